#include "tests/components/email/proof/heartbeatbench.h"

#include <ctime>

using namespace heartbeatbench;

/// Heartbeats by local clocks that change twice a year, and by clocks that somebody sets.
class HeartbeatClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachDayHasOneWhereClocksChange_data();
    void eachDayHasOneWhereClocksChange();
    void aClockThatIsSetBackRepeatsNone();
    void aClockThatIsSetForwardLeavesNoneOut();
    void aClockThatWasFarAheadSilencesNothing();
    void aSmallCorrectionAddsNone();
    void whatWasAnnouncedComesAfterAnEdit();
    void aClockThatIsBehindAtTheStartSilencesNothing();

private:
    static void setZone(const char *zone);
};

namespace {

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QLatin1String(text) + QLatin1Char('Z'), Qt::ISODate);
}

/// The times by the wall clock at which heartbeats go out within @p ms.
QStringList sentWithin(HeartbeatBench &bench, qint64 ms)
{
    QStringList times;
    int known = bench.heartbeat().numberSent();
    const qint64 end = bench.clock.bootMs() + ms;
    while (bench.clock.bootMs() < end) {
        // Not further than to the next thing that happens, whose answer comes in real time.
        const qint64 left = end - bench.clock.bootMs();
        bench.clock.advance(std::clamp(bench.clock.untilNext(), qint64(1), left));
        bench.settle();
        if (bench.heartbeat().numberSent() == known)
            continue;
        known = bench.heartbeat().numberSent();
        times.append(bench.heartbeat().lastSent().toString(QStringLiteral("dd HH:mm")));
    }
    return times;
}

} // namespace

void HeartbeatClockTest::setZone(const char *zone)
{
    qputenv("TZ", zone);
    tzset();
}

void HeartbeatClockTest::init()
{
    setZone("UTC");
}

void HeartbeatClockTest::eachDayHasOneWhereClocksChange_data()
{
    QTest::addColumn<QDateTime>("start");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("spring, skipped time")
        << utc("2027-03-27T02:00:00") << "02:30" << QStringList{"28 01:30", "29 00:30", "30 00:30"};
    QTest::newRow("spring") << utc("2027-03-27T07:00:00") << "07:00"
                            << QStringList{"28 05:00", "29 05:00", "30 05:00"};
    QTest::newRow("autumn, time that comes twice")
        << utc("2026-10-24T02:00:00") << "02:30" << QStringList{"25 00:30", "26 01:30", "27 01:30"};
    QTest::newRow("autumn") << utc("2026-10-24T07:00:00") << "07:00"
                            << QStringList{"25 06:00", "26 06:00", "27 06:00"};
}

void HeartbeatClockTest::eachDayHasOneWhereClocksChange()
{
    QFETCH(QDateTime, start);
    QFETCH(QString, at);
    QFETCH(QStringList, expected);
    setZone("CET-1CEST,M3.5.0,M10.5.0/3");
    HeartbeatBench bench;
    bench.clock.setWall(start);
    bench.addHeartbeat({{"at", at}});
    QDateTime promised = bench.clock.wall().addMSecs(HeartbeatBench::markOf(bench.sent().last()).intervalMs);
    const QDateTime first = QDateTime::fromString(
        start.toString(QStringLiteral("yyyy-MM-")) + expected.first(), QStringLiteral("yyyy-MM-dd HH:mm"));
    QCOMPARE(promised.toString(QStringLiteral("dd HH:mm")), first.toString(QStringLiteral("dd HH:mm")));
    QCOMPARE(sentWithin(bench, 3 * DayMs), expected);
    // What each announced is when the next one came.
    for (int each = 1; each < expected.size(); ++each) {
        const QDateTime sent = email::readHeader(bench.sent().at(each)).date;
        promised = sent.addMSecs(HeartbeatBench::markOf(bench.sent().at(each)).intervalMs);
        QCOMPARE(promised.toString(QStringLiteral("dd HH:mm")), expected.at(each));
    }
}

void HeartbeatClockTest::aClockThatIsSetBackRepeatsNone()
{
    HeartbeatBench bench;
    bench.addHeartbeat();
    bench.clock.setWall(bench.clock.wall().addMSecs(-50 * MinuteMs));
    // 07:00 comes again, and nothing with it. What was announced comes a day later by running time.
    QCOMPARE(sentWithin(bench, 49 * HourMs), (QStringList{"23 06:15", "23 07:00", "24 07:00"}));
    // Nor is it due because somebody has one sent in between.
    bench.clock.setWall(utc("2026-11-24T06:30:00"));
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.settle();
    QCOMPARE(sentWithin(bench, 25 * HourMs), QStringList{"25 07:00"});
}

void HeartbeatClockTest::aClockThatIsSetForwardLeavesNoneOut()
{
    HeartbeatBench bench;
    bench.addHeartbeat();
    bench.pass(22 * HourMs, HourMs);
    bench.clock.setWall(utc("2026-11-23T09:00:00"));
    // That is noticed within a quarter of an hour.
    QCOMPARE(sentWithin(bench, HourMs), QStringList{"23 09:15"});
    bench.clock.setWall(bench.clock.wall().addMSecs(-4 * HourMs));
    // It is 06:00 again.
    QCOMPARE(sentWithin(bench, 20 * HourMs), QStringList());
    QCOMPARE(sentWithin(bench, 6 * HourMs).last(), QStringLiteral("24 07:00"));
}

void HeartbeatClockTest::aClockThatWasFarAheadSilencesNothing()
{
    HeartbeatBench bench;
    bench.clock.setWall(utc("2031-05-05T12:00:00"));
    bench.addHeartbeat();
    bench.clock.setWall(utc("2026-11-22T08:00:00"));
    // What it announced was the next morning of that time, 19 hours on.
    QCOMPARE(sentWithin(bench, 72 * HourMs), (QStringList{"23 03:05", "23 07:00", "24 07:00", "25 07:00"}));
}

void HeartbeatClockTest::aSmallCorrectionAddsNone()
{
    HeartbeatBench bench;
    bench.addHeartbeat();
    bench.pass(HourMs);
    bench.clock.setWall(bench.clock.wall().addMSecs(-4 * MinuteMs));
    QCOMPARE(sentWithin(bench, 24 * HourMs), QStringList{"23 07:00"});
}

void HeartbeatClockTest::whatWasAnnouncedComesAfterAnEdit()
{
    HeartbeatBench bench;
    bench.addHeartbeat({{"every", "PT1H"}, {"at", ""}});
    bench.pass(10 * MinuteMs);
    QVERIFY(bench.set("/Heartbeat.every", "PT12H"));
    QCOMPARE(sentWithin(bench, 2 * HourMs).size(), 1);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).intervalMs, 12 * HourMs);
    // A shorter one holds at once.
    QVERIFY(bench.set("/Heartbeat.every", "PT30M"));
    bench.clock.advance(0);
    bench.settle();
    QCOMPARE(bench.sent().size(), 3);
}

void HeartbeatClockTest::aClockThatIsBehindAtTheStartSilencesNothing()
{
    HeartbeatBench bench;
    bench.addHeartbeat();
    const QDateTime sent = bench.clock.wall();
    bench.clock.setWall(utc("2026-11-22T09:00:00"));
    bench.restart("email:Heartbeat", true, -30 * 365 * DayMs);
    QCOMPARE(bench.sent().size(), 1);
    // Then it is right again, on the next day.
    bench.clock.setWall(sent.addDays(1).addMSecs(5 * HourMs));
    QCOMPARE(sentWithin(bench, HourMs).size(), 1);
    QCOMPARE(sentWithin(bench, HourMs).size(), 0);
    // Or it stays wrong: then there is one a day, by running time.
    bench.restart("email:Heartbeat", true, -30 * 365 * DayMs);
    QVERIFY(sentWithin(bench, 25 * HourMs).size() >= 1);
    QVERIFY(sentWithin(bench, 24 * HourMs).size() >= 1);
}

QTEST_GUILESS_MAIN(HeartbeatClockTest)
#include "heartbeatclocktest.moc"
