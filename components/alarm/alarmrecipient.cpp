#include "components/alarm/alarmrecipient.h"

#include "components/alarm/alarmservice.h"

#include <QCoreApplication>

namespace alarms {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AlarmRecipient", text);
}

} // namespace

bool AlarmRecipient::wants(EventKind kind) const
{
    switch (kind) {
    case EventKind::ToOffnormal:
        return sendToOffnormal();
    case EventKind::ToFault:
        return sendToFault();
    case EventKind::ToNormal:
        return sendToNormal();
    case EventKind::ToAlert:
        return sendToAlert();
    case EventKind::Seen:
        return false;
    case EventKind::Ack:
        break;
    }
    return routeAcks();
}

bool AlarmRecipient::isOnDuty(const QDateTime &localTime) const
{
    const station::TimeRange &hours = timeRange();
    const QTime time = localTime.time();
    const bool isAfterMidnight = hours.start > hours.end && time < hours.end;
    const QDate day = isAfterMidnight ? localTime.date().addDays(-1) : localTime.date();
    return hours.contains(time) && daysOfWeek().contains(day.dayOfWeek());
}

QString AlarmRecipient::reasonAgainst(const AlarmEvent &event, const QDateTime &localTime) const
{
    if (!wants(event.kind))
        return event.isAck() ? tr("acknowledgements are not routed (routeAcks is off)")
                             : tr("%1 is not among its transitions").arg(textOf(event.kind));
    if (!isOnDuty(localTime))
        return tr("outside its hours (%1 on %2)")
            .arg(station::Codec<station::TimeRange>::toText(timeRange(), {}),
                 station::Codec<station::Weekdays>::toText(daysOfWeek(), {}));
    return {};
}

void AlarmRecipient::doRouteAlarm(const AlarmEvent &event)
{
    station::Turn turn(*station());
    m_last = event.record;
    const QDateTime now = station()->clock().wall();
    if (const QString reason = reasonAgainst(event, now.toLocalTime()); !reason.isEmpty()) {
        decide(event, tr("not: %1").arg(reason), {});
        return;
    }
    const station::Result<QStringList> delivered = deliver(event);
    m_lastFailure = delivered ? QString() : delivered.error().text();
    showStatus();
    if (!delivered) {
        station()->log().write(
            station::Log::Level::Error, path(),
            tr("alarm %1 is not passed on: %2").arg(event.record.id, delivered.error().text()));
        decide(event, tr("not: %1").arg(delivered.error().text()), {});
        return;
    }
    decide(event, QStringLiteral("mailed"), *delivered);
}

void AlarmRecipient::loaded()
{
    showStatus();
}

void AlarmRecipient::changed(const station::SlotSpec &slot)
{
    if (!slot.has(station::ReadOnly))
        showStatus();
}

void AlarmRecipient::showStatus()
{
    const QString fault = configurationFault();
    const QString &shown = fault.isEmpty() ? m_lastFailure : fault;
    status.set(shown.isEmpty() ? station::Status() : station::Status(station::Status::Fault));
    faultCause.set(shown);
}

void AlarmRecipient::decide(const AlarmEvent &event, const QString &decision, const QStringList &messageIds)
{
    lastDecision.set(decision);
    if (auto *service = station()->service<AlarmService>())
        service->recordDecision(event.id, path(), decision, messageIds);
}

} // namespace alarms
