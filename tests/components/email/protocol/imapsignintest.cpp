#include "tests/components/email/protocol/imapfixture.h"

using namespace email;
using imapfixture::addChunksTimes;
using imapfixture::settings;

/// Signing in to IMAP: which way, never in the clear, never a second try, never in a trace.
class ImapSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentialNeverInClear_data();
    void credentialNeverInClear();
    void credentialInClearOnlyWhereAllowed_data() { ScriptPlayer::addChunkRows(); }
    void credentialInClearOnlyWhereAllowed();
    void signsIn_data();
    void signsIn();
    void loginDisabledIsHonoured_data() { ScriptPlayer::addChunkRows(); }
    void loginDisabledIsHonoured();
    void mechanismDowngradeIsNotTried_data();
    void mechanismDowngradeIsNotTried();
    void mechanismDowngradeBelowTheFloorIsRefused_data();
    void mechanismDowngradeBelowTheFloorIsRefused();
    void theReasonOfARefusalIsTold_data() { ScriptPlayer::addChunkRows(); }
    void theReasonOfARefusalIsTold();
    void secretNeverInTrace_data();
    void secretNeverInTrace();
    void quotesAndLettersInAPasswordBecomeNoCommand_data();
    void quotesAndLettersInAPasswordBecomeNoCommand();
    void wrongTagDuringTheSignInIsFatal_data() { ScriptPlayer::addChunkRows(); }
    void wrongTagDuringTheSignInIsFatal();
    void successBeforeTheEndIsNotBelieved_data() { ScriptPlayer::addChunkRows(); }
    void successBeforeTheEndIsNotBelieved();
    void idAndEnableComeAfterTheSignIn_data() { ScriptPlayer::addChunkRows(); }
    void idAndEnableComeAfterTheSignIn();
    void aServerMayNotTalkForEverBeforeTheSignIn_data() { ScriptPlayer::addChunkRows(); }
    void aServerMayNotTalkForEverBeforeTheSignIn();
    void muchHashingIsDoneByTheDriver_data();
    void muchHashingIsDoneByTheDriver();
};

namespace {

/// What "user" and "secret" are in PLAIN.
const QByteArray Plain = "AHVzZXIAc2VjcmV0";

QByteArray hello(const QByteArray &capabilities)
{
    return "[tls]\nS: * OK [CAPABILITY IMAP4rev1 " + capabilities + "] hi\n";
}

/// What the outputs write; the work that they ask for goes to @p work.
QByteArray written(ImapDialogue &imap, std::function<void()> &work)
{
    QByteArray sent;
    for (const Output &output : imap.takeOutputs()) {
        sent = output.kind == Output::Kind::Write ? output.bytes : sent;
        work = output.kind == Output::Kind::Compute ? output.work : work;
    }
    return sent;
}

} // namespace

void ImapSignInTest::credentialNeverInClear_data()
{
    addChunksTimes({"AUTH=PLAIN SASL-IR", "AUTH=SCRAM-SHA-256", "", "LOGINDISABLED"});
}

void ImapSignInTest::credentialNeverInClear()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script("S: * OK [CAPABILITY IMAP4rev1 " + text + "] hi\n[close]");
    ImapDialogue imap(settings(TlsMode::None, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::PlaintextAuthForbidden);
    QCOMPARE(script.sent(), QByteArray());
}

void ImapSignInTest::credentialInClearOnlyWhereAllowed()
{
    QFETCH(int, chunk);
    ScriptPlayer script("S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hi\nC: A1 AUTHENTICATE PLAIN " +
                        Plain);
    ImapSettings allowing = settings(TlsMode::None, true);
    allowing.allowPlaintextAuth = true;
    ImapDialogue imap(std::move(allowing));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
}

void ImapSignInTest::signsIn_data()
{
    addChunksTimes({
        hello("AUTH=PLAIN SASL-IR") + "C: A1 AUTHENTICATE PLAIN " + Plain +
            "\nS: A1 OK [CAPABILITY IMAP4rev1 IDLE] in\n[ready]",
        hello("AUTH=PLAIN") + "C: A1 AUTHENTICATE PLAIN\nS: +\nC: " + Plain +
            "\nS: * CAPABILITY IMAP4rev1 IDLE\nS: A1 OK in\n[ready]",
        hello("AUTH=PLAIN") + "C: A1 AUTHENTICATE PLAIN\nS: + \nC: " + Plain +
            "\nS: A1 OK in\nC: A2 CAPABILITY\nS: * CAPABILITY IMAP4rev1 IDLE\nS: A2 OK done\n[ready]",
        hello("AUTH=LOGIN") + "C: A1 AUTHENTICATE LOGIN\nS: + VXNlcm5hbWU6\nC: dXNlcg==\nS: + UGFzc3dvcmQ6\n"
                              "C: c2VjcmV0\nS: A1 OK [CAPABILITY IMAP4rev1 IDLE] in\n[ready]",
        hello("AUTH=XOAUTH2") +
            "C: A1 LOGIN \"user\" \"secret\"\nS: A1 OK [CAPABILITY IMAP4rev1 IDLE] in\n[ready]",
    });
}

void ImapSignInTest::signsIn()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text);
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(imap.capabilities().has("IDLE")); // what was said after the sign-in counts
    QVERIFY(!imap.signedInBy().isEmpty());
}

void ImapSignInTest::loginDisabledIsHonoured()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("LOGINDISABLED") + "[close]");
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::NoCommonMechanism);
}

void ImapSignInTest::mechanismDowngradeIsNotTried_data()
{
    addChunksTimes({"NO [AUTHENTICATIONFAILED] wrong", "BAD what?", "NO [UNAVAILABLE] later"});
}

void ImapSignInTest::mechanismDowngradeIsNotTried()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH=PLAIN AUTH=LOGIN SASL-IR") + "C: A1 AUTHENTICATE PLAIN " + Plain +
                        "\nS: A1 " + text + "\nC: A2 LOGOUT\nS: * BYE\nS: A2 OK\n[close]");
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->kind, Outcome::Kind::Refused);
    QCOMPARE(imap.ending()->step, Step::SignIn);
    QCOMPARE(imap.ending()->cause, Cause::ServerRefused);
}

void ImapSignInTest::mechanismDowngradeBelowTheFloorIsRefused_data()
{
    addChunksTimes({"AUTH=PLAIN SASL-IR", "", "AUTH=SCRAM-SHA-1 AUTH=PLAIN", "LOGINDISABLED"});
}

void ImapSignInTest::mechanismDowngradeBelowTheFloorIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(hello(text) + "[close]");
    ImapSettings remembering = settings(TlsMode::TlsFirst, true);
    remembering.floor = "SCRAM-SHA-256";
    ImapDialogue imap(std::move(remembering));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::MechanismDowngrade);
    QCOMPARE(script.sent(), QByteArray());
    // LOGIN shows the password as PLAIN does, and so is no step down from it.
    ScriptPlayer same(hello("") + "C: A1 LOGIN \"user\" \"secret\"");
    ImapSettings plain = settings(TlsMode::TlsFirst, true);
    plain.floor = "PLAIN";
    ImapDialogue second(std::move(plain));
    QVERIFY2(same.play(second, chunk), same.mismatch());
}

void ImapSignInTest::theReasonOfARefusalIsTold()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("") + "C: A1 LOGIN \"user\" \"secret\"\n"
                                    "S: A1 BAD User is throttled. Suggested Backoff Time: 3000 milliseconds\n"
                                    "C: A2 LOGOUT");
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->reply.condition, Condition::TooSoon);
    QCOMPARE(imap.ending()->reply.waitMs, 3000);
    QVERIFY(imap.ending()->text.contains(QStringLiteral("throttled")));
}

void ImapSignInTest::secretNeverInTrace_data()
{
    addChunksTimes({
        hello("AUTH=PLAIN SASL-IR") + "C: A1 AUTHENTICATE PLAIN " + Plain + "\nS: A1 OK in\nC: A2 CAPABILITY",
        hello("AUTH=PLAIN") + "C: A1 AUTHENTICATE PLAIN\nS: + c2VjcmV0\nC: " + Plain +
            "\nS: A1 NO secret or c2VjcmV0 or " + Plain + "\nC: A2 LOGOUT",
        hello("") + "C: A1 LOGIN \"user\" \"secret\"\nS: A1 NO LOGIN user secret failed\nC: A2 LOGOUT",
        hello("") + "C: A1 LOGIN \"user\" \"secret\"\nS: * OK trying secret\nS: A1 NO no\nC: A2 LOGOUT",
    });
}

void ImapSignInTest::secretNeverInTrace()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text);
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QVERIFY(script.trace().contains(QStringLiteral("> A1 ")));
    for (const char *secret : {"secret", "c2VjcmV0", "AHVzZXIAc2VjcmV0", "\"user\""})
        QVERIFY2(!script.trace().contains(QLatin1String(secret)), qPrintable(script.trace()));
    if (imap.ending())
        QVERIFY(!(imap.ending()->text + imap.ending()->reply.text()).contains(QStringLiteral("secret")));
}

void ImapSignInTest::quotesAndLettersInAPasswordBecomeNoCommand_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("quotes") << QByteArray("a\"b\\c") << QByteArray()
                            << QByteArray(R"(C: A1 LOGIN "user" "a\"b\\\\c")");
    QTest::newRow("line break") << QByteArray("ab\r\nA2 DELETE INBOX") << QByteArray()
                                << QByteArray(
                                       "C: A1 LOGIN \"user\" {19}\nS: + go\nC: ab\nC: A2 DELETE INBOX");
    QTest::newRow("letters") << QByteArray("gr\xc3\xbc\xc3\x9f") << QByteArray()
                             << QByteArray("C: A1 LOGIN \"user\" {6}\nS: + go\nC: gr\\xc3\\xbc\\xc3\\x9f");
    QTest::newRow("LITERAL+") << QByteArray("gr\xc3\xbc\xc3\x9f") << QByteArray("LITERAL+")
                              << QByteArray("C: A1 LOGIN \"user\" {6+}\nC: gr\\xc3\\xbc\\xc3\\x9f");
    QTest::newRow("refused in the middle")
        << QByteArray("gr\xc3\xbc\xc3\x9f") << QByteArray()
        << QByteArray("C: A1 LOGIN \"user\" {6}\nS: A1 BAD no literals here\nC: A2 LOGOUT");
}

void ImapSignInTest::quotesAndLettersInAPasswordBecomeNoCommand()
{
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, offer);
    QFETCH(QByteArray, said);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        ScriptPlayer script(hello(offer) + said);
        ImapSettings wanted = settings(TlsMode::TlsFirst, true);
        wanted.password = SecretBytes(QByteArray(password));
        ImapDialogue imap(std::move(wanted));
        QVERIFY2(script.play(imap, chunk), script.mismatch());
        QVERIFY(!script.trace().contains(QString::fromUtf8(password.left(4))));
    }
}

void ImapSignInTest::wrongTagDuringTheSignInIsFatal()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH=PLAIN SASL-IR") + "C: A1 AUTHENTICATE PLAIN " + Plain +
                        "\nS: A2 OK in\n[close]");
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::ProtocolError);
}

void ImapSignInTest::successBeforeTheEndIsNotBelieved()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH=LOGIN") + "C: A1 AUTHENTICATE LOGIN\nS: A1 OK in\n[close]");
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::SignInFailed);
}

void ImapSignInTest::idAndEnableComeAfterTheSignIn()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("ID ENABLE UTF8=ACCEPT") +
                        "C: A1 LOGIN \"user\" \"secret\"\n"
                        "S: A1 OK [CAPABILITY IMAP4rev1 ID ENABLE UTF8=ACCEPT] in\n"
                        "C: A2 ID (\"name\" \"Tocsin\" \"version\" \"1.0\")\nS: * ID NIL\nS: A2 NO why\n"
                        "C: A3 ENABLE UTF8=ACCEPT\nS: * ENABLED UTF8=ACCEPT\nS: A3 OK\n[ready]\n"
                        "C: A4 SELECT {6}\nS: + go\nC: gr\\xc3\\xbcn\\x21");
    ImapSettings wanted = settings(TlsMode::TlsFirst, true);
    wanted.clientName = "Tocsin";
    wanted.clientVersion = "1.0";
    ImapDialogue imap(std::move(wanted));
    ImapRequest select = imapfixture::select();
    select.folder = QString::fromUtf8("grün!");
    imap.submit(select);
    QVERIFY2(script.play(imap, chunk), script.mismatch());
}

void ImapSignInTest::aServerMayNotTalkForEverBeforeTheSignIn()
{
    QFETCH(int, chunk);
    ScriptPlayer script("[tls]\nS: * OK hi\nC: A1 CAPABILITY\n" + QByteArray("S: * OK x\n").repeated(301) +
                        "[close]");
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(imap, chunk), script.mismatch());
    QCOMPARE(imap.ending()->cause, Cause::LineTooLong);

    QByteArray many = "S: * CAPABILITY";
    for (int i = 0; i < 257; ++i)
        many += " X" + QByteArray::number(i);
    ScriptPlayer capable("[tls]\nS: * OK hi\nC: A1 CAPABILITY\n" + many + "\n[close]");
    ImapDialogue second(settings(TlsMode::TlsFirst, true));
    QVERIFY2(capable.play(second, chunk), capable.mismatch());
    QCOMPARE(second.ending()->cause, Cause::ProtocolError);
}

void ImapSignInTest::muchHashingIsDoneByTheDriver_data()
{
    QTest::addColumn<QByteArray>("meanwhile");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("cause");
    const auto row = [](const char *meanwhile, const char *after, Cause cause) {
        QTest::newRow(QByteArray(meanwhile).simplified().constData())
            << QByteArray(meanwhile) << QByteArray(after) << int(cause);
    };
    row("", "", Cause::None);
    row("* OK still here\r\n", "", Cause::None);
    row("* OK sti", "ll here\r\n", Cause::None);
    row("* LIST () \"/\" {5}\r\nIN", "BOX\r\n", Cause::None);
    row("A1 OK in\r\n", "", Cause::ProtocolError);
    row("+ more\r\n", "", Cause::ProtocolError);
    row("* BYE too slow\r\n", "", Cause::ServerClosing);
}

/// A server may say untagged things meanwhile, and they may end after the work has.
void ImapSignInTest::muchHashingIsDoneByTheDriver()
{
    QFETCH(QByteArray, meanwhile);
    QFETCH(QByteArray, after);
    QFETCH(int, cause);
    ImapDialogue imap(settings(TlsMode::TlsFirst, true));
    std::function<void()> work;
    imap.connected();
    imap.tlsReady(0);
    imap.receive("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=SCRAM-SHA-256] hi\r\n");
    const QByteArray first = QByteArray::fromBase64(written(imap, work).split(' ').value(3).trimmed());
    const QByteArray nonce = first.mid(first.indexOf("r="));
    imap.receive("+ " + (nonce + "more,s=c2FsdHNhbHQ=,i=200001").toBase64() + "\r\n");
    QCOMPARE(written(imap, work), QByteArray());
    QVERIFY(work);
    imap.receive(meanwhile);
    QCOMPARE(written(imap, work), QByteArray());
    QCOMPARE(imap.isFinished(), cause != int(Cause::None));
    if (imap.isFinished()) {
        QCOMPARE(int(imap.ending()->cause), cause);
        return;
    }
    work();
    imap.computed();
    imap.receive(after);
    QVERIFY(QByteArray::fromBase64(written(imap, work).trimmed()).contains("p="));
}

QTEST_GUILESS_MAIN(ImapSignInTest)
#include "imapsignintest.moc"
