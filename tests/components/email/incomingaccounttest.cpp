#include "station/sqlconnection.h"
#include "tests/components/email/inboxbench.h"

using namespace inboxbench;

#define AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT((bench.clock.advance(0), (condition)), 15'000)

Q_DECLARE_METATYPE(MailboxServer::Speaks)
Q_DECLARE_METATYPE(MailboxServer::Tls)

/// An account that fetches: what comes is handed on whole and once, and what fails is said.
class IncomingAccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModeHandsWholeMessagesOn_data();
    void everyModeHandsWholeMessagesOn();
    void usualPortsGoByTransportAndMode_data();
    void usualPortsGoByTransportAndMode();
    void policiesAreCarriedOut_data();
    void policiesAreCarriedOut();
    void nothingIsDoneAtTheServerBeforeTheMessageIsOnDisk_data();
    void nothingIsDoneAtTheServerBeforeTheMessageIsOnDisk();
    void settingsThatContradictAreRefused_data();
    void settingsThatContradictAreRefused();
    void newMailIsToldAtOnceWhileIdle();
    void withoutIdleTheMailboxIsPolled();
    void askedWhileAMaildropIsOpenItLooksAgain();
    void askedBeforeTheAnswerToTheSignInItLooksAgain();
    void askedDuringTheDeletionsItFinishesThem();
    void askedDuringTheGoodbyeItLooksAgain();
    void aLostIdleConnectionIsMadeAgainWithoutAFault();
    void aLongMessageIsLeftAtTheServer();
    void aThousandMessagesComeEachOnce();
    void aServerThatAsksIsToldWhoReads();
};

void IncomingAccountTest::everyModeHandsWholeMessagesOn_data()
{
    QTest::addColumn<Speaks>("speaks");
    QTest::addColumn<Tls>("tls");
    QTest::newRow("IMAP in the clear") << Speaks::Imap << Tls::None;
    QTest::newRow("IMAP with STARTTLS") << Speaks::Imap << Tls::StartTls;
    QTest::newRow("IMAP over TLS") << Speaks::Imap << Tls::First;
    QTest::newRow("POP3 in the clear") << Speaks::Pop3 << Tls::None;
    QTest::newRow("POP3 with STLS") << Speaks::Pop3 << Tls::StartTls;
    QTest::newRow("POP3 over TLS") << Speaks::Pop3 << Tls::First;
}

void IncomingAccountTest::everyModeHandsWholeMessagesOn()
{
    QFETCH(Speaks, speaks);
    QFETCH(Tls, tls);
    InboxBench bench(speaks, tls);
    bench.server.deliver(mail("First", ".a line that begins with a dot\r\n"));
    bench.server.deliver(mail("Second"));
    bench.start();
    AWAIT(bench.received.size() == 2);
    QCOMPARE(bench.subjects(), QStringList({QStringLiteral("First"), QStringLiteral("Second")}));
    const email::ReceivedMail &first = bench.received.first();
    QCOMPARE(first.bytes, bench.server.mails.value(0).text);
    QCOMPARE(first.from, QStringLiteral("Duty <duty@example.test>"));
    QCOMPARE(first.messageId, QByteArray("First@example.test"));
    QCOMPARE(first.date, QDateTime({2026, 11, 22}, {10, 0}, Qt::UTC));
    QCOMPARE(first.account, QStringLiteral("/Services/EmailService/Incoming"));
    AWAIT(bench.account().lastPollSuccess().isValid());
    QCOMPARE(bench.account().status(), Status());
    QCOMPARE(bench.account().numberReceived(), 2);
    QCOMPARE(bench.account().tlsSession().startsWith(QLatin1String("TLS 1.3")), tls != Tls::None);
    if (tls != Tls::None)
        QVERIFY(!bench.server.clearLines.join('\n').contains("alice"));
    // Nothing comes twice.
    QVERIFY(bench.invoke("pollNow"));
    const int asked = bench.server.count(speaks == Speaks::Imap ? "UID SEARCH" : "UIDL");
    AWAIT(bench.server.count(speaks == Speaks::Imap ? "UID SEARCH" : "UIDL") > asked);
    QCOMPARE(bench.received.size(), 2);
}

void IncomingAccountTest::usualPortsGoByTransportAndMode_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("port");
    const auto row = [](const char *transport, const char *mode, int port) {
        QTest::addRow("%s %s", transport, mode)
            << QString::fromLatin1(transport) << QString::fromLatin1(mode) << port;
    };
    row("Imap", "", 143);
    row("Imap", "useStartTls", 143);
    row("Imap", "useSsl", 993);
    row("Pop3", "", 110);
    row("Pop3", "useStartTls", 110);
    row("Pop3", "useSsl", 995);
}

void IncomingAccountTest::usualPortsGoByTransportAndMode()
{
    QFETCH(QString, transport);
    QFETCH(QString, mode);
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.start();
    QCOMPARE(bench.set({{QStringLiteral("transport"), transport},
                        {QStringLiteral("port"), -1},
                        {QStringLiteral("enabled"), false},
                        {QStringLiteral("useSsl"), mode == QLatin1String("useSsl")},
                        {QStringLiteral("useStartTls"), mode == QLatin1String("useStartTls")},
                        {QStringLiteral("allowPlaintextAuth"), true}}),
             QString());
    QTEST(bench.account().resolvedPort().number, "port");
    const email::TlsMode expected = mode.isEmpty()                    ? email::TlsMode::None
                                    : mode == QLatin1String("useSsl") ? email::TlsMode::TlsFirst
                                                                      : email::TlsMode::StartTls;
    QCOMPARE(bench.account().tlsMode(), expected);
}

void IncomingAccountTest::policiesAreCarriedOut_data()
{
    QTest::addColumn<Speaks>("speaks");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<int>("staying");
    QTest::addColumn<int>("unread");
    QTest::newRow("IMAP marks as read") << Speaks::Imap << QStringLiteral("MarkAsRead") << 2 << 0;
    QTest::newRow("IMAP leaves unread") << Speaks::Imap << QStringLiteral("MarkAsUnread") << 2 << 2;
    QTest::newRow("IMAP moves") << Speaks::Imap << QStringLiteral("MoveTo") << 0 << 0;
    QTest::newRow("IMAP deletes") << Speaks::Imap << QStringLiteral("Delete") << 0 << 0;
    QTest::newRow("POP3 leaves and remembers") << Speaks::Pop3 << QStringLiteral("MarkAsRead") << 2 << 2;
    QTest::newRow("POP3 deletes") << Speaks::Pop3 << QStringLiteral("Delete") << 0 << 0;
}

void IncomingAccountTest::policiesAreCarriedOut()
{
    QFETCH(Speaks, speaks);
    QFETCH(QString, policy);
    QFETCH(int, staying);
    QFETCH(int, unread);
    InboxBench bench(speaks, Tls::None, goodServer(),
                     {{QStringLiteral("deliveryPolicy"), policy}, {QStringLiteral("allowDelete"), true}});
    bench.server.deliver(mail("First"));
    bench.server.deliver(mail("Second"));
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    AWAIT(bench.server.mails.size() == staying);
    QCOMPARE(bench.received.size(), 2);
    const auto isUnread = [](const MailboxServer::Mail &one) { return !one.seen; };
    QCOMPARE(std::count_if(bench.server.mails.begin(), bench.server.mails.end(), isUnread), unread);
    const bool moves = policy == QLatin1String("MoveTo");
    QCOMPARE(bench.server.folders["Archive"].size(), moves ? 2 : 0);
    // The next look hands nothing on again.
    const int asked = bench.server.connections + bench.server.count("UID SEARCH");
    QVERIFY(bench.invoke("pollNow"));
    AWAIT(bench.server.connections + bench.server.count("UID SEARCH") > asked);
    bench.server.deliver(mail("Third"));
    QVERIFY(bench.invoke("pollNow"));
    AWAIT(bench.received.size() == 3);
    QCOMPARE(bench.subjects().last(), QStringLiteral("Third"));
}

void IncomingAccountTest::nothingIsDoneAtTheServerBeforeTheMessageIsOnDisk_data()
{
    QTest::addColumn<Speaks>("speaks");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("IMAP marks as read")
        << Speaks::Imap << QStringLiteral("MarkAsRead") << QByteArray("STORE");
    QTest::newRow("IMAP moves") << Speaks::Imap << QStringLiteral("MoveTo") << QByteArray("UID MOVE");
    QTest::newRow("IMAP deletes") << Speaks::Imap << QStringLiteral("Delete") << QByteArray("EXPUNGE");
    QTest::newRow("POP3 deletes") << Speaks::Pop3 << QStringLiteral("Delete") << QByteArray("DELE");
}

/// A station that is killed with a message in memory only must find it at the server again.
void IncomingAccountTest::nothingIsDoneAtTheServerBeforeTheMessageIsOnDisk()
{
    QFETCH(Speaks, speaks);
    QFETCH(QString, policy);
    QFETCH(QByteArray, command);
    InboxBench bench(speaks, Tls::None, goodServer(),
                     {{QStringLiteral("deliveryPolicy"), policy}, {QStringLiteral("allowDelete"), true}});
    station::SqlConnection other;
    bench.whenReceived = [&] { // Another program keeps the station from writing.
        QVERIFY(!other.open(bench.station->folder() + QStringLiteral("/station.db"),
                            station::SqlConnection::Mode::ReadWrite, 5000));
        QVERIFY(!other.run(QStringLiteral("BEGIN IMMEDIATE")));
    };
    bench.server.deliver(mail("First"));
    bench.start();
    AWAIT(bench.received.size() == 1);
    QTest::qWait(50); // What would be said at once has been said by then.
    QCOMPARE(bench.server.count(command), 0);
    QVERIFY(!other.run(QStringLiteral("ROLLBACK")));
    AWAIT(bench.server.count(command) > 0);
}

void IncomingAccountTest::settingsThatContradictAreRefused_data()
{
    QTest::addColumn<QJsonObject>("values");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QJsonObject &values, const char *words) {
        QTest::newRow(name) << values << QString::fromLatin1(words);
    };
    row("Delete without its confirmation", {{"deliveryPolicy", "Delete"}}, "for good");
    row("MoveTo with POP3", {{"deliveryPolicy", "MoveTo"}, {"transport", "Pop3"}}, "no folders");
    row("MoveTo to nowhere", {{"deliveryPolicy", "MoveTo"}, {"moveToFolder", ""}}, "folder other than");
    row("MoveTo to where it is", {{"deliveryPolicy", "MoveTo"}, {"moveToFolder", "INBOX"}},
        "folder other than");
    row("no folder", {{"folder", ""}}, "no folder");
    row("APOP with IMAP", {{"authentication", "APOP"}}, "ways of POP3");
    row("both encryptions", {{"useSsl", true}, {"useStartTls", true}}, "useStartTls");
    row("a password in the clear", {{"useSsl", false}, {"useStartTls", false}}, "in the clear");
    row("a password perhaps in the clear",
        {{"useSsl", false}, {"useStartTls", true}, {"startTlsPolicy", "IfSupported"}}, "in the clear");
}

void IncomingAccountTest::settingsThatContradictAreRefused()
{
    QFETCH(QJsonObject, values);
    QFETCH(QString, words);
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.start();
    const QString refusal = bench.set(values);
    QVERIFY2(refusal.contains(words), qPrintable(refusal));
}

void IncomingAccountTest::newMailIsToldAtOnceWhileIdle()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.start();
    AWAIT(bench.server.isWatched());
    QCOMPARE(bench.account().state(), QStringLiteral("watch"));
    bench.server.deliver(mail("First"));
    AWAIT(bench.received.size() == 1);
    AWAIT(bench.server.isWatched());
    bench.server.deliver(mail("Second"));
    AWAIT(bench.received.size() == 2);
    AWAIT(bench.server.isWatched());
    QCOMPARE(bench.server.connections, 1);
    QVERIFY(bench.server.mails.first().seen);
}

void IncomingAccountTest::withoutIdleTheMailboxIsPolled()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.server.capabilities = "UIDPLUS MOVE";
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    AWAIT(bench.account().state() == QLatin1String("closed"));
    bench.server.deliver(mail("First"));
    bench.clock.advance(299'000);
    AWAIT(bench.server.count("LOGOUT") == 1);
    QVERIFY(bench.received.isEmpty());
    bench.clock.advance(2'000);
    AWAIT(bench.received.size() == 1);
    QCOMPARE(bench.server.connections, 2);
}

/// A maildrop does not show what came after the sign-in (RFC 1939 §4).
void IncomingAccountTest::askedWhileAMaildropIsOpenItLooksAgain()
{
    InboxBench bench(Speaks::Pop3);
    bench.server.deliver(mail("First"));
    bench.whenReceived = [&bench] {
        if (bench.received.size() > 1)
            return;
        bench.server.deliver(mail("Second"));
        QVERIFY(bench.invoke("pollNow"));
    };
    bench.start();
    AWAIT(bench.received.size() == 2);
    AWAIT(bench.account().state() == QLatin1String("closed"));
    QCOMPARE(bench.server.connections, 2);
}

/// The server has taken the sign-in, and what comes next is not in the maildrop that it shows.
void IncomingAccountTest::askedBeforeTheAnswerToTheSignInItLooksAgain()
{
    InboxBench bench(Speaks::Pop3);
    bench.server.deliver(mail("First"));
    const auto once = [&bench] {
        bench.server.deliver(mail("Second"));
        QVERIFY(bench.invoke("pollNow"));
        bench.clock.advance(0);
    };
    bench.server.whenHeard = [this, &bench, once](const QByteArray &command) {
        // Queued: when the server has looked, and before its answer has left.
        if (command.startsWith("PASS") && bench.server.count("PASS") == 1)
            QMetaObject::invokeMethod(this, once, Qt::QueuedConnection);
    };
    bench.start();
    AWAIT(bench.received.size() == 2);
}

/// Whoever asks again and again would otherwise keep the mailbox from ever being emptied.
void IncomingAccountTest::askedDuringTheDeletionsItFinishesThem()
{
    InboxBench bench(Speaks::Pop3, Tls::None, goodServer(),
                     {{QStringLiteral("deliveryPolicy"), QStringLiteral("Delete")},
                      {QStringLiteral("allowDelete"), true}});
    for (int i = 0; i < 100; ++i)
        bench.server.deliver(mail("Number " + QByteArray::number(i)));
    bench.server.whenHeard = [&bench](const QByteArray &command) {
        if (!command.startsWith("DELE"))
            return;
        QVERIFY(bench.invoke("pollNow"));
        bench.clock.advance(0);
    };
    bench.start();
    AWAIT(bench.server.mails.isEmpty());
    AWAIT(bench.account().state() == QLatin1String("closed") && bench.server.connections == 2);
    QCOMPARE(bench.received.size(), 100);
}

/// Without IDLE the connection ends with the round; what is asked behind LOGOUT nobody answers.
void IncomingAccountTest::askedDuringTheGoodbyeItLooksAgain()
{
    InboxBench bench(Speaks::Imap);
    bench.server.capabilities = "UIDPLUS MOVE";
    bench.server.deliver(mail("First"));
    bench.server.whenHeard = [&bench](const QByteArray &command) {
        if (command != "LOGOUT" || bench.server.count("LOGOUT") > 1)
            return;
        bench.server.deliver(mail("Second"));
        QVERIFY(bench.invoke("pollNow"));
        bench.clock.advance(0);
    };
    bench.start();
    AWAIT(bench.received.size() == 2);
}

void IncomingAccountTest::aLostIdleConnectionIsMadeAgainWithoutAFault()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.start();
    AWAIT(bench.server.isWatched());
    bench.server.hangUp();
    AWAIT(bench.account().state() == QLatin1String("closed"));
    QCOMPARE(bench.account().status(), Status());
    QVERIFY(!bench.account().lastPollFailure().isValid());
    bench.server.deliver(mail("First"));
    bench.clock.advance(5'000);
    AWAIT(bench.received.size() == 1);
    // One that closes at once each time is asked less and less often.
    AWAIT(bench.server.isWatched());
    bench.server.hangUp();
    AWAIT(bench.account().state() == QLatin1String("closed"));
    const int tries = bench.server.connections;
    bench.clock.advance(11'000);
    QTest::qWait(50);
    QCOMPARE(bench.server.connections, tries);
    bench.clock.advance(8'000);
    AWAIT(bench.server.connections == tries + 1);
}

void IncomingAccountTest::aLongMessageIsLeftAtTheServer()
{
    InboxBench bench(Speaks::Imap, Tls::None, goodServer(), {{QStringLiteral("maxMessageSize"), 1}});
    bench.server.deliver(mail("Long", QByteArray(1024 * 1024, 'x') + "\r\n"));
    bench.server.deliver(mail("Short"));
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    QCOMPARE(bench.subjects(), QStringList(QStringLiteral("Short")));
    QCOMPARE(bench.account().numberLeft(), 1);
    QVERIFY(bench.account().lastLeftCause().contains(QLatin1String("bytes")));
    QVERIFY(!bench.server.mails.first().seen);
    QVERIFY(bench.invoke("pollNow"));
    AWAIT(bench.server.count("UID SEARCH UNSEEN") == 2);
    QCOMPARE(bench.account().numberLeft(), 1);
}

void IncomingAccountTest::aThousandMessagesComeEachOnce()
{
    for (const Speaks speaks : {Speaks::Imap, Speaks::Pop3}) {
        InboxBench bench(speaks, Tls::None, goodServer());
        for (int i = 0; i < 1000; ++i)
            bench.server.deliver(mail(QByteArray::number(i)));
        bench.start();
        AWAIT(bench.account().lastPollSuccess().isValid());
        QCOMPARE(bench.received.size(), 1000);
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(bench.received[i].subject, QString::number(i));
    }
}

/// Some providers refuse the mailbox to programs that do not say their name (RFC 2971).
void IncomingAccountTest::aServerThatAsksIsToldWhoReads()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.server.capabilities = "ID IDLE";
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    const auto asks = [&bench](const char *words) {
        return std::find_if(bench.server.lines.cbegin(), bench.server.lines.cend(),
                            [words](const QByteArray &line) { return line.contains(words); });
    };
    QVERIFY(asks("ID (\"name\" \"Tocsin\" \"version\"") != bench.server.lines.cend());
    QVERIFY(asks("LOGIN") < asks("ID (")); // Nobody else is told what runs here.
}

QTEST_GUILESS_MAIN(IncomingAccountTest)
#include "incomingaccounttest.moc"
