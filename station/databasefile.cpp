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
    : m_path(path), m_schemas(schemas), m_busyTimeoutMs(busyTimeoutMs)
{
}

SqlOutcome DatabaseFile::open(SqlConnection &sql, Check check)
{
    if (SqlOutcome failure = provide())
        return failure;
    if (SqlOutcome failure = sql.open(m_path, SqlConnection::Mode::ReadWrite, m_busyTimeoutMs))
        return failure;
    m_identity = identity();
    if (SqlOutcome failure = refuseNewer(sql))
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
    return migrate(sql);
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
    // SQLite would delete a log without a file, or apply it to another one; its rows may be the only ones
    // left.
    if (QFile::exists(m_path + walSuffix) || QFile::exists(m_path + shmSuffix)) {
        if (SqlOutcome failure = moveAside())
            return failure;
        m_notices.append(
            tr("the log of %1 had lost its file; it is kept as %2").arg(m_path, m_movedTo + walSuffix));
    }
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

SqlOutcome DatabaseFile::refuseNewer(SqlConnection &sql) const
{
    QVariant known;
    const auto isThere = QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'");
    if (SqlOutcome failure = sql.value(isThere, known))
        return failure;
    if (known.toInt() == 0)
        return {};
    Rows versions;
    if (SqlOutcome failure =
            sql.run(QStringLiteral("SELECT owner, version FROM schema_version"), {}, &versions))
        return failure;
    for (const QVariantList &row : versions) {
        for (const Schema &schema : m_schemas) {
            if (schema.owner == row.at(0).toString() &&
                row.at(1).toLongLong() > qint64(schema.migrations.size()))
                return SqlFailure{SqlTrouble::Refused,
                                  tr("the tables of \"%1\" have version %2, newer than version %3 known here")
                                      .arg(schema.owner, row.at(1).toString())
                                      .arg(schema.migrations.size()),
                                  tr("Run the newer program again, or restore a backup made before it ran. "
                                     "The file was not changed.")};
        }
    }
    return {};
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

SqlOutcome DatabaseFile::migrate(SqlConnection &sql) const
{
    // commit_mark says which transaction was the last: the answer to "did it get there?" after an I/O error.
    static const QString own[] = {
        QStringLiteral(
            "CREATE TABLE IF NOT EXISTS schema_version (owner TEXT PRIMARY KEY, version INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS commit_mark (run TEXT PRIMARY KEY, last BIGINT NOT NULL)"),
    };
    for (const QString &statement : own) {
        if (SqlOutcome failure = sql.run(statement))
            return failure;
    }
    for (const Schema &schema : m_schemas) {
        Rows rows;
        if (SqlOutcome failure = sql.run(QStringLiteral("SELECT version FROM schema_version WHERE owner = ?"),
                                         {schema.owner}, &rows))
            return failure;
        const qsizetype from = rows.empty() ? 0 : rows.front().front().toLongLong();
        for (qsizetype version = from; version < qsizetype(schema.migrations.size()); ++version) {
            SqlOutcome failure = migrateOnce(sql, schema, version);
            if (!failure)
                continue;
            (void)sql.run(QStringLiteral("ROLLBACK"));
            failure->why = tr("the tables of \"%1\" cannot be brought to version %2: %3")
                               .arg(schema.owner)
                               .arg(version + 1)
                               .arg(failure->why);
            return failure;
        }
    }
    return {};
}

SqlOutcome DatabaseFile::migrateOnce(SqlConnection &sql, const Schema &schema, qsizetype from) const
{
    if (SqlOutcome failure = sql.run(QStringLiteral("BEGIN IMMEDIATE")))
        return failure;
    for (const QString &statement : schema.migrations[std::size_t(from)]) {
        if (SqlOutcome failure = sql.run(statement))
            return failure;
    }
    const auto remember = QStringLiteral("INSERT INTO schema_version (owner, version) VALUES (?, ?) "
                                         "ON CONFLICT (owner) DO UPDATE SET version = excluded.version");
    if (SqlOutcome failure = sql.run(remember, {schema.owner, qlonglong(from + 1)}))
        return failure;
    return sql.run(QStringLiteral("COMMIT"));
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
    if (SqlOutcome failure = migrate(target))
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
    for (const QString &suffix : {QString(), walSuffix, shmSuffix}) {
        if (!QFile::exists(m_path + suffix))
            continue;
        if (SqlOutcome failure = renameFile(m_path + suffix, target + suffix))
            return failure;
        m_movedTo = target;
    }
    return syncFolder(m_path);
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
