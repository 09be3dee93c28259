#pragma once

#include "components/email/outbox/courier.h"
#include "components/email/outbox/outboxtypes.h"
#include "station/actor.h"
#include "station/database.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace station {
class Station;
}

namespace email {

struct Bounce;
struct BounceFinding;

/// The station's durable queue of outgoing mail. Owned by the EmailService; one thread, no waiting.
///
/// What is promised: a message that enqueue() took is in the same database transaction as whatever else its
/// turn wrote, and is sent, or ends in a state that a person can see, with its cause; it is never dropped.
/// Bytes, Message-ID and Date never change, so copies can be told as such. A recipient gets at most one copy
/// more than there were Ambiguous events. Order is priority, then the order of arrival; never time. One
/// account, one recipient, one message that fails delays no other.
class Outbox
{
public:
    /// @p bootId names this run of the machine; empty = ask the kernel.
    explicit Outbox(station::Station &station, const QString &bootId = {});
    ~Outbox();

    /// The tables, for Database::open().
    static station::Schema schema();

    // Life ------------------------------------------------------------------------------------------------
    /// Reads what an earlier run left and decides what it means; nothing is sent yet. Blocks; once, after
    /// open().
    station::Result<void> load();
    /// Mail may leave from here on: call it when the station is steady.
    void start();
    /// Marks a clean stop: what was under way is then not blamed for a crash. Nothing is handed out any more.
    void stop();

    // Accounts --------------------------------------------------------------------------------------------
    /// The outgoing accounts in order. Call it again whenever one comes, goes or moves; before destroying
    /// one.
    void setCouriers(const std::vector<Courier *> &inOrder);
    /// Something about this account is better than before (edited, enabled, approved): try at once.
    void retryNow(Courier &courier);
    /// Time has gone by, and nothing else: waiting mail is tried, but an account that needs a person, one
    /// whose provider's limit is used up, and mail in doubt keep their waits.
    void poll(Courier &courier);
    /// The network came up: every account is tried at once.
    void retryAllNow();
    /// A courier has more capacity, or something else changed that a look at the queue is worth.
    void wake();

    /// The account that mail for @p account (an ord; empty = the first enabled one) belongs to.
    station::Result<Courier *> courierFor(const QString &account) const;

    // Mail ------------------------------------------------------------------------------------------------
    /// Takes a message: appends its statements to the station's current turn (opens one if there is none).
    /// Refused only for what can never be sent (no recipient, unknown account).
    station::Result<OutboxTicket> enqueue(const NewMail &mail);
    /// Calls @p done once the message is settled, at once if it is; with an Error when there is none of this
    /// id or the outbox goes first. The number cancels with forgetWait().
    quint64 whenSettled(quint64 id, std::function<void(const station::Result<MessageState> &)> done);
    void forgetWait(quint64 waitId);

    // What a person may do --------------------------------------------------------------------------------
    /// Sends again what is not on its way: Held, Failed, Expired, Discarded, or waiting for its next try.
    /// Recipients that have it already are left out. @p done gets the reason when there is nothing to retry.
    void retry(quint64 id, const station::Actor &actor,
               std::function<void(const station::Result<void> &)> done);
    /// The same for everything that is Held, Failed, Discarded or waiting; gives the number of messages.
    void retryAll(const station::Actor &actor, std::function<void(const station::Result<int> &)> done);
    /// Sets a message aside for good reason; refused while it is under way or when it was sent.
    void discard(quint64 id, const QString &reason, const station::Actor &actor,
                 std::function<void(const station::Result<void> &)> done);
    /// For the account's actions of the same name.
    void retryDiscarded(const Courier &courier, const station::Actor &actor);
    void clearQueue(const Courier &courier, const QString &reason, const station::Actor &actor);

    // What comes back -------------------------------------------------------------------------------------
    /// Looks for the message that a bounce is about; @p done gets nothing when it is about none that was
    /// sent, and never comes when the outbox goes.
    void findBounced(const Bounce &bounce,
                     std::function<void(const std::optional<BounceFinding> &finding)> done);
    /// Enters it into the ledger, in the turn of the message that says so, and tells of it. Gives in one line
    /// what was entered.
    QString enterBounce(const BounceFinding &finding);

    // What can be seen ------------------------------------------------------------------------------------
    struct Filter
    {
        QString state;     ///< One of MessageStateNames; empty = all.
        QString account;   ///< Ord; empty = all.
        QString alarm;     ///< Id of an alarm that the message tells of; empty = all.
        QString text;      ///< In the subject, an address or the last cause; empty = all.
        QList<qint64> ids; ///< Only these, so far as they fit the rest; empty = all.
        qint64 before = 0; ///< Only older ones, for the next page; 0 = from the newest on.
        int limit = 1000;
    };
    using RowsDone = std::function<void(const station::Result<QJsonArray> &)>;
    /// Messages with the names of the session protocol, newest first.
    void query(const Filter &filter, RowsDone done);
    /// One message; an Error when there is none of this id.
    void get(quint64 id, std::function<void(const station::Result<QJsonObject> &)> done);
    /// Messages that are not settled, of all accounts and of none.
    int waiting() const;
    /// Messages that wait because there is no account, and what is said of them.
    int homeless() const;
    static station::Error noAccount(int waiting);
    /// How long the oldest of them has been waiting, in milliseconds of running time; 0 when there is none.
    qint64 oldestAgeMs() const;
    /// Alarm mail that has waited too long: for 5 minutes if it is urgent, else for an hour. Mail about
    /// trouble with mail is left out.
    struct Late
    {
        int count = 0;
        qint64 oldestMs = 0; ///< How long the oldest of them has been waiting.
        quint32 account = 0; ///< In whose queue that one is; 0 = nobody's.
        QString cause{};     ///< Why it did not go; empty when it was not tried or has not failed.
    };
    Late late() const;

    /// Called for what should become a local alarm: discarded mail, delivery uncertain, poison, not durable.
    void onTrouble(std::function<void(const station::Error &)> listener);
    /// Called with the number of messages that have no account, when it changes.
    void onHomeless(std::function<void(int)> listener);
    /// Called whenever a message came, was changed or ended; often, so it had better only take note.
    void onChanged(std::function<void(quint64 id, MessageState state)> listener);

private:
    class Impl;
    std::unique_ptr<Impl> d;
};

} // namespace email
