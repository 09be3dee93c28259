#include "components/email/message/mailreading.h"

#include <QTest>

using email::MailDefect;
using email::MailReading;

/// What honest mail programs send is read as a person sees it.
class MailReadingTest : public QObject
{
    Q_OBJECT

private:
    static MailReading read(QByteArray message)
    {
        const auto reading = MailReading::of(message.replace('\n', "\r\n"));
        if (!reading)
            qFatal("%s", qPrintable(reading.error().text()));
        return *reading;
    }
    static QByteArray withHeader(const QByteArray &fields)
    {
        return "From: Anna <anna@example.com>\nSubject: Re: Alarm\n" + fields + "\nACK\n";
    }

private Q_SLOTS:
    void headersAreDecoded();
    void answeredIsTheNearestFirst();
    void textIsDecoded_data();
    void textIsDecoded();
    void oddLettersAreReadAndCleaned();
    void thePlainOneOfTwoAlternativesIsRead();
    void htmlAloneIsReadAsText();
    void whatHtmlHidesIsNotRead_data();
    void whatHtmlHidesIsNotRead();
    void attachmentsAreNamedAndNotRead();
    void ownWordsAreToldFromQuotedOnes_data();
    void ownWordsAreToldFromQuotedOnes();
    void whatNoPersonAnswersIsNamed_data();
    void whatNoPersonAnswersIsNamed();
    void aPersonsReplyIsNotAutomatic();
    void aDeliveryReportIsTakenApart();
};

void MailReadingTest::headersAreDecoded()
{
    const MailReading mail = read("From: =?utf-8?Q?J=C3=B6rg?= <joerg@example.com>,\n eva@example.com\n"
                                  "Subject: =?iso-8859-1?B?5Pb8?= and\n more\nMessage-ID: <a@b>\n\nx\n");
    QCOMPARE(mail.addresses("from"),
             QStringList({QStringLiteral("joerg@example.com"), QStringLiteral("eva@example.com")}));
    QCOMPARE(mail.field("subject"), QStringLiteral("äöü and more"));
    QCOMPARE(mail.messageId(), QByteArray("a@b"));
    QCOMPARE(mail.count("from"), 1);
    QCOMPARE(mail.field("x-missing"), QString());
}

void MailReadingTest::answeredIsTheNearestFirst()
{
    const MailReading mail = read("From: a@b.example\nReferences: <1@x>\n <2@x>\nIn-Reply-To: <3@x>\n\nx\n");
    QCOMPARE(mail.answered(), QList<QByteArray>({"3@x", "2@x", "1@x"}));
}

void MailReadingTest::textIsDecoded_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    const QByteArray plain = "Content-Type: text/plain; charset=";
    QTest::newRow("UTF-8") << plain + "utf-8\n" << QByteArray("Grüße");
    QTest::newRow("UTF-8 without saying so") << QByteArray() << QByteArray("Grüße");
    QTest::newRow("Latin-1 without saying so") << QByteArray() << QByteArray("Gr\xfc\xdf\x65");
    QTest::newRow("Latin-1") << plain + "\"ISO-8859-1\"\n" << QByteArray("Gr\xfc\xdf\x65");
    QTest::newRow("Windows") << plain + "windows-1252\n" << QByteArray("Gr\xfc\xdf\x65");
    QTest::newRow("Windows in capitals") << plain + "WINDOWS-1252\n" << QByteArray("Gr\xfc\xdf\x65");
    QTest::newRow("base64") << plain + "utf-8\nContent-Transfer-Encoding: BASE64\n"
                            << QByteArray("Grüße").toBase64();
    QTest::newRow("quoted-printable") << plain + "utf-8\nContent-Transfer-Encoding: quoted-printable\n"
                                      << QByteArray("Gr=C3=BC=\n=C3=9Fe");
}

void MailReadingTest::textIsDecoded()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    const MailReading mail = read("From: a@b.example\n" + header + '\n' + body + '\n');
    QCOMPARE(mail.words().own, QStringLiteral("Grüße"));
    QVERIFY(mail.defects().empty());
}

/// What Latin-1 has no letters for, and what moves a terminal or turns the direction of writing.
void MailReadingTest::oddLettersAreReadAndCleaned()
{
    const MailReading mail =
        read("From: a@b.example\nSubject: =?utf-8?Q?Fan=1B[2J_=E2=80=AEredrum?=\n"
             "Message-ID: <long\n er@x>\nContent-Type: text/plain; charset=windows-1252\n\n"
             "\x80\xa0\x93no\x94\x1b[2J\n");
    QCOMPARE(mail.field("subject"), QStringLiteral("Fan [2J redrum"));
    QCOMPARE(mail.messageId(), QByteArray("longer@x"));
    QCOMPARE(mail.text().trimmed(), QStringLiteral("€ “no” [2J"));
    QCOMPARE(read("From: a@b.example\n\none \xe2\x80\xaetwo\n").text().trimmed(), QStringLiteral("one two"));
    const QByteArray nul = QByteArray("From: a@b.example\nSubject: one-two\n\nx\n").replace('-', '\0');
    QCOMPARE(read(nul).field("subject"), QStringLiteral("one two"));
    const MailReading strange =
        read("From: a@b.example\nContent-Type: text/plain; charset=klingon-1\n\nGr\xfc\xdf\x65\n");
    QCOMPARE(strange.text().trimmed(), QStringLiteral("Grüße"));
    QVERIFY(strange.defects().contains(email::MailDefect::UnknownCharset));
}

void MailReadingTest::thePlainOneOfTwoAlternativesIsRead()
{
    const MailReading mail = read(
        "From: a@b.example\nContent-Type: multipart/alternative; boundary=\"b\"\n\npreamble\n--b\n"
        "Content-Type: text/html\n\n<p>two</p>\n--b\nContent-Type: text/plain\n\none\n--b--\nepilogue\n");
    QCOMPARE(mail.text().trimmed(), QStringLiteral("one"));
    QVERIFY(mail.attachments().isEmpty());
    QVERIFY(mail.defects().empty());
}

void MailReadingTest::htmlAloneIsReadAsText()
{
    const MailReading mail =
        read("From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<html><head><style>p "
             "{x}</style></head><body><!-- no --><p>ACK, I&#39;m on my&nbsp;way</p><div>On Sunday, "
             "Station wrote:<br></div><blockquote><p>ACK &lt;this&gt;</p></blockquote></body></html>\n");
    QCOMPARE(mail.words().own, QStringLiteral("ACK, I'm on my way"));
    QCOMPARE(mail.words().quoted, QStringLiteral("On Sunday, Station wrote:\n> ACK <this>"));
}

void MailReadingTest::whatHtmlHidesIsNotRead_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("not displayed") << QByteArray("<div style='color:red; DISPLAY : none'>no</div>yes");
    QTest::newRow("not visible") << QByteArray("<span style=\"visibility:hidden\">no</span>yes");
    QTest::newRow("around another") << QByteArray("<div style=display:none>n<div>o</div>no</div>yes");
    QTest::newRow("empty") << QByteArray("<img style=\"display:none\" src=x>yes");
    QTest::newRow("never closed") << QByteArray("yes<div style=\"display:none\">no");
    QTest::newRow("said, not done") << QByteArray("<p title=\"display none\">yes</p>");
}

void MailReadingTest::whatHtmlHidesIsNotRead()
{
    QFETCH(QByteArray, html);
    const MailReading mail = read("From: a@b.example\nContent-Type: text/html\n\n" + html + "\n");
    QCOMPARE(mail.text().trimmed(), QStringLiteral("yes"));
}

void MailReadingTest::attachmentsAreNamedAndNotRead()
{
    const MailReading mail = read(
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        "Content-Type: text/plain\nContent-Disposition: attachment; filename=\"../ack\n .txt\"\n\nACK\n"
        "--b\nContent-Type: multipart/alternative; boundary=bb\n\n--bb\n\nHello\n--bb--\n--b\n"
        "Content-Type: image/png; name=\"=?utf-8?Q?bl=C3=A4.png?=\"\nContent-Transfer-Encoding: base64\n\n" +
        QByteArray(76, 'A') + "\n--b--\n");
    QCOMPARE(mail.text().trimmed(), QStringLiteral("Hello"));
    QCOMPARE(mail.attachments().size(), 2);
    QCOMPARE(mail.attachments()[0].fileName, QStringLiteral("../ack .txt"));
    QCOMPARE(mail.attachments()[1].fileName, QStringLiteral("blä.png"));
    QCOMPARE(mail.attachments()[1].mediaType, QStringLiteral("image/png"));
    QVERIFY(qAbs(mail.attachments()[1].size - 57) <= 2);
}

void MailReadingTest::ownWordsAreToldFromQuotedOnes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("own");
    const auto row = [](const char *name, const char *text, const char *own) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(own);
    };
    row("nothing quoted", "ACK\nI go there.", "ACK\nI go there.");
    row("quoted below", "ACK\n\nOn Sun, Nov 22, Station wrote:\n> ACK\n> more", "ACK");
    row("quoted right below", "ACK\nOn Sun, Nov 22, Station wrote:\n> more", "ACK");
    row("quoted above", "On Sun, Nov 22, Station wrote:\n> alarm\n> more\n\nACK", "ACK");
    row("between the lines", "> alarm?\nyes\n> really?\nyes", "yes\nyes");
    row("folded attribution", "ok\n\nOn Sun, Nov 22 at 7:00 Station\n<station@example.com> wrote:\n\n> ACK",
        "ok");
    row("German", "Danke\n\nAm 22.11.2026 um 07:00 schrieb Station:\n> ACK", "Danke");
    row("without marks", "Danke\n\nAm 22.11.2026 um 07:00 schrieb Station:\n\nACK", "Danke");
    row("Outlook's line", "no\n\n-----Original Message-----\nFrom: Station\nACK", "no");
    row("Outlook's line in German", "no\n-----Ursprüngliche Nachricht-----\nACK", "no");
    row("Outlook's copied header", "no\n\nFrom: Station <s@x>\nSent: Sunday\nTo: Anna\nSubject: x\n\nACK",
        "no");
    row("Outlook's copied header in German", "no\n\nVon: Station\nGesendet: Sonntag\nAn: Anna\n\nACK", "no");
    row("line of underscores", "no\n________________________________\nACK", "no");
    row("signature", "no\n-- \nACK Ltd.", "no");
    row("only quoted", "\n> ACK\n> please", "");
    row("quoted twice", ">> ACK\n> > ACK", "");
    row("a colon of one's own", "Two things:\nfirst", "Two things:\nfirst");
}

void MailReadingTest::ownWordsAreToldFromQuotedOnes()
{
    QFETCH(QString, text);
    QTEST(email::wordsOf(text).own, "own");
}

void MailReadingTest::whatNoPersonAnswersIsNamed_data()
{
    QTest::addColumn<QByteArray>("fields");
    for (const char *fields :
         {"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x=y", "Precedence: bulk",
          "Precedence: Junk", "Precedence: list", "Precedence: auto_reply", "List-Id: <duty.example.com>",
          "List-Unsubscribe: <mailto:x@example.com>", "Return-Path: <>", "X-Autoreply: yes",
          "X-Auto-Response-Suppress: All", "X-Autorespond: yes", "Mailing-List: duty", "X-Mailing-List: duty",
          "Precedence: bulk (a list)", "Sender: MAILER-DAEMON@example.com",
          "Content-Type: multipart/report; report-type=delivery-status; boundary=b"})
        QTest::newRow(fields) << QByteArray(fields) + '\n';
}

void MailReadingTest::whatNoPersonAnswersIsNamed()
{
    QFETCH(QByteArray, fields);
    const QString named = read(withHeader(fields)).automatic();
    QVERIFY2(named.startsWith(QString::fromLatin1(fields.left(fields.indexOf(':'))).toLower()),
             qPrintable(named));
}

void MailReadingTest::aPersonsReplyIsNotAutomatic()
{
    for (const char *none : {"no", "No; x=y", "no (a person)"}) {
        const QByteArray fields =
            QByteArray("Auto-Submitted: ") + none + "\nPrecedence: normal\nReturn-Path: <anna@example.com>\n";
        QCOMPARE(read(withHeader(fields)).automatic(), QString());
    }
}

void MailReadingTest::aDeliveryReportIsTakenApart()
{
    const MailReading mail =
        read("From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; "
             "report-type=delivery-status; boundary=b\n\n--b\n\nSorry.\n--b\n"
             "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
             "Final-Recipient: rfc822; bob@example.com\nAction: failed\nStatus: 5.1.1\n\n"
             "Final-Recipient: rfc822; eva@example.com\nAction: delayed\nStatus: 4.2.2\n\n--b\n"
             "Content-Type: message/rfc822\n\nFrom: s@x\nMessage-ID: <alarm@x>\n\nbody\n--b--\n");
    QVERIFY(mail.report().has_value());
    QCOMPARE(mail.report()->ofMessage.value("reporting-mta"), QStringLiteral("dns; mx.example"));
    QCOMPARE(mail.report()->ofRecipients.size(), 2);
    QCOMPARE(mail.report()->ofRecipients[0].value("status"), QStringLiteral("5.1.1"));
    QCOMPARE(mail.report()->ofRecipients[1].value("action"), QStringLiteral("delayed"));
    QCOMPARE(mail.returnedId(), QByteArray("alarm@x"));
    QCOMPARE(mail.text().trimmed(), QStringLiteral("Sorry."));
    QVERIFY(!read(withHeader({})).report().has_value());
}

QTEST_GUILESS_MAIN(MailReadingTest)
#include "mailreadingtest.moc"
