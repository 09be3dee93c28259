#include "components/email/outbox/posting.h"

#include "components/email/emailservice.h"
#include "station/station.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace email {

void addSender(MailDraft &draft, const EmailService &service, const QString &account)
{
    const station::Result<Courier *> courier = service.outbox().courierFor(account);
    if (courier) {
        draft.from = (*courier)->defaultSender();
        draft.replyTo = (*courier)->defaultReplyTo();
    }
    if (!draft.from.address.isEmpty())
        return;
    const auto host = MailAddress::parse(QStringLiteral("tocsin@") + QSysInfo::machineHostName());
    draft.from.address = host ? *host : *MailAddress::parse(QStringLiteral("tocsin@localhost"));
}

station::Result<OutboxTicket> post(station::Station &station, const QString &by, const Posting &posting)
{
    auto *service = station.service<EmailService>();
    if (!service)
        return station::Error{
            by, QCoreApplication::translate("Posting", "this station has no EmailService"),
            QCoreApplication::translate("Posting", "Add an email:EmailService below /Services")};
    const station::Result<ComposedMail> composed = compose(posting.draft);
    if (!composed)
        return composed.error();
    NewMail owed;
    owed.mail = *composed;
    owed.subject = posting.draft.subject;
    owed.text = posting.draft.text;
    owed.account = posting.account;
    owed.priority = posting.priority;
    owed.kind = posting.kind;
    owed.alarms = posting.alarms;
    owed.notAfter = posting.notAfter;
    station::Result<OutboxTicket> ticket = service->outbox().enqueue(owed);
    if (!ticket && !owed.account.isEmpty() && posting.kind != MailKind::Probe) {
        // The account was removed. Mail by another one is better than none.
        station.log().write(station::Log::Level::Warning, by, ticket.error().text());
        owed.account.clear();
        ticket = service->outbox().enqueue(owed);
    }
    return ticket;
}

} // namespace email
