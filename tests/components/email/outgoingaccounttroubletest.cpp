#include "tests/components/email/accountbench.h"

using namespace accountbench;

namespace {

QString failed()
{
    return QStringLiteral("Failed");
}

} // namespace

/// Servers that fail, refuse and fall silent at every step: nothing is lost, and nothing is sent twice
/// without a doubt.
class OutgoingAccountTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHourWithoutAServerLosesNothing();
    void aServerThatEndsTheConnection_data();
    void aServerThatEndsTheConnection();
    void aServerThatSaysNo_data();
    void aServerThatSaysNo();
    void aServerThatFallsSilent_data();
    void aServerThatFallsSilent();
    void aLostReplyAfterTheDotRepeatsTheSameBytes();
    void oneRecipientOfThreeIsRefused();
    void oneRecipientOfThreeIsPutOff();
    void anUnknownHostNameIsNamed();
    void aWrongPasswordIsTriedEverMoreSeldom();
    void whatPreventsAConnectionKeepsItsOwnWords();
};

void OutgoingAccountTroubleTest::whatPreventsAConnectionKeepsItsOwnWords()
{
    Bench bench;
    bench.station->leaveOutCertificates();
    QVERIFY(bench.station->start().ok());
    std::optional<email::Outcome> outcome;
    email::Delivery delivery;
    delivery.envelope.token = 1;
    delivery.finished = [&](const email::Outcome &end) { outcome = end; };
    bench.account().deliver(delivery);
    QVERIFY(outcome);
    const email::Verdict verdict = judge(*outcome, bench.account().verdictFacts());
    QCOMPARE(verdict.kind, email::Verdict::Kind::AccountHeld);
    QCOMPARE(verdict.status, Status(Status::Fault));
    QVERIFY2(verdict.text().contains(u"CertificateService"), qPrintable(verdict.text()));
    QVERIFY2(!verdict.text().contains(u"firewall"), qPrintable(verdict.text()));

    const quint64 id = bench.station->send();
    const QString waits = bench.station->message(id)[QStringLiteral("lastCause")].toString();
    QVERIFY2(waits.contains(u"CertificateService"), qPrintable(waits));
}

void OutgoingAccountTroubleTest::anHourWithoutAServerLosesNothing()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.start();
    const quint16 port = bench.server.port();
    bench.server.stop();
    QList<quint64> ids;
    QList<QByteArray> messages;
    for (int minute = 0; minute < 60; ++minute) {
        if (minute % 6 == 0) {
            ids.append(bench.station->send());
            messages.append(bench.station->lastMessage());
        }
        QVERIFY(!bench.pass(60'000, [&] { return !bench.server.mails.isEmpty(); }));
    }
    QCOMPARE(bench.status(), Status(Status::Down));
    QVERIFY2(bench.account().faultCause().contains(u"cannot be reached"),
             qPrintable(bench.account().faultCause()));
    QVERIFY(bench.station->service().outbox().waiting() == 10);
    for (const quint64 id : ids)
        QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));

    QVERIFY(bench.server.start(port));
    QVERIFY(bench.pass(1'200'000, [&] { return bench.server.mails.size() == 10; }));
    WAIT_FOR(bench.account().isIdle() && bench.station->service().outbox().waiting() == 0);
    for (qsizetype i = 0; i < messages.size(); ++i)
        QCOMPARE(bench.server.mails.at(i).message, messages.at(i));
    QCOMPARE(bench.status(), Status());
    QCOMPARE(bench.account().faultCause(), QString());
    QCOMPARE(bench.account().numberSent(), 10);
}

void OutgoingAccountTroubleTest::aServerThatEndsTheConnection_data()
{
    QTest::addColumn<Tls>("tls");
    QTest::addColumn<At>("step");
    QTest::addColumn<Then>("then");
    const std::pair<const char *, At> steps[]{
        {"greeting", At::Greeting}, {"EHLO", At::Hello}, {"STARTTLS", At::StartTls}, {"AUTH", At::Auth},
        {"MAIL", At::Mail},         {"RCPT", At::Rcpt},  {"DATA", At::Data}};
    for (const auto &[name, step] : steps) {
        QTest::addRow("behind the reply to %s", name) << Tls::StartTls << step << Then::Close;
        QTest::addRow("before the reply to %s", name) << Tls::StartTls << step << Then::Drop;
    }
    QTest::addRow("behind the reply to the dot") << Tls::First << At::Dot << Then::Close;
    QTest::addRow("behind the reply to QUIT") << Tls::First << At::Quit << Then::Drop;
}

void OutgoingAccountTroubleTest::aServerThatEndsTheConnection()
{
    QFETCH(Tls, tls);
    QFETCH(At, step);
    QFETCH(Then, then);
    Bench bench(tls);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.answer(step, {.then = then}, 1);
    const quint64 first = bench.station->send();
    QVERIFY(bench.pass(600'000, [&] { return bench.server.mails.size() == 1; }));
    const quint64 second = bench.station->send();
    QVERIFY(bench.pass(600'000, [&] { return bench.server.mails.size() == 2; }));
    WAIT_FOR(bench.account().isIdle() && bench.station->service().outbox().waiting() == 0);
    QCOMPARE(bench.station->stateOf(first), QStringLiteral("Sent"));
    QCOMPARE(bench.station->stateOf(second), QStringLiteral("Sent"));
    QCOMPARE(bench.status(), Status());
    QVERIFY(!bench.pass(180'000, [&] { return bench.server.mails.size() != 2; }));
}

void OutgoingAccountTroubleTest::aServerThatSaysNo_data()
{
    QTest::addColumn<At>("step");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("flag");
    const QString queued = QStringLiteral("Queued");
    const auto row = [](At step, const QByteArray &text, const QString &state, Status::Flag flag) {
        static const char *const names[]{"handshake", "greeting", "EHLO", "STARTTLS", "AUTH", "MAIL",
                                         "RCPT",      "DATA",     "dot",  "RSET",     "QUIT"};
        QTest::addRow("%s %s", names[int(step)], text.constData()) << step << text << state << int(flag);
    };
    row(At::Greeting, "421 4.3.2 busy", queued, Status::Down);
    row(At::Greeting, "450 4.3.2 later", queued, Status::Down);
    row(At::Greeting, "554 5.7.1 not you", queued, Status::Fault);
    row(At::Hello, "421 4.3.2 busy", queued, Status::Down);
    row(At::Hello, "451 4.3.0 later", queued, Status::Down);
    row(At::Hello, "550 5.7.1 who are you", queued, Status::Fault);
    row(At::Auth, "421 4.7.0 busy", queued, Status::Down);
    row(At::Auth, "454 4.7.0 later", queued, Status::Down);
    row(At::Auth, "535 5.7.8 wrong", queued, Status::Fault);
    row(At::Mail, "421 4.3.2 busy", queued, Status::Down);
    row(At::Mail, "451 4.3.0 later", queued, Status::Down);
    row(At::Mail, "553 5.1.8 not yours", queued, Status::Fault);
    row(At::Rcpt, "421 4.3.2 busy", queued, Status::Down);
    row(At::Rcpt, "450 4.2.0 later", queued, Status::Ok);
    row(At::Rcpt, "550 5.1.1 nobody", failed(), Status::Ok);
    row(At::Data, "421 4.3.2 busy", queued, Status::Down);
    row(At::Data, "451 4.3.0 later", queued, Status::Down);
    row(At::Data, "554 5.6.0 no", failed(), Status::Ok);
    row(At::Dot, "421 4.3.2 busy", QStringLiteral("Ambiguous"), Status::Down);
    row(At::Dot, "452 4.3.1 disk full", queued, Status::Down);
    row(At::Dot, "554 5.7.1 spam", failed(), Status::Ok);
}

void OutgoingAccountTroubleTest::aServerThatSaysNo()
{
    QFETCH(At, step);
    QFETCH(QByteArray, text);
    QFETCH(QString, state);
    QFETCH(int, flag);
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    const Then then = text.startsWith("421") ? Then::Close : Then::GoOn;
    bench.server.answer(step, {.text = text, .then = then});
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.account().isIdle() && bench.account().lastPollFailure().isValid());
    QCOMPARE(bench.station->stateOf(id), state);
    QCOMPARE(bench.status(), Status(Status::Flag(flag)));
    const QString cause = bench.station->message(id).value(QStringLiteral("lastCause")).toString();
    QVERIFY2(cause.contains(QLatin1String(text)) || state == u"Ambiguous", qPrintable(cause));
    QCOMPARE(bench.server.mails.size(), 0);

    // Others go, and so does this one, once the server is itself again.
    bench.server.behaveWell();
    const quint64 other = bench.station->send();
    const int all = state == failed() ? 1 : 2;
    QVERIFY(bench.pass(1'200'000, [&] { return bench.server.mails.size() == all; }));
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(other), QStringLiteral("Sent"));
    QCOMPARE(bench.station->stateOf(id), state == failed() ? state : QStringLiteral("Sent"));
    QCOMPARE(bench.status(), Status());
}

void OutgoingAccountTroubleTest::aServerThatFallsSilent_data()
{
    QTest::addColumn<At>("step");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("seconds");
    QTest::addRow("greeting") << At::Greeting << QStringLiteral("greeting") << 45; // connectionTimeout
    QTest::addRow("EHLO") << At::Hello << QStringLiteral("hello") << 60;
    QTest::addRow("AUTH") << At::Auth << QStringLiteral("signIn") << 60;
    QTest::addRow("MAIL") << At::Mail << QStringLiteral("mailFrom") << 120;
    QTest::addRow("RCPT") << At::Rcpt << QStringLiteral("rcptTo") << 120;
    QTest::addRow("DATA") << At::Data << QStringLiteral("data") << 120;
    QTest::addRow("dot") << At::Dot << QStringLiteral("endOfData") << 600;
}

void OutgoingAccountTroubleTest::aServerThatFallsSilent()
{
    QFETCH(At, step);
    QFETCH(QString, state);
    QFETCH(int, seconds);
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.answer(step, {.then = Then::Stall}, 1);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.account().state() == state);
    QTest::qWait(0);
    clock.advance(seconds * 1000 - 1000);
    QVERIFY(!bench.account().isIdle());
    clock.advance(1001);
    QVERIFY(bench.account().isIdle());
    QCOMPARE(bench.status(), Status(Status::Down));
    const QString cause = bench.account().lastPollFailureCause();
    QVERIFY2(cause.contains(QStringLiteral("within %1 s").arg(seconds)), qPrintable(cause));
    QCOMPARE(bench.station->stateOf(id),
             step == At::Dot ? QStringLiteral("Ambiguous") : QStringLiteral("Queued"));
    QVERIFY(bench.pass(600'000, [&] { return bench.station->service().outbox().waiting() == 0; }));
    QCOMPARE(bench.server.mails.size(), step == At::Dot ? 2 : 1);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
}

void OutgoingAccountTroubleTest::aLostReplyAfterTheDotRepeatsTheSameBytes()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.start();
    bench.server.answer(At::Dot, {.then = Then::Drop}, 1);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Ambiguous"));
    // The server may still be filing the first copy, so the second does not come at once.
    QVERIFY(!bench.pass(45'000, [&] { return bench.server.mails.size() > 1; }));
    QVERIFY(bench.pass(60'000, [&] { return bench.server.mails.size() > 1; }));
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.server.mails.at(0).message, bench.server.mails.at(1).message);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
    QVERIFY(!bench.pass(600'000, [&] { return bench.server.mails.size() > 2; }));
}

void OutgoingAccountTroubleTest::oneRecipientOfThreeIsRefused()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.start();
    bench.server.answer(At::Rcpt, {.text = "550 5.1.1 nobody"}, -1, "two@example.test");
    const quint64 id =
        bench.station->send({QStringLiteral("one@example.test"), QStringLiteral("two@example.test"),
                             QStringLiteral("three@example.test")});
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.server.mails.at(0).recipients,
             QList<QByteArray>({"one@example.test", "three@example.test"}));
    const QJsonObject message = bench.station->message(id);
    QCOMPARE(message.value(QStringLiteral("state")).toString(), QStringLiteral("Sent"));
    const QJsonArray recipients = message.value(QStringLiteral("recipients")).toArray();
    QStringList states;
    for (const QJsonValue &recipient : recipients)
        states.append(recipient.toObject().value(QStringLiteral("state")).toString());
    QCOMPARE(states,
             QStringList({QStringLiteral("Sent"), QStringLiteral("Refused"), QStringLiteral("Sent")}));
    QVERIFY(recipients.at(1).toObject().value(QStringLiteral("text")).toString().contains(u"nobody"));
    QCOMPARE(bench.status(), Status());
    QVERIFY(!bench.pass(1'200'000, [&] { return bench.server.mails.size() > 1; }));
}

void OutgoingAccountTroubleTest::oneRecipientOfThreeIsPutOff()
{
    Bench bench;
    FakeClock &clock = bench.clock;
    bench.start();
    bench.server.answer(At::Rcpt, {.text = "450 4.2.0 later"}, 1, "two@example.test");
    const quint64 id =
        bench.station->send({QStringLiteral("one@example.test"), QStringLiteral("two@example.test"),
                             QStringLiteral("three@example.test")});
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
    QVERIFY(bench.pass(600'000, [&] { return bench.server.mails.size() == 2; }));
    WAIT_FOR(bench.account().isIdle());
    QCOMPARE(bench.server.mails.at(1).recipients, QList<QByteArray>({"two@example.test"}));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Sent"));
}

void OutgoingAccountTroubleTest::anUnknownHostNameIsNamed()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("hostname"), QStringLiteral("nowhere.invalid")}});
    FakeClock &clock = bench.clock;
    bench.start();
    const quint64 id = bench.station->send();
    WAIT_FOR(!bench.status().isValid());
    QCOMPARE(bench.status(), Status(Status::Down));
    QVERIFY2(bench.account().faultCause().contains(u"nowhere.invalid"),
             qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
}

void OutgoingAccountTroubleTest::aWrongPasswordIsTriedEverMoreSeldom()
{
    Bench bench(Tls::First);
    bench.server.password = "another";
    bench.start();
    QCOMPARE(bench.signIn({{QStringLiteral("password"), QStringLiteral("alice-secret")}}), QString());
    bench.station->send();
    // 5, 10, 20, 40 and then 60 minutes apart, although waiting mail is polled every five.
    QVERIFY(!bench.pass(4 * 3'600'000, [&] { return !bench.server.mails.isEmpty(); }));
    QVERIFY2(bench.server.count("AUTH") >= 5 && bench.server.count("AUTH") <= 8,
             qPrintable(QString::number(bench.server.count("AUTH"))));
    QCOMPARE(bench.status(), Status(Status::Fault));
}

QTEST_GUILESS_MAIN(OutgoingAccountTroubleTest)
#include "outgoingaccounttroubletest.moc"
