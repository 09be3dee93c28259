#pragma once

#include "components/email/outbox/courier.h"
#include "components/email/outbox/outboxtypes.h"

#include <limits>
#include <memory>

namespace email {

/// One line of a message's ledger.
struct OutboxRecipient
{
    MailAddress address;
    RecipientState state = RecipientState::Queued;
    int code = 0; ///< Of the server's answer, 0 while there is none.
    QByteArray enhanced;
    QString text;
};

/// The part of a message that is only needed while it is handed over; see OutboxEntry::content.
struct OutboxContent
{
    QByteArray bytes;
    MailAddress sender;
    QByteArray messageId;
    QString subject;
    QString text;
    QStringList alarms;
    std::vector<OutboxRecipient> recipients; ///< In the order in which they are stored.
};

/// Mail of this priority and above is urgent: it may use what limits keep in reserve.
inline constexpr int UrgentPriority = 50;
/// How long mail waits for its account before another one may take it: as long as nobody is told of it.
inline constexpr qint64 UrgentPatienceMs = 5 * 60'000;
inline constexpr qint64 PatienceMs = 60 * 60'000;

inline constexpr qint64 Never = std::numeric_limits<qint64>::max();

/// What is kept in memory of each message that is not settled: little, because there may be 100,000 of them.
/// Times are boot time unless their name says wall.
struct OutboxEntry
{
    quint64 id = 0;      ///< The sequence number; order of arrival.
    quint32 account = 0; ///< The account asked for; 0 = the first enabled one.
    quint32 home = 0;    ///< The account whose queue it waits in.
    quint32 carrier = 0; ///< The account of the present or last attempt.
    MessageState state = MessageState::Queued;
    Phase phase = Phase::None;
    MailKind kind = MailKind::Mail;
    quint8 priority = 128;
    quint8 crashes = 0;      ///< How often the station died while this one was under way.
    bool inFlight = false;   ///< Taken out of the line for an attempt.
    bool handedOver = false; ///< The courier has it.
    bool durable = false;
    quint16 doubts = 0; ///< Ambiguous events so far.
    quint32 attempts = 0;
    quint16 strikes = 0; ///< Attempts that failed for a reason of its own; they lengthen its waits.
    quint8 gates = 0;    ///< What must still come before it is handed over: its bytes, its commit.
    int owed = 0;        ///< Recipients that have no final answer.
    qint64 createdWall = 0;
    qint64 notAfterWall = 0; ///< A person's deadline; 0 = none.
    qint64 takenWall = 0;    ///< When a server last took it for somebody; 0 = never.
    qint64 born = 0; ///< Boot time of its arrival, before the boot if need be: only running time ages.
    qint64 due = 0;
    qint64 deadline = Never;
    QString lastCause;
    /// Present while the message is under way, and for as many others as fit the budget.
    std::shared_ptr<OutboxContent> content;

    bool isUrgent() const { return priority <= UrgentPriority; }
    /// From then on a fallback account may take it, although its own works.
    qint64 lateAt() const { return born + (isUrgent() ? UrgentPatienceMs : PatienceMs); }
    bool isSuspect() const { return crashes > 0; }
    /// Sent alone and after all others, in its plainest form.
    bool isPoison() const { return crashes > 1; }
};

} // namespace email
