#include "tests/components/email/protocol/pop3fixture.h"

using namespace email;
using pop3fixture::addChunksTimes;
using pop3fixture::settings;

/// Signing in to POP3: which way, never in the clear, never a second try, never in a trace.
class Pop3SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentialNeverInClear_data();
    void credentialNeverInClear();
    void credentialInClearOnlyWhereAllowed_data() { ScriptPlayer::addChunkRows(); }
    void credentialInClearOnlyWhereAllowed();
    void signsIn_data();
    void signsIn();
    void apopIsTakenByNameOnly_data() { ScriptPlayer::addChunkRows(); }
    void apopIsTakenByNameOnly();
    void apopNeverInClear_data() { ScriptPlayer::addChunkRows(); }
    void apopNeverInClear();
    void apopNeedsATimestamp_data();
    void apopNeedsATimestamp();
    void mechanismDowngradeIsNotTried_data();
    void mechanismDowngradeIsNotTried();
    void mechanismDowngradeBelowTheFloorIsRefused_data();
    void mechanismDowngradeBelowTheFloorIsRefused();
    void theReasonOfARefusalIsTold_data();
    void theReasonOfARefusalIsTold();
    void secretNeverInTrace_data();
    void secretNeverInTrace();
    void aLongResponseGoesOnALineOfItsOwn_data() { ScriptPlayer::addChunkRows(); }
    void aLongResponseGoesOnALineOfItsOwn();
    void lineBreakInPasswordBecomesNoCommand_data() { ScriptPlayer::addChunkRows(); }
    void lineBreakInPasswordBecomesNoCommand();
    void successBeforeTheEndIsNotBelieved_data() { ScriptPlayer::addChunkRows(); }
    void successBeforeTheEndIsNotBelieved();
    void utf8ComesBeforeTheSignIn_data() { ScriptPlayer::addChunkRows(); }
    void utf8ComesBeforeTheSignIn();
    void muchHashingIsDoneByTheDriver_data();
    void muchHashingIsDoneByTheDriver();
};

namespace {

const QByteArray Plain = "AHVzZXIAc2VjcmV0";
const QByteArray User = "C: USER user\nS: +OK\nC: PASS secret\n";

QByteArray hello(const QList<QByteArray> &capabilities, const QByteArray &greeting = "+OK hi")
{
    QByteArray text = "[tls]\nS: " + greeting + "\nC: CAPA\nS: +OK list\n";
    for (const QByteArray &line : capabilities)
        text += "S: " + line + '\n';
    return text + "S: .\n";
}

Pop3Settings named(const char *mechanism, TlsMode tls = TlsMode::TlsFirst)
{
    Pop3Settings named = settings(tls, true);
    named.signIn = SignIn::Mechanism;
    named.mechanism = mechanism;
    return named;
}

} // namespace

void Pop3SignInTest::credentialNeverInClear_data()
{
    addChunksTimes({hello({"USER", "SASL PLAIN"}), hello({"SASL SCRAM-SHA-256"}), hello({}),
                    "S: +OK hi\nC: CAPA\nS: -ERR what?\n"});
}

void Pop3SignInTest::credentialNeverInClear()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    text.replace("[tls]\n", "");
    ScriptPlayer script(text + "[close]");
    Pop3Dialogue pop3(settings(TlsMode::None, true));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->cause, Cause::PlaintextAuthForbidden);
    QCOMPARE(script.sent(), QByteArray("CAPA\r\n"));
}

void Pop3SignInTest::credentialInClearOnlyWhereAllowed()
{
    QFETCH(int, chunk);
    ScriptPlayer script("S: +OK hi\nC: CAPA\nS: -ERR what?\n" + User + "S: +OK in\n[ready]");
    Pop3Settings allowing = settings(TlsMode::None, true);
    allowing.allowPlaintextAuth = true;
    Pop3Dialogue pop3(std::move(allowing));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
}

void Pop3SignInTest::signsIn_data()
{
    addChunksTimes({
        hello({"SASL PLAIN LOGIN", "USER"}) + "C: AUTH PLAIN " + Plain + "\nS: +OK in\n[ready]",
        hello({"SASL LOGIN"}) +
            "C: AUTH LOGIN\nS: + VXNlcm5hbWU6\nC: dXNlcg==\nS: +\nC: c2VjcmV0\nS: +OK in\n[ready]",
        hello({"USER"}) + User + "S: +OK in\n[ready]",
        "[tls]\nS: +OK old\nC: CAPA\nS: -ERR what?\n" + User + "S: +OK in\n[ready]",
    });
}

void Pop3SignInTest::signsIn()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text);
    Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QVERIFY(!pop3.signedInBy().isEmpty());
}

void Pop3SignInTest::apopIsTakenByNameOnly()
{
    QFETCH(int, chunk);
    const QByteArray greeting = "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>";
    // RFC 1939 §7.
    ScriptPlayer script(hello({}, greeting) +
                        "C: APOP mrose c4c9334bac560ecc979e58001b3e22fb\nS: +OK in\n[ready]");
    Pop3Settings apop = named("APOP");
    apop.account = QStringLiteral("mrose");
    apop.password = SecretBytes(QByteArray("tanstaaf"));
    Pop3Dialogue pop3(std::move(apop));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QVERIFY(!script.trace().contains(QStringLiteral("c4c9334b")));
    ScriptPlayer automatic(hello({"SASL CRAM-MD5"}, greeting) + "[close]");
    Pop3Dialogue second(settings(TlsMode::TlsFirst, true));
    QVERIFY2(automatic.play(second, chunk), automatic.mismatch());
    QCOMPARE(second.ending()->cause, Cause::ChosenOnly);
}

void Pop3SignInTest::apopNeverInClear()
{
    QFETCH(int, chunk);
    ScriptPlayer script("S: +OK <1.2@evil.example>\nC: CAPA\nS: -ERR\n[close]");
    Pop3Dialogue pop3(named("APOP", TlsMode::None));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->cause, Cause::PlaintextAuthForbidden);
}

void Pop3SignInTest::apopNeedsATimestamp_data()
{
    addChunksTimes({"+OK hi", "+OK <nothing>", "+OK <a b@c>", "+OK >a@b<", "+OK <a@b", "+OK <a\\xff@b>"});
}

void Pop3SignInTest::apopNeedsATimestamp()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(hello({"USER"}, text) + "[close]");
    Pop3Dialogue pop3(named("apop"));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->cause, Cause::NoCommonMechanism);
    QVERIFY(!script.sent().contains("USER"));
}

void Pop3SignInTest::mechanismDowngradeIsNotTried_data()
{
    addChunksTimes({"-ERR [AUTH] wrong", "-ERR what?", "-ERR [SYS/TEMP] later"});
}

void Pop3SignInTest::mechanismDowngradeIsNotTried()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(hello({"SASL PLAIN LOGIN", "USER"}) + "C: AUTH PLAIN " + Plain + "\nS: " + text +
                        "\nC: QUIT\nS: +OK bye\n[close]");
    Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->kind, Outcome::Kind::Refused);
    QCOMPARE(pop3.ending()->step, Step::SignIn);
    // A refused name is not followed by the password.
    ScriptPlayer user(hello({"USER"}) + "C: USER user\nS: -ERR nobody\nC: QUIT\n");
    Pop3Dialogue second(settings(TlsMode::TlsFirst, true));
    QVERIFY2(user.play(second, chunk), user.mismatch());
}

void Pop3SignInTest::mechanismDowngradeBelowTheFloorIsRefused_data()
{
    addChunksTimes({hello({"SASL PLAIN", "USER"}), hello({"USER"}), hello({}),
                    "[tls]\nS: +OK hi\nC: CAPA\nS: -ERR what?\n"});
}

void Pop3SignInTest::mechanismDowngradeBelowTheFloorIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text + "[close]");
    Pop3Settings remembering = settings(TlsMode::TlsFirst, true);
    remembering.floor = "SCRAM-SHA-1";
    Pop3Dialogue pop3(std::move(remembering));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->cause, Cause::MechanismDowngrade);
    QCOMPARE(script.sent(), QByteArray("CAPA\r\n"));
}

void Pop3SignInTest::theReasonOfARefusalIsTold_data()
{
    addChunksTimes(
        {"[AUTH]", "[IN-USE]", "[LOGIN-DELAY]", "[SYS/TEMP]", "[SYS/PERM]", "[sys/perm]", "[X]", ""});
}

void Pop3SignInTest::theReasonOfARefusalIsTold()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    static const QHash<QByteArray, Condition> meaning{{"[AUTH]", Condition::CredentialsRefused},
                                                      {"[IN-USE]", Condition::InUse},
                                                      {"[LOGIN-DELAY]", Condition::TooSoon},
                                                      {"[SYS/TEMP]", Condition::Unavailable},
                                                      {"[SYS/PERM]", Condition::AdministratorNeeded}};
    ScriptPlayer script(hello({"USER"}) + User + "S: -ERR " + text + " sorry\nC: QUIT\n");
    Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->reply.condition, meaning.value(text.toUpper(), Condition::None));
    QVERIFY(pop3.ending()->text.contains(QStringLiteral("sorry")));
}

void Pop3SignInTest::secretNeverInTrace_data()
{
    addChunksTimes({hello({"USER"}) + User + "S: -ERR secret is wrong\nC: QUIT\n",
                    hello({"SASL PLAIN"}) + "C: AUTH PLAIN " + Plain + "\nS: -ERR " + Plain +
                        " or c2VjcmV0 or secret\nC: QUIT\n",
                    hello({"SASL LOGIN"}) + "C: AUTH LOGIN\nS: + VXNlcm5hbWU6\nC: dXNlcg==\nS: + c2VjcmV0\n"
                                            "C: c2VjcmV0\nS: +OK in\n[ready]"});
}

void Pop3SignInTest::secretNeverInTrace()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text);
    Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    for (const char *secret : {"secret", "c2VjcmV0", "AHVzZXIAc2VjcmV0", "USER user", "dXNlcg=="})
        QVERIFY2(!script.trace().contains(QLatin1String(secret)), qPrintable(script.trace()));
    if (pop3.ending())
        QVERIFY(!(pop3.ending()->text + pop3.ending()->reply.text()).contains(QStringLiteral("secret")));
}

void Pop3SignInTest::aLongResponseGoesOnALineOfItsOwn()
{
    QFETCH(int, chunk);
    const QByteArray password(200, 'p');
    const QByteArray response = (QByteArray("\0user\0", 6) + password).toBase64();
    const QByteArray twoLines = "C: AUTH PLAIN\nS: +\nC: ";
    ScriptPlayer script(hello({"SASL PLAIN"}) + twoLines + response + "\nS: +OK in\n[ready]");
    Pop3Settings longer = settings(TlsMode::TlsFirst, true);
    longer.password = SecretBytes(QByteArray(password));
    Pop3Dialogue pop3(std::move(longer));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    // Or because the server wants it so.
    ScriptPlayer wanted(hello({"SASL PLAIN"}) + twoLines + Plain + "\nS: +OK in\n[ready]");
    Pop3Settings separate = settings(TlsMode::TlsFirst, true);
    separate.initialResponse = false;
    Pop3Dialogue second(std::move(separate));
    QVERIFY2(wanted.play(second, chunk), wanted.mismatch());
}

void Pop3SignInTest::lineBreakInPasswordBecomesNoCommand()
{
    QFETCH(int, chunk);
    for (const char *password : {"ab\r\nDELE 1", "ab\nDELE 1"}) {
        ScriptPlayer script(hello({"USER"}) + "C: USER user\nS: +OK\n[close]");
        Pop3Settings wanted = settings(TlsMode::TlsFirst, true);
        wanted.password = SecretBytes(QByteArray(password));
        Pop3Dialogue pop3(std::move(wanted));
        QVERIFY2(script.play(pop3, chunk), script.mismatch());
        QVERIFY(!script.sent().contains("DELE"));
    }
}

void Pop3SignInTest::successBeforeTheEndIsNotBelieved()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello({"SASL LOGIN"}) + "C: AUTH LOGIN\nS: +OK in\n[close]");
    Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(pop3, chunk), script.mismatch());
    QCOMPARE(pop3.ending()->cause, Cause::SignInFailed);
}

void Pop3SignInTest::utf8ComesBeforeTheSignIn()
{
    QFETCH(int, chunk);
    for (const char *answer : {"S: +OK\n", "S: -ERR why\n"}) {
        ScriptPlayer script(hello({"UTF8 USER", "USER"}) + "C: UTF8\n" + answer + User + "S: +OK\n[ready]");
        Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
        QVERIFY2(script.play(pop3, chunk), script.mismatch());
    }
}

void Pop3SignInTest::muchHashingIsDoneByTheDriver_data()
{
    QTest::addColumn<QByteArray>("meanwhile");
    QTest::addColumn<int>("cause");
    QTest::newRow("nothing") << QByteArray() << int(Cause::None);
    QTest::newRow("+OK") << QByteArray("+OK in\r\n") << int(Cause::ProtocolError);
    QTest::newRow("+") << QByteArray("+ \r\n") << int(Cause::ProtocolError);
    QTest::newRow("-ERR") << QByteArray("-ERR too slow\r\n") << int(Cause::ServerClosing);
}

void Pop3SignInTest::muchHashingIsDoneByTheDriver()
{
    QFETCH(QByteArray, meanwhile);
    QFETCH(int, cause);
    Pop3Dialogue pop3(settings(TlsMode::TlsFirst, true));
    std::function<void()> work;
    const auto written = [&] {
        QByteArray sent;
        for (const Output &output : pop3.takeOutputs()) {
            sent = output.kind == Output::Kind::Write ? output.bytes : sent;
            work = output.kind == Output::Kind::Compute ? output.work : work;
        }
        return sent;
    };
    pop3.connected();
    pop3.tlsReady(0);
    pop3.receive("+OK hi\r\n");
    pop3.receive("+OK list\r\nSASL SCRAM-SHA-256\r\n.\r\n");
    const QByteArray first = QByteArray::fromBase64(written().split(' ').value(2).trimmed());
    const QByteArray nonce = first.mid(first.indexOf("r="));
    pop3.receive("+ " + (nonce + "more,s=c2FsdHNhbHQ=,i=200001").toBase64() + "\r\n");
    QCOMPARE(written(), QByteArray());
    QVERIFY(work);
    pop3.receive(meanwhile);
    QCOMPARE(written(), QByteArray());
    QCOMPARE(pop3.isFinished(), cause != int(Cause::None));
    if (pop3.isFinished()) {
        QCOMPARE(int(pop3.ending()->cause), cause);
        return;
    }
    work();
    pop3.computed();
    QVERIFY(QByteArray::fromBase64(written().trimmed()).contains("p="));
}

QTEST_GUILESS_MAIN(Pop3SignInTest)
#include "pop3signintest.moc"
