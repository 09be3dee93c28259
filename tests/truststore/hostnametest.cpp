#include "truststore/endpoint.h"

#include <QtTest>

using namespace trust;

class HostNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedFormsBecomeOneCanonicalForm_data();
    void typedFormsBecomeOneCanonicalForm();
    void whatCanBeNoHostIsRefused_data();
    void whatCanBeNoHostIsRefused();
    void endpointIsReadFromHostAndPort();
    void endpointsDifferByProtocolHostAndPort();
};

void HostNameTest::typedFormsBecomeOneCanonicalForm_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("canonical");
    QTest::addColumn<bool>("address");
    const auto row = [](const char *typed, const char *canonical, bool address = false) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromLatin1(canonical) << address;
    };
    row("mail.example.org", "mail.example.org");
    row("Mail.EXAMPLE.org", "mail.example.org");
    row("mail.example.org.", "mail.example.org");
    row("  mail.example.org ", "mail.example.org");
    row("localhost", "localhost");
    row("müller.example", "xn--mller-kva.example");
    row("MÜLLER.example", "xn--mller-kva.example");
    row("xn--mller-kva.example", "xn--mller-kva.example");
    row("mail_server.site", "mail_server.site");
    row("192.0.2.1", "192.0.2.1", true);
    row("2001:DB8:0:0::1", "2001:db8::1", true);
    row("[2001:db8::1]", "2001:db8::1", true);
    row("::1", "::1", true);
}

void HostNameTest::typedFormsBecomeOneCanonicalForm()
{
    QFETCH(QString, typed);
    QFETCH(QString, canonical);
    QFETCH(bool, address);
    const station::Result<HostName> host = HostName::parse(typed);
    QVERIFY2(host.ok(), qPrintable(host.error().text()));
    QCOMPARE(host->text(), canonical);
    QCOMPARE(host->isAddress(), address);
}

void HostNameTest::whatCanBeNoHostIsRefused_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed :
         {"", ".", "a..b", "-a.example", "a-.example", "a b.example", "mail.example.org:25", "*.example.org",
          "user@example.org", "127.1", "0x7f.0.0.1", "192.0.2.256", "192.0.2.1.5", "1", "１２７.0.0.1",
          "fe80::1%eth0", "a\r\nb.example", "example.org/path"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
    QTest::newRow("long label") << QString(64, u'a') + QStringLiteral(".example");
    QTest::newRow("long name") << QStringLiteral("abcdefgh.").repeated(29) + QStringLiteral("example");
    QTest::newRow("NUL") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral(".example");
    QTest::newRow("NUL behind an address")
        << QStringLiteral("192.0.2.1") + QChar(u'\0') + QStringLiteral(".example");
}

void HostNameTest::whatCanBeNoHostIsRefused()
{
    QFETCH(QString, typed);
    const station::Result<HostName> host = HostName::parse(typed);
    QVERIFY2(!host.ok(), qPrintable(host.ok() ? host->text() : QString()));
    QVERIFY(!host.error().why.isEmpty());
}

void HostNameTest::endpointIsReadFromHostAndPort()
{
    QCOMPARE(parseEndpoint(Protocol::Smtp, QStringLiteral("Mail.example.org:465"))->hostAndPort(),
             QStringLiteral("mail.example.org:465"));
    QCOMPARE(parseEndpoint(Protocol::Imap, QStringLiteral("[2001:db8::1]:993"))->hostAndPort(),
             QStringLiteral("[2001:db8::1]:993"));
    for (const char *wrong :
         {"mail.example.org", "mail.example.org:", "mail:0", "mail:65536", "2001:db8::1:993"})
        QVERIFY2(!parseEndpoint(Protocol::Smtp, QString::fromLatin1(wrong)).ok(), wrong);
}

void HostNameTest::endpointsDifferByProtocolHostAndPort()
{
    const Endpoint one = parseEndpoint(Protocol::Smtp, QStringLiteral("a.example:25")).value();
    QCOMPARE(one, parseEndpoint(Protocol::Smtp, QStringLiteral("A.example.:25")).value());
    QVERIFY(one != parseEndpoint(Protocol::Imap, QStringLiteral("a.example:25")).value());
    QVERIFY(one != parseEndpoint(Protocol::Smtp, QStringLiteral("b.example:25")).value());
    QVERIFY(one != parseEndpoint(Protocol::Smtp, QStringLiteral("a.example:26")).value());
}

QTEST_GUILESS_MAIN(HostNameTest)
#include "hostnametest.moc"
