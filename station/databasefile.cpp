// What is promised here: the file that holds the alarms is never deleted and never written to while it is in
// doubt. A newer one is left as it is; a damaged one is copied from and then renamed. The durability settings
// are read back, because a file system that cannot do write-ahead logging makes SQLite fall back in silence.

#include "station/databasefile.h"

#include "station/databasesalvage.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Database", text);
}

SqlFailure systemFailure(const QString &step)
{
    const int number = errno;
    const SqlTrouble kind = number == ENOSPC || number == EDQUOT ? SqlTrouble::Full : SqlTrouble::Io;
    return {kind, step + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number)),
            tr("Check the disk, the space on it and the rights on the station's folder.")};
}

SqlOutcome syncFolder(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int fd = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return systemFailure(tr("cannot open its folder"));
    SqlOutcome outcome;
    if (::fsync(fd) != 0)
        outcome = systemFailure(tr("cannot bring its folder to disk"));
    ::close(fd);
    return outcome;
}

SqlOutcome renameFile(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0)
        return {};
    return systemFailure(tr("cannot move %1 to %2").arg(from, to));
}

const auto walSuffix = QStringLiteral("-wal");
const auto shmSuffix = QStringLiteral("-shm");

} // namespace

DatabaseFile::DatabaseFile(const QString &path, const std::vector<Schema> &schemas, int busyTimeoutMs)
    : m_path(path), m_schema(schemas), m_busyTimeoutMs(busyTimeoutMs)
{
}

SqlOutcome DatabaseFile::open(SqlConnection &sql, Check check)
{
    if (SqlOutcome failure = provide())
        return failure;
    if (SqlOutcome failure = sql.open(m_path, SqlConnection::Mode::ReadWrite, m_busyTimeoutMs))
        return failure;
    m_identity = identity();
    if (SqlOutcome failure = m_schema.refuseNewer(sql))
        return failure;
    if (check == Check::Quick) {
        QVariant answer;
        if (SqlOutcome failure = sql.value(QStringLiteral("PRAGMA quick_check(1)"), answer))
            return failure;
        if (answer.toString() != QLatin1String("ok"))
            return SqlFailure{SqlTrouble::Damaged, answer.toString()};
    }
    if (SqlOutcome failure = applyPragmas(sql))
        return failure;
    return m_schema.migrate(sql);
}

std::pair<quint64, quint64> DatabaseFile::identity() const
{
    struct stat found
    {
    };
    if (::stat(QFile::encodeName(m_path).constData(), &found) != 0)
        return {};
    return {found.st_dev, found.st_ino};
}

bool DatabaseFile::isInPlace() const
{
    return identity() == m_identity;
}

/// Makes an empty file, readable by its owner only, when there is none.
SqlOutcome DatabaseFile::provide()
{
    m_wasMade = false;
    if (QFile::exists(m_path)) {
        QFile::remove(rebuiltPath()); // From a replacement that was killed early; it is built again.
        return {};
    }
    if (SqlOutcome failure = moveLogAside())
        return failure;
    if (QFile::exists(rebuiltPath())) { // Killed between the two renames of replace().
        m_notices.append(
            tr("%1 had been moved aside as damaged; its repaired copy was put in place").arg(m_path));
        return putInPlace();
    }
    const int fd = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return systemFailure(tr("cannot make the file"));
    ::close(fd);
    m_wasMade = true;
    return syncFolder(m_path);
}

SqlOutcome DatabaseFile::putInPlace()
{
    if (SqlOutcome failure = renameFile(rebuiltPath(), m_path))
        return failure;
    return syncFolder(m_path);
}

SqlOutcome DatabaseFile::applyPragmas(SqlConnection &sql) const
{
    struct Pragma
    {
        const char *set;
        const char *get;
        const char *expected;
    };
    static constexpr Pragma pragmas[] = {
        {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"},
        {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"}, // NORMAL loses commits at a power cut.
        {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
        {"PRAGMA journal_size_limit = 4194304", "PRAGMA journal_size_limit", "4194304"},
    };
    for (const Pragma &pragma : pragmas) {
        QVariant value;
        if (SqlOutcome failure = sql.run(QLatin1String(pragma.set)))
            return failure;
        if (SqlOutcome failure = sql.value(QLatin1String(pragma.get), value))
            return failure;
        if (value.toString() != QLatin1String(pragma.expected))
            return SqlFailure{SqlTrouble::Refused,
                              tr("commits would not be durable: \"%1\" is answered by \"%2\"")
                                  .arg(QLatin1String(pragma.set), value.toString()),
                              tr("Put the station's folder on a local file system.")};
    }
    return {};
}

SqlOutcome DatabaseFile::replace(SqlConnection &sql, const QString &reason)
{
    if (!QFile::exists(m_path)) // An earlier call came as far as the renames; the rebuilt file waits.
        return open(sql, Check::None);
    const qsizetype before = m_notices.size();
    if (SqlOutcome failure = rebuild())
        return failure;
    // Renamed while still connected: SQLite does not tidy up the log of a file that has moved.
    SqlOutcome unmoved = moveAside();
    sql.close(); // In any case: nothing more may be written into a file that may have moved.
    if (unmoved)
        return unmoved;
    if (SqlOutcome failure = putInPlace())
        return failure;
    m_notices.insert(before, tr("%1 was damaged (%2); it is kept as %3").arg(m_path, reason, m_movedTo));
    return open(sql, Check::None);
}

/// Writes the new file beside the damaged one; it gets its name only once it is whole.
SqlOutcome DatabaseFile::rebuild()
{
    const QString unfinished = m_path + QStringLiteral(".rebuilding");
    for (const QString &suffix : {QString(), QStringLiteral("-journal"), walSuffix, shmSuffix})
        QFile::remove(unfinished + suffix);
    const int fd =
        ::open(QFile::encodeName(unfinished).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return systemFailure(tr("cannot make %1").arg(unfinished));
    ::close(fd);

    // Neither write-ahead logging nor foreign keys yet: one file to rename, and children may come before
    // parents.
    SqlConnection target;
    if (SqlOutcome failure = target.open(unfinished, SqlConnection::Mode::ReadWrite, m_busyTimeoutMs))
        return failure;
    if (SqlOutcome failure = target.run(QStringLiteral("PRAGMA synchronous = FULL")))
        return failure;
    if (SqlOutcome failure = m_schema.migrate(target))
        return failure;

    // Read-only: closing this connection must not tidy up the log of the damaged file.
    SqlConnection source;
    if (SqlOutcome failure = source.open(m_path, SqlConnection::Mode::ReadOnly, m_busyTimeoutMs)) {
        m_notices.append(tr("nothing in it could be read: %1").arg(failure->why));
    } else {
        DatabaseSalvage salvage(source, target);
        if (SqlOutcome refusal = salvage.run())
            return refusal;
        m_notices.append(salvage.notices());
    }
    target.close();
    return renameFile(unfinished, rebuiltPath());
}

/// The file first: from then on the rebuilt one counts, and provide() goes on from there after a kill.
SqlOutcome DatabaseFile::moveAside()
{
    const QString target = freeName();
    if (SqlOutcome failure = renameFile(m_path, target))
        return failure;
    m_movedTo = target;
    return renameLog(target);
}

SqlOutcome DatabaseFile::renameLog(const QString &target) const
{
    for (const QString &suffix : {walSuffix, shmSuffix}) {
        if (!QFile::exists(m_path + suffix))
            continue;
        if (SqlOutcome failure = renameFile(m_path + suffix, target + suffix))
            return failure;
    }
    return syncFolder(m_path);
}

/// A log carries no name of its file: SQLite deletes one without a file and applies it to whichever it finds,
/// and its rows may be the only ones left.
SqlOutcome DatabaseFile::moveLogAside()
{
    if (!QFile::exists(m_path + walSuffix) && !QFile::exists(m_path + shmSuffix))
        return {};
    const QString target = freeName();
    if (SqlOutcome failure = renameLog(target))
        return failure;
    m_notices.append(tr("the log of %1 had lost its file; it is kept as %2").arg(m_path, target + walSuffix));
    return {};
}

/// Named by the time of its last change, so that it sorts and says from when its content is.
QString DatabaseFile::freeName() const
{
    const QFileInfo file(QFile::exists(m_path) ? m_path : m_path + walSuffix);
    const QString stamp = file.lastModified().toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const QString wanted = m_path + QStringLiteral(".damaged-") + stamp;
    QString name = wanted;
    for (int i = 2; QFile::exists(name) || QFile::exists(name + walSuffix); ++i)
        name = wanted + QStringLiteral("-%1").arg(i);
    return name;
}

} // namespace station
