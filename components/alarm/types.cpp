#include "components/alarm/types.h"

#include "components/alarm/alarmservice.h"
#include "components/alarm/booleanchangeofstatealarm.h"
#include "components/alarm/outofrangealarm.h"
#include "components/alarm/statusalarm.h"

#include <QCoreApplication>

namespace alarms {

void registerAlarm(station::Registry &registry)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("alarms::Types", text); };
    const QString extension = QStringLiteral("alarm-extension");
    registry.add<AlarmService>({.name = QStringLiteral("alarm:AlarmService"),
                                .doc = tr("Keeps every alarm and hands its events to the alarm classes."),
                                .icon = QStringLiteral("alarm-service"),
                                .views = {QStringLiteral("alarmConsole")},
                                .required = tr("no alarm is kept without it")});
    registry.add<AlarmClass>(
        {.name = QStringLiteral("alarm:AlarmClass"),
         .doc = tr("Says how urgent alarms are, what must be acknowledged, and who gets them."),
         .icon = QStringLiteral("alarm-class"),
         .required = tr("nobody is told of an alarm without one"),
         .parents = {QStringLiteral("alarm:AlarmService")}});
    registry.add<OutOfRangeAlarm>(
        {.name = QStringLiteral("alarm:OutOfRangeAlarm"),
         .doc = tr("Alarm while a number is above or below its limits."),
         .icon = extension,
         .parents = {QStringLiteral("control:NumericPoint"), QStringLiteral("control:NumericWritable")}});
    registry.add<BooleanChangeOfStateAlarm>(
        {.name = QStringLiteral("alarm:BooleanChangeOfStateAlarm"),
         .doc = tr("Alarm while a boolean has its alarm value."),
         .icon = extension,
         .parents = {QStringLiteral("control:BooleanPoint"), QStringLiteral("control:BooleanWritable")}});
    QStringList points;
    for (const char *kind : {"Numeric", "Boolean", "Enum", "String"}) {
        points.append(QStringLiteral("control:%1Point").arg(QLatin1String(kind)));
        points.append(QStringLiteral("control:%1Writable").arg(QLatin1String(kind)));
    }
    registry.add<StatusAlarm>({.name = QStringLiteral("alarm:StatusAlarm"),
                               .doc = tr("Alarm while a point's status has one of the chosen flags."),
                               .icon = extension,
                               .parents = points});
}

} // namespace alarms
