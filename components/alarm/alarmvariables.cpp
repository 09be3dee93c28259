#include "components/alarm/alarmvariables.h"

#include <QCoreApplication>

namespace alarms {

namespace {

constexpr struct
{
    const char *name;
    const char *doc;
} variables[] = {
    {"timestamp", QT_TRANSLATE_NOOP("alarms::Variables", "When the alarm was raised.")},
    {"uuid", QT_TRANSLATE_NOOP("alarms::Variables", "The identifier of the alarm record.")},
    {"sourceState",
     QT_TRANSLATE_NOOP("alarms::Variables", "The state of the source: normal, offnormal, fault or alert.")},
    {"ackState", QT_TRANSLATE_NOOP("alarms::Variables",
                                   "Whether somebody acknowledged it: unacked, ackPending or acked.")},
    {"ackRequired",
     QT_TRANSLATE_NOOP("alarms::Variables", "Whether somebody has to acknowledge it: true or false.")},
    {"alarmClass", QT_TRANSLATE_NOOP("alarms::Variables", "The name of the alarm class.")},
    {"priority", QT_TRANSLATE_NOOP("alarms::Variables", "The priority, from 1 (most urgent) to 255.")},
    {"source", QT_TRANSLATE_NOOP("alarms::Variables", "The path of the component that raised the alarm.")},
    {"normalTime", QT_TRANSLATE_NOOP("alarms::Variables", "When the source went back to normal.")},
    {"ackTime", QT_TRANSLATE_NOOP("alarms::Variables", "When the alarm was acknowledged.")},
    {"user", QT_TRANSLATE_NOOP("alarms::Variables", "Who acknowledged it; \"unknown\" until then.")},
    {"alarmTransition",
     QT_TRANSLATE_NOOP("alarms::Variables", "The transition that opened the record; it never changes.")},
    {"lastUpdate", QT_TRANSLATE_NOOP("alarms::Variables", "When the record last changed.")},
    {"alarmData.sourceName", QT_TRANSLATE_NOOP("alarms::Variables", "The display name of the source.")},
    {"alarmData.msgText", QT_TRANSLATE_NOOP("alarms::Variables", "The text that the alarm extension gives.")},
    {"alarmData.fromState", QT_TRANSLATE_NOOP("alarms::Variables", "The state before the last transition.")},
    {"alarmData.toState", QT_TRANSLATE_NOOP("alarms::Variables", "The state after the last transition.")},
    {"alarmData.status", QT_TRANSLATE_NOOP("alarms::Variables", "The status flags of the point.")},
    {"alarmData.count",
     QT_TRANSLATE_NOOP("alarms::Variables", "How often the source has raised this alarm.")},
    {"alarmData.timeZone", QT_TRANSLATE_NOOP("alarms::Variables", "The time zone of the source.")},
    {"alarmData.alarmValue",
     QT_TRANSLATE_NOOP("alarms::Variables", "The value that raised the alarm, with its unit.")},
    {"alarmData.presentValue", QT_TRANSLATE_NOOP("alarms::Variables", "The value now, with its unit.")},
    {"alarmData.highLimit",
     QT_TRANSLATE_NOOP("alarms::Variables", "The limit above which the point is in alarm.")},
    {"alarmData.lowLimit",
     QT_TRANSLATE_NOOP("alarms::Variables", "The limit below which the point is in alarm.")},
    {"alarmData.deadband",
     QT_TRANSLATE_NOOP("alarms::Variables",
                       "How far within its limits the value must be to count as normal.")},
    {"alarmData.offnormalValue", QT_TRANSLATE_NOOP("alarms::Variables", "The state that counts as alarm.")},
    {"alarmData.hyperlinkOrd", QT_TRANSLATE_NOOP("alarms::Variables", "What to open to see more.")},
    {"alarmData.notes", QT_TRANSLATE_NOOP("alarms::Variables", "The notes that people added.")},
    {"alarmData.instructions", QT_TRANSLATE_NOOP("alarms::Variables", "What to do about the alarm.")},
};

} // namespace

QList<AlarmVariable> alarmVariables()
{
    QList<AlarmVariable> result;
    for (const auto &[name, doc] : variables)
        result.append({QString::fromLatin1(name), QCoreApplication::translate("alarms::Variables", doc)});
    return result;
}

} // namespace alarms
