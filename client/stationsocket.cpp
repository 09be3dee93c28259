#include "client/stationsocket.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocalSocket>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// A descriptor that is closed when it goes.
class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_fd; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

} // namespace

station::Result<std::unique_ptr<QIODevice>> connectToStation(const QString &folder)
{
    using Device = std::unique_ptr<QIODevice>;
    const Descriptor directory(
        ::open(QFile::encodeName(folder).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() < 0)
        return station::Error{folder, qt_error_string(errno), tr("Name the station's folder with -s DIR")};
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (socket.get() < 0)
        return station::Error{folder, qt_error_string(errno), {}};
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::snprintf(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/station.sock",
                  directory.get());
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        // A socket that nobody listens on is what a crash leaves behind.
        if (errno == ENOENT || errno == ECONNREFUSED)
            return Device();
        if (errno == EAGAIN)
            return station::Error{folder, tr("the station has no time for another session"), tr("Try again")};
        if (errno == EACCES)
            return station::Error{folder, tr("the station belongs to another user"),
                                  tr("Become that user, or root")};
        return station::Error{folder, qt_error_string(errno), {}};
    }
    auto device = std::make_unique<QLocalSocket>();
    if (!device->setSocketDescriptor(socket.get(), QLocalSocket::ConnectedState))
        return station::Error{folder, device->errorString(), {}};
    socket.release();
    return Device(std::move(device));
}

} // namespace client
