#pragma once

#include "components/alarm/alarmextension.h"

namespace alarms {

/// Offnormal while a boolean has its alarm value.
class BooleanChangeOfStateAlarm final : public AlarmExtension
{
public:
    station::Slot<bool> alarmValue{this,
                                   {.name = "alarmValue",
                                    .value = true,
                                    .flags = station::Summary,
                                    .doc = "The value that is an alarm."}};

protected:
    SourceState judge(const control::Point &point, SourceState held) const override;
    void addFacts(const control::Point &point, QJsonObject &facts) const override;
    QString defaultText(const control::Point &point, SourceState state) const override;
};

} // namespace alarms
