#pragma once

#include "station/sqlconnection.h"

#include <QHash>

#include <deque>

namespace station {

/// The transactions that are not on disk yet, and how they get there: all with one commit, each inside a
/// savepoint, so that one that SQL refuses does not take the others along.
class GroupCommit
{
public:
    struct Job
    {
        quint64 number; ///< Counts up.
        Transaction transaction;
    };
    /// Everything up to a number is settled: on disk, or in the list of those refused.
    using Settled = std::function<void(quint64 upTo, const QHash<quint64, Error> &refused)>;

    GroupCommit(SqlConnection &sql, Settled settled);

    void setName(const QString &name) { m_name = name; } ///< For errors: the file.
    void append(std::deque<Job> jobs);
    bool isEmpty() const { return m_jobs.empty(); }
    quint64 commits() const { return m_commits; }

    /// Commits what waits. On failure nothing is dropped and no transaction is left open; after Io the
    /// connection is to be made anew.
    SqlOutcome commitAll();
    /// To be called with each new connection. A commit that was answered by an I/O error may have got there
    /// all the same; doing it twice would be as wrong as not at all, so the file is asked.
    SqlOutcome dropCommitted();

private:
    SqlOutcome commit(std::size_t count);
    SqlOutcome runJob(const Job &job, bool guarded);
    SqlOutcome runStatements(const Job &job);
    SqlOutcome mark(quint64 number);
    void settle(std::size_t count);

    SqlConnection &m_sql;
    const Settled m_settled;
    const QString m_run; ///< Tells this run's commit mark from that of an earlier one.
    QString m_name;
    std::deque<Job> m_jobs;
    QHash<quint64, Error> m_refused; ///< Of the commit that was attempted last.
    quint64 m_commits = 0;
};

} // namespace station
