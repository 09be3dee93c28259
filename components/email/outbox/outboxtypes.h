#pragma once

#include "components/email/message/message.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <array>

namespace email {

/// Where a message stands. The numbers are stored: never change one.
enum class MessageState {
    Queued = 0,
    Sending = 1,
    Ambiguous = 2, ///< The connection was lost after the final dot; goes again with the same bytes.
    Held = 3,      ///< Waits for a person.
    Sent = 4,
    Failed = 5,    ///< Every recipient was refused, or the message came back from him.
    Expired = 6,   ///< Its deadline (NewMail::notAfter) passed.
    Discarded = 7, ///< Set aside, by a person or because the queue was full. Can be retried.
};
inline constexpr std::array MessageStateNames{"Queued", "Sending", "Ambiguous", "Held",
                                              "Sent",   "Failed",  "Expired",   "Discarded"};

/// Where one recipient of a message stands. The numbers are stored.
enum class RecipientState {
    Queued = 0,
    Sent = 1,
    Refused = 2,
    Held = 3,
    Bounced = 4, ///< A server had taken it, and later said that it will not arrive.
};
inline constexpr std::array RecipientStateNames{"Queued", "Sent", "Refused", "Held", "Bounced"};

/// Why a message exists; the numbers are stored. Trouble tells of an alarm that the EmailService itself
/// raised: its own failure raises no further one, or one bad address would make mail without end. Probe shows
/// whether its own account works: no other one carries it, and whoever sent it misses it by himself.
enum class MailKind { Alarm = 0, Mail = 1, Test = 2, Trouble = 3, Probe = 4 };

/// The failure of such mail is for the log: an alarm would tell of it twice, or without end.
constexpr bool failsInSilence(MailKind kind)
{
    return kind == MailKind::Trouble || kind == MailKind::Probe;
}

/// Such mail never grows too old.
constexpr bool isAlarmMail(MailKind kind)
{
    return kind == MailKind::Alarm || kind == MailKind::Trouble;
}

/// True for the states in which the outbox has nothing left to do by itself.
constexpr bool isSettled(MessageState state)
{
    return state != MessageState::Queued && state != MessageState::Sending &&
           state != MessageState::Ambiguous;
}

/// A message for the outbox.
struct NewMail
{
    ComposedMail mail;
    QString subject;    ///< As a person reads it, for lists.
    QString text;       ///< The plain text, for when the composed form turns out to bring the station down.
    QString account;    ///< Ord of an outgoing account; empty = the first enabled one.
    int priority = 128; ///< 1 (most urgent) to 255.
    MailKind kind = MailKind::Mail;
    QStringList alarms; ///< Ids of the alarms that it tells of.
    QDateTime notAfter; ///< A person's deadline: not sent later than this. Invalid = none.
};

/// What enqueue() gives back.
struct OutboxTicket
{
    quint64 id = 0;
    QString messageId;
};

} // namespace email
