#include "components/email/protocol/smtpdialogue.h"
#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using smtpfixture::envelope;
using smtpfixture::only;
using smtpfixture::settings;

/// Signing in: which mechanism, never in the clear, never a second try, never in a trace.
class SmtpSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void credentialNeverInClear_data();
    void credentialNeverInClear();
    void credentialInClearOnlyWhereAllowed_data() { ScriptPlayer::addChunkRows(); }
    void credentialInClearOnlyWhereAllowed();
    void mechanismDowngradeIsNotTried_data();
    void mechanismDowngradeIsNotTried();
    void mechanismDowngradeToAnUnknownOneIsRefused_data() { ScriptPlayer::addChunkRows(); }
    void mechanismDowngradeToAnUnknownOneIsRefused();
    void aNamedMechanismIsTheOnlyOne_data() { ScriptPlayer::addChunkRows(); }
    void aNamedMechanismIsTheOnlyOne();
    void mechanismDowngradeBelowTheFloorIsRefused_data();
    void mechanismDowngradeBelowTheFloorIsRefused();
    void theWeakOnesAreTakenByNameOnly_data() { ScriptPlayer::addChunkRows(); }
    void theWeakOnesAreTakenByNameOnly();
    void externalNeedsNoAccount_data() { ScriptPlayer::addChunkRows(); }
    void externalNeedsNoAccount();
    void theOldFormOfTheOfferIsUnderstood_data() { ScriptPlayer::addChunkRows(); }
    void theOldFormOfTheOfferIsUnderstood();
    void withoutAnAccountNobodySignsIn_data() { ScriptPlayer::addChunkRows(); }
    void withoutAnAccountNobodySignsIn();
    void heloIsEnoughWithoutSignIn_data();
    void heloIsEnoughWithoutSignIn();
    void heloHasNoSignIn_data() { ScriptPlayer::addChunkRows(); }
    void heloHasNoSignIn();
    void secretNeverInTrace_data();
    void secretNeverInTrace();
    void secretNeverInOutcomeEvenIfTheServerRepeatsIt_data() { ScriptPlayer::addChunkRows(); }
    void secretNeverInOutcomeEvenIfTheServerRepeatsIt();
    void unendingChallengesAreCancelled_data() { ScriptPlayer::addChunkRows(); }
    void unendingChallengesAreCancelled();
    void aLongPasswordGoesOnALineOfItsOwn_data() { ScriptPlayer::addChunkRows(); }
    void aLongPasswordGoesOnALineOfItsOwn();
    void successBeforeTheEndIsNotBelieved_data() { ScriptPlayer::addChunkRows(); }
    void successBeforeTheEndIsNotBelieved();
    void muchHashingIsDoneByTheDriver_data();
    void muchHashingIsDoneByTheDriver();
    void challengesThatAreNotBase64DoNotMatterToLogin_data() { ScriptPlayer::addChunkRows(); }
    void challengesThatAreNotBase64DoNotMatterToLogin();
};

namespace {

QByteArray hello(const QByteArray &auth)
{
    return "[tls]\nS: 220 mail.example\nC: EHLO station.example\nS: 250-mail.example\nS: 250 " + auth + '\n';
}

QByteArray inTheClear(const QByteArray &text)
{
    return QByteArray(text).replace("[tls]\n", "");
}

void addChunksTimes(const QList<QByteArray> &texts)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("chunk");
    for (const QByteArray &text : texts) {
        for (const auto &[name, size] : ScriptPlayer::chunks())
            QTest::addRow("%s %s", text.right(40).simplified().constData(), name.constData()) << text << size;
    }
}

const QByteArray Plain = "C: AUTH PLAIN AHVzZXIAc2VjcmV0\n";
const QByteArray Login =
    "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcg==\nS: 334 UGFzc3dvcmQ6\nC: c2VjcmV0\n";

} // namespace

void SmtpSignInTest::credentialNeverInClear_data()
{
    addChunksTimes({"AUTH PLAIN LOGIN", "AUTH LOGIN", "HELP"});
}

void SmtpSignInTest::credentialNeverInClear()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(inTheClear(hello(text)) + "[close]");
    SmtpDialogue smtp(settings(TlsMode::None, true));
    smtp.deliver(envelope());
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(only(smtp).cause, Cause::PlaintextAuthForbidden);
    QCOMPARE(script.sent(), QByteArray("EHLO station.example\r\n"));
}

void SmtpSignInTest::credentialInClearOnlyWhereAllowed()
{
    QFETCH(int, chunk);
    ScriptPlayer script(inTheClear(hello("AUTH PLAIN")) + Plain + "S: 235 ok\n[ready]");
    SmtpSettings allowing = settings(TlsMode::None, true);
    allowing.allowPlaintextAuth = true;
    SmtpDialogue smtp(std::move(allowing));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());

    // The permission is for mode None: where TLS was asked for and stripped it is worth nothing.
    ScriptPlayer stripped(inTheClear(hello("AUTH PLAIN")) + "[close]");
    SmtpSettings demanding = settings(TlsMode::StartTls, true);
    demanding.allowPlaintextAuth = true;
    SmtpDialogue second(std::move(demanding));
    QVERIFY2(stripped.play(second, chunk), stripped.mismatch());
    QCOMPARE(second.ending()->cause, Cause::StartTlsNotOffered);
}

void SmtpSignInTest::mechanismDowngradeIsNotTried_data()
{
    addChunksTimes(
        {"535 5.7.8 wrong", "504 5.5.4 no such mechanism", "454 4.7.0 try later", "534 5.7.9 too weak"});
}

void SmtpSignInTest::mechanismDowngradeIsNotTried()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH PLAIN LOGIN") + Plain + "S: " + text + "\nC: QUIT\nS: 221 bye\n[close]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    smtp.deliver(envelope());
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.step, Step::SignIn);
    QCOMPARE(outcome.reply.code, text.left(3).toInt());
    QCOMPARE(outcome.reply.enhanced, text.mid(4, 5));
}

void SmtpSignInTest::mechanismDowngradeToAnUnknownOneIsRefused()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH NTLM CRAM-MD5 X-OWN") + "[close]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.ending()->cause, Cause::ChosenOnly);
    QVERIFY(smtp.ending()->text.contains(QStringLiteral("NTLM CRAM-MD5 X-OWN")));
}

void SmtpSignInTest::aNamedMechanismIsTheOnlyOne()
{
    QFETCH(int, chunk);
    const auto named = [](const char *name) {
        SmtpSettings settings = smtpfixture::settings(TlsMode::TlsFirst, true);
        settings.signIn = SignIn::Mechanism;
        settings.mechanism = name;
        return settings;
    };
    ScriptPlayer script(hello("AUTH PLAIN LOGIN") + Login + "S: 235 ok\n[ready]");
    SmtpDialogue smtp(named("LOGIN"));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.signedInBy(), QByteArray("LOGIN"));

    ScriptPlayer missing(hello("AUTH PLAIN") + "[close]");
    SmtpDialogue second(named("LOGIN"));
    QVERIFY2(missing.play(second, chunk), missing.mismatch());
    QCOMPARE(second.ending()->cause, Cause::NoCommonMechanism);
}

void SmtpSignInTest::mechanismDowngradeBelowTheFloorIsRefused_data()
{
    QTest::addColumn<QByteArray>("floor");
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<bool>("believed");
    QTest::newRow("none yet") << QByteArray() << QByteArray("PLAIN LOGIN") << true;
    QTest::newRow("SCRAM was taken out") << QByteArray("SCRAM-SHA-256") << QByteArray("PLAIN LOGIN") << false;
    QTest::newRow("a weaker SCRAM") << QByteArray("SCRAM-SHA-256") << QByteArray("SCRAM-SHA-1 PLAIN")
                                    << false;
    QTest::newRow("CRAM-MD5 is left") << QByteArray("SCRAM-SHA-1") << QByteArray("CRAM-MD5") << false;
    QTest::newRow("SCRAM never signed us in") << QByteArray("PLAIN") << QByteArray("PLAIN") << true;
    QTest::newRow("LOGIN for PLAIN") << QByteArray("PLAIN") << QByteArray("LOGIN") << true;
}

void SmtpSignInTest::mechanismDowngradeBelowTheFloorIsRefused()
{
    QFETCH(QByteArray, floor);
    QFETCH(QByteArray, offer);
    QFETCH(bool, believed);
    for (const auto &[name, chunk] : ScriptPlayer::chunks()) {
        const QByteArray signIn = offer == "LOGIN" ? Login : Plain;
        ScriptPlayer script(hello("AUTH " + offer) + (believed ? signIn + "S: 235 ok\n[ready]" : "[close]"));
        SmtpSettings remembering = settings(TlsMode::TlsFirst, true);
        remembering.floor = floor;
        SmtpDialogue smtp(std::move(remembering));
        QVERIFY2(script.play(smtp, chunk), script.mismatch());
        if (!believed) {
            QCOMPARE(smtp.ending()->cause, Cause::MechanismDowngrade);
            QVERIFY(!script.sent().contains("AUTH"));
        }
    }
}

void SmtpSignInTest::theWeakOnesAreTakenByNameOnly()
{
    QFETCH(int, chunk);
    SmtpSettings named = settings(TlsMode::TlsFirst, true);
    named.account = QStringLiteral("tim");
    named.password = SecretBytes("tanstaaftanstaaf");
    named.signIn = SignIn::Mechanism;
    named.mechanism = "CRAM-MD5";
    // RFC 2195 §2.
    ScriptPlayer script(hello("AUTH PLAIN CRAM-MD5") +
                        "C: AUTH CRAM-MD5\nS: 334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\n"
                        "C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\nS: 235 ok\n[ready]");
    SmtpDialogue smtp(std::move(named));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());

    ScriptPlayer automatic(hello("AUTH CRAM-MD5") + "[close]");
    SmtpDialogue second(settings(TlsMode::TlsFirst, true));
    QVERIFY2(automatic.play(second, chunk), automatic.mismatch());
    QCOMPARE(second.ending()->cause, Cause::ChosenOnly);
}

void SmtpSignInTest::externalNeedsNoAccount()
{
    QFETCH(int, chunk);
    SmtpSettings named = settings(TlsMode::TlsFirst);
    named.signIn = SignIn::Mechanism;
    named.mechanism = "EXTERNAL";
    named.hasCertificate = true;
    ScriptPlayer script(hello("AUTH PLAIN EXTERNAL") + "C: AUTH EXTERNAL =\nS: 235 ok\n[ready]");
    SmtpDialogue smtp(std::move(named));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
}

void SmtpSignInTest::theOldFormOfTheOfferIsUnderstood()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH=LOGIN") + Login + "S: 235 ok\n[ready]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
}

void SmtpSignInTest::withoutAnAccountNobodySignsIn()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH PLAIN") + "[ready]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
}

void SmtpSignInTest::heloIsEnoughWithoutSignIn_data()
{
    addChunksTimes({"500 what?", "502 not implemented", "504 no"});
}

void SmtpSignInTest::heloIsEnoughWithoutSignIn()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(
        "S: 220 old\nC: EHLO station.example\nS: " + text +
        "\nC: HELO station.example\nS: 250 old\n[ready]\nC: MAIL FROM:<alarm@station.example>");
    SmtpDialogue smtp(settings());
    smtp.deliver(envelope());
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QVERIFY(!smtp.capabilities().extended);
}

void SmtpSignInTest::heloHasNoSignIn()
{
    QFETCH(int, chunk);
    ScriptPlayer script("[tls]\nS: 220 old\nC: EHLO station.example\nS: 500 what?\n[close]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.ending()->cause, Cause::NoCommonMechanism);
}

void SmtpSignInTest::secretNeverInTrace_data()
{
    addChunksTimes(
        {hello("AUTH PLAIN") + Plain + "S: 235 ok\n", hello("AUTH LOGIN") + Login + "S: 235 ok\n",
         hello("AUTH LOGIN") + Login + "S: 535-5.7.8 no\nS: 535 5.7.8 really\nC: QUIT\n",
         hello("AUTH PLAIN") + Plain + "S: 535 AHVzZXIAc2VjcmV0 is secret, c2VjcmV0 too\nC: QUIT\n",
         hello("AUTH LOGIN") + Login + "S: 334 c2VjcmV0\nC: *\nS: 501 secret\n"});
}

void SmtpSignInTest::secretNeverInTrace()
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    ScriptPlayer script(text);
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QVERIFY(script.trace().contains(QStringLiteral("> AUTH ")));
    for (const char *secret : {"secret", "c2VjcmV0", "AHVzZXIAc2VjcmV0", "dXNlcg=="})
        QVERIFY2(!script.trace().contains(QLatin1String(secret)), qPrintable(script.trace()));
}

void SmtpSignInTest::secretNeverInOutcomeEvenIfTheServerRepeatsIt()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH PLAIN") + Plain +
                        "S: 535 your password secret (AHVzZXIAc2VjcmV0) is wrong\nC: QUIT\nS: 221 bye");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    smtp.deliver(envelope());
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.reply.text(), QStringLiteral("your password •••• (••••) is wrong"));
    QVERIFY(!outcome.text.contains(QStringLiteral("secret")));
}

void SmtpSignInTest::unendingChallengesAreCancelled()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH PLAIN") + Plain + "S: 334 bW9yZQ==\nC: *\nS: 501 cancelled\n[close]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.ending()->cause, Cause::ProtocolError);
}

void SmtpSignInTest::aLongPasswordGoesOnALineOfItsOwn()
{
    QFETCH(int, chunk);
    const QByteArray password(1000, 'p');
    ScriptPlayer script(hello("AUTH PLAIN") + "C: AUTH PLAIN\nS: 334\nC: " +
                        (QByteArray("\0user\0", 6) + password).toBase64() + "\nS: 235 ok\n[ready]");
    SmtpSettings longer = settings(TlsMode::TlsFirst, true);
    longer.password = SecretBytes(QByteArray(password));
    SmtpDialogue smtp(std::move(longer));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
}

void SmtpSignInTest::successBeforeTheEndIsNotBelieved()
{
    QFETCH(int, chunk);
    ScriptPlayer script(hello("AUTH LOGIN") + "C: AUTH LOGIN\nS: 235 ok\n[close]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
    QCOMPARE(smtp.ending()->cause, Cause::SignInFailed);
}

void SmtpSignInTest::muchHashingIsDoneByTheDriver_data()
{
    QTest::addColumn<int>("rounds");
    QTest::addColumn<bool>("elsewhere");
    QTest::newRow("200,000") << 200'000 << false;
    QTest::newRow("200,001") << 200'001 << true;
    QTest::newRow("1,000,001") << 1'000'001 << false;
}

void SmtpSignInTest::muchHashingIsDoneByTheDriver()
{
    QFETCH(int, rounds);
    QFETCH(bool, elsewhere);
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    smtp.connected();
    smtp.tlsReady(0);
    smtp.receive("220 mail.example\r\n");
    smtp.receive("250-mail.example\r\n250 AUTH SCRAM-SHA-256\r\n");
    QByteArray sent;
    const auto written = [&] {
        std::function<void()> work;
        for (const Output &output : smtp.takeOutputs()) {
            sent = output.kind == Output::Kind::Write ? output.bytes : sent;
            work = output.kind == Output::Kind::Compute ? output.work : work;
        }
        return work;
    };
    (void)written();
    const QByteArray first = QByteArray::fromBase64(sent.split(' ').value(2).trimmed());
    const QByteArray nonce = first.mid(first.indexOf("r="));
    sent.clear();
    const QByteArray challenge = nonce + "more,s=c2FsdHNhbHQ=,i=" + QByteArray::number(rounds);
    smtp.receive("334 " + challenge.toBase64() + "\r\n");
    const std::function<void()> work = written();
    QCOMPARE(bool(work), elsewhere);
    if (!elsewhere) {
        QCOMPARE(sent == "*\r\n", rounds > 1'000'000);
        return;
    }
    QVERIFY(sent.isEmpty());
    work();
    smtp.computed();
    (void)written();
    QVERIFY(QByteArray::fromBase64(sent.trimmed()).contains("p="));

    // The connection may be gone by then: nobody answers, and nothing is touched.
    auto gone = std::make_unique<SmtpDialogue>(settings(TlsMode::TlsFirst, true));
    gone->gone(Cause::ConnectionLost, {});
    gone->computed();
    QVERIFY(gone->isFinished());
}

void SmtpSignInTest::challengesThatAreNotBase64DoNotMatterToLogin()
{
    QFETCH(int, chunk);
    ScriptPlayer script(
        hello("AUTH LOGIN") +
        "C: AUTH LOGIN\nS: 334 Username:\nC: dXNlcg==\nS: 334 \nC: c2VjcmV0\nS: 235 ok\n[ready]");
    SmtpDialogue smtp(settings(TlsMode::TlsFirst, true));
    QVERIFY2(script.play(smtp, chunk), script.mismatch());
}

QTEST_GUILESS_MAIN(SmtpSignInTest)
#include "smtpsignintest.moc"
