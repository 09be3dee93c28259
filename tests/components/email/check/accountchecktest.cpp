#include "station/links.h"
#include "tests/components/email/check/checkbench.h"

#include <QJsonDocument>

using namespace accountbench;

/// The staged report: where a mail would stop, and what is said of it.
class AccountCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModeIsReady_data();
    void everyModeIsReady();
    void eachFaultStopsAtItsStage_data();
    void eachFaultStopsAtItsStage();
    void anUnknownCertificateIsShownAndBecomesAChallenge();
    void aServerThatNoAccountUsesRaisesNoAlarm();
    void anotherNameIsNoFaultOfTheChain();
    void aSilentTlsPortIsRecognised_data();
    void aSilentTlsPortIsRecognised();
    void tlsOnAClearPortIsSaidAsSuch();
    void signInThatWantsStartTlsIsSaidAsSuch();
    void aDeniedCertificateStopsAtTheCertificate();
    void aTestMailIsSentOnlyWhenAskedFor();
    void refusedRecipientsAreNamed();
    void pendingValuesAreTriedAndNotSaved();
    void aStoredPasswordGoesNowhereElse();
    void settingsOfNoAccountAreChecked();
    void theAlarmRouteNamesTheClosedGate();
    void cancelAnswersWithWhatWasFound();
    void secretsAreInNoLine();

private:
    QJsonObject check(Bench &bench, const QJsonObject &params = {}) { return m_run.check(bench, params); }

    CheckRun m_run;
};

void AccountCheckTest::everyModeIsReady_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("in the clear") << Tls::None << "Ready, with 1 warning";
    QTest::newRow("STARTTLS") << Tls::StartTls << "Ready";
    QTest::newRow("TLS") << Tls::First << "Ready";
}

void AccountCheckTest::everyModeIsReady()
{
    QFETCH(Tls, tls);
    QFETCH(QString, verdict);
    Bench bench(tls);
    bench.start();
    if (tls != Tls::None)
        QCOMPARE(bench.signIn(), QString());
    const QJsonObject report =
        check(bench, {{QStringLiteral("to"), QJsonArray{QStringLiteral("bob@example.test")}}});
    QCOMPARE(report[QStringLiteral("verdict")].toString(), verdict);
    QCOMPARE(report[QStringLiteral("failed")], QJsonValue());
    QCOMPARE(report[QStringLiteral("stages")].toArray().size(), 13);
    QCOMPARE(result(report, "startTls"), tls == Tls::StartTls ? "pass"
                                         : tls == Tls::First  ? "skipped"
                                                              : "warning");
    QCOMPARE(result(report, "certificate"), tls == Tls::None ? "skipped" : "pass");
    QCOMPARE(result(report, "signIn"), tls == Tls::None ? "skipped" : "pass");
    for (const char *name : {"settings", "name", "tcp", "greeting", "capabilities", "sender", "recipients"})
        QCOMPARE(result(report, name), QStringLiteral("pass"));
    // An address has no name to look up.
    QVERIFY(stage(report, "name")[QStringLiteral("text")].toString().contains(
        QStringLiteral("127.0.0.1 is an address")));
    QCOMPARE(result(report, "send"), QStringLiteral("skipped"));
    QVERIFY(m_run.told.contains(QStringLiteral("greeting")));
    if (tls != Tls::None) {
        const QJsonValue detail = stage(report, "certificate")[QStringLiteral("detail")];
        QVERIFY(detail[QStringLiteral("tls")].toString().startsWith(QStringLiteral("TLS 1.3")));
        QCOMPARE(detail[QStringLiteral("nameMatches")], QJsonValue(true));
        QVERIFY(!detail[QStringLiteral("chain")][0][QStringLiteral("sha256")].toString().isEmpty());
    }
    if (tls == Tls::StartTls)
        QVERIFY(!stage(report, "startTls")[QStringLiteral("detail")][QStringLiteral("before")].isUndefined());
    // Nothing was sent, and the last one can be asked for.
    QCOMPARE(bench.server.mails.size(), 0);
    QCOMPARE(bench.server.count("RSET"), 1);
    QCOMPARE(bench.account().lastCheck, report);
}

void AccountCheckTest::eachFaultStopsAtItsStage_data()
{
    QTest::addColumn<At>("at");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("failed");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, At at, const char *answer, int failed, const char *words) {
        QTest::newRow(name) << at << QByteArray(answer) << failed << QString::fromLatin1(words);
    };
    row("refusing greeting", At::Greeting, "554 5.7.1 go away", 4, "554");
    row("EHLO refused", At::Hello, "550 no", 7, "550");
    row("busy greeting", At::Greeting, "421 busy", 4, "421");
    row("lost at the greeting", At::Greeting, "", 4, "was lost");
    row("lost at EHLO", At::Hello, "", 7, "was lost");
    row("lost at MAIL", At::Mail, "", 9, "was lost");
    row("STARTTLS refused", At::StartTls, "454 4.7.0 later", 5, "454");
    row("wrong password", At::Auth, "535 5.7.8 wrong", 8, "535");
    row("sign-in put off", At::Auth, "454 4.7.0 later", 8, "454");
    row("sender refused", At::Mail, "553 5.7.1 not yours", 9, "553");
    row("every recipient refused", At::Rcpt, "550 5.1.1 unknown", 10, "550");
    row("every recipient put off", At::Rcpt, "450 4.2.0 later", 10, "450");
    row("text refused", At::Dot, "552 5.3.4 too big", 11, "552");
}

void AccountCheckTest::eachFaultStopsAtItsStage()
{
    QFETCH(At, at);
    QFETCH(QByteArray, answer);
    QFETCH(int, failed);
    QFETCH(QString, words);
    Bench bench(Tls::StartTls);
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.answer(at, answer.isEmpty() ? MailServer::Answer{.then = Then::Drop}
                                             : MailServer::Answer{.text = answer});
    const QJsonObject report =
        check(bench, {{QStringLiteral("to"), QJsonArray{QStringLiteral("bob@example.test")}},
                      {QStringLiteral("send"), true}});
    QCOMPARE(report[QStringLiteral("failed")].toInt(), failed);
    QVERIFY2(report[QStringLiteral("verdict")].toString().startsWith(QStringLiteral("Stops at")),
             qPrintable(report[QStringLiteral("verdict")].toString()));
    const QJsonObject stopped = report[QStringLiteral("stages")].toArray().at(failed - 1).toObject();
    QVERIFY2(stopped[QStringLiteral("text")].toString().contains(words),
             qPrintable(stopped[QStringLiteral("text")].toString()));
    QVERIFY(!stopped[QStringLiteral("next")].toString().isEmpty());
    for (int later = failed; later < 11; ++later)
        QCOMPARE(report[QStringLiteral("stages")][later][QStringLiteral("result")].toString(),
                 QStringLiteral("skipped"));
}

void AccountCheckTest::anUnknownCertificateIsShownAndBecomesAChallenge()
{
    Bench bench(Tls::StartTls, selfSignedServer());
    bench.start(false);
    QCOMPARE(bench.signIn(), QString());
    const QJsonObject report = check(bench);
    QCOMPARE(report[QStringLiteral("failed")].toInt(), 6);
    QCOMPARE(result(report, "startTls"), QStringLiteral("pass"));
    const QJsonValue detail = stage(report, "certificate")[QStringLiteral("detail")];
    QCOMPARE(detail[QStringLiteral("verified")], QJsonValue(false));
    QVERIFY(detail[QStringLiteral("tls")].toString().startsWith(QStringLiteral("TLS 1.3, TLS_")));
    QCOMPARE(detail[QStringLiteral("challenge")].toString(),
             QStringLiteral("127.0.0.1:%1/smtp").arg(bench.server.port()));
    QCOMPARE(detail[QStringLiteral("chain")][0][QStringLiteral("sha256")].toString(),
             selfSignedServer().certificate.sha256());
    QVERIFY(bench.station->host());
    QCOMPARE(bench.server.count("AUTH"), 0);
    QVERIFY(bench.station->approve());
    QCOMPARE(check(bench)[QStringLiteral("verdict")].toString(), QStringLiteral("Ready"));
}

/// No mail waits for it; as soon as an account connects there, some may.
void AccountCheckTest::aServerThatNoAccountUsesRaisesNoAlarm()
{
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    const auto openAlarms = [&bench] { return bench.station->alarms().store().allOpen().size(); };
    QCOMPARE(bench.station->set({{QStringLiteral("hostname"), QStringLiteral("elsewhere.example")}}),
             QString());
    const QJsonObject report =
        check(bench, {{QStringLiteral("type"), QStringLiteral("email:OutgoingAccount")},
                      {QStringLiteral("slots"), accountFor(bench.server, Tls::First)}});
    QCOMPARE(report[QStringLiteral("failed")].toInt(), 6);
    QCOMPARE(openAlarms(), 0);
    QCOMPARE(bench.station->set({{QStringLiteral("hostname"), QStringLiteral("127.0.0.1")}}), QString());
    QVERIFY(bench.station->host()); // It can be approved from what the check met.
    bench.station->send();
    WAIT_FOR(bench.status() == Status(Status::Fault) && bench.account().isIdle());
    QCOMPARE(openAlarms(), 1);
    QVERIFY(bench.station->approve());
    WAIT_FOR(bench.server.mails.size() == 1);
}

void AccountCheckTest::anotherNameIsNoFaultOfTheChain()
{
    factory::Recipe recipe = serverRecipe();
    recipe.alternativeNames = {QStringLiteral("DNS:mail.elsewhere.example")};
    Bench bench(Tls::First, factory::issue(recipe, authority()));
    bench.start();
    const QJsonObject report = check(bench);
    const QJsonValue certificate = stage(report, "certificate");
    QCOMPARE(certificate[QStringLiteral("result")].toString(), QStringLiteral("fail"));
    QCOMPARE(certificate[QStringLiteral("detail")][QStringLiteral("chainValidates")], QJsonValue(true));
    QCOMPARE(certificate[QStringLiteral("detail")][QStringLiteral("nameMatches")], QJsonValue(false));
    QVERIFY(certificate[QStringLiteral("next")].toString().contains(u"Set hostname to a name"));
}

void AccountCheckTest::aSilentTlsPortIsRecognised_data()
{
    QTest::addColumn<bool>("startTls");
    QTest::newRow("in the clear") << false;
    QTest::newRow("for STARTTLS") << true;
}

void AccountCheckTest::aSilentTlsPortIsRecognised()
{
    QFETCH(bool, startTls);
    Bench bench(Tls::First, goodServer(),
                {{QStringLiteral("useSsl"), false}, {QStringLiteral("useStartTls"), startTls}});
    bench.start();
    m_run.begin(bench, {});
    FakeClock &clock = bench.clock;
    WAIT_FOR(m_run.told.contains(QStringLiteral("tcp")));
    clock.advance(3'000);
    WAIT_FOR(m_run.report.has_value());
    const QJsonValue greeting = stage(*m_run.report, "greeting");
    QCOMPARE(greeting[QStringLiteral("result")].toString(), QStringLiteral("fail"));
    QVERIFY(greeting[QStringLiteral("next")].toString().contains(QStringLiteral("useSsl")));
}

void AccountCheckTest::tlsOnAClearPortIsSaidAsSuch()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("useSsl"), true}});
    bench.start();
    const QJsonObject report = check(bench);
    QCOMPARE(report[QStringLiteral("failed")].toInt(), 4);
    const QJsonValue greeting = stage(report, "greeting");
    QVERIFY(greeting[QStringLiteral("text")].toString().contains(
        QStringLiteral("does not speak TLS from the first byte")));
    QVERIFY(greeting[QStringLiteral("next")].toString().contains(
        QStringLiteral("Set useStartTls for this port")));
    QCOMPARE(result(report, "tcp"), QStringLiteral("pass"));
}

void AccountCheckTest::signInThatWantsStartTlsIsSaidAsSuch()
{
    Bench bench(Tls::StartTls, goodServer(),
                {{QStringLiteral("useStartTls"), false}, {QStringLiteral("allowPlaintextAuth"), true}});
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.mechanisms.clear();
    const QJsonObject report = check(bench);
    QCOMPARE(report[QStringLiteral("failed")].toInt(), 8);
    const QJsonValue signIn = stage(report, "signIn");
    QVERIFY2(signIn[QStringLiteral("text")].toString().contains(
                 QStringLiteral("offers no sign-in before STARTTLS")),
             qPrintable(signIn[QStringLiteral("text")].toString()));
    QVERIFY(signIn[QStringLiteral("next")].toString().startsWith(QStringLiteral("Set useStartTls")));
    QCOMPARE(stage(report, "startTls")[QStringLiteral("next")].toString(),
             QStringLiteral("Set useStartTls: the server offers it"));
    QCOMPARE(bench.server.count("AUTH"), 0);
}

void AccountCheckTest::aDeniedCertificateStopsAtTheCertificate()
{
    Bench bench(Tls::StartTls, selfSignedServer());
    bench.start(false);
    check(bench);
    QVERIFY(bench.station->host());
    QVERIFY(bench.station->certificates().deny(bench.station->host()->endpoint, {}, bench.station->person));
    const QJsonObject report = check(bench);
    QCOMPARE(report[QStringLiteral("failed")].toInt(), 6);
    QVERIFY(!stage(report, "startTls")[QStringLiteral("detail")][QStringLiteral("before")].isUndefined());
}

void AccountCheckTest::aTestMailIsSentOnlyWhenAskedFor()
{
    Bench bench(Tls::First);
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    const QJsonObject report = check(bench, {{QStringLiteral("send"), true}});
    QCOMPARE(result(report, "send"), QStringLiteral("pass"));
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.server.mails[0].recipients, (QList<QByteArray>{"alice@example.test"}));
    QVERIFY(bench.server.mails[0].message.contains("Test mail"));
    QCOMPARE(bench.account().queueSize(), 0);
}

void AccountCheckTest::refusedRecipientsAreNamed()
{
    Bench bench(Tls::First);
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.answer(At::Rcpt, {.text = "550 5.1.1 unknown"}, -1, "carl@example.test");
    const QJsonObject report = check(
        bench, {{QStringLiteral("to"), QJsonArray{QStringLiteral("bob@example.test, carl@example.test")}}});
    QCOMPARE(report[QStringLiteral("verdict")].toString(), QStringLiteral("Ready, with 1 warning"));
    const QJsonValue recipients = stage(report, "recipients");
    QVERIFY(recipients[QStringLiteral("text")].toString().contains(QStringLiteral("carl@example.test")));
    QCOMPARE(recipients[QStringLiteral("detail")][QStringLiteral("recipients")].toArray().size(), 2);
}

void AccountCheckTest::pendingValuesAreTriedAndNotSaved()
{
    Bench bench(Tls::First);
    bench.start();
    const QJsonObject refused =
        check(bench, {{QStringLiteral("slots"), QJsonObject{{QStringLiteral("useStartTls"), true}}}});
    QCOMPARE(refused[QStringLiteral("failed")].toInt(), 1);
    QVERIFY(stage(refused, "settings")[QStringLiteral("text")].toString().contains(
        QStringLiteral("useStartTls")));
    QCOMPARE(bench.server.connections, 0);

    const QJsonObject tried = check(
        bench, {{QStringLiteral("slots"),
                 QJsonObject{{QStringLiteral("account"), QString::fromLatin1(bench.server.user)},
                             {QStringLiteral("password"), QString::fromLatin1(bench.server.password)}}}});
    QCOMPARE(result(tried, "signIn"), QStringLiteral("pass"));
    QCOMPARE(bench.account().account(), QString());
    QVERIFY(!bench.account().password().set);
}

void AccountCheckTest::aStoredPasswordGoesNowhereElse()
{
    Bench bench(Tls::First);
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    MailServer other(Tls::First, goodServer());
    QVERIFY(other.start());
    const QJsonObject report =
        check(bench, {{QStringLiteral("slots"), QJsonObject{{QStringLiteral("port"), other.port()}}}});
    QCOMPARE(report[QStringLiteral("failed")].toInt(), 1);
    QCOMPARE(other.connections, 0);
}

void AccountCheckTest::settingsOfNoAccountAreChecked()
{
    Bench bench(Tls::First);
    bench.start();
    const QJsonObject report =
        check(bench, {{QStringLiteral("type"), QStringLiteral("email:OutgoingAccount")},
                      {QStringLiteral("slots"), accountFor(bench.server, Tls::First)},
                      {QStringLiteral("alarmRoute"), true}});
    QCOMPARE(report[QStringLiteral("verdict")].toString(), QStringLiteral("Ready"));
    QCOMPARE(report[QStringLiteral("subject")].toString(),
             QStringLiteral("127.0.0.1:%1").arg(bench.server.port()));
    QCOMPARE(result(report, "alarmRoute"), QStringLiteral("skipped"));

    // A slot of no component is called by its name.
    QJsonObject both = accountFor(bench.server, Tls::First);
    both.insert(QStringLiteral("useStartTls"), true);
    const QString refused =
        stage(check(bench, {{QStringLiteral("type"), QStringLiteral("email:OutgoingAccount")},
                            {QStringLiteral("slots"), both}}),
              "settings")[QStringLiteral("text")]
            .toString();
    QVERIFY2(refused.startsWith(QStringLiteral("use")), qPrintable(refused));
}

void AccountCheckTest::theAlarmRouteNamesTheClosedGate()
{
    Bench bench(Tls::First);
    bench.start();
    station::Station &station = bench.station->station();
    const QJsonObject ask{{QStringLiteral("alarmRoute"), true}};
    QVERIFY(stage(check(bench, ask), "alarmRoute")[QStringLiteral("text")].toString().contains(
        QStringLiteral("No alarm recipient")));

    const auto recipient = station.add(
        bench.station->alarms(), QStringLiteral("email:EmailRecipient"), QStringLiteral("Ops"),
        {{QStringLiteral("to"), QJsonArray{QStringLiteral("ops@example.test")}}}, bench.station->person);
    QVERIFY(recipient);
    QVERIFY(stage(check(bench, ask), "alarmRoute")[QStringLiteral("text")].toString().contains(
        QStringLiteral("no alarm class")));

    const QString classOrd = bench.station->alarms().path() + QStringLiteral("/Default");
    if (!station.find(classOrd))
        QVERIFY(station.add(bench.station->alarms(), QStringLiteral("alarm:AlarmClass"),
                            QStringLiteral("Default"), {}, bench.station->person));
    QVERIFY(station.links().add(*station.findSlot(classOrd + QStringLiteral(".alarm")),
                                *station.findSlot((*recipient)->path() + QStringLiteral(".routeAlarm")),
                                bench.station->person));
    QCOMPARE(result(check(bench, ask), "alarmRoute"), QStringLiteral("pass"));

    QVERIFY(station
                .commit({{(*recipient)->path() + QStringLiteral(".sendToOffnormal"), false}},
                        bench.station->person)
                .empty());
    const QJsonObject closed = check(bench, ask);
    QCOMPARE(closed[QStringLiteral("failed")].toInt(), 13);
    QVERIFY(stage(closed, "alarmRoute")[QStringLiteral("text")].toString().contains(QStringLiteral("/Ops")));
}

void AccountCheckTest::cancelAnswersWithWhatWasFound()
{
    Bench bench(Tls::None);
    bench.start();
    bench.server.answer(At::Mail, {.then = Then::Stall});
    m_run.begin(bench, {{QStringLiteral("id"), 7}});
    FakeClock &clock = bench.clock;
    WAIT_FOR(bench.server.count("MAIL") == 1);
    station::Call call;
    call.params = {{QStringLiteral("id"), 7}};
    m_run.methods->find(QStringLiteral("check.cancel"))
        ->run(call, [](const station::Result<QJsonValue> &answer) {
            QCOMPARE((*answer)[QStringLiteral("cancelled")], QJsonValue(true));
        });
    WAIT_FOR(m_run.report.has_value());
    QCOMPARE(result(*m_run.report, "capabilities"), QStringLiteral("pass"));
    QCOMPARE(stage(*m_run.report, "sender")[QStringLiteral("text")].toString(), QStringLiteral("Cancelled"));
    // What was not looked at is not said to be ready.
    QCOMPARE((*m_run.report)[QStringLiteral("verdict")].toString(), QStringLiteral("Cancelled"));
}

void AccountCheckTest::secretsAreInNoLine()
{
    Bench bench(Tls::First);
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    const QByteArray report = QJsonDocument(check(bench)).toJson();
    for (const QByteArray &secret :
         {bench.server.password, bench.server.password.toBase64(),
          QByteArray('\0' + bench.server.user + '\0' + bench.server.password).toBase64()})
        QVERIFY(!report.contains(secret));
    QVERIFY(report.contains("AUTH PLAIN"));
}

QTEST_GUILESS_MAIN(AccountCheckTest)
#include "accountchecktest.moc"
