#pragma once

#include "components/email/outbox/lane.h"
#include "components/email/outbox/outboxqueue.h"
#include "components/email/outbox/outboxstore.h"
#include "station/value/result.h"

#include <QCoreApplication>

#include <functional>
#include <map>

namespace email {

struct Settlement;

/// What the parts of the outbox share: rows, queue, accounts, and the few steps that all of them take.
class OutboxCore
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    OutboxCore(station::Station &station, const QString &bootId);

    qint64 now() const;
    qint64 wallNow() const;

    /// The account in whose queue mail for @p account waits: that one, else the first enabled; 0 = none yet.
    quint32 homeOf(quint32 account) const;
    /// Messages that no account can carry, because there is none.
    int homeless() const;
    /// What is said of @p waiting such messages.
    static station::Error noAccount(int waiting);
    static QString noAccountCause();
    /// Running-time deadline: a person's, or five days for what is not about an alarm.
    void setDeadline(OutboxEntry &entry) const;
    /// Brings a message from its row back to memory. It still has to be lined up.
    OutboxEntry &revive(StoredMessage stored);

    /// Ends a message; the entry is gone afterwards.
    void settle(OutboxEntry &entry, MessageState state, const QString &cause);
    /// settle() into Discarded, which is told to the account and as trouble: never silent.
    void setAside(OutboxEntry &entry, const QString &cause);
    /// A message as trouble names it, also after it has left the queue.
    struct MessageRef
    {
        quint64 id = 0;
        MailKind kind = MailKind::Mail;
        QString account; ///< Ord; empty when there is none.
    };
    MessageRef refTo(const OutboxEntry &entry) const;
    void tellDiscarded(quint32 home, const MessageRef &message, const QString &cause);

    /// Keeps what an attempt taught of the account's limits.
    void learn(Lane &lane, const Settlement &settlement);
    /// The account works again: it is no longer closed for its limits, nor for its sign-in.
    void reopen(Lane &lane);
    /// A sign-in was refused; remembered over a restart, so that one that starts again and again does not try
    /// a wrong password each time, which locks accounts.
    void signInRefused(Lane &lane, qint64 waitMs);
    void signInWorks(Lane &lane);

    void attach(OutboxEntry &entry, std::shared_ptr<OutboxContent> content);
    /// Forgets bytes that can be read again, unless the budget has room for them.
    void release(OutboxEntry &entry);

    /// For the log and, as a rule, an alarm: one for each @p what.
    void trouble(const QString &what, const QString &why, const QString &remedy = {});
    /// The same about one message. Its trouble is that of its account; where the message itself tells of such
    /// trouble, only the log hears of it.
    void trouble(const MessageRef &message, const QString &why, const QString &remedy = {});
    /// What a question is answered when the outbox went before it could be.
    static station::Error gone();
    static station::Error noSuchMessage(quint64 id);
    quint64 addWait(quint64 id, std::function<void(const station::Result<MessageState> &)> done);
    /// Answers whoever still waits for a message to be settled.
    void endWaits();

    station::Station &station;
    OutboxStore store;
    OutboxQueue queue;
    Lanes lanes;
    quint64 nextId = 1;
    bool started = false;
    bool stopped = false;
    using Settled = std::function<void(const station::Result<MessageState> &)>;
    std::multimap<quint64, std::pair<quint64, Settled>> waits; ///< By message.
    quint64 nextWait = 1;
    std::function<void()> wake; ///< Looks at the queue; see Dispatch.
    std::vector<std::function<void(const station::Error &)>> troubleListeners;
    std::function<void(int)> homelessListener;
    /// Callbacks of database and couriers hold it weakly: they may come after the outbox has gone.
    std::shared_ptr<int> alive = std::make_shared<int>(0);

private:
    qint64 m_contentBytes = 0;
};

} // namespace email
