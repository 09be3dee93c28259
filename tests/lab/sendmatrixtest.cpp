#include "tests/lab/maillab.h"
#include "tests/support/mailstation.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QtTest>

using station::Status;
using testsupport::MailStation;

namespace {

/// What a person has to do before mail goes to a server with this certificate.
enum class Trust { Verified, Approve, ApproveExpired, ApproveNotYet };

struct Cell
{
    QString endpoint;
    QString tls; ///< none, starttls or tls.
    bool signsIn = false;
    QString mechanism;
    Trust trust = Trust::Verified;
};

/// Every mode with the good certificate, then both kinds of TLS with every bad one.
QList<Cell> matrix()
{
    const QString plain = QStringLiteral("PLAIN");
    const QString login = QStringLiteral("LOGIN");
    QList<Cell> cells{{QStringLiteral("smtp"), QStringLiteral("none"), false, {}, Trust::Verified},
                      {QStringLiteral("smtp"), QStringLiteral("starttls"), false, {}, Trust::Verified}};
    for (const QString &mechanism : {plain, login}) {
        cells.append(
            {QStringLiteral("smtp-plainauth"), QStringLiteral("none"), true, mechanism, Trust::Verified});
        cells.append(
            {QStringLiteral("submission"), QStringLiteral("starttls"), true, mechanism, Trust::Verified});
        cells.append({QStringLiteral("smtps"), QStringLiteral("tls"), true, mechanism, Trust::Verified});
    }
    for (const char *mechanism : {"CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "Automatic"}) {
        cells.append({QStringLiteral("submission"), QStringLiteral("starttls"), true,
                      QLatin1String(mechanism), Trust::Verified});
        cells.append({QStringLiteral("smtps"), QStringLiteral("tls"), true, QLatin1String(mechanism),
                      Trust::Verified});
    }
    const std::pair<const char *, Trust> certificates[]{{"selfsigned", Trust::Approve},
                                                        {"expired", Trust::ApproveExpired},
                                                        {"wronghost", Trust::Approve},
                                                        {"notyet", Trust::ApproveNotYet},
                                                        {"nochain", Trust::Approve}};
    for (const auto &[certificate, trust] : certificates) {
        cells.append({QStringLiteral("submission-%1").arg(QLatin1String(certificate)),
                      QStringLiteral("starttls"), true, plain, trust});
        cells.append({QStringLiteral("smtps-%1").arg(QLatin1String(certificate)), QStringLiteral("tls"), true,
                      login, trust});
    }
    return cells;
}

constexpr int expectedCells = 26;

trust::Problems tickedFor(Trust needed)
{
    if (needed == Trust::ApproveExpired)
        return trust::Problem::Expired;
    return needed == Trust::ApproveNotYet ? trust::Problems(trust::Problem::NotYetValid) : trust::Problems();
}

} // namespace

/// The station's account against Postfix and Dovecot: every way of connecting with every kind of certificate,
/// and what arrives is what was sent, byte for byte.
class SendMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void mailArrivesByteForByte_data();
    void mailArrivesByteForByte();
    void refusedRecipientsDoNotHoldUpTheOthers();
    void aBurstIsPipelined();

private:
    std::unique_ptr<MailStation> stationFor(const QString &endpoint, const QString &tls);
    void passTheCheck(MailStation &station, quint64 id, Trust needed);

    std::unique_ptr<MailLab> m_lab;
    std::unique_ptr<station::Clock> m_clock = station::Clock::system();
    QStringList m_passed;
};

void SendMatrixTest::initTestCase()
{
    if (const QString reason = MailLab::unavailableReason(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    m_lab = std::make_unique<MailLab>();
    QVERIFY2(m_lab->isUp(), qPrintable(m_lab->error()));
}

void SendMatrixTest::init()
{
    m_lab->clear(QStringLiteral("alice"));
    m_lab->clear(QStringLiteral("bob"));
}

void SendMatrixTest::cleanupTestCase()
{
    if (!m_lab)
        return;
    m_lab.reset();
    qInfo().noquote() << QStringLiteral("%1 of %2 cells:\n  ").arg(m_passed.size()).arg(expectedCells) +
                             m_passed.join(QStringLiteral("\n  "));
    QCOMPARE(m_passed.size(), expectedCells);
}

std::unique_ptr<MailStation> SendMatrixTest::stationFor(const QString &endpoint, const QString &tls)
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

void SendMatrixTest::mailArrivesByteForByte_data()
{
    QTest::addColumn<int>("index");
    const QList<Cell> cells = matrix();
    QCOMPARE(cells.size(), expectedCells);
    for (int i = 0; i < cells.size(); ++i)
        QTest::addRow("%s, %s %s", qPrintable(cells[i].endpoint), qPrintable(cells[i].tls),
                      qPrintable(cells[i].mechanism))
            << i;
}

/// The server is refused and the mail kept, until a person has approved what was shown. Without a clock that
/// is known to be right, "not yet valid" may be the clock's fault: then the mail waits for the clock as well.
void SendMatrixTest::passTheCheck(MailStation &station, quint64 id, Trust needed)
{
    const bool waits = needed == Trust::ApproveNotYet && !trust::TrustPolicy::kernelClockSynchronised();
    const Status shown = waits ? Status::Down : Status::Fault;
    const QString why = waits ? QStringLiteral("clock") : QStringLiteral("not trusted");
    QTRY_COMPARE_WITH_TIMEOUT(station.account().status(), shown, 30'000);
    QVERIFY2(station.account().faultCause().contains(why), qPrintable(station.account().faultCause()));
    QVERIFY(station.host());
    QCOMPARE(station.host()->state, trust::HostState::Unapproved);
    QCOMPARE(station.stateOf(id), QStringLiteral("Queued"));
    QCOMPARE(m_lab->maildir(QStringLiteral("bob")).size(), 0);
    const auto approved = station.approve(tickedFor(needed));
    QVERIFY2(approved.ok(), approved ? "" : qPrintable(approved.error().text()));
}

void SendMatrixTest::mailArrivesByteForByte()
{
    QFETCH(int, index);
    const Cell cell = matrix().at(index);
    const auto station = stationFor(cell.endpoint, cell.tls);
    if (cell.signsIn)
        QCOMPARE(station->set({{QStringLiteral("account"), QStringLiteral("alice")},
                               {QStringLiteral("password"), QStringLiteral("alice-secret")},
                               {QStringLiteral("authentication"), cell.mechanism},
                               {QStringLiteral("allowPlaintextAuth"), cell.tls == u"none"}}),
                 QString());
    const quint64 id =
        station->send({QStringLiteral("bob@example.test")},
                      QStringLiteral("Zone 3: 21,5 °C\n.\n..dots\n") + QString(2000, u'l') + u'\n');
    if (cell.trust != Trust::Verified)
        passTheCheck(*station, id, cell.trust);
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY2_WITH_TIMEOUT(station->account().numberSent() == 1, qPrintable(station->traceOf()), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_lab->maildir(QStringLiteral("bob")).size(), 1, 60'000);
    QCOMPARE(MailLab::asSent(m_lab->maildir(QStringLiteral("bob")).constFirst()), station->lastMessage());
    QCOMPARE(station->stateOf(id), QStringLiteral("Sent"));
    QCOMPARE(station->account().status(), Status());
    // Postfix has both: a message is one write.
    const QString trace = station->traceOf();
    QVERIFY2(trace.contains(u"BDAT ") && trace.contains(u" LAST") && !trace.contains(u"> DATA"),
             qPrintable(trace));
    if (cell.mechanism == u"Automatic")
        QVERIFY2(station->account().signInFloor().startsWith(u"SCRAM-SHA-256 "),
                 qPrintable(station->account().signInFloor()));
    const QString session = station->account().tlsSession();
    QCOMPARE(session.isEmpty(), cell.tls == u"none");
    if (cell.tls != u"none")
        QVERIFY2(session.endsWith(cell.trust == Trust::Verified ? u"verified" : u"approved by a person"),
                 qPrintable(session));
    m_passed.append(QStringLiteral("%1 %2 %3 %4")
                        .arg(cell.endpoint, cell.tls, cell.mechanism,
                             cell.trust == Trust::Verified ? QStringLiteral("verified")
                                                           : QStringLiteral("refused, then approved")));
}

void SendMatrixTest::refusedRecipientsDoNotHoldUpTheOthers()
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

void SendMatrixTest::aBurstIsPipelined()
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
    // An envelope stands between the end of a text and the reply to it.
    static const QRegularExpression behind(QStringLiteral("\\[message, \\d+ bytes\\]\\n[^\\n]*> MAIL FROM"));
    QVERIFY2(trace.contains(behind), qPrintable(trace));
}

QTEST_GUILESS_MAIN(SendMatrixTest)
#include "sendmatrixtest.moc"
