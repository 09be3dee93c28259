// What becomes of a message that reaches the acknowledger.
//
// Policy: a mail acknowledges nothing unless every guard lets it pass, and whoever sent one that does not
// hears nothing: an answer to a forged sender would be one more unwanted mail. The refusal and its cause are
// kept in the database. An alarm that went off again after the mail that is answered stays as it is: nobody
// acknowledges what he was not told.

#include "components/alarm/alarmservice.h"
#include "components/alarm/lookups.h"
#include "components/email/emailservice.h"
#include "components/email/message/triptoken.h"
#include "components/email/outbox/posting.h"
#include "components/email/proof/heartbeatmark.h"
#include "components/email/replies/emailalarmacknowledger.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

using alarms::AlarmRecord;
using station::Error;
using station::Log;
using station::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EmailAlarmAcknowledger", text);
}

/// When a transition that nobody has acknowledged came after the mail; not valid when none did.
QDateTime wentOffAgain(const AlarmRecord &record, const QDateTime &mailed)
{
    using alarms::EventKind;
    for (const EventKind kind : {EventKind::ToOffnormal, EventKind::ToFault, EventKind::ToAlert}) {
        const alarms::TransitionMark &mark = record.marks[std::size_t(kind)];
        if (mark.unacked && mark.time > mailed)
            return mark.time;
    }
    return {};
}

QString alreadyText(const AlarmRecord &record)
{
    return record.user.isEmpty() ? tr("the alarm needs no acknowledgement")
                                 : tr("the alarm was acknowledged already by %1").arg(record.user);
}

QString headlineOf(ReplyOutcome outcome)
{
    switch (outcome) {
    case ReplyOutcome::Seen:
        return tr("Seen: %1");
    case ReplyOutcome::Acknowledged:
        return tr("Acknowledged: %1");
    case ReplyOutcome::Already:
    case ReplyOutcome::Refused:
        break;
    }
    return tr("Nothing left to acknowledge: %1");
}

} // namespace

void EmailAlarmAcknowledger::doReceived(const ReceivedMail &mail)
{
    if (!isStarted())
        return;
    station::Turn turn(*station());
    ReplyDecision decision;
    decision.at = station()->clock().wall();
    decision.sender = mail.from;
    decision.subject = mail.subject;
    decision.messageId = QString::fromUtf8(mail.messageId);
    const auto refused = [&](const QString &why) {
        decision.outcome = ReplyOutcome::Refused;
        decision.cause = why;
        // What stations send to each other is no reply. Whoever adds such a field to a reply hides no code.
        const bool isOfStation = !TripToken::of(mail.bytes).isEmpty() || HeardHeartbeat::of(mail);
        if (decision.alarm.isEmpty() && isOfStation)
            return;
        decided(decision);
    };
    if (!enabled())
        return refused(tr("replies are not heeded (enabled is off)"));
    const Result<MailReading> reading = MailReading::of(mail.bytes);
    if (!reading)
        return refused(reading.error().text());
    const ReplyGuard guard{m_signer, [this](const MailAddress &address) { return personOf(address); },
                           [this](const QByteArray &token) { return m_log.isUsed(token); }, decision.at};
    const Result<HeededReply> reply = guard.check(*reading);
    if (!reply) {
        decision.alarm = reply.error().what;
        return refused(reply.error().why);
    }
    decision.person = reply->person;
    decision.alarm = reply->token.alarm;
    const Result<AlarmRecord> record = heed(*reply, decision);
    if (!record)
        return refused(record.error().why);
    decision.token = reply->token.text;
    decided(decision);
    if (confirm())
        sendConfirmation(*reply, *record, decision);
}

Result<AlarmRecord> EmailAlarmAcknowledger::heed(const HeededReply &reply, ReplyDecision &decision)
{
    auto *service = station()->service<alarms::AlarmService>();
    const AlarmRecord *open = service ? service->store().open(reply.token.alarm) : nullptr;
    if (!open)
        return Error{{}, tr("the alarm is closed already, or gone"), {}};
    if (const QDateTime again = wentOffAgain(*open, reply.token.issued); again.isValid())
        return Error{{},
                     tr("the alarm went off again at %1, after the mail that this answers")
                         .arg(alarms::localTimeText(again)),
                     {}};
    const AlarmRecord before = *open;
    if (replyMeans() == ReplyMeaning::Seen && before.isUnacked()) {
        decision.outcome = ReplyOutcome::Seen;
        decision.alarms = 1;
        return service->see({.id = before.id, .seen = {}, .user = reply.person, .note = reply.note});
    }
    decision.alarms = replyMeans() == ReplyMeaning::Acknowledge ? acknowledge(*service, before, reply) : 0;
    decision.outcome = decision.alarms > 0 ? ReplyOutcome::Acknowledged : ReplyOutcome::Already;
    decision.cause = decision.alarms > 0 ? QString() : alreadyText(before);
    const AlarmRecord *after = service->store().open(before.id);
    return after ? *after : before;
}

/// The alarm and, if that is wanted, what else of the same source was raised before; gives how many.
int EmailAlarmAcknowledger::acknowledge(alarms::AlarmService &service, const AlarmRecord &record,
                                        const HeededReply &reply)
{
    QStringList ids;
    for (const AlarmRecord &one : service.store().allOpen()) {
        const bool isEarlier = ackAlarmsFromSameSource() && one.sourceHandle == record.sourceHandle &&
                               one.timestamp <= record.timestamp;
        if (one.isUnacked() && (one.id == record.id || isEarlier))
            ids.append(one.id);
    }
    const QString note = reply.note.isEmpty() ? tr("by mail") : tr("by mail: %1").arg(reply.note);
    for (const QString &id : ids) {
        (void)service.acknowledge({.id = id, .seen = {}, .user = reply.person, .note = note});
        station()->audit(
            {.kind = station::Actor::Person, .user = reply.person, .through = QStringLiteral("mail")},
            tr("acknowledged"), id);
    }
    return int(ids.size());
}

void EmailAlarmAcknowledger::decided(const ReplyDecision &decision)
{
    m_log.add(decision);
    showCounters();
    totalAlarmsAcked.set(totalAlarmsAcked() + decision.alarms);
    if (decision.outcome != ReplyOutcome::Refused) {
        lastAlarmAcked.set(decision.alarm);
        lastAlarmAckedTime.set(decision.at);
        station()->log().write(
            Log::Level::Info, path(),
            tr("the reply of %1 counts for alarm %2").arg(decision.person, decision.alarm));
        return;
    }
    totalMessagesRefused.set(totalMessagesRefused() + 1);
    lastAckFailureCause.set(tr("%1: %2").arg(decision.sender, decision.cause));
    lastAckFailureTime.set(decision.at);
    // A genuine code that does not count is of interest; other mail in the same mailbox is not.
    station()->log().write(
        decision.alarm.isEmpty() ? Log::Level::Info : Log::Level::Warning, path(),
        tr("the message of %1 acknowledges nothing: %2").arg(decision.sender, decision.cause));
}

void EmailAlarmAcknowledger::sendConfirmation(const HeededReply &reply, const AlarmRecord &record,
                                              const ReplyDecision &decision)
{
    const auto *service = station()->service<EmailService>();
    if (!service)
        return;
    Posting posting;
    posting.account = account().path;
    posting.priority = record.priority;
    posting.alarms = {record.id};
    MailDraft &draft = posting.draft;
    addSender(draft, *service, posting.account);
    draft.to = {Mailbox{{}, reply.sender}};
    draft.subject = shortenSubject(headlineOf(decision.outcome).arg(record.sourceName()).simplified());
    const QString came = alarms::localTimeText(decision.at);
    QStringList lines{decision.cause.isEmpty()
                          ? tr("Your reply of %1 counts.").arg(came)
                          : tr("Your reply of %1 changes nothing: %2.").arg(came, decision.cause),
                      tr("Source: %1").arg(record.sourceName()),
                      tr("State: %1 / %2").arg(alarms::textOf(record.sourceState), record.ackStateText())};
    if (decision.alarms > 1)
        lines.append(tr("Alarms of this source that were acknowledged: %1").arg(decision.alarms));
    if (!reply.note.isEmpty())
        lines.append(tr("Note: %1").arg(reply.note));
    lines.append(tr("Alarm: %1").arg(record.id));
    draft.text = lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
    draft.date = decision.at.toLocalTime();
    draft.inReplyTo = decision.messageId.toUtf8();
    draft.references = {draft.inReplyTo};
    draft.autoSubmitted = "auto-replied"; // RFC 3834 §5.
    draft.messageId = makeMessageId("confirms " + reply.token.text, draft.from.address.domain());
    if (const auto ticket = post(*station(), path(), posting); !ticket)
        station()->log().write(Log::Level::Warning, path(), ticket.error().text());
}

} // namespace email
