#include "components/email/connection/connector.h"

#include "tests/support/fakeclock.h"

#include <QTcpServer>
#include <QtTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using email::Cause;
using email::Connector;

namespace {

/// An address that takes no connection and refuses none: its queue is as short as possible, and full.
class BlackHole
{
public:
    BlackHole()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto *where = reinterpret_cast<const sockaddr *>(&address);
        m_sockets.append(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        socklen_t size = sizeof address;
        if (::bind(m_sockets[0], where, size) != 0 || ::listen(m_sockets[0], 0) != 0 ||
            ::getsockname(m_sockets[0], reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no black hole");
        for (int i = 0; i < 4; ++i) {
            m_sockets.append(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
            (void)::connect(m_sockets.last(), where, size);
        }
        m_port = ntohs(address.sin_port);
    }
    ~BlackHole()
    {
        for (const int socket : m_sockets)
            ::close(socket);
    }
    quint16 port() const { return m_port; }

private:
    QList<int> m_sockets;
    quint16 m_port = 0;
};

/// A port that is taken, so that no other program listens there, but refuses every connection.
class Refusing
{
public:
    explicit Refusing(const char *host, quint16 port = 0)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        ::inet_pton(AF_INET, host, &address.sin_addr);
        socklen_t size = sizeof address;
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), size) != 0 ||
            ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("%s port %d is taken", host, port);
        m_port = ntohs(address.sin_port);
    }
    ~Refusing() { ::close(m_socket); }
    quint16 port() const { return m_port; }

private:
    int m_socket;
    quint16 m_port = 0;
};

QHostInfo found(const QStringList &addresses)
{
    QHostInfo info;
    info.setHostName(QStringLiteral("mail.example"));
    QList<QHostAddress> list;
    for (const QString &address : addresses)
        list.append(QHostAddress(address));
    info.setAddresses(list);
    return info;
}

} // namespace

/// Which of a host's addresses is used, and how long the others are waited for.
class ConnectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRefusedAddressIsFollowedByTheNext();
    void anAddressWithoutAnAnswerCostsAQuarterSecond();
    void noAddressIsWaitedForLongerThanFifteenSeconds();
    void addressFamiliesTakeTurns();

private:
    void open(const QHostInfo &info, quint16 port);
    bool answering(quint16 port);

    testsupport::FakeClock m_clock;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<QSslSocket> m_socket;
    Cause m_cause = Cause::None;
    QString m_text;
    bool m_done = false;
};

void ConnectorTest::init()
{
    m_socket.reset();
    m_server = std::make_unique<QTcpServer>();
    m_connector = std::make_unique<Connector>(m_clock);
    m_done = false;
}

/// 127.0.0.2 answers on @p port.
bool ConnectorTest::answering(quint16 port)
{
    return m_server->listen(QHostAddress(QStringLiteral("127.0.0.2")), port);
}

void ConnectorTest::open(const QHostInfo &info, quint16 port)
{
    m_connector->open(
        info, port, [] {},
        [this](auto socket, Cause cause, const QString &text) {
            m_socket = std::move(socket);
            m_cause = cause;
            m_text = text;
            m_done = true;
        });
}

void ConnectorTest::aRefusedAddressIsFollowedByTheNext()
{
    const Refusing first("127.0.0.1");
    QVERIFY(answering(first.port()));
    open(found({QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.2")}), first.port());
    QTRY_VERIFY(m_done);
    QVERIFY2(m_socket, qPrintable(m_text));
    QCOMPARE(m_socket->peerAddress().toString(), QStringLiteral("127.0.0.2"));
    // A server that talks without end must not fill the memory.
    QCOMPARE(m_socket->readBufferSize(), 64 * 1024);
}

void ConnectorTest::anAddressWithoutAnAnswerCostsAQuarterSecond()
{
    const BlackHole hole;
    QVERIFY(answering(hole.port()));
    open(found({QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.2")}), hole.port());
    m_clock.advance(249);
    QTest::qWait(0);
    QVERIFY(!m_server->hasPendingConnections());
    m_clock.advance(1);
    QTRY_VERIFY(m_done);
    QVERIFY2(m_socket, qPrintable(m_text));
    QCOMPARE(m_socket->peerAddress().toString(), QStringLiteral("127.0.0.2"));
    QCOMPARE(m_clock.pending(), std::size_t(0));
}

void ConnectorTest::noAddressIsWaitedForLongerThanFifteenSeconds()
{
    const BlackHole hole;
    open(found({QStringLiteral("127.0.0.1")}), hole.port());
    m_clock.advance(14'999);
    QTest::qWait(0);
    QVERIFY(!m_done);
    m_clock.advance(1);
    QVERIFY(m_done);
    QVERIFY(!m_socket);
    QCOMPARE(m_cause, Cause::ConnectFailed);
    QVERIFY2(m_text.contains(QStringLiteral("127.0.0.1: no answer")), qPrintable(m_text));
}

/// As long as all of them refuse, they are named in the order in which they were tried.
void ConnectorTest::addressFamiliesTakeTurns()
{
    const Refusing first("127.0.0.1");
    const Refusing second("127.0.0.2", first.port());
    open(found({QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.2"), QStringLiteral("::1")}),
         first.port());
    QTRY_VERIFY(m_done);
    QVERIFY(!m_socket);
    QCOMPARE(m_cause, Cause::ConnectRefused);
    const auto at = [this](const char *address) { return m_text.indexOf(QLatin1String(address)); };
    QVERIFY2(at("127.0.0.1") > 0 && at("::1") > at("127.0.0.1") && at("127.0.0.2") > at("::1"),
             qPrintable(m_text));
}

QTEST_GUILESS_MAIN(ConnectorTest)
#include "connectortest.moc"
