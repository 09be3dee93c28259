#include "station/ballast.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace station {

Ballast::Ballast(const QString &databasePath, qint64 bytes)
    : m_path(databasePath + QStringLiteral(".ballast")), m_bytes(bytes)
{
}

bool Ballast::make()
{
    if (m_made || m_bytes <= 0)
        return true;
    const QByteArray path = QFile::encodeName(m_path);
    struct stat found
    {
    };
    if (::lstat(path.constData(), &found) == 0 && S_ISREG(found.st_mode) && found.st_size == m_bytes &&
        found.st_blocks * 512 >= m_bytes) {
        m_made = true;
        return true;
    }
    if (freeBytes() < 4 * m_bytes)
        return false;
    const int fd = ::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    // Really allocated: a file with holes would reserve nothing.
    m_made = ::ftruncate(fd, 0) == 0 && ::posix_fallocate(fd, 0, m_bytes) == 0;
    ::close(fd);
    if (!m_made)
        ::unlink(path.constData());
    return m_made;
}

bool Ballast::release()
{
    m_made = false;
    return m_bytes > 0 && ::unlink(QFile::encodeName(m_path).constData()) == 0;
}

qint64 Ballast::freeBytes() const
{
    struct statvfs disk
    {
    };
    const QByteArray folder = QFile::encodeName(QFileInfo(m_path).absolutePath());
    if (::statvfs(folder.constData(), &disk) != 0)
        return -1;
    return qint64(disk.f_bavail) * qint64(disk.f_frsize);
}

} // namespace station
