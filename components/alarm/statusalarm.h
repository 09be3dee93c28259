#pragma once

#include "components/alarm/alarmextension.h"

namespace alarms {

/// Offnormal while the point's status has one of the chosen flags, whatever its value.
class StatusAlarm final : public AlarmExtension
{
public:
    station::Slot<bool> whenDisabled{
        this, {.name = "whenDisabled", .group = "Flags", .doc = "Alarm while the point is disabled."}};
    station::Slot<bool> whenFault{
        this,
        {.name = "whenFault", .value = true, .group = "Flags", .doc = "Alarm while the point is in fault."}};
    station::Slot<bool> whenDown{
        this,
        {.name = "whenDown", .value = true, .group = "Flags", .doc = "Alarm while communication is lost."}};
    station::Slot<bool> whenStale{
        this,
        {.name = "whenStale", .value = true, .group = "Flags", .doc = "Alarm while the value is stale."}};
    station::Slot<bool> whenOverridden{
        this,
        {.name = "whenOverridden", .group = "Flags", .doc = "Alarm while somebody overrides the point."}};
    station::Slot<bool> whenNull{
        this, {.name = "whenNull", .group = "Flags", .doc = "Alarm while there is no value."}};

protected:
    SourceState judge(const control::Point &point, SourceState held) const override;
    bool watchesFaults() const override { return false; }
    QString defaultText(const control::Point &point, SourceState state) const override;
};

} // namespace alarms
