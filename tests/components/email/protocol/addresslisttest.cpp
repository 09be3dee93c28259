#include "components/email/protocol/addresslist.h"

#include <QTest>

using namespace email;

class AddressListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsAreRead_data();
    void listsAreRead();
    void oneBadEntryRefusesTheList_data();
    void oneBadEntryRefusesTheList();
    void whatIsShownIsReadAgain_data();
    void whatIsShownIsReadAgain();
};

void AddressListTest::listsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("entries"); // "name|address"
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("separators only") << QStringLiteral(" , ;; ") << QStringList();
    QTest::newRow("one") << QStringLiteral("a@b") << QStringList{QStringLiteral("|a@b")};
    QTest::newRow("mixed") << QStringLiteral("Name <a@b>, c@d; \"Doe, Jane\" <e@f>;")
                           << QStringList{QStringLiteral("Name|a@b"), QStringLiteral("|c@d"),
                                          QStringLiteral("Doe, Jane|e@f")};
    QTest::newRow("escapes") << QStringLiteral("\"a \\\"b\\\\\" <c@d>")
                             << QStringList{QStringLiteral("a \"b\\|c@d")};
    QTest::newRow("umlauts") << QStringLiteral("Gebäude <a@b>") << QStringList{QStringLiteral("Gebäude|a@b")};
    QTest::newRow("twice") << QStringLiteral("a@b, X <a@b>") << QStringList{QStringLiteral("|a@b")};
    QTest::newRow("no name") << QStringLiteral("<a@b>") << QStringList{QStringLiteral("|a@b")};
}

void AddressListTest::listsAreRead()
{
    QFETCH(QString, text);
    QFETCH(QStringList, entries);
    QString why;
    const auto list = parseAddressList(text, &why);
    QVERIFY2(list, qPrintable(why));
    QStringList found;
    for (const Mailbox &mailbox : *list)
        found.append(mailbox.name.text() + QLatin1Char('|') + mailbox.address.toString());
    QCOMPARE(found, entries);
}

void AddressListTest::oneBadEntryRefusesTheList_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("bad address") << QStringLiteral("a@b, duty") << QStringLiteral("\"duty\"");
    QTest::newRow("blank between") << QStringLiteral("a@b c@d") << QStringLiteral("blank");
    QTest::newRow("open quote") << QStringLiteral("\"a <a@b>, c@d") << QStringLiteral("not closed");
    QTest::newRow("open angle") << QStringLiteral("a <a@b, c@d") << QStringLiteral("not closed");
    QTest::newRow("text behind") << QStringLiteral("<a@b> c") << QStringLiteral("behind");
    QTest::newRow("lineBreakInAddress") << QStringLiteral("a@b\r\nBcc: c@d") << QStringLiteral("line break");
    QTest::newRow("line break around") << QStringLiteral("a@b,\nc@d") << QStringLiteral("line break");
    QTest::newRow("line break in the name") << QStringLiteral("x\r\ny <a@b>") << QStringLiteral("line break");
    QTest::newRow("bidi in the name")
        << QStringLiteral("x\u202ey <a@b>") << QStringLiteral("reading direction");
}

void AddressListTest::oneBadEntryRefusesTheList()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    QString why;
    QVERIFY(!parseAddressList(text, &why));
    QVERIFY2(why.contains(word), qPrintable(why));
}

void AddressListTest::whatIsShownIsReadAgain_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "Duty", "Doe, Jane", "a \"b\" \\ c", "a@b", "(x)", "a; b", "<x>"})
        QTest::newRow(*name ? name : "none") << QString::fromLatin1(name);
}

void AddressListTest::whatIsShownIsReadAgain()
{
    QFETCH(QString, name);
    const Mailbox mailbox{*HeaderText::parse(name), *MailAddress::parse(QStringLiteral("a@b"))};
    QString why;
    const auto list = parseAddressList(mailbox.toString() + QStringLiteral(", c@d"), &why);
    QVERIFY2(list, qPrintable(why));
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->first(), mailbox);
}

QTEST_GUILESS_MAIN(AddressListTest)
#include "addresslisttest.moc"
