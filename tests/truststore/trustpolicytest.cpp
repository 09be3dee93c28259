#include "truststore/trustpolicy.h"

#include "tests/truststore/certificatefactory.h"

#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QtTest>

using namespace trust;
using factory::Identity;
using factory::Recipe;
using Belief = PeerAnswer::Belief;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

Endpoint mailServer()
{
    return parseEndpoint(Protocol::Smtp, QStringLiteral("mail.example.org:465")).value();
}

QSslCertificate qt(const Certificate &certificate)
{
    return QSslCertificate(certificate.der(), QSsl::Der);
}

Recipe goodServer()
{
    Recipe recipe;
    recipe.alternativeNames = {QStringLiteral("DNS:mail.example.org")};
    // Qt judges by the real clock; these tests are to pass at any time.
    recipe.from = QDateTime({2000, 1, 1}, {0, 0}, Qt::UTC);
    recipe.to = QDateTime({2099, 1, 1}, {0, 0}, Qt::UTC);
    return recipe;
}

Recipe caFor(const char *name)
{
    Recipe recipe = factory::caRecipe(QString::fromLatin1(name));
    recipe.from = goodServer().from;
    recipe.to = goodServer().to;
    return recipe;
}

} // namespace

/// Real handshakes against a server on a free port, with the one question asked as a connection asks it.
class TrustPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void chainToSystemIsVerified();
    void issuingCaInUserIsVerifiedThoughQtWantsARoot();
    void selfSignedServerIsRefusedThenApprovedThenUsed();
    void chainWithoutAnchorIsRefusedThenApprovedThenUsed();
    void qtAcceptsWhatTheVerifierRefuses_data();
    void qtAcceptsWhatTheVerifierRefuses();
    void stationClockDecidesOnDates();
    void expiredAnchorIsNamedNotCalledUnknown();
    void anotherKeyAfterApprovalIsRefused();
    void deniedKeyIsRefusedEvenWithAGoodChain();
    void verifiedChainSupersedesTheApproval();
    void exemptionNeverCoversOldTls();
    void unmappedErrorOfQtIsFatal_data();
    void unmappedErrorOfQtIsFatal();
    void whatQtHasNoWordForIsNamedOnce();
    void missingOcspStapleIsSoft();
    void implausibleClockWaitsAndRecordsNothing();
    void aDateThatAnUnsynchronisedClockRefusesCanBeTicked();
    void whatNoClockCanMendDoesNotWaitForIt();
    void howThePeerWasMetIsKept();
    void serverWithoutCertificateIsRefused();
    void refusalNamesHostReasonAndRemedy();

private:
    struct Outcome
    {
        PeerAnswer answer;
        bool encrypted = false;
        QList<QSslError> errors;
    };

    Outcome connectTo(const Identity &server, const QList<Certificate> &issuers = {},
                      const QDateTime &at = now);
    PeerQuestion questionFor(const Certificate &leaf, const QList<QSslError::SslError> &errors) const;
    void trust(const QList<Certificate> &system, const QList<Certificate> &user = {})
    {
        m_policy->setBase({system, user, {}, {}});
    }
    void approve(const Certificate &leaf);

    QScopedPointer<AllowedHosts> m_hosts;
    QScopedPointer<TrustPolicy> m_policy;
    Identity m_root = factory::selfSigned(caFor("Root"));
    Identity m_issuing = factory::issue(caFor("Issuing CA"), m_root);
};

void TrustPolicyTest::init()
{
    m_hosts.reset(new AllowedHosts);
    m_policy.reset(new TrustPolicy(*m_hosts));
    m_policy->setEarliest(QDateTime({2010, 1, 1}, {0, 0}, Qt::UTC));
}

TrustPolicyTest::Outcome TrustPolicyTest::connectTo(const Identity &server, const QList<Certificate> &issuers,
                                                    const QDateTime &at)
{
    QSslConfiguration offer;
    QList<QSslCertificate> sent{qt(server.certificate)};
    for (const Certificate &issuer : issuers)
        sent.append(qt(issuer));
    offer.setLocalCertificateChain(sent);
    offer.setPrivateKey(QSslKey(server.keyPem(), QSsl::Ec));
    QSslServer listener;
    listener.setSslConfiguration(offer);
    listener.listen(QHostAddress::LocalHost, 0);

    Outcome outcome;
    bool asked = false;
    QSslSocket socket;
    QSslConfiguration mine = socket.sslConfiguration();
    mine.setCaCertificates(m_policy->caCertificates());
    socket.setSslConfiguration(mine);
    const auto ask = [&] {
        asked = true;
        outcome.answer = m_policy->judge({mailServer(), socket.peerCertificateChain(), outcome.errors,
                                          socket.sessionProtocol(), at, true, QStringLiteral("127.0.0.1")});
    };
    connect(&socket, &QSslSocket::sslErrors, this, [&](const QList<QSslError> &errors) {
        outcome.errors = errors;
        ask();
        if (outcome.answer.allowed())
            socket.ignoreSslErrors(outcome.answer.mayIgnore);
    });
    connect(&socket, &QSslSocket::encrypted, this, [&] {
        if (!asked)
            ask();
        outcome.encrypted = outcome.answer.allowed();
    });
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), listener.serverPort(),
                                  QStringLiteral("mail.example.org"));
    [&] { QTRY_VERIFY(asked && (outcome.encrypted || !outcome.answer.allowed())); }();
    return outcome;
}

PeerQuestion TrustPolicyTest::questionFor(const Certificate &leaf,
                                          const QList<QSslError::SslError> &errors) const
{
    PeerQuestion question{mailServer(), {qt(leaf)}, {}, QSsl::TlsV1_3, now, true, {}};
    for (const QSslError::SslError error : errors)
        question.errors.append(QSslError(error, qt(leaf)));
    return question;
}

void TrustPolicyTest::approve(const Certificate &leaf)
{
    const auto done = m_hosts->approve(
        mailServer(), {leaf.sha256(), {}, {}, {}, QStringLiteral("anna"), QStringLiteral("test")}, now);
    QVERIFY2(done.ok(), qPrintable(done.error().text()));
}

void TrustPolicyTest::chainToSystemIsVerified()
{
    trust({m_root.certificate});
    const Outcome outcome = connectTo(factory::issue(goodServer(), m_issuing), {m_issuing.certificate});
    QVERIFY(outcome.errors.isEmpty());
    QCOMPARE(outcome.answer.belief, Belief::Verified);
    QVERIFY(outcome.encrypted);
    QVERIFY(m_hosts->entries().isEmpty());
}

void TrustPolicyTest::issuingCaInUserIsVerifiedThoughQtWantsARoot()
{
    trust({}, {m_issuing.certificate});
    const Outcome outcome = connectTo(factory::issue(goodServer(), m_issuing), {m_issuing.certificate});
    QVERIFY(!outcome.errors.isEmpty());
    QCOMPARE(outcome.answer.belief, Belief::Verified);
    QVERIFY(outcome.encrypted);
}

void TrustPolicyTest::selfSignedServerIsRefusedThenApprovedThenUsed()
{
    Recipe recipe = goodServer();
    recipe.basicConstraints = "critical,CA:TRUE";
    recipe.keyUsage = {};
    recipe.extendedKeyUsage = {};
    const Identity server = factory::selfSigned(recipe);
    trust({m_root.certificate});
    const Outcome refused = connectTo(server);
    QCOMPARE(refused.answer.belief, Belief::Refused);
    QVERIFY(!refused.encrypted);
    QVERIFY(refused.answer.mayIgnore.isEmpty());
    QCOMPARE(refused.answer.observed, Problems(Problem::SelfSigned));

    approve(server.certificate);
    const Outcome allowed = connectTo(server);
    QCOMPARE(allowed.answer.belief, Belief::Exempted);
    QCOMPARE(allowed.answer.mayIgnore, allowed.errors);
    QVERIFY(allowed.encrypted);
}

void TrustPolicyTest::chainWithoutAnchorIsRefusedThenApprovedThenUsed()
{
    const Identity server = factory::issue(goodServer(), m_issuing);
    QCOMPARE(connectTo(server).answer.observed, Problem::UntrustedRoot | Problem::IncompleteChain);
    approve(server.certificate);
    QVERIFY(connectTo(server).encrypted);
    // With the issuers sent along it is still the same kind of problem.
    QVERIFY(connectTo(server, {m_issuing.certificate, m_root.certificate}).encrypted);
}

void TrustPolicyTest::qtAcceptsWhatTheVerifierRefuses_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("problem");
    Recipe recipe = goodServer();
    recipe.commonName = QStringLiteral("mail.example.org");
    recipe.alternativeNames.clear();
    QTest::newRow("common name only") << recipe << "nameMismatch";
    recipe.alternativeNames = {QStringLiteral("DNS:other.example.org")};
    QTest::newRow("common name beside another SAN") << recipe << "nameMismatch";
    recipe = goodServer();
    recipe.alternativeNames = {QStringLiteral("DNS:ma*.example.org")};
    QTest::newRow("wildcard within a label") << recipe << "nameMismatch";
    recipe = goodServer();
    recipe.basicConstraints = "critical,CA:TRUE";
    recipe.keyUsage = "critical,keyCertSign,digitalSignature";
    QTest::newRow("CA as a leaf") << recipe << "invalidCa";
}

void TrustPolicyTest::qtAcceptsWhatTheVerifierRefuses()
{
    QFETCH(Recipe, recipe);
    QFETCH(QString, problem);
    trust({m_root.certificate});
    const Outcome outcome = connectTo(factory::issue(recipe, m_issuing), {m_issuing.certificate});
    QVERIFY(outcome.errors.isEmpty());
    QCOMPARE(names(outcome.answer.observed), QStringList{problem});
    QCOMPARE(outcome.answer.belief, Belief::Refused);
}

void TrustPolicyTest::stationClockDecidesOnDates()
{
    trust({m_root.certificate});
    Recipe recipe = goodServer();
    recipe.to = QDateTime({2012, 1, 1}, {0, 0}, Qt::UTC);
    const Identity old = factory::issue(recipe, m_root);
    const Outcome inTime = connectTo(old, {}, QDateTime({2011, 6, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(inTime.errors.size(), 1);
    QCOMPARE(inTime.answer.belief, Belief::Verified);
    QVERIFY(inTime.encrypted);
    QCOMPARE(connectTo(old).answer.observed, Problems(Problem::Expired));

    const Identity good = factory::issue(goodServer(), m_root);
    const Outcome late = connectTo(good, {}, QDateTime({2100, 1, 1}, {0, 0}, Qt::UTC));
    QVERIFY(late.errors.isEmpty());
    QCOMPARE(late.answer.observed, Problems(Problem::Expired));
    QVERIFY(!late.encrypted);
}

/// Qt leaves expired anchors out and then knows no issuer.
void TrustPolicyTest::expiredAnchorIsNamedNotCalledUnknown()
{
    Recipe recipe = caFor("Old Root");
    recipe.to = QDateTime({2012, 1, 1}, {0, 0}, Qt::UTC);
    const Identity root = factory::selfSigned(recipe);
    trust({root.certificate});
    const Outcome outcome = connectTo(factory::issue(goodServer(), root));
    QVERIFY(!outcome.errors.isEmpty());
    QCOMPARE(outcome.answer.observed, Problems(Problem::Expired));
    const QString why = outcome.answer.refusal.why;
    QVERIFY2(why.contains(QLatin1String("\"CN=Old Root\" expired on 2012-01-01")), qPrintable(why));
    QVERIFY(!outcome.encrypted);
}

void TrustPolicyTest::anotherKeyAfterApprovalIsRefused()
{
    const Identity server = factory::selfSigned(goodServer());
    connectTo(server);
    approve(server.certificate);
    const Outcome intruder = connectTo(factory::selfSigned(goodServer()));
    QVERIFY(!intruder.encrypted);
    QVERIFY(intruder.answer.entryChanged);
    QCOMPARE(m_hosts->entries().constFirst().state, HostState::Changed);
    QVERIFY(!connectTo(server).encrypted);
}

void TrustPolicyTest::deniedKeyIsRefusedEvenWithAGoodChain()
{
    const Identity server = factory::issue(goodServer(), m_root);
    connectTo(server);
    QVERIFY(m_hosts->deny(mailServer(), QStringLiteral("bert"), now).ok());
    trust({m_root.certificate});
    const Outcome outcome = connectTo(server);
    QCOMPARE(outcome.answer.belief, Belief::Refused);
    QVERIFY(outcome.answer.refusal.why.contains(QLatin1String("bert")));
}

void TrustPolicyTest::verifiedChainSupersedesTheApproval()
{
    const Identity server = factory::issue(goodServer(), m_root);
    connectTo(server);
    approve(server.certificate);
    trust({}, {m_root.certificate});
    const Outcome verified = connectTo(server);
    QCOMPARE(verified.answer.belief, Belief::Verified);
    QVERIFY(verified.answer.entryChanged);
    trust({});
    QVERIFY(!connectTo(server).encrypted);
}

void TrustPolicyTest::exemptionNeverCoversOldTls()
{
    const Certificate leaf = factory::selfSigned(goodServer()).certificate;
    PeerQuestion question = questionFor(leaf, {QSslError::SelfSignedCertificate});
    m_policy->judge(question);
    approve(leaf);
    QCOMPARE(m_policy->judge(question).belief, Belief::Exempted);
    question.protocol = QSsl::UnknownProtocol;
    const PeerAnswer old = m_policy->judge(question);
    QCOMPARE(old.belief, Belief::Refused);
    QVERIFY(old.observed.testFlag(Problem::WeakProtocol));
    QVERIFY(old.mayIgnore.isEmpty());
}

void TrustPolicyTest::unmappedErrorOfQtIsFatal_data()
{
    QTest::addColumn<int>("code");
    for (int code = -1; code <= int(QSslError::OcspStatusUnknown); ++code) {
        const auto error = QSslError::SslError(code);
        const std::optional<Problem> problem = problemOf(error);
        if (problem && fatal(*problem) && error != QSslError::OcspNoResponseFound)
            QTest::addRow("code %d", code) << code;
    }
}

void TrustPolicyTest::unmappedErrorOfQtIsFatal()
{
    QFETCH(int, code);
    trust({m_root.certificate});
    const Certificate leaf = factory::issue(goodServer(), m_root).certificate;
    const PeerAnswer answer = m_policy->judge(questionFor(leaf, {QSslError::SslError(code)}));
    QVERIFY(answer.verdict.trusted);
    QCOMPARE(answer.belief, Belief::Refused);
    QVERIFY(fatal(answer.observed));
    QVERIFY(!m_hosts
                 ->approve(mailServer(),
                           {leaf.sha256(), forgivableIfTicked(), {}, {}, QStringLiteral("anna"), {}}, now)
                 .ok());
}

void TrustPolicyTest::whatQtHasNoWordForIsNamedOnce()
{
    trust({m_root.certificate});
    Recipe weak = goodServer();
    weak.key = factory::rsaKey(1024);
    const Certificate leaf = factory::issue(weak, m_root).certificate;
    const PeerAnswer answer = m_policy->judge(questionFor(leaf, {QSslError::UnspecifiedError}));
    QCOMPARE(answer.belief, Belief::Refused);
    QCOMPARE(answer.observed, Problems(Problem::WeakKey));
}

void TrustPolicyTest::missingOcspStapleIsSoft()
{
    trust({m_root.certificate});
    const Certificate leaf = factory::issue(goodServer(), m_root).certificate;
    const PeerAnswer answer = m_policy->judge(questionFor(leaf, {QSslError::OcspNoResponseFound}));
    QCOMPARE(answer.belief, Belief::Verified);
    QCOMPARE(answer.mayIgnore.size(), 1);
}

void TrustPolicyTest::implausibleClockWaitsAndRecordsNothing()
{
    trust({m_root.certificate});
    const Certificate leaf = factory::issue(goodServer(), m_root).certificate;
    PeerQuestion question = questionFor(leaf, {});
    question.now = QDateTime({1970, 1, 1}, {0, 0}, Qt::UTC);
    QCOMPARE(m_policy->judge(question).belief, Belief::WaitingForClock);
    QVERIFY(m_hosts->entries().isEmpty());
    QVERIFY(TrustPolicy::buildDate().isValid());
}

void TrustPolicyTest::aDateThatAnUnsynchronisedClockRefusesCanBeTicked()
{
    trust({m_root.certificate});
    Recipe later = goodServer();
    later.from = now.addDays(1);
    PeerQuestion question = questionFor(factory::issue(later, m_root).certificate, {});
    question.clockSynchronised = false;
    const PeerAnswer waiting = m_policy->judge(question);
    QCOMPARE(waiting.belief, Belief::WaitingForClock);
    for (const QString &said : {QStringLiteral("not synchronised"), QStringLiteral("--also notYetValid"),
                                later.from.toString(Qt::ISODate)})
        QVERIFY2(waiting.refusal.why.contains(said), qPrintable(waiting.refusal.why));
    const Certificate &early = m_hosts->entries().constFirst().leaf();
    QVERIFY(m_hosts
                ->approve(mailServer(),
                          {early.sha256(), Problem::NotYetValid, {}, {}, QStringLiteral("anna"), {}}, now)
                .ok());
    QCOMPARE(m_policy->judge(question).belief, Belief::Exempted);

    // Another key is no matter of the clock.
    question = questionFor(factory::issue(later, m_root).certificate, {});
    question.clockSynchronised = false;
    QCOMPARE(m_policy->judge(question).belief, Belief::Refused);
    QCOMPARE(m_hosts->entries().constFirst().state, HostState::Changed);
}

void TrustPolicyTest::whatNoClockCanMendDoesNotWaitForIt()
{
    trust({m_root.certificate});
    Recipe weak = goodServer();
    weak.from = now.addDays(1);
    weak.key = factory::rsaKey(1024);
    PeerQuestion question = questionFor(factory::issue(weak, m_root).certificate, {});
    question.clockSynchronised = false;
    const PeerAnswer answer = m_policy->judge(question);
    QVERIFY(answer.observed.testFlag(Problem::NotYetValid) && answer.observed.testFlag(Problem::WeakKey));
    QCOMPARE(answer.belief, Belief::Refused);

    // A self-signed one waits, but it is not promised that mail goes by itself then.
    Recipe own = goodServer();
    own.from = now.addDays(1);
    question = questionFor(factory::selfSigned(own).certificate, {QSslError::SelfSignedCertificate});
    question.endpoint.port = 587;
    question.clockSynchronised = false;
    const PeerAnswer waiting = m_policy->judge(question);
    QCOMPARE(waiting.belief, Belief::WaitingForClock);
    QVERIFY2(waiting.refusal.why.contains(QStringLiteral("still wants approval")),
             qPrintable(waiting.refusal.why));
    QVERIFY(!waiting.refusal.why.contains(QStringLiteral("by itself")));
}

void TrustPolicyTest::howThePeerWasMetIsKept()
{
    PeerQuestion question = questionFor(factory::selfSigned(goodServer()).certificate, {});
    question.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    question.address = QStringLiteral("192.0.2.9");
    question.clockSynchronised = false;
    for (int i = 0; i < 100; ++i)
        question.trace.append(QString(1000, QLatin1Char('x')));
    m_policy->judge(question);
    const Meeting &met = m_hosts->entries().constFirst().challenge.met;
    QCOMPARE(met.address, question.address);
    QCOMPARE(met.tls, QStringLiteral("TLS 1.3"));
    QCOMPARE(met.cipher, question.cipher);
    QVERIFY(!met.clockSynchronised);
    QVERIFY2(met.trace.size() == 40 && met.trace.constFirst().size() == 200, "what is kept is bounded");
}

void TrustPolicyTest::serverWithoutCertificateIsRefused()
{
    PeerQuestion question = questionFor({}, {});
    question.chain.clear();
    const PeerAnswer answer = m_policy->judge(question);
    QCOMPARE(answer.belief, Belief::Refused);
    QVERIFY(m_hosts->entries().isEmpty());
}

void TrustPolicyTest::refusalNamesHostReasonAndRemedy()
{
    const Certificate leaf = factory::selfSigned(goodServer()).certificate;
    const station::Error refusal =
        m_policy->judge(questionFor(leaf, {QSslError::SelfSignedCertificate})).refusal;
    QVERIFY(refusal.what.contains(QLatin1String("mail.example.org:465")));
    QVERIFY(refusal.why.contains(QLatin1String("signed by itself")));
    QVERIFY(refusal.remedy.contains(
        QStringLiteral("tocsin hosts approve mail.example.org:465 --fingerprint ") + leaf.sha256()));
}

QTEST_GUILESS_MAIN(TrustPolicyTest)
#include "trustpolicytest.moc"
