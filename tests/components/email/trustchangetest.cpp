#include "tests/components/email/accountbench.h"

using namespace accountbench;

/// A change of trust ends the connections, and the waits, of those accounts only that it concerns.
class TrustChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatConcernsAnotherServerKeepsTheConnection_data();
    void whatConcernsAnotherServerKeepsTheConnection();
    void deletingItsAnchorEndsTheConnection();
    void denyingItsKeyAnywhereEndsTheConnection();
    void anApprovalThatIsTakenBackEndsTheConnection();
    void anAccountThatWaitsForItsPasswordIsNotHurried();
    void theFirstChangeHurriesNoRefusedPassword();
    void whatConcernsAnotherServerBurnsNoAttempt();
    void anAccountWithoutTlsIsNotConcerned();

private:
    /// Sends one mail and waits until it is taken.
    static void send(Bench &bench)
    {
        FakeClock &clock = bench.clock;
        const auto mails = bench.server.mails.size() + 1;
        bench.station->send();
        WAIT_FOR(bench.server.mails.size() == mails && bench.account().isIdle());
    }
    static trust::Endpoint serverOf(const Bench &bench)
    {
        return *trust::makeEndpoint(trust::Protocol::Smtp, QStringLiteral("127.0.0.1"), bench.server.port());
    }
    /// Another server showed @p identity and was refused.
    static trust::Endpoint elsewhere(Bench &bench, const factory::Identity &identity = selfSignedServer())
    {
        const trust::Endpoint other =
            *trust::makeEndpoint(trust::Protocol::Smtp, QStringLiteral("other.example"), 465);
        trust::PeerQuestion question;
        question.endpoint = other;
        question.chain = {QSslCertificate(identity.certificate.pem())};
        question.protocol = QSsl::TlsV1_3;
        question.now = bench.clock.wall();
        (void)bench.station->certificates().judge(question);
        return other;
    }
    static trust::AllowedHosts::Approve approvalOf(const factory::Identity &identity)
    {
        trust::AllowedHosts::Approve approval;
        approval.sha256 = identity.certificate.sha256();
        return approval;
    }
};

void TrustChangeTest::whatConcernsAnotherServerKeepsTheConnection_data()
{
    QTest::addColumn<bool>("settingsComeLater");
    QTest::addRow("settings from the start") << false;
    QTest::addRow("settings after another change of trust") << true;
}

void TrustChangeTest::whatConcernsAnotherServerKeepsTheConnection()
{
    QFETCH(bool, settingsComeLater);
    Bench bench(Tls::First);
    bench.start();
    platform::CertificateService &certificates = bench.station->certificates();
    if (settingsComeLater) {
        QCOMPARE(bench.station->set({{QStringLiteral("hostname"), QString()}}), QString());
        const auto first = factory::selfSigned(factory::caRecipe(QStringLiteral("First CA")));
        QVERIFY(certificates.import(first.certificate.pem(), QStringLiteral("test"), {}).ok());
        QVERIFY(!bench.account().isAccepting());
        QCOMPARE(bench.station->set({{QStringLiteral("hostname"), QStringLiteral("127.0.0.1")}}), QString());
    }
    send(bench);
    const auto stranger = factory::selfSigned(factory::caRecipe(QStringLiteral("Another CA")));
    QVERIFY(certificates.import(stranger.certificate.pem(), QStringLiteral("test"), {}).ok());
    send(bench);
    const trust::Endpoint other = elsewhere(bench);
    QVERIFY(certificates.approve(other, approvalOf(selfSignedServer()), bench.station->person).ok());
    send(bench);
    QCOMPARE(certificates.deny(other, {}, bench.station->person)->stopped, QList{other});
    send(bench);
    QVERIFY(certificates.removeHost(other, bench.station->person).ok());
    QVERIFY(certificates.removeAnchor(stranger.certificate.sha256(), bench.station->person)->isEmpty());
    send(bench);
    QCOMPARE(bench.server.connections, 1);
}

void TrustChangeTest::deletingItsAnchorEndsTheConnection()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    send(bench);
    const auto orphaned =
        bench.station->certificates().removeAnchor(authority().certificate.sha256(), bench.station->person);
    QVERIFY(orphaned.ok());
    QCOMPARE(*orphaned, QList{serverOf(bench)}); // Though Allowed Hosts has never heard of it.
    bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty());
    QCOMPARE(bench.server.mails.size(), 1);
    QCOMPARE(bench.server.connections, 2);
}

void TrustChangeTest::denyingItsKeyAnywhereEndsTheConnection()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    send(bench);
    const trust::Endpoint other = elsewhere(bench, goodServer());
    const auto denial = bench.station->certificates().deny(other, {}, bench.station->person);
    QVERIFY(denial.ok());
    QCOMPARE(denial->stopped, (QList{other, serverOf(bench)}));
    bench.station->send();
    WAIT_FOR(bench.status() == Status(Status::Fault));
    QCOMPARE(bench.server.mails.size(), 1);
}

void TrustChangeTest::anApprovalThatIsTakenBackEndsTheConnection()
{
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty());
    QVERIFY(bench.station->approve().ok());
    WAIT_FOR(bench.server.mails.size() == 1 && bench.account().isIdle());
    const int connections = bench.server.connections;
    const auto stranger = factory::selfSigned(factory::caRecipe(QStringLiteral("Another CA")));
    QVERIFY(
        bench.station->certificates().import(stranger.certificate.pem(), QStringLiteral("test"), {}).ok());
    send(bench);
    QCOMPARE(bench.server.connections, connections);
    QVERIFY(bench.station->certificates()
                .removeHost(bench.station->host()->endpoint, bench.station->person)
                .ok());
    bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty());
    QCOMPARE(bench.server.mails.size(), 2);
}

void TrustChangeTest::anAccountThatWaitsForItsPasswordIsNotHurried()
{
    Bench bench(Tls::First);
    FakeClock &clock = bench.clock;
    bench.start();
    QCOMPARE(bench.signIn(), QString());
    bench.server.answer(At::Auth, {.text = "535 5.7.8 wrong"});
    bench.station->send();
    WAIT_FOR(bench.status() == Status(Status::Fault) && bench.account().isIdle());
    const int tries = bench.server.count("AUTH");
    const trust::Endpoint other = elsewhere(bench);
    QVERIFY(bench.station->certificates()
                .approve(other, approvalOf(selfSignedServer()), bench.station->person)
                .ok());
    QVERIFY(!bench.pass(60'000, [&] { return bench.server.count("AUTH") > tries; }));
}

/// An account that was added since the stores were read has seen no change of trust yet.
void TrustChangeTest::theFirstChangeHurriesNoRefusedPassword()
{
    Bench bench(Tls::None, goodServer(), {{QStringLiteral("enabled"), false}});
    FakeClock &clock = bench.clock;
    bench.start(false);
    const QString late = QStringLiteral("Late");
    QVERIFY(bench.station->station()
                .add(bench.station->service(), QStringLiteral("email:OutgoingAccount"), late, {},
                     bench.station->person)
                .ok());
    QJsonObject values = accountFor(bench.server, Tls::None, {{QStringLiteral("allowPlaintextAuth"), true}});
    values.insert(QStringLiteral("account"), QString::fromLatin1(bench.server.user));
    values.insert(QStringLiteral("password"), QStringLiteral("wrong"));
    QCOMPARE(bench.station->set(values, late), QString());
    bench.server.answer(At::Auth, {.text = "535 5.7.8 wrong"});
    bench.station->send();
    WAIT_FOR(bench.station->account(late).status() == Status(Status::Fault) &&
             bench.station->account(late).isIdle());
    const int tries = bench.server.count("AUTH");
    QCOMPARE(tries, 1);
    const auto stranger = factory::selfSigned(factory::caRecipe(QStringLiteral("Another CA")));
    QVERIFY(
        bench.station->certificates().import(stranger.certificate.pem(), QStringLiteral("test"), {}).ok());
    QVERIFY(!bench.pass(60'000, [&] { return bench.server.count("AUTH") > tries; }));
}

void TrustChangeTest::whatConcernsAnotherServerBurnsNoAttempt()
{
    Bench bench(Tls::First, selfSignedServer());
    FakeClock &clock = bench.clock;
    bench.start(false);
    bench.station->send();
    WAIT_FOR(!bench.account().challenge().isEmpty() && bench.account().isIdle());
    const int connections = bench.server.connections;
    platform::CertificateService &certificates = bench.station->certificates();
    const auto stranger = factory::selfSigned(factory::caRecipe(QStringLiteral("Another CA")));
    QVERIFY(certificates.import(stranger.certificate.pem(), QStringLiteral("test"), {}).ok());
    const trust::Endpoint other = elsewhere(bench, goodServer());
    QVERIFY(certificates.approve(other, approvalOf(goodServer()), bench.station->person).ok());
    QVERIFY(!bench.pass(60'000, [&] { return bench.server.connections > connections; }));
    QVERIFY(bench.station->approve().ok());
    WAIT_FOR(bench.server.mails.size() == 1);
}

void TrustChangeTest::anAccountWithoutTlsIsNotConcerned()
{
    Bench bench;
    bench.start();
    send(bench);
    const auto stranger = factory::selfSigned(factory::caRecipe(QStringLiteral("Another CA")));
    QVERIFY(
        bench.station->certificates().import(stranger.certificate.pem(), QStringLiteral("test"), {}).ok());
    send(bench);
    QCOMPARE(bench.server.connections, 1);
}

QTEST_GUILESS_MAIN(TrustChangeTest)
#include "trustchangetest.moc"
