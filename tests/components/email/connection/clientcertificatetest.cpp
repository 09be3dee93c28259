#include "tests/components/email/accountbench.h"

using namespace accountbench;

/// To whom an account shows its certificate; and a sign-in whose hashing is done on another thread.
class ClientCertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsShownToWhomWeBelieve();
    void itDoesNotLeaveBeforeTheServerIsJudged_data();
    void itDoesNotLeaveBeforeTheServerIsJudged();
    void noApprovalOfAnotherNameCoversIt();
    void scramWithManyRoundsSignsIn();
};

namespace {

const factory::Identity &clientIdentity()
{
    static const factory::Identity made = [] {
        factory::Recipe recipe;
        recipe.commonName = QStringLiteral("plant-7");
        recipe.extendedKeyUsage = "clientAuth";
        return factory::issue(recipe, authority());
    }();
    return made;
}

const factory::Identity &wrongName()
{
    static const factory::Identity made = [] {
        factory::Recipe recipe;
        recipe.alternativeNames = {QStringLiteral("DNS:other.example")};
        return factory::selfSigned(recipe);
    }();
    return made;
}

QString give(Bench &bench)
{
    const QByteArray pem = clientIdentity().certificate.pem() + clientIdentity().keyPem();
    bench.server.clientIssuer = QSslCertificate(authority().certificate.der(), QSsl::Der);
    return bench.station->set({{QStringLiteral("clientCertificate"), QString::fromLatin1(pem.toBase64())}});
}

/// Until the server has seen all that was sent to it.
void letArrive(Bench &bench)
{
    for (int i = 0; i < 20; ++i) {
        bench.clock.advance(0);
        QTest::qWait(10);
    }
}

} // namespace

void ClientCertificateTest::itIsShownToWhomWeBelieve()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(give(bench), QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QVERIFY(bench.server.certificatesSeen > 0);
}

void ClientCertificateTest::itDoesNotLeaveBeforeTheServerIsJudged_data()
{
    QTest::addColumn<bool>("denied");
    QTest::addRow("unknown") << false;
    QTest::addRow("trusted, but denied by a person") << true;
}

/// TLS 1.3. With 1.2 the protocol itself sends it before the handshake ends.
void ClientCertificateTest::itDoesNotLeaveBeforeTheServerIsJudged()
{
    QFETCH(bool, denied);
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault) && bench.station->host());
    if (denied) {
        QVERIFY(
            bench.station->certificates().deny(bench.station->host()->endpoint, {}, bench.station->person));
        QVERIFY(bench.station->certificates()
                    .import(selfSignedServer().certificate.pem(), QStringLiteral("test"), {})
                    .ok());
        WAIT_FOR(bench.station->certificates().isReady());
    }
    QCOMPARE(give(bench), QString());
    const int before = bench.server.connections;
    (void)bench.station->invoke(QStringLiteral("pollNow"));
    WAIT_FOR(bench.server.connections > before);
    letArrive(bench);
    QVERIFY(bench.status().has(Status::Fault));
    QCOMPARE(bench.server.certificatesSeen, 0);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
}

void ClientCertificateTest::noApprovalOfAnotherNameCoversIt()
{
    Bench bench(Tls::First, wrongName());
    FakeClock &clock = bench.clock;
    bench.start();
    bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault) && bench.station->host());
    const auto approved = bench.station->approve();
    QVERIFY2(approved.ok(), approved.ok() ? "" : qPrintable(approved.error().text()));
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());

    QCOMPARE(give(bench), QString());
    const quint64 id = bench.station->send();
    WAIT_FOR(bench.status().has(Status::Fault));
    letArrive(bench);
    QVERIFY2(bench.account().faultCause().contains(u"client certificate"),
             qPrintable(bench.account().faultCause()));
    QCOMPARE(bench.server.certificatesSeen, 0);
    QCOMPARE(bench.station->stateOf(id), QStringLiteral("Queued"));
}

void ClientCertificateTest::scramWithManyRoundsSignsIn()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.server.mechanisms = {"SCRAM-SHA-256"};
    bench.server.hashingRounds = 1'000'000;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.station->send();
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    QCOMPARE(bench.server.mails.constFirst().user, "alice");
}

QTEST_GUILESS_MAIN(ClientCertificateTest)
#include "clientcertificatetest.moc"
