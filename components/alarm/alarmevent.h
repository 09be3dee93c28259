#pragma once

#include "components/alarm/alarmrecord.h"
#include "station/value/codec.h"

namespace alarms {

/// One event in the life of an alarm: what the topic `alarm` of a class carries to its recipients. The record
/// is a copy that shows the alarm right after the event.
struct AlarmEvent
{
    QString id; ///< "<record id>.<number>": the same after a restart, so that nothing is sent for it twice.
    AlarmRecord record;
    EventKind kind = EventKind::ToOffnormal;
    QDateTime time; ///< UTC.
    QString note;   ///< Of an acknowledgement.

    bool isAck() const { return kind == EventKind::Ack; }
    QJsonObject toJson() const;
    friend bool operator==(const AlarmEvent &a, const AlarmEvent &b)
    {
        return a.id == b.id && a.record == b.record;
    }
};

} // namespace alarms

namespace station {

/// Alarm events travel through topics; nobody types one in, so reading is refused.
template <>
struct Codec<alarms::AlarmEvent>
{
    static constexpr const char *name = "alarmEvent";
    static QJsonValue toJson(const alarms::AlarmEvent &event, const Facets &facets);
    static Result<void> fromJson(alarms::AlarmEvent &event, const QJsonValue &json, const Facets &facets);
    static Result<void> check(const alarms::AlarmEvent &event, const Facets &facets);
    static QString toText(const alarms::AlarmEvent &event, const Facets &facets);
};

} // namespace station
