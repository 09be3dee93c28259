#pragma once

namespace station {
class MethodTable;
class Registry;
class Station;
} // namespace station

namespace alarms {

/// Adds the alarm service, its classes and the alarm extensions to the component types.
void registerAlarm(station::Registry &registry);

/// alarm.query, alarm.ack and alarm.why.
void registerAlarmMethods(station::MethodTable &table, station::Station &station);

} // namespace alarms
