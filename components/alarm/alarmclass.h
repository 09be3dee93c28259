#pragma once

#include "components/alarm/alarmevent.h"
#include "station/component.h"

namespace alarms {

/// A kind of alarm: says what must be acknowledged and how urgent it is, and hands events to the recipients
/// that are linked to its topic `alarm`.
class AlarmClass final : public station::Component
{
public:
    station::Slot<bool> ackRequiredToOffnormal{
        this,
        {.name = "ackRequiredToOffnormal",
         .value = true,
         .group = "Acknowledge",
         .doc = "Somebody has to acknowledge that the source went offnormal."}};
    station::Slot<bool> ackRequiredToFault{
        this,
        {.name = "ackRequiredToFault",
         .value = true,
         .group = "Acknowledge",
         .doc = "Somebody has to acknowledge that the source went into fault."}};
    station::Slot<bool> ackRequiredToNormal{
        this,
        {.name = "ackRequiredToNormal",
         .group = "Acknowledge",
         .doc = "Somebody has to acknowledge that the source went back to normal."}};
    station::Slot<bool> ackRequiredToAlert{
        this,
        {.name = "ackRequiredToAlert",
         .value = true,
         .group = "Acknowledge",
         .doc = "Somebody has to acknowledge alerts; without that they close at once."}};
    station::Slot<int> priorityToOffnormal{
        this,
        {.name = "priorityToOffnormal",
         .value = 100,
         .facets = {.min = 1, .max = 255},
         .group = "Priority",
         .doc = "Urgency of going offnormal: 1 is the most urgent, 255 the least. Ordinary mail has 128."}};
    station::Slot<int> priorityToFault{this,
                                       {.name = "priorityToFault",
                                        .value = 100,
                                        .facets = {.min = 1, .max = 255},
                                        .group = "Priority",
                                        .doc = "Urgency of going into fault."}};
    station::Slot<int> priorityToNormal{
        this,
        {.name = "priorityToNormal",
         .value = 100,
         .facets = {.min = 1, .max = 255},
         .group = "Priority",
         .doc = "Urgency of going back to normal. As urgent as the alarm, it cannot overtake it."}};
    station::Slot<int> priorityToAlert{this,
                                       {.name = "priorityToAlert",
                                        .value = 100,
                                        .facets = {.min = 1, .max = 255},
                                        .group = "Priority",
                                        .doc = "Urgency of alerts."}};
    station::Slot<int> totalAlarmCount{
        this,
        {.name = "totalAlarmCount",
         .flags = station::ReadOnly | station::Transient,
         .group = "Counters",
         .doc = "Alarm records of this class that the store knows, open or not."}};
    station::Slot<int> openAlarmCount{this,
                                      {.name = "openAlarmCount",
                                       .flags = station::ReadOnly | station::Transient | station::Summary,
                                       .group = "Counters",
                                       .doc = "Alarms that are not normal, or wait for an acknowledgement."}};
    station::Slot<int> inAlarmCount{this,
                                    {.name = "inAlarmCount",
                                     .flags = station::ReadOnly | station::Transient | station::Summary,
                                     .group = "Counters",
                                     .doc = "Alarms whose source is in offnormal, fault or alert now."}};
    station::Slot<int> unackedAlarmCount{this,
                                         {.name = "unackedAlarmCount",
                                          .flags = station::ReadOnly | station::Transient | station::Summary,
                                          .group = "Counters",
                                          .doc = "Alarms that wait for an acknowledgement."}};
    station::Slot<QDateTime> timeOfLastAlarm{this,
                                             {.name = "timeOfLastAlarm",
                                              .flags = station::ReadOnly | station::Transient,
                                              .group = "Counters",
                                              .doc = "When the latest alarm of this class was raised."}};
    station::Topic alarm{this,
                         {.name = "alarm",
                          .payload = &station::valueTypeOf<AlarmEvent>,
                          .doc = "Every event of every alarm of this class; link recipients to it."}};

    bool ackRequired(EventKind transition) const;
    int priority(EventKind transition) const;
    /// Takes a record's change into the counters; an empty one stands for "was not there".
    void count(const AlarmRecord &before, const AlarmRecord &after);
    /// Hands the event to everything that is linked to the topic before it returns.
    void route(const AlarmEvent &event);
};

} // namespace alarms
