#include "tests/components/email/proof/heartbeatbench.h"

#include <ctime>

using namespace heartbeatbench;

/// Mail that says that the station works: when it is sent, by which way, and what stands in it.
class HeartbeatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isSentAtOnceAndThenDaily();
    void isSentAtIntervals();
    void numbersGoOnOverARestart_data();
    void numbersGoOnOverARestart();
    void whatWasMissedWhileOffIsSentOnce();
    void oldOnesDoNotPileUp();
    void aHeaderIsOneLine();
    void aPeerHearsItAndMissesIt();

private:
    static void setZone(const char *zone);
};

void HeartbeatTest::setZone(const char *zone)
{
    qputenv("TZ", zone);
    tzset();
}

void HeartbeatTest::init()
{
    setZone("UTC");
}

void HeartbeatTest::isSentAtOnceAndThenDaily()
{
    HeartbeatBench bench;
    bench.pass(30 * MinuteMs);
    bench.addHeartbeat();
    QCOMPARE(bench.sent().size(), 1);
    QCOMPARE(bench.tested.mails.first().recipients, QList<QByteArray>{"watch@example.test"});
    const HeartbeatMark first = HeartbeatBench::markOf(bench.sent().last());
    QCOMPARE(first.sequence, 1);
    QCOMPARE(first.id, bench.heartbeat().usedId());
    QCOMPARE(first.intervalMs, DayMs - 30 * MinuteMs);
    QCOMPARE(bench.heartbeat().nextDue(), QDateTime(QDate(2026, 11, 23), QTime(7, 0), Qt::UTC));
    bench.pass(DayMs - 31 * MinuteMs, HourMs);
    QCOMPARE(bench.sent().size(), 1);
    bench.pass(MinuteMs);
    QCOMPARE(bench.sent().size(), 2);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).sequence, 2);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).intervalMs, DayMs);
    bench.pass(2 * DayMs, 2 * HourMs);
    QCOMPARE(bench.sent().size(), 4);
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.settle();
    QCOMPARE(bench.heartbeat().numberSent(), 5);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).sequence, 5);
    QCOMPARE(bench.heartbeat().lastSent(), bench.clock.wall());
    QCOMPARE(bench.heartbeat().status(), Status());
}

void HeartbeatTest::isSentAtIntervals()
{
    HeartbeatBench bench;
    bench.addHeartbeat({{"every", "PT30M"}, {"at", "08:10"}});
    QCOMPARE(bench.sent().size(), 1);
    bench.pass(60 * MinuteMs);
    QCOMPARE(bench.sent().size(), 3);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).intervalMs, 10 * MinuteMs); // 08:10 comes first.
    bench.pass(10 * MinuteMs);
    QCOMPARE(bench.sent().size(), 4);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).intervalMs, 30 * MinuteMs);
    QVERIFY(bench.set("/Heartbeat.every", "PT0S"));
    QVERIFY(bench.set("/Heartbeat.at", ""));
    QCOMPARE(bench.heartbeat().status(), Status(Status::Fault));
    QVERIFY(!bench.set("/Heartbeat.every", "PT10S"));
    QVERIFY(!bench.set("/Heartbeat.at", "7 o'clock"));
}

void HeartbeatTest::numbersGoOnOverARestart_data()
{
    QTest::addColumn<bool>("clean");
    QTest::newRow("clean") << true;
    QTest::newRow("killed") << false;
}

void HeartbeatTest::numbersGoOnOverARestart()
{
    QFETCH(bool, clean);
    HeartbeatBench bench;
    bench.addHeartbeat();
    bench.pass(DayMs, HourMs);
    QCOMPARE(bench.sent().size(), 2);
    // Nothing was due meanwhile, so nothing is sent twice.
    bench.restart("email:Heartbeat", clean, 3 * HourMs);
    QCOMPARE(bench.sent().size(), 2);
    QCOMPARE(bench.heartbeat().numberSent(), 2);
    QCOMPARE(bench.heartbeat().nextDue(), QDateTime(QDate(2026, 11, 24), QTime(7, 0), Qt::UTC));
    bench.pass(21 * HourMs, HourMs);
    QCOMPARE(bench.sent().size(), 3);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).sequence, 3);
}

void HeartbeatTest::whatWasMissedWhileOffIsSentOnce()
{
    HeartbeatBench bench;
    bench.addHeartbeat();
    bench.restart("email:Heartbeat", true, 3 * DayMs + 13 * HourMs);
    QCOMPARE(bench.sent().size(), 2);
    const HeartbeatMark late = HeartbeatBench::markOf(bench.sent().last());
    QCOMPARE(late.sequence, 2);
    QVERIFY2(late.intervalMs <= 11 * HourMs && late.intervalMs > 10 * HourMs, qPrintable(late.text()));
    // The next day has its own, although that is less than a day later.
    bench.pass(11 * HourMs, HourMs);
    QCOMPARE(bench.sent().size(), 3);
}

void HeartbeatTest::oldOnesDoNotPileUp()
{
    HeartbeatBench bench;
    bench.tested.stop();
    bench.addHeartbeat({{"every", "PT1H"}, {"at", ""}});
    bench.pass(5 * HourMs + 10 * MinuteMs);
    QCOMPARE(bench.heartbeat().numberSent(), 6);
    QCOMPARE(bench.mailStation().service().queueSize(), 1);
    QVERIFY(bench.tested.start(bench.tested.port()));
    bench.pass(20 * MinuteMs);
    QCOMPARE(bench.sent().size(), 1);
    QCOMPARE(HeartbeatBench::markOf(bench.sent().last()).sequence, 6);
}

void HeartbeatTest::aHeaderIsOneLine()
{
    HeartbeatBench bench;
    QVERIFY(bench.station()
                .commit({{QStringLiteral("/.stationName"), QStringLiteral("Mill;1: Škola (North)")}},
                        bench.mailStation().person)
                .empty());
    bench.addHeartbeat();
    QCOMPARE(bench.sent().size(), 1);
    QVERIFY2(HeartbeatBench::markOf(bench.sent().last()).id.startsWith("Mill-1-kola-North-"),
             qPrintable(HeartbeatBench::fieldOf(bench.sent().last())));
    QVERIFY(!bench.set("/Heartbeat.id", "a\r\nb"));
    QVERIFY(!bench.set("/Heartbeat.id", "a;b"));
    QVERIFY(bench.set("/Heartbeat.id", "Mill-North.2"));
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.settle();
    QCOMPARE(HeartbeatBench::fieldOf(bench.sent().last()), QStringLiteral("Mill-North.2;2;86400"));
}

void HeartbeatTest::aPeerHearsItAndMissesIt()
{
    HeartbeatBench far;
    HeartbeatBench near;
    far.addHeartbeat({{"every", "PT1H"}, {"at", ""}});
    near.addWatch({{"from", QJsonArray{"alice@example.test"}}});
    near.receive(far.sent().last());
    QCOMPARE(near.watch().numberHeard(), 1);
    QCOMPARE(near.watch().heardPeer(), far.heartbeat().usedId());
    near.pass(HourMs + 14 * MinuteMs);
    QVERIFY(!near.isLost());
    near.pass(MinuteMs);
    QVERIFY(near.isLost());
    far.pass(HourMs);
    near.receive(far.sent().last());
    QVERIFY(!near.isLost());
    QCOMPARE(near.watch().lastNumber(), 2.0);
    QCOMPARE(near.watch().numberLost(), 0);
}

QTEST_GUILESS_MAIN(HeartbeatTest)
#include "heartbeattest.moc"
