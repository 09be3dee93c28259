#include "tests/components/alarm/alarmsteps.h"

using testsupport::addBoolean;
using testsupport::AlarmRig;

/// Acknowledgement, counters, routing, and alarms whose source is gone.
class AlarmServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ackClosesANormalAlarmAndKeepsAnActiveOneOpen();
    void ackIsIdempotentAndOutdatedOnesAreRefused();
    void toNormalWaitsForItsOwnAckWhenTheClassSaysSo();
    void withoutRequiredAcksAnEpisodeClosesByItself();
    void alertClosesByAck();
    void theAckActionsKeepThePersonWhoInvokedThem();
    void theServiceStaysAndSaysWhatWouldBeLost();
    void countersFollow();
    void priorityComesFromTheClassOfTheTransition();
    void unknownClassFallsBackToDefault();
    void removedSourceEndsItsAlarm();
    void anAlarmThatNobodyHearsIsAFault();
    void theLastClassStays();
    void damageOfSeveralLinesIsKeptAsOne();
};

void AlarmServiceTest::ackClosesANormalAlarmAndKeepsAnActiveOneOpen()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const QString id = rig.events().front().record.id;
    const auto acked = rig.service().acknowledge({.id = id, .user = "ann", .note = "on my way"});
    QVERIFY(acked.ok());
    QCOMPARE(rig.kinds(), "toOffnormal ack");
    QCOMPARE(rig.events().back().note, "on my way");
    QCOMPARE(rig.events().back().record.user, "ann");
    QCOMPARE(rig.events().back().record.ackTime, rig.clock.wall());
    QVERIFY(rig.service().store().open(id));
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(!rig.service().store().open(id));

    QVERIFY(rig.set("/A.in", true));
    const QString next = rig.events().back().record.id;
    QVERIFY(next != id);
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().store().open(next));
    QVERIFY(rig.service().acknowledge({.id = next, .user = "ann"}).ok());
    QVERIFY(!rig.service().store().open(next));
}

void AlarmServiceTest::theAckActionsKeepThePersonWhoInvokedThem()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    const station::Actor anna{.kind = station::Actor::Person, .user = "anna", .through = "test"};
    const auto invoke = [&](const char *ord, const QJsonValue &argument) {
        return rig.station().invoke(*rig.station().findSlot(QLatin1String(ord)), argument, anna).ok();
    };
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(invoke("/Services/AlarmService.ackAll", {}));
    QCOMPARE(rig.events().back().record.user, "anna");
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(invoke("/Services/AlarmService.ack", rig.events().back().record.id));
    QCOMPARE(rig.events().back().record.user, "anna");
}

void AlarmServiceTest::theServiceStaysAndSaysWhatWouldBeLost()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    for (const char *ord : {"/Services/AlarmService", "/Services"}) {
        const auto gone = rig.station().remove(**rig.station().find(QLatin1String(ord)), {});
        QVERIFY(!gone.ok());
        QVERIFY2(gone.error().why.contains("1 open alarms"), qPrintable(gone.error().why));
    }
}

void AlarmServiceTest::ackIsIdempotentAndOutdatedOnesAreRefused()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const alarms::AlarmRecord seen = rig.events().front().record;
    rig.clock.advance(10);
    QVERIFY(rig.set("/A.in", false));
    const auto outdated = rig.service().acknowledge({.id = seen.id, .seen = seen.lastUpdate, .user = "ann"});
    QVERIFY(!outdated.ok());
    QVERIFY(outdated.error().why.contains("changed"));
    QVERIFY(rig.set("/A.in", true));
    const QDateTime now = rig.events().back().record.lastUpdate;
    QVERIFY(rig.service().acknowledge({.id = seen.id, .seen = now, .user = "ann"}).ok());
    const std::size_t events = rig.events().size();
    QVERIFY(rig.service().acknowledge({.id = seen.id, .user = "bob"}).ok());
    QCOMPARE(rig.events().size(), events);
    QVERIFY(!rig.service().acknowledge({.id = "nonsense", .user = "bob"}).ok());
}

void AlarmServiceTest::toNormalWaitsForItsOwnAckWhenTheClassSaysSo()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    QVERIFY(rig.set("/Services/AlarmService/Default.ackRequiredToNormal", true));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    const QString id = rig.events().front().record.id;
    QVERIFY(rig.service().acknowledge({.id = id, .user = "ann"}).ok());
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().store().open(id));
    QCOMPARE(rig.text("/A/Alarm.ackedTransitions"), "toOffnormal, toFault");
    QVERIFY(rig.service().acknowledge({.id = id, .user = "ann"}).ok());
    QVERIFY(!rig.service().store().open(id));
}

void AlarmServiceTest::withoutRequiredAcksAnEpisodeClosesByItself()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    QVERIFY(rig.set("/Services/AlarmService/Default.ackRequiredToOffnormal", false));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.at<control::BooleanPoint>("/A").out().status.text(), "{alarm}");
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().store().allOpen().isEmpty());
    QVERIFY(rig.text("/A/Alarm.alarmId").isEmpty());
}

void AlarmServiceTest::alertClosesByAck()
{
    AlarmRig rig;
    rig.start();
    const alarms::Occurrence alert{.sourceHandle = rig.service().handle(),
                                   .source = rig.service().path(),
                                   .key = "mail.example:587",
                                   .transition = alarms::EventKind::ToAlert,
                                   .state = alarms::SourceState::Alert,
                                   .data = {{"msgText", "a certificate wants a decision"}}};
    const alarms::AlarmRecord first = rig.service().report(alert);
    QCOMPARE(rig.service().report(alert).id, first.id);
    alarms::Occurrence other = alert;
    other.key = "mail.example:465";
    QVERIFY(rig.service().report(other).id != first.id);
    QVERIFY(rig.service().acknowledge({.id = first.id, .user = "ann"}).ok());
    QVERIFY(!rig.service().store().open(first.id));
    QCOMPARE(rig.service().openAlarms(), 1);
}

void AlarmServiceTest::countersFollow()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    addBoolean(rig, "B");
    rig.start();
    const auto counters = [&rig] {
        const auto &c = rig.at<alarms::AlarmClass>("/Services/AlarmService/Default");
        return QStringLiteral("%1 %2 %3 %4")
            .arg(c.totalAlarmCount())
            .arg(c.openAlarmCount())
            .arg(c.inAlarmCount())
            .arg(c.unackedAlarmCount());
    };
    QCOMPARE(counters(), "0 0 0 0");
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(rig.set("/B.in", true));
    QCOMPARE(counters(), "2 2 2 2");
    QVERIFY(rig.set("/A.in", false));
    QCOMPARE(counters(), "2 2 1 2");
    QVERIFY(rig.station()
                .invoke(*rig.station().findSlot("/Services/AlarmService.ackAll"), QJsonValue(), {})
                .ok());
    QCOMPARE(counters(), "2 1 1 0");
    QVERIFY(rig.set("/B.in", false));
    QCOMPARE(counters(), "2 0 0 0");
    QCOMPARE(rig.service().openAlarms(), 0);
    QCOMPARE(rig.service().unackedAlarms(), 0);
}

void AlarmServiceTest::priorityComesFromTheClassOfTheTransition()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    QVERIFY(rig.set("/Services/AlarmService/Default.priorityToOffnormal", 5));
    QVERIFY(rig.set("/Services/AlarmService/Default.priorityToNormal", 200));
    QVERIFY(!rig.set("/Services/AlarmService/Default.priorityToNormal", 0));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.events().back().record.priority, 5);
    QVERIFY(rig.set("/A.in", false));
    QCOMPARE(rig.events().back().record.priority, 200);
}

void AlarmServiceTest::unknownClassFallsBackToDefault()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.add("/Services/AlarmService", "alarm:AlarmClass", "Critical");
    QVERIFY(rig.set("/A/Alarm.alarmClass", "/Services/AlarmService/Critical"));
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.events().size(), 0u);
    QCOMPARE(rig.at<alarms::AlarmClass>("/Services/AlarmService/Critical").openAlarmCount(), 1);
    QVERIFY(rig.station().remove(**rig.station().find("/Services/AlarmService/Critical"), {}).ok());
    QVERIFY(rig.set("/A.in", false));
    QCOMPARE(rig.kinds(), "toNormal");
    QCOMPARE(rig.events().back().record.alarmClass, "Default");
}

void AlarmServiceTest::removedSourceEndsItsAlarm()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QVERIFY(rig.station().remove(**rig.station().find("/A"), {}).ok());
    QCOMPARE(rig.kinds(), "toOffnormal toNormal");
    QVERIFY(rig.events().back().record.text().contains("removed"));
    QVERIFY(rig.service().store().open(rig.events().back().record.id));
}

void AlarmServiceTest::anAlarmThatNobodyHearsIsAFault()
{
    AlarmRig rig;
    addBoolean(rig, "A");
    rig.start();
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.service().status(), station::Status());
    const auto unlinked =
        rig.station().links().remove(*rig.station().findSlot("/Services/AlarmService/Default.alarm"),
                                     *rig.station().findSlot("/Recorder.take"), rig.person);
    QVERIFY(unlinked);
    QVERIFY(rig.set("/A.in", false));
    QVERIFY(rig.service().status().has(station::Status::Fault));
    QVERIFY2(rig.service().faultCause().contains("/Services/AlarmService/Default.alarm"),
             qPrintable(rig.service().faultCause()));
    rig.link("/Services/AlarmService/Default.alarm", "/Recorder.take");
    QVERIFY(rig.set("/A.in", true));
    QCOMPARE(rig.service().status(), station::Status());
    QCOMPARE(rig.service().faultCause(), QString());
}

void AlarmServiceTest::theLastClassStays()
{
    AlarmRig rig;
    rig.start();
    const auto refused =
        rig.station().remove(rig.at<alarms::AlarmClass>("/Services/AlarmService/Default"), rig.person);
    QVERIFY(!refused.ok());
    rig.add("/Services/AlarmService", "alarm:AlarmClass", "Urgent");
    QVERIFY(
        rig.station().remove(rig.at<alarms::AlarmClass>("/Services/AlarmService/Default"), rig.person).ok());
}

void AlarmServiceTest::damageOfSeveralLinesIsKeptAsOne()
{
    AlarmRig rig;
    rig.start();
    alarms::LastingFault damage(rig.service(), rig.service().setAside, QStringLiteral("database"));
    damage.keep(QStringLiteral("*** in database main ***\nPage 4 is damaged"));
    QCOMPARE(rig.service().setAside(), "*** in database main *** Page 4 is damaged");
}

QTEST_GUILESS_MAIN(AlarmServiceTest)
#include "alarmservicetest.moc"
