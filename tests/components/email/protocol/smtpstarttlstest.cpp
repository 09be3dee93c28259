#include "components/email/protocol/smtpdialogue.h"
#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using smtpfixture::envelope;
using smtpfixture::only;
using smtpfixture::settings;

/// The attacks on STARTTLS (RFC 3207; "NO STARTTLS", USENIX Security 2021), and TLS from the first byte.
class SmtpStartTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void starttlsStrippedIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void starttlsStrippedIsFatal();
    void starttlsStrippedByRefusingEhloIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void starttlsStrippedByRefusingEhloIsFatal();
    void startTlsRefusedIsFatal_data();
    void startTlsRefusedIsFatal();
    void replyGluedToStartTlsIsFatal_data();
    void replyGluedToStartTlsIsFatal();
    void replyGluedToEhloIsFatal_data();
    void replyGluedToEhloIsFatal();
    void plaintextAfterUpgradeIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void plaintextAfterUpgradeIsFatal();
    void plaintextInTheSocketBeforeTheHandshakeIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void plaintextInTheSocketBeforeTheHandshakeIsFatal();
    void capabilitiesBeforeTlsForgotten_data() { ScriptPlayer::addChunkRows(); }
    void capabilitiesBeforeTlsForgotten();
    void capabilitiesBeforeTlsForgottenWhenEhloFailsAfterwards_data() { ScriptPlayer::addChunkRows(); }
    void capabilitiesBeforeTlsForgottenWhenEhloFailsAfterwards();
    void bytesBeforeTlsAreFatal_data() { ScriptPlayer::addChunkRows(); }
    void bytesBeforeTlsAreFatal();
    void bytesBeforeTlsAreFew_data();
    void bytesBeforeTlsAreFew();
    void wordsBeforeTlsAreNobodysWords_data() { ScriptPlayer::addChunkRows(); }
    void wordsBeforeTlsAreNobodysWords();
    void ifOfferedGoesOnInTheClearWithoutTheOffer_data() { ScriptPlayer::addChunkRows(); }
    void ifOfferedGoesOnInTheClearWithoutTheOffer();
    void ifOfferedNeverTakesThePasswordAlong_data();
    void ifOfferedNeverTakesThePasswordAlong();
    void earlyEncryptedGreetingIsNotAnAttack_data() { ScriptPlayer::addChunkRows(); }
    void earlyEncryptedGreetingIsNotAnAttack();

private:
    Outcome broken(const QByteArray &text, TlsMode mode, int chunk, bool withPassword = true);
};

namespace {

const QByteArray Offer = "S: 220 mail.example ESMTP\n"
                         "C: EHLO station.example\n"
                         "S: 250-mail.example\n"
                         "S: 250-AUTH PLAIN LOGIN\n"
                         "S: 250 STARTTLS\n";

void addChunksTimes(const QList<QByteArray> &texts)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("chunk");
    for (const QByteArray &text : texts) {
        for (const auto &[name, size] : ScriptPlayer::chunks())
            QTest::addRow("%s %s", text.left(40).constData(), name.constData()) << text << size;
    }
}

} // namespace

/// Plays a session that must end without a credential, or anything but EHLO and STARTTLS, on the wire.
Outcome SmtpStartTlsTest::broken(const QByteArray &text, TlsMode mode, int chunk, bool withPassword)
{
    ScriptPlayer script(text);
    SmtpDialogue smtp(settings(mode, withPassword));
    smtp.deliver(envelope());
    const auto fault = [](const char *words) { return Outcome{.text = QString::fromLatin1(words)}; };
    if (!script.play(smtp, chunk))
        return fault(script.mismatch());
    if (!smtp.isFinished() || !smtp.ending())
        return fault("the session goes on");
    for (const QByteArray &line : script.sent().split('\n')) {
        if (!line.isEmpty() && line != "EHLO station.example\r" && line != "STARTTLS\r")
            return fault("more than EHLO and STARTTLS was said");
    }
    const Outcome outcome = only(smtp);
    return outcome.kind == smtp.ending()->kind ? outcome : fault("message and session ended differently");
}

void SmtpStartTlsTest::starttlsStrippedIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome =
        broken(QByteArray(Offer).replace("S: 250 STARTTLS", "S: 250 XXXXXXXA") + "[close]", TlsMode::StartTls,
               chunk);
    QCOMPARE(outcome.cause, Cause::StartTlsNotOffered);
    QCOMPARE(outcome.kind, Outcome::Kind::Broken);
}

void SmtpStartTlsTest::starttlsStrippedByRefusingEhloIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome =
        broken("S: 220 hi\nC: EHLO station.example\nS: 502 what?\n[close]", TlsMode::StartTls, chunk);
    QCOMPARE(outcome.cause, Cause::StartTlsNotOffered);
}

void SmtpStartTlsTest::startTlsRefusedIsFatal_data()
{
    addChunksTimes({"S: 454 4.7.0 not now", "S: 500 what?", "S: 250 ok", "S: 221 bye", "S: 354 go"});
}

void SmtpStartTlsTest::startTlsRefusedIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    for (const TlsMode mode : {TlsMode::StartTls, TlsMode::StartTlsIfOffered}) {
        const Outcome outcome = broken(Offer + "C: STARTTLS\n" + text + "\n[close]", mode, chunk);
        QCOMPARE(outcome.cause, Cause::StartTlsRefused);
        QCOMPARE(outcome.step, Step::StartTls);
        QCOMPARE(outcome.reply.code, text.mid(3, 3).toInt());
    }
}

void SmtpStartTlsTest::replyGluedToStartTlsIsFatal_data()
{
    addChunksTimes(
        {"S: 250-mail.example\nS: 250 AUTH PLAIN", "s: 2", "S:", "S: 220 go again", "s: \\x16\\x03\\x03"});
}

void SmtpStartTlsTest::replyGluedToStartTlsIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    for (const TlsMode mode : {TlsMode::StartTls, TlsMode::StartTlsIfOffered}) {
        // Whether the driver still gets to begin TLS depends on how the bytes come; that it ends here does
        // not.
        ScriptPlayer script(Offer + "C: STARTTLS\nS: 220 go\n" + text + "\n[handshake]\n[close]");
        SmtpDialogue smtp(settings(mode, true));
        script.on("handshake", [&] { smtp.tlsReady(0); });
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        QCOMPARE(smtp.ending()->cause, Cause::InjectedPlaintext);
        QCOMPARE(script.sent(), QByteArray("EHLO station.example\r\nSTARTTLS\r\n"));
        QVERIFY(chunk != 4096 ||
                !script.isPending(Output::Kind::StartTls)); // seen in time, TLS does not begin
    }
}

void SmtpStartTlsTest::replyGluedToEhloIsFatal_data()
{
    addChunksTimes({"S: 220 go", "s: 22"});
}

void SmtpStartTlsTest::replyGluedToEhloIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    // Cut up, the text is taken for the answer to STARTTLS; then the real answer stands where TLS belongs.
    ScriptPlayer script(Offer + text + "\n[rest]");
    SmtpDialogue smtp(settings(TlsMode::StartTls, true));
    script.on("rest", [&] {
        smtp.receive("220 go\r\n");
        smtp.tlsReady(0);
    });
    script.play(smtp, chunk);
    QVERIFY(smtp.isFinished());
    QVERIFY(smtp.ending()->cause == Cause::InjectedPlaintext || smtp.ending()->cause == Cause::ProtocolError);
    QVERIFY(!script.sent().contains("AUTH"));
    QVERIFY(chunk != 4096 || !script.sent().contains("STARTTLS"));
}

void SmtpStartTlsTest::plaintextAfterUpgradeIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome =
        broken(Offer + "C: STARTTLS\nS: 220 go\n[tls 40]\n[close]", TlsMode::StartTls, chunk);
    QCOMPARE(outcome.cause, Cause::InjectedPlaintext);
    QCOMPARE(outcome.step, Step::TlsHandshake);
}

void SmtpStartTlsTest::plaintextInTheSocketBeforeTheHandshakeIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome =
        broken(Offer + "C: STARTTLS\nS: 220 go\n[injected]\n[close]", TlsMode::StartTls, chunk);
    QCOMPARE(outcome.cause, Cause::InjectedPlaintext);
}

void SmtpStartTlsTest::capabilitiesBeforeTlsForgotten()
{
    QFETCH(int, chunk);
    ScriptPlayer script(R"(
        S: 220 mail.example
        C: EHLO station.example
        S: 250-mail.example
        S: 250-SIZE 10
        S: 250-PIPELINING
        S: 250-8BITMIME
        S: 250-AUTH PLAIN
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 go
        [tls]
        C: EHLO station.example
        [look]
        S: 250-mail.example
        S: 250 HELP
        C: MAIL FROM:<alarm@station.example>)");
    SmtpDialogue smtp(settings(TlsMode::StartTls));
    script.on("look", [&] {
        QVERIFY(!smtp.capabilities().extended);
        QVERIFY(smtp.capabilities().mechanisms.isEmpty());
    });
    smtp.deliver(envelope()); // larger than the 10 bytes that were faked
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
}

void SmtpStartTlsTest::capabilitiesBeforeTlsForgottenWhenEhloFailsAfterwards()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Offer + R"(
        C: STARTTLS
        S: 220 go
        [tls]
        C: EHLO station.example
        S: 502 no
        [close])");
    SmtpDialogue smtp(settings(TlsMode::StartTls, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.ending()->cause, Cause::NoCommonMechanism);
}

void SmtpStartTlsTest::bytesBeforeTlsAreFatal()
{
    QFETCH(int, chunk);
    ScriptPlayer script("S: 220 mail.example ESMTP\n[close]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.ending()->cause, Cause::PlaintextInsteadOfTls);
    ScriptPlayer fragment("s: 2\n[tls]\n[close]");
    SmtpDialogue second(settings(TlsMode::TlsFirst, true));
    QVERIFY2(fragment.play(second, chunk), fragment.mismatch());
    QCOMPARE(second.ending()->cause, Cause::PlaintextInsteadOfTls);
    QCOMPARE(script.sent() + fragment.sent(), QByteArray());
}

void SmtpStartTlsTest::bytesBeforeTlsAreFew_data()
{
    addChunksTimes({QByteArray("S: 250-X\n").repeated(20),
                    QByteArray("S: 250-" + QByteArray(1900, 'x') + '\n').repeated(5)});
}

void SmtpStartTlsTest::bytesBeforeTlsAreFew()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken("S: 220 hi\nC: EHLO station.example\n" + text + "S: 250 STARTTLS\n[close]",
                                   TlsMode::StartTls, chunk);
    QCOMPARE(outcome.cause, Cause::LineTooLong);
}

void SmtpStartTlsTest::wordsBeforeTlsAreNobodysWords()
{
    QFETCH(int, chunk);
    const Outcome outcome =
        broken("S: 554 5.7.1 call 555-0100 to reactivate your account\n[close]", TlsMode::StartTls, chunk);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::Greeting);
    QCOMPARE(outcome.reply.code, 554);
    QVERIFY(outcome.reply.lines.isEmpty());
    QVERIFY(!outcome.text.contains(QStringLiteral("555-0100")));
    const Outcome senseless = broken("S: call 555-0100\n[close]", TlsMode::StartTls, chunk);
    QCOMPARE(senseless.cause, Cause::ProtocolError);
    QVERIFY(!senseless.text.contains(QStringLiteral("555-0100")));
}

void SmtpStartTlsTest::ifOfferedGoesOnInTheClearWithoutTheOffer()
{
    QFETCH(int, chunk);
    ScriptPlayer script(R"(
        S: 220 mail.example
        C: EHLO station.example
        S: 250 mail.example
        [ready]
        C: MAIL FROM:<alarm@station.example>)");
    SmtpDialogue smtp(settings(TlsMode::StartTlsIfOffered));
    smtp.deliver(envelope());
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
}

void SmtpStartTlsTest::ifOfferedNeverTakesThePasswordAlong_data()
{
    addChunksTimes(
        {QByteArray(Offer).replace("250 STARTTLS", "250 HELP"),
         Offer + "C: STARTTLS\nS: 220 go\n[tls]\nC: EHLO station.example\nS: 250-x\nS: 250 AUTH PLAIN\n"});
}

void SmtpStartTlsTest::ifOfferedNeverTakesThePasswordAlong()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken(text + "[close]", TlsMode::StartTlsIfOffered, chunk);
    QCOMPARE(outcome.cause, Cause::PlaintextAuthForbidden);
}

void SmtpStartTlsTest::earlyEncryptedGreetingIsNotAnAttack()
{
    QFETCH(int, chunk);
    ScriptPlayer script("[tls 12]\nS: 220 hi\nC: EHLO station.example");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QVERIFY(!smtp.isFinished());
}

QTEST_GUILESS_MAIN(SmtpStartTlsTest)
#include "smtpstarttlstest.moc"
