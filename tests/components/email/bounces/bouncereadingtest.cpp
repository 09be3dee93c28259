#include "components/email/bounces/bouncereading.h"

#include <QtTest>

using namespace email;
using Kind = DeliveryFate::Kind;

/// What is understood of the bounces that mail servers send, and what is no bounce.
class BounceReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReportNamesMessageRecipientAndCause();
    void everyActionIsKnown_data();
    void everyActionIsKnown();
    void theEnvelopeIdentifierIsEnough();
    void aRedirectedRecipientKeepsHisOldName();
    void otherLettersAreThoseOfTheLedger_data();
    void otherLettersAreThoseOfTheLedger();
    void qmail();
    void exim();
    void exchange_data();
    void exchange();
    void exchangeThatOnlyWarns();
    void theCopyBelowNamesNobody();
    void whatIsNoBounce_data();
    void whatIsNoBounce();
    void codesAreFoundInWords_data();
    void codesAreFoundInWords();

private:
    static std::optional<Bounce> read(const QByteArray &text)
    {
        return mayBeBounce(text) ? bounceOf(MailReading::of(text).value()) : std::nullopt;
    }
    static QByteArray report(const QByteArray &recipients, const QByteArray &ofMessage = {},
                             const QByteArray &original = "Subject: Alarm\nMessage-ID: <alarm@x>\n")
    {
        return "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; "
               "report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\n"
               "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n" +
               ofMessage + "\n" + recipients + "\n--b\nContent-Type: text/rfc822-headers\n\n" + original +
               "\n--b--\n";
    }
};

void BounceReadingTest::aReportNamesMessageRecipientAndCause()
{
    const auto bounce =
        read(report("Final-Recipient: rfc822; <bob@example.com>\nAction: failed\n"
                    "Status: 5.1.1 (bad mailbox)\nRemote-MTA: dns; in.example.com (192.0.2.1)\n"
                    "Diagnostic-Code: smtp; 550-5.1.1 no such\n user here\n"));
    QVERIFY(bounce);
    QCOMPARE(bounce->messageIds, QList<QByteArray>{"alarm@x"});
    QCOMPARE(bounce->fates.size(), 1);
    const DeliveryFate &fate = bounce->fates[0];
    QCOMPARE(fate.kind, Kind::Failed);
    QCOMPARE(fate.addresses, QStringList{"bob@example.com"});
    QCOMPARE(fate.host, QStringLiteral("in.example.com"));
    QCOMPARE(fate.reply.code, 550);
    QCOMPARE(fate.reply.enhanced, QByteArray("5.1.1"));
    QCOMPARE(fate.reply.text(), QStringLiteral("no such user here"));
}

void BounceReadingTest::everyActionIsKnown_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("failed") << QByteArray("Action: Failed\nStatus: 4.4.7\n") << Kind::Failed;
    QTest::newRow("delayed") << QByteArray("Action: delayed\nStatus: 4.4.1\n") << Kind::Delayed;
    QTest::newRow("delivered") << QByteArray("Action: delivered\nStatus: 2.0.0\n") << Kind::Delivered;
    QTest::newRow("relayed") << QByteArray("Action: relayed (to foreign)\nStatus: 2.0.0\n") << Kind::Relayed;
    QTest::newRow("expanded") << QByteArray("Action: expanded\nStatus: 2.0.0\n") << Kind::Expanded;
    QTest::newRow("by status") << QByteArray("Status: 5.2.2\n") << Kind::Failed;
    QTest::newRow("late by status") << QByteArray("Status: 4.2.2\n") << Kind::Delayed;
}

void BounceReadingTest::everyActionIsKnown()
{
    QFETCH(QByteArray, fields);
    const auto bounce = read(report("Final-Recipient: rfc822; bob@example.com\n" + fields));
    QVERIFY(bounce);
    QTEST(bounce->fates[0].kind, "kind");
}

void BounceReadingTest::theEnvelopeIdentifierIsEnough()
{
    const QByteArray recipient = "Final-Recipient: rfc822; bob@example.com\nAction: failed\n";
    const auto bounce = read(report(recipient, "Original-Envelope-Id: alarm@x\n", "Subject: Alarm\n"));
    QVERIFY(bounce);
    QCOMPARE(bounce->messageIds, QList<QByteArray>{"alarm@x"});
    QVERIFY(!read(report(recipient, {}, "Subject: Alarm\n")));
}

void BounceReadingTest::aRedirectedRecipientKeepsHisOldName()
{
    const auto bounce = read(report("Original-Recipient: rfc822;duty@example.com\n"
                                    "Final-Recipient: rfc822;bob@elsewhere.example\nAction: failed\n"));
    QVERIFY(bounce);
    QCOMPARE(bounce->fates[0].addresses, (QStringList{"duty@example.com", "bob@elsewhere.example"}));
}

/// As MailAddress keeps them: the domain in its ASCII form.
void BounceReadingTest::otherLettersAreThoseOfTheLedger_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("address");
    QTest::newRow("domain") << QByteArray("rfc822; bob@b\303\274cher.example") << "bob@xn--bcher-kva.example";
    QTest::newRow("RFC 6533") << QByteArray("utf-8; b\303\274ro@example.com") << "b\u00fcro@example.com";
    QTest::newRow("RFC 6533 in ASCII") << QByteArray("utf-8; b\\x{FC}ro\\x{2B}x@b\\x{fc}cher.example")
                                       << "b\u00fcro+x@xn--bcher-kva.example";
    QTest::newRow("no such letter") << QByteArray("utf-8; b\\x{D800}ro@example.com")
                                    << "b\\x{D800}ro@example.com";
    QTest::newRow("not of this type")
        << QByteArray("rfc822; b\\x{FC}ro@example.com") << "b\\x{FC}ro@example.com";
}

void BounceReadingTest::otherLettersAreThoseOfTheLedger()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, address);
    const auto bounce = read(report("Final-Recipient: " + field + "\nAction: failed\n"));
    QVERIFY(bounce);
    QCOMPARE(bounce->fates[0].addresses, QStringList{address});
}

void BounceReadingTest::qmail()
{
    const auto bounce = read(
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n"
        "Hi. This is the qmail-send program at mx.example.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        "<bob@example.com>:\n192.0.2.5 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\n"
        "Giving up on 192.0.2.5.\n\n"
        "<eva@example.com>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
        "--- Below this line is a copy of the message.\n\nReturn-Path: <station@x>\n"
        "To: carl@example.com\nMessage-ID: <alarm@x>\n\n<carl@example.com>:\nToo warm\n");
    QVERIFY(bounce);
    QCOMPARE(bounce->messageIds, QList<QByteArray>{"alarm@x"});
    QCOMPARE(bounce->fates.size(), 2);
    QCOMPARE(bounce->fates[0].addresses, QStringList{"bob@example.com"});
    QCOMPARE(bounce->fates[0].reply.code, 550);
    QCOMPARE(bounce->fates[0].reply.enhanced, QByteArray("5.1.1"));
    QCOMPARE(bounce->fates[1].addresses, QStringList{"eva@example.com"});
    QCOMPARE(bounce->fates[1].reply.enhanced, QByteArray("5.1.1"));
    QVERIFY(bounce->fates[1].reply.text().startsWith(QStringLiteral("Sorry, no mailbox")));
}

void BounceReadingTest::exim()
{
    const auto bounce =
        read("Return-Path: <>\nX-Failed-Recipients: bob@example.com, eva@example.com\n"
             "From: Mail Delivery System <Mailer-Daemon@mx.example>\n"
             "Subject: Mail delivery failed: returning message to sender\n\n"
             "This message was created automatically by mail delivery software.\n\n"
             "A message that you sent could not be delivered to one or more of its\n"
             "recipients. This is a permanent error. The following address(es) failed:\n\n"
             "  bob@example.com\n    SMTP error from remote mail server after RCPT TO:<bob@example.com>:\n"
             "    host in.example.com [192.0.2.5]: 554 5.7.1 <bob@example.com>: Relay access denied\n"
             "  \n  eva@example.com\n    mailbox is full\n\n"
             "------ This is a copy of the message, including all the headers. ------\n\n"
             "Message-ID: <alarm@x>\nTo: carl@example.com\n\nToo warm\n");
    QVERIFY(bounce);
    QCOMPARE(bounce->messageIds, QList<QByteArray>{"alarm@x"});
    QCOMPARE(bounce->fates.size(), 2);
    QCOMPARE(bounce->fates[0].addresses, QStringList{"bob@example.com"});
    QCOMPARE(bounce->fates[0].reply.code, 554);
    QCOMPARE(bounce->fates[0].reply.enhanced, QByteArray("5.7.1"));
    QCOMPARE(bounce->fates[1].reply.text(), QStringLiteral("mailbox is full"));
}

void BounceReadingTest::exchange_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("2010 and later") << QByteArray(
        "Delivery has failed to these recipients or groups:\n\n"
        "bob@example.com (mailto:bob@example.com)\nThe email address you entered couldn't be found.\n\n"
        "Diagnostic information for administrators:\n\nGenerating server: mx.example\n\nbob@example.com\n"
        "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##rfc822;bob@example.com\n\n"
        "Original message headers:\n\nReceived: from x\nTo: carl@example.com\n");
    QTest::newRow("2003") << QByteArray(
        "Your message did not reach some or all of the intended recipients.\n\n"
        "      Subject:\tAlarm\n\nThe following recipient(s) could not be reached:\n\n"
        "      bob@example.com on 11/22/2026 3:04 AM\n"
        "            The e-mail account does not exist at the organization this message was sent to.\n"
        "            <mx.example #5.1.1 smtp;550 5.1.1 User unknown>\n");
    QTest::newRow("German") << QByteArray(
        "Fehler bei der Nachrichtenzustellung an folgende Empf\xc3\xa4nger oder Gruppen:\n\n"
        "bob@example.com\nDie E-Mail-Adresse wurde nicht gefunden.\n\n"
        "Diagnoseinformationen f\xc3\xbcr Administratoren:\n\nbob@example.com\n"
        "Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'\n\n"
        "Urspr\xc3\xbcngliche Nachrichtenkopfzeilen:\n\nTo: carl@example.com\n");
}

void BounceReadingTest::exchange()
{
    QFETCH(QByteArray, words);
    for (const QByteArray type : {"message/rfc822", "text/rfc822-headers"}) {
        const auto bounce = read(
            "From: Postmaster <postmaster@mx.example>\nSubject: Undeliverable: Alarm\n"
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" +
            words + "\n--b\nContent-Type: " + type + "\n\nFrom: s@x\nMessage-ID: <alarm@x>\n\nbody\n--b--\n");
        QVERIFY(bounce);
        QCOMPARE(bounce->messageIds, QList<QByteArray>{"alarm@x"});
        QCOMPARE(bounce->fates.size(), 1);
        QCOMPARE(bounce->fates[0].kind, Kind::Failed);
        QCOMPARE(bounce->fates[0].addresses, QStringList{"bob@example.com"});
        QCOMPARE(bounce->fates[0].reply.enhanced, QByteArray("5.1.1"));
    }
}

void BounceReadingTest::exchangeThatOnlyWarns()
{
    const auto bounce = read("From: postmaster@mx.example\nIn-Reply-To: <alarm@x>\n\n"
                             "Delivery is delayed to these recipients or groups:\n\nbob@example.com\n");
    QVERIFY(bounce);
    QCOMPARE(bounce->messageIds, QList<QByteArray>{"alarm@x"});
    QCOMPARE(bounce->fates[0].kind, Kind::Delayed);
}

void BounceReadingTest::theCopyBelowNamesNobody()
{
    QVERIFY(!read(
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\n\nHi. This is the qmail-send program at x.\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <alarm@x>\n\n"
        "<bob@example.com>:\ngone\n"));
}

void BounceReadingTest::whatIsNoBounce_data()
{
    QTest::addColumn<QByteArray>("mail");
    const QByteArray quoted = "In-Reply-To: <alarm@x>\n\n";
    QTest::newRow("a reply") << "From: bob@example.com\n" + quoted +
                                    "Delivery has failed to these recipients: eva@x.y\n";
    QTest::newRow("absence") << "From: bob@example.com\nAuto-Submitted: auto-replied\n" + quoted +
                                    "I am away. Write to eva@example.com\n";
    QTest::newRow("forwarded by hand") << QByteArray(
        "From: bob@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee "
        "eva@example.com\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <alarm@x>\n\nx\n--b--\n");
    QTest::newRow("read receipt") << QByteArray(
        "From: bob@example.com\nContent-Type: multipart/report; report-type=disposition-"
        "notification; boundary=b\n\n--b\n\nRead.\n--b\nContent-Type: "
        "message/disposition-notification\n\nFinal-Recipient: rfc822;bob@example.com\n"
        "Original-Message-ID: <alarm@x>\nDisposition: automatic-action; displayed\n--b--\n");
}

void BounceReadingTest::whatIsNoBounce()
{
    QFETCH(QByteArray, mail);
    QVERIFY(!bounceOf(MailReading::of(mail).value()));
}

void BounceReadingTest::codesAreFoundInWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("enhanced");
    QTest::newRow("both") << "550 5.7.1 relaying denied" << 550 << QByteArray("5.7.1");
    QTest::newRow("an address of the network")
        << "connect to 4.2.2.1 failed: 5.4.4" << 0 << QByteArray("5.4.4");
    QTest::newRow("a port") << "mx.example:587 said 451 later" << 451 << QByteArray();
    QTest::newRow("nothing") << "mailbox is full" << 0 << QByteArray();
    QTest::newRow("another version") << "MTA 14.5.1.1 of 2026" << 0 << QByteArray();
}

void BounceReadingTest::codesAreFoundInWords()
{
    QFETCH(QString, words);
    const auto bounce =
        read("Return-Path: <>\nX-Failed-Recipients: bob@example.com\nIn-Reply-To: <alarm@x>\n\n"
             "  bob@example.com\n    " +
             words.toUtf8() + "\n");
    QVERIFY(bounce);
    QTEST(bounce->fates[0].reply.code, "code");
    QTEST(bounce->fates[0].reply.enhanced, "enhanced");
}

QTEST_GUILESS_MAIN(BounceReadingTest)
#include "bouncereadingtest.moc"
