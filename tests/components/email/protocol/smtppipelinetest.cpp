#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using smtpfixture::address;
using smtpfixture::envelope;
using smtpfixture::only;
using smtpfixture::settings;

/// PIPELINING (RFC 2920) and CHUNKING (RFC 3030): what goes in one write, and what is true when it goes
/// wrong. In a script, client lines in a row without a server line between them left together.
class SmtpPipelineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsOneWrite_data() { ScriptPlayer::addChunkRows(); }
    void aMessageIsOneWrite();
    void withoutChunkingDataGoesWithTheEnvelope_data() { ScriptPlayer::addChunkRows(); }
    void withoutChunkingDataGoesWithTheEnvelope();
    void withoutPipeliningEachReplyIsAwaited_data() { ScriptPlayer::addChunkRows(); }
    void withoutPipeliningEachReplyIsAwaited();
    void nothingIsPipelinedBeforeTheSessionStands_data() { ScriptPlayer::addChunkRows(); }
    void nothingIsPipelinedBeforeTheSessionStands();
    void inABurstTheNextEnvelopeStandsBehindTheText_data() { ScriptPlayer::addChunkRows(); }
    void inABurstTheNextEnvelopeStandsBehindTheText();
    void inABurstTheNextEnvelopeStandsBehindTheDot_data() { ScriptPlayer::addChunkRows(); }
    void inABurstTheNextEnvelopeStandsBehindTheDot();
    void aMessageThatComesMeanwhileStandsBehindToo_data() { ScriptPlayer::addChunkRows(); }
    void aMessageThatComesMeanwhileStandsBehindToo();
    void theTextWaitsUntilThePhaseIsRecorded_data() { ScriptPlayer::addChunkRows(); }
    void theTextWaitsUntilThePhaseIsRecorded();
    void aLargeTextWaitsForTheEnvelope_data() { ScriptPlayer::addChunkRows(); }
    void aLargeTextWaitsForTheEnvelope();
    void refusedSenderInOneWriteIsNotDelivered_data() { ScriptPlayer::addChunkRows(); }
    void refusedSenderInOneWriteIsNotDelivered();
    void refusedRecipientsInOneWriteAreNotDelivered_data() { ScriptPlayer::addChunkRows(); }
    void refusedRecipientsInOneWriteAreNotDelivered();
    void someRefusedRecipientsInOneWriteHoldUpNobody_data() { ScriptPlayer::addChunkRows(); }
    void someRefusedRecipientsInOneWriteHoldUpNobody();
    void refusedTextIsReset_data() { ScriptPlayer::addChunkRows(); }
    void refusedTextIsReset();
    void theNextEnvelopeOutlivesAFailureBeforeIt_data() { ScriptPlayer::addChunkRows(); }
    void theNextEnvelopeOutlivesAFailureBeforeIt();
    void textThatNobodyGetsIsNotSent_data() { ScriptPlayer::addChunkRows(); }
    void textThatNobodyGetsIsNotSent();
    void aLossIsAmbiguousFromTheTextOn_data();
    void aLossIsAmbiguousFromTheTextOn();
    void aReplyTooManyMakesNoRefusalASuccess_data();
    void aReplyTooManyMakesNoRefusalASuccess();
    void aServerWithoutNoopIsAskedOnce_data() { ScriptPlayer::addChunkRows(); }
    void aServerWithoutNoopIsAskedOnce();
    void whatStandsBehindALossIsNotInDoubt_data() { ScriptPlayer::addChunkRows(); }
    void whatStandsBehindALossIsNotInDoubt();
    void allRepliesShareThePatienceOfTheLast();
    void leavingGivesBackWhatWasNotSent_data() { ScriptPlayer::addChunkRows(); }
    void leavingGivesBackWhatWasNotSent();
    void quitIsNotSaidIntoAText_data() { ScriptPlayer::addChunkRows(); }
    void quitIsNotSaidIntoAText();
};

namespace {

QByteArray hello(const QByteArray &extensions)
{
    QByteArray text = "S: 220 mail.example ESMTP\nC: EHLO station.example\nS: 250-mail.example\n";
    for (const QByteArray &word : extensions.split(' '))
        text += "S: 250-" + word + '\n';
    return text + "S: 250 HELP\n";
}

const QByteArray Both = hello("PIPELINING CHUNKING");
const QByteArray Goodbye = "[stop]\nC: QUIT\nS: 221 bye\n[close]\n";
const QByteArray Envelope1 = "C: MAIL FROM:<alarm@station.example>\nC: RCPT TO:<duty@example.com>\n";
const QByteArray Text1 = "C: BDAT 19 LAST\nC: Subject: x\nC:\nC: hot\n";
const QByteArray Guarded1 = Text1 + "C: NOOP\n"; ///< As it goes in one write with its envelope.
const QByteArray Dot1 = "C: Subject: x\nC:\nC: hot\nC: .\n";
const QByteArray Taken = "S: 250 ok\n";

Envelope numbered(qint64 token)
{
    Envelope mail = envelope();
    mail.token = token;
    return mail;
}

} // namespace

#define PLAY(script, smtp)                                                                                   \
    QFETCH(int, chunk);                                                                                      \
    QVERIFY2((script).play(smtp, chunk), (script).mismatch())

void SmtpPipelineTest::aMessageIsOneWrite()
{
    ScriptPlayer script(Both + "[ready]\n" + Envelope1 +
                        "C: BDAT 26 LAST\nC: Subject: x\nC:\nC: .hot\nC: .\nC: .\nC: NOOP\n" +
                        "S: 250 sender\nS: 250 recipient\nS: 250 queued as 17\nS: 250 here\n[settled]\n" +
                        Goodbye);
    SmtpDialogue smtp(settings());
    // A chunk is counted, so its dots stay as they are.
    smtp.deliver(envelope("Subject: x\r\n\r\n.hot\r\n.\r\n.\r\n"));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY2(outcome.delivered(), qPrintable(outcome.text));
    QVERIFY(outcome.receipt.recipients.first().accepted);
    QCOMPARE(outcome.receipt.last.text(), QStringLiteral("queued as 17"));
    QVERIFY(!script.trace().contains(u"hot"));
}

void SmtpPipelineTest::withoutChunkingDataGoesWithTheEnvelope()
{
    ScriptPlayer script(hello("PIPELINING") + Envelope1 + "C: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\n" +
                        Dot1 + "S: 250 queued\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpPipelineTest::withoutPipeliningEachReplyIsAwaited()
{
    ScriptPlayer script(hello("CHUNKING") + R"(
        C: MAIL FROM:<alarm@station.example>
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 250 ok
)" + Text1 + "S: 250 queued\n" +
                        Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpPipelineTest::nothingIsPipelinedBeforeTheSessionStands()
{
    // What was offered before TLS counts for nothing behind it.
    ScriptPlayer script(QByteArray(Both).replace("S: 250 HELP", "S: 250 STARTTLS") + R"(
        C: STARTTLS
        S: 220 go
        [tls]
        C: EHLO station.example
        S: 250-mail.example
        S: 250 AUTH PLAIN
        C: AUTH PLAIN AHVzZXIAc2VjcmV0
        S: 235 welcome
        C: MAIL FROM:<alarm@station.example>
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 250 ok
        C: DATA
        S: 354 go
)" + Dot1 + Taken + Goodbye);
    SmtpDialogue smtp(settings(TlsMode::StartTls, true));
    smtp.deliver(envelope());
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpPipelineTest::inABurstTheNextEnvelopeStandsBehindTheText()
{
    ScriptPlayer script(Both + Envelope1 + Guarded1 + Envelope1 + Taken + Taken +
                        "S: 250 first\nS: 250 here\n[settled]\n" + Taken + Taken + Text1 + Envelope1 +
                        "S: 250 second\n[settled]\n" + Taken + Taken + Text1 + "S: 250 third\n[settled]\n" +
                        Goodbye);
    SmtpDialogue smtp(settings());
    for (const qint64 token : {1, 2, 3})
        smtp.deliver(numbered(token));
    PLAY(script, smtp);
    for (const auto &[token, text] : {std::pair(1, "first"), std::pair(2, "second"), std::pair(3, "third")}) {
        const Outcome outcome = only(smtp);
        QCOMPARE(outcome.token, token);
        QCOMPARE(outcome.receipt.last.text(), QLatin1String(text));
    }
}

void SmtpPipelineTest::inABurstTheNextEnvelopeStandsBehindTheDot()
{
    const QByteArray offer = Envelope1 + "C: DATA\n";
    const QByteArray answered = Taken + Taken + "S: 354 go\n";
    ScriptPlayer script(hello("PIPELINING") + offer + answered + Dot1 + offer + "S: 250 first\n[settled]\n" +
                        answered + Dot1 + "S: 250 second\n[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(numbered(1));
    smtp.deliver(numbered(2));
    PLAY(script, smtp);
    QCOMPARE(smtp.takeOutcome()->receipt.last.text(), QStringLiteral("first"));
    QCOMPARE(only(smtp).receipt.last.text(), QStringLiteral("second"));
}

void SmtpPipelineTest::aMessageThatComesMeanwhileStandsBehindToo()
{
    ScriptPlayer script(Both + Envelope1 + Guarded1 + "[another]\n" + Envelope1 + Taken + Taken + Taken +
                        Taken + "[settled]\n" + Taken + Taken + Text1 + Taken + "[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(numbered(1));
    script.on("another", [&] { smtp.deliver(numbered(2)); });
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    QVERIFY(only(smtp).delivered());
}

void SmtpPipelineTest::theTextWaitsUntilThePhaseIsRecorded()
{
    ScriptPlayer script(Both + Envelope1 + Taken + Taken + "[look]\n[go]\n" + Text1 + Taken + Goodbye);
    SmtpDialogue smtp(settings());
    Envelope mail = envelope();
    mail.committingRecorded = false;
    smtp.deliver(mail);
    script.on("look", [&] {
        QVERIFY(script.isPending(Output::Kind::Committing));
        QVERIFY(!script.sent().contains("BDAT"));
    });
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpPipelineTest::aLargeTextWaitsForTheEnvelope()
{
    ScriptPlayer script(Both + Envelope1 + Taken + "S: 550 5.1.1 no\nC: RSET\nS: 250 ok\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope(QByteArray(QByteArray(98, 'x') + "\r\n").repeated(2000)));
    PLAY(script, smtp);
    QCOMPARE(only(smtp).receipt.recipients.first().reply.code, 550);
}

void SmtpPipelineTest::refusedSenderInOneWriteIsNotDelivered()
{
    ScriptPlayer script(Both + Envelope1 + Guarded1 +
                        "S: 550 5.7.1 not you\nS: 503 5.5.1 MAIL first\nS: 503 5.5.1 MAIL first\nS: 250 "
                        "here\nC: RSET\nS: 250 ok\n"
                        "[settled]\n" +
                        Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::MailFrom);
    QCOMPARE(outcome.reply.code, 550);
    QVERIFY(!outcome.afterDot);
    QCOMPARE(outcome.receipt.recipients.first().reply.code, 0);
    QCOMPARE(outcome.receipt.last.code, 0);
}

void SmtpPipelineTest::refusedRecipientsInOneWriteAreNotDelivered()
{
    ScriptPlayer script(
        Both +
        "C: MAIL FROM:<alarm@station.example>\nC: RCPT TO:<duty@example.com>\n"
        "C: RCPT TO:<gone@example.com>\n" +
        Guarded1 +
        "S: 250 ok\nS: 450 4.2.1 later\nS: 550 5.1.1 no such user\nS: 554 5.5.1 no valid recipients\n"
        "S: 250 here\nC: RSET\nS: 250 ok\n[settled]\n" +
        Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(
        envelope("Subject: x\r\n\r\nhot\r\n", {address("duty@example.com"), address("gone@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::RcptTo);
    QVERIFY(!outcome.afterDot);
    QCOMPARE(outcome.receipt.recipients.at(0).reply.code, 450);
    QCOMPARE(outcome.receipt.recipients.at(1).reply.code, 550);
    QCOMPARE(outcome.receipt.last.code, 0);
}

void SmtpPipelineTest::someRefusedRecipientsInOneWriteHoldUpNobody()
{
    ScriptPlayer script(
        Both +
        "C: MAIL FROM:<alarm@station.example>\nC: RCPT TO:<gone@example.com>\n"
        "C: RCPT TO:<duty@example.com>\n" +
        Guarded1 +
        "S: 250 ok\nS: 550 5.1.1 no such user\nS: 250 ok\nS: 250 queued\nS: 250 here\n[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(
        envelope("Subject: x\r\n\r\nhot\r\n", {address("gone@example.com"), address("duty@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY(outcome.delivered());
    QVERIFY(!outcome.receipt.recipients.at(0).accepted);
    QCOMPARE(outcome.receipt.recipients.at(0).reply.code, 550);
    QVERIFY(outcome.receipt.recipients.at(1).accepted);
}

void SmtpPipelineTest::refusedTextIsReset()
{
    ScriptPlayer script(Both + Envelope1 + Guarded1 +
                        "S: 250 ok\nS: 250 ok\nS: 552 5.3.4 too large\nS: 250 here\nC: RSET\nS: 250 ok\n" +
                        "[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::EndOfData);
    QCOMPARE(outcome.reply.code, 552);
}

void SmtpPipelineTest::theNextEnvelopeOutlivesAFailureBeforeIt()
{
    // The failed message left its transaction open, so the sender behind it is one too many.
    ScriptPlayer script(
        Both + Envelope1 + Guarded1 + Envelope1 +
        "S: 250 ok\nS: 550 5.1.1 no\nS: 554 5.5.1 no valid recipients\nS: 250 here\n[settled]\n"
        "S: 503 5.5.1 nested MAIL\nS: 250 ok\n"
        "C: RSET\nS: 250 ok\n" +
        Envelope1 + Guarded1 + Taken + Taken + "S: 250 second\nS: 250 here\n[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(numbered(1));
    smtp.deliver(numbered(2));
    PLAY(script, smtp);
    QCOMPARE(smtp.takeOutcome()->step, Step::RcptTo);
    const Outcome second = only(smtp);
    QVERIFY2(second.delivered(), qPrintable(second.text));
    QCOMPARE(second.token, 2);
}

void SmtpPipelineTest::textThatNobodyGetsIsNotSent()
{
    ScriptPlayer script(hello("PIPELINING") + Envelope1 +
                        "C: DATA\nS: 250 ok\nS: 550 5.1.1 no\nS: 354 go\n[close]\n");
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::RcptTo);
    QCOMPARE(outcome.reply.code, 550);
    QVERIFY(!outcome.ambiguous());
}

void SmtpPipelineTest::aLossIsAmbiguousFromTheTextOn_data()
{
    QTest::addColumn<QByteArray>("replies");
    QTest::addColumn<bool>("ambiguous");
    QTest::addColumn<Cause>("cause");
    const auto row = [](const char *name, const char *replies, bool ambiguous, Cause cause) {
        QTest::newRow(name) << QByteArray(replies) << ambiguous << cause;
    };
    row("before any reply", "[gone]", true, Cause::ConnectionLost);
    row("after the sender", "S: 250 ok\n[gone]", true, Cause::ConnectionLost);
    row("after the recipient", "S: 250 ok\nS: 250 ok\n[gone]", true, Cause::ConnectionLost);
    row("no more patience", "S: 250 ok\nS: 250 ok\n[too late]", true, Cause::TimedOut);
    row("421 for the sender", "S: 421 4.3.2 closing\n[gone]", false, Cause::ServerClosing);
    row("421 for the recipient", "S: 250 ok\nS: 421 4.3.2 closing\n[gone]", false, Cause::ServerClosing);
    row("421 for the text", "S: 250 ok\nS: 250 ok\nS: 421 4.3.2 closing\n[gone]", true, Cause::ServerClosing);
    row("the sender refused, then gone", "S: 451 later\n[gone]", false, Cause::ServerRefused);
    row("the recipient refused, then gone", "S: 250 ok\nS: 550 no\n[gone]", false, Cause::ServerRefused);
}

void SmtpPipelineTest::aLossIsAmbiguousFromTheTextOn()
{
    QFETCH(QByteArray, replies);
    QFETCH(bool, ambiguous);
    QFETCH(Cause, cause);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(Both + Envelope1 + Guarded1 + replies + "\n[settled]\n[close]\n");
        SmtpDialogue smtp(settings());
        smtp.deliver(envelope());
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        const Outcome outcome = only(smtp);
        QCOMPARE(outcome.ambiguous(), ambiguous);
        QCOMPARE(outcome.cause, cause);
        QVERIFY(!outcome.delivered());
    }
}

void SmtpPipelineTest::aReplyTooManyMakesNoRefusalASuccess_data()
{
    QTest::addColumn<QByteArray>("replies");
    QTest::addColumn<bool>("delivered");
    const auto row = [](const char *name, const char *replies, bool delivered) {
        QTest::newRow(name) << QByteArray(replies) << delivered;
    };
    row("text refused for good", "S: 250 ok\nS: 250 ok\nS: 250 ok\nS: 550 5.7.1 no\n", false);
    row("text refused for now", "S: 250 2.1.0 ok\nS: 250 2.0.0 ok\nS: 250 2.1.5 ok\nS: 452 4.3.1 full\n",
        false);
    row("text refused, out of turn", "S: 250 ok\nS: 250 ok\nS: 250 ok\nS: 503 bad sequence\n", false);
    row("closed for the text",
        "S: 250 2.1.0 ok\nS: 250 2.1.0 ok\nS: 250 2.1.5 ok\nS: 421 4.3.2 closing\n[gone]\n", false);
    row("lost", "S: 250 2.1.0 ok\nS: 250 2.1.0 ok\nS: 250 2.1.5 ok\n[gone]\n", false);
    // And what is in order:
    row("closed behind its yes", "S: 250 ok\nS: 250 ok\nS: 250 queued as 17\n[gone]\n", true);
    row("closed behind its yes, by the book",
        "S: 250 2.1.0 ok\nS: 250 2.1.5 ok\nS: 250 2.0.0 ok\nS: 421 4.3.2 bye\n[gone]\n", true);
}

void SmtpPipelineTest::aReplyTooManyMakesNoRefusalASuccess()
{
    QFETCH(QByteArray, replies);
    QFETCH(bool, delivered);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(Both + Envelope1 + Guarded1 + replies + "[settled]\n[close]\n");
        SmtpDialogue smtp(settings());
        smtp.deliver(envelope());
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        const Outcome outcome = only(smtp);
        QCOMPARE(outcome.delivered(), delivered);
        QCOMPARE(outcome.ambiguous(), !delivered);
    }
}

void SmtpPipelineTest::aServerWithoutNoopIsAskedOnce()
{
    const QByteArray answers = Taken + Taken + "S: 250 queued\n";
    ScriptPlayer script(Both + Envelope1 + Guarded1 + answers + "S: 502 5.5.1 what\n[settled]\n[again]\n" +
                        Envelope1 + Text1 + answers + "[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(numbered(1));
    script.on("again", [&] { smtp.deliver(numbered(2)); });
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    QVERIFY(only(smtp).delivered());
}

void SmtpPipelineTest::whatStandsBehindALossIsNotInDoubt()
{
    ScriptPlayer script(Both + Envelope1 + Guarded1 + Envelope1 + "[gone]\n[close]\n");
    SmtpDialogue smtp(settings());
    for (const qint64 token : {1, 2, 3})
        smtp.deliver(numbered(token));
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->ambiguous());
    for (const qint64 token : {2, 3}) {
        const Outcome behind = only(smtp);
        QCOMPARE(behind.token, token);
        QVERIFY(!behind.ambiguous());
        // The loss is the first one's: these were not tried.
        QCOMPARE(behind.cause, Cause::Stopped);
        QCOMPARE(behind.step, Step::Idle);
    }
}

void SmtpPipelineTest::allRepliesShareThePatienceOfTheLast()
{
    // The server may answer nothing before it has dealt with the text.
    ScriptPlayer script(Both + Envelope1 + Guarded1 + "[look]\nS: 250 ok\n[look]\nS: 250 ok\n[look]\n");
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    script.on("look", [&] { QCOMPARE(patience(smtp.step()).count(), 600'000); });
    QVERIFY2(script.play(smtp, 4096), script.mismatch());
}

void SmtpPipelineTest::leavingGivesBackWhatWasNotSent()
{
    ScriptPlayer script(Both + Envelope1 + Guarded1 + Envelope1 + Taken + "[leave]\n" + Taken + Taken +
                        Taken + "[settled]\nC: QUIT\n" + Taken + "[close]\n");
    SmtpDialogue smtp(settings());
    for (const qint64 token : {1, 2, 3})
        smtp.deliver(numbered(token));
    script.on("leave", [&] { QCOMPARE(smtp.leave(), QList<qint64>({2, 3})); });
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
    QVERIFY(!smtp.takeOutcome());
}

void SmtpPipelineTest::quitIsNotSaidIntoAText()
{
    ScriptPlayer script(hello("PIPELINING") + Envelope1 + "C: DATA\n" + Taken + Taken + "S: 354 go\n" + Dot1 +
                        Envelope1 + "C: DATA\n[stop]\nS: 250 first\n[settled]\n[close]\n");
    SmtpDialogue smtp(settings());
    smtp.deliver(numbered(1));
    smtp.deliver(numbered(2));
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    QCOMPARE(only(smtp).cause, Cause::Stopped);
}

QTEST_GUILESS_MAIN(SmtpPipelineTest)
#include "smtppipelinetest.moc"
