#include "tests/components/email/protocol/imapfixture.h"
#include "tests/components/email/protocol/pop3fixture.h"
#include "tests/components/email/protocol/smtpfixture.h"

using namespace email;

/// SCRIPTED, NOT LIVE: greetings, capabilities and refusals that Exchange Online, Gmail and Yahoo are
/// publicly known for. Nothing here has spoken to them.
class ProviderDialogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imap_data();
    void imap();
    void pop3_data();
    void pop3();
    void smtp_data();
    void smtp();
};

namespace {

/// What "user" and "secret" are in PLAIN.
const QByteArray Plain = "AHVzZXIAc2VjcmV0";

/// How the dialogue ends; empty text where it is signed in.
template <class Dialogue, class Settings>
void play(Settings settings)
{
    QFETCH(QByteArray, text);
    QFETCH(int, chunk);
    QFETCH(QString, words);
    ScriptPlayer script(text);
    Dialogue dialogue(std::move(settings));
    QVERIFY2(script.play(dialogue, chunk), script.mismatch());
    QCOMPARE(dialogue.ending().has_value(), !words.isEmpty());
    if (words.isEmpty())
        return;
    QCOMPARE(dialogue.ending()->step, Step::SignIn);
    QVERIFY2(dialogue.ending()->text.contains(words), qPrintable(dialogue.ending()->text));
    QVERIFY(!script.trace().contains(QStringLiteral("secret")));
}

void row(const char *name, const QByteArray &text, const char *words)
{
    for (const auto &[how, size] : ScriptPlayer::chunks())
        QTest::addRow("%s, %s", name, how.constData()) << text << size << QString::fromLatin1(words);
}

void columns()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("chunk");
    QTest::addColumn<QString>("words");
}

const QByteArray Goodbye = "C: A3 LOGOUT\nS: * BYE\nS: A3 OK\n[close]";

} // namespace

void ProviderDialogueTest::imap_data()
{
    columns();
    const QByteArray gmail =
        "[tls]\nS: * OK Gimap ready for requests from 192.0.2.1 a1mb123456\nC: A1 CAPABILITY\n"
        "S: * CAPABILITY IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 XYZZY SASL-IR "
        "AUTH=XOAUTH2 AUTH=PLAIN AUTH=PLAIN-CLIENTTOKEN AUTH=OAUTHBEARER\nS: A1 OK Thats all she wrote! "
        "a1mb123456\n"
        "C: A2 AUTHENTICATE PLAIN " +
        Plain + '\n';
    row("Gmail wants an application password",
        gmail +
            "S: A2 NO [ALERT] Application-specific password required: "
            "https://support.google.com/accounts/answer/185833 (Failure)\n" +
            Goodbye,
        "Application-specific password required");
    row("Gmail refuses the password",
        gmail + "S: A2 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\n" + Goodbye,
        "Invalid credentials");
    row("Exchange Online takes no password",
        "[tls]\nS: * OK The Microsoft Exchange IMAP4 service is ready. [QQBCAEMA]\nC: A1 CAPABILITY\n"
        "S: * CAPABILITY IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN "
        "IDLE "
        "NAMESPACE LITERAL+\nS: A1 OK CAPABILITY completed.\nC: A2 AUTHENTICATE PLAIN " +
            Plain + "\nS: A2 NO AUTHENTICATE failed.\n" + Goodbye,
        "AUTHENTICATE failed.");
    row("Yahoo refuses the password of a person",
        "[tls]\nS: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2 AUTH=OAUTHBEARER ID MOVE "
        "NAMESPACE "
        "XYMHIGHESTMODSEQ UIDPLUS LITERAL+ CHILDREN] IMAP4rev1 Hello\nC: A1 AUTHENTICATE PLAIN " +
            Plain +
            "\nS: A1 NO [AUTHENTICATIONFAILED] AUTHENTICATE Invalid credentials\nC: A2 LOGOUT\nS: * BYE\nS: "
            "A2 OK\n[close]",
        "Invalid credentials");
}

void ProviderDialogueTest::imap()
{
    play<ImapDialogue>(imapfixture::settings(TlsMode::TlsFirst, true));
}

void ProviderDialogueTest::pop3_data()
{
    columns();
    const QByteArray quit = "C: QUIT\nS: +OK\n[close]";
    row("Gmail wants an application password",
        "[tls]\nS: +OK Gpop ready for requests from 192.0.2.1 a1mb123456\nC: CAPA\nS: +OK Capability list "
        "follows\n"
        "S: USER\nS: RESP-CODES\nS: EXPIRE 0\nS: LOGIN-DELAY 300\nS: TOP\nS: UIDL\nS: X-GOOGLE-RICO\n"
        "S: SASL PLAIN XOAUTH2 OAUTHBEARER\nS: .\nC: AUTH PLAIN " +
            Plain +
            "\nS: -ERR [AUTH] Application-specific password required: "
            "https://support.google.com/accounts/answer/185833\n" +
            quit,
        "Application-specific password required");
    row("Exchange Online takes no password",
        "[tls]\nS: +OK The Microsoft Exchange POP3 service is ready. [QQBCAEMA]\nC: CAPA\nS: +OK\nS: TOP\nS: "
        "UIDL\n"
        "S: SASL PLAIN XOAUTH2\nS: USER\nS: .\nC: AUTH PLAIN " +
            Plain + "\nS: -ERR Logon failure: unknown user name or bad password.\n" + quit,
        "Logon failure");
    row("Yahoo refuses the password of a person",
        "[tls]\nS: +OK Hello from jpop-0.1\nC: CAPA\nS: +OK CAPA list follows\nS: IMPLEMENTATION "
        "jpop-0.1\nS: SASL PLAIN "
        "XOAUTH2 OAUTHBEARER\nS: USER\nS: UIDL\nS: TOP\nS: .\nC: AUTH PLAIN " +
            Plain + "\nS: -ERR [AUTH] (#AUTH005) Access to this service is not allowed.\n" + quit,
        "Access to this service is not allowed");
}

void ProviderDialogueTest::pop3()
{
    play<Pop3Dialogue>(pop3fixture::settings(TlsMode::TlsFirst, true));
}

void ProviderDialogueTest::smtp_data()
{
    columns();
    const QByteArray quit = "C: QUIT\nS: 221 bye\n[close]";
    row("Gmail wants an application password",
        "[tls]\nS: 220 smtp.gmail.com ESMTP a1-20020a05 - gsmtp\nC: EHLO station.example\nS: "
        "250-smtp.gmail.com at your "
        "service, [192.0.2.1]\nS: 250-SIZE 35882577\nS: 250-8BITMIME\nS: 250-AUTH LOGIN PLAIN XOAUTH2 "
        "PLAIN-CLIENTTOKEN "
        "OAUTHBEARER XOAUTH\nS: 250-ENHANCEDSTATUSCODES\nS: 250-PIPELINING\nS: 250-CHUNKING\nS: 250 "
        "SMTPUTF8\nC: AUTH "
        "PLAIN " +
            Plain +
            "\nS: 534-5.7.9 Application-specific password required. For more information, go to\n"
            "S: 534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor a1-20020a05 - gsmtp\n" +
            quit,
        "Application-specific password required");
    row("Exchange Online has switched SMTP AUTH off",
        "[tls]\nS: 220 FR0P281CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready\nC: EHLO "
        "station.example\n"
        "S: 250-FR0P281CA0001.outlook.office365.com Hello [192.0.2.1]\nS: 250-SIZE 157286400\nS: "
        "250-PIPELINING\n"
        "S: 250-DSN\nS: 250-ENHANCEDSTATUSCODES\nS: 250-AUTH LOGIN XOAUTH2\nS: 250-8BITMIME\nS: "
        "250-BINARYMIME\n"
        "S: 250-CHUNKING\nS: 250 SMTPUTF8\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcg==\nS: 334 "
        "UGFzc3dvcmQ6\n"
        "C: c2VjcmV0\nS: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for "
        "the Tenant.\n" +
            quit,
        "SmtpClientAuthentication is disabled");
    row("Yahoo refuses the password of a person",
        "[tls]\nS: 220 smtp.mail.yahoo.com ESMTP ready\nC: EHLO station.example\nS: 250-hermes Hello "
        "[192.0.2.1]\n"
        "S: 250-PIPELINING\nS: 250-ENHANCEDSTATUSCODES\nS: 250-CHUNKING\nS: 250-8BITMIME\nS: 250-SIZE "
        "41697280\n"
        "S: 250 AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER\nC: AUTH PLAIN " +
            Plain + "\nS: 535 5.7.0 (#AUTH005) Too many bad auth attempts.\n" + quit,
        "Too many bad auth attempts");
}

void ProviderDialogueTest::smtp()
{
    play<SmtpDialogue>(smtpfixture::settings(TlsMode::TlsFirst, true));
}

QTEST_GUILESS_MAIN(ProviderDialogueTest)
#include "providerdialoguetest.moc"
