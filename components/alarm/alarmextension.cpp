#include "components/alarm/alarmextension.h"

#include "components/alarm/alarmservice.h"
#include "station/station.h"

#include <QCoreApplication>

namespace alarms {

using station::Status;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AlarmExtension", text);
}

} // namespace

// Life ------------------------------------------------------------------------------------------------------

void AlarmExtension::started()
{
    // An episode of an earlier run goes on: if its condition still holds nothing is reported, else it ends.
    const auto *service = station()->service<AlarmService>();
    if (const AlarmRecord *open = service ? service->store().openOf(handle(), {}) : nullptr) {
        const AlarmRecord record = *open;
        m_condition.restore(record.sourceState);
        alarmUpdated(record);
    }
    scheduleExecute();
}

void AlarmExtension::changed(const station::SlotSpec &slot)
{
    if (!slot.has(station::ReadOnly))
        scheduleExecute();
}

void AlarmExtension::execute()
{
    m_timer.stop();
    const auto *point = dynamic_cast<const control::Point *>(parent());
    if (!point)
        return;
    const qint64 now = station()->clock().bootMs();
    if (alarmInhibit()) {
        m_condition.inhibit();
    } else if (const auto change =
                   m_condition.update(findingFor(*point), {timeDelay().ms, timeDelayToNormal().ms}, now)) {
        report(*point, *change);
    }
    fleetingCount.set(int(m_condition.fleeting()));
    if (const std::optional<qint64> due = m_condition.dueMs())
        m_timer.start(station()->clock(), *due - now, [this] { scheduleExecute(); });
}

Condition::Finding AlarmExtension::findingFor(const control::Point &point) const
{
    const Status status = point.outputStatus();
    Condition::Finding finding;
    if (watchesFaults()) {
        finding.fault = enableToFault() &&
                        (status.has(Status::Fault) || status.has(Status::Down) || status.has(Status::Stale));
        finding.usable = status.isValid();
    }
    if (finding.usable && enableToOffnormal())
        finding.kind = judge(point, m_condition.held());
    return finding;
}

// Reporting -------------------------------------------------------------------------------------------------

void AlarmExtension::report(const control::Point &point, const Condition::Change &change)
{
    auto *service = station()->service<AlarmService>();
    if (!service) {
        station()->log().write(station::Log::Level::Error, path(),
                               tr("went from %1 to %2, but this station has no AlarmService")
                                   .arg(textOf(change.from), textOf(change.to)));
        alarmState.set(change.to);
        return;
    }
    service->report({.sourceHandle = handle(),
                     .source = path(),
                     .alarmClassOrd = alarmClass().path,
                     .transition = change.event,
                     .state = change.to,
                     .data = factsOf(point, change)});
    alarmState.set(m_condition.reported());
}

QJsonObject AlarmExtension::factsOf(const control::Point &point, const Condition::Change &change) const
{
    const QString value = point.outputText();
    QJsonObject facts{{QStringLiteral("sourceName"), render(sourceName().text, lookupIn(*this)).text},
                      {QStringLiteral("fromState"), textOf(change.from)},
                      {QStringLiteral("toState"), textOf(change.to)},
                      {QStringLiteral("status"), point.outputStatus().text()},
                      {QStringLiteral("presentValue"), value}};
    // The value at the raise stays in the record when the alarm ends.
    if (change.event != EventKind::ToNormal)
        facts.insert(QStringLiteral("alarmValue"), value);
    if (!alarmInstructions().isEmpty())
        facts.insert(QStringLiteral("instructions"), alarmInstructions());
    addFacts(point, facts);
    // Slots that somebody added to this instance are its metadata.
    for (const station::SlotSpec *slot : allSlots()) {
        if (slot->isDynamic() && slot->isProperty() && !facts.contains(slot->name)) {
            const station::ValueRef extra = this->value(*slot);
            facts.insert(slot->name, extra.type->toText(extra.data, facetsOf(*slot)));
        }
    }
    facts.insert(QStringLiteral("msgText"), messageFor(point, change));
    return facts;
}

QString AlarmExtension::messageFor(const control::Point &point, const Condition::Change &change) const
{
    QString format;
    switch (change.event) {
    case EventKind::ToFault:
        format = toFaultText().text;
        break;
    case EventKind::ToNormal:
        format = toNormalText().text;
        break;
    default:
        format = textOverride(change.to).isEmpty() ? toOffnormalText().text : textOverride(change.to);
    }
    if (!format.isEmpty())
        return render(format, lookupIn(*this)).text;
    if (change.event == EventKind::ToFault)
        return tr("the value cannot be relied on: %1").arg(point.outputStatus().text());
    if (change.event == EventKind::ToNormal)
        return tr("back to normal: %1").arg(point.outputText());
    return defaultText(point, change.to);
}

void AlarmExtension::alarmUpdated(const AlarmRecord &record)
{
    QStringList acked;
    for (const EventKind kind : {EventKind::ToOffnormal, EventKind::ToFault, EventKind::ToNormal}) {
        if (!record.marks[std::size_t(kind)].unacked)
            acked.append(textOf(kind));
    }
    ackedTransitions.set(acked.join(QStringLiteral(", ")));
    alarmState.set(record.sourceState);
    lastChange.set(record.lastUpdate);
    alarmId.set(record.isOpen() ? record.id : QString());
    const Status flags =
        Status().with(Status::Alarm, record.isInAlarm()).with(Status::UnackedAlarm, record.isUnacked());
    if (flags == m_flags)
        return;
    m_flags = flags;
    if (auto *point = dynamic_cast<control::Point *>(parent()))
        point->refreshAlarmFlags();
}

station::ActionResult AlarmExtension::doAck(const station::Actor &actor)
{
    auto *service = station()->service<AlarmService>();
    if (!service || alarmId().isEmpty())
        return station::Error{path(), tr("there is no open alarm to acknowledge"), {}};
    return service->doAck(alarmId(), actor);
}

} // namespace alarms
