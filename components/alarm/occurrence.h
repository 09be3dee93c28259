#pragma once

#include "components/alarm/alarmrecord.h"

namespace alarms {

/// A transition that some part of the station reports to the AlarmService. Alarm extensions are the usual
/// reporters; anything else that has something to say (trust, mail trouble, drivers) reports in the same way.
struct Occurrence
{
    quint32 sourceHandle = 0; ///< The component that it is about.
    QString source{};         ///< Its ord.
    QString key{};            ///< Tells episodes of one source apart that may be open together; mostly empty.
    QString alarmClassOrd{};  ///< Empty = the class Default.
    EventKind transition = EventKind::ToOffnormal; ///< Not Ack.
    SourceState state = SourceState::Offnormal;    ///< After the transition.
    /// sourceName, msgText, …: goes over the record's alarmData, whose other keys stay.
    QJsonObject data{};
};

/// A component whose alarms have a face: it is told whenever its record changes, by itself or by a person.
class AlarmSource
{
public:
    virtual ~AlarmSource() = default;
    virtual void alarmUpdated(const AlarmRecord &record) = 0;
};

} // namespace alarms
