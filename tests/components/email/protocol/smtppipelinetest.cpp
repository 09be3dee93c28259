#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using namespace smtpfixture;

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
    void whatStandsBehindALossIsNotInDoubt_data() { ScriptPlayer::addChunkRows(); }
    void whatStandsBehindALossIsNotInDoubt();
    void allRepliesShareThePatienceOfTheLast();
    void leavingGivesBackWhatWasNotSent_data() { ScriptPlayer::addChunkRows(); }
    void leavingGivesBackWhatWasNotSent();
    void quitIsNotSaidIntoAText_data() { ScriptPlayer::addChunkRows(); }
    void quitIsNotSaidIntoAText();
};

namespace {

/// The dot and what stands before it.
const QByteArray Dot1 = "C: Subject: x\nC:\nC: hot\nC: .\n";

} // namespace

#define PLAY(script, smtp)                                                                                   \
    QFETCH(int, chunk);                                                                                      \
    QVERIFY2((script).play(smtp, chunk), (script).mismatch())

void SmtpPipelineTest::aMessageIsOneWrite()
{
    ScriptPlayer script(
        Both + "[ready]\n" + Envelope1 +
        "C: BDAT 26 LAST\nC: Subject: x\nC:\nC: .hot\nC: .\nC: .\nC: RSET\n" +
        "S: 250 sender\nS: 250 recipient\nS: 250 2.0.0 queued as 17\nS: 250 here\n[settled]\n" + Goodbye);
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
    // The first yes of a session shows whether it can be told from others; from then on.
    const QByteArray envelope = Taken + Taken;
    ScriptPlayer script(Both + Envelope1 + Guarded1 + envelope + "S: 250 2.0.0 first\n" + Taken +
                        "[settled]\n" + Envelope1 + Guarded1 + Envelope1 + envelope +
                        "S: 250 2.0.0 second\n" + Taken + "[settled]\n" + envelope + Guarded1 +
                        "S: 250 2.0.0 third\n" + Taken + "[settled]\n" + Goodbye);
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
    ScriptPlayer script(Both + Envelope1 + Guarded1 + Taken.repeated(4) + "[settled]\n[next]\n" + Envelope1 +
                        Guarded1 + "[another]\n" + Envelope1 + Taken.repeated(4) + "[settled]\n" +
                        Taken.repeated(2) + Guarded1 + Taken.repeated(2) + "[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(numbered(1));
    script.on("next", [&] { smtp.deliver(numbered(2)); });
    script.on("another", [&] { smtp.deliver(numbered(3)); });
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    QVERIFY(smtp.takeOutcome()->delivered());
    QVERIFY(only(smtp).delivered());
}

void SmtpPipelineTest::theTextWaitsUntilThePhaseIsRecorded()
{
    ScriptPlayer script(Both + Envelope1 + Taken + Taken + "[look]\n[go]\n" + Guarded1 + Taken + Taken +
                        Goodbye);
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
                        "here\n[settled]\n" +
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
        "S: 250 here\n[settled]\n" +
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
        "S: 250 ok\nS: 550 5.1.1 no such user\nS: 250 ok\nS: 250 2.6.0 queued\nS: 250 here\n[settled]\n" +
        Goodbye);
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
                        "S: 250 ok\nS: 250 ok\nS: 552 5.3.4 too large\nS: 250 here\n[settled]\n" + Goodbye);
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
    // RSET stands between them: the failed message left its transaction open.
    ScriptPlayer script(
        Both + Envelope1 + Guarded1 + Taken.repeated(4) + "[settled]\n" + Envelope1 + Guarded1 + Envelope1 +
        "S: 250 ok\nS: 550 5.1.1 no\nS: 554 5.5.1 no valid recipients\n" + Taken + "[settled]\n" +
        Taken.repeated(2) + Guarded1 + Taken.repeated(2) + "[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    for (const qint64 token : {1, 2, 3})
        smtp.deliver(numbered(token));
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    QCOMPARE(smtp.takeOutcome()->step, Step::RcptTo);
    const Outcome second = only(smtp);
    QVERIFY2(second.delivered(), qPrintable(second.text));
    QCOMPARE(second.token, 3);
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

void SmtpPipelineTest::whatStandsBehindALossIsNotInDoubt()
{
    ScriptPlayer script(Both + Envelope1 + Guarded1 + Taken.repeated(4) + "[settled]\n" + Envelope1 +
                        Guarded1 + Envelope1 + "[gone]\n[close]\n");
    SmtpDialogue smtp(settings());
    for (const qint64 token : {1, 2, 3, 4})
        smtp.deliver(numbered(token));
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    QVERIFY(smtp.takeOutcome()->ambiguous());
    for (const qint64 token : {3, 4}) {
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
    ScriptPlayer script(Both + Envelope1 + Guarded1 + Taken.repeated(4) + "[settled]\n" + Envelope1 +
                        Guarded1 + Envelope1 + Taken + "[leave]\n" + Taken.repeated(3) +
                        "[settled]\nC: QUIT\n" + Taken + "[close]\n");
    SmtpDialogue smtp(settings());
    for (const qint64 token : {1, 2, 3, 4})
        smtp.deliver(numbered(token));
    script.on("leave", [&] { QCOMPARE(smtp.leave(), QList<qint64>({3, 4})); });
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
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
