#include "tests/components/email/replies/ackbench.h"

using namespace ackbench;

#define AWAIT(condition)                                                                                     \
    QVERIFY2(testsupport::waitUntil([&] { return bench.clock.advance(0), bool(condition); }, 15'000),        \
             #condition)

/// Mail that comes back is taken off those that arrived, and somebody is told: from the sending server over
/// the mailbox into the ledger.
class BouncesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoDidNotGetItIsBouncedAndToldOnce();
    void whoIsLateStaysTold();
    void whatIsOnlyReportedIsNoted_data();
    void whatIsOnlyReportedIsNoted();
    void severalRecipientsEachHaveTheirFate();
    void whenNobodyHasItTheMessageHasFailed();
    void aForgedBounceChangesNothing_data();
    void aForgedBounceChangesNothing();
    void theRecipientOfAnotherMessageKeepsHis();
    void theSameBounceTwiceIsOne();
    void whatServersSayInTheirOwnWords_data();
    void whatServersSayInTheirOwnWords();
    void aBounceOfTroubleMakesNoMail();
    void retryGoesToWhomItCameBackFrom();
    void aRestartLosesAndRepeatsNothing_data();
    void aRestartLosesAndRepeatsNothing();
    void itIsKeptWithTheMarkOfTheMessage();
    void whatOfItCannotBeWrittenKeepsTheRestFromIt();

private:
    /// An alarm was mailed to Anna and Carl in one message, by a station that asks nobody for a reply.
    struct Sent
    {
        explicit Sent(const QString &to = QStringLiteral("anna@example.com, carl@example.com"))
            : bench({{"enabled", false}}, {{"to", to}})
        {
            bench.raise();
            mail = bench.mailTo(to.section(QLatin1Char(','), 0, 0).toUtf8());
            (void)testsupport::waitUntil(
                [this] { return bench.clock.advance(0), state(1) == QLatin1String("Sent"); }, 15'000);
        }
        QString state(int id) { return bench.mailStation().stateOf(quint64(id)); }
        QJsonObject line(int number, int id = 1)
        {
            return bench.mailStation().message(quint64(id))["recipients"][number].toObject();
        }
        QString stateOf(int number) { return line(number)["state"].toString(); }
        QByteArray id() const { return AckBench::messageId(mail); }
        /// Alarms about mail.
        QStringList troubles()
        {
            QStringList list;
            for (const AlarmRecord &one : bench.mailStation().alarms().store().allOpen()) {
                if (one.source == QLatin1String("/Services/EmailService"))
                    list.append(one.alarmData["msgText"].toString());
            }
            return list;
        }
        /// The message came, and was handed on.
        void deliver(const QByteArray &message)
        {
            const int before = bench.mailStation().inbox().numberReceived();
            bench.deliver(message);
            (void)testsupport::waitUntil(
                [&] { return bench.clock.advance(0), bench.mailStation().inbox().numberReceived() > before; },
                15'000);
            bench.settle();
        }
        /// All that was told is acknowledged, and so long ago that nothing but the ledger remembers it.
        void letTimeGo()
        {
            (void)bench.mailStation().alarms().doAckAll(bench.mailStation().person);
            bench.leap(60 * 60'000);
        }
        AckBench bench;
        QByteArray mail;
    };
    static QByteArray fields(const QByteArray &address, const QByteArray &action = "failed",
                             const QByteArray &status = "5.1.1")
    {
        return "Final-Recipient: rfc822; " + address + "\r\nAction: " + action + "\r\nStatus: " + status +
               "\r\nRemote-MTA: dns; in.example.com\r\nDiagnostic-Code: smtp; 550 " + status +
               " no such user\r\n\r\n";
    }
    static QByteArray report(const QByteArray &messageId, const QByteArray &recipients)
    {
        static int number = 0;
        return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMessage-ID: <b" +
               QByteArray::number(++number) +
               "@mx.example>\r\nContent-Type: multipart/report; report-type=delivery-status; "
               "boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
               "Reporting-MTA: dns; mx.example\r\n\r\n" +
               recipients +
               "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Alarm\r\nMessage-ID: " + messageId +
               "\r\n\r\n--b--\r\n";
    }
};

void BouncesTest::whoDidNotGetItIsBouncedAndToldOnce()
{
    Sent sent;
    sent.deliver(report(sent.id(), fields("ANNA@example.com")));
    QCOMPARE(sent.stateOf(0), QStringLiteral("Bounced"));
    QCOMPARE(sent.line(0)["code"].toInt(), 550);
    QCOMPARE(sent.line(0)["enhancedCode"].toString(), QStringLiteral("5.1.1"));
    QCOMPARE(sent.line(0)["text"].toString(), QStringLiteral("no such user"));
    QCOMPARE(sent.stateOf(1), QStringLiteral("Sent"));
    QCOMPARE(sent.state(1), QStringLiteral("Sent"));
    const QString cause = sent.bench.mailStation().message(1)["lastCause"].toString();
    QVERIFY2(cause.contains("anna@example.com") && cause.contains("550 5.1.1"), qPrintable(cause));
    QCOMPARE(sent.troubles().size(), 1);
    QVERIFY2(sent.troubles()[0].contains("anna@example.com") &&
                 sent.troubles()[0].contains("in.example.com") &&
                 sent.troubles()[0].contains("Check the address"),
             qPrintable(sent.troubles()[0]));
}

void BouncesTest::whoIsLateStaysTold()
{
    Sent sent;
    sent.deliver(report(sent.id(), fields("anna@example.com", "delayed", "4.4.1")));
    QCOMPARE(sent.stateOf(0), QStringLiteral("Sent"));
    QVERIFY2(sent.line(0)["text"].toString().contains("late"), qPrintable(sent.line(0)["text"].toString()));
    QCOMPARE(sent.line(0)["enhancedCode"].toString(), QStringLiteral("4.4.1"));
    QCOMPARE(sent.troubles(), QStringList());
    // What comes of it in the end counts.
    sent.deliver(report(sent.id(), fields("anna@example.com", "failed", "4.4.7")));
    QCOMPARE(sent.stateOf(0), QStringLiteral("Bounced"));
    QCOMPARE(sent.troubles().size(), 1);
}

void BouncesTest::whatIsOnlyReportedIsNoted_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("words");
    QTest::newRow("delivered") << QByteArray("delivered") << "delivered to the mailbox";
    QTest::newRow("relayed") << QByteArray("relayed") << "reports nothing further";
    QTest::newRow("expanded") << QByteArray("expanded") << "mailing list";
}

void BouncesTest::whatIsOnlyReportedIsNoted()
{
    QFETCH(QByteArray, action);
    QFETCH(QString, words);
    Sent sent;
    sent.deliver(report(sent.id(), fields("anna@example.com", action, "2.0.0")));
    QCOMPARE(sent.stateOf(0), QStringLiteral("Sent"));
    QVERIFY2(sent.line(0)["text"].toString().contains(words), qPrintable(sent.line(0)["text"].toString()));
    QCOMPARE(sent.troubles(), QStringList());
}

void BouncesTest::severalRecipientsEachHaveTheirFate()
{
    Sent sent(QStringLiteral("anna@example.com, carl@example.com, dora@example.com"));
    sent.deliver(
        report(sent.id(), fields("anna@example.com") + fields("carl@example.com", "delayed", "4.2.2") +
                              fields("nobody@example.com") + fields("dora@example.com", "failed", "5.2.2")));
    QCOMPARE(sent.stateOf(0), QStringLiteral("Bounced"));
    QCOMPARE(sent.stateOf(1), QStringLiteral("Sent"));
    QCOMPARE(sent.stateOf(2), QStringLiteral("Bounced"));
    QCOMPARE(sent.line(2)["enhancedCode"].toString(), QStringLiteral("5.2.2"));
    QCOMPARE(sent.troubles().size(), 2);
}

void BouncesTest::whenNobodyHasItTheMessageHasFailed()
{
    Sent sent;
    sent.deliver(report(sent.id(), fields("anna@example.com")));
    QCOMPARE(sent.state(1), QStringLiteral("Sent"));
    sent.deliver(report(sent.id(), fields("carl@example.com")));
    QCOMPARE(sent.state(1), QStringLiteral("Failed"));
}

void BouncesTest::aForgedBounceChangesNothing_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("unknown message") << QByteArray("<guessed@example.test>")
                                     << QByteArray("anna@example.com");
    QTest::newRow("no identifier") << QByteArray() << QByteArray("anna@example.com");
    QTest::newRow("a pattern") << QByteArray("<%@%>") << QByteArray("anna@example.com");
    QTest::newRow("stranger as recipient") << QByteArray("own") << QByteArray("mallory@example.com");
}

void BouncesTest::aForgedBounceChangesNothing()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, address);
    Sent sent;
    const QJsonObject before = sent.bench.mailStation().message(1);
    sent.deliver(report(id == "own" ? sent.id() : id, fields(address)));
    QCOMPARE(sent.bench.mailStation().message(1), before);
    QCOMPARE(sent.troubles(), QStringList());
}

void BouncesTest::theRecipientOfAnotherMessageKeepsHis()
{
    Sent sent;
    const quint64 other = sent.bench.mailStation().send({QStringLiteral("eva@example.com")});
    AckBench &bench = sent.bench;
    AWAIT(sent.state(int(other)) == QLatin1String("Sent"));
    sent.deliver(report(sent.id(), fields("eva@example.com")));
    QCOMPARE(sent.line(0, int(other))["state"].toString(), QStringLiteral("Sent"));
    QCOMPARE(sent.troubles(), QStringList());
}

void BouncesTest::theSameBounceTwiceIsOne()
{
    Sent sent;
    const QByteArray bounce = report(sent.id(), fields("anna@example.com"));
    int told = 0;
    sent.bench.mailStation().service().outbox().onTrouble([&told](const station::Error &) { ++told; });
    // Both lie there before either is looked at.
    sent.bench.box.deliver(bounce);
    sent.deliver(bounce);
    AckBench &bench = sent.bench;
    AWAIT(bench.mailStation().inbox().numberReceived() == 2);
    QCOMPARE(sent.stateOf(0), QStringLiteral("Bounced"));
    QCOMPARE(sent.troubles().size(), 1);
    QCOMPARE(told, 1);
    // Nor is it told again when its alarm is long over.
    sent.letTimeGo();
    QCOMPARE(sent.troubles(), QStringList());
    sent.deliver(bounce);
    QCOMPARE(sent.troubles(), QStringList());
}

void BouncesTest::whatServersSayInTheirOwnWords_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("qmail") << QByteArray("From: MAILER-DAEMON@mx.example\r\n")
                           << QByteArray("Hi. This is the qmail-send program at mx.example.\r\n\r\n"
                                         "<anna@example.com>:\r\nRemote host said: 550 5.1.1 gone\r\n\r\n"
                                         "--- Below this line is a copy of the message.\r\n\r\n");
    QTest::newRow("Exim")
        << QByteArray("From: Mailer-Daemon@mx.example\r\nX-Failed-Recipients: anna@example.com\r\n")
        << QByteArray("The following address(es) failed:\r\n\r\n  anna@example.com\r\n"
                      "    host in.example.com: 550 5.1.1 gone\r\n\r\n"
                      "------ This is a copy of the message. ------\r\n\r\n");
    QTest::newRow("Exchange") << QByteArray("From: postmaster@mx.example\r\n")
                              << QByteArray(
                                     "Delivery has failed to these recipients or groups:\r\n\r\n"
                                     "anna@example.com\r\nRemote Server returned '550 5.1.1 gone'\r\n\r\n"
                                     "Original message headers:\r\n\r\n");
}

void BouncesTest::whatServersSayInTheirOwnWords()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, text);
    Sent sent;
    sent.deliver(header + "Subject: failure\r\n\r\n" + text +
                 "To: carl@example.com\r\nMessage-ID: " + sent.id() + "\r\n\r\ncarl@example.com\r\n");
    QCOMPARE(sent.stateOf(0), QStringLiteral("Bounced"));
    QCOMPARE(sent.line(0)["enhancedCode"].toString(), QStringLiteral("5.1.1"));
    QCOMPARE(sent.stateOf(1), QStringLiteral("Sent"));
    QCOMPARE(sent.troubles().size(), 1);
}

void BouncesTest::aBounceOfTroubleMakesNoMail()
{
    Sent sent;
    AckBench &bench = sent.bench;
    sent.deliver(report(sent.id(), fields("anna@example.com")));
    // The alarm about it went to the same two.
    AWAIT(sent.state(2) == QLatin1String("Sent"));
    const QByteArray second = bench.mailTo("anna@example.com", 2);
    QVERIFY(second != sent.mail);
    sent.letTimeGo(); // Nothing but the kind of the mail keeps it from being told.
    sent.deliver(report(AckBench::messageId(second), fields("anna@example.com")));
    QCOMPARE(sent.line(0, 2)["state"].toString(), QStringLiteral("Bounced"));
    QCOMPARE(sent.troubles(), QStringList());
    QVERIFY(bench.mailStation().message(3).isEmpty());
}

void BouncesTest::retryGoesToWhomItCameBackFrom()
{
    Sent sent;
    AckBench &bench = sent.bench;
    sent.deliver(report(sent.id(), fields("anna@example.com")));
    AWAIT(sent.state(2) == QLatin1String("Sent")); // The alarm about it.
    const qsizetype before = bench.smtp.mails.size();
    bench.mailStation().service().outbox().retry(1, bench.mailStation().person, [](const auto &) {});
    AWAIT(bench.smtp.mails.size() > before);
    QCOMPARE(bench.smtp.mails.last().recipients, QList<QByteArray>{"anna@example.com"});
    AWAIT(sent.stateOf(0) == QLatin1String("Sent"));
}

void BouncesTest::aRestartLosesAndRepeatsNothing_data()
{
    QTest::addColumn<bool>("clean");
    QTest::newRow("stopped") << true;
    QTest::newRow("killed") << false;
}

void BouncesTest::aRestartLosesAndRepeatsNothing()
{
    QFETCH(bool, clean);
    Sent sent;
    AckBench &bench = sent.bench;
    const QByteArray bounce = report(sent.id(), fields("anna@example.com"));
    sent.deliver(bounce);
    bench.restart(clean);
    QCOMPARE(sent.stateOf(0), QStringLiteral("Bounced"));
    AWAIT(sent.troubles().size() == 1);
    sent.letTimeGo();
    sent.deliver(bounce);
    QCOMPARE(sent.troubles(), QStringList());
}

/// What is on disk at any moment has both or neither: the message that is marked as received was heeded.
void BouncesTest::itIsKeptWithTheMarkOfTheMessage()
{
    Sent sent;
    QList<std::pair<quint64, int>> seen;
    AckBench &bench = sent.bench;
    bench.deliver(report(sent.id(), fields("anna@example.com")));
    const auto number = [&bench](const char *sql) {
        return bench.station().database().queryNow(QLatin1String(sql))->front().front().toInt();
    };
    bool isTorn = false;
    AWAIT((isTorn = isTorn || number("SELECT (SELECT COUNT(*) FROM received) <> "
                                     "(SELECT COUNT(*) FROM recipient WHERE state = 4)") != 0,
           number("SELECT COUNT(*) FROM received") == 1));
    QVERIFY(!isTorn);
    QCOMPARE(number("SELECT COUNT(*) FROM recipient WHERE state = 4"), 1);
}

/// One transaction: when the database refuses one part of it, no other part is there either.
void BouncesTest::whatOfItCannotBeWrittenKeepsTheRestFromIt()
{
    Sent sent;
    {
        station::Turn turn(sent.bench.station());
        sent.bench.station().addStatement(
            QStringLiteral("CREATE TRIGGER stop BEFORE UPDATE ON recipient WHEN NEW.state = 4 "
                           "BEGIN SELECT RAISE(ABORT, 'not now'); END"),
            {});
    }
    sent.bench.settle();
    sent.deliver(report(sent.id(), fields("anna@example.com")));
    for (const char *table : {"received", "received_mail"}) {
        const auto rows = sent.bench.station().database().queryNow(QStringLiteral("SELECT COUNT(*) FROM ") +
                                                                   QLatin1String(table));
        QVERIFY2(rows->front().front().toInt() == 0, table);
    }
    QCOMPARE(sent.stateOf(0), QStringLiteral("Sent"));
}

QTEST_GUILESS_MAIN(BouncesTest)
#include "bouncestest.moc"
