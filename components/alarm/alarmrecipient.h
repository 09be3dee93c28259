#pragma once

#include "components/alarm/alarmevent.h"
#include "station/component.h"

namespace alarms {

/// What all recipients have in common: which events they take, and when. Link the topic `alarm` of an alarm
/// class to `routeAlarm`. What is done with each event, and why not, is recorded with the event for `tocsin
/// why`.
class AlarmRecipient : public station::Component
{
public:
    station::Slot<station::TimeRange> timeRange{this,
                                                {.name = "timeRange",
                                                 .group = "When",
                                                 .doc = "Only between these times of day; equal times = "
                                                        "the whole day, an earlier end = overnight."}};
    station::Slot<station::Weekdays> daysOfWeek{
        this,
        {.name = "daysOfWeek",
         .group = "When",
         .doc = "Only on these days. The hours after midnight of a night belong to the day it began on."}};
    station::Slot<bool> sendToOffnormal{this,
                                        {.name = "sendToOffnormal",
                                         .value = true,
                                         .group = "When",
                                         .doc = "Mail when a source goes offnormal."}};
    station::Slot<bool> sendToFault{this,
                                    {.name = "sendToFault",
                                     .value = true,
                                     .group = "When",
                                     .doc = "Mail when a source goes into fault."}};
    station::Slot<bool> sendToNormal{this,
                                     {.name = "sendToNormal",
                                      .value = true,
                                      .group = "When",
                                      .doc = "Mail when a source is normal again."}};
    station::Slot<bool> sendToAlert{
        this, {.name = "sendToAlert", .value = true, .group = "When", .doc = "Mail alerts."}};
    station::Slot<bool> routeAcks{this,
                                  {.name = "routeAcks",
                                   .group = "When",
                                   .doc = "Mail acknowledgements too. Off by default: it would be one more "
                                          "mail for every alarm, and whoever "
                                          "needs to know sees it in the alarm console."}};
    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient | station::Summary,
                                           .group = "State",
                                           .doc = "{fault} when it cannot pass alarms on as it is set, or "
                                                  "the last one could not be."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "State",
                                       .doc = "What is wrong, and what to do about it."}};
    station::Slot<QString> lastDecision{this,
                                        {.name = "lastDecision",
                                         .flags = station::ReadOnly | station::Transient,
                                         .group = "State",
                                         .doc = "What was done with the last event, and why."}};
    station::Action routeAlarm{
        this,
        {.name = "routeAlarm",
         .run = station::act<&AlarmRecipient::doRouteAlarm>,
         .doc = "Takes an alarm event; link it from the topic alarm of an alarm class."}};

    void doRouteAlarm(const AlarmEvent &event);

protected:
    /// Why this event is not taken at this time, which is local; empty = it is.
    virtual QString reasonAgainst(const AlarmEvent &event, const QDateTime &localTime) const;
    /// Passes the event on; gives the identifiers of the messages that it became.
    virtual station::Result<QStringList> deliver(const AlarmEvent &event) = 0;
    const AlarmRecord &lastRecord() const { return m_last; }
    /// What is wrong with its settings, with the remedy; empty = nothing.
    virtual QString configurationFault() const { return {}; }
    /// Shows a fault of the settings, else the failure of the last event.
    void showStatus();

    void loaded() override;
    void changed(const station::SlotSpec &slot) override;

private:
    bool wants(EventKind kind) const;
    bool isOnDuty(const QDateTime &localTime) const;
    void decide(const AlarmEvent &event, const QString &decision, const QStringList &messageIds);

    AlarmRecord m_last; ///< Of the latest event, taken or not.
    QString m_lastFailure;
};

} // namespace alarms
