#include "tests/components/email/protocol/pop3fixture.h"

using namespace email;
using pop3fixture::addChunksTimes;
using pop3fixture::settings;

/// The attacks on STLS (RFC 2595; "NO STARTTLS", USENIX Security 2021), and TLS from the first byte.
class Pop3StartTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void starttlsStrippedIsFatal_data();
    void starttlsStrippedIsFatal();
    void startTlsRefusedIsFatal_data();
    void startTlsRefusedIsFatal();
    void replyGluedToStartTlsIsFatal_data();
    void replyGluedToStartTlsIsFatal();
    void replyGluedToCapaIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void replyGluedToCapaIsFatal();
    void plaintextAfterUpgradeIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void plaintextAfterUpgradeIsFatal();
    void plaintextInTheSocketBeforeTheHandshakeIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void plaintextInTheSocketBeforeTheHandshakeIsFatal();
    void capabilitiesBeforeTlsForgotten_data() { ScriptPlayer::addChunkRows(); }
    void capabilitiesBeforeTlsForgotten();
    void apopTimestampBeforeTlsForgotten_data() { ScriptPlayer::addChunkRows(); }
    void apopTimestampBeforeTlsForgotten();
    void wordsBeforeTlsAreNobodysWords_data();
    void wordsBeforeTlsAreNobodysWords();
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

const QByteArray Offer = "S: +OK mail.example <1.2@mail.example>\n"
                         "C: CAPA\n"
                         "S: +OK list\nS: STLS\nS: SASL PLAIN\nS: USER\nS: UTF8\nS: PIPELINING\nS: .\n";

} // namespace

/// Plays a session that must end without a credential, or anything but CAPA and STLS, on the wire.
Outcome Pop3StartTlsTest::broken(const QByteArray &text, int chunk, TlsMode mode)
{
    ScriptPlayer script(text);
    Pop3Dialogue pop3(settings(mode, true));
    pop3.submit(pop3fixture::fetch(1, 1));
    const auto fault = [](const char *words) { return Outcome{.text = QString::fromLatin1(words)}; };
    if (!script.play(pop3, chunk))
        return fault(script.mismatch());
    if (!pop3.isFinished() || !pop3.ending())
        return fault("the session goes on");
    for (const QByteArray &line : script.sent().split('\n')) {
        if (!line.isEmpty() && line != "CAPA\r" && line != "STLS\r")
            return fault("more than CAPA and STLS was said");
    }
    const ReadResult result = pop3fixture::Told(pop3).result(1);
    return !result.done && result.cause == pop3.ending()->cause
               ? *pop3.ending()
               : fault("request and session ended differently");
}

void Pop3StartTlsTest::starttlsStrippedIsFatal_data()
{
    addChunksTimes({QByteArray(Offer).replace("STLS", "XTLS"), QByteArray(Offer).replace("S: STLS\n", ""),
                    "S: +OK hi\nC: CAPA\nS: -ERR what?\n"});
}

void Pop3StartTlsTest::starttlsStrippedIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    QCOMPARE(broken(text + "[close]", chunk).cause, Cause::StartTlsNotOffered);
}

void Pop3StartTlsTest::startTlsRefusedIsFatal_data()
{
    addChunksTimes({"S: -ERR not now", "S: -ERR [SYS/TEMP] call 555-0100", "S: -ERR"});
}

void Pop3StartTlsTest::startTlsRefusedIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    for (const TlsMode mode : {TlsMode::StartTls, TlsMode::StartTlsIfOffered}) {
        const Outcome outcome = broken(Offer + "C: STLS\n" + text + "\n[close]", chunk, mode);
        QCOMPARE(outcome.cause, Cause::StartTlsRefused);
        QCOMPARE(outcome.step, Step::StartTls);
        QVERIFY(outcome.reply.toString().isEmpty());
    }
    for (const char *senseless : {"S: + go", "S: 220 go", "S: +OKgo", "S: * OK go", "S:"}) {
        const Outcome outcome = broken(Offer + "C: STLS\n" + senseless + "\n[close]", chunk);
        QCOMPARE(outcome.cause, Cause::ProtocolError);
    }
}

void Pop3StartTlsTest::replyGluedToStartTlsIsFatal_data()
{
    addChunksTimes(
        {"S: +OK list\nS: SASL PLAIN\nS: .", "s: +", "S:", "S: +OK go again", "s: \\x16\\x03\\x03"});
}

void Pop3StartTlsTest::replyGluedToStartTlsIsFatal()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    for (const TlsMode mode : {TlsMode::StartTls, TlsMode::StartTlsIfOffered}) {
        // Whether the driver still gets to begin TLS depends on how the bytes come; that it ends here does
        // not.
        ScriptPlayer script(Offer + "C: STLS\nS: +OK go\n" + text + "\n[handshake]\n[close]");
        Pop3Dialogue pop3(settings(mode, true));
        script.on("handshake", [&] { pop3.tlsReady(0); });
        QVERIFY2(script.play(pop3, chunk), script.mismatch());
        QCOMPARE(pop3.ending()->cause, Cause::InjectedPlaintext);
        QCOMPARE(script.sent(), QByteArray("CAPA\r\nSTLS\r\n"));
        QVERIFY(chunk != 4096 ||
                !script.isPending(Output::Kind::StartTls)); // seen in time, TLS does not begin
    }
}

void Pop3StartTlsTest::replyGluedToCapaIsFatal()
{
    QFETCH(int, chunk);
    // Cut up, the text is taken for the answer to STLS; then the real answer stands where TLS belongs.
    ScriptPlayer script(Offer + "S: +OK go\n[rest]");
    Pop3Dialogue pop3(settings(TlsMode::StartTls, true));
    script.on("rest", [&] {
        pop3.receive("+OK go\r\n");
        pop3.tlsReady(0);
    });
    script.play(pop3, chunk);
    QVERIFY(pop3.isFinished());
    QCOMPARE(pop3.ending()->cause, Cause::InjectedPlaintext);
    QVERIFY(!script.sent().contains("AUTH") && !script.sent().contains("USER"));
    QVERIFY(chunk != 4096 || !script.sent().contains("STLS"));
}

void Pop3StartTlsTest::plaintextAfterUpgradeIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome = broken(Offer + "C: STLS\nS: +OK go\n[tls 40]\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::InjectedPlaintext);
    QCOMPARE(outcome.step, Step::TlsHandshake);
}

void Pop3StartTlsTest::plaintextInTheSocketBeforeTheHandshakeIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome = broken(Offer + "C: STLS\nS: +OK go\n[injected]\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::InjectedPlaintext);
}

void Pop3StartTlsTest::capabilitiesBeforeTlsForgotten()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Offer + R"(
        C: STLS
        S: +OK go
        [tls]
        C: CAPA
        [look]
        S: +OK list
        S: USER
        S: .
        C: USER user)");
    Pop3Dialogue pop3(settings(TlsMode::StartTls, true));
    script.on("look", [&] {
        QVERIFY(!pop3.capabilities().known && pop3.capabilities().names.isEmpty());
        QVERIFY(pop3.clearCapabilities()->has("PIPELINING"));
    });
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QVERIFY(pop3.greeting().lines.isEmpty());
}

/// Whoever wrote the greeting chose the timestamp, and could try passwords against the MD5 (RFC 6151).
void Pop3StartTlsTest::apopTimestampBeforeTlsForgotten()
{
    QFETCH(int, chunk);
    ScriptPlayer script(Offer + "C: STLS\nS: +OK go\n[tls]\nC: CAPA\nS: +OK\nS: .\n[close]");
    Pop3Settings apop = settings(TlsMode::StartTls, true);
    apop.signIn = SignIn::Mechanism;
    apop.mechanism = "APOP";
    Pop3Dialogue pop3(std::move(apop));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->cause, Cause::NoCommonMechanism);
}

void Pop3StartTlsTest::wordsBeforeTlsAreNobodysWords_data()
{
    addChunksTimes(
        {"S: -ERR [SYS/PERM] call 555-0100", "S: call 555-0100", "S: +OK hi\nC: CAPA\nS: 555-0100"});
}

void Pop3StartTlsTest::wordsBeforeTlsAreNobodysWords()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken(text + "\n[close]", chunk);
    QVERIFY(outcome.cause == Cause::ServerRefused || outcome.cause == Cause::ProtocolError);
    QVERIFY2(!outcome.text.contains(QStringLiteral("555-0100")), qPrintable(outcome.text));
    QVERIFY(outcome.reply.toString().isEmpty());
    QCOMPARE(outcome.reply.condition, Condition::None);
}

void Pop3StartTlsTest::bytesBeforeTlsAreFatal()
{
    QFETCH(int, chunk);
    for (const char *text : {"S: +OK mail.example\n[close]", "s: +\n[tls]\n[close]"}) {
        ScriptPlayer script(text);
        Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
        QVERIFY2(script.play(pop3, chunk), script.mismatch());
        QCOMPARE(pop3.ending()->cause, Cause::PlaintextInsteadOfTls);
        QCOMPARE(script.sent(), QByteArray());
    }
    ScriptPlayer early("[tls 12]\nS: +OK hi\nC: CAPA");
    Pop3Dialogue pop3(settings(TlsMode::TlsFirst));
    QVERIFY2(early.play(pop3, chunk), early.mismatch());
}

void Pop3StartTlsTest::bytesBeforeTlsAreFew_data()
{
    addChunksTimes(
        {QByteArray("S: X\n").repeated(20), QByteArray("S: " + QByteArray(1900, 'x') + '\n').repeated(5)});
}

void Pop3StartTlsTest::bytesBeforeTlsAreFew()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    const Outcome outcome = broken("S: +OK hi\nC: CAPA\nS: +OK list\n" + text + "[close]", chunk);
    QCOMPARE(outcome.cause, Cause::LineTooLong);
}

void Pop3StartTlsTest::lineWithoutEndIsFatal()
{
    QFETCH(int, chunk);
    QCOMPARE(broken("s: +OK " + QByteArray(9000, 'x') + "\n[close]", chunk).cause, Cause::LineTooLong);
    QCOMPARE(broken("[tls]\ns: +OK " + QByteArray(9000, 'x') + "\n[close]", chunk, TlsMode::TlsFirst).cause,
             Cause::LineTooLong);
}

void Pop3StartTlsTest::ifOfferedNeverTakesThePasswordAlong_data()
{
    const QByteArray offer = QByteArray(Offer).replace("S: UTF8\n", "");
    addChunksTimes({QByteArray(offer).replace("STLS", "XTLS"),
                    offer + "C: STLS\nS: +OK go\n[tls]\nC: CAPA\nS: +OK list\nS: USER\nS: .\n"});
}

void Pop3StartTlsTest::ifOfferedNeverTakesThePasswordAlong()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    QCOMPARE(broken(text + "[close]", chunk, TlsMode::StartTlsIfOffered).cause,
             Cause::PlaintextAuthForbidden);
}

void Pop3StartTlsTest::handshakeStallsIsFatal()
{
    QFETCH(int, chunk);
    const Outcome outcome = broken(Offer + "C: STLS\nS: +OK go\n[too late]\n[close]", chunk);
    QCOMPARE(outcome.cause, Cause::TimedOut);
    QCOMPARE(outcome.step, Step::TlsHandshake);
}

QTEST_GUILESS_MAIN(Pop3StartTlsTest)
#include "pop3starttlstest.moc"
