// How the writer meets trouble: no space: the reserve goes, and it tries at once; damage: the file is
// replaced; anything else: it tries again after a pause, for as long as it takes. What counts as committed is
// decided in GroupCommit alone.

#include "station/databasewriter.h"

#include <algorithm>
#include <chrono>

namespace station {

namespace {

constexpr int firstPauseMs = 250;
constexpr int longestPauseMs = 5000;
/// Below this much free space an I/O error is taken for a full disk: SQLite reports some of those so.
constexpr qint64 nearlyNothing = 1024 * 1024;

} // namespace

DatabaseWriter::DatabaseWriter(Inbox &inbox, DatabaseReader &reader, Events events)
    : m_inbox(inbox),
      m_reader(reader),
      m_events(std::move(events)),
      m_group(m_sql, [this](quint64 upTo, const QHash<quint64, Error> &refused) {
          m_inbox.post([this, upTo, refused, commits = m_group.commits()] {
              m_events.settled(upTo, refused, commits);
          });
      })
{
}

Result<QStringList> DatabaseWriter::start(const QString &path, const std::vector<Schema> &schemas,
                                          const DatabaseOptions &options)
{
    m_file = DatabaseFile(path, schemas, options.busyTimeoutMs);
    m_ballast = Ballast(path, options.ballastBytes);
    m_maxBytes = options.maxBytes;
    m_group.setName(path);
    m_thread = std::thread([this] { work(); });
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_opened.has_value(); });
    return *m_opened;
}

void DatabaseWriter::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_changed.notify_all();
    }
    m_thread.join();
}

void DatabaseWriter::submit(quint64 number, Transaction transaction)
{
    const std::lock_guard lock(m_mutex);
    m_incoming.push_back({number, std::move(transaction)});
    if (m_incoming.size() == 1)
        m_changed.notify_all();
}

void DatabaseWriter::setMaxBytes(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    m_maxBytes = bytes;
    m_wake = true;
    m_changed.notify_all();
}

void DatabaseWriter::reportDamage(const QString &why)
{
    const std::lock_guard lock(m_mutex);
    m_reportedDamage = why;
    m_wake = true;
    m_changed.notify_all();
}

void DatabaseWriter::work()
{
    const SqlOutcome unopened = openFirst();
    {
        const std::lock_guard lock(m_mutex);
        if (unopened)
            m_opened.emplace(unopened->toError(m_file.path()));
        else
            m_opened.emplace(m_file.notices());
        m_changed.notify_all();
    }
    if (unopened) {
        m_sql.close();
        return;
    }
    keepReserve();
    bool failing = false;
    int pauseMs = 0;
    while (takeWork(failing, pauseMs)) {
        const SqlOutcome failure = attemptWithRemedies();
        pauseMs = std::clamp(pauseMs * 2, firstPauseMs, longestPauseMs);
        failing = failure.has_value();
        if (failing)
            m_inbox.post([this, error = failure->toError(m_file.path())] { m_events.failed(error); });
        else
            pauseMs = 0;
    }
    m_sql.close();
}

/// Waits until there is something to do. False when the thread is to end.
bool DatabaseWriter::takeWork(bool failing, int pauseMs)
{
    std::unique_lock lock(m_mutex);
    // While it fails, new transactions do not shorten the pause: they stand behind those that fail.
    const auto isDue = [&] { return m_stopping || m_wake || (!failing && !m_incoming.empty()); };
    if (failing)
        m_changed.wait_for(lock, std::chrono::milliseconds(pauseMs), isDue);
    else
        m_changed.wait(lock, isDue);
    m_wake = false;
    m_group.append(std::exchange(m_incoming, {}));
    if (!m_reportedDamage.isEmpty())
        m_damage = std::exchange(m_reportedDamage, QString());
    m_limit = m_maxBytes;
    if (m_stopping && (m_lastTry || m_group.isEmpty()))
        return false;
    m_lastTry = m_stopping;
    return true;
}

SqlOutcome DatabaseWriter::openFirst()
{
    SqlOutcome failure = m_file.open(m_sql, DatabaseFile::Check::Quick);
    if (failure && makeRoom(failure->kind))
        failure = m_file.open(m_sql, DatabaseFile::Check::Quick);
    if (failure && failure->kind == SqlTrouble::Damaged) {
        const QString why = failure->why;
        failure = m_file.replace(m_sql, why);
        if (failure && makeRoom(failure->kind))
            failure = m_file.replace(m_sql, why);
    }
    m_file.takeMovedTo(); // The notices tell it; nobody holds anything in memory yet.
    return failure;
}

SqlOutcome DatabaseWriter::attemptWithRemedies()
{
    SqlOutcome failure = attempt();
    if (failure && makeRoom(failure->kind))
        failure = attempt();
    if (failure && failure->kind == SqlTrouble::Damaged) {
        failure = replaceFile(failure->why);
        if (!failure)
            failure = attempt();
    }
    if (!failure)
        keepReserve();
    return failure;
}

SqlOutcome DatabaseWriter::attempt()
{
    if (!m_damage.isEmpty())
        return SqlFailure{SqlTrouble::Damaged, m_damage};
    if (m_sql.isOpen() && !m_file.isInPlace()) {
        m_lost = true;
        m_sql.close();
    }
    if (!m_sql.isOpen()) {
        if (SqlOutcome failure = reopen())
            return failure;
    }
    if (SqlOutcome failure = applyLimit())
        return failure;
    SqlOutcome failure = m_group.commitAll();
    if (failure && failure->kind == SqlTrouble::Io)
        m_sql.close();
    return failure;
}

/// Its log would be applied to the file that took its place, so it goes as well.
SqlOutcome DatabaseWriter::leaveLostFile()
{
    m_reader.pause(); // Its connection is to the same lost file.
    SqlOutcome failure = m_file.moveLogAside();
    m_reader.resume();
    return failure;
}

/// After an I/O error: whether the last commit got there is asked of the file.
SqlOutcome DatabaseWriter::reopen()
{
    if (m_lost) {
        if (SqlOutcome failure = leaveLostFile())
            return failure;
    }
    SqlOutcome failure = m_file.open(m_sql, DatabaseFile::Check::None);
    if (failure) {
        if (failure->kind != SqlTrouble::Damaged) // A damaged file is renamed before its connection goes.
            m_sql.close();
        return failure;
    }
    const QString movedTo = m_file.takeMovedTo();
    const bool lost = std::exchange(m_lost, false);
    if (lost || m_file.wasMade() || !movedTo.isEmpty()) {
        m_inbox.post([this, movedTo, notices = m_file.notices()] { m_events.replaced(movedTo, notices); });
    }
    m_appliedLimit = 0;
    return m_group.dropCommitted();
}

SqlOutcome DatabaseWriter::replaceFile(const QString &why)
{
    m_damage = why; // Until it is replaced, nothing is written to it again.
    m_reader.pause();
    SqlOutcome failure = m_file.replace(m_sql, why);
    m_reader.resume();
    if (failure)
        return failure;
    m_damage.clear();
    m_inbox.post([this, movedTo = m_file.takeMovedTo(), notices = m_file.notices()] {
        m_events.replaced(movedTo, notices);
    });
    m_appliedLimit = 0;
    return m_group.dropCommitted();
}

bool DatabaseWriter::makeRoom(SqlTrouble kind)
{
    const bool full = kind == SqlTrouble::Full || (kind == SqlTrouble::Io && m_ballast.freeBytes() >= 0 &&
                                                   m_ballast.freeBytes() < nearlyNothing);
    if (!full || !m_ballast.release())
        return false;
    m_reserveHeld = false;
    m_inbox.post([this] { m_events.reserve(false); });
    return true;
}

void DatabaseWriter::keepReserve()
{
    const bool held = m_ballast.make();
    if (held == m_reserveHeld)
        return;
    m_reserveHeld = held;
    m_inbox.post([this, held] { m_events.reserve(held); });
}

SqlOutcome DatabaseWriter::applyLimit()
{
    if (m_limit == m_appliedLimit)
        return {};
    QVariant pageSize;
    if (SqlOutcome failure = m_sql.value(QStringLiteral("PRAGMA page_size"), pageSize))
        return failure;
    constexpr qint64 most = 0xfffffffe; // SQLite's own limit.
    const qint64 pages = m_limit > 0 ? std::clamp<qint64>(m_limit / pageSize.toLongLong(), 1, most) : most;
    if (SqlOutcome failure = m_sql.run(QStringLiteral("PRAGMA max_page_count = %1").arg(pages)))
        return failure;
    m_appliedLimit = m_limit;
    return {};
}

} // namespace station
