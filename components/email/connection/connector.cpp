#include "components/email/connection/connector.h"

#include "components/email/protocol/step.h"

#include <QCoreApplication>
#include <QFile>

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace email {

namespace {

constexpr qint64 headStartMs = 250;

/// One of each family in turn, beginning with the family that the resolver put first (RFC 8305 §4).
QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const QHostAddress &address : addresses)
        (address.protocol() == addresses.constFirst().protocol() ? first : second).append(address);
    QList<QHostAddress> mixed;
    for (qsizetype i = 0; i < std::max(first.size(), second.size()); ++i) {
        if (i < first.size())
            mixed.append(first.at(i));
        if (i < second.size())
            mixed.append(second.at(i));
    }
    return mixed;
}

/// Whether a thread could be started: Qt does so for a look-up, and a thread that finds no descriptors for
/// its own use ends the whole program.
bool hasDescriptorsLeft()
{
    std::array<int, 8> spare{};
    bool all = true;
    for (int &one : spare) {
        one = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        all = all && one >= 0;
    }
    for (const int one : spare) {
        if (one >= 0)
            ::close(one);
    }
    return all;
}

/// Whom the machine asks for names, for a person.
QString nameServers()
{
    QFile file(QStringLiteral("/etc/resolv.conf"));
    QStringList servers;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.read(64 * 1024).split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() > 1 && words.first() == "nameserver")
                servers.append(QString::fromLatin1(words.at(1)));
        }
    }
    return servers.isEmpty() ? QCoreApplication::translate("Connector", "no name server is set")
                             : servers.join(QStringLiteral(", "));
}

} // namespace

Connector::~Connector()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
}

void Connector::open(const QString &host, quint16 port, std::function<void()> connecting, Done done)
{
    QHostInfo found;
    found.setHostName(host);
    const QHostAddress literal(host);
    if (!literal.isNull()) {
        found.setAddresses({literal});
        return open(found, port, std::move(connecting), std::move(done));
    }
    m_host = host;
    m_port = port;
    m_connecting = std::move(connecting);
    m_done = std::move(done);
    if (!hasDescriptorsLeft()) {
        const QString said =
            tr("The station has as many files and connections open as it may. Raise its limit of "
               "open files (ulimit -n, or LimitNOFILE of its service)");
        QMetaObject::invokeMethod(
            this, [this, said] { finish(nullptr, Cause::ConnectFailed, said); }, Qt::QueuedConnection);
        return;
    }
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) { resolved(info); });
}

void Connector::open(const QHostInfo &found, quint16 port, std::function<void()> connecting, Done done)
{
    m_host = found.hostName();
    m_port = port;
    m_connecting = std::move(connecting);
    m_done = std::move(done);
    resolved(found);
}

void Connector::resolved(const QHostInfo &info)
{
    m_lookup = -1;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        finish(
            nullptr, Cause::HostNotFound,
            tr("The name %1 has no address: %2 (asked %3)").arg(m_host, info.errorString(), nameServers()));
        return;
    }
    m_addresses = interleaved(info.addresses());
    m_connecting();
    tryNext();
}

void Connector::tryNext()
{
    if (m_next >= m_addresses.size())
        return;
    const QHostAddress address = m_addresses.at(m_next++);
    auto *socket = new QSslSocket;
    m_attempts.push_back({std::unique_ptr<QSslSocket>(socket), std::make_unique<station::Timer>()});
    m_tried.append({address, -1, {}});
    m_begun.append(m_clock.bootMs());
    // The read buffer is bounded from the first byte: a server that talks without end fills no memory.
    socket->setReadBufferSize(64 * 1024);
    connect(socket, &QAbstractSocket::connected, this, [this, socket] { succeeded(socket); });
    connect(socket, &QAbstractSocket::errorOccurred, this,
            [this, socket](QAbstractSocket::SocketError error) {
                m_refusals += error == QAbstractSocket::ConnectionRefusedError;
                failed(socket, socket->errorString());
            });
    m_attempts.back().patience->start(m_clock, patience(Step::Connect).count(),
                                      [this, socket] { failed(socket, tr("no answer")); });
    if (m_next < m_addresses.size())
        m_headStart.start(m_clock, headStartMs, [this] { tryNext(); });
    socket->connectToHost(address, m_port);
}

void Connector::succeeded(QSslSocket *socket)
{
    for (std::size_t i = 0; i < m_attempts.size(); ++i) {
        Attempt &attempt = m_attempts[i];
        if (attempt.socket.get() != socket)
            continue;
        m_tried[qsizetype(i)].ms = m_clock.bootMs() - m_begun.at(qsizetype(i));
        socket->disconnect(this);
        finish(std::move(attempt.socket), Cause::None, {});
        return;
    }
}

void Connector::failed(QSslSocket *socket, const QString &reason)
{
    const auto it = std::find_if(m_attempts.begin(), m_attempts.end(),
                                 [socket](const Attempt &attempt) { return attempt.socket.get() == socket; });
    if (it == m_attempts.end())
        return;
    Tried &tried = m_tried[it - m_attempts.begin()];
    tried.ms = m_clock.bootMs() - m_begun.at(it - m_attempts.begin());
    tried.problem = reason;
    m_failures.append(QStringLiteral("%1: %2").arg(tried.address.toString(), reason));
    socket->disconnect(this);
    // Its signal may be what brought us here, so it is destroyed later.
    it->socket.release()->deleteLater();
    it->patience->stop();
    if (m_failures.size() == m_addresses.size()) {
        finish(nullptr, m_refusals == m_addresses.size() ? Cause::ConnectRefused : Cause::ConnectFailed,
               tr("No connection to %1 port %2 (%3)")
                   .arg(m_host)
                   .arg(m_port)
                   .arg(m_failures.join(QStringLiteral("; "))));
        return;
    }
    m_headStart.stop();
    tryNext();
}

void Connector::finish(std::unique_ptr<QSslSocket> socket, Cause cause, const QString &text)
{
    m_headStart.stop();
    for (Attempt &attempt : m_attempts) {
        attempt.patience->stop();
        if (attempt.socket) {
            attempt.socket->disconnect(this);
            attempt.socket.release()->deleteLater();
        }
    }
    if (const Done done = std::exchange(m_done, {}))
        done(std::move(socket), cause, text);
}

} // namespace email
