#include "components/email/protocol/mailaddress.h"

#include <QTest>

using email::MailAddress;

class MailAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodAddressesAreKept_data();
    void goodAddressesAreKept();
    void badAddressesAreRefusedByName_data();
    void badAddressesAreRefusedByName();
    void lineBreakInAddressIsRefused_data();
    void lineBreakInAddressIsRefused();
    void reasonsAreSafeToShow();
};

void MailAddressTest::goodAddressesAreKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const auto same = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << QString::fromLatin1(text) << text;
    };
    same("plain", "duty@example.com");
    same("single label", "root@localhost");
    same("tagged", "Duty.Engineer+alarm@example.com");
    same("odd but legal", "!#$%&'*+/=?^_`{|}~-@example.com");
    same("IPv4 literal", "duty@[192.0.2.1]");
    same("IPv6 literal", "duty@[IPv6:2001:db8::1]");
    same("64 in front", QByteArray(64, 'a') + "@example.com");
    QTest::newRow("international") << QStringLiteral("duty@gebäude.example")
                                   << QByteArray("duty@xn--gebude-dua.example");
    QTest::newRow("letters outside ASCII in front")
        << QStringLiteral("dütý@gebäude.example") << QByteArray("dütý@xn--gebude-dua.example");
    QTest::newRow("composed") << QStringLiteral("du\u0308ty@example.com") << QByteArray("düty@example.com");
    QTest::newRow("capital domain") << QStringLiteral("Duty@Example.COM") << QByteArray("Duty@example.com");
}

void MailAddressTest::goodAddressesAreKept()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QString why;
    const auto address = MailAddress::parse(text, &why);
    QVERIFY2(address, qPrintable(why));
    QCOMPARE(address->bytes(), bytes);
}

void MailAddressTest::badAddressesAreRefusedByName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word"); // that the reason must have
    const auto row = [](const char *name, const QString &text, const char *word) {
        QTest::newRow(name) << text << QString::fromLatin1(word);
    };
    row("nothing", QString(), "no @");
    row("ASCII once composed", QStringLiteral("a\u037e@c"), "in front");
    row("no at", QStringLiteral("duty"), "no @");
    row("no local part", QStringLiteral("@example.com"), "in front");
    row("no domain", QStringLiteral("duty@"), "no domain");
    row("an option", QStringLiteral("-oXq@example.com"), "dash");
    row("blank", QStringLiteral("a b@c"), "blank");
    row("blank around", QStringLiteral(" a@c"), "blank");
    row("no-break space", QStringLiteral("a\u00a0b@c"), "blank");
    row("tab", QStringLiteral("a\tb@c"), "control");
    row("NUL", QString(QChar(0)) + QStringLiteral("a@c"), "control");
    row("DEL", QStringLiteral("a\u007f@c"), "control");
    row("bidi override", QStringLiteral("a\u202eb@c"), "reading direction");
    row("bidi isolate in the domain", QStringLiteral("a@b\u2066c"), "reading direction");
    row("arabic letter mark", QStringLiteral("\u061ca@c"), "reading direction");
    row("source route", QStringLiteral("@relay.example:a@c"), "route");
    row("two at", QStringLiteral("a@b@c"), "not allowed");
    row("percent is fine, bang path is not a route", QStringLiteral("a,b@c"), "not allowed");
    row("script", QStringLiteral("<script>@c"), "not allowed");
    row("angle", QStringLiteral("<a@c>"), "not allowed");
    row("quoted", QStringLiteral("\"a b\"@c"), "blank");
    row("quoted without blank", QStringLiteral("\"a\"@c"), "quoted");
    row("backslash", QStringLiteral("a\\b@c"), "not allowed");
    row("dot first", QStringLiteral(".a@c"), "dot");
    row("dots", QStringLiteral("a..b@c"), "dot");
    row("65 in front", QString(65, QLatin1Char('a')) + QStringLiteral("@c"), "64");
    row("320 in all", QString(64, QLatin1Char('a')) + QLatin1Char('@') + QString(255, QLatin1Char('b')),
        "domain");
    row("long path",
        QString(64, QLatin1Char('a')) + QLatin1Char('@') +
            (QString(49, QLatin1Char('b')) + QLatin1Char('.')).repeated(4) + QLatin1Char('c'),
        "254");
    row("256 in the domain", QStringLiteral("a@") + QString(256, QLatin1Char('b')), "255");
    row("label of 64", QStringLiteral("a@") + QString(64, QLatin1Char('b')), "domain");
    row("hyphen first", QStringLiteral("a@-b.example"), "domain");
    row("hyphen last", QStringLiteral("a@b-.example"), "domain");
    row("dot last", QStringLiteral("a@b."), "domain");
    row("underscore", QStringLiteral("a@b_c"), "domain");
    row("bad IPv4", QStringLiteral("a@[300.1.1.1]"), "IP address");
    row("open bracket", QStringLiteral("a@[192.0.2.1"), "IP address");
    row("text in brackets", QStringLiteral("a@[hello]"), "IP address");
}

void MailAddressTest::badAddressesAreRefusedByName()
{
    QFETCH(QString, text);
    QFETCH(QString, word);
    QString why;
    QVERIFY(!MailAddress::parse(text, &why));
    QVERIFY2(why.contains(word), qPrintable(why));
}

void MailAddressTest::lineBreakInAddressIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("CR LF") << QStringLiteral("a@c\r\nRCPT TO:<x@y>");
    QTest::newRow("LF") << QStringLiteral("a\n@c");
    QTest::newRow("CR") << QStringLiteral("a@c\r");
    QTest::newRow("LF at the end") << QStringLiteral("a@c\n");
    QTest::newRow("in a literal") << QStringLiteral("a@[IPv6:::1\n]");
}

void MailAddressTest::lineBreakInAddressIsRefused()
{
    QFETCH(QString, text);
    QString why;
    QVERIFY(!MailAddress::parse(text, &why));
    QVERIFY2(why.contains(QStringLiteral("line break")), qPrintable(why));
}

void MailAddressTest::reasonsAreSafeToShow()
{
    QString why;
    QVERIFY(!MailAddress::parse(QStringLiteral("a\r\n\u202e@c"), &why));
    QVERIFY(!why.contains(QLatin1Char('\n')));
    QVERIFY(!why.contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(MailAddressTest)
#include "mailaddresstest.moc"
