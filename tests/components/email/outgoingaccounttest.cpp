#include "station/describe.h"
#include "tests/components/email/accountbench.h"

#include <QDirIterator>
#include <QJsonDocument>

using namespace accountbench;

/// Mail through one real connection: every mode and sign-in, settings that contradict each other, the
/// account's actions, and where its password is never found.
class OutgoingAccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingMailIsAlwaysOnDisk()
    {
        Bench bench;
        bench.start();
        const email::OutgoingAccount &account = bench.station->account();
        QVERIFY(account.persistent());
        QVERIFY(account.persistent.spec().has(station::ReadOnly));
    }

    void mailIsSentInEveryMode_data();
    void mailIsSentInEveryMode();
    void theSecondMailUsesTheKeptConnection();
    void aStaleConnectionIsReplacedAtOnceWithoutAnAttempt_data();
    void aStaleConnectionIsReplacedAtOnceWithoutAnAttempt();
    void anEditedAccountSaysGoodbyeAndConnectsAgain();
    void aDisabledAccountConnectsNowhereAndSendsWhenEnabled();
    void theFallbackTakesOver();
    void contradictionsInTheFileConnectNowhereAndOthersLive();
    void thePortFollowsTheMode();
    void thereIsOneSender();
    void aMissingPasswordIsAFault();
    void aPasswordIsNotCarriedToAnotherHost();
    void withoutTlsThePasswordStaysAtHome();
    void aCheckSaysHowItWent();
    void aCheckGoesOnWhenItsGroundChanges_data();
    void aCheckGoesOnWhenItsGroundChanges();
    void aTestMailGoesToTheSenderOrTheGivenAddress();
    void thePasswordIsNowhereToBeFound_data();
    void thePasswordIsNowhereToBeFound();
};

void OutgoingAccountTest::mailIsSentInEveryMode_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addColumn<QString>("authentication");
    QTest::addColumn<bool>("pipelining");
    QTest::addRow("clear, no sign-in") << Tls::None << QStringLiteral("None") << true;
    QTest::addRow("clear, allowed PLAIN") << Tls::None << QStringLiteral("PLAIN") << false;
    QTest::addRow("STARTTLS, no sign-in") << Tls::StartTls << QStringLiteral("None") << true;
    QTest::addRow("STARTTLS, PLAIN") << Tls::StartTls << QStringLiteral("PLAIN") << true;
    QTest::addRow("STARTTLS, LOGIN") << Tls::StartTls << QStringLiteral("LOGIN") << false;
    QTest::addRow("TLS, PLAIN") << Tls::First << QStringLiteral("PLAIN") << true;
    QTest::addRow("TLS, LOGIN") << Tls::First << QStringLiteral("LOGIN") << false;
    QTest::addRow("TLS, automatic") << Tls::First << QStringLiteral("Automatic") << true;
}

void OutgoingAccountTest::mailIsSentInEveryMode()
{
    QFETCH(Tls, tls);
    QFETCH(QString, authentication);
    QFETCH(bool, pipelining);
    Bench bench(tls);
    FakeClock &clock = bench.clock;
    bench.server.pipelining = pipelining;
    bench.start();
    const bool signsIn = authentication != u"None";
    if (signsIn)
        QCOMPARE(bench.signIn({{QStringLiteral("authentication"), authentication},
                               {QStringLiteral("allowPlaintextAuth"), tls == Tls::None}}),
                 QString());
    const quint64 id = bench.station->send({QStringLiteral("bob@example.test"), QStringLiteral("c@d.test")});
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());

    const MailServer::Mail &mail = bench.server.mails.constFirst();
    QCOMPARE(mail.message, bench.station->lastMessage());
    QCOMPARE(mail.sender, "alice@example.test");
    QCOMPARE(mail.recipients, QList<QByteArray>({"bob@example.test", "c@d.test"}));
    QCOMPARE(mail.user, signsIn ? QByteArray("alice") : QByteArray());
    QCOMPARE(mail.encrypted, tls != Tls::None);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
    QCOMPARE(bench.status(), Status());
    QCOMPARE(bench.account().numberSent(), 1);
    QCOMPARE(bench.account().tlsSession().endsWith(u"verified"), tls != Tls::None);
    if (tls == Tls::StartTls) {
        QCOMPARE(bench.server.clearLines.size(), 2);
        QCOMPARE(bench.server.clearLines.at(1), "STARTTLS");
    }
}

void OutgoingAccountTest::theSecondMailUsesTheKeptConnection()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    clock.advance(30'000);
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QCOMPARE(bench.server.connections, 1);
    QCOMPARE(bench.server.count("AUTH"), 1);

    clock.advance(61'000);
    WAIT_FOR(bench.server.count("QUIT") == 1 && bench.account().state() == u"closed");
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 3 && bench.account().isIdle());
    QCOMPARE(bench.server.connections, 2);
}

void OutgoingAccountTest::aStaleConnectionIsReplacedAtOnceWithoutAnAttempt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Then>("then");
    QTest::addRow("closed while idle") << QByteArray() << Then::GoOn;
    QTest::addRow("dropped at MAIL") << QByteArray() << Then::Drop;
    QTest::addRow("421 at MAIL") << QByteArray("421 4.4.2 idle for too long") << Then::Close;
}

void OutgoingAccountTest::aStaleConnectionIsReplacedAtOnceWithoutAnAttempt()
{
    QFETCH(QByteArray, text);
    QFETCH(Then, then);
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    if (then == Then::GoOn)
        bench.server.hangUp();
    else
        bench.server.answer(At::Mail, {.text = text, .then = then}, 1);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QCOMPARE(bench.station->message(id).value(QStringLiteral("state")).toString(), QStringLiteral("Sent"));
    QCOMPARE(bench.station->message(id).value(QStringLiteral("attempts")).toInt(), 1);
    QCOMPARE(bench.status(), Status());

    // The end of the old connection must not take the new one along.
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 3 && bench.account().isIdle());
    QCOMPARE(bench.server.connections, 2);
}

void OutgoingAccountTest::anEditedAccountSaysGoodbyeAndConnectsAgain()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.signIn(), QString());
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 2 && bench.account().isIdle());
    QCOMPARE(bench.server.mails.at(1).user, "alice");
    QCOMPARE(bench.station->message(id).value(QStringLiteral("attempts")).toInt(), 1);
    QCOMPARE(bench.server.connections, 2);
    WAIT_FOR(bench.server.count("QUIT") == 1);
}

void OutgoingAccountTest::aDisabledAccountConnectsNowhereAndSendsWhenEnabled()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("enabled"), false}});
    FakeClock &clock = bench.clock;
    bench.start();
    const quint64 id = bench.station->send();
    QVERIFY(!bench.pass(3'600'000, [&] { return bench.server.connections > 0; }));
    QCOMPARE(bench.status(), Status(Status::Disabled));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QVERIFY(!bench.station->invoke(QStringLiteral("checkConnection")));

    QVERIFY(bench.station->invoke(QStringLiteral("enable")));
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));

    QCOMPARE(bench.station->station()
                 .commit({{QStringLiteral("/Services/EmailService.enabled"), false}}, bench.station->person)
                 .size(),
             0);
    QCOMPARE(bench.status(), Status(Status::Disabled));
    bench.station->send();
    QVERIFY(!bench.pass(600'000, [&] { return bench.server.mails.size() > 1; }));
}

void OutgoingAccountTest::theFallbackTakesOver()
{
    MailServer first;
    MailServer second;
    QVERIFY(first.start() && second.start());
    FakeClock clock;
    MailStation station(clock, {{QStringLiteral("Outgoing"), accountFor(first, Tls::None)},
                                {QStringLiteral("Spare"), accountFor(second, Tls::None)}});
    QVERIFY(station.start());
    clock.advance(0);
    WAIT_FOR(station.certificates().isReady());
    QCOMPARE(
        station.set({{QStringLiteral("fallbackAccount"), QStringLiteral("/Services/EmailService/Spare")}}),
        QString());
    first.answer(At::Greeting, {.text = "554 go away"});
    const quint64 id = station.send();
    WAIT_FOR(second.mails.size() == 1 && station.account(QStringLiteral("Spare")).isIdle());
    QCOMPARE(station.stateOf(id), QStringLiteral("Sent"));
    QCOMPARE(station.account().status(), Status(Status::Fault));
    QCOMPARE(station.account(QStringLiteral("Spare")).status(), Status());
    QCOMPARE(first.mails.size(), 0);
    // Back and forth would never end.
    QVERIFY(
        !station
             .set({{QStringLiteral("fallbackAccount"), QStringLiteral("/Services/EmailService/Outgoing")}},
                  QStringLiteral("Spare"))
             .isEmpty());
}

void OutgoingAccountTest::contradictionsInTheFileConnectNowhereAndOthersLive()
{
    MailServer first;
    MailServer second;
    QVERIFY(first.start() && second.start());
    FakeClock clock;
    MailStation station(
        clock, {{QStringLiteral("Outgoing"),
                 accountFor(first, Tls::None,
                            {{QStringLiteral("useSsl"), true}, {QStringLiteral("useStartTls"), true}})},
                {QStringLiteral("Spare"), accountFor(second, Tls::None)}});
    QVERIFY(station.start());
    clock.advance(0);
    WAIT_FOR(station.certificates().isReady());
    QCOMPARE(station.warnings().size(), 1);
    QCOMPARE(station.account().status(), Status(Status::Fault));
    QVERIFY2(station.account().faultCause().contains(u"can never both be true"),
             qPrintable(station.account().faultCause()));

    const quint64 waits = station.send();
    station.service().outbox().wake();
    clock.advance(600'000);
    QVERIFY(!station.invoke(QStringLiteral("checkConnection")));
    QCOMPARE(station.account(QStringLiteral("Spare")).status(), Status());
    QVERIFY(station.station().invoke(
        *station.station().findSlot(station.ord(QStringLiteral("sendTest"), QStringLiteral("Spare"))),
        QJsonValue(QStringLiteral("c@d.test")), station.person));
    WAIT_FOR(second.mails.size() == 1);
    QCOMPARE(station.stateOf(waits), QStringLiteral("Queued"));
    QCOMPARE(first.connections, 0);

    // Mended, it sends at once.
    QCOMPARE(station.set({{QStringLiteral("useSsl"), false}, {QStringLiteral("useStartTls"), false}}),
             QString());
    WAIT_FOR(first.mails.size() == 1);
    QCOMPARE(station.account().status(), Status());
}

void OutgoingAccountTest::thePortFollowsTheMode()
{
    Bench bench;
    bench.start();
    const auto portOf = [&](bool ssl, bool startTls, int port = -1) {
        const QString refused = bench.station->set({{QStringLiteral("useSsl"), ssl},
                                                    {QStringLiteral("useStartTls"), startTls},
                                                    {QStringLiteral("port"), port}});
        return refused.isEmpty() ? bench.account().resolvedPort().number : 0;
    };
    QCOMPARE(portOf(false, false), 25);
    QCOMPARE(portOf(false, true), 587);
    QCOMPARE(portOf(true, false), 465);
    QCOMPARE(portOf(true, false, 2525), 2525);
}

void OutgoingAccountTest::thereIsOneSender()
{
    Bench bench;
    bench.start();
    QCOMPARE(bench.station->set({{QStringLiteral("from"), QStringLiteral("Plant <plant@example.test>")}}),
             QString());
    for (const char *senders : {"a@example.test, b@example.test", "nobody"})
        QVERIFY(!bench.station->set({{QStringLiteral("from"), QLatin1String(senders)}}).isEmpty());
}

void OutgoingAccountTest::aMissingPasswordIsAFault()
{
    Bench bench(Tls::First, goodServer(), {{QStringLiteral("account"), QStringLiteral("alice")}});
    FakeClock &clock = bench.clock;
    bench.start();
    const quint64 id = bench.station->send();
    clock.advance(600'000);
    QCOMPARE(bench.status(), Status(Status::Fault));
    QVERIFY2(bench.account().faultCause().contains(u"password"), qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QCOMPARE(bench.server.connections, 0);

    QCOMPARE(bench.signIn(), QString());
    WAIT_FOR(bench.server.mails.size() == 1);
    QCOMPARE(bench.status(), Status());
}

void OutgoingAccountTest::aPasswordIsNotCarriedToAnotherHost()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    MailServer elsewhere(Tls::First, goodServer());
    QVERIFY(elsewhere.start());
    QCOMPARE(bench.station->set({{QStringLiteral("port"), elsewhere.port()}}), QString());
    const quint64 id = bench.station->send();
    clock.advance(600'000);
    QCOMPARE(bench.status(), Status(Status::Fault));
    QVERIFY2(bench.account().faultCause().contains(u"Enter the password again"),
             qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QCOMPARE(elsewhere.connections, 0);

    QCOMPARE(bench.signIn(), QString());
    WAIT_FOR(elsewhere.mails.size() == 1);
    QCOMPARE(elsewhere.mails.constFirst().user, "alice");
    QCOMPARE(bench.status(), Status());
}

void OutgoingAccountTest::withoutTlsThePasswordStaysAtHome()
{
    Bench bench;
    bench.start();
    QVERIFY(!bench.signIn().isEmpty());
    QCOMPARE(bench.signIn({{QStringLiteral("allowPlaintextAuth"), true}}), QString());
    QVERIFY(!bench.station->set({{QStringLiteral("allowPlaintextAuth"), false}}).isEmpty());
}

void OutgoingAccountTest::aCheckSaysHowItWent()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.account().lastPollSuccess().isValid());
    QCOMPARE(bench.status(), Status());
    QCOMPARE(bench.server.count("AUTH"), 1);
    QCOMPARE(bench.server.count("MAIL"), 0);
    clock.advance(61'000);
    WAIT_FOR(bench.account().state() == u"closed");

    bench.server.answer(At::Auth, {.text = "535 5.7.8 no"});
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.status() == Status(Status::Fault));
    bench.server.behaveWell();
    bench.server.stop();
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    WAIT_FOR(bench.status() == Status(Status::Down));
    QVERIFY(bench.account().faultCause().contains(u"cannot be reached"));
}

void OutgoingAccountTest::aCheckGoesOnWhenItsGroundChanges_data()
{
    QTest::addColumn<bool>("edited");
    QTest::addRow("the trust store is read meanwhile") << false;
    QTest::addRow("the account is edited meanwhile") << true;
}

void OutgoingAccountTest::aCheckGoesOnWhenItsGroundChanges()
{
    QFETCH(bool, edited);
    Bench bench;
    auto &clock = bench.clock;
    QVERIFY(bench.station->start().ok());
    clock.advance(0);
    if (edited)
        WAIT_FOR(bench.station->certificates().isReady());
    QVERIFY(bench.station->invoke(QStringLiteral("checkConnection")));
    if (edited)
        QCOMPARE(bench.station->set({{QStringLiteral("connectionTimeout"), 44}}), QString());
    WAIT_FOR(bench.account().lastPollSuccess().isValid());
    QVERIFY(bench.account().lastPollFailure().isNull());
}

void OutgoingAccountTest::aTestMailGoesToTheSenderOrTheGivenAddress()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.start();
    QVERIFY(bench.station->invoke(QStringLiteral("sendTest"), QStringLiteral("")));
    WAIT_FOR(bench.server.mails.size() == 1);
    QCOMPARE(bench.server.mails.at(0).recipients, QList<QByteArray>({"alice@example.test"}));
    QVERIFY(bench.station->invoke(QStringLiteral("sendTest"), QStringLiteral("bob@example.test")));
    WAIT_FOR(bench.server.mails.size() == 2);
    QCOMPARE(bench.server.mails.at(1).recipients, QList<QByteArray>({"bob@example.test"}));
    QVERIFY(!bench.station->invoke(QStringLiteral("sendTest"), QStringLiteral("not an address")));
    QCOMPARE(bench.station->set({{QStringLiteral("from"), QString()}}), QString());
    QVERIFY(!bench.station->invoke(QStringLiteral("sendTest"), QStringLiteral("")));
}

void OutgoingAccountTest::thePasswordIsNowhereToBeFound_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addRow("taken") << QByteArray();
    QTest::addRow("echoed by the server") << QByteArray("535 5.7.8 alice, correct-horse-battery is wrong");
    QTest::addRow("echoed as sent") << "535 5.7.8 " +
                                           QByteArray("\0alice\0correct-horse-battery", 28).toBase64();
}

void OutgoingAccountTest::thePasswordIsNowhereToBeFound()
{
    QFETCH(QByteArray, answer);
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.server.password = "correct-horse-battery";
    bench.start();
    bench.station->station().log().setLevel(station::Log::Level::Debug);
    QCOMPARE(bench.signIn({{QStringLiteral("debug"), true}}), QString());
    if (!answer.isEmpty())
        bench.server.answer(At::Auth, {.text = answer});
    bench.station->send();
    WAIT_FOR(bench.server.count("AUTH") == 1 && bench.account().isIdle() &&
             bench.account().numberSent() + int(bench.status().has(Status::Fault)) == 1);

    const QList<QByteArray> forms{"correct-horse-battery", QByteArray("correct-horse-battery").toBase64(),
                                  QByteArray("\0alice\0correct-horse-battery", 28).toBase64()};
    QList<QByteArray> shown{bench.station->traceOf().toUtf8(), bench.account().faultCause().toUtf8(),
                            bench.account().lastPollFailureCause().toUtf8(),
                            QJsonDocument(station::describeComponent(bench.account())).toJson(),
                            QJsonDocument(bench.account().trace().toJson()).toJson()};
    for (const station::Log::Entry &entry : bench.station->station().log().entries())
        shown.append(entry.text.toUtf8());
    QVERIFY(bench.station->traceOf().contains(u"AUTH PLAIN ••••"));
    clock.advance(2000);
    bench.station->close();
    int files = 0;
    for (QDirIterator it(bench.station->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext(); ++files) {
        QFile file(it.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        shown.append(file.readAll());
    }
    QVERIFY(files >= 4);
    for (const QByteArray &bytes : std::as_const(shown)) {
        for (const QByteArray &form : forms)
            QVERIFY2(!bytes.contains(form), bytes.left(2000).constData());
    }
}

QTEST_GUILESS_MAIN(OutgoingAccountTest)
#include "outgoingaccounttest.moc"
