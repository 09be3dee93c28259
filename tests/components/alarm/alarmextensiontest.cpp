#include "components/alarm/outofrangealarm.h"
#include "tests/components/alarm/alarmrig.h"

#include <QTest>

using testsupport::AlarmRig;

/// Points, extensions and the service together, in a running station with a clock of its own.
class AlarmExtensionTest : public QObject
{
    Q_OBJECT

private:
    static void addTemperature(AlarmRig &rig, const QJsonObject &alarm = {})
    {
        rig.add("/", "control:NumericWritable", "Temp",
                {{"facets", QJsonObject{{"unit", "°C"}, {"precision", 1}}}, {"in", 20}});
        QJsonObject values{{"highLimit", 40}, {"lowLimit", 10}, {"deadband", 2}};
        for (auto it = alarm.begin(); it != alarm.end(); ++it)
            values.insert(it.key(), it.value());
        rig.add("/Temp", "alarm:OutOfRangeAlarm", "High", values);
    }
    static void start(AlarmRig &rig, const QJsonObject &alarm = {})
    {
        addTemperature(rig, alarm);
        rig.start();
        QCOMPARE(rig.events().size(), 0u);
    }

private Q_SLOTS:
    void raisesAndEndsWithTheFactsInTheRecord();
    void onDelayIsExactToTheMillisecond();
    void offDelayIsExactToTheMillisecond();
    void deadbandHoldsOnBothSides();
    void highToLowStaysOneEpisode();
    void faultStatusRaisesAtOnceAndEnds();
    void nullValueRaisesNothing();
    void inhibitReportsNothingFaultsIncluded();
    void pointShowsAlarmAndUnacked();
    void textsAreRenderedAndMetadataTravels();
    void contradictoryLimitsAreRefused();
    void booleanAlarmFollowsItsValue();
    void statusAlarmWatchesTheChosenFlags_data();
    void statusAlarmWatchesTheChosenFlags();
    void statusAlarmHearsAnOverride();
    void limitsCanBeSwitchedOff();
    void booleanAlarmMayWatchForFalse();
    void logicRaisesAnAlarmThroughLinks();
    void extensionOfTheWrongKindIsRefused();
};

void AlarmExtensionTest::raisesAndEndsWithTheFactsInTheRecord()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(rig.set("/Temp.in", 41.2));
    QCOMPARE(rig.kinds(), "toOffnormal");
    const alarms::AlarmRecord raised = rig.events().front().record;
    QCOMPARE(raised.source, "/Temp/High");
    QCOMPARE(raised.sourceState, alarms::SourceState::HighLimit);
    QCOMPARE(raised.stateText(), "offnormal");
    QCOMPARE(raised.alarmClass, "Default");
    QCOMPARE(raised.priority, 100);
    QCOMPARE(raised.timestamp, rig.clock.wall());
    QVERIFY(raised.isUnacked());
    QCOMPARE(raised.sourceName(), "Temp");
    QCOMPARE(raised.alarmData["alarmValue"].toString(), "41.2 °C");
    QCOMPARE(raised.alarmData["highLimit"].toString(), "40.0 °C");
    QCOMPARE(raised.text(), "41.2 °C is above the high limit 40.0 °C");

    rig.clock.advance(1000);
    QVERIFY(rig.set("/Temp.in", 30));
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
    const alarms::AlarmRecord ended = rig.events().back().record;
    QCOMPARE(ended.id, raised.id);
    QCOMPARE(ended.timestamp, raised.timestamp);
    QCOMPARE(ended.normalTime, rig.clock.wall());
    QCOMPARE(ended.alarmTransition, alarms::EventKind::ToOffnormal);
    QCOMPARE(ended.alarmData["alarmValue"].toString(), "41.2 °C");
    QCOMPARE(ended.alarmData["presentValue"].toString(), "30.0 °C");
    QVERIFY(ended.isOpen());
    QCOMPARE(alarms::AlarmRecord::fromJson(ended.toJson()).toJson(), ended.toJson());
}

void AlarmExtensionTest::onDelayIsExactToTheMillisecond()
{
    AlarmRig rig;
    start(rig, {{"timeDelay", "30s"}});
    QVERIFY(rig.set("/Temp.in", 50));
    rig.clock.advance(29'999);
    QCOMPARE(rig.events().size(), 0u);
    QCOMPARE(rig.text("/Temp/High.alarmState"), "normal");
    rig.clock.advance(1);
    QCOMPARE(rig.kinds(), "toOffnormal");

    AlarmRig fleeting;
    start(fleeting, {{"timeDelay", "30s"}});
    QVERIFY(fleeting.set("/Temp.in", 50));
    fleeting.clock.advance(29'999);
    QVERIFY(fleeting.set("/Temp.in", 20));
    fleeting.clock.advance(60'000);
    QCOMPARE(fleeting.events().size(), 0u);
    QCOMPARE(fleeting.text("/Temp/High.fleetingCount"), "1");
    QCOMPARE(fleeting.clock.pending(), 0u);
}

void AlarmExtensionTest::offDelayIsExactToTheMillisecond()
{
    AlarmRig rig;
    start(rig, {{"timeDelayToNormal", "10s"}});
    QVERIFY(rig.set("/Temp.in", 50));
    QVERIFY(rig.set("/Temp.in", 20));
    rig.clock.advance(9'999);
    QCOMPARE(rig.kinds(), "toOffnormal");
    rig.clock.advance(1);
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
}

void AlarmExtensionTest::deadbandHoldsOnBothSides()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(rig.set("/Temp.in", 40));
    QCOMPARE(rig.events().size(), 0u);
    QVERIFY(rig.set("/Temp.in", 40.1));
    QVERIFY(rig.set("/Temp.in", 38.1));
    QCOMPARE(rig.kinds(), "toOffnormal");
    QVERIFY(rig.set("/Temp.in", 38));
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
    QVERIFY(rig.set("/Temp.in", 39.9));
    QVERIFY(rig.set("/Temp.in", 9.9));
    QVERIFY(rig.set("/Temp.in", 11.9));
    QCOMPARE(rig.kinds(), "toOffnormal toNormal toOffnormal");
    QVERIFY(rig.set("/Temp.in", 12));
    QCOMPARE(rig.kinds(), "toOffnormal toNormal toOffnormal toNormal");
}

void AlarmExtensionTest::highToLowStaysOneEpisode()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(rig.set("/Temp.in", 50));
    QVERIFY(rig.service().acknowledge({.id = rig.events().front().record.id, .user = "ann"}).ok());
    QVERIFY(rig.set("/Temp.in", 5));
    QCOMPARE(rig.kinds(), "toOffnormal ack toOffnormal");
    const alarms::AlarmRecord low = rig.events().back().record;
    QCOMPARE(low.id, rig.events().front().record.id);
    QCOMPARE(low.sourceState, alarms::SourceState::LowLimit);
    QVERIFY(low.isUnacked());
    QVERIFY(low.user.isEmpty());
    QCOMPARE(low.alarmData["count"].toInt(), 2);
    QCOMPARE(rig.service().openAlarms(), 1);
}

void AlarmExtensionTest::faultStatusRaisesAtOnceAndEnds()
{
    AlarmRig rig;
    start(rig, {{"timeDelay", "1h"}, {"timeDelayToNormal", "1h"}});
    QVERIFY(rig.set("/Temp.in", QJsonObject{{"value", 20}, {"status", "{down}"}}));
    QCOMPARE(rig.kinds(), "toFault");
    QCOMPARE(rig.events().back().record.text(), "the value cannot be relied on: {down}");
    QVERIFY(rig.set("/Temp.in", 20));
    QCOMPARE(rig.kinds(), "toFault toNormal");
    // Out of a fault straight into offnormal, in the episode that is still unacknowledged.
    QVERIFY(rig.set("/Temp.in", QJsonObject{{"value", 20}, {"status", "{fault}"}}));
    QVERIFY(rig.set("/Temp.in", 50));
    QCOMPARE(rig.kinds(), "toFault toNormal toFault toOffnormal");
    QCOMPARE(rig.events().back().record.id, rig.events().front().record.id);
}

void AlarmExtensionTest::nullValueRaisesNothing()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(rig.set("/Temp.in", QJsonValue()));
    QVERIFY(rig.text("/Temp.out").endsWith("{null}"));
    QCOMPARE(rig.events().size(), 0u);
}

void AlarmExtensionTest::inhibitReportsNothingFaultsIncluded()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(rig.set("/Temp/High.alarmInhibit", true));
    QVERIFY(rig.set("/Temp.in", 50));
    QVERIFY(rig.set("/Temp.in", QJsonObject{{"value", 20}, {"status", "{fault}"}}));
    QCOMPARE(rig.events().size(), 0u);
    QVERIFY(rig.set("/Temp.in", 50));
    QVERIFY(rig.set("/Temp/High.alarmInhibit", false));
    QCOMPARE(rig.kinds(), "toOffnormal");
}

void AlarmExtensionTest::pointShowsAlarmAndUnacked()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(rig.set("/Temp.in", 50));
    const auto status = [&rig] { return rig.at<control::NumericWritable>("/Temp").out().status.text(); };
    QCOMPARE(status(), "{alarm,unackedAlarm}");
    QVERIFY(rig.service().acknowledge({.id = rig.text("/Temp/High.alarmId"), .user = "ann"}).ok());
    QCOMPARE(status(), "{alarm}");
    QVERIFY(rig.set("/Temp.in", 20));
    QCOMPARE(status(), "{ok}");
    QVERIFY(rig.set("/Temp.in", 50));
    QVERIFY(rig.set("/Temp.in", 20));
    QCOMPARE(status(), "{unackedAlarm}");
}

void AlarmExtensionTest::textsAreRenderedAndMetadataTravels()
{
    AlarmRig rig;
    rig.add("/", "station:Folder", "AHU1");
    rig.add("/AHU1", "control:NumericPoint", "supplyTemp", {{"in", 20}});
    rig.add("/AHU1/supplyTemp", "alarm:OutOfRangeAlarm", "High",
            {{"highLimit", 40},
             {"sourceName", "%parent.parent.displayName% %parent.displayName%"},
             {"highLimitText", "too hot: %parent.out.value%, %parent.out.status%"},
             {"alarmInstructions", "Look at the valve."}});
    QVERIFY(rig.station()
                .addDynamicSlot(rig.at<station::Component>("/AHU1/supplyTemp/High"), "string", "location",
                                "Roof", {})
                .ok());
    rig.start();
    QVERIFY(rig.set("/AHU1/supplyTemp.in", 55));
    const QJsonObject data = rig.events().front().record.alarmData;
    QCOMPARE(data["sourceName"].toString(), "AHU1 Supply Temp");
    QCOMPARE(data["msgText"].toString(), "too hot: 55, {ok}");
    QCOMPARE(data["instructions"].toString(), "Look at the valve.");
    QCOMPARE(data["location"].toString(), "Roof");
}

void AlarmExtensionTest::contradictoryLimitsAreRefused()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(!rig.set("/Temp/High.lowLimit", 40));
    QVERIFY(rig.set("/Temp/High.highLimitEnabled", false));
    QVERIFY(rig.set("/Temp/High.lowLimit", 40));
    QCOMPARE(rig.events().front().record.sourceState, alarms::SourceState::LowLimit);
}

void AlarmExtensionTest::booleanAlarmFollowsItsValue()
{
    AlarmRig rig;
    rig.add("/", "control:BooleanPoint", "Door",
            {{"in", false}, {"facets", QJsonObject{{"trueText", "open"}, {"falseText", "closed"}}}});
    rig.add("/Door", "alarm:BooleanChangeOfStateAlarm", "Open");
    rig.start();
    QVERIFY(rig.set("/Door.in", true));
    QVERIFY(rig.set("/Door.in", false));
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
    QCOMPARE(rig.events().front().record.text(), "the state is open");
}

void AlarmExtensionTest::statusAlarmWatchesTheChosenFlags_data()
{
    QTest::addColumn<QString>("slot");
    QTest::addColumn<QString>("flag");
    for (const char *name : {"Disabled", "Fault", "Down", "Stale", "Null"})
        QTest::newRow(name) << QStringLiteral("when") + name << QString(name).toLower();
}

void AlarmExtensionTest::statusAlarmWatchesTheChosenFlags()
{
    QFETCH(QString, slot);
    QFETCH(QString, flag);
    AlarmRig rig;
    rig.add("/", "control:StringPoint", "Mode", {{"in", "auto"}});
    QJsonObject flags;
    for (const char *each :
         {"whenDisabled", "whenFault", "whenDown", "whenStale", "whenOverridden", "whenNull"})
        flags.insert(QLatin1String(each), slot == QLatin1String(each));
    rig.add("/Mode", "alarm:StatusAlarm", "Alarm", flags);
    rig.start();
    for (const char *each : {"disabled", "fault", "down", "stale", "null"}) {
        const QString status = QLatin1Char('{') + QLatin1String(each) + QLatin1Char('}');
        QVERIFY(rig.set("/Mode.in", QJsonObject{{"value", "auto"}, {"status", status}}));
        QCOMPARE(rig.events().size(), flag == QLatin1String(each) ? 1u : 0u);
        QVERIFY(rig.set("/Mode.in", "auto"));
        rig.events().clear();
    }
}

void AlarmExtensionTest::booleanAlarmMayWatchForFalse()
{
    AlarmRig rig;
    rig.add("/", "control:BooleanPoint", "Pump", {{"in", true}});
    rig.add("/Pump", "alarm:BooleanChangeOfStateAlarm", "Alarm", {{"alarmValue", false}});
    rig.start();
    QCOMPARE(rig.kinds(), "");
    QVERIFY(rig.set("/Pump.in", false));
    QVERIFY(rig.set("/Pump.in", true));
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
}

void AlarmExtensionTest::limitsCanBeSwitchedOff()
{
    AlarmRig rig;
    start(rig);
    QVERIFY(rig.set("/Temp/High.highLimitEnabled", false));
    QVERIFY(rig.set("/Temp.in", 1000));
    QCOMPARE(rig.kinds(), "");
    QVERIFY(rig.set("/Temp/High.lowLimitEnabled", false));
    QVERIFY(rig.set("/Temp.in", -1000));
    QCOMPARE(rig.kinds(), "");
    QVERIFY(rig.set("/Temp/High.lowLimitEnabled", true));
    QCOMPARE(rig.kinds(), "toOffnormal");
}

void AlarmExtensionTest::statusAlarmHearsAnOverride()
{
    AlarmRig rig;
    rig.add("/", "control:StringWritable", "Mode", {{"in", "auto"}});
    rig.add("/Mode", "alarm:StatusAlarm", "Hand", {{"whenOverridden", true}});
    rig.start();
    QVERIFY(rig.station().invoke(*rig.station().findSlot("/Mode.setOverride"), "hand", {}).ok());
    QCOMPARE(rig.kinds(), "toOffnormal");
    QCOMPARE(rig.events().front().record.alarmData["presentValue"].toString(), "hand");
    QVERIFY(rig.station().invoke(*rig.station().findSlot("/Mode.clearOverride"), QJsonValue(), {}).ok());
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
}

void AlarmExtensionTest::logicRaisesAnAlarmThroughLinks()
{
    AlarmRig rig;
    rig.add("/", "control:NumericWritable", "Supply", {{"in", 20}});
    rig.add("/", "control:BooleanWritable", "Fan", {{"in", false}});
    rig.add("/", "control:Compare", "TooHot", {{"inB", 40}, {"hysteresis", 2}});
    rig.add("/", "control:And", "Both");
    rig.add("/", "control:BooleanPoint", "Overheat");
    rig.add("/Overheat", "alarm:BooleanChangeOfStateAlarm", "Alarm");
    rig.link("/Supply.out", "/TooHot.inA");
    rig.link("/TooHot.out", "/Both.inA");
    rig.link("/Fan.out", "/Both.inB");
    rig.link("/Both.out", "/Overheat.in");
    rig.start();
    QVERIFY(rig.set("/Supply.in", 45));
    QCOMPARE(rig.events().size(), 0u);
    QVERIFY(rig.set("/Fan.in", true));
    QCOMPARE(rig.kinds(), "toOffnormal");
    QVERIFY(rig.set("/Supply.in", 38.5));
    QCOMPARE(rig.kinds(), "toOffnormal");
    QVERIFY(rig.set("/Supply.in", 38));
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
}

void AlarmExtensionTest::extensionOfTheWrongKindIsRefused()
{
    AlarmRig rig;
    start(rig);
    const auto refused =
        rig.station().add(**rig.station().find("/Temp"), "alarm:BooleanChangeOfStateAlarm", "X", {}, {});
    QVERIFY(!refused.ok());
}

QTEST_GUILESS_MAIN(AlarmExtensionTest)
#include "alarmextensiontest.moc"
