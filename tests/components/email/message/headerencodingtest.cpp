#include "components/email/message/headerencoding.h"

#include "components/email/message/gmimehandle.h"
#include "components/email/protocol/headertext.h"

#include <QTest>

using namespace email;

namespace {

QString decoded(const QByteArray &value)
{
    g_mime_init();
    QByteArray unfolded = value;
    unfolded.replace('\n', QByteArray()); // RFC 5322 §2.2.3.
    const GMimeHandle<char> text(g_mime_utils_header_decode_text(nullptr, unfolded.constData()));
    return QString::fromUtf8(text.get());
}

void verifyLines(const QByteArray &value, int column)
{
    const QList<QByteArray> lines = value.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QVERIFY2(lines[i].size() + (i == 0 ? column : 0) <= 76, lines[i].constData());
        QVERIFY(i == 0 || (lines[i].startsWith(' ') && lines[i].trimmed().size() > 0));
        for (const char c : lines[i])
            QVERIFY(c >= ' ' && c < 0x7f);
    }
}

} // namespace

class HeaderEncodingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textComesBackWhole_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("ascii") << QStringLiteral("AHU-1 Supply Temp high 41.2");
        QTest::newRow("long ascii") << QStringLiteral("AHU-1 Supply Temp high ").repeated(30).trimmed();
        QTest::newRow("blanks") << QStringLiteral("a  b   c ");
        QTest::newRow("unbroken") << QString(500, QLatin1Char('x'));
        QTest::newRow("latin") << QStringLiteral(
            "Lüftung 41.2 °C, Zone Süd, Vorlauf zu heiß seit gestern früh um 7 Uhr");
        QTest::newRow("japanese") << QString(200, QChar(0x6e29));
        QTest::newRow("beyond the first plane") << QString::fromUcs4(U"\U0001F525", 1).repeated(60);
        QTest::newRow("looks encoded") << QStringLiteral("=?UTF-8?Q?a=0D=0ABcc:_b?= =?x?b?YQ==?=");
        QTest::newRow("specials") << QStringLiteral("a_b=c?d \"e\" (f) <g@h>, é");
        QTest::newRow("empty") << QString();
    }

    void textComesBackWhole()
    {
        QFETCH(QString, text);
        for (const int column : {3, 9, 40}) {
            const QByteArray value = encodeText(text, column);
            verifyLines(value, column);
            QCOMPARE(decoded(value), text);
        }
    }

    void encodedWordsAreNeverLongerThanTheRfcAllows()
    {
        const QByteArray value = encodeText(QString(300, QChar(0x20ac)), 9);
        for (const QByteArray &word : value.simplified().split(' '))
            QVERIFY(word.size() <= 75 && word.startsWith("=?UTF-8?") && word.endsWith("?="));
    }

    void readableTextStaysReadable()
    {
        QCOMPARE(encodeText(QStringLiteral("AHU-1 high 41.2"), 9), QByteArray("AHU-1 high 41.2"));
        QCOMPARE(encodeText(QStringLiteral("zu heiß"), 9), QByteArray("=?UTF-8?Q?zu_hei=C3=9F?="));
    }

    void mailboxesAreQuotedAndFolded()
    {
        const QString text =
            QStringLiteral("Duty <a@example.com>, \"Doe, \\\"J\\\" \\\\\" <b@example.com>, c@example.com");
        const QList<Mailbox> list = *parseAddressList(text);
        QCOMPARE(
            encodeMailboxes(list, 4),
            QByteArray("Duty <a@example.com>,\n \"Doe, \\\"J\\\" \\\\\" <b@example.com>,\n c@example.com"));
    }

    void mailboxesComeBackWhole()
    {
        g_mime_init();
        const MailAddress address =
            *MailAddress::parse(QString(64, QLatin1Char('l')) + QStringLiteral("@example.com"));
        for (const QString &name :
             {QStringLiteral("Jörg"), QStringLiteral("a@b, c <d@e>"), QStringLiteral("=?utf-8?q?x?="),
              QString(200, QChar(0x6e29)), QString(300, QLatin1Char('n')), QStringLiteral("\\\"")}) {
            const QByteArray value = encodeMailboxes({{HeaderText::cleaned(name), address}}, 6);
            for (const QByteArray &line : value.split('\n'))
                QVERIFY(line.size() <= 81); // The address cannot be folded.
            const GMimeHandle<InternetAddressList> list(
                internet_address_list_parse(nullptr, value.constData()));
            QCOMPARE(internet_address_list_length(list.get()), 1);
            InternetAddress *first = internet_address_list_get_address(list.get(), 0);
            QCOMPARE(QString::fromUtf8(internet_address_get_name(first)), name);
            QCOMPARE(QByteArray(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))),
                     address.bytes());
        }
    }
};

QTEST_GUILESS_MAIN(HeaderEncodingTest)
#include "headerencodingtest.moc"
