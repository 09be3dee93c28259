#include "components/alarm/lookups.h"
#include "tests/components/email/proof/heartbeatbench.h"

using namespace heartbeatbench;

/// What another station's heartbeats mean, and their staying away.
class PeerWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isLostAfterWhatWasAnnouncedAndGrace();
    void numbersLeftOutAreLostMail();
    void aLateOneIsNotLostAndSaysNothingOfNow();
    void theSameOneCountsOnce();
    void countingAnewIsNoGap_data();
    void countingAnewIsNoGap();
    void onlyTheWatchedPeerCounts();
    void onlyTheExpectedSenderCounts();
    void whatIsNoHeartbeatCountsForNothing_data();
    void whatIsNoHeartbeatCountsForNothing();
    void oneNeverHeardIsLostToo();
    void nobodyAnnouncesMoreThanADay();
    void whatIsRememberedIsBounded();
    void isNoReply();
    void everythingOutlastsARestart();
    void whoWasToldOfAnotherWhileOffBeginsAnew();
};

void PeerWatchTest::isLostAfterWhatWasAnnouncedAndGrace()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(7);
    QCOMPARE(bench.watch().lostAt(), bench.clock.wall().addMSecs(75 * MinuteMs));
    const QDateTime heard = bench.clock.wall();
    bench.pass(74 * MinuteMs);
    QVERIFY(!bench.isLost());
    bench.pass(MinuteMs);
    QVERIFY(bench.isLost());
    QCOMPARE(bench.watch().status(), Status(Status::Alarm));
    const QString text = bench.alarm()->text();
    QVERIFY2(text.contains("no heartbeat of Peer-1 since number 7"), qPrintable(text));
    QVERIFY2(text.contains(alarms::localTimeText(heard)), qPrintable(text));
    QVERIFY2(text.contains("Look whether that station runs"), qPrintable(text));
    // Who cannot hear says so.
    QVERIFY2(text.contains(Service + "/Incoming is {disabled}"), qPrintable(text));
    bench.hear(8);
    QVERIFY(!bench.isLost());
    QCOMPARE(bench.watch().status(), Status());
    // A wall clock that is set neither hides nor makes a loss.
    bench.clock.setWall(bench.clock.wall().addDays(30));
    bench.pass(74 * MinuteMs);
    QVERIFY(!bench.isLost());
    bench.clock.setWall(bench.clock.wall().addDays(-60));
    bench.pass(MinuteMs);
    QVERIFY(bench.isLost());
}

void PeerWatchTest::numbersLeftOutAreLostMail()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(7);
    bench.pass(HourMs);
    bench.hear(8);
    QCOMPARE(bench.watch().numberLost(), 0);
    bench.pass(3 * HourMs);
    QVERIFY(bench.isLost());
    const QString id = bench.alarm()->id;
    bench.hear(11);
    QCOMPARE(bench.watch().numberLost(), 2);
    QCOMPARE(bench.watch().lastLost(), QStringLiteral("heartbeat 11 came, and the numbers 9 to 10 are lost"));
    const alarms::AlarmRecord *record = bench.mailStation().alarms().store().open(id);
    QVERIFY(record && !record->isInAlarm());
    QCOMPARE(record->text(), bench.watch().lastLost());
    bench.hear(13);
    QCOMPARE(bench.watch().numberLost(), 3);
    const auto &log = bench.station().log().entries();
    QVERIFY(std::any_of(log.begin(), log.end(), [](const station::Log::Entry &entry) {
        return entry.level == station::Log::Level::Warning && entry.text.contains("number 12 is lost");
    }));
}

void PeerWatchTest::aLateOneIsNotLostAndSaysNothingOfNow()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(7);
    bench.pass(2 * HourMs);
    bench.hear(9);
    QCOMPARE(bench.watch().numberLost(), 1);
    bench.pass(2 * HourMs);
    QVERIFY(bench.isLost());
    bench.hear(8, 3 * HourMs);
    QVERIFY(bench.isLost());
    QCOMPARE(bench.watch().numberLost(), 0);
    QCOMPARE(bench.watch().numberLate(), 1);
    QCOMPARE(bench.watch().numberHeard(), 3);
    QCOMPARE(bench.watch().lastNumber(), 9.0);
    bench.hear(8, 3 * HourMs);
    QCOMPARE(bench.watch().numberLate(), 1);
    QCOMPARE(bench.watch().numberRepeated(), 1);
}

void PeerWatchTest::theSameOneCountsOnce()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(7);
    bench.pass(70 * MinuteMs);
    bench.hear(7, 70 * MinuteMs);
    QCOMPARE(bench.watch().numberHeard(), 1);
    QCOMPARE(bench.watch().numberRepeated(), 1);
    bench.pass(5 * MinuteMs);
    QVERIFY(bench.isLost());
    bench.hear(7, 75 * MinuteMs);
    QVERIFY(bench.isLost());
}

void PeerWatchTest::countingAnewIsNoGap_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<qint64>("ageMs");
    QTest::newRow("made again") << qint64(1) << qint64(0);
    QTest::newRow("restored, a number that was heard") << qint64(7) << qint64(0);
    QTest::newRow("restored, a number that was not") << qint64(4) << qint64(0);
    QTest::newRow("restored, its clock set back") << qint64(7) << 5 * HourMs;
}

void PeerWatchTest::countingAnewIsNoGap()
{
    QFETCH(qint64, number);
    QFETCH(qint64, ageMs);
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(5);
    for (int each = 6; each < 10; ++each) {
        bench.pass(30 * MinuteMs);
        bench.hear(each);
    }
    bench.pass(2 * HourMs);
    QVERIFY(bench.isLost());
    const QString id = bench.alarm()->id;
    bench.hear(number, ageMs);
    QVERIFY(!bench.isLost());
    QCOMPARE(bench.watch().numberLost(), 0);
    QCOMPARE(bench.watch().numberAnew(), 1);
    QCOMPARE(bench.watch().lastNumber(), double(number));
    QVERIFY(bench.mailStation().alarms().store().open(id)->text().contains("counts anew"));
    bench.pass(HourMs);
    bench.hear(number + 1);
    QCOMPARE(bench.watch().numberAnew(), 1);
    QCOMPARE(bench.watch().numberLost(), 0);
}

void PeerWatchTest::onlyTheWatchedPeerCounts()
{
    HeartbeatBench bench;
    bench.addWatch({{"peer", "Peer-1"}});
    bench.add(**bench.station().find(Service), "email:PeerWatch", "Any", {{"readBy", Service + "/Incoming"}});
    auto &any = dynamic_cast<PeerWatch &>(**bench.station().find(Service + "/Any"));
    bench.hear(7);
    QCOMPARE(bench.watch().numberHeard(), 1);
    QCOMPARE(any.numberHeard(), 0); // That one is named by another watch.
    bench.hear(3, 0, HourMs, "Peer-2");
    QCOMPARE(bench.watch().numberHeard(), 1);
    QCOMPARE(any.heardPeer(), QStringLiteral("Peer-2"));
    bench.hear(4, 0, HourMs, "Peer-3");
    QCOMPARE(any.numberHeard(), 1);
    // Told of another one, it begins anew.
    QVERIFY(bench.set("/Watch.peer", "Peer-4"));
    QCOMPARE(bench.watch().numberHeard(), 0);
    bench.hear(1, 0, HourMs, "Peer-4");
    QCOMPARE(bench.watch().numberHeard(), 1);
    QVERIFY(!bench.set("/Watch.peer", "a;b"));
}

void PeerWatchTest::onlyTheExpectedSenderCounts()
{
    HeartbeatBench bench;
    bench.addWatch({{"from", QJsonArray{"Harbour House <alice@example.test>"}}});
    bench.hear(7, 0, HourMs, "Peer-1", "eve@example.test");
    bench.hear(7, 0, HourMs, "Peer-1", "eve@example.test>, <alice@example.test");
    QCOMPARE(bench.watch().numberHeard(), 0);
    bench.hear(7);
    QCOMPARE(bench.watch().numberHeard(), 1);
}

void PeerWatchTest::whatIsNoHeartbeatCountsForNothing_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("ordinary mail") << QByteArray("Subject: X-Station-Heartbeat\r\n\r\nHello\r\n");
    QTest::newRow("quoted") << QByteArray("Subject: Fwd\r\n\r\nX-Station-Heartbeat: Peer-1;7;3600\r\n\r\n");
    QTest::newRow("twice") << QByteArray(
        "X-Station-Heartbeat: Peer-1;7;3600\r\nX-Station-Heartbeat: Peer-1;8;3600\r\n\r\n");
    for (const char *value :
         {"", "Peer-1", "Peer-1;7", "Peer-1;0;3600", "Peer-1;-7;3600", "Peer-1;7;3600;1", "Peer-1;7;",
          ";7;3600", "Pe er;7;3600", "Peer-1;7;1e9", "Peer-1;9999999999999999;1"})
        QTest::newRow(value) << "X-Station-Heartbeat: " + QByteArray(value) + "\r\n\r\n";
}

void PeerWatchTest::whatIsNoHeartbeatCountsForNothing()
{
    QFETCH(QByteArray, message);
    HeartbeatBench bench;
    bench.addWatch();
    bench.receive(message);
    QCOMPARE(bench.watch().numberHeard(), 0);
    QCOMPARE(bench.watch().heardPeer(), QString());
}

void PeerWatchTest::oneNeverHeardIsLostToo()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.pass(30 * HourMs, HourMs);
    QVERIFY(!bench.isLost()); // Nobody said how long to wait.
    QVERIFY(bench.set("/Watch.enabled", false));
    QVERIFY(bench.set("/Watch.interval", "PT1H"));
    QVERIFY(bench.set("/Watch.enabled", true));
    bench.pass(74 * MinuteMs);
    QVERIFY(!bench.isLost());
    bench.pass(MinuteMs);
    QVERIFY(bench.isLost());
    QVERIFY2(bench.alarm()->text().contains("no heartbeat of any station has come since the watch began at"),
             qPrintable(bench.alarm()->text()));
    bench.hear(1);
    QVERIFY(!bench.isLost());
    bench.pass(2 * HourMs);
    QVERIFY(bench.isLost());
    QVERIFY(bench.set("/Watch.enabled", false));
    QVERIFY(!bench.isLost());
    bench.hear(2);
    QCOMPARE(bench.watch().numberHeard(), 1);
    QCOMPARE(bench.watch().status(), Status(Status::Disabled));
}

void PeerWatchTest::nobodyAnnouncesMoreThanADay()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(7, 0, 3650 * DayMs);
    QCOMPARE(bench.watch().lostAt(), bench.clock.wall().addMSecs(26 * HourMs + 15 * MinuteMs));
    // A number and a Date far ahead do not shut out what is true.
    bench.hear(900'000'000, -3650 * DayMs);
    bench.pass(HourMs);
    bench.hear(8);
    QCOMPARE(bench.watch().lastNumber(), 8.0);
}

void PeerWatchTest::whatIsRememberedIsBounded()
{
    email::PeerRecord record;
    const QDateTime start(QDate(2026, 11, 22), QTime(7, 0), Qt::UTC);
    const auto hear = [&](int number) {
        qint64 lost = 0;
        const QDateTime sent = start.addSecs(60 * number);
        return record.hear({{QStringLiteral("Peer-1"), number, HourMs}, {}, sent}, sent, lost);
    };
    for (int number = 2; number <= 1200; number += 2)
        QCOMPARE(hear(number), email::PeerRecord::Heard::Next);
    QCOMPARE(record.beats.size(), email::PeerRecord::mostBeats);
    QCOMPARE(hear(1199), email::PeerRecord::Heard::Late);
    QCOMPARE(record.beats.size(), email::PeerRecord::mostBeats);
    QCOMPARE(hear(3), email::PeerRecord::Heard::Repeated);
    QCOMPARE(record.numberLost, 598);
}

void PeerWatchTest::isNoReply()
{
    HeartbeatBench bench;
    bench.add(**bench.station().find(Service), "email:EmailAlarmAcknowledger", "Acks", {});
    QVERIFY(bench.station().links().add(*bench.station().findSlot(Service + "/Incoming.received"),
                                        *bench.station().findSlot(Service + "/Acks.received"),
                                        bench.mailStation().person));
    bench.addWatch();
    bench.hear(7);
    const auto refused = bench.station().findSlot(Service + "/Acks.totalMessagesRefused");
    QCOMPARE(*refused->component->value(*refused->slot).as<int>(), 0);
    bench.receive("From: eve@example.test\r\nSubject: x\r\n\r\nACK\r\n");
    QCOMPARE(*refused->component->value(*refused->slot).as<int>(), 1);
    QCOMPARE(bench.watch().numberHeard(), 1);
}

void PeerWatchTest::whoWasToldOfAnotherWhileOffBeginsAnew()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(7);
    bench.restart("email:PeerWatch", true, MinuteMs, [](const QString &folder) {
        QFile file(folder + QStringLiteral("/station.json"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        const qsizetype at = text.indexOf("\"readBy\"");
        QVERIFY(at > 0);
        text.insert(at, "\"peer\": \"Peer-2\", ");
        file.resize(0);
        file.write(text);
    });
    QCOMPARE(bench.watch().heardPeer(), QStringLiteral("Peer-2"));
    QCOMPARE(bench.watch().numberHeard(), 0);
    bench.hear(1, 0, HourMs, "Peer-2");
    QCOMPARE(bench.watch().numberHeard(), 1);
}

void PeerWatchTest::everythingOutlastsARestart()
{
    HeartbeatBench bench;
    bench.addWatch();
    bench.hear(7);
    bench.hear(9);
    bench.restart("email:PeerWatch", false, 30 * MinuteMs);
    QCOMPARE(bench.watch().heardPeer(), QStringLiteral("Peer-1"));
    QCOMPARE(bench.watch().numberHeard(), 2);
    QCOMPARE(bench.watch().numberLost(), 1);
    QCOMPARE(bench.watch().lastNumber(), 9.0);
    bench.pass(40 * MinuteMs);
    QVERIFY(!bench.isLost());
    bench.pass(5 * MinuteMs);
    QVERIFY(bench.isLost());
    const QString id = bench.alarm()->id;
    bench.restart("email:PeerWatch", true, HourMs);
    QVERIFY(bench.isLost());
    QCOMPARE(bench.watch().status(), Status(Status::Alarm));
    bench.pass(3 * HourMs);
    QCOMPARE(bench.alarm()->id, id);
    bench.hear(10);
    QVERIFY(!bench.isLost());
    // What came while it was off may lie in the mailbox: there is time to fetch it.
    bench.restart("email:PeerWatch", true, DayMs);
    bench.pass(2 * MinuteMs - 1000, 30'000);
    QVERIFY(!bench.isLost());
    bench.pass(1000);
    QVERIFY(bench.isLost());
}

QTEST_GUILESS_MAIN(PeerWatchTest)
#include "peerwatchtest.moc"
