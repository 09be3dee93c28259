#pragma once

#include "station/transaction.h"
#include "station/value/result.h"

#include <QString>
#include <QVariant>

#include <functional>
#include <memory>
#include <vector>

namespace station {

/// The result of a query: one list of values per row.
using Rows = std::vector<QVariantList>;

/// Statements that bring the tables of one owner from version n to n + 1; element 0 makes them from nothing.
struct Schema
{
    QString owner; ///< "alarm", "outbox", "audit": each keeps its own version number.
    std::vector<std::vector<QString>> migrations;
};

struct DatabaseOptions
{
    qint64 ballastBytes = 16 * 1024 * 1024; ///< Reserve beside the file, given up when the disk is full.
    qint64 maxBytes = 0;                    ///< Limit of the file; 0: none but the disk.
    int busyTimeoutMs = 2000;               ///< How long one attempt waits for another program.
};

/// The station's database, `station.db`. All writes run on one writer thread that commits in groups; reads
/// run on a thread and a connection of their own. The engine thread never waits, except in open() and
/// close().
///
/// What is promised: a transaction that was submitted is either committed, in the order of submission, or
/// kept in memory and tried again until it is. The first failure is told to everybody who waits, with the
/// reason, because "not durable" must not be mistaken for "done". The one exception is a transaction that SQL
/// itself refuses (a constraint, a syntax error): it can never succeed, so its caller gets the Error and it
/// is dropped; the others of its group are untouched. A damaged file is moved aside under a name that is
/// reported, never deleted; what can be read is copied into the new one.
///
/// Callbacks run in the engine thread from its event loop, or inside close(), never inside the call that
/// asks. They may call anything here but open() and the destructor.
class Database
{
public:
    /// Health as the owner sees it; `error` is set when it is not Good.
    /// LowOnSpace: everything is on disk, but only since the reserve was given up.
    enum class Health { Closed, Good, LowOnSpace, NotDurable };

    Database();
    ~Database();

    /// Opens or makes the file, checks it (quick_check), reads the durability pragmas back and brings every
    /// schema up to date. Blocks; call it before the event loop serves anybody.
    Result<void> open(const QString &path, const std::vector<Schema> &schemas,
                      const DatabaseOptions &options = {});
    /// Commits what is pending, closes, and joins the threads. Everybody who waits is called before it
    /// returns. Returns an Error when something stayed uncommitted.
    Result<void> close();

    /// Hands a transaction to the writer. @p done is called in the engine thread once it is on disk, or with
    /// the Error of its first failed attempt (at once while the health is NotDurable); the transaction itself
    /// is then still tried again.
    void submit(Transaction transaction, std::function<void(const Result<void> &)> done = {});
    /// Calls @p done when everything submitted so far is on disk, or could not be brought there.
    void whenDurable(std::function<void(const Result<void> &)> done);
    /// Runs a query on the reader thread; it sees everything that whenDurable() has confirmed.
    void query(const QString &sql, const QVariantList &args, std::function<void(const Result<Rows> &)> done);
    /// The same, waiting for the answer: for loading at start and for a station that is not running.
    Result<Rows> queryNow(const QString &sql, const QVariantList &args = {});

    /// Changes the limit of the file while it is open.
    void setMaxBytes(qint64 bytes);

    Health health() const;
    /// Why the health is not Good: what failed, the reason and the remedy; without a text when it is.
    Error trouble() const;
    /// Called in the engine thread when the health changes; the Error names the file, the reason and the
    /// remedy.
    void onHealth(std::function<void(Health, const Error &)> listener);
    /// Called after a damaged file was replaced while open: owners submit what they hold in memory again.
    /// @p movedTo is empty when somebody had deleted or exchanged the file.
    void onReplaced(std::function<void(const QString &movedTo)> listener);
    /// What open() found and mended, for the log; empty when all was well.
    QStringList notices() const;
    /// Number of commits done so far; the group commit is measured by it.
    quint64 commits() const;

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace station
