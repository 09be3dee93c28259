#include "components/alarm/condition.h"

#include <QTest>

using alarms::Condition;
using alarms::EventKind;
using alarms::SourceState;

/// The rows of the transition table, on the bare state machine.
class ConditionTest : public QObject
{
    Q_OBJECT

private:
    static Condition::Finding is(SourceState kind) { return {.kind = kind}; }
    static Condition::Finding faulty() { return {.fault = true}; }
    static Condition::Finding unusable() { return {.usable = false}; }

private Q_SLOTS:
    void raisesAtTheEndOfTheOnDelayToTheMillisecond();
    void aConditionShorterThanTheDelayIsOnlyCounted();
    void withoutDelayItRaisesAtOnce();
    void aChangeOfKindIsReportedAtOnceWithinTheEpisode();
    void aChangeOfKindWhileRisingBeginsTheDelayAgain();
    void endsAtTheEndOfTheOffDelay();
    void aConditionThatComesBackWhileFallingReportsNothing();
    void faultIsNeverDelayedAndCoversAnActiveAlarm();
    void faultEndsInNormalOrOffnormal();
    void unusableValuesLeaveWhatIsKnown();
    void restoredStateReportsNothingWhileItHolds();
    void anEditedDelayCountsFromItsBeginning();
};

void ConditionTest::raisesAtTheEndOfTheOnDelayToTheMillisecond()
{
    Condition condition;
    QVERIFY(!condition.update(is(SourceState::HighLimit), {.onMs = 5000}, 100));
    QCOMPARE(condition.phase(), Condition::Phase::Rising);
    QCOMPARE(condition.reported(), SourceState::Normal);
    QCOMPARE(condition.dueMs().value(), 5100);
    QVERIFY(!condition.update(is(SourceState::HighLimit), {.onMs = 5000}, 5099));
    const auto change = condition.update(is(SourceState::HighLimit), {.onMs = 5000}, 5100);
    QVERIFY(change);
    QCOMPARE(change->event, EventKind::ToOffnormal);
    QCOMPARE(change->from, SourceState::Normal);
    QCOMPARE(change->to, SourceState::HighLimit);
    QVERIFY(!condition.dueMs());
}

void ConditionTest::aConditionShorterThanTheDelayIsOnlyCounted()
{
    Condition condition;
    QVERIFY(!condition.update(is(SourceState::Offnormal), {.onMs = 5000}, 0));
    QVERIFY(!condition.update(is(SourceState::Normal), {.onMs = 5000}, 4999));
    QCOMPARE(condition.fleeting(), 1u);
    QCOMPARE(condition.phase(), Condition::Phase::Normal);
    QVERIFY(!condition.dueMs());
}

void ConditionTest::withoutDelayItRaisesAtOnce()
{
    Condition condition;
    QVERIFY(condition.update(is(SourceState::Offnormal), {}, 0));
    QVERIFY(!condition.update(is(SourceState::Offnormal), {}, 1));
}

void ConditionTest::aChangeOfKindIsReportedAtOnceWithinTheEpisode()
{
    Condition condition;
    QVERIFY(condition.update(is(SourceState::HighLimit), {}, 0));
    const auto change = condition.update(is(SourceState::LowLimit), {.onMs = 5000, .offMs = 5000}, 1);
    QVERIFY(change);
    QCOMPARE(change->event, EventKind::ToOffnormal);
    QCOMPARE(change->from, SourceState::HighLimit);
    QCOMPARE(change->to, SourceState::LowLimit);
}

void ConditionTest::aChangeOfKindWhileRisingBeginsTheDelayAgain()
{
    Condition condition;
    QVERIFY(!condition.update(is(SourceState::HighLimit), {.onMs = 100}, 0));
    QVERIFY(!condition.update(is(SourceState::LowLimit), {.onMs = 100}, 90));
    QVERIFY(!condition.update(is(SourceState::LowLimit), {.onMs = 100}, 189));
    QVERIFY(condition.update(is(SourceState::LowLimit), {.onMs = 100}, 190));
}

void ConditionTest::endsAtTheEndOfTheOffDelay()
{
    Condition condition;
    QVERIFY(condition.update(is(SourceState::Offnormal), {}, 0));
    QVERIFY(!condition.update(is(SourceState::Normal), {.offMs = 1000}, 10));
    QCOMPARE(condition.reported(), SourceState::Offnormal);
    QVERIFY(!condition.update(is(SourceState::Normal), {.offMs = 1000}, 1009));
    const auto change = condition.update(is(SourceState::Normal), {.offMs = 1000}, 1010);
    QVERIFY(change);
    QCOMPARE(change->event, EventKind::ToNormal);
    QCOMPARE(change->from, SourceState::Offnormal);
}

void ConditionTest::aConditionThatComesBackWhileFallingReportsNothing()
{
    Condition condition;
    QVERIFY(condition.update(is(SourceState::Offnormal), {}, 0));
    QVERIFY(!condition.update(is(SourceState::Normal), {.offMs = 1000}, 10));
    QVERIFY(!condition.update(is(SourceState::Offnormal), {.offMs = 1000}, 500));
    QCOMPARE(condition.phase(), Condition::Phase::Active);
    QVERIFY(!condition.dueMs());
    QVERIFY(!condition.update(is(SourceState::Normal), {.offMs = 1000}, 1500));
    QVERIFY(condition.update(is(SourceState::Normal), {.offMs = 1000}, 2500));
}

void ConditionTest::faultIsNeverDelayedAndCoversAnActiveAlarm()
{
    Condition rising;
    QVERIFY(!rising.update(is(SourceState::Offnormal), {.onMs = 1000}, 0));
    const auto fromRising = rising.update(faulty(), {.onMs = 1000}, 1);
    QVERIFY(fromRising);
    QCOMPARE(fromRising->event, EventKind::ToFault);
    QCOMPARE(fromRising->from, SourceState::Normal);

    Condition active;
    QVERIFY(active.update(is(SourceState::HighLimit), {}, 0));
    const auto fromActive = active.update(faulty(), {}, 1);
    QVERIFY(fromActive);
    QCOMPARE(fromActive->from, SourceState::HighLimit);
    QCOMPARE(active.held(), SourceState::HighLimit);
    QVERIFY(!active.update(faulty(), {}, 2));
}

void ConditionTest::faultEndsInNormalOrOffnormal()
{
    Condition condition;
    QVERIFY(condition.update(faulty(), {}, 0));
    const auto normal = condition.update(is(SourceState::Normal), {.offMs = 1000}, 1);
    QVERIFY(normal);
    QCOMPARE(normal->event, EventKind::ToNormal);
    QVERIFY(condition.update(faulty(), {}, 2));
    const auto offnormal = condition.update(is(SourceState::LowLimit), {.onMs = 1000}, 3);
    QVERIFY(offnormal);
    QCOMPARE(offnormal->event, EventKind::ToOffnormal);
    QCOMPARE(offnormal->from, SourceState::Fault);
}

void ConditionTest::unusableValuesLeaveWhatIsKnown()
{
    Condition condition;
    QVERIFY(condition.update(is(SourceState::Offnormal), {}, 0));
    QVERIFY(!condition.update(unusable(), {}, 1));
    QCOMPARE(condition.reported(), SourceState::Offnormal);

    Condition rising;
    QVERIFY(!rising.update(is(SourceState::Offnormal), {.onMs = 10}, 0));
    QVERIFY(!rising.update(unusable(), {.onMs = 10}, 20));
    QCOMPARE(rising.phase(), Condition::Phase::Normal);
}

void ConditionTest::restoredStateReportsNothingWhileItHolds()
{
    Condition condition;
    condition.restore(SourceState::LowLimit);
    QVERIFY(!condition.update(is(SourceState::LowLimit), {.onMs = 1000}, 0));
    QCOMPARE(condition.reported(), SourceState::LowLimit);
    QVERIFY(condition.update(is(SourceState::Normal), {}, 1));

    Condition fault;
    fault.restore(SourceState::Fault);
    QVERIFY(!fault.update(faulty(), {}, 0));
    QVERIFY(fault.update(is(SourceState::Normal), {}, 1));
}

void ConditionTest::anEditedDelayCountsFromItsBeginning()
{
    Condition condition;
    QVERIFY(!condition.update(is(SourceState::Offnormal), {.onMs = 60'000}, 0));
    QVERIFY(!condition.update(is(SourceState::Offnormal), {.onMs = 5000}, 4000));
    QCOMPARE(condition.dueMs().value(), 5000);
    QVERIFY(condition.update(is(SourceState::Offnormal), {.onMs = 3000}, 4001));
}

QTEST_GUILESS_MAIN(ConditionTest)
#include "conditiontest.moc"
