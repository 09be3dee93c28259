#include "components/email/emailrecipient.h"

#include "components/email/alarmmail.h"
#include "components/email/emailservice.h"
#include "components/email/outbox/posting.h"
#include "components/email/outgoingaccount.h"
#include "components/email/proof/canary.h"
#include "components/email/replies/emailalarmacknowledger.h"
#include "station/basictypes.h"
#include "station/station.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EmailRecipient", text);
}

/// What tells that an account does not work goes by another one.
QString accountFor(const alarms::AlarmEvent &event, const EmailRecipient &recipient)
{
    const auto *canary =
        dynamic_cast<const Canary *>(recipient.station()->byHandle(event.record.sourceHandle));
    return canary ? canary->accountForAlarm(recipient.account().path) : recipient.account().path;
}

/// What the mail of somebody whose reply counts says below everything else. In quotation marks: a mail
/// program that wraps a quoted line anew, and does not mark what is left of it, must not begin an answer with
/// the word.
QString askingText(ReplyMeaning meaning, const QByteArray &token)
{
    const QString asked =
        meaning == ReplyMeaning::Acknowledge
            ? tr("To acknowledge this alarm, answer this mail; the first word of the answer must be \"ACK\".")
            : tr("To say that you have seen this alarm, answer this mail; the first word of the answer must "
                 "be \"ACK\".");
    return QLatin1Char('\n') + asked + QLatin1Char('\n') +
           tr("Reply code: %1").arg(QString::fromLatin1(token)) + QLatin1Char('\n');
}

} // namespace

QString EmailRecipient::reasonAgainst(const alarms::AlarmEvent &event, const QDateTime &localTime) const
{
    const QString reason = AlarmRecipient::reasonAgainst(event, localTime);
    return reason.isEmpty() && !hasAddress() ? tr("it has no address") : reason;
}

QString EmailRecipient::gateAgainst(const alarms::AlarmEvent &event, const QDateTime &localTime) const
{
    const QString fault = configurationFault();
    return fault.isEmpty() ? reasonAgainst(event, localTime) : fault;
}

bool EmailRecipient::hasAddress() const
{
    return !to().addresses.isEmpty() || !cc().addresses.isEmpty() || !bcc().addresses.isEmpty();
}

QString EmailRecipient::configurationFault() const
{
    if (!hasAddress())
        return station::Error{path(), tr("it has no address, so alarms that are routed here reach nobody"),
                              tr("Set to, cc or bcc")}
            .text();
    const QString &ord = account().path;
    const auto found = station()->find(ord);
    if (ord.isEmpty() || (found && dynamic_cast<const OutgoingAccount *>(*found)))
        return {};
    return station::Error{
        path(), tr("there is no outgoing account %1; its mail goes by the first enabled one").arg(ord),
        tr("Set account to one that exists, or clear it")}
        .text();
}

station::Result<QStringList> EmailRecipient::deliver(const alarms::AlarmEvent &event)
{
    const auto *service = station()->service<EmailService>();
    if (!service)
        return station::Error{path(), tr("this station has no EmailService"),
                              tr("Add an email:EmailService below /Services")};
    AlarmWords words =
        writeAlarm(event.record, subject().text, body().text, {stationName(), station()->clock().wall()});
    words.body += durabilityWarning();
    Posting posting;
    posting.account = accountFor(event, *this);
    posting.priority = event.record.priority;
    posting.kind = event.record.sourceHandle == service->handle() ? MailKind::Trouble : MailKind::Alarm;
    posting.alarms = {event.record.id};
    MailDraft &draft = posting.draft;
    addSender(draft, *service, posting.account);
    addRecipients(draft);
    draft.subject = words.subject;
    draft.date = station()->clock().wall().toLocalTime();

    QStringList messageIds;
    const std::vector<Asked> asked = takeAsked(draft, event);
    if (!draft.to.isEmpty() || !draft.cc.isEmpty() || !draft.bcc.isEmpty()) {
        setText(draft, words.body);
        threadEpisode(draft, event, handle());
        const station::Result<OutboxTicket> ticket = post(*station(), path(), posting);
        if (!ticket)
            return ticket.error();
        messageIds.append(ticket->messageId);
    }
    for (const Asked &one : asked) {
        const station::Result<OutboxTicket> ticket = postAsking(one, posting, words.body, event);
        if (!ticket)
            return ticket.error();
        messageIds.append(ticket->messageId);
    }
    lastMailed.set(draft.date.toUTC());
    return messageIds;
}

void EmailRecipient::setText(MailDraft &draft, const QString &text) const
{
    draft.text = text;
    draft.html = html() ? htmlOf(text) : QString();
}

/// Takes those out of the draft whom the acknowledger asks for a reply: each needs a mail with a token of
/// his own.
std::vector<EmailRecipient::Asked> EmailRecipient::takeAsked(MailDraft &draft,
                                                             const alarms::AlarmEvent &event) const
{
    std::vector<Asked> asked;
    const auto *acknowledger = station()->service<EmailAlarmAcknowledger>();
    if (!acknowledger)
        return asked;
    for (QList<Mailbox> *list : {&draft.to, &draft.cc, &draft.bcc}) {
        list->removeIf([&](const Mailbox &mailbox) {
            const QByteArray token =
                acknowledger->tokenFor(event.record, event.record.sequence, mailbox.address);
            const bool isKnown = std::any_of(asked.begin(), asked.end(), [&mailbox](const Asked &one) {
                return one.mailbox.address == mailbox.address;
            });
            if (!token.isEmpty() && !isKnown)
                asked.push_back({mailbox, token});
            return !token.isEmpty();
        });
    }
    return asked;
}

station::Result<OutboxTicket> EmailRecipient::postAsking(const Asked &asked, Posting posting,
                                                         const QString &text,
                                                         const alarms::AlarmEvent &event) const
{
    const auto *acknowledger = station()->service<EmailAlarmAcknowledger>();
    MailDraft &draft = posting.draft;
    draft.to = {asked.mailbox};
    draft.cc.clear();
    draft.bcc.clear();
    if (!acknowledger->replyTo().addresses.isEmpty())
        draft.replyTo = parseAddressList(acknowledger->replyTo().addresses.join(QLatin1Char(',')))
                            .value_or(draft.replyTo);
    const bool asks = event.record.isUnacked();
    setText(draft, asks ? text + askingText(acknowledger->replyMeans(), asked.token) : text);
    // Two recipients of alarms may both name this person; their mails are not the same.
    const QByteArray own = '-' + QByteArray::number(handle());
    threadEpisode(draft, event, acknowledger->tokenFor(event.record, 1, asked.mailbox.address) + own,
                  asked.token + own);
    return post(*station(), path(), posting);
}

/// Who reads the mail is the last who knows of the alarm, should the station stop before its disk takes it.
QString EmailRecipient::durabilityWarning() const
{
    const station::Database &database = station()->database();
    if (database.health() != station::Database::Health::NotDurable)
        return {};
    return QStringLiteral("\n\n") +
           tr("Not durable: the station cannot write to its disk (%1). If it stops before it can, this alarm "
              "is missing from its lists.")
               .arg(database.trouble().why.simplified()) +
           u'\n';
}

void EmailRecipient::addRecipients(MailDraft &draft) const
{
    const auto add = [this](QList<Mailbox> &list, const station::MailAddressList &addresses) {
        for (const QString &address : addresses.addresses) {
            QString why;
            if (const auto parsed = parseAddressList(address, &why))
                list += *parsed;
            else
                station()->log().write(station::Log::Level::Warning, path(), why);
        }
    };
    add(draft.to, to());
    add(draft.cc, cc());
    add(draft.bcc, bcc());
}

QString EmailRecipient::stationName() const
{
    const auto *root = dynamic_cast<const station::StationRoot *>(&station()->root());
    return root ? root->stationName() : QString();
}

// Preview ---------------------------------------------------------------------------------------------------

station::ActionResult EmailRecipient::doPreview()
{
    const QDateTime now = station()->clock().wall();
    const bool isSample = lastRecord().isNull();
    const AlarmWords words = writeAlarm(isSample ? sampleAlarm(now) : lastRecord(), subject().text,
                                        body().text, {stationName(), now});
    return QJsonValue(QJsonObject{{QStringLiteral("subject"), words.subject},
                                  {QStringLiteral("body"), words.body},
                                  {QStringLiteral("unknown"), QJsonArray::fromStringList(words.unknown)},
                                  {QStringLiteral("sample"), isSample}});
}

} // namespace email
