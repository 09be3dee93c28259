#pragma once

#include "components/email/outbox/outboxentry.h"
#include "station/database.h"

#include <functional>

namespace station {
class Station;
}

namespace email {

/// A message as its row tells it, before anybody decided what it means for this run. Times are wall time.
struct StoredMessage
{
    OutboxEntry entry; ///< born, due and deadline are not set.
    QString bootId;    ///< Of the machine's run in which it was last under way.
    qint64 nextTryWall = 0;
    qint64 ageMs = 0; ///< Running time that it had been waiting when it was last written.
};

/// The outbox's tables. Every write is appended to the station's current turn, so that it is committed with
/// whatever else the turn wrote, in order; the SQL is the same for SQLite and PostgreSQL.
class OutboxStore
{
public:
    explicit OutboxStore(station::Station &station, QString bootId);

    static station::Schema schema();

    // Life ------------------------------------------------------------------------------------------------
    struct Run
    {
        QString bootId; ///< Of the previous run.
        bool clean = true;
        quint64 lastId = 0;
    };
    station::Result<Run> previousRun();
    /// Says that a run has begun (not clean until it ends) or ended.
    void markRun(bool clean);
    const QString &bootId() const { return m_bootId; }

    station::Result<std::vector<StoredMessage>> loadUnsettled();
    /// Who was sent how much, and when, since @p wall; in order of time.
    struct Usage
    {
        quint32 carrier = 0;
        qint64 takenWall = 0;
        int recipients = 0;
    };
    station::Result<std::vector<Usage>> usageSince(qint64 wall);

    /// What servers taught. Times are wall time.
    struct Learned
    {
        quint32 account = 0;
        Limit what = Limit::None;
        int value = 0;
        qint64 sinceWall = 0;
        qint64 untilWall = 0;
        QString from;
    };
    station::Result<std::vector<Learned>> learned();

    // Writing ---------------------------------------------------------------------------------------------
    /// Called for each message that is written, in its turn.
    void onWritten(std::function<void(quint64 id, MessageState state)> listener)
    {
        m_written = std::move(listener);
    }
    /// A new message. Does nothing where its rows are there already, so that it can be repeated on a fresh
    /// database; save() then writes what has happened to it since.
    void insert(const OutboxEntry &entry, const OutboxContent &content);
    /// Writes everything of the entry that changes after insert().
    void save(const OutboxEntry &entry);
    void saveRecipient(quint64 id, int position, const OutboxRecipient &recipient);
    /// The same for one who was sent it, unless that changed meanwhile.
    void saveReturned(quint64 id, int position, const OutboxRecipient &recipient);
    /// Recipients without a copy are owed one again.
    void reopenRecipients(quint64 id);
    void setState(quint64 id, MessageState state, const QString &cause);
    /// Something of the message is shown that stands in other rows.
    void tellChanged(quint64 id, MessageState state) const { tell(id, state); }
    void saveLearned(const Learned &learned);
    void forgetLearned(quint32 account, Limit what);
    /// Deletes settled messages beyond the newest @p keep, and those settled before @p beforeWall (0 = none).
    void purge(int keep, qint64 beforeWall);

    // Reading ---------------------------------------------------------------------------------------------
    using ContentDone = std::function<void(const station::Result<std::shared_ptr<OutboxContent>> &)>;
    void readContent(quint64 id, ContentDone done);
    void readAlarms(quint64 id, std::function<void(const station::Result<QStringList> &)> done);
    using MessagesDone = std::function<void(const station::Result<std::vector<StoredMessage>> &)>;
    /// Messages by id, or all in one of @p states when @p id is 0; of one home, or of all for 0.
    void readMessages(quint64 id, const QList<MessageState> &states, quint32 account, MessagesDone done);

private:
    void add(const QString &sql, const QVariantList &args);

    void tell(quint64 id, MessageState state) const;

    station::Station &m_station;
    QString m_bootId;
    std::function<void(quint64 id, MessageState state)> m_written;
};

} // namespace email
