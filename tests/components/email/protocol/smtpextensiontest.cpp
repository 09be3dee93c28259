#include "tests/components/email/protocol/smtpfixture.h"

#include <QTest>

using namespace email;
using smtpfixture::envelope;
using smtpfixture::only;
using smtpfixture::settings;

/// What a server may offer besides, and what becomes of a message where it does not: SMTPUTF8 (RFC 6531), DSN
/// (RFC 3461), LIMITS (RFC 9422), REQUIRETLS.
class SmtpExtensionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capabilitiesAreShown();
    void limitsThatAreNoNumbersCountForNothing();
    void internationalAddressesAskForSmtpUtf8_data() { ScriptPlayer::addChunkRows(); }
    void internationalAddressesAskForSmtpUtf8();
    void anInternationalDomainNeedsNothing_data() { ScriptPlayer::addChunkRows(); }
    void anInternationalDomainNeedsNothing();
    void withoutSmtpUtf8OnlyThatRecipientIsRefused_data() { ScriptPlayer::addChunkRows(); }
    void withoutSmtpUtf8OnlyThatRecipientIsRefused();
    void withoutSmtpUtf8TheServerHearsNothingOfIt_data() { ScriptPlayer::addChunkRows(); }
    void withoutSmtpUtf8TheServerHearsNothingOfIt();
    void reportsAreAskedForWhereOffered_data() { ScriptPlayer::addChunkRows(); }
    void reportsAreAskedForWhereOffered();
    void reportsAreNotAskedForElsewhere_data() { ScriptPlayer::addChunkRows(); }
    void reportsAreNotAskedForElsewhere();
    void moreRecipientsThanTheLimitWait_data() { ScriptPlayer::addChunkRows(); }
    void moreRecipientsThanTheLimitWait();
    void moreDomainsThanTheLimitWait_data() { ScriptPlayer::addChunkRows(); }
    void moreDomainsThanTheLimitWait();
};

namespace {

QByteArray hello(const QByteArray &lines)
{
    QByteArray text = "S: 220 mail.example ESMTP\nC: EHLO station.example\nS: 250-mail.example\n";
    for (const QByteArray &line : lines.split(','))
        text += "S: 250-" + line + '\n';
    return text + "S: 250 HELP\n";
}

QList<MailAddress> addresses(const QStringList &texts)
{
    QList<MailAddress> list;
    for (const QString &text : texts)
        list.append(MailAddress::parse(text).value());
    return list;
}

Envelope to(const QStringList &texts)
{
    return envelope("hot\r\n", addresses(texts));
}

const QByteArray Rest =
    "C: DATA\nS: 354 go\nC: hot\nC: .\nS: 250 queued\n[settled]\n[stop]\nC: QUIT\nS: 221 bye\n"
    "[close]\n";

SmtpCapabilities parse(const QStringList &lines)
{
    return SmtpCapabilities::parse({250, {}, QStringList(QStringLiteral("mail.example")) + lines});
}

} // namespace

#define PLAY(script, smtp)                                                                                   \
    QFETCH(int, chunk);                                                                                      \
    QVERIFY2((script).play(smtp, chunk), (script).mismatch())

void SmtpExtensionTest::capabilitiesAreShown()
{
    const SmtpCapabilities all =
        parse({QStringLiteral("PIPELINING"), QStringLiteral("CHUNKING"), QStringLiteral("SMTPUTF8"),
               QStringLiteral("DSN"), QStringLiteral("RequireTLS"), QStringLiteral("SIZE 1000"),
               QStringLiteral("LIMITS RCPTMAX=20 MAILMAX=5 RCPTDOMAINMAX=1"), QStringLiteral("AUTH PLAIN")});
    QVERIFY(all.requireTls && all.dsn && all.smtpUtf8 && all.chunking);
    QCOMPARE(all.maxRecipients, 20);
    QCOMPARE(all.maxMessages, 5);
    QCOMPARE(all.maxDomains, 1);
    QCOMPARE(all.toString(), QStringLiteral("PIPELINING, CHUNKING, SMTPUTF8, DSN, REQUIRETLS, SIZE 1000, "
                                            "LIMITS RCPTMAX=20 RCPTDOMAINMAX=1 MAILMAX=5, AUTH PLAIN"));
}

void SmtpExtensionTest::limitsThatAreNoNumbersCountForNothing()
{
    const SmtpCapabilities odd = parse(
        {QStringLiteral("LIMITS RCPTMAX=0 MAILMAX=-1 RCPTDOMAINMAX=x RCPTMAX MAILMAX=99999999999 NEW=1")});
    QCOMPARE(odd.maxRecipients, 0);
    QCOMPARE(odd.maxMessages, 0);
    QCOMPARE(odd.maxDomains, 0);
}

void SmtpExtensionTest::internationalAddressesAskForSmtpUtf8()
{
    ScriptPlayer script(hello("8BITMIME,SMTPUTF8") +
                        "C: MAIL FROM:<alarm@station.example> SMTPUTF8\nS: 250 ok\n"
                        "C: RCPT TO:<d\\xc3\\xbcty@xn--gebude-dua.example>\nS: 250 ok\n" +
                        Rest);
    SmtpDialogue smtp(settings());
    smtp.deliver(to({QStringLiteral("düty@gebäude.example")}));
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpExtensionTest::anInternationalDomainNeedsNothing()
{
    ScriptPlayer script(hello("8BITMIME") +
                        "C: MAIL FROM:<alarm@station.example>\nS: 250 ok\n"
                        "C: RCPT TO:<duty@xn--gebude-dua.example>\nS: 250 ok\n" +
                        Rest);
    SmtpDialogue smtp(settings());
    smtp.deliver(to({QStringLiteral("duty@gebäude.example")}));
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpExtensionTest::withoutSmtpUtf8OnlyThatRecipientIsRefused()
{
    ScriptPlayer script(hello("8BITMIME") +
                        "C: MAIL FROM:<alarm@station.example>\nS: 250 ok\n"
                        "C: RCPT TO:<duty@example.com>\nS: 250 ok\n" +
                        Rest);
    SmtpDialogue smtp(settings());
    smtp.deliver(to({QStringLiteral("düty@example.com"), QStringLiteral("duty@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY(outcome.delivered());
    QCOMPARE(outcome.receipt.recipients.at(0).cause, Cause::Utf8NotOffered);
    QVERIFY(!outcome.receipt.recipients.at(0).accepted);
    QVERIFY(outcome.receipt.recipients.at(1).accepted);
}

void SmtpExtensionTest::withoutSmtpUtf8TheServerHearsNothingOfIt()
{
    ScriptPlayer script(hello("8BITMIME") + "[settled]\n[stop]\nC: QUIT\nS: 221 bye\n[close]\n");
    SmtpDialogue smtp(settings());
    smtp.deliver(to({QStringLiteral("düty@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QCOMPARE(outcome.kind, Outcome::Kind::Refused);
    QCOMPARE(outcome.cause, Cause::Utf8NotOffered);
    QCOMPARE(outcome.receipt.recipients.at(0).cause, Cause::Utf8NotOffered);
}

void SmtpExtensionTest::reportsAreAskedForWhereOffered()
{
    ScriptPlayer script(
        hello("DSN") +
        "C: MAIL FROM:<alarm@station.example> RET=HDRS ENVID=a+2Bb+3D1@station.example\nS: 250 ok\n"
        "C: RCPT TO:<duty+hall@example.com> NOTIFY=FAILURE,DELAY "
        "ORCPT=rfc822;duty+2Bhall@example.com\nS: 250 ok\n" +
        Rest);
    SmtpDialogue smtp(settings());
    Envelope mail = to({QStringLiteral("duty+hall@example.com")});
    mail.notify = "FAILURE,DELAY";
    mail.id = "a+b=1@station.example";
    smtp.deliver(mail);
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpExtensionTest::reportsAreNotAskedForElsewhere()
{
    ScriptPlayer script(hello("HELP") +
                        "C: MAIL FROM:<alarm@station.example>\nS: 250 ok\n"
                        "C: RCPT TO:<duty@example.com>\nS: 250 ok\n" +
                        Rest);
    SmtpDialogue smtp(settings());
    Envelope mail = to({QStringLiteral("duty@example.com")});
    mail.notify = "FAILURE";
    smtp.deliver(mail);
    PLAY(script, smtp);
    QVERIFY(only(smtp).delivered());
}

void SmtpExtensionTest::moreRecipientsThanTheLimitWait()
{
    ScriptPlayer script(hello("LIMITS RCPTMAX=2") +
                        "C: MAIL FROM:<alarm@station.example>\nS: 250 ok\n"
                        "C: RCPT TO:<a@example.com>\nS: 250 ok\nC: RCPT TO:<b@example.com>\nS: 250 ok\n" +
                        Rest);
    SmtpDialogue smtp(settings());
    smtp.deliver(to(
        {QStringLiteral("a@example.com"), QStringLiteral("b@example.com"), QStringLiteral("c@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY(outcome.delivered());
    const RecipientResult &third = outcome.receipt.recipients.at(2);
    QVERIFY(!third.accepted && third.reply.code == 0 && third.cause == Cause::None);
}

void SmtpExtensionTest::moreDomainsThanTheLimitWait()
{
    ScriptPlayer script(hello("LIMITS RCPTDOMAINMAX=1") +
                        "C: MAIL FROM:<alarm@station.example>\nS: 250 ok\n"
                        "C: RCPT TO:<a@example.com>\nS: 250 ok\nC: RCPT TO:<c@example.com>\nS: 250 ok\n" +
                        Rest);
    SmtpDialogue smtp(settings());
    smtp.deliver(to({QStringLiteral("a@example.com"), QStringLiteral("b@elsewhere.example"),
                     QStringLiteral("c@example.com")}));
    PLAY(script, smtp);
    const Outcome outcome = only(smtp);
    QVERIFY(outcome.delivered());
    QCOMPARE(outcome.receipt.recipients.at(1).reply.code, 0);
    QVERIFY(outcome.receipt.recipients.at(2).accepted);
}

QTEST_GUILESS_MAIN(SmtpExtensionTest)
#include "smtpextensiontest.moc"
