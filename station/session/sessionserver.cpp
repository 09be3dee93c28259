#include "station/session/sessionserver.h"

#include "station/session/messages.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocalSocket>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

Error systemError(const QString &path, int code)
{
    return {path, tr("cannot listen here: %1").arg(qt_error_string(code)), {}};
}

QString userName(uid_t uid)
{
    const passwd *entry = ::getpwuid(uid);
    return entry ? QString::fromLocal8Bit(entry->pw_name) : tr("user %1").arg(uid);
}

} // namespace

SessionServer::SessionServer(Station &station, const MethodTable &methods)
    : m_station(station), m_methods(methods), m_owner(userName(::geteuid()))
{
    connect(&m_server, &QLocalServer::newConnection, this, &SessionServer::accept);
}

SessionServer::~SessionServer()
{
    close();
}

Result<void> SessionServer::listen(const QString &folder)
{
    m_folder = folder;
    m_folderFd = ::open(QFile::encodeName(folder).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (m_folderFd < 0)
        return systemError(folder, errno);
    const Result<int> bound = bindSocket();
    if (!bound)
        return bound.error();
    m_server.setMaxPendingConnections(maxSessions);
    if (!m_server.listen(qintptr(*bound))) {
        ::close(*bound);
        return Error{folder, m_server.errorString(), {}};
    }
    return {};
}

/// A socket's path may have 107 bytes at most; through /proc the folder's own path does not count.
Result<int> SessionServer::bindSocket() const
{
    const QString shown = m_folder + QLatin1Char('/') + socketName();
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return systemError(shown, errno);
    ::unlinkat(m_folderFd, "station.sock", 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/station.sock", m_folderFd);
    // The file takes over the mode that the socket has when it is bound, so that it is never open to others.
    if (::fchmod(fd, S_IRUSR | S_IWUSR) != 0 ||
        ::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        ::fchmodat(m_folderFd, "station.sock", S_IRUSR | S_IWUSR, 0) != 0 || ::listen(fd, SOMAXCONN) != 0) {
        const int code = errno;
        ::close(fd);
        return systemError(shown, code);
    }
    return fd;
}

void SessionServer::accept()
{
    while (QLocalSocket *pending = m_server.nextPendingConnection()) {
        std::unique_ptr<QLocalSocket> socket(pending);
        socket->setParent(nullptr);
        socket->setReadBufferSize(256 * 1024);
        Peer peer;
        if (isWelcome(*socket, peer))
            serve(std::move(socket), peer);
    }
}

bool SessionServer::isWelcome(QLocalSocket &socket, Peer &peer)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0)
        return false;
    if (credentials.uid != ::geteuid() && credentials.uid != 0) {
        m_station.log().write(Log::Level::Warning, tr("session"),
                              tr("Refused a local session of the user with number %1.").arg(credentials.uid));
        return false;
    }
    if (sessionCount() >= maxSessions) {
        socket.write(
            toLine(errorMessage(QJsonValue(), TooManySessions,
                                {m_folder, tr("too many sessions are open"), tr("Try again later")})));
        socket.flush();
        return false;
    }
    peer.user = credentials.uid == ::geteuid() ? m_owner : QStringLiteral("root");
    return true;
}

void SessionServer::serve(std::unique_ptr<QIODevice> device, const Peer &peer)
{
    const quint64 number = m_next++;
    auto session = std::make_unique<Session>(number, std::move(device), peer, m_station, m_methods, m_limits);
    connect(session.get(), &Session::closed, this, [this, number] {
        const auto found = m_sessions.find(number);
        if (found == m_sessions.end())
            return;
        found->second.release()->deleteLater();
        m_sessions.erase(found);
    });
    m_sessions.emplace(number, std::move(session));
}

void SessionServer::stopListening()
{
    m_server.close();
    if (m_folderFd < 0)
        return;
    ::unlinkat(m_folderFd, "station.sock", 0);
    ::close(std::exchange(m_folderFd, -1));
}

void SessionServer::close()
{
    stopListening();
    for (const auto &[number, session] : m_sessions)
        session->close();
    m_sessions.clear();
}

} // namespace station
