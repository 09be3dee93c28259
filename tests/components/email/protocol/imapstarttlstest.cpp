#include "tests/components/email/protocol/imapfixture.h"

using namespace email;
using imapfixture::addChunksTimes;
using imapfixture::settings;

/// The attacks on STARTTLS in IMAP (RFC 9051 §11.1; "NO STARTTLS", USENIX Security 2021), and TLS from the
/// first byte.
class ImapStartTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void starttlsStrippedIsFatal_data();
    void starttlsStrippedIsFatal();
    void startTlsRefusedIsFatal_data();
    void startTlsRefusedIsFatal();
    void startTlsWrongTagIsFatal_data();
    void startTlsWrongTagIsFatal();
    void replyGluedToStartTlsIsFatal_data();
    void replyGluedToStartTlsIsFatal();
    void replyGluedToCapabilityIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void replyGluedToCapabilityIsFatal();
    void plaintextAfterUpgradeIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void plaintextAfterUpgradeIsFatal();
    void plaintextInTheSocketBeforeTheHandshakeIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void plaintextInTheSocketBeforeTheHandshakeIsFatal();
    void preauthWithStartTlsIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void preauthWithStartTlsIsFatal();
    void preauthInTheClearWithAPasswordIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void preauthInTheClearWithAPasswordIsFatal();
    void preauthOverTlsIsASignIn_data() { ScriptPlayer::addChunkRows(); }
    void preauthOverTlsIsASignIn();
    void capabilitiesBeforeTlsForgotten_data() { ScriptPlayer::addChunkRows(); }
    void capabilitiesBeforeTlsForgotten();
    void capabilitiesBeforeTlsForgottenWhenTheyFailAfterwards_data() { ScriptPlayer::addChunkRows(); }
    void capabilitiesBeforeTlsForgottenWhenTheyFailAfterwards();
    void untaggedDataBeforeTlsIsFatal_data();
    void untaggedDataBeforeTlsIsFatal();
    void alertBeforeTlsIsNobodysWord_data() { ScriptPlayer::addChunkRows(); }
    void alertBeforeTlsIsNobodysWord();
    void referralIsNeverFollowed_data();
    void referralIsNeverFollowed();
    void bytesBeforeTlsAreFatal_data() { ScriptPlayer::addChunkRows(); }
    void bytesBeforeTlsAreFatal();
    void bytesBeforeTlsAreFew_data();
    void bytesBeforeTlsAreFew();
    void lineWithoutEndIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void lineWithoutEndIsFatal();
    void ifOfferedNeverTakesThePasswordAlong_data();
    void ifOfferedNeverTakesThePasswordAlong();
    void handshakeStallsIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void handshakeStallsIsFatal();

private:
    Outcome broken(const QByteArray &text, int chunk, TlsMode mode = TlsMode::StartTls);
};

namespace {

const QByteArray Offer = "S: * OK mail.example\n"
                         "C: A1 CAPABILITY\n"
                         "S: * CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN ID ENABLE\n"
                         "S: A1 OK done\n";

} // namespace

/// Plays a session that must end without a credential, or anything but CAPABILITY and STARTTLS, on the wire.
Outcome ImapStartTlsTest::broken(const QByteArray &text, int chunk, TlsMode mode)
{
    ScriptPlayer script(text);
    ImapSettings wanted = settings(mode, true);
    wanted.clientName = "Tocsin";
    ImapDialogue imap(std::move(wanted));
    imap.submit(imapfixture::select());
    const auto fault = [](const char *words) { return Outcome{.text = QString::fromLatin1(words)}; };
    if (!script.play(imap, chunk))
        return fault(script.mismatch());
    if (!imap.isFinished() || !imap.ending())
        return fault("the session goes on");
    for (const QByteArray &line : script.sent().split('\n')) {
        if (!line.isEmpty() && !line.endsWith(" CAPABILITY\r") && !line.endsWith(" STARTTLS\r"))
            return fault("more than CAPABILITY and STARTTLS was said");
    }
    const ReadResult result = imapfixture::Told(imap).result(1);
    return !result.done && result.cause == imap.ending()->cause
               ? *imap.ending()
               : fault("request and session ended differently");
}

void ImapStartTlsTest::starttlsStrippedIsFatal_data()
{
    addChunksTimes({QByteArray(Offer).replace("STARTTLS", "XTARTTLS"),
                    QByteArray(Offer).replace("* CAPABILITY IMAP4rev1 STARTTLS", "* CAPABILITY IMAP4rev1"),
                    // Said in the greeting, and taken back where it counts.
                    QByteArray(Offer)
                        .replace("STARTTLS", "XTARTTLS")
                        .replace("* OK mail.example", "* OK [CAPABILITY IMAP4rev1 STARTTLS] x")});
}

void ImapStartTlsTest::starttlsStrippedIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    QCOMPARE(broken(text + "[close]", chunk).cause, Cause::StartTlsNotOffered);
}

void ImapStartTlsTest::startTlsRefusedIsFatal_data()
{
    addChunksTimes({"S: A2 NO not now", "S: A2 BAD what?", "S: + go ahead", "S: * NO not now"});
}

void ImapStartTlsTest::startTlsRefusedIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    for (const TlsMode mode : {TlsMode::StartTls, TlsMode::StartTlsIfOffered}) {
        const Outcome outcome = broken(Offer + "C: A2 STARTTLS\n" + text + "\n[close]", chunk, mode);
        QCOMPARE(outcome.cause, Cause::StartTlsRefused);
        QCOMPARE(outcome.step, Step::StartTls);
        QVERIFY(outcome.reply.lines.isEmpty());
    }
}

void ImapStartTlsTest::startTlsWrongTagIsFatal_data()
{
    // ruby/net-imap#667: a tag that was not given, an untagged OK, the tag of the command before.
    addChunksTimes({"S: A9 OK go", "S: * OK go", "S: A1 OK go", "S: a2 OK go"});
}

void ImapStartTlsTest::startTlsWrongTagIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken(Offer + "C: A2 STARTTLS\n" + text + "\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::StartTlsRefused);
}

void ImapStartTlsTest::replyGluedToStartTlsIsFatal_data()
{
    addChunksTimes({"S: * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: A3 OK done", "s: A", "S:", "S: * PREAUTH hi",
                    "S: A3 OK [CAPABILITY IMAP4rev1] done", "s: \\x16\\x03\\x03"});
}

void ImapStartTlsTest::replyGluedToStartTlsIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    for (const TlsMode mode : {TlsMode::StartTls, TlsMode::StartTlsIfOffered}) {
        // Whether the driver still gets to begin TLS depends on how the bytes come; that it ends here does
        // not.
        ScriptPlayer script(Offer + "C: A2 STARTTLS\nS: A2 OK go\n" + text + "\n[handshake]\n[close]");
        ImapDialogue imap(settings(mode, true));
        script.on("handshake", [&] { imap.tlsReady(0); });
        QVERIFY2(script.play(imap, chunk), script.mismatch());
        QCOMPARE(imap.ending()->cause, Cause::InjectedPlaintext);
        QCOMPARE(script.sent(), QByteArray("A1 CAPABILITY\r\nA2 STARTTLS\r\n"));
        QVERIFY(chunk != 4096 ||
                !script.isPending(Output::Kind::StartTls)); // seen in time, TLS does not begin
    }
}

void ImapStartTlsTest::replyGluedToCapabilityIsFatal()
{
    QFETCH(int, chunk);
    // Cut up, the text is taken for the answer to STARTTLS; then the real answer stands where TLS belongs.
    ScriptPlayer script(Offer + "S: A2 OK go\n[rest]");
    ImapDialogue imap(settings(TlsMode::StartTls, true));
    script.on("rest", [&] {
        imap.receive("A2 OK go\r\n");
        imap.tlsReady(0);
    });
    script.play(imap, chunk);
    QVERIFY(imap.isFinished());
    QCOMPARE(imap.ending()->cause, Cause::InjectedPlaintext);
    QVERIFY(!script.sent().contains("AUTH"));
    QVERIFY(chunk != 4096 || !script.sent().contains("STARTTLS"));
}

void ImapStartTlsTest::plaintextAfterUpgradeIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome = broken(Offer + "C: A2 STARTTLS\nS: A2 OK go\n[tls 40]\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::InjectedPlaintext);
    QCOMPARE(outcome.step, Step::TlsHandshake);
}

void ImapStartTlsTest::plaintextInTheSocketBeforeTheHandshakeIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome = broken(Offer + "C: A2 STARTTLS\nS: A2 OK go\n[injected]\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::InjectedPlaintext);
}

void ImapStartTlsTest::preauthWithStartTlsIsFatal()
{
    QFETCH(int, chunk);
    for (const TlsMode mode : {TlsMode::StartTls, TlsMode::StartTlsIfOffered}) {
        const Outcome outcome = broken("S: * PREAUTH [CAPABILITY IMAP4rev1] welcome\n[close]", chunk, mode);
        QCOMPARE(outcome.cause, Cause::Preauthenticated);
        // Without a sign-in of ours as well: what is read and written would be in the clear.
        ScriptPlayer script("S: * PREAUTH [CAPABILITY IMAP4rev1] welcome\n[close]");
        ImapDialogue imap(settings(mode));
        QVERIFY2(script.play(imap, chunk), script.mismatch());
        QCOMPARE(imap.ending()->cause, Cause::Preauthenticated);
    }
}

void ImapStartTlsTest::preauthInTheClearWithAPasswordIsFatal()
{
    QFETCH(int, chunk);
    QCOMPARE(broken("S: * PREAUTH welcome\n[close]", chunk, TlsMode::None).cause, Cause::Preauthenticated);
    ScriptPlayer script("S: * PREAUTH [CAPABILITY IMAP4rev1] welcome\n[ready]");
    ImapDialogue imap(settings(TlsMode::None));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
}

void ImapStartTlsTest::preauthOverTlsIsASignIn()
{
    QFETCH(int, chunk);
    ScriptPlayer script("[tls]\nS: * PREAUTH [CAPABILITY IMAP4rev1] welcome\n[ready]");
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(imap.wasPreauthenticated());
}

void ImapStartTlsTest::capabilitiesBeforeTlsForgotten()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Offer + R"(
        C: A2 STARTTLS
        S: A2 OK [CAPABILITY IMAP4rev1 AUTH=PLAIN LITERAL+] go
        [tls]
        C: A3 CAPABILITY
        [look]
        S: * CAPABILITY IMAP4rev1 AUTH=LOGIN
        S: A3 OK done
        C: A4 AUTHENTICATE LOGIN)");
    ImapDialogue imap(settings(TlsMode::StartTls, true));
    script.on("look", [&] {
        QVERIFY(imap.capabilities().isEmpty());
        QVERIFY(imap.clearCapabilities()->has("ENABLE"));
    });
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(imap.greeting().lines.isEmpty());
}

void ImapStartTlsTest::capabilitiesBeforeTlsForgottenWhenTheyFailAfterwards()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Offer +
                        "C: A2 STARTTLS\nS: A2 OK go\n[tls]\nC: A3 CAPABILITY\nS: A3 OK done\n[close]");
    ImapDialogue imap(settings(TlsMode::StartTls, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::ProtocolError);
}

void ImapStartTlsTest::untaggedDataBeforeTlsIsFatal_data()
{
    addChunksTimes({"S: * 3 EXISTS", "S: * LIST () \"/\" INBOX", "S: * 1 FETCH (UID 3 FLAGS ())",
                    "S: * NO [ALERT] call 555-0100", "S: * SEARCH 1 2 3", "S: * ENABLED UTF8=ACCEPT"});
}

void ImapStartTlsTest::untaggedDataBeforeTlsIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken("S: * OK hi\nC: A1 CAPABILITY\n" + text + "\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::InjectedPlaintext);
}

void ImapStartTlsTest::alertBeforeTlsIsNobodysWord()
{
    QFETCH(int, chunk);
    ScriptPlayer script("S: * OK [ALERT] call 555-0100\nC: A1 CAPABILITY\nS: * OK [ALERT] call 555-0100\n"
                        "S: * CAPABILITY IMAP4rev1\nS: A1 NO [ALERT] call 555-0100\n[close]");
    ImapDialogue imap(settings(TlsMode::StartTls, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(imapfixture::Told(imap).alerts.isEmpty());
    QVERIFY(!imap.ending()->text.contains(QStringLiteral("555-0100")));
    QVERIFY(imap.ending()->reply.lines.isEmpty());
    // A trace may show the words, marked as what they are.
    for (const QString &line : script.trace().split(QLatin1Char('\n'))) {
        if (line.contains(QStringLiteral("555-0100")))
            QVERIFY(line.contains(QStringLiteral("[before TLS]")));
    }
}

void ImapStartTlsTest::referralIsNeverFollowed_data()
{
    addChunksTimes({"S: * BYE [REFERRAL imap://evil.example/] go there",
                    "S: * OK hi\nC: A1 CAPABILITY\nS: * BYE [REFERRAL imap://evil.example/] go there",
                    "S: * OK hi\nC: A1 CAPABILITY\nS: A1 NO [REFERRAL imap://evil.example/] go there",
                    "S: * OK hi\nC: A1 CAPABILITY\nS: go to imap://evil.example/"});
}

void ImapStartTlsTest::referralIsNeverFollowed()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken(text + "\n[close]", chunk);
    QVERIFY(outcome.cause == Cause::ServerClosing || outcome.cause == Cause::ServerRefused ||
            outcome.cause == Cause::ProtocolError);
    QVERIFY(!outcome.text.contains(QStringLiteral("evil")));
    QVERIFY(outcome.reply.toString().isEmpty());
}

void ImapStartTlsTest::bytesBeforeTlsAreFatal()
{
    QFETCH(int, chunk);
    for (const char *text : {"S: * OK mail.example\n[close]", "s: *\n[tls]\n[close]"}) {
        ScriptPlayer script(text);
        ImapDialogue imap(settings(TlsMode::TlsFirst, true));
        QVERIFY2(script.play(imap, chunk), script.mismatch());
        QCOMPARE(imap.ending()->cause, Cause::PlaintextInsteadOfTls);
        QCOMPARE(script.sent(), QByteArray());
    }
    ScriptPlayer early("[tls 12]\nS: * OK [CAPABILITY IMAP4rev1] hi\n[ready]");
    ImapDialogue imap(settings(TlsMode::TlsFirst));
    QVERIFY2(early.play(imap, chunk), early.mismatch());
}

void ImapStartTlsTest::bytesBeforeTlsAreFew_data()
{
    addChunksTimes({QByteArray("S: * OK x\n").repeated(20),
                    QByteArray("S: * OK " + QByteArray(1900, 'x') + '\n').repeated(5)});
}

void ImapStartTlsTest::bytesBeforeTlsAreFew()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken("S: * OK hi\nC: A1 CAPABILITY\n" + text + "[close]", chunk);
    QCOMPARE(outcome.cause, Cause::LineTooLong);
}

void ImapStartTlsTest::lineWithoutEndIsFatal()
{
    QFETCH(int, chunk);
    QCOMPARE(broken("s: * OK " + QByteArray(9000, 'x') + "\n[close]", chunk).cause, Cause::LineTooLong);
    QCOMPARE(
        broken("[tls]\ns: * OK " + QByteArray(70'000, 'x') + "\n[close]", chunk, TlsMode::TlsFirst).cause,
        Cause::LineTooLong);
}

void ImapStartTlsTest::ifOfferedNeverTakesThePasswordAlong_data()
{
    addChunksTimes({QByteArray(Offer).replace("STARTTLS", "XTARTTLS"),
                    Offer + "C: A2 STARTTLS\nS: A2 OK go\n[tls]\nC: A3 CAPABILITY\n"
                            "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: A3 OK done\n"});
}

void ImapStartTlsTest::ifOfferedNeverTakesThePasswordAlong()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    QCOMPARE(broken(text + "[close]", chunk, TlsMode::StartTlsIfOffered).cause,
             Cause::PlaintextAuthForbidden);
}

void ImapStartTlsTest::handshakeStallsIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome = broken(Offer + "C: A2 STARTTLS\nS: A2 OK go\n[too late]\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::TimedOut);
    QCOMPARE(outcome.step, Step::TlsHandshake);
}

QTEST_GUILESS_MAIN(ImapStartTlsTest)
#include "imapstarttlstest.moc"
