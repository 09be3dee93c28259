#pragma once

#include "station/session/methods.h"
#include "tests/components/alarm/alarmrig.h"

#include <QTest>

namespace testsupport {

/// A point that is in alarm while its input is true.
inline void addBoolean(AlarmRig &rig, const char *name)
{
    rig.add("/", "control:BooleanPoint", name, {{"in", false}});
    rig.add(QByteArray("/").append(name).constData(), "alarm:BooleanChangeOfStateAlarm", "Alarm");
}

/// Runs the event loop until everything is on disk.
inline void settle(AlarmRig &rig)
{
    bool done = false;
    rig.station().whenDurable([&done](const station::Result<void> &result) {
        QVERIFY(result.ok());
        done = true;
    });
    QVERIFY(QTest::qWaitFor([&done] { return done; }));
}

/// Calls a session method as ann.
inline station::Result<QJsonValue> call(AlarmRig &rig, const char *method, const QJsonObject &params)
{
    station::MethodTable table;
    alarms::registerAlarmMethods(table, rig.station());
    std::optional<station::Result<QJsonValue>> result;
    station::Call made;
    made.params = params;
    made.actor = {.kind = station::Actor::Person, .user = QStringLiteral("ann"), .through = {}};
    table.find(QLatin1String(method))->run(made, [&result](const station::Result<QJsonValue> &answer) {
        result.emplace(answer);
    });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }))
        qFatal("no answer");
    return *result;
}

} // namespace testsupport
