#include "components/email/protocol/smtpdialogue.h"

#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using smtpfixture::address;
using smtpfixture::envelope;
using smtpfixture::only;
using smtpfixture::settings;

/// Delivering messages: what goes right, and what recipients and contents do. See also smtpsessiontest,
/// smtpfailuretest.
class SmtpDialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversInTheClear_data() { ScriptPlayer::addChunkRows(); }
    void deliversInTheClear();
    void deliversOverTlsFirst_data() { ScriptPlayer::addChunkRows(); }
    void deliversOverTlsFirst();
    void deliversAfterStartTls_data() { ScriptPlayer::addChunkRows(); }
    void deliversAfterStartTls();
    void oneRefusedRecipientStillDelivers_data() { ScriptPlayer::addChunkRows(); }
    void oneRefusedRecipientStillDelivers();
    void allRefusedRecipientsSendNoData_data() { ScriptPlayer::addChunkRows(); }
    void allRefusedRecipientsSendNoData();
    void keptConnectionTakesTwoMessages_data() { ScriptPlayer::addChunkRows(); }
    void keptConnectionTakesTwoMessages();
    void pipelinedRecipientsGoInOneWrite_data() { ScriptPlayer::addChunkRows(); }
    void pipelinedRecipientsGoInOneWrite();
    void pipelinedRefusalOutranksTheLostConnection_data() { ScriptPlayer::addChunkRows(); }
    void pipelinedRefusalOutranksTheLostConnection();
    void pipelinedRefusedSenderReadsEveryReply_data() { ScriptPlayer::addChunkRows(); }
    void pipelinedRefusedSenderReadsEveryReply();
    void finalDotWaitsUntilThePhaseIsRecorded_data() { ScriptPlayer::addChunkRows(); }
    void finalDotWaitsUntilThePhaseIsRecorded();
    void firstRecipientWaitsUntilThePhaseIsRecorded_data() { ScriptPlayer::addChunkRows(); }
    void firstRecipientWaitsUntilThePhaseIsRecorded();
    void dotsAreDoubledOnEveryLineThatBeginsWithOne_data() { ScriptPlayer::addChunkRows(); }
    void dotsAreDoubledOnEveryLineThatBeginsWithOne();
    void loneLfDotSmugglingIsDisarmed_data() { ScriptPlayer::addChunkRows(); }
    void loneLfDotSmugglingIsDisarmed();
    void eightBitIsDeclared_data() { ScriptPlayer::addChunkRows(); }
    void eightBitIsDeclared();
    void unsendableMessagesAreRefusedBeforeMail_data();
    void unsendableMessagesAreRefusedBeforeMail();
    void stopWhileIdleSaysGoodbye_data() { ScriptPlayer::addChunkRows(); }
    void stopWhileIdleSaysGoodbye();
    void stopBeforeTheDotLeavesAtOnce_data() { ScriptPlayer::addChunkRows(); }
    void stopBeforeTheDotLeavesAtOnce();
    void stopAfterTheDotWaitsForTheReply_data() { ScriptPlayer::addChunkRows(); }
    void stopAfterTheDotWaitsForTheReply();
    void idleServerMayClose_data() { ScriptPlayer::addChunkRows(); }
    void idleServerMayClose();
    void deliverAfterTheEndSettlesAtOnce();
    void destroyedAnywhereItLeavesNothing();
};

namespace {

const QByteArray Hello = "S: 220 mail.example ESMTP\n"
                         "C: EHLO station.example\n"
                         "S: 250-mail.example\n"
                         "S: 250 SIZE 1000\n";

const QByteArray Pipelining = "S: 220 mail.example ESMTP\n"
                              "C: EHLO station.example\n"
                              "S: 250-mail.example\n"
                              "S: 250 PIPELINING\n";

const QByteArray Goodbye = "[stop]\n"
                           "C: QUIT\n"
                           "S: 221 bye\n"
                           "[close]\n";

const QByteArray ToTheDot = "C: MAIL FROM:<alarm@station.example> SIZE=19\n"
                            "S: 250 ok\n"
                            "C: RCPT TO:<duty@example.com>\n"
                            "S: 250 ok\n"
                            "C: DATA\n"
                            "S: 354 go ahead\n"
                            "C: Subject: x\n"
                            "C:\n"
                            "C: hot\n"
                            "C: .\n";

} // namespace

#define PLAY(script, smtp)                                                                                   \
    QFETCH(int, chunk);                                                                                      \
    QVERIFY2((script).play(smtp, chunk), (script).mismatch())

void SmtpDialogueTest::deliversInTheClear()
{
    ScriptPlayer script(Hello + "[ready]\n" + ToTheDot + "S: 250 2.0.0 queued as 17\n[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY2(outcome.delivered(), qPrintable(outcome.text));
    QCOMPARE(outcome.token, 7);
    QCOMPARE(outcome.receipt.recipients.size(), 1);
    QVERIFY(outcome.receipt.recipients.first().accepted);
    QCOMPARE(outcome.receipt.last.toString(), QStringLiteral("250 2.0.0 queued as 17"));
    QVERIFY(smtp.isFinished());
    QVERIFY(!smtp.ending());
}

void SmtpDialogueTest::deliversOverTlsFirst()
{
    ScriptPlayer script(QByteArray("[tls]\n"
                                   "S: 220 mail.example ESMTP\n"
                                   "C: EHLO station.example\n"
                                   "S: 250-mail.example\n"
                                   "S: 250-AUTH LOGIN PLAIN\n"
                                   "S: 250 SIZE\n"
                                   "C: AUTH PLAIN AHVzZXIAc2VjcmV0\n"
                                   "S: 235 2.7.0 welcome\n"
                                   "[ready]\n") +
                        QByteArray(ToTheDot).replace(" SIZE=19", "") + "S: 250 ok\n" + Goodbye);
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    smtp.deliver(envelope());
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
    QCOMPARE(smtp.signedInBy(), QByteArray("PLAIN"));
    QCOMPARE(script.sentBeforeTls(), QByteArray());
}

void SmtpDialogueTest::deliversAfterStartTls()
{
    ScriptPlayer script(R"(
        S: 220 mail.example ESMTP
        C: EHLO station.example
        S: 250-mail.example
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go
        [tls]
        C: EHLO station.example
        S: 250-mail.example
        S: 250-SIZE 1000
        S: 250 AUTH LOGIN
        C: AUTH LOGIN
        S: 334 VXNlcm5hbWU6
        C: dXNlcg==
        S: 334 UGFzc3dvcmQ6
        C: c2VjcmV0
        S: 235 welcome
        [ready]
)" + ToTheDot + "S: 250 ok\n" +
                        Goodbye);
    SmtpDialogue smtp(settings(TlsMode::StartTls, true));
    smtp.deliver(envelope());
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
    QCOMPARE(script.sentBeforeTls(), QByteArray("EHLO station.example\r\nSTARTTLS\r\n"));
}

void SmtpDialogueTest::oneRefusedRecipientStillDelivers()
{
    ScriptPlayer script(Hello + R"(
        C: MAIL FROM:<alarm@station.example> SIZE=19
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 250 ok
        C: RCPT TO:<gone@example.com>
        S: 550 5.1.1 no such user
        C: RCPT TO:<boss@example.com>
        S: 251 will forward
        C: DATA
        S: 354 go ahead
        C: Subject: x
        C:
        C: hot
        C: .
        S: 250 queued
)" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(
        envelope("Subject: x\r\n\r\nhot\r\n",
                 {address("duty@example.com"), address("gone@example.com"), address("boss@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY(outcome.delivered());
    QVERIFY(outcome.receipt.recipients.at(0).accepted);
    const RecipientResult &refused = outcome.receipt.recipients.at(1);
    QVERIFY(!refused.accepted);
    QCOMPARE(refused.address.bytes(), QByteArray("gone@example.com"));
    QCOMPARE(refused.reply.code, 550);
    QCOMPARE(refused.reply.enhanced, QByteArray("5.1.1"));
    QVERIFY(outcome.receipt.recipients.at(2).accepted);
}

void SmtpDialogueTest::allRefusedRecipientsSendNoData()
{
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope("x\r\n", {address("duty@example.com"), address("gone@example.com")}));
    ScriptPlayer script(Hello + R"(
        C: MAIL FROM:<alarm@station.example> SIZE=3
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 450 4.2.1 later
        C: RCPT TO:<gone@example.com>
        S: 550 5.1.1 no such user
        C: RSET
        S: 250 ok
        [settled]
)" + Goodbye);
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::RcptTo);
    QCOMPARE(outcome.reply.code, 450);
    QCOMPARE(outcome.receipt.recipients.at(1).reply.code, 550);
    QVERIFY(!outcome.afterDot);
}

void SmtpDialogueTest::keptConnectionTakesTwoMessages()
{
    ScriptPlayer script(Hello + ToTheDot + "S: 250 first\n[settled]\n[later]\n" + ToTheDot +
                        "S: 250 second\n[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    script.on("later", [&] {
        QCOMPARE(smtp.step(), Step::Idle);
        Envelope second = envelope();
        second.token = 8;
        smtp.deliver(second);
    });
    PLAY(script, smtp);
    QCOMPARE(smtp.takeOutcome()->receipt.last.text(), QStringLiteral("first"));
    const Outcome second = only(smtp);
    QCOMPARE(second.token, 8);
    QCOMPARE(second.receipt.last.text(), QStringLiteral("second"));
}

void SmtpDialogueTest::pipelinedRecipientsGoInOneWrite()
{
    ScriptPlayer script(Pipelining + R"(
        C: MAIL FROM:<alarm@station.example>
        C: RCPT TO:<duty@example.com>
        C: RCPT TO:<gone@example.com>
        C: DATA
        S: 250 ok
        S: 250 ok
        S: 550 no such user
        S: 354 go ahead
        C: hot
        C: .
        S: 250 queued
)" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope("hot\r\n", {address("duty@example.com"), address("gone@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY(outcome.delivered());
    QVERIFY(outcome.receipt.recipients.at(0).accepted);
    QVERIFY(!outcome.receipt.recipients.at(1).accepted);
}

void SmtpDialogueTest::pipelinedRefusalOutranksTheLostConnection()
{
    ScriptPlayer script(Pipelining + R"(
        C: MAIL FROM:<alarm@station.example>
        C: RCPT TO:<duty@example.com>
        C: DATA
        S: 550 5.7.1 not you
        [gone]
        [close])");
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::MailFrom);
    QCOMPARE(outcome.reply.code, 550);
    QCOMPARE(smtp.ending()->cause, Cause::ConnectionLost);
}

void SmtpDialogueTest::pipelinedRefusedSenderReadsEveryReply()
{
    ScriptPlayer script(Pipelining + R"(
        C: MAIL FROM:<alarm@station.example>
        C: RCPT TO:<duty@example.com>
        C: DATA
        S: 451 4.3.0 later
        S: 503 5.5.1 need MAIL first
        S: 503 5.5.1 need RCPT first
        C: RSET
        S: 250 ok
)" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::MailFrom);
    QCOMPARE(outcome.reply.code, 451);
    QCOMPARE(outcome.receipt.recipients.first().reply.code, 0);
}

void SmtpDialogueTest::finalDotWaitsUntilThePhaseIsRecorded()
{
    ScriptPlayer script(Hello + QByteArray(ToTheDot).replace("C: .\n", "[look]\n[go]\nC: .\n") +
                        "S: 250 ok\n" + Goodbye);
    SmtpDialogue smtp(settings());
    Envelope mail = envelope();
    mail.committingRecorded = false;
    smtp.deliver(mail);
    script.on("look", [&] {
        QCOMPARE(smtp.step(), Step::Body);
        QVERIFY(!script.sent().contains("\r\n.\r\n"));
    });
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpDialogueTest::firstRecipientWaitsUntilThePhaseIsRecorded()
{
    ScriptPlayer script(Hello + "[look]\n[go]\n" + ToTheDot + "S: 250 ok\n" + Goodbye);
    SmtpDialogue smtp(settings());
    Envelope mail = envelope();
    mail.attemptingRecorded = false;
    smtp.deliver(mail);
    script.on("look", [&] { QVERIFY(!script.sent().contains("MAIL")); });
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpDialogueTest::dotsAreDoubledOnEveryLineThatBeginsWithOne()
{
    ScriptPlayer script(QByteArray(Hello).replace("250 SIZE 1000", "250 HELP") + R"(
        C: MAIL FROM:<alarm@station.example>
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 250 ok
        C: DATA
        S: 354 go ahead
        C: ..first line
        C: a.b
        C: ..
        C: ...
        C: .
        S: 250 ok
)" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope(".first line\r\na.b\r\n.\r\n.."));
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpDialogueTest::loneLfDotSmugglingIsDisarmed()
{
    ScriptPlayer script(QByteArray(Hello).replace("250 SIZE 1000", "250 HELP") + R"(
        C: MAIL FROM:<alarm@station.example>
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 250 ok
        C: DATA
        S: 354 go ahead
        C: a
        C: ..
        C: MAIL FROM:<evil@example>
        C: ..
        C: b
        C: ..
        C: c
        C: .
        S: 250 ok
)" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope("a\n.\r\nMAIL FROM:<evil@example>\r\n.\rb\r.\nc"));
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
    QCOMPARE(script.sent().count("\r\n.\r\n"), 1);
    QByteArray rest = script.sent();
    rest.replace("\r\n", "");
    QVERIFY(!rest.contains('\r') && !rest.contains('\n'));
}

void SmtpDialogueTest::eightBitIsDeclared()
{
    ScriptPlayer script(QByteArray(Hello).replace("250 SIZE 1000", "250 8BITMIME") + R"(
        C: MAIL FROM:<alarm@station.example> BODY=8BITMIME
        S: 250 ok
        C: RCPT TO:<duty@example.com>
        S: 250 ok
        C: DATA
        S: 354 go ahead
        C: 21 \xc2\xb0C
        C: .
        S: 250 ok
)" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope("21 \xc2\xb0"
                          "C\r\n"));
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpDialogueTest::unsendableMessagesAreRefusedBeforeMail_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("larger than SIZE") << QByteArray("0123456789\r\n").repeated(84) << Cause::MessageTooLarge;
    QTest::newRow("8-bit without 8BITMIME") << QByteArray("21 \xc2\xb0") << Cause::EightBitNotOffered;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << Cause::MessageUnsendable;
    QTest::newRow("a line of 999 bytes") << QByteArray(999, 'x') << Cause::MessageUnsendable;
}

void SmtpDialogueTest::unsendableMessagesAreRefusedBeforeMail()
{
    QFETCH(QByteArray, message);
    QFETCH(Cause, cause);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(Hello + "[settled]\n" + Goodbye);
        SmtpDialogue smtp(settings());
        smtp.deliver(envelope(message));
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        const Outcome outcome = only(smtp);
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QCOMPARE(outcome.cause, cause);
        QCOMPARE(outcome.step, Step::MailFrom);
        QCOMPARE(outcome.reply.code, 0);
        QVERIFY(!smtp.ending());
    }
}

void SmtpDialogueTest::stopWhileIdleSaysGoodbye()
{
    ScriptPlayer script(Hello + "[ready]\n[stop]\nC: QUIT\n[too late]\n[close]\n");
    SmtpDialogue smtp(settings());
    PLAY(script, smtp);
    QVERIFY(!smtp.ending());
}

void SmtpDialogueTest::stopBeforeTheDotLeavesAtOnce()
{
    ScriptPlayer script(Hello + "C: MAIL FROM:<alarm@station.example> SIZE=19\n[stop]\n[close]\n");
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.cause, Cause::Stopped);
    QVERIFY(!outcome.ambiguous());
}

void SmtpDialogueTest::stopAfterTheDotWaitsForTheReply()
{
    ScriptPlayer script(Hello + ToTheDot + "[stop]\nS: 250 ok\nC: QUIT\nS: 221 bye\n[close]\n");
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    smtp.deliver(envelope());
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    const Outcome second = only(smtp);
    QCOMPARE(second.cause, Cause::Stopped);
    QVERIFY(!second.ambiguous());
}

void SmtpDialogueTest::idleServerMayClose()
{
    ScriptPlayer script(Hello + "[ready]\nS: 421 4.4.2 idle too long\n[close]\n");
    SmtpDialogue smtp(settings());
    PLAY(script, smtp);
    QCOMPARE(smtp.ending()->cause, Cause::ServerClosing);
    QCOMPARE(smtp.ending()->step, Step::Idle);
}

void SmtpDialogueTest::deliverAfterTheEndSettlesAtOnce()
{
    SmtpDialogue smtp(settings());
    smtp.reached(Step::Lookup);
    smtp.gone(Cause::HostNotFound, QStringLiteral("no such host"));
    QVERIFY(smtp.isFinished());
    smtp.deliver(envelope());
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.cause, Cause::HostNotFound);
    QCOMPARE(outcome.step, Step::Lookup);
    QCOMPARE(outcome.token, 7);
}

void SmtpDialogueTest::destroyedAnywhereItLeavesNothing()
{
    // Leaks and stale frames show under the address sanitizer.
    const QByteArray text = Hello + ToTheDot;
    for (int lines = 0; lines <= text.count('\n'); ++lines) {
        ScriptPlayer script(text.split('\n').mid(0, lines).join('\n'));
        SmtpDialogue smtp(settings());
        smtp.deliver(envelope());
        script.play(smtp, 4096);
        QVERIFY(!smtp.isFinished());
    }
}

QTEST_GUILESS_MAIN(SmtpDialogueTest)
#include "smtpdialoguetest.moc"
