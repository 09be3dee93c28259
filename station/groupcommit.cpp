// What is promised here: a transaction leaves m_jobs only when its commit returned success, when the mark in
// the file proves that it got there although the answer was an error, or when SQL refuses the statement
// itself. Every other failure keeps all of them, in order. Nothing here may be "simplified" into dropping a
// group, or into calling a commit done whose result was not looked at.

#include "station/groupcommit.h"

#include <QUuid>

#include <algorithm>

namespace station {

namespace {

/// A failure of the frame around the transactions is never theirs, whatever SQLite calls it.
SqlOutcome frame(SqlOutcome outcome)
{
    if (outcome && outcome->kind == SqlTrouble::Refused)
        outcome->kind = SqlTrouble::Io;
    return outcome;
}

} // namespace

GroupCommit::GroupCommit(SqlConnection &sql, Settled settled)
    : m_sql(sql), m_settled(std::move(settled)), m_run(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

void GroupCommit::append(std::deque<Job> jobs)
{
    std::move(jobs.begin(), jobs.end(), std::back_inserter(m_jobs));
}

SqlOutcome GroupCommit::commitAll()
{
    bool oneByOne = false;
    while (!m_jobs.empty()) {
        const std::size_t count = oneByOne ? 1 : m_jobs.size();
        m_refused.clear();
        SqlOutcome failure = commit(count);
        if (!failure) {
            ++m_commits;
            settle(count);
            continue;
        }
        (void)m_sql.run(QStringLiteral("ROLLBACK")); // Fails when SQLite has rolled back by itself.
        if (failure->kind == SqlTrouble::Refused && count > 1) {
            oneByOne = true; // A constraint checked at the commit only; find whose it was.
        } else if (failure->kind == SqlTrouble::Refused) {
            m_refused.insert(m_jobs.front().number, failure->toError(m_name));
            settle(1);
        } else {
            return failure;
        }
    }
    return {};
}

/// Refused is returned for a statement of a single transaction, or for the commit itself.
SqlOutcome GroupCommit::commit(std::size_t count)
{
    if (SqlOutcome failure = frame(m_sql.run(QStringLiteral("BEGIN IMMEDIATE"))))
        return failure;
    for (std::size_t i = 0; i < count; ++i) {
        if (SqlOutcome failure = runJob(m_jobs[i], count > 1))
            return failure;
    }
    if (SqlOutcome failure = mark(m_jobs[count - 1].number))
        return failure;
    return m_sql.run(QStringLiteral("COMMIT"));
}

SqlOutcome GroupCommit::runJob(const Job &job, bool guarded)
{
    if (guarded) {
        if (SqlOutcome failure = frame(m_sql.run(QStringLiteral("SAVEPOINT job"))))
            return failure;
    }
    const SqlOutcome failure = runStatements(job);
    if (!guarded)
        return failure;
    if (failure && failure->kind != SqlTrouble::Refused)
        return failure;
    if (failure) {
        m_refused.insert(job.number, failure->toError(m_name));
        if (SqlOutcome broken = frame(m_sql.run(QStringLiteral("ROLLBACK TO SAVEPOINT job"))))
            return broken;
    }
    return frame(m_sql.run(QStringLiteral("RELEASE SAVEPOINT job")));
}

SqlOutcome GroupCommit::runStatements(const Job &job)
{
    Statement statement;
    for (Transaction::Reader statements(job.transaction); statements.next(statement);) {
        const SqlOutcome failure = m_sql.run(statement.sql, statement.args);
        if (!failure)
            continue;
        if (failure->kind == SqlTrouble::Refused) // The text only: the arguments may be anybody's mail.
            qWarning("Database: a statement is refused: %s: %s", qUtf8Printable(failure->why),
                     qUtf8Printable(statement.sql));
        return failure;
    }
    return {};
}

SqlOutcome GroupCommit::mark(quint64 number)
{
    if (m_commits == 0) {
        if (SqlOutcome failure =
                frame(m_sql.run(QStringLiteral("DELETE FROM commit_mark WHERE run <> ?"), {m_run})))
            return failure;
    }
    return frame(m_sql.run(QStringLiteral("INSERT INTO commit_mark (run, last) VALUES (?, ?) "
                                          "ON CONFLICT (run) DO UPDATE SET last = excluded.last"),
                           {m_run, qlonglong(number)}));
}

SqlOutcome GroupCommit::dropCommitted()
{
    Rows rows;
    const auto ask = QStringLiteral("SELECT last FROM commit_mark WHERE run = ?");
    if (SqlOutcome failure = frame(m_sql.run(ask, {m_run}, &rows)))
        return failure;
    const quint64 last = rows.empty() ? 0 : rows.front().front().toULongLong();
    const auto firstLeft =
        std::find_if(m_jobs.begin(), m_jobs.end(), [last](const Job &job) { return job.number > last; });
    if (firstLeft != m_jobs.begin())
        settle(std::size_t(firstLeft - m_jobs.begin()));
    return {};
}

/// The first @p count transactions are done with.
void GroupCommit::settle(std::size_t count)
{
    const quint64 upTo = m_jobs[count - 1].number;
    m_jobs.erase(m_jobs.begin(), m_jobs.begin() + std::ptrdiff_t(count));
    m_settled(upTo, std::exchange(m_refused, {}));
}

} // namespace station
