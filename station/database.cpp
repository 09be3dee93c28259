#include "station/database.h"

#include "station/commitledger.h"
#include "station/databasewriter.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Database", text);
}

} // namespace

/// The engine's side: who waits for what, and what the threads have reported.
class Database::Impl
{
public:
    ~Impl() { stopThreads(); }

    Result<void> open(const QString &file, const std::vector<Schema> &schemas,
                      const DatabaseOptions &options);
    void makeThreads();
    void stopThreads();
    bool isOpen() const { return health != Health::Closed; }
    Error lowOnSpace() const
    {
        return {path, tr("the disk is nearly full; the reserve for alarms is in use"),
                tr("Free space on the disk.")};
    }
    Error closedError() const { return {path, tr("the database is not open"), {}}; }

    void settled(quint64 upTo, const CommitLedger::Refusals &refused, quint64 commitsSoFar);
    void failed(const Error &error);
    void reserve(bool held);
    void answered(quint64 number, const Result<Rows> &rows);
    void setHealth(Health now, const Error &error);
    void answerLater(CommitLedger::Done done, const Result<void> &answer);

    QString path;
    Inbox inbox;
    CommitLedger ledger;
    QHash<quint64, std::function<void(const Result<Rows> &)>> questions;
    quint64 lastQuestion = 0;
    Health health = Health::Closed;
    Error trouble; ///< Why it is not durable.
    bool reserveHeld = true;
    quint64 commits = 0;
    QStringList notices;
    std::vector<std::function<void(Health, const Error &)>> healthListeners;
    std::vector<std::function<void(const QString &)>> replacedListeners;
    std::unique_ptr<DatabaseReader> reader;
    std::unique_ptr<DatabaseWriter> writer;
};

void Database::Impl::makeThreads()
{
    stopThreads();
    writer.reset();
    reader = std::make_unique<DatabaseReader>(
        inbox, DatabaseReader::Events{
                   [this](quint64 number, const Result<Rows> &rows) { answered(number, rows); },
                   [this](const QString &why) { writer->reportDamage(why); },
               });
    writer =
        std::make_unique<DatabaseWriter>(inbox, *reader,
                                         DatabaseWriter::Events{
                                             [this](quint64 upTo, const CommitLedger::Refusals &refused,
                                                    quint64 n) { settled(upTo, refused, n); },
                                             [this](const Error &error) { failed(error); },
                                             [this](bool held) { reserve(held); },
                                             [this](const QString &movedTo, const QStringList &found) {
                                                 notices = found;
                                                 for (const auto &listener : std::vector(replacedListeners))
                                                     listener(movedTo);
                                             },
                                         });
}

Result<void> Database::Impl::open(const QString &file, const std::vector<Schema> &schemas,
                                  const DatabaseOptions &options)
{
    path = file;
    ledger = CommitLedger();
    commits = 0;
    notices.clear();
    reserveHeld = true;
    makeThreads();
    const Result<QStringList> opened = writer->start(path, schemas, options);
    if (!opened) {
        writer->stop();
        return opened.error();
    }
    notices = *opened;
    reader->start(path, options.busyTimeoutMs);
    setHealth(Health::Good, {});
    return {};
}

/// The reader first: it may report to the writer, and the last one to leave tidies up the write-ahead log.
void Database::Impl::stopThreads()
{
    if (reader)
        reader->stop();
    if (writer)
        writer->stop();
}

void Database::Impl::settled(quint64 upTo, const CommitLedger::Refusals &refused, quint64 commitsSoFar)
{
    commits = commitsSoFar;
    if (health == Health::NotDurable)
        reserveHeld ? setHealth(Health::Good, {}) : setHealth(Health::LowOnSpace, lowOnSpace());
    ledger.settle(upTo, refused);
}

void Database::Impl::failed(const Error &error)
{
    setHealth(Health::NotDurable, error);
    ledger.tellAll(error);
}

void Database::Impl::reserve(bool held)
{
    reserveHeld = held;
    if (health == Health::Good && !held)
        setHealth(Health::LowOnSpace, lowOnSpace());
    else if (health == Health::LowOnSpace && held)
        setHealth(Health::Good, {});
}

void Database::Impl::answered(quint64 number, const Result<Rows> &rows)
{
    const auto done = questions.take(number);
    if (done)
        done(rows);
}

void Database::Impl::setHealth(Health now, const Error &error)
{
    if (now == health && error.text() == trouble.text())
        return;
    health = now;
    trouble = error;
    for (const auto &listener : std::vector(healthListeners))
        listener(now, error);
}

void Database::Impl::answerLater(CommitLedger::Done done, const Result<void> &answer)
{
    if (done)
        inbox.post([done = std::move(done), answer] { done(answer); });
}

Database::Database() : d(std::make_unique<Impl>()) {}
Database::~Database() = default;

Result<void> Database::open(const QString &path, const std::vector<Schema> &schemas,
                            const DatabaseOptions &options)
{
    if (d->isOpen())
        return Error{path, tr("the database is open already"), {}};
    return d->open(path, schemas, options);
}

Result<void> Database::close()
{
    if (!d->isOpen())
        return {};
    d->stopThreads();
    d->inbox.deliver();
    const std::size_t left = d->ledger.pending();
    const Error trouble{d->path,
                        tr("%1 transaction(s) could not be written: %2").arg(left).arg(d->trouble.why),
                        d->trouble.remedy};
    d->setHealth(Health::Closed, {});
    if (left == 0)
        return {};
    d->ledger.tellAll(trouble);
    return trouble;
}

void Database::submit(Transaction transaction, std::function<void(const Result<void> &)> done)
{
    if (!d->isOpen())
        return d->answerLater(std::move(done), d->closedError());
    if (transaction.empty())
        return done ? whenDurable(std::move(done)) : void();
    quint64 number = 0;
    if (d->health == Health::NotDurable) {
        number = d->ledger.enter({});
        d->answerLater(std::move(done), d->trouble);
    } else {
        number = d->ledger.enter(std::move(done));
    }
    d->writer->submit(number, std::move(transaction));
}

void Database::whenDurable(std::function<void(const Result<void> &)> done)
{
    if (!d->isOpen())
        d->answerLater(std::move(done), d->closedError());
    else if (d->ledger.nothingPending())
        d->answerLater(std::move(done), {});
    else if (d->health == Health::NotDurable)
        d->answerLater(std::move(done), d->trouble);
    else
        d->ledger.await(std::move(done));
}

void Database::query(const QString &sql, const QVariantList &args,
                     std::function<void(const Result<Rows> &)> done)
{
    if (!d->isOpen()) {
        d->inbox.post([done = std::move(done), error = d->closedError()] { done(error); });
        return;
    }
    const quint64 number = ++d->lastQuestion;
    d->questions.insert(number, std::move(done));
    d->reader->ask(number, sql, args);
}

Result<Rows> Database::queryNow(const QString &sql, const QVariantList &args)
{
    if (!d->isOpen())
        return d->closedError();
    return d->reader->askNow(sql, args);
}

void Database::setMaxBytes(qint64 bytes)
{
    if (d->isOpen())
        d->writer->setMaxBytes(bytes);
}

Database::Health Database::health() const
{
    return d->health;
}

Error Database::trouble() const
{
    return d->trouble;
}

void Database::onHealth(std::function<void(Health, const Error &)> listener)
{
    d->healthListeners.push_back(std::move(listener));
}

void Database::onReplaced(std::function<void(const QString &)> listener)
{
    d->replacedListeners.push_back(std::move(listener));
}

QStringList Database::notices() const
{
    return d->notices;
}

quint64 Database::commits() const
{
    return d->commits;
}

} // namespace station
