#include "components/platform/hostmonitor.h"
#include "tests/components/email/proof/heartbeatbench.h"
#include "tests/support/mailboxserver.h"

using namespace heartbeatbench;
using testsupport::MailboxServer;

/// Mail that says that the station works: when it is sent, by which way, and what stands in it.
class HeartbeatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void isSentAtOnceAndThenDaily();
    void isSentAtIntervals();
    void numbersGoOnOverARestart_data();
    void numbersGoOnOverARestart();
    void whatWasMissedWhileOffIsSentOnce();
    void oldOnesDoNotPileUp();
    void aHeaderIsOneLine();
    void aPeerHearsItAndMissesIt();
    void isHeardThroughARealMailbox();
    void goesTheWayOfAlarms();
    void tellsWhatAils();
    void tellsOfWhatEndsSoon();
    void tellsHowTheClockIs();
    void anotherWithTheSameIdIsAFault();
    void switchedOffItSendsNothing();

private:
    static void approve(HeartbeatBench &bench, const QDateTime &until);
};

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
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.settle();
    const QString text = HeartbeatBench::textOf(bench.sent().last());
    QVERIFY2(text.contains("In 24 hours: 0 failed, 5 expired, 0 set aside;"), qPrintable(text));
    bench.pass(25 * HourMs, HourMs);
    const QString later = HeartbeatBench::textOf(bench.sent().last());
    QVERIFY2(later.contains("0 expired, 0 set aside; kept in all: 0 failed, 5 expired"), qPrintable(later));
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

void HeartbeatTest::isHeardThroughARealMailbox()
{
    HeartbeatBench bench;
    MailboxServer mailbox(MailboxServer::Speaks::Imap, MailboxServer::Tls::None);
    QVERIFY(mailbox.start());
    bench.addWatch({{"from", QJsonArray{"alice@example.test"}}});
    bench.addHeartbeat();
    mailbox.deliver(bench.sent().last());
    mailbox.deliver(bench.sent().last()); // A copy is no second one.
    const QString refused = bench.mailStation().set({{"hostname", "127.0.0.1"},
                                                     {"port", mailbox.port()},
                                                     {"useSsl", false},
                                                     {"allowPlaintextAuth", true},
                                                     {"enabled", true},
                                                     {"account", QString::fromLatin1(mailbox.user)},
                                                     {"password", QString::fromLatin1(mailbox.password)}},
                                                    QStringLiteral("Incoming"));
    QCOMPARE(refused, QString());
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.watch().numberRepeated() == 1);
    QCOMPARE(bench.watch().numberHeard(), 1);
    QCOMPARE(bench.watch().heardPeer(), bench.heartbeat().usedId());
    QCOMPARE(bench.watch().lostAt(), bench.clock.wall().addMSecs(DayMs + 15 * MinuteMs));
}

void HeartbeatTest::goesTheWayOfAlarms()
{
    HeartbeatBench bench(true);
    QVERIFY(bench.set("/Outgoing.fallbackAccount", Service + "/Other"));
    bench.addHeartbeat();
    const QJsonObject message = bench.mailStation().message(1);
    QCOMPARE(message["priority"].toInt(), 50);
    QCOMPARE(message["account"].toString(), Service + "/Outgoing");
    bench.tested.stop();
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.pass(20 * MinuteMs, MinuteMs);
    QCOMPARE(bench.other.mails.size(), 1);
    QCOMPARE(HeartbeatBench::markOf(bench.other.mails.first().message).sequence, 2);
    // And by another one when its own was taken away.
    QVERIFY(
        bench.station().remove(**bench.station().find(Service + "/Outgoing"), bench.mailStation().person));
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.station().whenDurable([](const auto &) {});
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.other.mails.size() == 2);
    QCOMPARE(bench.heartbeat().status(), Status(Status::Fault));
    QVERIFY(bench.heartbeat().faultCause().contains("it goes by the first enabled one"));
}

void HeartbeatTest::tellsWhatAils()
{
    HeartbeatBench bench;
    bench.pass(2 * HourMs + 5 * MinuteMs);
    alarms::Occurrence occurrence;
    occurrence.sourceHandle = bench.mailStation().service().handle();
    occurrence.source = Service;
    occurrence.data = {{"sourceName", "Boiler\n2"}, {"msgText", "too hot\r\nBcc: eve@example.test"}};
    bench.mailStation().alarms().report(occurrence);
    bench.addHeartbeat();
    const QString text = HeartbeatBench::textOf(bench.sent().last());
    for (const char *each :
         {"The station \"Test\" works", "Number: 1", "Time: 2026-11-22 09:05:00 UTC",
          "Next: by 2026-11-23 07:00:00 UTC", "Running: the station at least 0 min, its computer 3 h 5 min",
          "Outbox: nothing waits", "0 failed, 0 expired, 0 set aside", "Unacknowledged alarms: 1\n",
          "Boiler 2, since 2026-11-22 09:05:00 UTC: too hot Bcc: eve@example.test\n",
          "Accounts that are not {ok}: 1\n  /Services/EmailService/Incoming {disabled}",
          "Certificates and approvals that end within 30 days: none"})
        QVERIFY2(text.contains(each, Qt::CaseInsensitive), qPrintable(each + ("\n" + text)));
    // After a start it knows since when.
    bench.restart("email:Heartbeat", true, DayMs);
    bench.pass(3 * HourMs);
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.settle();
    const QString later = HeartbeatBench::textOf(bench.sent().last());
    QVERIFY2(later.contains("Running: the station 3 h 0 min"), qPrintable(later));
}

void HeartbeatTest::approve(HeartbeatBench &bench, const QDateTime &until)
{
    factory::Recipe recipe;
    recipe.alternativeNames = {QStringLiteral("DNS:mail.example.test")};
    const factory::Identity server = factory::selfSigned(recipe);
    trust::PeerQuestion question;
    question.endpoint =
        trust::makeEndpoint(trust::Protocol::Smtp, QStringLiteral("mail.example.test"), 465).value();
    question.chain = {QSslCertificate(server.certificate.der(), QSsl::Der)};
    question.protocol = QSsl::TlsV1_3;
    question.now = bench.clock.wall();
    bench.mailStation().certificates().judge(question);
    trust::AllowedHosts::Approve decision;
    decision.sha256 = server.certificate.sha256();
    decision.until = until;
    QVERIFY(bench.mailStation().certificates().approve(question.endpoint, decision, {}).ok());
}

void HeartbeatTest::tellsOfWhatEndsSoon()
{
    HeartbeatBench bench;
    const QDateTime now = bench.clock.wall();
    factory::Recipe recipe = factory::caRecipe(QStringLiteral("Soon CA"));
    recipe.to = now.addDays(30);
    const factory::Identity soon = factory::selfSigned(recipe);
    recipe.commonName = QStringLiteral("Late CA");
    recipe.to = now.addDays(31);
    for (const factory::Identity &each : {soon, factory::selfSigned(recipe)})
        QVERIFY(bench.mailStation().certificates().import(each.certificate.pem(), "test", {}).ok());
    factory::Recipe client;
    client.to = now.addDays(-1);
    const factory::Identity own = factory::selfSigned(client);
    const QString pem = QString::fromLatin1((own.certificate.pem() + own.keyPem()).toBase64());
    QCOMPARE(bench.mailStation().set({{"clientCertificate", pem}}), QString());
    approve(bench, now.addDays(7));
    bench.addHeartbeat();
    const QString text = HeartbeatBench::textOf(bench.sent().last());
    QVERIFY2(text.contains("\n  approval of mail.example.test:465, on 2026-11-29 07:00:00 UTC\n"),
             qPrintable(text));
    QVERIFY2(text.contains("end within 30 days: 3\n  client certificate of " + Service +
                           "/Outgoing, since 2026-11-21 07:00:00 UTC\n"),
             qPrintable(text));
    QVERIFY2(text.contains("Soon CA of the User trust store, on 2026-12-22 07:00:00 UTC\n"),
             qPrintable(text));
}

void HeartbeatTest::tellsHowTheClockIs()
{
    HeartbeatBench bench;
    bench.addHeartbeat();
    QVERIFY(
        HeartbeatBench::textOf(bench.sent().last()).contains("Clock: its offset is not known: there is no"));
    bench.add(bench.station().root(), "platform:HostMonitor", "Host", {});
    auto &monitor = dynamic_cast<platform::HostMonitor &>(**bench.station().find("/Host"));
    monitor.clockError.set({0.0123, Status()});
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.settle();
    QVERIFY(HeartbeatBench::textOf(bench.sent().last()).contains("Clock: right within 0.012 s"));
    monitor.clockError.set({0, Status::Null});
    QVERIFY(bench.invoke("/Heartbeat.sendNow"));
    bench.settle();
    QVERIFY(
        HeartbeatBench::textOf(bench.sent().last()).contains("Clock: its offset is not known: it is not"));
}

void HeartbeatTest::anotherWithTheSameIdIsAFault()
{
    HeartbeatBench bench;
    bench.addHeartbeat();
    bench.add(**bench.station().find(Service), "email:Heartbeat", "Twin", {{"to", QJsonArray{"a@b.test"}}});
    bench.settle();
    auto &twin = dynamic_cast<Heartbeat &>(**bench.station().find(Service + "/Twin"));
    QCOMPARE(twin.status(), Status(Status::Fault));
    QVERIFY2(twin.faultCause().contains("Heartbeat has the same id"), qPrintable(twin.faultCause()));
    QVERIFY(bench.set("/Twin.id", "Twin"));
    QCOMPARE(twin.status(), Status());
}

void HeartbeatTest::switchedOffItSendsNothing()
{
    HeartbeatBench bench;
    bench.addHeartbeat({{"enabled", false}});
    bench.pass(2 * DayMs, 6 * HourMs);
    QCOMPARE(bench.sent().size(), 0);
    QCOMPARE(bench.heartbeat().status(), Status(Status::Disabled));
    QVERIFY(!bench.heartbeat().nextDue().isValid());
    QVERIFY(!bench.invoke("/Heartbeat.sendNow"));
    QVERIFY(bench.set("/Heartbeat.to", QJsonArray()));
    QVERIFY(bench.set("/Heartbeat.enabled", true));
    QCOMPARE(bench.heartbeat().status(), Status(Status::Fault));
    QVERIFY(!bench.invoke("/Heartbeat.sendNow"));
    // What kept it back was mended.
    QVERIFY(bench.set("/Heartbeat.to", QJsonArray{"watch@example.test"}));
    bench.clock.advance(0);
    bench.settle();
    QCOMPARE(bench.sent().size(), 1);
    QCOMPARE(bench.heartbeat().status(), Status());
}

QTEST_GUILESS_MAIN(HeartbeatTest)
#include "heartbeattest.moc"
