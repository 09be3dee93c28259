#include "components/email/emailrecipient.h"

#include "components/email/alarmmail.h"
#include "components/email/emailservice.h"
#include "components/email/outgoingaccount.h"
#include "station/basictypes.h"
#include "station/station.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSysInfo>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("EmailRecipient", text);
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
    MailDraft draft;
    addSender(draft);
    addRecipients(draft);
    draft.subject = words.subject;
    draft.text = words.body;
    draft.html = html() ? htmlOf(words.body) : QString();
    draft.date = station()->clock().wall().toLocalTime();
    threadEpisode(draft, event, handle());
    const station::Result<ComposedMail> composed = compose(draft);
    if (!composed)
        return composed.error();

    NewMail owed;
    owed.mail = *composed;
    owed.subject = words.subject;
    owed.text = words.body;
    owed.account = account().path;
    owed.priority = event.record.priority;
    owed.kind = event.record.sourceHandle == service->handle() ? MailKind::Trouble : MailKind::Alarm;
    owed.alarms = {event.record.id};
    station::Result<OutboxTicket> ticket = service->outbox().enqueue(owed);
    if (!ticket && !owed.account.isEmpty()) {
        // The account was removed. Mail by another one is better than none.
        station()->log().write(station::Log::Level::Warning, path(), ticket.error().text());
        owed.account.clear();
        ticket = service->outbox().enqueue(owed);
    }
    if (!ticket)
        return ticket.error();
    lastMailed.set(draft.date.toUTC());
    return QStringList{ticket->messageId};
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

void EmailRecipient::addSender(MailDraft &draft) const
{
    const Outbox &outbox = station()->service<EmailService>()->outbox();
    const station::Result<Courier *> courier = outbox.courierFor(account().path);
    if (courier) {
        draft.from = (*courier)->defaultSender();
        draft.replyTo = (*courier)->defaultReplyTo();
    }
    if (!draft.from.address.isEmpty())
        return;
    // An account that is not set up yet must not cost the alarm its mail: as sendmail does, this host is the
    // sender.
    const auto host = MailAddress::parse(QStringLiteral("tocsin@") + QSysInfo::machineHostName());
    draft.from.address = host ? *host : *MailAddress::parse(QStringLiteral("tocsin@localhost"));
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
