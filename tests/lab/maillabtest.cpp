#include "tests/lab/maillab.h"

#include <QFile>
#include <QSslCertificate>
#include <QTcpSocket>
#include <QTest>

#include <memory>

/// The laboratory itself: what is sent to it is found byte for byte, and its refusals are the promised ones.
class MailLabTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_lab.reset(); }
    void init();
    void traceFieldsAreTakenOff();
    void everyEndpointHasAPortOfItsOwn();
    void messageIsDeliveredByteForByte_data();
    void messageIsDeliveredByteForByte();
    void policyRecipientsAreRefused_data();
    void policyRecipientsAreRefused();
    void certificatesAreWhatTheirNamesSay();

private:
    QByteArray say(const QByteArray &line);
    QByteArray reply();

    std::unique_ptr<MailLab> m_lab;
    std::unique_ptr<QTcpSocket> m_client;
};

void MailLabTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
}

void MailLabTest::init()
{
    m_client = std::make_unique<QTcpSocket>();
    m_client->connectToHost(QStringLiteral("127.0.0.1"), m_lab->port(QStringLiteral("smtp")));
    QCOMPARE(reply().left(4), "220 ");
    QCOMPARE(say("EHLO client.example.test").left(4), "250 ");
}

/// The last line of the next reply; empty when none came.
QByteArray MailLabTest::reply()
{
    QByteArray line;
    do {
        if (!QTest::qWaitFor([this] { return m_client->canReadLine(); }))
            return {};
        line = m_client->readLine();
    } while (line.mid(3, 1) == "-");
    return line;
}

QByteArray MailLabTest::say(const QByteArray &line)
{
    m_client->write(line + "\r\n");
    return reply();
}

void MailLabTest::traceFieldsAreTakenOff()
{
    const QByteArray sent = "Subject: x\r\nReceived: mine\r\n\r\nbody\r\n";
    QCOMPARE(MailLab::asSent("Return-Path: <a@b>\r\nReceived: from c\r\n\tby d\r\n" + sent), sent);
    QCOMPARE(MailLab::asSent(sent), sent);
}

void MailLabTest::everyEndpointHasAPortOfItsOwn()
{
    QSet<quint16> ports;
    for (const MailLab::Endpoint &endpoint : m_lab->endpoints())
        ports.insert(endpoint.port);
    QCOMPARE(m_lab->endpoints().size(), 61);
    QCOMPARE(ports.size(), 61);
    QVERIFY(!ports.contains(0));
    QCOMPARE(m_lab->port(QStringLiteral("nowhere")), 0);
}

void MailLabTest::messageIsDeliveredByteForByte_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addRow("plain") << QByteArray("From: a@example.test\r\nSubject: Zone 3\r\n\r\nToo warm.\r\n");
    QTest::addRow("8 bit, no From, no Date") << QByteArray("Subject: Zuluft\r\n\r\n21,5 \xC2\xB0"
                                                           "C\r\n");
    QTest::addRow("bare addresses and dropped fields")
        << QByteArray("From: alarm\r\nBcc: hidden\r\nReturn-Path: <x@y>\r\nContent-Length: 3\r\n\r\nx\r\n");
    QTest::addRow("dots and long lines")
        << "Subject: x\r\n\r\n.\r\n..\r\n" + QByteArray(3000, 'l') + "\r\n \t\r\n";
    QTest::addRow("no blank line at the end") << QByteArray("Subject: x\r\n\r\n\r\n\r\nlast");
}

void MailLabTest::messageIsDeliveredByteForByte()
{
    QFETCH(QByteArray, message);
    m_lab->clear(QStringLiteral("bob"));
    QCOMPARE(say("MAIL FROM:<alice@example.test> BODY=8BITMIME").left(3), "250");
    QCOMPARE(say("RCPT TO:<bob@example.test>").left(3), "250");
    QCOMPARE(say("DATA").left(3), "354");
    if (!message.endsWith("\r\n"))
        message += "\r\n"; // SMTP carries whole lines
    QCOMPARE(say(QByteArray(message).replace("\r\n.", "\r\n..") + ".").left(3), "250");

    QTRY_COMPARE_WITH_TIMEOUT(m_lab->maildir(QStringLiteral("bob")).size(), 1, 20'000);
    const QByteArray delivered = m_lab->maildir(QStringLiteral("bob")).constFirst();
    QVERIFY(delivered.startsWith("Return-Path: <alice@example.test>\r\n"));
    QCOMPARE(MailLab::asSent(delivered), message);
}

void MailLabTest::policyRecipientsAreRefused_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addRow("tempfail@example.test") << QByteArray("451");
    QTest::addRow("reject@example.test") << QByteArray("550");
    QTest::addRow("full@example.test") << QByteArray("452");
    QTest::addRow("busy@example.test") << QByteArray("421");
    QTest::addRow("nobody@example.test") << QByteArray("550");
    QTest::addRow("x@elsewhere.test") << QByteArray("554");
}

void MailLabTest::policyRecipientsAreRefused()
{
    QFETCH(QByteArray, code);
    QCOMPARE(say("MAIL FROM:<alice@example.test>").left(3), "250");
    QCOMPARE(say(QByteArray("RCPT TO:<") + QTest::currentDataTag() + '>').left(3), code);
}

void MailLabTest::certificatesAreWhatTheirNamesSay()
{
    const auto certificate = [this](const char *name) {
        return QSslCertificate::fromPath(m_lab->certificateFile(QLatin1String(name))).value(0);
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(certificate("main").effectiveDate() < now && certificate("main").expiryDate() > now);
    QVERIFY(certificate("expired").expiryDate() < now);
    QVERIFY(certificate("notyet").effectiveDate() > now);
    QVERIFY(certificate("selfsigned").isSelfSigned());
    QVERIFY(certificate("main").subjectAlternativeNames().values(QSsl::DnsEntry).contains(u"localhost"));
    QCOMPARE(certificate("wronghost").subjectAlternativeNames().values(),
             QStringList{QStringLiteral("other.example.net")});
    QCOMPARE(QSslCertificate::fromPath(m_lab->caFile()).size(), 1);
}

QTEST_GUILESS_MAIN(MailLabTest)
#include "maillabtest.moc"
