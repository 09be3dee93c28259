#include "station/value/atomicfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AtomicFile", text);
}

Error systemError(const QString &path, const QString &step, int number)
{
    QString remedy;
    if (number == ENOSPC || number == EDQUOT)
        remedy = tr("Free space on the disk; nothing was lost, the old file is untouched.");
    else if (number == EACCES || number == EPERM || number == EROFS)
        remedy = tr("Check who owns the folder and whether the disk is mounted read-only.");
    return {path, step + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number)), remedy};
}

/// Returns 0 or the errno of the first step that failed; @p step names it.
int writeAndSync(int fd, const QByteArray &content, QString &step)
{
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t n = ::write(fd, content.constData() + done, size_t(content.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            step = tr("cannot write");
            return errno;
        }
        done += n;
    }
    if (::fsync(fd) != 0) {
        step = tr("cannot bring to disk");
        return errno;
    }
    return 0;
}

} // namespace

Result<void> replaceFile(const QString &path, const QByteArray &content)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const QByteArray temporary = target + ".tmp." + QByteArray::number(::getpid());

    const int fd = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return systemError(path, tr("cannot create a temporary file beside it"), errno);

    QString step;
    int failure = writeAndSync(fd, content, step);
    if (::close(fd) != 0 && failure == 0) {
        step = tr("cannot close");
        failure = errno;
    }
    if (failure == 0 && ::rename(temporary.constData(), target.constData()) != 0) {
        step = tr("cannot put the new file in place");
        failure = errno;
    }
    if (failure != 0) {
        ::unlink(temporary.constData());
        return systemError(path, step, failure);
    }

    // The rename itself is durable only once the folder is.
    const int dir = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0)
        return systemError(path, tr("cannot open its folder"), errno);
    const bool synced = ::fsync(dir) == 0;
    failure = errno;
    ::close(dir);
    if (!synced)
        return systemError(path, tr("cannot bring its folder to disk"), failure);
    return {};
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{path, tr("cannot open: %1").arg(file.errorString()), {}};
    if (file.size() > maxBytes)
        return Error{path, tr("has %1 bytes, more than the %2 allowed").arg(file.size()).arg(maxBytes), {}};
    // In pieces: read() takes memory for all that it is allowed, not for what there is.
    QByteArray content;
    content.reserve(file.size() + 1);
    for (QByteArray piece; content.size() <= maxBytes; content += piece) {
        piece = file.read(qMin<qint64>(maxBytes + 1 - content.size(), 64 * 1024));
        if (file.error() != QFileDevice::NoError)
            return Error{path, tr("cannot read: %1").arg(file.errorString()), {}};
        if (piece.isEmpty())
            break;
    }
    if (content.size() > maxBytes)
        return Error{path, tr("is longer than the %1 bytes allowed").arg(maxBytes), {}};
    return content;
}

} // namespace station
