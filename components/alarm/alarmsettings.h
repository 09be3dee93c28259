#pragma once

#include "components/alarm/alarmrecord.h"
#include "station/component.h"

#include <array>

template <>
struct station::EnumNames<alarms::SourceState>
{
    static constexpr const char *name = "sourceState";
    static constexpr std::array texts{"normal", "offnormal", "highLimit", "lowLimit", "fault", "alert"};
};

namespace alarms {

/// The slots that every alarm extension has: what is watched, who is told in which words, and how it stands.
class AlarmSettings : public station::Component
{
public:
    station::Slot<SourceState> alarmState{
        this,
        {.name = "alarmState",
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .doc = "The state as it was reported; a delay that still runs does not show."}};
    station::Slot<bool> enableToOffnormal{
        this,
        {.name = "enableToOffnormal", .value = true, .doc = "Whether offnormal values raise an alarm."}};
    station::Slot<bool> enableToFault{
        this,
        {.name = "enableToFault",
         .value = true,
         .doc = "Whether a value that is in fault, down or stale raises an alarm. Never delayed."}};
    station::Slot<bool> alarmInhibit{
        this,
        {.name = "alarmInhibit",
         .flags = station::Operator,
         .doc =
             "While true nothing is reported, faults included; for example linked from a fan that is off."}};
    station::Slot<station::Duration> timeDelay{
        this, {.name = "timeDelay", .doc = "How long a value must be offnormal before the alarm is raised."}};
    station::Slot<station::Duration> timeDelayToNormal{
        this, {.name = "timeDelayToNormal", .doc = "How long a value must be normal before the alarm ends."}};
    station::Slot<station::Reference> alarmClass{
        this,
        {.name = "alarmClass",
         .flags = station::Summary,
         .facets = {.targetType = "alarm:AlarmClass"},
         .doc = "The class that routes the alarms; empty = the class called Default."}};
    station::Slot<station::FormatText> sourceName{
        this,
        {.name = "sourceName",
         .value = "%parent.displayName%",
         .group = "Texts",
         .doc = "What people call the source; %parent.parent.displayName% %parent.displayName% names the "
                "device too."}};
    station::Slot<station::FormatText> toOffnormalText{
        this,
        {.name = "toOffnormalText",
         .facets = {.multiLine = true},
         .group = "Texts",
         .doc = "Message when the alarm is raised; empty = made from value and limit."}};
    station::Slot<station::FormatText> toFaultText{
        this,
        {.name = "toFaultText",
         .facets = {.multiLine = true},
         .group = "Texts",
         .doc = "Message for a fault; empty = made from the status."}};
    station::Slot<station::FormatText> toNormalText{
        this,
        {.name = "toNormalText",
         .facets = {.multiLine = true},
         .group = "Texts",
         .doc = "Message for back to normal; empty = made from the value."}};
    station::Slot<QString> alarmInstructions{
        this,
        {.name = "alarmInstructions",
         .facets = {.multiLine = true},
         .group = "Texts",
         .doc = "What to do about the alarm; goes with it to whoever gets it."}};
    station::Slot<QString> ackedTransitions{
        this,
        {.name = "ackedTransitions",
         .value = "toOffnormal, toFault, toNormal",
         .flags = station::ReadOnly | station::Transient,
         .group = "State",
         .doc = "The transitions that do not wait for an acknowledgement."}};
    station::Slot<QDateTime> lastChange{this,
                                        {.name = "lastChange",
                                         .flags = station::ReadOnly | station::Transient,
                                         .group = "State",
                                         .doc = "When the alarm's record last changed."}};
    station::Slot<QString> alarmId{this,
                                   {.name = "alarmId",
                                    .flags = station::ReadOnly | station::Transient,
                                    .group = "State",
                                    .doc = "The record of the open alarm; empty when there is none."}};
    station::Slot<int> fleetingCount{
        this,
        {.name = "fleetingCount",
         .flags = station::ReadOnly | station::Transient,
         .group = "State",
         .doc = "How often the value was offnormal for less than timeDelay, since the station started."}};
};

} // namespace alarms
