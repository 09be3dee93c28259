#include "components/email/protocol/mailboxname.h"

#include <QTest>

using email::MailboxName;

class MailboxNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThereAndBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QStringLiteral("INBOX/Alarms") << QByteArray("INBOX/Alarms");
        QTest::newRow("ampersand") << QStringLiteral("R&D & more") << QByteArray("R&-D &- more");
        // RFC 3501 §5.1.3.
        QTest::newRow("mixed") << QString::fromUtf8("~peter/mail/台北/日本語")
                               << QByteArray("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
        QTest::newRow("German") << QString::fromUtf8("Entwürfe") << QByteArray("Entw&APw-rfe");
        QTest::newRow("beyond the first plane") << QString::fromUtf8("a😀") << QByteArray("a&2D3eAA-");
        QTest::newRow("slash in base64") << QString::fromUtf8("\xef\xbf\xbc") << QByteArray("&,,w-");
    }
    void goesThereAndBack()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QCOMPARE(MailboxName::encode(name, false), bytes);
        QCOMPARE(MailboxName::decode(bytes, false), name);
        QCOMPARE(MailboxName::encode(name, true), name.toUtf8());
        QCOMPARE(MailboxName::decode(name.toUtf8(), true), name);
    }

    void whatIsNotEncodedIsShownAsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *text : {"a&b", "a&b-c", "&", "&&", "&!!!-x", "&AA-", "&U,BTFw"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNotEncodedIsShownAsItIs()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(MailboxName::decode(bytes, false), QString::fromLatin1(bytes));
    }

    void nothingInANameMovesTheCursor()
    {
        QVERIFY(!MailboxName::decode("a&AAo-b&IC4-", false).contains(QLatin1Char('\n')));
        QVERIFY(!MailboxName::decode("a&IC4-", false).contains(QChar(0x202e)));
    }
};

QTEST_GUILESS_MAIN(MailboxNameTest)
#include "mailboxnametest.moc"
