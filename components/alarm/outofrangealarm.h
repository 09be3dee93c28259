#pragma once

#include "components/alarm/alarmextension.h"

namespace alarms {

/// Offnormal while a number is above its high limit or below its low limit. It is normal again once it has
/// come back inside by the deadband.
class OutOfRangeAlarm final : public AlarmExtension
{
public:
    station::Slot<double> highLimit{this,
                                    {.name = "highLimit",
                                     .value = 100,
                                     .flags = station::Operator,
                                     .group = "Limits",
                                     .doc = "Alarm above this value."}};
    station::Slot<double> lowLimit{this,
                                   {.name = "lowLimit",
                                    .flags = station::Operator,
                                    .group = "Limits",
                                    .doc = "Alarm below this value."}};
    station::Slot<double> deadband{
        this,
        {.name = "deadband",
         .facets = {.min = 0},
         .group = "Limits",
         .doc = "How far inside its limit a value must be before it counts as normal again."}};
    station::Slot<bool> highLimitEnabled{this,
                                         {.name = "highLimitEnabled",
                                          .value = true,
                                          .group = "Limits",
                                          .doc = "Whether the high limit counts."}};
    station::Slot<bool> lowLimitEnabled{this,
                                        {.name = "lowLimitEnabled",
                                         .value = true,
                                         .group = "Limits",
                                         .doc = "Whether the low limit counts."}};
    station::Slot<station::FormatText> highLimitText{
        this,
        {.name = "highLimitText",
         .group = "Texts",
         .doc = "Message above the high limit; empty = toOffnormalText."}};
    station::Slot<station::FormatText> lowLimitText{
        this,
        {.name = "lowLimitText",
         .group = "Texts",
         .doc = "Message below the low limit; empty = toOffnormalText."}};

protected:
    SourceState judge(const control::Point &point, SourceState held) const override;
    void addFacts(const control::Point &point, QJsonObject &facts) const override;
    QString defaultText(const control::Point &point, SourceState state) const override;
    QString textOverride(SourceState state) const override;
    station::Result<void> check(const station::Proposal &proposal) const override;
};

} // namespace alarms
