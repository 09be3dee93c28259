#include "station/session/stationmethods.h"
#include "tests/components/alarm/alarmrig.h"

#include <QTest>

using testsupport::AlarmRig;

/// What a session hears of alarms that it watches, so that an alarm console needs no polling.
class AlarmFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventComesWithItsRecord();
};

void AlarmFeedTest::everyEventComesWithItsRecord()
{
    AlarmRig rig;
    rig.add("/", "control:BooleanPoint", "A", {{"in", false}});
    rig.add("/A", "alarm:BooleanChangeOfStateAlarm", "Alarm");
    rig.start();
    station::MethodTable table;
    station::registerStationMethods(table, rig.station());
    QJsonArray heard;
    station::Call call;
    call.params = {{"ords", QJsonArray{"/Services/AlarmService.alarm"}}};
    call.session = 1;
    call.notify = [&heard](const QString &method, const QJsonObject &params) {
        QCOMPARE(method, "fired");
        for (const QJsonValue &event : params["events"].toArray())
            heard.append(event);
    };
    call.onClose = [](const std::function<void()> &) {};
    table.find("watch.add")->run(call, [](const station::Result<QJsonValue> &added) { QVERIFY(added.ok()); });

    QVERIFY(rig.set("/A.in", true));
    const QString id = rig.events().front().record.id;
    QVERIFY(rig.service().acknowledge({.id = id, .user = "ann", .note = "on my way"}).ok());
    QVERIFY(rig.set("/A.in", false));
    QTRY_COMPARE(heard.size(), 3);
    const QStringList transitions{"toOffnormal", "ack", "toNormal"};
    for (int i = 0; i < 3; ++i) {
        const QJsonValue payload = heard.at(i)["payload"];
        QCOMPARE(heard.at(i)["ord"], "/Services/AlarmService");
        QCOMPARE(heard.at(i)["slot"], "alarm");
        QCOMPARE(payload["transition"], transitions.at(i));
        QCOMPARE(payload["alarm"]["id"], id);
        QCOMPARE(payload["alarm"]["source"], "/A/Alarm");
    }
    QCOMPARE(heard.at(1)["payload"]["note"], "on my way");
    QCOMPARE(heard.at(1)["payload"]["alarm"]["ackedBy"], "ann");
    QCOMPARE(heard.at(2)["payload"]["alarm"], rig.events().back().record.toJson());
}

QTEST_GUILESS_MAIN(AlarmFeedTest)
#include "alarmfeedtest.moc"
