#include "tests/components/email/replies/ackbench.h"

using namespace ackbench;
using email::EmailAlarmAcknowledger;
using email::MailReading;

#define AWAIT(condition)                                                                                     \
    QVERIFY2(testsupport::waitUntil([&] { return bench.clock.advance(0), bool(condition); }, 15'000),        \
             #condition)

/// An alarm is acknowledged by the answer to its mail: from the alarm over both mail servers and back.
class EmailAlarmAcknowledgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyAcknowledgesAndIsConfirmedOnce();
    void aMailThatWasSentBeforeARestartIsAnsweredAfterIt_data() { cleanAndNot(); }
    void aMailThatWasSentBeforeARestartIsAnsweredAfterIt();
    void aReplyCountsOnceAcrossARestart_data() { cleanAndNot(); }
    void aReplyCountsOnceAcrossARestart();
    void offByDefault();
    void everyOneWhoMayIsAskedInAMailOfHisOwn();
    void twoRecipientsMailTheSamePersonTwice();
    void aMailThatNeedsNoAnswerAsksForNone();
    void anEpisodeStaysOneConversation();
    void repliesGoWhereItSays();
    void seenLeavesTheAlarmToBeAcknowledged();
    void alarmsOfTheSameSource_data();
    void alarmsOfTheSameSource();
    void theSecondOfTwoPeopleHearsWhoWasFirst();
    void theQuotedCodeIsEnough();
    void whatIsWrittenBehindAckIsTheNote();
    void everyMessageIsRecordedAndCounted();
    void whatIsMissingIsSaid();
    void theKeyIsASecretOfTheStation();
    void aKeyThatIsLostIsSaidWithWhatToDo();

private:
    static QString textOf(const QByteArray &mail) { return MailReading::of(mail)->text(); }
    static void cleanAndNot()
    {
        QTest::addColumn<bool>("clean");
        QTest::newRow("stopped") << true;
        QTest::newRow("killed") << false;
    }
};

void EmailAlarmAcknowledgerTest::aReplyAcknowledgesAndIsConfirmedOnce()
{
    AckBench bench;
    const AlarmRecord alarm = bench.raise();
    QVERIFY(bench.alarm(alarm).isUnacked());
    const QByteArray mail = bench.mailTo("Anna@example.com");
    QVERIFY2(textOf(mail).contains("the first word of the answer must be \"ACK\""), mail.constData());
    bench.deliver(AckBench::answer(mail, "Ack, I go there.\r\n\r\n> It stands still"));
    AWAIT(!bench.alarm(alarm).isUnacked());
    QCOMPARE(bench.alarm(alarm).user, QStringLiteral("anna"));
    QCOMPARE(bench.outcome(), QStringLiteral("acknowledged"));

    const QByteArray confirmation = bench.mailTo("anna@example.com");
    QVERIFY2(confirmation.contains("Subject: Acknowledged: Pump\r\n"), confirmation.constData());
    QVERIFY(confirmation.contains("Auto-Submitted: auto-replied\r\n"));
    QVERIFY(confirmation.contains("Note: I go there."));
    AWAIT(bench.box.mails.first().seen);
    QCOMPARE(bench.confirmations().size(), 1);
}

void EmailAlarmAcknowledgerTest::aMailThatWasSentBeforeARestartIsAnsweredAfterIt()
{
    QFETCH(bool, clean);
    AckBench bench;
    const AlarmRecord alarm = bench.raise();
    const QByteArray mail = bench.mailTo("Anna@example.com");
    bench.restart(clean);
    QVERIFY(bench.alarm(alarm).isUnacked());
    bench.deliver(AckBench::answer(mail, "ACK"));
    AWAIT(!bench.alarm(alarm).isUnacked());
    QCOMPARE(bench.confirmations().size(), 1);
}

void EmailAlarmAcknowledgerTest::aReplyCountsOnceAcrossARestart()
{
    QFETCH(bool, clean);
    AckBench bench;
    const AlarmRecord alarm = bench.raise();
    const QByteArray mail = bench.mailTo("Anna@example.com");
    bench.box.loseAnswerTo("UID STORE"); // The server forgets that it was told.
    bench.deliver(AckBench::answer(mail, "ACK"));
    AWAIT(!bench.alarm(alarm).isUnacked());
    bench.restart(clean);
    AWAIT(bench.box.mails.first().seen);
    QCOMPARE(bench.acknowledger().messagesReceivedToday(), 1);
    QCOMPARE(bench.acknowledger().alarmsAckedToday(), 1);
    QCOMPARE(bench.acknowledger().lastAlarmAcked(), alarm.id);
    // The same code in another mail, after the alarm went off once more.
    bench.clock.advance(1'000);
    bench.receive(AckBench::answer(mail, "ACK"));
    QCOMPARE(bench.cause(), QStringLiteral("its reply code was used before"));
    QCOMPARE(bench.confirmations().size(), 1);
}

void EmailAlarmAcknowledgerTest::offByDefault()
{
    AckBench bench({{"enabled", QJsonValue()}, {"replyMeans", QJsonValue()}});
    QVERIFY(!bench.acknowledger().enabled());
    QCOMPARE(bench.acknowledger().replyMeans(), email::ReplyMeaning::Seen);
    const AlarmRecord alarm = bench.raise();
    const QByteArray mail = bench.mailTo("Anna@example.com");
    QVERIFY(!mail.contains("Reply code"));
    QCOMPARE(bench.mailTo("carl@example.com"), mail); // One mail for both.
    QVERIFY(!email::ReplyToken::parse(AckBench::messageId(mail)));
    bench.receive(AckBench::answer(mail, "ACK"));
    QVERIFY(bench.alarm(alarm).isUnacked());
    QCOMPARE(bench.acknowledger().status(), station::Status(station::Status::Disabled));
}

void EmailAlarmAcknowledgerTest::everyOneWhoMayIsAskedInAMailOfHisOwn()
{
    AckBench bench({}, {{"to", "anna@example.com, carl@example.com"},
                        {"cc", "dora@example.com, anna@example.com"},
                        {"bcc", "ben@example.com"}});
    QVERIFY(bench.set(Acknowledger + "/ben.mayAcknowledge", false));
    const AlarmRecord alarm = bench.raise();
    const QByteArray own = bench.mailTo("anna@example.com");
    const QByteArray shared = bench.mailTo("carl@example.com");
    QVERIFY(own.contains("Reply code") && own.contains("To: anna@example.com\r\n"));
    QVERIFY(!shared.contains("Reply code") && !shared.contains("anna@example.com"));
    QCOMPARE(bench.mailTo("ben@example.com"), shared);
    QCOMPARE(bench.mailTo("dora@example.com"), shared);
    QCOMPARE(bench.smtp.mails.size(), 2);

    QVERIFY(bench.set(Acknowledger + "/ben.mayAcknowledge", true));
    bench.raise("other");
    const auto token = [](const QByteArray &mail) {
        return email::ReplyToken::parse(AckBench::messageId(mail));
    };
    const auto annas = token(bench.mailTo("anna@example.com", 2));
    const auto bens = token(bench.mailTo("ben@example.com", 2));
    QVERIFY(annas && bens && annas->alarm == bens->alarm && annas->text != bens->text);
    QCOMPARE(token(own)->alarm, alarm.id);
    QCOMPARE(token(own)->issued, alarm.timestamp);
}

void EmailAlarmAcknowledgerTest::twoRecipientsMailTheSamePersonTwice()
{
    AckBench bench;
    bench.add("/Services/AlarmService", "email:EmailRecipient", "Boss", {{"to", "Anna@example.com"}});
    bench.link("/Services/AlarmService/Default.alarm", "/Services/AlarmService/Boss.routeAlarm");
    const AlarmRecord alarm = bench.raise();
    const QByteArray first = bench.mailTo("Anna@example.com");
    const QByteArray second = bench.mailTo("Anna@example.com", 2);
    QVERIFY(!second.isEmpty() && AckBench::messageId(first) != AckBench::messageId(second));
    bench.receive(AckBench::answer(second, "ACK"));
    QVERIFY(!bench.alarm(alarm).isUnacked());
    bench.receive(AckBench::answer(first, "ACK"));
    QCOMPARE(bench.cause(), QStringLiteral("its reply code was used before"));
}

void EmailAlarmAcknowledgerTest::aMailThatNeedsNoAnswerAsksForNone()
{
    AckBench bench({}, {{"routeAcks", true}});
    bench.raise();
    bench.receive(AckBench::answer(bench.mailTo("Anna@example.com"), "ACK"));
    const QByteArray second = bench.mailTo("Anna@example.com", 2);
    QVERIFY2(!second.isEmpty() && !second.contains("Reply code"), second.constData());
}

void EmailAlarmAcknowledgerTest::anEpisodeStaysOneConversation()
{
    AckBench bench;
    bench.raise();
    const QByteArray first = bench.mailTo("Anna@example.com");
    bench.clock.advance(60'000);
    bench.raise("", alarms::EventKind::ToNormal);
    const QByteArray second = bench.mailTo("Anna@example.com", 2);
    QVERIFY(second.contains("In-Reply-To: " + AckBench::messageId(first)));
    QVERIFY(AckBench::messageId(second) != AckBench::messageId(first));
}

void EmailAlarmAcknowledgerTest::repliesGoWhereItSays()
{
    AckBench bench({{"replyTo", "alarms@plant.example"}});
    bench.raise();
    QVERIFY(bench.mailTo("Anna@example.com").contains("Reply-To: alarms@plant.example\r\n"));
    QVERIFY(!bench.mailTo("carl@example.com").contains("Reply-To: alarms@plant.example"));
}

void EmailAlarmAcknowledgerTest::seenLeavesTheAlarmToBeAcknowledged()
{
    AckBench bench({{"replyMeans", "Seen"}});
    const AlarmRecord alarm = bench.raise();
    bench.receive(AckBench::answer(bench.mailTo("Anna@example.com"), "ACK on my way"));
    QVERIFY(bench.alarm(alarm).isUnacked());
    QCOMPARE(bench.alarm(alarm).alarmData.value("seenBy").toString(), QStringLiteral("anna"));
    QCOMPARE(bench.alarm(alarm).alarmData.value("notes").toString(), QStringLiteral("on my way"));
    QCOMPARE(bench.outcome(), QStringLiteral("seen"));
    QCOMPARE(bench.confirmations(), QStringList{QStringLiteral("Seen: Pump")});
    QVERIFY(!bench.mailTo("anna@example.com").isEmpty());
    QCOMPARE(bench.smtp.mails.size(), 3); // Nobody else is mailed that it was seen.
}

void EmailAlarmAcknowledgerTest::alarmsOfTheSameSource_data()
{
    QTest::addColumn<bool>("all");
    QTest::newRow("only the one that the mail is about") << false;
    QTest::newRow("all earlier ones too") << true;
}

void EmailAlarmAcknowledgerTest::alarmsOfTheSameSource()
{
    QFETCH(bool, all);
    AckBench bench({{"ackAlarmsFromSameSource", all}});
    const AlarmRecord early = bench.raise("early");
    bench.clock.advance(1'000);
    const AlarmRecord alarm = bench.raise("answered");
    const QByteArray mail = bench.mailTo("Anna@example.com", 2);
    bench.clock.advance(1'000);
    const AlarmRecord late = bench.raise("late");
    bench.receive(AckBench::answer(mail, "ACK"));
    QVERIFY(!bench.alarm(alarm).isUnacked());
    QCOMPARE(bench.alarm(early).isUnacked(), !all);
    QVERIFY(bench.alarm(late).isUnacked());
    QCOMPARE(bench.acknowledger().alarmsAckedToday(), all ? 2 : 1);
}

void EmailAlarmAcknowledgerTest::theSecondOfTwoPeopleHearsWhoWasFirst()
{
    AckBench bench({}, {{"cc", "ben@example.com"}});
    const AlarmRecord alarm = bench.raise();
    bench.receive(AckBench::answer(bench.mailTo("Anna@example.com"), "ACK"));
    bench.receive(AckBench::answer(bench.mailTo("ben@example.com"), "ACK", {}, "ben@EXAMPLE.com"));
    QCOMPARE(bench.outcome(), QStringLiteral("already"));
    QCOMPARE(bench.alarm(alarm).user, QStringLiteral("anna"));
    const QString confirmation = textOf(bench.mailTo("ben@example.com", 2));
    QVERIFY2(confirmation.contains(
                 QStringLiteral(" changes nothing: the alarm was acknowledged already by anna.")),
             qPrintable(confirmation));
}

void EmailAlarmAcknowledgerTest::theQuotedCodeIsEnough()
{
    AckBench bench;
    const AlarmRecord alarm = bench.raise();
    const QByteArray mail = bench.mailTo("Anna@example.com");
    const QString text = textOf(mail);
    const QByteArray code = text.mid(text.indexOf("Reply code: ") + 12, 64).toLatin1();
    // A server gave the mail another Message-ID, so the reply names that one.
    bench.receive("From: anna@example.com\r\nIn-Reply-To: <other@relay.example>\r\n\r\nACK\r\n\r\n"
                  "> To acknowledge this alarm, answer\r\n> Reply code: " +
                  code + "\r\n");
    QVERIFY(!bench.alarm(alarm).isUnacked());
}

void EmailAlarmAcknowledgerTest::whatIsWrittenBehindAckIsTheNote()
{
    QCOMPARE(email::behindAck("ACK"), QString());
    QCOMPARE(email::behindAck(" ack: I go\nthere "), QStringLiteral("I go there"));
    QCOMPARE(email::behindAck("Ack. (late)"), QStringLiteral("(late)"));
    QVERIFY(!email::behindAck("Please ACK"));
    QVERIFY(!email::behindAck("ACKNOWLEDGED"));
    QVERIFY(!email::behindAck("NACK"));
    QVERIFY(!email::behindAck(""));
    QCOMPARE(email::behindAck("ACK " + QString(9000, 'x'))->size(), 500);
}

void EmailAlarmAcknowledgerTest::everyMessageIsRecordedAndCounted()
{
    AckBench bench;
    bench.raise();
    bench.receive("From: shop@example.net\r\nSubject: Offer\r\n\r\nBuy!");
    bench.receive(AckBench::answer(bench.mailTo("Anna@example.com"), "ACK"));
    bench.receive("garbage");
    const QJsonArray all = bench.replies();
    QCOMPARE(all.size(), 3);
    QVERIFY(all[0]["cause"].toString().contains("no header"));
    QCOMPARE(all[1]["user"].toString(), QStringLiteral("anna"));
    QCOMPARE(all[2]["from"].toString(), QStringLiteral("shop@example.net"));
    QCOMPARE(bench.acknowledger().totalMessagesRefused(), 2);
    QCOMPARE(bench.acknowledger().messagesReceivedToday(), 3);
    QVERIFY(bench.acknowledger().lastAckFailureCause().contains("no header"));
    bench.restart(true);
    QCOMPARE(bench.replies(), all);
    QCOMPARE(bench.acknowledger().messagesReceivedToday(), 3);
    bench.leap(qint64(24) * 3600 * 1000);
    QCOMPARE(bench.acknowledger().messagesReceivedToday(), 0);
    QCOMPARE(bench.acknowledger().alarmsAckedToday(), 0);
}

void EmailAlarmAcknowledgerTest::whatIsMissingIsSaid()
{
    AckBench bench;
    EmailAlarmAcknowledger &acknowledger = bench.acknowledger();
    QCOMPARE(acknowledger.faultCause(), QString());
    QCOMPARE(acknowledger.status(), station::Status());
    const auto slot = [&bench](const QString &ord) { return *bench.station().findSlot(ord); };
    QVERIFY(bench.station().links().remove(slot("/Services/EmailService/Incoming.received"),
                                           slot(Acknowledger + ".received"), {}));
    QVERIFY(acknowledger.faultCause().contains("no reply reaches it"));
    QCOMPARE(acknowledger.status(), station::Status(station::Status::Fault));
    QVERIFY(bench.station().links().add(slot("/Services/EmailService/Incoming.received"),
                                        slot(Acknowledger + ".received"), {}));
    QCOMPARE(acknowledger.faultCause(), QString());
    for (const char *user : {"/anna", "/ben"})
        QVERIFY(bench.station().remove(**bench.station().find(Acknowledger + user), {}));
    QVERIFY(acknowledger.faultCause().contains("nobody may acknowledge"));
}

void EmailAlarmAcknowledgerTest::theKeyIsASecretOfTheStation()
{
    AckBench bench;
    QVERIFY(bench.acknowledger().signingKey().set);
    bench.waitForFile();
    QFile file(bench.mailStation().folder() + "/station.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("signingKey"));
    const auto key = bench.station().secret(bench.acknowledger(), bench.acknowledger().signingKey.spec());
    QVERIFY(key.ok());
    QCOMPARE(key->view().size(), 32);
}

void EmailAlarmAcknowledgerTest::aKeyThatIsLostIsSaidWithWhatToDo()
{
    AckBench bench;
    bench.losesKeys = true;
    bench.restart(true);
    const QString cause = bench.acknowledger().faultCause();
    QVERIFY2(cause.startsWith(u"signingKey") && cause.contains(u"renewKey"), qPrintable(cause));
    QVERIFY(bench.mailStation().invoke(QStringLiteral("renewKey"), {}, bench.acknowledger().name()));
    QCOMPARE(bench.acknowledger().faultCause(), QString());
}

QTEST_GUILESS_MAIN(EmailAlarmAcknowledgerTest)
#include "emailalarmacknowledgertest.moc"
