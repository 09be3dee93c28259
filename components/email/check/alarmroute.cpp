#include "components/email/check/alarmroute.h"

#include "components/email/alarmmail.h"
#include "components/email/emailrecipient.h"
#include "components/email/emailservice.h"
#include "components/email/outgoingaccount.h"
#include "station/links.h"
#include "station/station.h"

#include <QCoreApplication>

namespace email {

using Result = StageResult::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

/// Why the alarm does not get from a class through @p recipient; empty = it does.
QString gateAgainst(station::Station &station, const EmailRecipient &recipient,
                    const alarms::AlarmEvent &event)
{
    const std::vector<station::Link> links = station.links().into(recipient);
    const bool routed = std::any_of(links.begin(), links.end(), [&](const station::Link &link) {
        return link.target.slot == &recipient.routeAlarm.spec();
    });
    if (!routed)
        return tr("no alarm class is linked to it");
    return recipient.gateAgainst(event, event.time.toLocalTime());
}

} // namespace

StageResult checkAlarmRoute(station::Station &station, const OutgoingAccount &account)
{
    auto *service = station.service<EmailService>();
    if (!service)
        return {Result::Fail, 0, tr("The station has no EmailService"), tr("Add one below /Services")};
    if (!account.isEnabled())
        return {Result::Fail, 0, tr("The account is switched off"),
                tr("Enable the account and the EmailService")};
    alarms::AlarmEvent event;
    event.time = station.clock().wall();
    event.record = sampleAlarm(event.time);

    QStringList open;
    QStringList closed;
    station.forEach([&](station::Component &component) {
        const auto *recipient = dynamic_cast<const EmailRecipient *>(&component);
        if (!recipient)
            return;
        const auto courier = service->outbox().courierFor(recipient->account().path);
        if (!courier || (*courier)->courierHandle() != account.handle())
            return;
        const QString gate = gateAgainst(station, *recipient, event);
        if (gate.isEmpty())
            open.append(recipient->path());
        else
            closed.append(tr("%1: %2").arg(recipient->path(), gate));
    });
    const QJsonObject detail{{QStringLiteral("open"), QJsonArray::fromStringList(open)},
                             {QStringLiteral("closed"), QJsonArray::fromStringList(closed)}};
    const QString stopped = closed.join(QStringLiteral("; "));
    if (open.isEmpty() && closed.isEmpty())
        return {Result::Fail, 0, tr("No alarm recipient uses this account"),
                tr("Add an email:EmailRecipient below /Services/AlarmService and link a class's alarm to it"),
                detail};
    if (open.isEmpty())
        return {Result::Fail, 0, tr("An alarm of now would stop at %1").arg(stopped),
                tr("Mend the recipient, or ask again when it is on duty"), detail};
    const QString text =
        tr("An alarm of now reaches this account through %1").arg(open.join(QStringLiteral(", ")));
    if (closed.isEmpty())
        return {Result::Pass, 0, text, {}, detail};
    return {Result::Warning, 0, tr("%1, but stops at %2").arg(text, stopped), {}, detail};
}

} // namespace email
