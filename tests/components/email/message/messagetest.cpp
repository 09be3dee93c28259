#include "components/email/message/message.h"

#include "components/email/message/gmimehandle.h"
#include "components/email/protocol/headertext.h"

#include <QTest>
#include <QTimeZone>

using namespace email;

namespace {

QString rightToLeftOverride()
{
    return QString(QChar(0x202e));
}

Mailbox mailbox(const QString &address, const QString &name = {})
{
    return {HeaderText::cleaned(name), *MailAddress::parse(address)};
}

MailDraft plainDraft()
{
    MailDraft draft;
    draft.from = mailbox(QStringLiteral("station@example.com"), QStringLiteral("Town Hall"));
    draft.to = {mailbox(QStringLiteral("duty@example.com"), QStringLiteral("Jörg Müller"))};
    draft.subject = QStringLiteral("[Town Hall] P10 ALARM AHU-1 Supply Temp high 41.2 °C");
    draft.text = QStringLiteral("Source: AHU-1\nValue: 41.2 °C\n");
    draft.messageId = "c7a8@example.com";
    draft.date = QDateTime(QDate(2026, 11, 22), QTime(14, 3, 5), Qt::OffsetFromUTC, 19800);
    return draft;
}

MailDraft fullDraft()
{
    MailDraft draft = plainDraft();
    draft.html = QStringLiteral("<p>Value: <b>41.2 °C</b></p>");
    draft.attachments = {
        {QStringLiteral("trend.csv"), QStringLiteral("text/csv"), QByteArray("a,b\n1,2\n")},
        {QStringLiteral("Pläne €.pdf"), QStringLiteral("application/pdf"), QByteArray(3000, '\0')}};
    return draft;
}

ComposedMail composed(const MailDraft &draft)
{
    const station::Result<ComposedMail> result = compose(draft);
    if (!result)
        qFatal("%s", qPrintable(result.error().text()));
    return *result;
}

using Parsed = GMimeHandle<GMimeMessage>;

/// What a receiver makes of the bytes.
Parsed parsed(const ComposedMail &mail)
{
    g_mime_init();
    const GMimeHandle<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(mail.bytes.constData(), size_t(mail.bytes.size())));
    const GMimeHandle<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    return Parsed(g_mime_parser_construct_message(parser.get(), nullptr));
}

QStringList headerNames(const ComposedMail &mail)
{
    QStringList names;
    const QByteArray head = mail.bytes.left(mail.bytes.indexOf("\r\n\r\n"));
    for (const QByteArray &line : head.split('\n')) {
        if (!line.startsWith(' ') && !line.startsWith('\t'))
            names.append(QString::fromLatin1(line.left(line.indexOf(':'))));
    }
    return names;
}

QString subject(const Parsed &message)
{
    return QString::fromUtf8(g_mime_message_get_subject(message.get()));
}

GMimeObject *partOf(GMimeObject *multipart, int index)
{
    return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

QByteArray contentOf(GMimeObject *part)
{
    const GMimeHandle<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), stream.get());
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), bytes->len);
}

QByteArray typeOf(GMimeObject *part)
{
    const GMimeHandle<char> type(g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part)));
    return type.get();
}

QByteArray encodingLine(const ComposedMail &mail)
{
    const QByteArray name("\r\nContent-Transfer-Encoding: ");
    const qsizetype begin = mail.bytes.indexOf(name) + name.size();
    return mail.bytes.mid(begin, mail.bytes.indexOf("\r\n", begin) - begin);
}

void verifySendable(const QByteArray &bytes)
{
    QVERIFY(bytes.endsWith("\r\n"));
    QCOMPARE(bytes.count('\0'), 0);
    QCOMPARE(bytes.count('\r'), bytes.count("\r\n"));
    QCOMPARE(bytes.count('\n'), bytes.count("\r\n"));
    for (const QByteArray &line : bytes.split('\n'))
        QVERIFY(line.size() <= 999);
    for (const char c : bytes)
        QVERIFY(quint8(c) < 0x80);
}

} // namespace

class MessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameDraftGivesSameBytes()
    {
        QCOMPARE(composed(fullDraft()).bytes, composed(fullDraft()).bytes);
        QCOMPARE(composed(plainDraft()).bytes, composed(plainDraft()).bytes);
    }

    void headersSayWhoWhenAndThatAMachineWroteIt()
    {
        MailDraft draft = plainDraft();
        draft.inReplyTo = "<root@example.com>";
        draft.references = {"root@example.com", "<second@example.com>", "root@example.com"};
        draft.extraHeaders = {{"X-Station", QStringLiteral("Town Hall")}};
        const ComposedMail mail = composed(draft);
        QVERIFY(mail.notices.isEmpty());
        QVERIFY(mail.bytes.contains("\r\nDate: Sun, 22 Nov 2026 14:03:05 +0530\r\n"));
        QVERIFY(mail.bytes.contains("\r\nMessage-ID: <c7a8@example.com>\r\n"));
        QVERIFY(mail.bytes.contains("\r\nIn-Reply-To: <root@example.com>\r\n"));
        QVERIFY(mail.bytes.contains("\r\nReferences: <root@example.com>\r\n <second@example.com>\r\n"));
        QVERIFY(mail.bytes.contains("\r\nAuto-Submitted: auto-generated\r\n"));
        QVERIFY(mail.bytes.contains("\r\nX-Auto-Response-Suppress: All\r\n"));
        QVERIFY(mail.bytes.contains("\r\nX-Station: Town Hall\r\n"));
        QVERIFY(mail.bytes.contains("\r\nMIME-Version: 1.0\r\n"));
        QVERIFY(mail.bytes.startsWith("From: Town Hall <station@example.com>\r\n"));
        QVERIFY(!mail.needs8Bit);
        QCOMPARE(mail.messageId, QByteArray("c7a8@example.com"));
    }

    void receiverReadsTheSameTextAgain()
    {
        const MailDraft draft = plainDraft();
        const ComposedMail mail = composed(draft);
        verifySendable(mail.bytes);
        const Parsed message = parsed(mail);
        QCOMPARE(subject(message), draft.subject);
        GMimeObject *part = g_mime_message_get_mime_part(message.get());
        QCOMPARE(typeOf(part), QByteArray("text/plain"));
        QCOMPARE(QString::fromUtf8(contentOf(part).replace("\r\n", "\n")), draft.text);
        InternetAddress *to = internet_address_list_get_address(
            g_mime_message_get_addresses(message.get(), GMIME_ADDRESS_TYPE_TO), 0);
        QCOMPARE(QString::fromUtf8(internet_address_get_name(to)), QStringLiteral("Jörg Müller"));
    }

    void textAloneIsReadAgainInEveryEncoding_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("as it is") << QStringLiteral("Fan 3 failed.\n.\nSecond line") << QByteArray("7bit");
        QTest::newRow("empty") << QString() << QByteArray("7bit");
        QTest::newRow("some letters")
            << QStringLiteral("41,2 °C = zu heiß\n") << QByteArray("quoted-printable");
        QTest::newRow("blank at the end") << QStringLiteral("a \nb\t\n\n") << QByteArray("quoted-printable");
        QTest::newRow("From") << QStringLiteral("From here\n") << QByteArray("quoted-printable");
        QTest::newRow("long line") << QString(3000, QLatin1Char('x')) << QByteArray("quoted-printable");
        QTest::newRow("mostly letters") << QString(200, QChar(0x6e29)) << QByteArray("base64");
    }

    void textAloneIsReadAgainInEveryEncoding()
    {
        QFETCH(QString, text);
        MailDraft draft = plainDraft();
        draft.text = text;
        const ComposedMail mail = composed(draft);
        QVERIFY(!mail.minimal);
        verifySendable(mail.bytes);
        QTEST(encodingLine(mail), "encoding");
        QString read = QString::fromUtf8(
            contentOf(g_mime_message_get_mime_part(parsed(mail).get())).replace("\r\n", "\n"));
        QCOMPARE(read, text.endsWith(u'\n') ? text : text + u'\n');
    }

    void textComesBeforeHtmlAndBothBeforeAttachments()
    {
        const ComposedMail mail = composed(fullDraft());
        verifySendable(mail.bytes);
        const Parsed message = parsed(mail);
        GMimeObject *mixed = g_mime_message_get_mime_part(message.get());
        QCOMPARE(typeOf(mixed), QByteArray("multipart/mixed"));
        QCOMPARE(g_mime_multipart_get_count(GMIME_MULTIPART(mixed)), 3);
        GMimeObject *alternative = partOf(mixed, 0);
        QCOMPARE(typeOf(alternative), QByteArray("multipart/alternative"));
        QCOMPARE(typeOf(partOf(alternative, 0)), QByteArray("text/plain"));
        QCOMPARE(typeOf(partOf(alternative, 1)), QByteArray("text/html"));
        QCOMPARE(contentOf(partOf(mixed, 1)), QByteArray("a,b\n1,2\n"));
        QCOMPARE(contentOf(partOf(mixed, 2)), QByteArray(3000, '\0'));
        QCOMPARE(QString::fromUtf8(g_mime_part_get_filename(GMIME_PART(partOf(mixed, 2)))),
                 QStringLiteral("Pläne €.pdf"));
        QVERIFY(mail.bytes.contains("filename*=UTF-8''")); // RFC 2231.
    }

    void bccIsAskedForButNeverNamed()
    {
        MailDraft draft = plainDraft();
        draft.bcc = {mailbox(QStringLiteral("hidden@example.com")), draft.to.first()};
        const ComposedMail mail = composed(draft);
        QCOMPARE(mail.recipients.size(), 2); // The one who is in To as well is asked for once.
        QVERIFY(mail.recipients.contains(*MailAddress::parse(QStringLiteral("hidden@example.com"))));
        QVERIFY(!mail.bytes.contains("hidden"));
        draft.to.clear();
        QVERIFY(composed(draft).bytes.contains("\r\nTo: undisclosed-recipients:;\r\n"));
    }

    void lineBreakInSubjectMakesNoHeader()
    {
        for (const QString &lineBreak : {QStringLiteral("\r\n"), QStringLiteral("\n"), QStringLiteral("\r"),
                                         QString(QChar(0x2028)), QString(QChar(0x85)), QString(QChar(0))}) {
            MailDraft draft = plainDraft();
            draft.subject = QStringLiteral("AHU") + lineBreak + QStringLiteral("Bcc: thief@example.com");
            const ComposedMail mail = composed(draft);
            verifySendable(mail.bytes);
            QCOMPARE(headerNames(mail), headerNames(composed(plainDraft())));
            QVERIFY(!subject(parsed(mail)).contains(lineBreak));
            QCOMPARE(mail.notices.size(), 1);
        }
    }

    void lineBreakInAddressIsRefused()
    {
        QVERIFY(!MailAddress::parse(QStringLiteral("a@example.com\r\nRCPT TO:<thief@example.com>")));
        QVERIFY(!MailAddress::parse(QStringLiteral("a@example.com") + rightToLeftOverride()));
        QVERIFY(!parseAddressList(QStringLiteral("\"A\r\nBcc: x@example.com\" <a@example.com>")));
    }

    void bidiControlReachesNoHeader()
    {
        MailDraft draft = fullDraft();
        draft.subject = QStringLiteral("AHU") + rightToLeftOverride() + QStringLiteral("fdp.exe");
        draft.attachments[0].fileName =
            QStringLiteral("trend") + rightToLeftOverride() + QStringLiteral("vsc.exe");
        draft.extraHeaders = {{"X-Station", QStringLiteral("a") + rightToLeftOverride()}};
        const ComposedMail mail = composed(draft);
        const Parsed message = parsed(mail);
        QCOMPARE(subject(message), QStringLiteral("AHUfdp.exe"));
        GMimeObject *attachment = partOf(g_mime_message_get_mime_part(message.get()), 1);
        QCOMPARE(QString::fromUtf8(g_mime_part_get_filename(GMIME_PART(attachment))),
                 QStringLiteral("trendvsc.exe"));
        QVERIFY(mail.bytes.contains("\r\nX-Station: a\r\n"));
        QCOMPARE(mail.notices.size(), 3);
    }

    void encodedWordInSubjectIsShownNotDecoded()
    {
        MailDraft draft = plainDraft();
        draft.subject = QStringLiteral("=?UTF-8?B?4oCu?= =?utf-8?q?=0D=0ABcc:_x?=");
        draft.from.name = HeaderText::cleaned(draft.subject);
        const Parsed message = parsed(composed(draft));
        QCOMPARE(subject(message), draft.subject);
        InternetAddress *from = internet_address_list_get_address(
            g_mime_message_get_addresses(message.get(), GMIME_ADDRESS_TYPE_FROM), 0);
        QCOMPARE(QString::fromUtf8(internet_address_get_name(from)), draft.subject);
    }

    void loneLfDotSmugglingStaysText()
    {
        MailDraft draft = plainDraft();
        draft.text = QStringLiteral("one\n.\r\nMAIL FROM:<x@example.com>\r.\n.\r.\r\n") + QChar(0) +
                     QStringLiteral("end\n--=_tocsin-a-0\n");
        draft.html = draft.text;
        const ComposedMail mail = composed(draft);
        verifySendable(mail.bytes);
        const Parsed message = parsed(mail);
        GMimeObject *both = g_mime_message_get_mime_part(message.get());
        QCOMPARE(g_mime_multipart_get_count(GMIME_MULTIPART(both)), 2);
        QCOMPARE(QString::fromUtf8(contentOf(partOf(both, 0))),
                 QStringLiteral("one\r\n.\r\nMAIL FROM:<x@example.com>\r\n.\r\n.\r\n.\r\n\uFFFDend\r\n"
                                "--=_tocsin-a-0\r\n"));
        QCOMPARE(mail.notices.size(), 1); // The NUL; line ends are merely made canonical.
    }

    void boundaryInTextEndsNoPart()
    {
        MailDraft draft = fullDraft();
        const QByteArray bytes = composed(draft).bytes;
        const qsizetype begin = bytes.indexOf("--=_tocsin");
        const QByteArray boundary = bytes.mid(begin, bytes.indexOf('\r', begin) - begin);
        draft.text = QStringLiteral("one\n%1--\ntwo\n").arg(QString::fromLatin1(boundary));
        const ComposedMail mail = composed(draft);
        QCOMPARE(mail.bytes.count(boundary + "--\r\n"), 1);
        QCOMPARE(
            g_mime_multipart_get_count(GMIME_MULTIPART(g_mime_message_get_mime_part(parsed(mail).get()))), 3);
    }

    void fileNameCannotLeaveItsFolderNorItsParameter()
    {
        MailDraft draft = plainDraft();
        draft.attachments = {
            {QStringLiteral("../../etc/\"x\"\r\nX-Evil: 1"), QStringLiteral("text/html\r\nX: y"), "x"},
            {QStringLiteral("..."), QStringLiteral("message/rfc822"), "y"}};
        const ComposedMail mail = composed(draft);
        verifySendable(mail.bytes);
        QVERIFY(!mail.bytes.contains("\r\nX-Evil"));
        const Parsed message = parsed(mail);
        GMimeObject *mixed = g_mime_message_get_mime_part(message.get());
        const QString name = QString::fromUtf8(g_mime_part_get_filename(GMIME_PART(partOf(mixed, 1))));
        QVERIFY2(!name.contains(QLatin1Char('/')) && !name.startsWith(QLatin1Char('.')), qPrintable(name));
        QCOMPARE(typeOf(partOf(mixed, 1)), QByteArray("application/octet-stream"));
        QCOMPARE(QString::fromUtf8(g_mime_part_get_filename(GMIME_PART(partOf(mixed, 2)))),
                 QStringLiteral("attachment"));
        QCOMPARE(typeOf(partOf(mixed, 2)), QByteArray("application/octet-stream"));
    }

    void extraHeaderCannotForgeAField()
    {
        MailDraft draft = plainDraft();
        for (const QByteArray &name : {QByteArray("From"), QByteArray("bcc"), QByteArray("Content-Type"),
                                       QByteArray("X-A\r\nBcc"), QByteArray("X A"), QByteArray("")})
            draft.extraHeaders.append({name, QStringLiteral("x@example.com")});
        draft.messageId = "a@b>\r\nBcc: x@example.com";
        draft.inReplyTo = "not an identifier";
        draft.references = {"<a@b\r\nX: y>"};
        draft.autoSubmitted = "no\r\nX-Evil: 1";
        const ComposedMail mail = composed(draft);
        QCOMPARE(headerNames(mail), headerNames(composed(plainDraft())));
        QVERIFY(mail.messageId.endsWith("@example.com"));
        QCOMPARE(composed(draft).bytes, mail.bytes); // The identifier made up for the bad one is stable too.
    }

    void longUnbrokenTextKeepsLinesShort()
    {
        MailDraft draft = plainDraft();
        draft.subject = QString(900, QChar(0x6e29));
        draft.text = QString(5000, QLatin1Char('x'));
        draft.from.name = HeaderText::cleaned(QString(300, QLatin1Char('n')));
        const ComposedMail mail = composed(draft);
        QVERIFY(!mail.minimal);
        verifySendable(mail.bytes);
        for (const QByteArray &line : mail.bytes.split('\n'))
            QVERIFY2(line.size() <= 79, line.constData());
        QCOMPARE(subject(parsed(mail)), draft.subject);
    }

    void attachmentsThatDoNotFitAreLeftOutAndNamed()
    {
        MailDraft draft = fullDraft();
        draft.attachments[1].bytes = QByteArray(200'000, 'x');
        draft.maxSize = 100'000;
        const ComposedMail mail = composed(draft);
        QVERIFY(mail.size() < draft.maxSize);
        QCOMPARE(mail.notices.size(), 1);
        QVERIFY(mail.notices.first().contains(QStringLiteral("Pläne €.pdf")));
        QVERIFY(mail.bytes.contains("left out"));
    }

    void minimalFormCarriesSubjectAndText()
    {
        const station::Result<ComposedMail> mail = composeMinimal(fullDraft());
        QVERIFY(mail.ok());
        verifySendable(mail->bytes);
        QVERIFY(mail->minimal);
        const Parsed message = parsed(*mail);
        QCOMPARE(subject(message), fullDraft().subject);
        QCOMPARE(mail->messageId, fullDraft().messageId);
        QCOMPARE(
            QString::fromUtf8(contentOf(g_mime_message_get_mime_part(message.get())).replace("\r\n", "\n")),
            fullDraft().text);
    }

    void draftWithoutPeopleIsRefused()
    {
        MailDraft draft = plainDraft();
        draft.to.clear();
        QVERIFY(!compose(draft).ok());
        draft = plainDraft();
        draft.from = {};
        QVERIFY(!compose(draft).ok());
        QVERIFY(!compose(draft).error().why.isEmpty());
    }

    void envelopeSenderIsFromUnlessSet()
    {
        MailDraft draft = plainDraft();
        QCOMPARE(composed(draft).envelopeFrom, draft.from.address);
        draft.envelopeFrom = *MailAddress::parse(QStringLiteral("bounces@example.com"));
        QCOMPARE(composed(draft).envelopeFrom, draft.envelopeFrom);
    }

    void messageIdComesFromItsSeed()
    {
        QCOMPARE(makeMessageId("{3f0c-1}", "example.com"), QByteArray("3f0c-1@example.com"));
        QCOMPARE(makeMessageId("a b", "example.com"), makeMessageId("a b", "example.com"));
        QVERIFY(makeMessageId("a b", "example.com") != makeMessageId("a c", "example.com"));
        QCOMPARE(makeMessageId("x", "[127.0.0.1]"), QByteArray("x@station.invalid"));
        QCOMPARE(makeMessageId("x", "a\r\nb"), QByteArray("x@station.invalid"));
    }

    void subjectIsCutAtAWord()
    {
        QCOMPARE(shortenSubject(QStringLiteral("short")), QStringLiteral("short"));
        QCOMPARE(shortenSubject(QStringLiteral("alpha beta gamma"), 13), QStringLiteral("alpha beta…"));
        QCOMPARE(shortenSubject(QStringLiteral("abcdefghij"), 5), QStringLiteral("abcd…"));
        const QString face = QString::fromUcs4(U"\U0001F525", 1);
        QCOMPARE(shortenSubject(face + face + face, 4), face + QStringLiteral("…"));
        for (int length = 1; length < 90; ++length)
            QVERIFY(shortenSubject(QString(20, QLatin1Char('a')) + face.repeated(40), length).size() <=
                    length);
    }
};

QTEST_GUILESS_MAIN(MessageTest)
#include "messagetest.moc"
