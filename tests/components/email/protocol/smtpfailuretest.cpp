#include "components/email/protocol/smtpdialogue.h"
#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using smtpfixture::envelope;
using smtpfixture::only;
using smtpfixture::settings;

/// Every way of failing at every step: refusals, 421, the end of the connection, silence, nonsense.
class SmtpFailureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultAtEveryStepHasItsOutcome_data();
    void everyFaultAtEveryStepHasItsOutcome();
    void lineWithoutEndIsCutOff_data() { ScriptPlayer::addChunkRows(); }
    void lineWithoutEndIsCutOff();
    void repliesWithoutEndAreCutOff_data();
    void repliesWithoutEndAreCutOff();
    void earlyAnswerToTheMessageIsNotBelieved_data();
    void earlyAnswerToTheMessageIsNotBelieved();
    void earlyAnswerBehindThe354IsNotBelieved();
    void allRepliesAtOnceGiveTheSameVerdict_data() { ScriptPlayer::addChunkRows(); }
    void allRepliesAtOnceGiveTheSameVerdict();
    void manyRepliesDoNotGrowTheStack();
    void oneRefusalAtResetEndsTheSession_data() { ScriptPlayer::addChunkRows(); }
    void oneRefusalAtResetEndsTheSession();
    void hostNameThatIsACommandIsReplaced_data();
    void hostNameThatIsACommandIsReplaced();
};

namespace {

/// One command, or what begins the session, and the reply that lets it go on.
struct Stage
{
    Step step;
    QByteArray command;
    QByteArray reply;
};

QList<Stage> stages()
{
    return {
        {Step::Greeting, "[tls]\n", "220 mail.example"},
        {Step::Hello, "C: EHLO station.example\n", "250-mail.example\nS: 250 AUTH PLAIN"},
        {Step::SignIn, "C: AUTH PLAIN AHVzZXIAc2VjcmV0\n", "235 ok"},
        {Step::MailFrom, "C: MAIL FROM:<alarm@station.example>\n", "250 ok"},
        {Step::RcptTo, "C: RCPT TO:<duty@example.com>\n", "250 ok"},
        {Step::Data, "C: DATA\n", "354 go"},
        {Step::EndOfData, "C: Subject: x\nC:\nC: hot\nC: .\n", "250 queued"},
    };
}

/// What follows a refusal at a step, so that the connection is clean.
QByteArray afterRefusal(Step step)
{
    const QByteArray goodbye = "C: QUIT\nS: 221 bye\n[close]\n";
    if (step < Step::MailFrom)
        return goodbye;
    const bool reset = step == Step::RcptTo || step == Step::Data;
    return (reset ? "C: RSET\nS: 250 ok\n[stop]\n" : "[stop]\n") + goodbye;
}

struct Fault
{
    const char *name;
    QByteArray text;
    Outcome::Kind kind;
    Cause cause;
};

const QList<Fault> Faults{
    {"4yz", "S: 451 4.3.0 later", Outcome::Kind::Refused, Cause::ServerRefused},
    {"5yz", "S: 554 5.7.1 no", Outcome::Kind::Refused, Cause::ServerRefused},
    {"5yz on two lines", "S: 554-5.7.1 no\nS: 554 5.7.1 never", Outcome::Kind::Refused, Cause::ServerRefused},
    {"421", "S: 421 4.3.2 shutting down", Outcome::Kind::Broken, Cause::ServerClosing},
    {"end of the connection", "[gone]", Outcome::Kind::Broken, Cause::ConnectionLost},
    {"half a reply, then the end", "s: 250 o\n[gone]", Outcome::Kind::Broken, Cause::ConnectionLost},
    {"silence", "[too late]", Outcome::Kind::Broken, Cause::TimedOut},
    {"a wrong class", "S: 355 what", Outcome::Kind::Broken, Cause::ProtocolError},
    {"changing codes", "S: 250-one\nS: 550 two", Outcome::Kind::Broken, Cause::ProtocolError},
    {"NUL", "S: 250 o\\0k", Outcome::Kind::Broken, Cause::ProtocolError},
    {"no code", "S: hello", Outcome::Kind::Broken, Cause::ProtocolError},
    {"nothing", "S:", Outcome::Kind::Broken, Cause::ProtocolError},
    {"1yz", "S: 150 wait", Outcome::Kind::Broken, Cause::ProtocolError},
    {"a long line", "s: " + QByteArray(3000, '2'), Outcome::Kind::Broken, Cause::LineTooLong},
};

} // namespace

void SmtpFailureTest::everyFaultAtEveryStepHasItsOutcome_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<int>("fault");
    for (qsizetype stage = 0; stage < stages().size(); ++stage) {
        for (qsizetype fault = 0; fault < Faults.size(); ++fault)
            QTest::addRow("%s at %s", Faults.at(fault).name, qPrintable(stepName(stages().at(stage).step)))
                << int(stage) << int(fault);
    }
    QTest::newRow("354 instead of 250 at mailFrom") << 3 << -354;
    QTest::newRow("354 instead of 250 at rcptTo") << 4 << -354;
    QTest::newRow("250 instead of 354 at data") << 5 << -250;
    QTest::newRow("354 instead of 250 at endOfData") << 6 << -354;
    QTest::newRow("250 instead of 220 at greeting") << 0 << -250;
    QTest::newRow("250 instead of 235 at signIn") << 2 << -250;
}

void SmtpFailureTest::everyFaultAtEveryStepHasItsOutcome()
{
    QFETCH(int, stage);
    QFETCH(int, fault);
    const Fault expected = fault >= 0 ? Faults.at(fault)
                                      : Fault{"", "S: " + QByteArray::number(-fault) + " hm",
                                              Outcome::Kind::Broken, Cause::ProtocolError};
    const Step step = stages().at(stage).step;
    QByteArray text;
    for (int i = 0; i <= stage; ++i)
        text += stages().at(i).command + (i < stage ? "S: " + stages().at(i).reply : expected.text) + '\n';
    text += expected.kind == Outcome::Kind::Refused ? afterRefusal(step) : QByteArray("[close]\n");
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(text);
        SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
        smtp.deliver(envelope());
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        const Outcome outcome = only(smtp);
        QCOMPARE(outcome.kind, expected.kind);
        QCOMPARE(outcome.step, step);
        QCOMPARE(outcome.cause, expected.cause);
        QCOMPARE(outcome.token, 7);
        QCOMPARE(outcome.ambiguous(), step == Step::EndOfData && expected.kind == Outcome::Kind::Broken);
        QVERIFY(!outcome.text.isEmpty());
        QCOMPARE(outcome.receipt.recipients.size(), 1);
        if (expected.kind == Outcome::Kind::Refused)
            QCOMPARE(outcome.reply.code, expected.text.mid(3, 3).toInt());
        QVERIFY(!smtp.takeOutcome());
    }
}

void SmtpFailureTest::lineWithoutEndIsCutOff()
{
    QFETCH(int, chunk);
    ScriptPlayer script("s: 220 " + QByteArray(100'000, 'x') + "\n[close]");
    SmtpDialogue smtp(settings());
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.ending()->cause, Cause::LineTooLong);
    QCOMPARE(smtp.ending()->step, Step::Greeting);
}

void SmtpFailureTest::repliesWithoutEndAreCutOff_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("times");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("128 lines are read") << QByteArray("250-X") << 127 << Cause::None;
    QTest::newRow("129 lines are not") << QByteArray("250-X") << 128 << Cause::LineTooLong;
    QTest::newRow("64 KiB are not") << "250-" + QByteArray(1900, 'x') << 40 << Cause::LineTooLong;
}

void SmtpFailureTest::repliesWithoutEndAreCutOff()
{
    QFETCH(QByteArray, line);
    QFETCH(int, times);
    QFETCH(Cause, cause);
    const QByteArray lines = ("S: " + line + '\n').repeated(times);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script("S: 220 hi\nC: EHLO station.example\n" + lines + "S: 250 X\n");
        SmtpDialogue smtp(settings());
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        QCOMPARE(smtp.ending() ? smtp.ending()->cause : Cause::None, cause);
    }
}

void SmtpFailureTest::earlyAnswerToTheMessageIsNotBelieved_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("250") << QByteArray("S: 250 queued") << Cause::ProtocolError;
    QTest::newRow("552") << QByteArray("S: 552 5.3.4 too big") << Cause::ProtocolError;
    QTest::newRow("421") << QByteArray("S: 421 4.3.0 bye") << Cause::ServerClosing;
}

void SmtpFailureTest::earlyAnswerToTheMessageIsNotBelieved()
{
    QFETCH(QByteArray, reply);
    QFETCH(Cause, cause);
    QByteArray text;
    for (const Stage &stage : stages().first(stages().size() - 1))
        text += stage.command + "S: " + stage.reply + '\n';
    text += "C: Subject: x\nC:\nC: hot\n" + reply + "\n[close]\n";
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(text);
        SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
        Envelope mail = envelope();
        mail.committingRecorded = false;
        smtp.deliver(mail);
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        const Outcome outcome = only(smtp);
        QCOMPARE(outcome.cause, cause);
        QCOMPARE(outcome.step, Step::Body);
        QCOMPARE(outcome.reply.code, reply.mid(3, 3).toInt());
        QVERIFY(!outcome.ambiguous());
    }
}

/// The phase is on disk already, so nothing is waited for between the 354 and the dot.
void SmtpFailureTest::earlyAnswerBehindThe354IsNotBelieved()
{
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    smtp.connected();
    smtp.receive("220 hi\r\n250 hi\r\n250 ok\r\n250 ok\r\n354 go on\r\n250 taken\r\n");
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.cause, Cause::ProtocolError);
    QVERIFY(!outcome.ambiguous());
}

void SmtpFailureTest::allRepliesAtOnceGiveTheSameVerdict()
{
    QFETCH(int, chunk);
    // The script names what is said afterwards, so it only checks the order of the whole.
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    smtp.connected();
    const QByteArray all = "220 hi\r\n250 hi\r\n250 ok\r\n550 5.1.1 no\r\n250 reset\r\n";
    for (qsizetype at = 0; at < all.size(); at += chunk == 0 ? 9 : chunk)
        smtp.receive(all.mid(at, chunk == 0 ? 9 : chunk));
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.receipt.recipients.first().reply.code, 550);
    QCOMPARE(smtp.step(), Step::Idle);
}

void SmtpFailureTest::manyRepliesDoNotGrowTheStack()
{
    SmtpDialogue smtp(settings());
    constexpr int Times = 10'000;
    for (int i = 0; i < Times; ++i)
        smtp.deliver(envelope());
    smtp.connected();
    smtp.receive("220 hi\r\n250 hi\r\n" + QByteArray("250 ok\r\n550 no\r\n250 reset\r\n").repeated(Times));
    int settled = 0;
    while (smtp.takeOutcome())
        ++settled;
    QCOMPARE(settled, Times);
}

void SmtpFailureTest::oneRefusalAtResetEndsTheSession()
{
    QFETCH(int, chunk);
    ScriptPlayer script(R"(
        S: 220 hi
        C: EHLO station.example
        S: 250 hi
        C: MAIL FROM:<alarm@station.example>
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 550 no
        C: RSET
        S: 500 no
        C: QUIT
        S: 221 bye
        [close])");
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    smtp.deliver(envelope());
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.takeOutcome()->step, Step::RcptTo);
    QCOMPARE(smtp.takeOutcome()->step, Step::Reset);
}

void SmtpFailureTest::hostNameThatIsACommandIsReplaced_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("line break") << QStringLiteral("a\r\nMAIL FROM:<x@y>") << QByteArray("[127.0.0.1]");
    QTest::newRow("blank") << QStringLiteral("my station") << QByteArray("[127.0.0.1]");
    QTest::newRow("nothing") << QString() << QByteArray("[127.0.0.1]");
    QTest::newRow("international") << QStringLiteral("gebäude.example")
                                   << QByteArray("xn--gebude-dua.example");
    QTest::newRow("one label") << QStringLiteral("station") << QByteArray("station");
}

void SmtpFailureTest::hostNameThatIsACommandIsReplaced()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, name);
    SmtpSettings named = settings();
    named.localName = host;
    ScriptPlayer script("S: 220 hi\nC: EHLO " + name);
    SmtpDialogue smtp(std::move(named));
    QVERIFY2(script.play(smtp, 4096), script.mismatch());
}

QTEST_GUILESS_MAIN(SmtpFailureTest)
#include "smtpfailuretest.moc"
