#pragma once

#include "station/ballast.h"
#include "station/databasefile.h"
#include "station/databasereader.h"
#include "station/groupcommit.h"

namespace station {

/// The thread that commits. It takes everything that is queued and brings it to disk with one commit. A group
/// that fails is kept and tried again after a pause of 250 ms, doubling to 5 s.
class DatabaseWriter
{
public:
    /// Called in the inbox's thread.
    struct Events
    {
        std::function<void(quint64 upTo, const QHash<quint64, Error> &refused, quint64 commits)> settled;
        std::function<void(const Error &)> failed; ///< After each attempt that failed; the group is kept.
        std::function<void(bool held)> reserve;    ///< The ballast was given up, or made again.
        std::function<void(const QString &movedTo, const QStringList &notices)> replaced;
    };

    DatabaseWriter(Inbox &inbox, DatabaseReader &reader, Events events);
    ~DatabaseWriter() { stop(); }

    /// Opens the file in the writer thread and waits for the outcome; the notices of the opening.
    Result<QStringList> start(const QString &path, const std::vector<Schema> &schemas,
                              const DatabaseOptions &options);
    /// Commits what is queued, with one more attempt if it fails now, and ends the thread.
    void stop();

    /// @p number counts up by one.
    void submit(quint64 number, Transaction transaction);
    void setMaxBytes(qint64 bytes);
    /// From any thread: somebody met damage while reading.
    void reportDamage(const QString &why);

private:
    void work();
    bool takeWork(bool failing, int pauseMs);
    SqlOutcome openFirst();
    SqlOutcome attempt();
    SqlOutcome attemptWithRemedies();
    SqlOutcome leaveLostFile();
    SqlOutcome reopen();
    SqlOutcome replaceFile(const QString &why);
    bool makeRoom(SqlTrouble kind);
    void keepReserve();
    SqlOutcome applyLimit();

    Inbox &m_inbox;
    DatabaseReader &m_reader;
    const Events m_events;
    std::thread m_thread;

    // Used by the writer thread only, once it runs.
    DatabaseFile m_file;
    SqlConnection m_sql;
    Ballast m_ballast;
    GroupCommit m_group;
    QString m_damage; ///< Why the file is to be replaced; empty when it is sound.
    qint64 m_limit = 0;
    qint64 m_appliedLimit = 0;
    bool m_reserveHeld = true;
    bool m_lost = false; ///< The file went from under the connection; not told yet.
    bool m_lastTry = false;

    std::mutex m_mutex; ///< Guards everything below.
    std::condition_variable m_changed;
    std::deque<GroupCommit::Job> m_incoming;
    std::optional<Result<QStringList>> m_opened;
    qint64 m_maxBytes = 0;
    bool m_wake = false;
    QString m_reportedDamage;
    bool m_stopping = false;
};

} // namespace station
