#include "tests/lab/maillab.h"
#include "tests/support/mailstation.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

using testsupport::MailStation;

/// Several recipients and many messages on one connection to Postfix.
class SendBurstTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_lab.reset(); }
    void init();
    void refusedRecipientsDoNotHoldUpTheOthers();
    void aBurstIsPipelined();

private:
    std::unique_ptr<MailStation> stationFor(const QString &endpoint, const QString &tls);

    std::unique_ptr<MailLab> m_lab;
    std::unique_ptr<station::Clock> m_clock = station::Clock::system();
};

void SendBurstTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
}

void SendBurstTest::init()
{
    m_lab->clear(QStringLiteral("alice"));
    m_lab->clear(QStringLiteral("bob"));
}

std::unique_ptr<MailStation> SendBurstTest::stationFor(const QString &endpoint, const QString &tls)
{
    const QJsonObject values{{QStringLiteral("hostname"), QStringLiteral("localhost")},
                             {QStringLiteral("port"), m_lab->port(endpoint)},
                             {QStringLiteral("useSsl"), tls == u"tls"},
                             {QStringLiteral("useStartTls"), tls == u"starttls"},
                             {QStringLiteral("from"), QStringLiteral("alice@example.test")}};
    auto station =
        std::make_unique<MailStation>(*m_clock, MailStation::Accounts{{QStringLiteral("Outgoing"), values}});
    if (const auto started = station->start(); !started)
        qFatal("%s", qPrintable(started.error().text()));
    QFile issuer(m_lab->caFile());
    if (!issuer.open(QIODevice::ReadOnly) ||
        !station->certificates().import(issuer.readAll(), QStringLiteral("laboratory"), station->person))
        qFatal("the laboratory's root was not imported");
    return station;
}

void SendBurstTest::refusedRecipientsDoNotHoldUpTheOthers()
{
    const auto station = stationFor(QStringLiteral("smtp"), QStringLiteral("starttls"));
    const quint64 id =
        station->send({QStringLiteral("alice@example.test"), QStringLiteral("reject@example.test"),
                       QStringLiteral("bob@example.test"), QStringLiteral("tempfail@example.test")});
    for (const char *user : {"alice", "bob"}) {
        QTRY_COMPARE_WITH_TIMEOUT(m_lab->maildir(QLatin1String(user)).size(), 1, 60'000);
        QCOMPARE(MailLab::asSent(m_lab->maildir(QLatin1String(user)).constFirst()), station->lastMessage());
    }
    QTRY_VERIFY_WITH_TIMEOUT(station->account().isIdle(), 30'000);
    const QJsonObject message = station->message(id);
    QStringList states;
    const QJsonArray recipients = message.value(QStringLiteral("recipients")).toArray();
    for (const QJsonValue &recipient : recipients)
        states.append(recipient.toObject().value(QStringLiteral("state")).toString());
    QCOMPARE(states, QStringList({QStringLiteral("Sent"), QStringLiteral("Refused"), QStringLiteral("Sent"),
                                  QStringLiteral("Queued")}));
    QCOMPARE(message.value(QStringLiteral("state")).toString(), QStringLiteral("Queued"));
    QCOMPARE(recipients.at(3).toObject().value(QStringLiteral("code")).toInt(), 451);
    QVERIFY(message.value(QStringLiteral("nextTry")).isString());
}

void SendBurstTest::aBurstIsPipelined()
{
    const auto station = stationFor(QStringLiteral("smtp"), QStringLiteral("starttls"));
    station->send({QStringLiteral("bob@example.test")});
    QTRY_VERIFY_WITH_TIMEOUT(station->account().numberSent() == 1, 60'000);
    for (int i = 0; i < 20; ++i)
        station->send({QStringLiteral("bob@example.test")});
    QTRY_VERIFY_WITH_TIMEOUT(station->account().numberSent() == 21, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_lab->maildir(QStringLiteral("bob")).size(), 21, 60'000);
    const QString trace = station->traceOf();
    QCOMPARE(trace.count(u"> STARTTLS"), 1);
    // The next envelope stands behind a text and its guard, ahead of the reply to it.
    static const QRegularExpression behind(
        QStringLiteral("\\[message, \\d+ bytes\\]\\n[^\\n]*> RSET\\n[^\\n]*> MAIL FROM"));
    QVERIFY2(trace.contains(behind), qPrintable(trace));
}

QTEST_GUILESS_MAIN(SendBurstTest)
#include "sendbursttest.moc"
