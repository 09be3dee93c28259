#include "components/email/bounces/bouncereading.h"
#include "tests/components/email/proof/canarybench.h"
#include "tests/support/mailboxserver.h"

using namespace canarybench;
using testsupport::MailboxServer;

/// Scheduled mail to oneself, and what its staying away causes.
class CanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSentAtOnceAndThenRegularly();
    void itsTimeIsAPointWithHistory();
    void isReadBackFromARealMailbox();
    void whatStaysAwayIsAnAlarmByAnotherAccount();
    void withoutAnotherAccountItSaysSo();
    void theTestedAccountIsNotItsOwnMessenger();
    void aLateOneEndsTheAlarm();
    void aStrangersMailEndsNothing();
    void theSameOneCountsOnce();
    void noFallbackStandsIn();
    void whatCannotBeSentIsMissedAtOnce();
    void whatIsUnderWayOutlastsARestart_data();
    void whatIsUnderWayOutlastsARestart();
    void theAlarmOutlastsARestart();
    void afterARestartThereIsTimeToFetch();
    void isNoReplyAndNoBounce();
    void switchedOffItMissesNothing();
};

void CanaryTest::isSentAtOnceAndThenRegularly()
{
    CanaryBench bench;
    bench.addCanary();
    QCOMPARE(bench.sent().size(), 1);
    QCOMPARE(bench.tested.mails.first().recipients, QList<QByteArray>{"alice@example.test"});
    QCOMPARE(bench.canary().nextDue(), bench.clock.wall().addMSecs(HourMs));
    bench.receive(bench.sent().last());
    bench.pass(HourMs - MinuteMs);
    QCOMPARE(bench.sent().size(), 1);
    bench.pass(MinuteMs);
    QCOMPARE(bench.sent().size(), 2);
    QVERIFY(email::TripToken::of(bench.sent()[0]) != email::TripToken::of(bench.sent()[1]));
    // Neither what names it in lists nor its subject tells the token.
    const QByteArray header = bench.sent().last().left(bench.sent().last().indexOf("\r\n\r\n"));
    QCOMPARE(header.count(email::TripToken::of(bench.sent().last())), 1);
    QVERIFY(bench.invoke("sendNow"));
    bench.settle();
    QCOMPARE(bench.sent().size(), 3);
    QCOMPARE(bench.canary().numberSent(), 3);
}

void CanaryTest::itsTimeIsAPointWithHistory()
{
    CanaryBench bench;
    bench.addCanary();
    QVERIFY(bench.canary().roundTripTime().status.has(Status::Null));
    bench.clock.advance(4200);
    bench.receive(bench.sent().last());
    QCOMPARE(bench.canary().roundTripTime().value, 4.2);
    QCOMPARE(bench.canary().roundTripTime().status, Status());
    QCOMPARE(bench.canary().lastBack(), bench.clock.wall());
    QCOMPARE(bench.canary().numberBack(), 1);
    // It can be linked.
    bench.add(**bench.station().find(Service), "control:NumericPoint", "Time", {});
    QVERIFY(bench.station().links().add(*bench.station().findSlot(Service + "/Canary.roundTripTime"),
                                        *bench.station().findSlot(Service + "/Time.in"),
                                        bench.mailStation().person));
    bench.pass(HourMs);
    bench.clock.advance(1000);
    bench.receive(bench.sent().last());
    const auto out = bench.station().findSlot(Service + "/Time.out");
    QCOMPARE(out->component->value(*out->slot).as<station::StatusNumeric>()->value, 5.2);
    const QJsonArray history = bench.invoke("history").value().toArray();
    QCOMPARE(history.size(), 2);
    QCOMPARE(history[0][QStringLiteral("seconds")].toDouble(), 5.2);
    QCOMPARE(history[1][QStringLiteral("seconds")].toDouble(), 4.2);
}

void CanaryTest::isReadBackFromARealMailbox()
{
    CanaryBench bench;
    MailboxServer mailbox(MailboxServer::Speaks::Imap, MailboxServer::Tls::None);
    QVERIFY(mailbox.start());
    const QString refused = bench.mailStation().set({{"hostname", "127.0.0.1"},
                                                     {"port", mailbox.port()},
                                                     {"useSsl", false},
                                                     {"allowPlaintextAuth", true},
                                                     {"enabled", true},
                                                     {"deliveryPolicy", "Delete"},
                                                     {"allowDelete", true},
                                                     {"account", QString::fromLatin1(mailbox.user)},
                                                     {"password", QString::fromLatin1(mailbox.password)}},
                                                    QStringLiteral("Incoming"));
    QCOMPARE(refused, QString());
    bench.addCanary();
    FakeClock &clock = bench.clock;
    WAIT_FOR(mailbox.isWatched());
    mailbox.deliver(bench.sent().last());
    WAIT_FOR(bench.canary().numberBack() == 1);
    // And treated as the account treats its mail.
    WAIT_FOR(mailbox.mails.isEmpty());
}

void CanaryTest::whatStaysAwayIsAnAlarmByAnotherAccount()
{
    CanaryBench bench;
    bench.addRecipient();
    bench.addCanary();
    bench.pass(14 * MinuteMs);
    QVERIFY(!bench.isLost());
    bench.pass(MinuteMs);
    QVERIFY(bench.isLost());
    QVERIFY2(bench.alarm()->text().contains("did not come back to " + Service + "/Incoming within 15 min"),
             qPrintable(bench.alarm()->text()));
    // It names the part that does not work.
    QVERIFY(bench.alarm()->text().contains(Service + "/Incoming is {disabled}"));
    QCOMPARE(bench.canary().status(), Status(Status::Alarm));
    QCOMPARE(bench.canary().numberMissed(), 1);
    QCOMPARE(CanaryBench::alarmsOf(bench.other), 1);
    QCOMPARE(CanaryBench::alarmsOf(bench.tested), 0);
    // One alarm however many stay away, and its end by the other account too.
    bench.pass(2 * HourMs);
    QCOMPARE(bench.canary().numberMissed(), 3);
    QCOMPARE(bench.alarm()->sequence, 1);
    bench.receive(bench.sent().last());
    bench.settle();
    QVERIFY(!bench.isLost());
    QCOMPARE(bench.canary().status(), Status());
    QCOMPARE(CanaryBench::alarmsOf(bench.other), 2);
    QCOMPARE(CanaryBench::alarmsOf(bench.tested), 0);
}

void CanaryTest::withoutAnotherAccountItSaysSo()
{
    CanaryBench bench(false);
    bench.addCanary();
    QCOMPARE(bench.canary().status(), Status(Status::Fault));
    QVERIFY2(bench.canary().faultCause().contains("there is no other account"),
             qPrintable(bench.canary().faultCause()));
    QCOMPARE(bench.sent().size(), 1);
    bench.add(**bench.station().find(Service), "email:OutgoingAccount", "Other", {{"hostname", "127.0.0.1"}});
    QCOMPARE(bench.canary().status(), Status());
}

void CanaryTest::theTestedAccountIsNotItsOwnMessenger()
{
    CanaryBench bench;
    bench.addCanary();
    QVERIFY(!bench.set("/Canary.alarmAccount", Service + "/Outgoing"));
    QVERIFY(bench.set("/Canary.alarmAccount", Service + "/Other"));
    QCOMPARE(bench.canary().accountForAlarm(Service + "/Outgoing"), Service + "/Other");
    QCOMPARE(bench.canary().accountForAlarm(QString()), Service + "/Other");
    // One that is switched off would keep it.
    bench.add(**bench.station().find(Service), "email:OutgoingAccount", "Third", {{"hostname", "127.0.0.1"}});
    QVERIFY(bench.set("/Other.enabled", false));
    QCOMPARE(bench.canary().accountForAlarm(Service + "/Outgoing"), Service + "/Third");
}

void CanaryTest::aLateOneEndsTheAlarm()
{
    CanaryBench bench;
    bench.addCanary();
    bench.pass(20 * MinuteMs);
    QVERIFY(bench.isLost());
    QVERIFY(bench.canary().roundTripTime().status.has(Status::Null));
    bench.receive(bench.sent().last());
    QVERIFY(!bench.isLost());
    QCOMPARE(bench.canary().roundTripTime().value, 1200.0);
    QCOMPARE(bench.canary().numberMissed(), 1);
    QCOMPARE(bench.canary().numberBack(), 1);
}

void CanaryTest::aStrangersMailEndsNothing()
{
    CanaryBench bench;
    bench.addCanary();
    bench.pass(20 * MinuteMs);
    const QByteArray real = bench.sent().last();
    const QByteArray token = email::TripToken::of(real);
    QByteArray forged = real;
    forged.replace(token, QByteArray(32, '0'));
    bench.receive(forged);
    bench.receive("Subject: Fwd\r\n\r\n" + real);
    QByteArray twice = real;
    bench.receive(QByteArray(email::TripToken::field) + ": x\r\n" + twice);
    QVERIFY(bench.isLost());
    QCOMPARE(bench.canary().numberBack(), 0);
    bench.receive(real);
    QVERIFY(!bench.isLost());
}

void CanaryTest::theSameOneCountsOnce()
{
    CanaryBench bench;
    bench.addCanary();
    const QByteArray first = bench.sent().last();
    bench.receive(first);
    bench.pass(HourMs + 15 * MinuteMs);
    QVERIFY(bench.isLost());
    bench.receive(first);
    QVERIFY(bench.isLost());
    QCOMPARE(bench.canary().numberBack(), 1);
    QVERIFY(bench.canary().roundTripTime().status.has(Status::Stale));
}

void CanaryTest::noFallbackStandsIn()
{
    CanaryBench bench;
    QVERIFY(bench.set("/Outgoing.fallbackAccount", Service + "/Other"));
    bench.tested.stop();
    bench.addCanary();
    bench.mailStation().send();
    bench.pass(20 * MinuteMs, MinuteMs);
    QVERIFY(!bench.other.mails.isEmpty()); // Other mail goes that way.
    QCOMPARE(CanaryBench::canariesOf(bench.other).size(), 0);
    QVERIFY(bench.isLost());
    QVERIFY(bench.alarm()->text().contains(Service + "/Outgoing is {down}"));
    // It is too late for it now, and nobody is told twice.
    QVERIFY(bench.tested.start(bench.tested.port()));
    bench.pass(30 * MinuteMs, MinuteMs);
    QCOMPARE(bench.sent().size(), 0);
    QCOMPARE(bench.mailStation().service().faultCause(), QString());
    bench.pass(15 * MinuteMs, MinuteMs);
    QCOMPARE(bench.sent().size(), 1);
}

void CanaryTest::whatCannotBeSentIsMissedAtOnce()
{
    CanaryBench bench;
    bench.addCanary();
    bench.receive(bench.sent().last());
    QVERIFY(
        bench.station().remove(**bench.station().find(Service + "/Outgoing"), bench.mailStation().person));
    QCOMPARE(bench.canary().status(), Status(Status::Fault));
    bench.clock.advance(HourMs);
    QVERIFY(bench.isLost());
    QVERIFY2(bench.alarm()->text().contains("no account is tested"), qPrintable(bench.alarm()->text()));
}

void CanaryTest::whatIsUnderWayOutlastsARestart_data()
{
    QTest::addColumn<bool>("clean");
    QTest::newRow("clean") << true;
    QTest::newRow("killed") << false;
}

void CanaryTest::whatIsUnderWayOutlastsARestart()
{
    QFETCH(bool, clean);
    CanaryBench bench;
    bench.addCanary();
    bench.pass(2 * MinuteMs);
    const QDateTime sent = bench.canary().lastSent();
    bench.restart(clean, 3 * MinuteMs);
    QCOMPARE(bench.sent().size(), 1);
    QCOMPARE(bench.canary().numberSent(), 1);
    QCOMPARE(bench.canary().nextDue(), sent.addMSecs(HourMs));
    bench.receive(bench.sent().last());
    QCOMPARE(bench.canary().numberBack(), 1);
    QCOMPARE(bench.canary().roundTripTime().value, double(sent.msecsTo(bench.clock.wall())) / 1000);
    bench.pass(20 * MinuteMs);
    QVERIFY(!bench.isLost());
    QCOMPARE(bench.canary().numberMissed(), 0);
}

void CanaryTest::theAlarmOutlastsARestart()
{
    CanaryBench bench;
    bench.addCanary();
    bench.pass(20 * MinuteMs);
    QVERIFY(bench.isLost());
    const QString id = bench.alarm()->id;
    bench.restart(false, MinuteMs);
    QVERIFY(bench.isLost());
    QCOMPARE(bench.canary().status(), Status(Status::Alarm));
    QCOMPARE(bench.canary().numberMissed(), 1);
    bench.pass(2 * HourMs);
    QCOMPARE(bench.alarm()->id, id);
    bench.receive(bench.sent().first());
    QVERIFY(!bench.isLost());
}

void CanaryTest::afterARestartThereIsTimeToFetch()
{
    CanaryBench bench;
    bench.addCanary();
    bench.restart(true, 30 * MinuteMs);
    QVERIFY(!bench.isLost());
    bench.pass(2 * MinuteMs - 1000, 30'000);
    QVERIFY(!bench.isLost());
    bench.pass(1000);
    QVERIFY(bench.isLost());
}

void CanaryTest::isNoReplyAndNoBounce()
{
    CanaryBench bench;
    bench.add(**bench.station().find(Service), "email:EmailAlarmAcknowledger", "Acks", {});
    QVERIFY(bench.station().links().add(*bench.station().findSlot(Service + "/Incoming.received"),
                                        *bench.station().findSlot(Service + "/Acks.received"),
                                        bench.mailStation().person));
    bench.addCanary();
    bench.receive(bench.sent().last());
    const auto refused = bench.station().findSlot(Service + "/Acks.totalMessagesRefused");
    QCOMPARE(*refused->component->value(*refused->slot).as<int>(), 0);
    bench.receive("From: eve@example.test\r\nSubject: x\r\n\r\nACK\r\n");
    QCOMPARE(*refused->component->value(*refused->slot).as<int>(), 1);
    QVERIFY(!email::bounceOf(*email::MailReading::of(bench.sent().last())));
    QCOMPARE(bench.canary().numberBack(), 1);
}

void CanaryTest::switchedOffItMissesNothing()
{
    CanaryBench bench;
    bench.addCanary();
    bench.pass(20 * MinuteMs);
    QVERIFY(bench.isLost());
    QVERIFY(bench.set("/Canary.enabled", false));
    QVERIFY(!bench.isLost());
    QCOMPARE(bench.canary().status(), Status(Status::Disabled));
    bench.pass(3 * HourMs, 30 * MinuteMs);
    QCOMPARE(bench.sent().size(), 1);
    QVERIFY(!bench.isLost());
    QVERIFY(!bench.invoke("sendNow"));
}

QTEST_GUILESS_MAIN(CanaryTest)
#include "canarytest.moc"
