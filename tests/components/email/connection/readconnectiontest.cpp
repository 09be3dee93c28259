#include "components/email/connection/readconnection.h"

#include "tests/support/fakeclock.h"
#include "tests/truststore/certificatefactory.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpServer>
#include <QTest>

using namespace email;
using testsupport::FakeClock;

#define WAIT_FOR(condition) QTRY_VERIFY_WITH_TIMEOUT((clock.advance(0), (condition)), 15'000)

namespace {

factory::Recipe recipe()
{
    factory::Recipe recipe;
    recipe.alternativeNames = {QStringLiteral("IP:127.0.0.1")};
    return recipe;
}

/// A server that plays a list of lines: "C:" waits for exactly that line, "S:" is sent, "[tls]" begins TLS,
/// "[close]" ends the connection.
class ScriptServer final : private QTcpServer
{
public:
    explicit ScriptServer(const QByteArray &script) : m_identity(factory::selfSigned(recipe()))
    {
        for (const QByteArray &line : script.split('\n')) {
            if (!line.trimmed().isEmpty())
                m_script.append(line.trimmed());
        }
        listen(QHostAddress::LocalHost);
    }

    using QTcpServer::serverPort;
    QByteArray mismatch() const { return m_mismatch; }
    bool isDone() const { return m_script.isEmpty() && m_mismatch.isEmpty(); }
    bool anyInTheClear(const QByteArray &text) const { return m_clear.contains(text); }

private:
    void incomingConnection(qintptr descriptor) override
    {
        m_socket = std::make_unique<QSslSocket>();
        m_socket->setSocketDescriptor(descriptor);
        connect(m_socket.get(), &QIODevice::readyRead, this, [this] { play(); });
        connect(m_socket.get(), &QSslSocket::encrypted, this, [this] { play(); });
        play();
    }

    void play()
    {
        while (!m_script.isEmpty()) {
            const QByteArray item = m_script.first();
            if (item.startsWith("C: ") && !hear(item.mid(3)))
                return;
            if (item == "[tls]" && !m_socket->isEncrypted() && !beginTls())
                return;
            if (item.startsWith("S: "))
                m_socket->write(item.mid(3) + "\r\n");
            if (item == "[close]")
                m_socket->disconnectFromHost();
            m_script.removeFirst();
        }
    }

    bool hear(const QByteArray &wanted)
    {
        if (!m_socket->canReadLine())
            return false;
        const QByteArray line = m_socket->readLine().trimmed();
        if (!m_socket->isEncrypted())
            m_clear += line + '\n';
        if (line != wanted)
            m_mismatch += "wanted " + wanted + ", got " + line + '\n';
        return line == wanted;
    }

    bool beginTls()
    {
        if (m_socket->mode() != QSslSocket::UnencryptedMode)
            return false;
        QSslConfiguration configuration;
        configuration.setLocalCertificate(QSslCertificate(m_identity.certificate.der(), QSsl::Der));
        configuration.setPrivateKey(QSslKey(m_identity.keyPem(), QSsl::Ec));
        m_socket->setSslConfiguration(configuration);
        m_socket->startServerEncryption();
        return false;
    }

    factory::Identity m_identity;
    QList<QByteArray> m_script;
    std::unique_ptr<QSslSocket> m_socket;
    QByteArray m_mismatch;
    QByteArray m_clear;
};

WireSettings wireTo(quint16 port, bool believes = true)
{
    WireSettings wire;
    wire.host = QStringLiteral("127.0.0.1");
    wire.port = port;
    wire.endpoint.host = trust::HostName::parse(wire.host).value();
    wire.endpoint.port = port;
    wire.judge = [believes](const trust::PeerQuestion &question) {
        trust::PeerAnswer answer;
        answer.belief = believes ? trust::PeerAnswer::Belief::Exempted : trust::PeerAnswer::Belief::Refused;
        answer.mayIgnore = question.errors;
        return answer;
    };
    return wire;
}

template <typename Settings>
Settings settings(TlsMode tls)
{
    Settings settings;
    settings.tls = tls;
    settings.account = QStringLiteral("user");
    settings.password = SecretBytes(QByteArray("secret"));
    return settings;
}

/// A connection with all that it told.
template <typename Connection>
struct Client
{
    FakeClock &clock;
    Trace trace;
    QList<ReadResult> results;
    QByteArray text;
    std::optional<Outcome> ending;
    bool closed = false;
    bool ready = false;
    std::function<void(qint64)> whenDone = [](qint64) {};
    std::unique_ptr<Connection> connection;

    Client(FakeClock &fake, const ScriptServer &server, TlsMode tls, bool believes = true) : clock(fake)
    {
        typename Connection::Listener listener;
        listener.ready = [this] { ready = true; };
        listener.told = [this](const typename Connection::News &news) { take(news); };
        listener.closed = [this](const std::optional<Outcome> &how, const trust::Meeting &) {
            ending = how;
            closed = true;
        };
        connection = std::make_unique<Connection>(clock, trace, settings<typename Connection::Settings>(tls),
                                                  wireTo(server.serverPort(), believes), std::move(listener));
        connection->open();
    }

    void take(const typename Connection::News &news)
    {
        if (const auto *piece = std::get_if<TextPiece>(&news))
            text += piece->bytes;
        const auto *result = std::get_if<ReadResult>(&news);
        if (!result)
            return;
        results.append(*result);
        whenDone(result->token);
    }
};

ImapRequest request(ImapRequest::Kind kind, qint64 token, quint32 uid = 0)
{
    ImapRequest request;
    request.kind = kind;
    request.token = token;
    request.folder = QStringLiteral("INBOX");
    request.uids = {uid};
    return request;
}

const QByteArray ImapStart =
    "S: * OK hi\nC: A1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\nS: A1 OK\n"
    "C: A2 STARTTLS\nS: A2 OK go\n[tls]\nC: A3 CAPABILITY\n"
    "S: * CAPABILITY IMAP4rev1 IDLE\nS: A3 OK\nC: A4 LOGIN \"user\" \"secret\"\n"
    "S: A4 OK [CAPABILITY IMAP4rev1 IDLE] in\n";

} // namespace

/// Reading mail over real sockets: the same wire as for sending, with STARTTLS and STLS on it.
class ReadConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsByImap()
    {
        FakeClock clock;
        ScriptServer server(ImapStart +
                            "C: A5 SELECT \"INBOX\"\nS: * 1 EXISTS\nS: A5 OK\n"
                            "C: A6 UID FETCH 5 (UID BODY.PEEK[])\nS: * 1 FETCH (UID 5 BODY[] {5}\n"
                            "S: abc\nS: )\nS: A6 OK\nC: A7 LOGOUT\nS: * BYE\nS: A7 OK\n");
        Client<ImapConnection> client(clock, server, TlsMode::StartTls);
        // Asked from inside the listener: one request's result brings the next.
        client.whenDone = [&client](qint64 token) {
            if (token == 1)
                client.connection->submit(request(ImapRequest::Kind::Fetch, 2, 5));
            else
                client.connection->stop();
        };
        client.connection->submit(request(ImapRequest::Kind::Select, 1));
        WAIT_FOR(client.closed);
        QVERIFY2(server.isDone(), server.mismatch().constData());
        QVERIFY(!client.ending);
        QCOMPARE(client.text, QByteArray("abc\r\n"));
    }

    void watchesByTheClock()
    {
        FakeClock clock;
        ScriptServer server(ImapStart +
                            "C: A5 IDLE\nS: + idling\nC: DONE\nS: A5 OK\nC: A6 IDLE\nS: + idling\nC: DONE\n");
        Client<ImapConnection> client(clock, server, TlsMode::StartTls);
        client.connection->submit(request(ImapRequest::Kind::Watch, 1));
        WAIT_FOR(client.connection->dialogue().step() == Step::Watch);
        clock.advance(9 * 60'000);
        WAIT_FOR(client.connection->dialogue().step() == Step::Watch);
        clock.advance(9 * 60'000); // and now the server is silent
        WAIT_FOR(server.isDone());
        clock.advance(60'000);
        WAIT_FOR(client.closed);
        QCOMPARE(client.ending->cause, Cause::TimedOut);
        QCOMPARE(client.results.size(), 1);
    }

    void readsByPop3()
    {
        FakeClock clock;
        ScriptServer server(
            "S: +OK hi\nC: CAPA\nS: +OK\nS: STLS\nS: .\nC: STLS\nS: +OK go\n[tls]\nC: CAPA\nS: +OK\n"
            "S: USER\nS: .\nC: USER user\nS: +OK\nC: PASS secret\nS: +OK\nC: RETR 1\nS: +OK\nS: ..a\nS: .\n"
            "C: DELE 1\nS: +OK\nC: QUIT\nS: +OK bye\n[close]\n");
        Client<Pop3Connection> client(clock, server, TlsMode::StartTls);
        client.connection->submit({Pop3Request::Kind::Fetch, 1, 1});
        client.connection->submit({Pop3Request::Kind::Delete, 2, 1});
        client.connection->submit({Pop3Request::Kind::Commit, 3, 0});
        WAIT_FOR(client.closed);
        QVERIFY2(server.isDone(), server.mismatch().constData());
        QCOMPARE(client.text, QByteArray(".a\r\n"));
        QCOMPARE(client.results.size(), 3);
        for (const ReadResult &result : client.results)
            QVERIFY2(result.done, qPrintable(result.text));
    }

    /// Over a real socket: the text stands in the same segment as the answer to STARTTLS.
    void replyGluedToStartTlsIsFatal()
    {
        FakeClock clock;
        ScriptServer server("S: * OK hi\nC: A1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 STARTTLS\nS: A1 OK\n"
                            "C: A2 STARTTLS\nS: A2 OK go\nS: * PREAUTH hello\n[tls]\n");
        Client<ImapConnection> client(clock, server, TlsMode::StartTls);
        WAIT_FOR(client.closed);
        QCOMPARE(client.ending->cause, Cause::InjectedPlaintext);
        QVERIFY(!server.anyInTheClear("secret"));
    }

    void anUntrustedServerGetsNoPassword()
    {
        FakeClock clock;
        ScriptServer server("[tls]\nS: +OK hi\nC: CAPA\nS: -ERR\nC: USER user\n");
        Client<Pop3Connection> client(clock, server, TlsMode::TlsFirst, false);
        WAIT_FOR(client.closed);
        QCOMPARE(client.ending->cause, Cause::Untrusted);
        QVERIFY(!client.ready && !server.isDone());
    }

    void aSilentServerIsLeftInTime()
    {
        FakeClock clock;
        ScriptServer server("S: * OK hi\nC: A1 CAPABILITY\n");
        Client<ImapConnection> client(clock, server, TlsMode::StartTls);
        WAIT_FOR(server.isDone());
        clock.advance(patience(Step::Hello).count());
        WAIT_FOR(client.closed);
        QCOMPARE(client.ending->cause, Cause::TimedOut);
    }
};

QTEST_GUILESS_MAIN(ReadConnectionTest)
#include "readconnectiontest.moc"
