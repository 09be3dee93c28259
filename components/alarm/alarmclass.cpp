#include "components/alarm/alarmclass.h"

namespace alarms {

bool AlarmClass::ackRequired(EventKind transition) const
{
    switch (transition) {
    case EventKind::ToOffnormal:
        return ackRequiredToOffnormal();
    case EventKind::ToFault:
        return ackRequiredToFault();
    case EventKind::ToNormal:
        return ackRequiredToNormal();
    case EventKind::ToAlert:
        return ackRequiredToAlert();
    case EventKind::Ack:
    case EventKind::Seen:
        break;
    }
    return false;
}

int AlarmClass::priority(EventKind transition) const
{
    switch (transition) {
    case EventKind::ToFault:
        return priorityToFault();
    case EventKind::ToNormal:
        return priorityToNormal();
    case EventKind::ToAlert:
        return priorityToAlert();
    case EventKind::ToOffnormal:
    case EventKind::Ack:
    case EventKind::Seen:
        break;
    }
    return priorityToOffnormal();
}

void AlarmClass::count(const AlarmRecord &before, const AlarmRecord &after)
{
    const auto adjust = [&](station::Slot<int> &counter, auto isCounted) {
        const int change =
            int(!after.isNull() && isCounted(after)) - int(!before.isNull() && isCounted(before));
        if (change != 0)
            counter.set(counter() + change);
    };
    adjust(openAlarmCount, [](const AlarmRecord &record) { return record.isOpen(); });
    adjust(inAlarmCount, [](const AlarmRecord &record) { return record.isOpen() && record.isInAlarm(); });
    adjust(unackedAlarmCount, [](const AlarmRecord &record) { return record.isUnacked(); });
    adjust(totalAlarmCount, [](const AlarmRecord &) { return true; });
    if (after.timestamp.isValid() && after.timestamp > timeOfLastAlarm())
        timeOfLastAlarm.set(after.timestamp);
}

void AlarmClass::route(const AlarmEvent &event)
{
    alarm.fire({station::valueTypeOf<AlarmEvent>(), &event});
}

} // namespace alarms
