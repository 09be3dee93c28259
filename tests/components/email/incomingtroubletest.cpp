#include "components/components.h"
#include "components/email/reading/receivedlog.h"
#include "station/session/methods.h"
#include "tests/components/email/inboxbench.h"

using namespace inboxbench;

#define AWAIT(condition) QTRY_VERIFY_WITH_TIMEOUT((bench.clock.advance(0), (condition)), 15'000)

Q_DECLARE_METATYPE(MailboxServer::Speaks)

/// What goes wrong with an account that fetches: nothing is lost, nothing comes twice, and a person is told.
class IncomingTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedSignInHoldsTheAccountAndIsNotHammered_data() { bothProtocols(); }
    void aRefusedSignInHoldsTheAccountAndIsNotHammered();
    void aMailboxThatStaysUnreadIsAnAlarm_data();
    void aMailboxThatStaysUnreadIsAnAlarm();
    void aBusyMailboxIsTriedAgain();
    void theServersOwnWaitIsKept();
    void aMissingFolderIsSaid();
    void anUntrustedServerWaitsForAPerson_data() { bothProtocols(); }
    void anUntrustedServerWaitsForAPerson();
    void onlyWhatConcernsTheServerEndsTheConnection();
    void starttlsStrippedSendsNoPassword_data() { bothProtocols(); }
    void starttlsStrippedSendsNoPassword();
    void aLostAnswerRepeatsNothing_data();
    void aLostAnswerRepeatsNothing();
    void nothingComesTwiceAfterARestart_data() { bothProtocols(); }
    void nothingComesTwiceAfterARestart();
    void aCrashBeforeTheServerKnowsRepeatsNothing_data() { bothProtocols(); }
    void aCrashBeforeTheServerKnowsRepeatsNothing();
    void aMailboxMadeAnewIsRecognised_data();
    void aMailboxMadeAnewIsRecognised();
    void whatIsGoneIsForgotten();
    void withoutUidlOnlyDeleteReads();
    void aStrangeHeaderIsReadAllTheSame_data();
    void aStrangeHeaderIsReadAllTheSame();
    void secretNeverInTrace_data() { bothProtocols(); }
    void secretNeverInTrace();
    void theCheckLooksIntoTheMailbox_data() { bothProtocols(); }
    void theCheckLooksIntoTheMailbox();
    void theCheckSaysWhereItStops();

private:
    static void bothProtocols()
    {
        QTest::addColumn<Speaks>("speaks");
        QTest::newRow("IMAP") << Speaks::Imap;
        QTest::newRow("POP3") << Speaks::Pop3;
    }
    static QJsonObject check(InboxBench &bench, QJsonObject slots = {});
    static QJsonValue stage(const QJsonObject &report, const char *name);
    static int rows(InboxBench &bench);
};

// Failures --------------------------------------------------------------------------------------------------

void IncomingTroubleTest::aRefusedSignInHoldsTheAccountAndIsNotHammered()
{
    QFETCH(Speaks, speaks);
    InboxBench bench(speaks, Tls::First);
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    bench.server.password = "changed";
    QCOMPARE(bench.set({{QStringLiteral("password"), QStringLiteral("wrong")}}), QString());
    AWAIT(bench.account().status() == Status(Status::Fault));
    QVERIFY2(bench.account().faultCause().contains(QLatin1String("user name and password")),
             qPrintable(bench.account().faultCause()));
    QVERIFY(!bench.account().mendedBy().isEmpty());
    const int tries = bench.server.connections;
    for (int i = 0; i < 4; ++i) {
        bench.clock.advance(60'000);
        QTest::qWait(20);
    }
    QCOMPARE(bench.server.connections, tries);
    bench.clock.advance(60'000);
    AWAIT(bench.server.connections == tries + 1); // After five minutes, not sooner.
    AWAIT(bench.account().state() == QLatin1String("closed"));
    bench.clock.advance(360'000);
    QTest::qWait(50);
    QCOMPARE(bench.server.connections, tries + 1); // Then after ten.
    bench.server.deliver(mail("First"));
    QCOMPARE(bench.set({{QStringLiteral("password"), QStringLiteral("changed")}}), QString());
    AWAIT(bench.received.size() == 1);
    AWAIT(bench.account().status() == Status());
    QCOMPARE(bench.account().faultCause(), QString());
}

void IncomingTroubleTest::aMailboxThatStaysUnreadIsAnAlarm_data()
{
    QTest::addColumn<bool>("switchedOff");
    QTest::newRow("mended") << false;
    QTest::newRow("switched off") << true;
}

/// Replies and mail that came back are in it. Not at once: servers are away for minutes.
void IncomingTroubleTest::aMailboxThatStaysUnreadIsAnAlarm()
{
    QFETCH(bool, switchedOff);
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    const auto isOpen = [&bench] {
        const auto *open =
            bench.station->alarms().store().openOf(bench.account().handle(), QStringLiteral("mailUnread"));
        return open && open->isInAlarm() && open->text().contains(bench.account().faultCause());
    };
    bench.server.password = "changed";
    QCOMPARE(
        bench.set({{QStringLiteral("debug"), true}, {QStringLiteral("pollrate"), QStringLiteral("PT1M")}}),
        QString());
    AWAIT(bench.account().status() == Status(Status::Fault));
    QVERIFY(!isOpen());
    for (int minute = 0; minute < 20 && !isOpen(); ++minute) {
        bench.clock.advance(60'000);
        AWAIT(bench.account().state() == QLatin1String("closed"));
    }
    QVERIFY(isOpen());
    QCOMPARE(bench.set({switchedOff ? std::pair(QStringLiteral("enabled"), QJsonValue(false))
                                    : std::pair(QStringLiteral("password"), QJsonValue("changed"))}),
             QString());
    AWAIT(!isOpen());
}

void IncomingTroubleTest::aBusyMailboxIsTriedAgain()
{
    InboxBench bench(Speaks::Pop3, Tls::First);
    bench.server.answer("PASS", "-ERR [IN-USE] locked", 1);
    bench.server.deliver(mail("First"));
    bench.start();
    AWAIT(bench.account().status() == Status(Status::Down));
    QVERIFY(bench.account().faultCause().contains(QLatin1String("Another program")));
    bench.clock.advance(60'000);
    AWAIT(bench.received.size() == 1);
    AWAIT(bench.account().status() == Status());
}

void IncomingTroubleTest::theServersOwnWaitIsKept()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.server.answer("SELECT", "NO busy. Suggested Backoff Time: 900000 milliseconds", 1);
    bench.start();
    AWAIT(bench.account().status() == Status(Status::Down));
    const int tries = bench.server.connections;
    bench.clock.advance(899'000);
    QTest::qWait(50);
    QCOMPARE(bench.server.connections, tries);
    bench.clock.advance(2'000);
    AWAIT(bench.server.connections == tries + 1);
}

void IncomingTroubleTest::aMissingFolderIsSaid()
{
    InboxBench bench(Speaks::Imap, Tls::First, goodServer(),
                     {{QStringLiteral("folder"), QStringLiteral("Alarms")}});
    bench.start();
    AWAIT(bench.account().status() == Status(Status::Fault));
    QVERIFY(bench.account().faultCause().contains(QLatin1String("no such folder")));
    QVERIFY(bench.account().faultCause().contains(QLatin1String("Set folder")));
}

// Trust -----------------------------------------------------------------------------------------------------

void IncomingTroubleTest::anUntrustedServerWaitsForAPerson()
{
    QFETCH(Speaks, speaks);
    InboxBench bench(speaks, Tls::First, selfSignedServer());
    bench.server.deliver(mail("First"));
    bench.start();
    AWAIT(bench.account().status() == Status(Status::Fault));
    QVERIFY(bench.account().faultCause().contains(QLatin1String("not trusted")));
    QVERIFY(bench.account().challenge().endsWith(speaks == Speaks::Imap ? QLatin1String("/imap")
                                                                        : QLatin1String("/pop3")));
    QVERIFY(bench.server.lines.isEmpty());
    const auto approved = bench.station->approve({}, QStringLiteral("Incoming"));
    QVERIFY2(approved, approved ? "" : qPrintable(approved.error().text()));
    AWAIT(bench.received.size() == 1);
    AWAIT(bench.account().status() == Status());
    QCOMPARE(bench.account().challenge(), QString());
}

void IncomingTroubleTest::onlyWhatConcernsTheServerEndsTheConnection()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.start();
    AWAIT(bench.server.isWatched());
    platform::CertificateService &certificates = bench.station->certificates();
    const auto stranger = factory::selfSigned(factory::caRecipe(QStringLiteral("Another CA")));
    QVERIFY(certificates.import(stranger.certificate.pem(), QStringLiteral("test"), {}).ok());
    QTest::qWait(50);
    QCOMPARE(bench.server.connections, 1);
    QVERIFY(certificates.removeAnchor(authority().certificate.sha256(), bench.station->person).ok());
    AWAIT(bench.account().status() == Status(Status::Fault));
    QCOMPARE(bench.server.connections, 2);
}

void IncomingTroubleTest::starttlsStrippedSendsNoPassword()
{
    QFETCH(Speaks, speaks);
    InboxBench bench(speaks, Tls::StartTls);
    bench.server.answer("CAPABILITY", "OK none", -1);
    bench.server.answer("CAPA", "-ERR none", -1);
    bench.start();
    AWAIT(bench.account().lastPollFailure().isValid());
    AWAIT(bench.account().status() != Status());
    QVERIFY(!bench.server.clearLines.join('\n').contains("alice"));
    QVERIFY(!bench.account().faultCause().contains(QLatin1String("port 465")));
}

// Once ------------------------------------------------------------------------------------------------------

void IncomingTroubleTest::aLostAnswerRepeatsNothing_data()
{
    QTest::addColumn<Speaks>("speaks");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("verb");
    const auto row = [](Speaks speaks, const char *policy, const char *verb) {
        QTest::addRow("%s %s", policy, verb) << speaks << QString::fromLatin1(policy) << QByteArray(verb);
    };
    row(Speaks::Imap, "MarkAsRead", "SELECT");
    row(Speaks::Imap, "MarkAsRead", "UID SEARCH");
    row(Speaks::Imap, "MarkAsRead", "UID FETCH");
    row(Speaks::Imap, "MarkAsRead", "UID STORE");
    row(Speaks::Imap, "MoveTo", "UID MOVE");
    row(Speaks::Imap, "Delete", "UID STORE");
    row(Speaks::Imap, "Delete", "UID EXPUNGE");
    row(Speaks::Pop3, "MarkAsRead", "UIDL");
    row(Speaks::Pop3, "MarkAsRead", "RETR");
    row(Speaks::Pop3, "Delete", "DELE");
    row(Speaks::Pop3, "Delete", "QUIT");
}

void IncomingTroubleTest::aLostAnswerRepeatsNothing()
{
    QFETCH(Speaks, speaks);
    QFETCH(QString, policy);
    QFETCH(QByteArray, verb);
    InboxBench bench(speaks, Tls::None, goodServer(),
                     {{QStringLiteral("deliveryPolicy"), policy}, {QStringLiteral("allowDelete"), true}});
    for (int i = 0; i < 3; ++i)
        bench.server.deliver(mail(QByteArray::number(i)));
    bench.server.loseAnswerTo(verb);
    bench.start();
    AWAIT(bench.account().lastPollFailure().isValid());
    const auto tryAgain = [&] {
        bench.clock.advance(20'000);
        QTest::qWait(5);
        return bench.account().lastPollSuccess().isValid();
    };
    QTRY_VERIFY(tryAgain());
    QCOMPARE(bench.subjects(), QStringList({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}));
    bench.server.deliver(mail("3"));
    QVERIFY(bench.invoke("pollNow"));
    AWAIT(bench.received.size() == 4);
    const bool stays = policy == QLatin1String("MarkAsRead");
    AWAIT(bench.server.mails.size() == (stays ? 4 : 0));
}

void IncomingTroubleTest::nothingComesTwiceAfterARestart()
{
    QFETCH(Speaks, speaks);
    InboxBench bench(speaks, Tls::First, goodServer(),
                     {{QStringLiteral("deliveryPolicy"), QStringLiteral("MarkAsUnread")}});
    bench.server.deliver(mail("First"));
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    bench.restart();
    bench.server.deliver(mail("Second"));
    AWAIT(bench.received.size() == 2);
    AWAIT(bench.account().lastPollSuccess().isValid());
    QCOMPARE(bench.subjects(), QStringList({QStringLiteral("First"), QStringLiteral("Second")}));
}

void IncomingTroubleTest::aCrashBeforeTheServerKnowsRepeatsNothing()
{
    QFETCH(Speaks, speaks);
    InboxBench bench(speaks, Tls::First, goodServer(),
                     {{QStringLiteral("deliveryPolicy"), QStringLiteral("Delete")},
                      {QStringLiteral("allowDelete"), true}});
    bench.server.answer("UID STORE", {}, -1);
    bench.server.answer("DELE", {}, -1);
    bench.server.deliver(mail("First"));
    bench.start();
    AWAIT(bench.account().lastPollFailure().isValid());
    QCOMPARE(bench.received.size(), 1);
    bench.server.answer("UID STORE", "OK", 0);
    bench.server.answer("DELE", "+OK", 0);
    bench.restart(false);
    AWAIT(bench.server.mails.isEmpty());
    AWAIT(bench.account().lastPollSuccess().isValid());
    QCOMPARE(bench.received.size(), 1);
}

void IncomingTroubleTest::aMailboxMadeAnewIsRecognised_data()
{
    QTest::addColumn<Speaks>("speaks");
    QTest::addColumn<bool>("restarted");
    QTest::addRow("IMAP") << Speaks::Imap << false;
    QTest::addRow("POP3") << Speaks::Pop3 << false;
    QTest::addRow("POP3, seen after a restart") << Speaks::Pop3 << true;
}

void IncomingTroubleTest::aMailboxMadeAnewIsRecognised()
{
    QFETCH(Speaks, speaks);
    QFETCH(bool, restarted);
    InboxBench bench(speaks, Tls::First, goodServer(),
                     {{QStringLiteral("deliveryPolicy"), QStringLiteral("MarkAsUnread")}});
    bench.server.deliver(mail("First"));
    bench.server.deliver(mail("Second"));
    bench.start();
    const auto isThrough = [&] {
        return speaks == Speaks::Imap ? bench.server.isWatched()
                                      : bench.account().state() == QLatin1String("closed");
    };
    AWAIT(bench.received.size() == 2 && isThrough());
    bench.server.remake();
    bench.server.deliver(mail("Third"));
    AWAIT(bench.account().state() == QLatin1String("closed"));
    if (restarted)
        bench.restart();
    bench.clock.advance(5'000);
    (void)bench.invoke("pollNow");
    AWAIT(bench.received.size() == 3);
    AWAIT(isThrough());
    QCOMPARE(bench.subjects().last(), QStringLiteral("Third"));
    QCOMPARE(rows(bench), 5);
}

void IncomingTroubleTest::whatIsGoneIsForgotten()
{
    InboxBench bench(Speaks::Pop3, Tls::First);
    for (int i = 0; i < 3; ++i)
        bench.server.deliver(mail(QByteArray::number(i)));
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    QCOMPARE(rows(bench), 3);
    bench.server.mails.removeFirst();
    const int before = bench.server.connections;
    QVERIFY(bench.invoke("pollNow"));
    AWAIT(bench.server.connections > before && bench.account().state() == QLatin1String("closed"));
    QCOMPARE(rows(bench), 3); // In case the maildrop was made anew.
    bench.clock.advance(25 * 3600 * 1000);
    AWAIT(bench.account().state() == QLatin1String("closed"));
    QVERIFY(bench.invoke("pollNow"));
    AWAIT(rows(bench) == 2);
    QCOMPARE(bench.received.size(), 3);
}

void IncomingTroubleTest::withoutUidlOnlyDeleteReads()
{
    InboxBench bench(Speaks::Pop3, Tls::First);
    bench.server.hasUidl = false;
    bench.server.answer("UIDL", "-ERR unknown", -1);
    bench.server.deliver(mail("First"));
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    QVERIFY(bench.received.isEmpty());
    QVERIFY(bench.account().lastLeftCause().contains(QLatin1String("UIDL")));
    QCOMPARE(bench.set({{QStringLiteral("deliveryPolicy"), QStringLiteral("Delete")},
                        {QStringLiteral("allowDelete"), true}}),
             QString());
    AWAIT(bench.server.mails.isEmpty());
    QCOMPARE(bench.received.size(), 1);
}

// What strangers write --------------------------------------------------------------------------------------

void IncomingTroubleTest::aStrangeHeaderIsReadAllTheSame_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("subject");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("no header") << QByteArray("\r\njust a body\r\n") << QString();
    QTest::newRow("no body") << QByteArray("Subject: alone") << QStringLiteral("alone");
    QTest::newRow("NUL") << QByteArray("Subject: a\0b\r\n\r\nx", 17) << QStringLiteral("a b");
    QTest::newRow("bad charset") << QByteArray("Subject: =?x-none?B?////?=\r\n\r\n") << QString();
    QTest::newRow("8-bit") << QByteArray("Subject: \xff\xfe\r\n\r\n") << QString();
    QTest::newRow("direction turned") << QByteArray("Subject: a\xe2\x80\xae"
                                                    "b\r\n\r\n")
                                      << QStringLiteral("ab");
    QTest::newRow("line break in an encoded word")
        << QByteArray("Subject: =?utf-8?Q?a=0D=0AX: b?=\r\n\r\n") << QString();
    QTest::newRow("endless header") << QByteArray("Subject: s\r\n") + QByteArray("X: y\r\n").repeated(500'000)
                                    << QStringLiteral("s");
    QTest::newRow("endless line") << QByteArray("Subject: s\r\nX: ") + QByteArray(3'000'000, 'x')
                                  << QStringLiteral("s");
    QTest::newRow("deep")
        << "Subject: deep\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
               QByteArray("--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n").repeated(50'000)
        << QStringLiteral("deep");
}

void IncomingTroubleTest::aStrangeHeaderIsReadAllTheSame()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, subject);
    QElapsedTimer time;
    time.start();
    const email::ReceivedMail read = email::readHeader(text);
    QVERIFY(time.elapsed() < 1000);
    for (const QChar c : read.subject)
        QVERIFY(!email::isControl(c) && !email::isBidiControl(c));
    if (!subject.isEmpty())
        QCOMPARE(read.subject, subject);
}

void IncomingTroubleTest::secretNeverInTrace()
{
    QFETCH(Speaks, speaks);
    InboxBench bench(speaks, Tls::None);
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    QVERIFY(bench.server.clearLines.join('\n').contains("alice-secret"));
    const QString trace = bench.station->traceOf(QStringLiteral("Incoming"));
    QVERIFY(trace.contains(QLatin1String("-->")));
    QVERIFY(!trace.contains(QLatin1String("alice-secret")));
}

// The check -------------------------------------------------------------------------------------------------

QJsonObject IncomingTroubleTest::check(InboxBench &bench, QJsonObject slots)
{
    station::MethodTable methods;
    registerComponentMethods(methods, bench.station->station());
    std::optional<QJsonObject> report;
    station::Call call;
    call.params = {{QStringLiteral("ord"), bench.account().path()}, {QStringLiteral("slots"), slots}};
    methods.find(QStringLiteral("check.run"))->run(call, [&](const station::Result<QJsonValue> &answer) {
        report = answer ? answer->toObject() : QJsonObject();
    });
    (void)QTest::qWaitFor([&] { return bench.clock.advance(50), report.has_value(); }, 15'000);
    bench.clock.advance(0);
    return report.value_or(QJsonObject());
}

QJsonValue IncomingTroubleTest::stage(const QJsonObject &report, const char *name)
{
    for (const QJsonValue &each : report[QStringLiteral("stages")].toArray()) {
        if (each[QStringLiteral("name")] == QLatin1String(name))
            return each;
    }
    return {};
}

void IncomingTroubleTest::theCheckLooksIntoTheMailbox()
{
    QFETCH(Speaks, speaks);
    for (const Tls tls : {Tls::None, Tls::StartTls, Tls::First}) {
        InboxBench bench(speaks, tls);
        bench.server.deliver(mail("First"));
        bench.start();
        AWAIT(bench.account().lastPollSuccess().isValid());
        const QJsonObject report = check(bench);
        QVERIFY2(report[QStringLiteral("verdict")].toString().startsWith(QLatin1String("Ready")),
                 qPrintable(report[QStringLiteral("verdict")].toString()));
        const QString words = stage(report, "signIn")[QStringLiteral("text")].toString();
        QVERIFY2(words.contains(QLatin1String("alice")) && words.contains(QLatin1String("has 1 messages")),
                 qPrintable(words));
        QCOMPARE(stage(report, "send")[QStringLiteral("result")].toString(), QStringLiteral("skipped"));
        QCOMPARE(bench.received.size(), 1);
    }
}

void IncomingTroubleTest::theCheckSaysWhereItStops()
{
    InboxBench bench(Speaks::Imap, Tls::First);
    bench.start();
    AWAIT(bench.account().lastPollSuccess().isValid());
    const QJsonObject folder = check(bench, {{QStringLiteral("folder"), QStringLiteral("Nowhere")}});
    QCOMPARE(stage(folder, "signIn")[QStringLiteral("result")].toString(), QStringLiteral("fail"));
    QVERIFY(
        stage(folder, "signIn")[QStringLiteral("text")].toString().contains(QLatin1String("no such folder")));
    const QJsonObject password = check(bench, {{QStringLiteral("password"), QStringLiteral("wrong")}});
    QCOMPARE(stage(password, "signIn")[QStringLiteral("result")].toString(), QStringLiteral("fail"));
    const QJsonObject mode = check(bench, {{QStringLiteral("useSsl"), false},
                                           {QStringLiteral("useStartTls"), true},
                                           {QStringLiteral("password"), QStringLiteral("alice-secret")}});
    QCOMPARE(stage(mode, "greeting")[QStringLiteral("result")].toString(), QStringLiteral("fail"));
    QVERIFY(stage(mode, "greeting")[QStringLiteral("next")].toString().contains(QLatin1String("143")));
}

int IncomingTroubleTest::rows(InboxBench &bench)
{
    const auto read =
        bench.station->station().database().queryNow(QStringLiteral("SELECT COUNT(*) FROM received"));
    return read ? read->front().front().toInt() : -1;
}

QTEST_GUILESS_MAIN(IncomingTroubleTest)
#include "incomingtroubletest.moc"
