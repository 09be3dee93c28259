#include "tests/components/email/accountbench.h"
#include "tests/support/staplingserver.h"

using namespace accountbench;
using testsupport::StaplingServer;
using Staple = StaplingServer::Staple;

/// What a server staples to its handshake, on a real socket: used where it is given, not asked for where it
/// is not, and a word against the certificate ends the connection before anything is said.
class OcspStapleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stapledAnswerDecides_data();
    void stapledAnswerDecides();
    void anAccountMayDemandAnAnswer_data();
    void anAccountMayDemandAnAnswer();
    void stapleOfAnUnknownIssuerDoesNotBarAnApproval();
    void unreadableStapleEndsTheConnection_data();
    void unreadableStapleEndsTheConnection();
    void revokedByStapleStopsAnApprovedServer();
    void noClientCertificateForADeniedServerWithAGoodStaple_data();
    void noClientCertificateForADeniedServerWithAGoodStaple();
};

namespace {

/// A station whose account speaks TLS to @p server.
class Rig
{
public:
    explicit Rig(StaplingServer &server, const QByteArray &anchor)
    {
        if (!server.start())
            qFatal("no free port");
        const QJsonObject values{{"hostname", "127.0.0.1"},
                                 {"port", server.port()},
                                 {"useSsl", true},
                                 {"from", "Harbour House <alice@example.test>"}};
        station = std::make_unique<MailStation>(clock, MailStation::Accounts{{"Outgoing", values}});
        if (const auto started = station->start(); !started)
            qFatal("%s", qPrintable(started.error().text()));
        clock.advance(0);
        if (!anchor.isEmpty() && !station->certificates().import(anchor, "test", {}))
            qFatal("no anchor");
        if (!QTest::qWaitFor([this] { return station->certificates().isReady(); }, 30'000))
            qFatal("the certificate service is not ready");
    }

    FakeClock clock;
    std::unique_ptr<MailStation> station;
};

} // namespace

void OcspStapleTest::stapledAnswerDecides_data()
{
    QTest::addColumn<Staple>("staple");
    QTest::addColumn<QString>("error"); // Empty: believed.
    QTest::addRow("none") << Staple::None << QString();
    QTest::addRow("good") << Staple::Good << QString();
    QTest::addRow("revoked") << Staple::Revoked << "revoked";
    QTest::addRow("unknown to the issuer") << Staple::UnknownToIssuer << "revocationUnknown";
    QTest::addRow("out of date") << Staple::Stale << "revocationUnknown";
    QTest::addRow("signed by somebody else") << Staple::OtherSigner << "revocationUnknown";
    QTest::addRow("for another certificate") << Staple::OtherSerial << "revocationUnknown";
}

void OcspStapleTest::stapledAnswerDecides()
{
    QFETCH(Staple, staple);
    QFETCH(QString, error);
    StaplingServer server(goodServer(), authority(), staple);
    Rig rig(server, authority().certificate.pem());
    FakeClock &clock = rig.clock;
    rig.station->send();
    if (error.isEmpty()) {
        WAIT_FOR(server.heard.startsWith("EHLO "));
        QVERIFY(rig.station->traceOf().contains(QLatin1String(", verified")));
        QVERIFY(!rig.station->host());
        return;
    }
    WAIT_FOR(rig.station->account().status().has(Status::Fault));
    QCOMPARE(server.heard, QByteArray());
    const trust::AllowedHost *entry = rig.station->host();
    QVERIFY2(entry, qPrintable(rig.station->traceOf()));
    QCOMPARE(trust::names(entry->challenge.problems), QStringList{error});
    QVERIFY2(!rig.station->approve().ok(), "nobody may forgive this");
}

void OcspStapleTest::anAccountMayDemandAnAnswer_data()
{
    QTest::addColumn<Staple>("staple");
    QTest::addColumn<bool>("believed");
    QTest::addRow("none") << Staple::None << false;
    QTest::addRow("good") << Staple::Good << true;
}

void OcspStapleTest::anAccountMayDemandAnAnswer()
{
    QFETCH(Staple, staple);
    QFETCH(bool, believed);
    StaplingServer server(goodServer(), authority(), staple);
    Rig rig(server, authority().certificate.pem());
    FakeClock &clock = rig.clock;
    QCOMPARE(rig.station->set({{"mustStaple", true}}), QString());
    rig.station->send();
    if (believed) {
        WAIT_FOR(server.heard.startsWith("EHLO "));
        return;
    }
    WAIT_FOR(rig.station->account().status().has(Status::Fault));
    QCOMPARE(server.heard, QByteArray());
    QVERIFY2(rig.station->account().faultCause().contains(QLatin1String("mustStaple")),
             qPrintable(rig.station->account().faultCause()));
    QCOMPARE(rig.station->set({{"mustStaple", false}}), QString());
    WAIT_FOR(server.heard.startsWith("EHLO "));
}

void OcspStapleTest::stapleOfAnUnknownIssuerDoesNotBarAnApproval()
{
    StaplingServer server(goodServer(), authority(), Staple::Good);
    Rig rig(server, {});
    FakeClock &clock = rig.clock;
    rig.station->send();
    WAIT_FOR(rig.station->account().status().has(Status::Fault));
    QCOMPARE(server.heard, QByteArray());
    QVERIFY(rig.station->host());
    QVERIFY2(!trust::fatal(rig.station->host()->challenge.problems),
             qPrintable(trust::names(rig.station->host()->challenge.problems).join(u' ')));
    QVERIFY(rig.station->approve().ok());
    WAIT_FOR(server.heard.startsWith("EHLO "));
}

void OcspStapleTest::unreadableStapleEndsTheConnection_data()
{
    QTest::addColumn<Staple>("staple");
    QTest::addRow("no OCSP") << Staple::NoAnswerAtAll;
    QTest::addRow("the issuer has no answer") << Staple::TryLater;
}

void OcspStapleTest::unreadableStapleEndsTheConnection()
{
    QFETCH(Staple, staple);
    StaplingServer server(goodServer(), authority(), staple);
    Rig rig(server, authority().certificate.pem());
    FakeClock &clock = rig.clock;
    rig.station->send();
    WAIT_FOR(rig.station->account().status().has(Status::Fault));
    QCOMPARE(server.heard, QByteArray());
}

void OcspStapleTest::revokedByStapleStopsAnApprovedServer()
{
    StaplingServer server(goodServer(), authority(), Staple::None);
    Rig rig(server, {});
    FakeClock &clock = rig.clock;
    rig.station->send();
    WAIT_FOR(rig.station->account().status().has(Status::Fault));
    QVERIFY(rig.station->approve().ok());
    WAIT_FOR(server.heard.startsWith("EHLO "));
    server.setStaple(Staple::Revoked);
    server.hangUp();
    server.heard.clear();
    const int before = server.connections;
    // The lost connection is tried again after a while.
    QTRY_VERIFY_WITH_TIMEOUT((clock.advance(1000), server.connections > before), 15'000);
    WAIT_FOR(rig.station->account().status().has(Status::Fault));
    QCOMPARE(server.heard, QByteArray());
    QCOMPARE(rig.station->host()->state, trust::HostState::Unapproved);
    QVERIFY(trust::fatal(rig.station->host()->challenge.problems));
}

void OcspStapleTest::noClientCertificateForADeniedServerWithAGoodStaple_data()
{
    QTest::addColumn<bool>("denied");
    QTest::addRow("believed") << false;
    QTest::addRow("denied") << true;
}

/// Qt has nothing against this server, so it judges nothing before the handshake ends; and with TLS 1.3 our
/// certificate is written by then. Nothing that is written may leave.
void OcspStapleTest::noClientCertificateForADeniedServerWithAGoodStaple()
{
    QFETCH(bool, denied);
    StaplingServer server(goodServer(), authority(), Staple::Good);
    server.askForCertificate();
    Rig rig(server, authority().certificate.pem());
    FakeClock &clock = rig.clock;
    factory::Recipe recipe;
    recipe.commonName = QStringLiteral("plant-7");
    recipe.extendedKeyUsage = "clientAuth";
    const factory::Identity plant = factory::issue(recipe, authority());
    const QByteArray pem = plant.certificate.pem() + plant.keyPem();
    QCOMPARE(rig.station->set({{"clientCertificate", QString::fromLatin1(pem.toBase64())}}), QString());
    if (denied) {
        platform::CertificateService &certificates = rig.station->certificates();
        trust::PeerQuestion question;
        question.endpoint = *trust::makeEndpoint(trust::Protocol::Smtp, "other.example", 465);
        question.chain = {QSslCertificate(goodServer().certificate.pem())};
        question.protocol = QSsl::TlsV1_3;
        question.now = clock.wall();
        (void)certificates.judge(question);
        QVERIFY(certificates.deny(question.endpoint, {}, rig.station->person).ok());
    }
    rig.station->send();
    if (!denied) {
        WAIT_FOR(server.certificatesSeen == 1);
        return;
    }
    WAIT_FOR(rig.station->account().status().has(Status::Fault));
    QVERIFY(!testsupport::waitUntil([&] { return server.certificatesSeen > 0; }, 300));
    QVERIFY(server.connections > 0);
}

QTEST_GUILESS_MAIN(OcspStapleTest)
#include "ocspstapletest.moc"
