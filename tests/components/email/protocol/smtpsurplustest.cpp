#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using namespace smtpfixture;

/// A server that sends more replies than it was asked for: whatever stands in the place of the reply to a
/// text, a refused message never counts as delivered.
class SmtpSurplusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyTooManyMakesNoRefusalASuccess_data();
    void aReplyTooManyMakesNoRefusalASuccess();
    void aServerWithoutNumbersIsAskedOnce_data() { ScriptPlayer::addChunkRows(); }
    void aServerWithoutNumbersIsAskedOnce();
    void aTextThatWaitedIsGuardedToo_data() { ScriptPlayer::addChunkRows(); }
    void aTextThatWaitedIsGuardedToo();
    void aServerWithoutRsetIsAskedOnce_data() { ScriptPlayer::addChunkRows(); }
    void aServerWithoutRsetIsAskedOnce();
};

#define PLAY(script, smtp)                                                                                   \
    QFETCH(int, chunk);                                                                                      \
    QVERIFY2((script).play(smtp, chunk), (script).mismatch())

void SmtpSurplusTest::aReplyTooManyMakesNoRefusalASuccess_data()
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
    row("two too many, with numbers",
        "S: 250 2.1.0 ok\nS: 250 2.1.0 ok\nS: 250 2.1.5 ok\nS: 250 2.1.5 ok\nC: RSET\nC: RSET\nS: 550 5.7.1 "
        "no\n",
        false);
    row("two too many, without", "S: 250 ok\nS: 250 ok\nS: 250 ok\nS: 250 ok\nC: RSET\nC: RSET\nS: 550 no\n",
        false);
    row("three too many, without",
        "S: 250 ok\nS: 250 ok\nS: 250 ok\nS: 250 ok\nC: RSET\nC: RSET\nS: 250 ok\nS: 550 no\n", false);
    // And what is in order:
    row("without numbers",
        "S: 250 ok\nS: 250 ok\nS: 250 ok\nS: 250 ok\nC: RSET\nC: RSET\nS: 250 ok\nS: 250 ok\n"
        "[settled]\n[stop]\nC: QUIT\n[gone]\n",
        true);
    row("closed behind its yes", "S: 250 ok\nS: 250 ok\nS: 250 queued as 17\n[gone]\n", true);
    row("closed behind its yes, by the book",
        "S: 250 2.1.0 ok\nS: 250 2.1.5 ok\nS: 250 2.0.0 ok\nS: 421 4.3.2 bye\n[gone]\n", true);
}

void SmtpSurplusTest::aReplyTooManyMakesNoRefusalASuccess()
{
    QFETCH(QByteArray, replies);
    QFETCH(bool, delivered);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(Both + Envelope1 + Guarded1 + replies +
                            (replies.contains("[stop]") ? "[close]\n" : "[settled]\n[close]\n"));
        SmtpDialogue smtp(settings());
        smtp.deliver(envelope());
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        const Outcome outcome = only(smtp);
        QCOMPARE(outcome.delivered(), delivered);
        QCOMPARE(outcome.ambiguous(), !delivered);
    }
}

void SmtpSurplusTest::aServerWithoutNumbersIsAskedOnce()
{
    const QByteArray plain = QByteArray("S: 250 ok\n");
    ScriptPlayer script(Both + Envelope1 + Guarded1 + plain.repeated(4) + "C: RSET\nC: RSET\n" +
                        plain.repeated(2) + "[settled]\n[again]\n" + Envelope1 + Guarded1 +
                        plain.repeated(4) + "[settled]\n" + Goodbye);
    SmtpDialogue smtp(settings());
    smtp.deliver(numbered(1));
    script.on("again", [&] { smtp.deliver(numbered(2)); });
    PLAY(script, smtp);
    QVERIFY(smtp.takeOutcome()->delivered());
    QVERIFY(only(smtp).delivered());
}

void SmtpSurplusTest::aTextThatWaitedIsGuardedToo()
{
    ScriptPlayer script(Both + Envelope1 + Taken + Taken + "[go]\n" + Guarded1 +
                        "S: 250 2.1.5 straggler\nS: 552 5.2.2 too large\n[settled]\n[close]\n");
    SmtpDialogue smtp(settings());
    Envelope mail = envelope();
    mail.committingRecorded = false;
    smtp.deliver(mail);
    PLAY(script, smtp);
    QVERIFY(only(smtp).ambiguous());
}

void SmtpSurplusTest::aServerWithoutRsetIsAskedOnce()
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

QTEST_GUILESS_MAIN(SmtpSurplusTest)
#include "smtpsurplustest.moc"
