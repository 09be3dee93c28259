#include "components/email/message/mailreading.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using email::MailDefect;
using email::MailReading;

namespace {

using Mail = QByteArray;

Mail head(const Mail &more = {})
{
    return "From: Mallory <mallory@example.net>\r\nMessage-ID: <m@example.net>\r\n" + more;
}

Mail times(int count, const Mail &piece)
{
    return piece.repeated(count);
}

Mail nested(int depth)
{
    Mail mail = head("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
    for (int i = 0; i < depth; ++i)
        mail += "--b" + Mail::number(i) + "\r\nContent-Type: multipart/mixed; boundary=b" +
                Mail::number(i + 1) + "\r\n\r\n";
    return mail + "--b" + Mail::number(depth) + "\r\n\r\nACK\r\n";
}

/// From here on the peak counts anew.
void forgetPeak()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

/// What this process has had in memory at most.
qint64 peakBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

/// A sanitizer keeps what was freed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 MostMemory = qint64(1) << 40;
#else
constexpr qint64 MostMemory = 24 * 1024 * 1024;
#endif

} // namespace

/// Whatever the bytes are, there is a message or an error with a name, soon and in little memory: anybody can
/// send the station a mail.
class HostileMailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isBounded_data();
    void isBounded();
    void whatIsNoMailIsAnErrorWithAName();
    void everyPrefixOfAMessageIsRead();
    void randomDamageIsRead();
};

void HostileMailTest::isBounded_data()
{
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<int>("defect"); ///< Of MailDefect; −1 = any or none.
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Mail &mail, MailDefect defect, const char *text = "") {
        QTest::newRow(name) << mail << int(defect) << QString::fromUtf8(text);
    };
    const auto sound = [](const char *name, const Mail &mail, const char *text) {
        QTest::newRow(name) << mail << -1 << QString::fromUtf8(text);
    };
    const Mail mixed = head("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
    const Mail big = times(1'000'000, "a:\r\n");

    row("parts within parts, 10,000 deep", nested(10'000), MailDefect::TooDeep);
    row("a million parts", mixed + times(1'000'000, "--b\r\n\r\nx\r\n"), MailDefect::TooManyParts, "x");
    row("a million parts without an end of line", mixed + times(3'000'000, "--b\n"),
        MailDefect::TooManyParts);
    row("parts that hold parts that hold nothing",
        mixed + times(200'000, "--b\nContent-Type: multipart/mixed; boundary=b\n\n"),
        MailDefect::TooManyParts);
    row("a million header fields", head() + big + "\r\nACK\r\n", MailDefect::HeaderCut, "ACK");
    row("a header field of 20 MiB", head("X: " + Mail(20 << 20, 'x')) + "\r\n\r\nACK\r\n",
        MailDefect::HeaderCut, "ACK");
    row("a header field of a million lines", head("X: x\r\n" + times(1'000'000, " x\r\n")) + "\r\nACK\r\n",
        MailDefect::HeaderCut, "ACK");
    row("a million header fields in a part", mixed + "--b\r\n" + big + "\r\nACK\r\n--b--\r\n",
        MailDefect::HeaderCut, "ACK");
    row("a header without an end", head() + times(5'000'000, "x"), MailDefect::HeaderCut);
    row("a multipart without a boundary", head("Content-Type: multipart/mixed\r\n\r\n") + "--\r\nx",
        MailDefect::NoBoundary);
    row("a boundary of 100 KiB",
        head("Content-Type: multipart/mixed; boundary=" + Mail(100'000, 'b') + "\r\n\r\n"),
        MailDefect::HeaderCut);
    row("boundaries that begin with others", mixed + "--bb\r\n\r\nno\r\n--b\r\n\r\nACK\r\n--bbb--\r\n",
        MailDefect::EndMissing, "ACK\n--bbb--");
    row("a truncated part", mixed + "--b\r\nContent-Ty", MailDefect::EndMissing);
    row("an unknown character set", head("Content-Type: text/plain; charset=klingon\r\n\r\nACK\r\n"),
        MailDefect::UnknownCharset, "ACK");
    row("a character set that is no name",
        head("Content-Type: text/plain; charset=\"../../utf-8//IGNORE\"\r\n\r\nACK\r\n"),
        MailDefect::UnknownCharset, "ACK");
    row("a text of 30 MiB", head("\r\n") + Mail(30 << 20, 'A'), MailDefect::TextCut);
    row("HTML of nothing but brackets", head("Content-Type: text/html\r\n\r\n") + Mail(20 << 20, '<'),
        MailDefect::TextCut);
    row("HTML of nothing but ampersands", head("Content-Type: text/html\r\n\r\n") + Mail(20 << 20, '&'),
        MailDefect::TextCut);
    row("HTML of nested quotations", head("Content-Type: text/html\r\n\r\n") + times(500'000, "<blockquote>"),
        MailDefect::TextCut);

    sound("broken base64", head("Content-Transfer-Encoding: base64\r\n\r\nQUN!!L*y=\r\n=Q"), "ACK");
    sound("broken quoted-printable",
          head("Content-Transfer-Encoding: quoted-printable\r\n\r\n=41=\r\nCK=ZZ ="), "ACK=ZZ");
    sound("UTF-8 that is none", head("Content-Type: text/plain; charset=utf-8\r\n\r\nACK \xff\xfe"),
          "ACK \xef\xbf\xbd\xef\xbf\xbd");
    sound("an encoding that nobody knows", head("Content-Transfer-Encoding: rot13\r\n\r\nACK"), "ACK");
    sound("NUL in header and text", head("X?Y: a?b\r\nTo: a?b@example.com\r\n\r\nA?CK").replace('?', '\0'),
          "A CK");
    sound("8-bit in every place", head("Subject: \xe4\xf6\r\nTo: \xfc <\xdf@\xe4.example>\r\n\r\n\xe4"), "ä");
    sound("bare CR and LF", "From: a@b.example\nSubject: x\n\nACK\r\r> no", "ACK");
    sound("encoded words without end", head("Subject: " + times(6'000, "=?utf-8?B?=?=") + "\r\n\r\nACK"),
          "ACK");
    sound("encoded words in every character set",
          head("Subject: =?utf-7?Q?+AGE-?= =?x?Z?b?= =?utf-16?B?/v8AYQ==?=\r\n\r\nACK"), "ACK");
    sound("parameters in 3,000 pieces",
          head("Content-Type: text/plain;" + times(3'000, " name*1*=x;") + "\r\n\r\nACK"), "");
    sound("brackets within addresses", head("To: " + times(20'000, "(") + times(20'000, "<") + "\r\n\r\nACK"),
          "ACK");
    sound("groups within groups", head("To: " + times(20'000, "a:") + "\r\n\r\nACK"), "ACK");
    sound("a message in a message, 10,000 deep",
          head(times(10'000, "Content-Type: message/rfc822\r\n\r\n")) + "ACK", "");
    sound("a delivery report of a million groups",
          head("Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\n"
               "Content-Type: message/delivery-status\r\n\r\n") +
              times(1'000'000, "a:b\r\n\r\n") + "\r\n--b--\r\n",
          "x");
}

void HostileMailTest::isBounded()
{
    QFETCH(QByteArray, mail);
    QFETCH(int, defect);
    forgetPeak();
    const qint64 before = peakBytes();
    QElapsedTimer timer;
    timer.start();
    const auto reading = MailReading::of(mail);
    QVERIFY(reading.ok());
    (void)reading->addresses("to");
    (void)reading->field("subject");
    (void)reading->automatic();
    const QString own = reading->words().own;
    // A fraction of a second on any machine of ours; a sanitizer takes ten times as long.
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(peakBytes() - before < MostMemory,
             qPrintable(QStringLiteral("%1 KiB").arg((peakBytes() - before) / 1024)));
    if (defect >= 0)
        QVERIFY(reading->defects().count(MailDefect(defect)) == 1);
    QFETCH(QString, text);
    if (!text.isEmpty())
        QCOMPARE(own, text);
    QVERIFY(reading->text().size() <= MailReading::maxText * 2);
    QVERIFY(reading->attachments().size() <= email::MimeWalker::maxParts);
    QCOMPARE(reading->addresses("from"), mail.startsWith("From: M")
                                             ? QStringList{QStringLiteral("mallory@example.net")}
                                             : QStringList{QStringLiteral("a@b.example")});
}

void HostileMailTest::whatIsNoMailIsAnErrorWithAName()
{
    for (const Mail &mail : {Mail(), Mail("\r\n\r\n"), Mail("hello"), Mail(1000, '\0'), Mail(1000, '\n')})
        QVERIFY2(!MailReading::of(mail) && !MailReading::of(mail).error().why.isEmpty(), mail.constData());
    QVERIFY(!MailReading::of(head("\r\n") + Mail(MailReading::maxSize, 'x')));
}

void HostileMailTest::everyPrefixOfAMessageIsRead()
{
    const Mail whole =
        head("Subject: =?utf-8?Q?=C3=A4?=\r\nContent-Type: multipart/mixed; "
             "boundary=\"b b\"\r\n\r\n--b b\r\nContent-Type: text/html; charset=utf-8\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>A=43K &amp;</p>\r\n--b b\r\n"
             "Content-Type: message/delivery-status\r\n\r\na: b\r\n\r\nc: d\r\n--b b--\r\n");
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const auto reading = MailReading::of(whole.left(size));
        if (reading) {
            (void)reading->words();
            (void)reading->automatic();
        }
        QCOMPARE(reading.ok(), size > 4);
    }
}

void HostileMailTest::randomDamageIsRead()
{
    QRandomGenerator random(1); // The same damage each time.
    const Mail whole =
        nested(4) + "--b4--\r\n" + head("Content-Type: text/html; charset=\"utf-7\"\r\n\r\n<p>");
    for (int round = 0; round < 3'000; ++round) {
        Mail mail = whole;
        for (int hit = 0; hit < 8; ++hit)
            mail[random.bounded(mail.size())] = char(random.bounded(256));
        if (const auto reading = MailReading::of(mail)) {
            (void)reading->words();
            (void)reading->automatic();
            (void)reading->answered();
        }
    }
}

QTEST_GUILESS_MAIN(HostileMailTest)
#include "hostilemailtest.moc"
