#pragma once

#include "components/alarm/alarmevent.h"
#include "components/alarm/formattext.h"
#include "station/component.h"

namespace alarms {

/// The variables of alarmVariables(), answered from a record. Times are shown in the zone of this machine,
/// with their offset; "timestamp.toDateString" and its like give their parts. Every alarmVariables() name has
/// an answer, empty where the alarm has no such fact; an unknown name has none.
Lookup lookupIn(const AlarmRecord &record);

/// Names within the tree, seen from @p component: displayName, name, path, type, parent.<name>, <slot>.
Lookup lookupIn(const station::Component &component);

/// Time for people: "2026-11-22 07:00:00 CET (UTC+01:00)".
QString localTimeText(const QDateTime &time);

} // namespace alarms
