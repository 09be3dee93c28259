#pragma once

#include "components/email/protocol/addresslist.h"
#include "components/email/protocol/envelope.h"
#include "components/email/protocol/outcome.h"
#include "components/email/verdict/verdict.h"

#include <QDateTime>
#include <QString>

#include <functional>

namespace email {

/// How far the present attempt at a message had come when it was last put on disk.
enum class Phase {
    None,
    Attempting, ///< Recipients may have been named; the message was surely not taken.
    Committing, ///< The final dot may have gone out; after a crash nobody knows.
};

/// What the owner of an account allows. 0 means without limit, except for maxQueueSize.
struct CourierLimits
{
    int maxQueueSize = 100000;
    int maxSendablePerDay = 0;
    int maxRecipientsPerDay = 0;
    int maxPerMinute = 0;
    bool allowDisabledQueuing = false;
    int reservePercent = 0; ///< Of each limit: what is kept for urgent mail.
    int recipientsPerMessage = 0;
};

/// How much of its limits an account has used, and what was learned of them.
struct QuotaNews
{
    QString used;
    QString learned;
    int connections = 0; ///< Learned: not more at a time; 0 = nothing known.

    friend bool operator==(const QuotaNews &, const QuotaNews &) = default;
};

/// One message handed to a courier. envelope.token is the message's id in the outbox.
struct Delivery
{
    Envelope envelope;
    bool urgent = false;
    /// For the dialogue's requests Attempting and Committing: puts the phase on disk, then calls @p resume in
    /// the engine thread; @p resume must bear that the connection has gone meanwhile. Not needed for what the
    /// envelope says is recorded already.
    std::function<void(Phase phase, std::function<void()> resume)> record;
    /// To be called exactly once, from the event loop or from inside deliver(), whatever happens.
    std::function<void(const Outcome &outcome)> finished;
};

/// Whether a message that may have been taken lies where what was sent can be seen.
enum class Sighting { Unknown, Absent, Seen };

/// An outgoing account as the outbox sees it: takes messages, says whether it can, and shows what became of
/// them. The outbox decides what is sent when and what a failure means for a message; the courier only
/// carries.
class Courier
{
public:
    virtual ~Courier() = default;

    /// The component's handle: what the outbox stores, because names change.
    virtual quint32 courierHandle() const = 0;
    /// The account's ord, for people.
    virtual QString courierOrd() const = 0;
    virtual bool isEnabled() const = 0;
    /// False while the account knows that trying is of no use (contradictory settings, certificate parked).
    /// When that ends, call Outbox::retryNow().
    virtual bool isAccepting() const = 0;
    /// Why it sends nothing just now, for people: disabled, a fault, the last failure; empty when it works.
    virtual QString hindrance() const = 0;
    virtual CourierLimits limits() const = 0;
    /// Who mail is from, and where answers go, when the message does not say; the address may be empty while
    /// the account is not set up.
    virtual Mailbox defaultSender() const = 0;
    virtual QList<Mailbox> defaultReplyTo() const = 0;
    /// Who takes over while this one cannot; nullptr for nobody.
    virtual Courier *fallback() const = 0;
    /// The names that a verdict on this account's failures is worded with.
    virtual VerdictFacts verdictFacts() const = 0;
    /// Changes with everything that may mend a refused sign-in: host, name, password, mechanism.
    virtual QString signInMark() const { return {}; }

    /// How many further messages, urgent ones or others, it would take right now; 0 while busy. More than one
    /// where the connection is kept and the next envelope can stand behind the final dot. For urgent ones it
    /// is never less. When it grows for another reason than Delivery::finished, call Outbox::wake().
    virtual int capacity(bool urgent) const = 0;
    /// True when nothing is under way, so that a fresh message would leave at once.
    virtual bool isIdle() const = 0;
    /// Takes the message over. Called only while capacity() is above 0.
    virtual void deliver(Delivery delivery) = 0;

    /// True when there is a mailbox that shows what was sent.
    virtual bool canLookFor() const { return false; }
    /// Looks there for a message by its Message-ID. @p done comes once, or never when the account goes.
    virtual void lookFor(const QByteArray &messageId, std::function<void(Sighting)> done)
    {
        Q_UNUSED(messageId)
        done(Sighting::Unknown);
    }

    // What the outbox tells the account, for its slots
    // --------------------------------------------------------
    virtual void queueSizeChanged(int waiting) = 0;
    /// A message was taken by the server: clears {down} and the last cause.
    virtual void mailSent() = 0;
    /// An attempt failed; the verdict has status, cause and remedy. Not called for a refused recipient only.
    virtual void mailFailed(const Verdict &verdict) = 0;
    virtual void quotaChanged(const QuotaNews &news) = 0;
    /// A message of this account was set aside (state Discarded); it can be retried.
    virtual void mailDiscarded(const QDateTime &when, const QString &cause) = 0;
};

} // namespace email
