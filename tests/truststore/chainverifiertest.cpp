#include "truststore/chainverifier.h"

#include "tests/truststore/certificatefactory.h"

#include <QtTest>

#include <openssl/err.h>

using namespace trust;
using factory::Identity;
using factory::Recipe;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

HostName host(const char *text)
{
    return HostName::parse(QString::fromUtf8(text)).value();
}

Recipe server(const QStringList &names)
{
    Recipe recipe;
    recipe.alternativeNames = names;
    return recipe;
}

Recipe goodServer()
{
    return server({QStringLiteral("DNS:mail.example.org")});
}

} // namespace

/// Most tests use one root, one issuing CA below it, and a leaf made for the case.
class ChainVerifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    /// What is left in OpenSSL's queue would end the next read of a Qt socket.
    void cleanup() { QCOMPARE(ERR_peek_error(), 0ul); }
    void goodChainIsTrusted();
    void eachFaultIsFoundAndNothingElse_data();
    void eachFaultIsFoundAndNothingElse();
    void allFaultsAreCollected();
    void onlyTheNamesOfTheSanCount_data();
    void onlyTheNamesOfTheSanCount();
    void missingIntermediateIsNamed();
    void knownIntermediateCompletesTheChain();
    void unknownRootIsNotTrusted();
    void damagedSignatureIsNeverForgivable();
    void selfSignedLeafHasOneFaultOnlyWhateverItSaysOfItself();
    void caAsLeafIsRefusedBelowAStore();
    void leafIsNoIssuer();
    void nameConstraintsHold_data();
    void nameConstraintsHold();
    void revokedCertificateIsRefused();
    void revocationListOfAnotherCaDoesNotCount();
    void forgedRevocationListIsNotReliedOn();
    void staleRevocationListWarnsAndStillRevokes();
    void siteCaWithoutKeyIdentifiersPassesInUserOnly();
    void issuingCaInUserSuffices();
    void expiredAnchorIsNamed();
    void clientCertificateIsJudgedForClients();
    void lastSecondOfValidityCounts();
    void limitsHold();

private:
    Verdict verify(const QList<Certificate> &chain, const char *name = "mail.example.org") const;
    Certificate leaf(const Recipe &recipe) const { return factory::issue(recipe, m_issuing).certificate; }

    Identity m_root;
    Identity m_issuing;
    TrustBase m_base;
};

void ChainVerifierTest::initTestCase()
{
    m_root = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    m_issuing = factory::issue(factory::caRecipe(QStringLiteral("Issuing CA")), m_root);
    m_base.system = {m_root.certificate};
}

Verdict ChainVerifierTest::verify(const QList<Certificate> &chain, const char *name) const
{
    return ChainVerifier(m_base).verify(chain, host(name), Purpose::Server, now);
}

void ChainVerifierTest::goodChainIsTrusted()
{
    const Certificate good = leaf(goodServer());
    const Verdict verdict = verify({good, m_issuing.certificate});
    QCOMPARE(names(verdict.problems), QStringList());
    QVERIFY(verdict.trusted);
    QCOMPARE(verdict.anchor, AnchorStore::System);
    QCOMPARE(verdict.chain, (QList<Certificate>{good, m_issuing.certificate, m_root.certificate}));
    QVERIFY(verdict.warnings.isEmpty());
}

void ChainVerifierTest::eachFaultIsFoundAndNothingElse_data()
{
    QTest::addColumn<Recipe>("recipe");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *name, const char *fault, auto change) {
        Recipe recipe = goodServer();
        change(recipe);
        QTest::newRow(name) << recipe << QString::fromLatin1(fault);
    };
    row("expired", "expired", [](Recipe &r) { r.to = now.addSecs(-1); });
    row("not yet valid", "notYetValid", [](Recipe &r) { r.from = now.addSecs(1); });
    row("other host", "nameMismatch",
        [](Recipe &r) { r.alternativeNames = {QStringLiteral("DNS:www.example.org")}; });
    row("for clients", "invalidPurpose", [](Recipe &r) { r.extendedKeyUsage = "clientAuth"; });
    row("for any purpose only", "invalidPurpose",
        [](Recipe &r) { r.extendedKeyUsage = "anyExtendedKeyUsage"; });
    row("RSA 1024", "weakKey", [](Recipe &r) { r.key = factory::rsaKey(1024); });
    row("EC 224", "weakKey", [](Recipe &r) { r.key = factory::ecKey("P-224"); });
    row("SHA-1", "weakSignature", [](Recipe &r) { r.digest = "SHA1"; });
    row("underscore", "invalidName",
        [](Recipe &r) { r.alternativeNames.append(QStringLiteral("DNS:mail_1.example.org")); });
    row("leading dot", "invalidName",
        [](Recipe &r) { r.alternativeNames.append(QStringLiteral("DNS:.example.org")); });
}

void ChainVerifierTest::eachFaultIsFoundAndNothingElse()
{
    QFETCH(Recipe, recipe);
    QFETCH(QString, fault);
    const Verdict verdict = verify({leaf(recipe), m_issuing.certificate});
    QCOMPARE(names(verdict.problems), QStringList{fault});
    QVERIFY(!verdict.trusted);
    QVERIFY(!verdict.findings.isEmpty());
    QVERIFY(!verdict.findings.constFirst().text.isEmpty());
}

void ChainVerifierTest::allFaultsAreCollected()
{
    Recipe recipe = server({QStringLiteral("DNS:other.example.org")});
    recipe.to = now.addDays(-1);
    recipe.key = factory::rsaKey(1024);
    recipe.extendedKeyUsage = "clientAuth";
    const Verdict verdict = verify({factory::selfSigned(recipe).certificate});
    QCOMPARE(verdict.problems, Problem::SelfSigned | Problem::Expired | Problem::NameMismatch |
                                   Problem::WeakKey | Problem::InvalidPurpose);
}

void ChainVerifierTest::onlyTheNamesOfTheSanCount_data()
{
    QTest::addColumn<QStringList>("san");
    QTest::addColumn<QString>("commonName");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *title, const QStringList &san, const char *cn, const char *asked,
                        bool matches) {
        QTest::newRow(title) << san << QString::fromUtf8(cn) << QString::fromUtf8(asked) << matches;
    };
    const QString mail = QStringLiteral("DNS:mail.example.org");
    row("same", {mail}, "x", "mail.example.org", true);
    row("letter case", {QStringLiteral("DNS:MAIL.Example.ORG")}, "x", "mail.example.org", true);
    row("common name only", {}, "mail.example.org", "mail.example.org", false);
    row("common name beside another SAN", {QStringLiteral("DNS:a.example.org")}, "mail.example.org",
        "mail.example.org", false);
    row("wildcard", {QStringLiteral("DNS:*.example.org")}, "x", "mail.example.org", true);
    row("wildcard does not span two labels", {QStringLiteral("DNS:*.example.org")}, "x", "a.b.example.org",
        false);
    row("wildcard is not the bare domain", {QStringLiteral("DNS:*.example.org")}, "x", "example.org", false);
    row("part of a label", {QStringLiteral("DNS:ma*.example.org")}, "x", "mail.example.org", false);
    row("not leftmost", {QStringLiteral("DNS:mail.*.org")}, "x", "mail.example.org", false);
    row("whole world", {QStringLiteral("DNS:*")}, "x", "localhost", false);
    row("top level", {QStringLiteral("DNS:*.org")}, "x", "example.org", false);
    row("address", {QStringLiteral("IP:192.0.2.1")}, "x", "192.0.2.1", true);
    row("address v6", {QStringLiteral("IP:2001:db8::1")}, "x", "2001:DB8:0::1", true);
    row("other address", {QStringLiteral("IP:192.0.2.2")}, "x", "192.0.2.1", false);
    row("address as dNSName", {QStringLiteral("DNS:192.0.2.1")}, "x", "192.0.2.1", false);
    row("address as common name", {mail}, "192.0.2.1", "192.0.2.1", false);
    row("IDN", {QStringLiteral("DNS:xn--mller-kva.example")}, "x", "MÜLLER.example", true);
    row("IDN behind a wildcard", {QStringLiteral("DNS:*.example")}, "x", "müller.example", false);
    row("dot at the end of what was typed", {mail}, "x", "mail.example.org.", true);
}

void ChainVerifierTest::onlyTheNamesOfTheSanCount()
{
    QFETCH(QStringList, san);
    QFETCH(QString, commonName);
    QFETCH(QString, asked);
    QFETCH(bool, matches);
    Recipe recipe = server(san);
    recipe.commonName = commonName;
    const Verdict verdict = verify({leaf(recipe), m_issuing.certificate}, asked.toUtf8().constData());
    QCOMPARE(verdict.trusted, matches);
    QCOMPARE(names(verdict.problems), matches ? QStringList() : QStringList{QStringLiteral("nameMismatch")});
}

void ChainVerifierTest::missingIntermediateIsNamed()
{
    const Verdict verdict = verify({leaf(goodServer())});
    QCOMPARE(verdict.problems, Problem::UntrustedRoot | Problem::IncompleteChain);
    QVERIFY(verdict.findings.constFirst().text.contains(QLatin1String("Issuing CA")));
}

void ChainVerifierTest::knownIntermediateCompletesTheChain()
{
    TrustBase base = m_base;
    base.intermediates = {m_issuing.certificate};
    QVERIFY(ChainVerifier(base)
                .verify({leaf(goodServer())}, host("mail.example.org"), Purpose::Server, now)
                .trusted);
}

void ChainVerifierTest::unknownRootIsNotTrusted()
{
    const Identity other = factory::selfSigned(factory::caRecipe(QStringLiteral("Root")));
    const Certificate bad = factory::issue(goodServer(), other).certificate;
    QCOMPARE(verify({bad, other.certificate}).problems, Problems(Problem::UntrustedRoot));
}

void ChainVerifierTest::damagedSignatureIsNeverForgivable()
{
    const Certificate damaged = factory::withDamagedSignature(leaf(goodServer()));
    QCOMPARE(verify({damaged, m_issuing.certificate}).problems, Problems(Problem::BadSignature));
    const Certificate own = factory::withDamagedSignature(factory::selfSigned(goodServer()).certificate);
    QCOMPARE(verify({own}).problems, Problem::SelfSigned | Problem::BadSignature);
}

void ChainVerifierTest::selfSignedLeafHasOneFaultOnlyWhateverItSaysOfItself()
{
    Recipe recipe = goodServer();
    QCOMPARE(verify({factory::selfSigned(recipe).certificate}).problems, Problems(Problem::SelfSigned));
    // `openssl req -x509` and many devices.
    recipe.basicConstraints = "critical,CA:TRUE";
    recipe.keyUsage = {};
    recipe.extendedKeyUsage = {};
    QCOMPARE(verify({factory::selfSigned(recipe).certificate}).problems, Problems(Problem::SelfSigned));
    recipe.keyIdentifiers = false;
    recipe.digest = "SHA1";
    QCOMPARE(verify({factory::selfSigned(recipe).certificate}).problems, Problems(Problem::SelfSigned));
}

void ChainVerifierTest::caAsLeafIsRefusedBelowAStore()
{
    Recipe recipe = goodServer();
    recipe.basicConstraints = "critical,CA:TRUE";
    recipe.keyUsage = "critical,keyCertSign,digitalSignature";
    const Certificate ca = leaf(recipe);
    QVERIFY(verify({ca, m_issuing.certificate}).problems.testFlag(Problem::InvalidCa));
}

void ChainVerifierTest::leafIsNoIssuer()
{
    const Identity notCa = factory::issue(goodServer(), m_issuing);
    const Certificate below = factory::issue(goodServer(), notCa).certificate;
    const Verdict verdict = verify({below, notCa.certificate, m_issuing.certificate});
    QVERIFY(!verdict.trusted);
    QVERIFY(fatal(verdict.problems));
}

void ChainVerifierTest::nameConstraintsHold_data()
{
    QTest::addColumn<QByteArray>("constraints");
    QTest::addColumn<QString>("san");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("inside") << QByteArray("critical,permitted;DNS:example.org") << "DNS:mail.example.org"
                            << true;
    QTest::newRow("outside") << QByteArray("critical,permitted;DNS:example.net") << "DNS:mail.example.org"
                             << false;
    QTest::newRow("excluded") << QByteArray("critical,excluded;DNS:mail.example.org")
                              << "DNS:mail.example.org" << false;
    QTest::newRow("excluded host behind a wildcard")
        << QByteArray("critical,excluded;DNS:mail.example.org") << "DNS:*.example.org" << false;
    QTest::newRow("other exclusion") << QByteArray("critical,excluded;DNS:www.example.org")
                                     << "DNS:mail.example.org" << true;
}

void ChainVerifierTest::nameConstraintsHold()
{
    QFETCH(QByteArray, constraints);
    QFETCH(QString, san);
    QFETCH(bool, trusted);
    Recipe recipe = factory::caRecipe(QStringLiteral("Constrained CA"));
    recipe.nameConstraints = constraints;
    const Identity ca = factory::issue(recipe, m_root);
    const Verdict verdict = verify({factory::issue(server({san}), ca).certificate, ca.certificate});
    QCOMPARE(verdict.trusted, trusted);
    QCOMPARE(verdict.problems, trusted ? Problems() : Problems(Problem::NameConstraint));
}

void ChainVerifierTest::revokedCertificateIsRefused()
{
    const Certificate good = leaf(goodServer());
    const Certificate revoked = leaf(goodServer());
    TrustBase base = m_base;
    base.crls = {factory::revocationList(m_issuing, {revoked}, now.addDays(-1), now.addDays(1))};
    const ChainVerifier verifier(base);
    const Verdict verdict =
        verifier.verify({revoked, m_issuing.certificate}, host("mail.example.org"), Purpose::Server, now);
    QCOMPARE(verdict.problems, Problems(Problem::Revoked));
    QVERIFY(verifier.verify({good, m_issuing.certificate}, host("mail.example.org"), Purpose::Server, now)
                .trusted);
}

void ChainVerifierTest::revocationListOfAnotherCaDoesNotCount()
{
    const Certificate good = leaf(goodServer());
    const Identity other = factory::issue(factory::caRecipe(QStringLiteral("Other CA")), m_root);
    TrustBase base = m_base;
    base.crls = {factory::revocationList(other, {good}, now.addDays(-1), now.addDays(1))};
    QVERIFY(ChainVerifier(base)
                .verify({good, m_issuing.certificate}, host("mail.example.org"), Purpose::Server, now)
                .trusted);
}

void ChainVerifierTest::forgedRevocationListIsNotReliedOn()
{
    Identity forger = m_issuing;
    forger.key = factory::ecKey();
    TrustBase base = m_base;
    base.crls = {factory::revocationList(forger, {}, now.addDays(-1), now.addDays(1))};
    const Verdict verdict = ChainVerifier(base).verify({leaf(goodServer()), m_issuing.certificate},
                                                       host("mail.example.org"), Purpose::Server, now);
    QCOMPARE(verdict.problems, Problems(Problem::RevocationUnknown));
}

void ChainVerifierTest::staleRevocationListWarnsAndStillRevokes()
{
    const Certificate revoked = leaf(goodServer());
    TrustBase base = m_base;
    base.crls = {factory::revocationList(m_issuing, {revoked}, now.addDays(-9), now.addDays(-2))};
    const ChainVerifier verifier(base);
    const Verdict good = verifier.verify({leaf(goodServer()), m_issuing.certificate},
                                         host("mail.example.org"), Purpose::Server, now);
    QVERIFY(good.trusted);
    QCOMPARE(good.warnings.size(), 1);
    QVERIFY(good.warnings.constFirst().contains(QLatin1String("Issuing CA")));
    QCOMPARE(verifier.verify({revoked, m_issuing.certificate}, host("mail.example.org"), Purpose::Server, now)
                 .problems,
             Problems(Problem::Revoked));
}

void ChainVerifierTest::siteCaWithoutKeyIdentifiersPassesInUserOnly()
{
    Recipe recipe = factory::caRecipe(QStringLiteral("Site CA"));
    recipe.keyIdentifiers = false;
    recipe.keyUsage = {};
    const Identity site = factory::selfSigned(recipe);
    Recipe plain = goodServer();
    plain.keyIdentifiers = false;
    const Certificate certificate = factory::issue(plain, site).certificate;
    TrustBase base;
    base.system = {site.certificate};
    const Verdict system =
        ChainVerifier(base).verify({certificate}, host("mail.example.org"), Purpose::Server, now);
    QVERIFY(!system.trusted);
    QVERIFY(fatal(system.problems));
    base.user = base.system;
    const Verdict user =
        ChainVerifier(base).verify({certificate}, host("mail.example.org"), Purpose::Server, now);
    QVERIFY(user.trusted);
    QCOMPARE(user.anchor, AnchorStore::User);
}

void ChainVerifierTest::issuingCaInUserSuffices()
{
    TrustBase base;
    base.user = {m_issuing.certificate};
    const Verdict verdict =
        ChainVerifier(base).verify({leaf(goodServer())}, host("mail.example.org"), Purpose::Server, now);
    QVERIFY(verdict.trusted);
    QVERIFY(verdict.anchorIsPartial);
    base.system = base.user;
    base.user.clear();
    QVERIFY(!ChainVerifier(base)
                 .verify({leaf(goodServer())}, host("mail.example.org"), Purpose::Server, now)
                 .trusted);
}

void ChainVerifierTest::expiredAnchorIsNamed()
{
    Recipe recipe = factory::caRecipe(QStringLiteral("Old Root"));
    recipe.to = now.addDays(-1);
    const Identity old = factory::selfSigned(recipe);
    TrustBase base;
    base.system = {old.certificate};
    const Verdict verdict = ChainVerifier(base).verify({factory::issue(goodServer(), old).certificate},
                                                       host("mail.example.org"), Purpose::Server, now);
    QCOMPARE(verdict.problems, Problems(Problem::Expired));
    QVERIFY(verdict.warnings.constFirst().contains(QLatin1String("Old Root")));
}

void ChainVerifierTest::clientCertificateIsJudgedForClients()
{
    Recipe recipe;
    recipe.extendedKeyUsage = "clientAuth";
    const QList<Certificate> chain{leaf(recipe), m_issuing.certificate};
    QVERIFY(ChainVerifier(m_base).verify(chain, {}, Purpose::Client, now).trusted);
    QVERIFY(!ChainVerifier(m_base).verify(chain, {}, Purpose::Server, now).trusted);
}

void ChainVerifierTest::lastSecondOfValidityCounts()
{
    Recipe recipe = goodServer();
    recipe.to = now;
    const QList<Certificate> chain{leaf(recipe), m_issuing.certificate};
    QVERIFY(verify(chain).trusted);
    const ChainVerifier verifier(m_base);
    QVERIFY(!verifier.verify(chain, host("mail.example.org"), Purpose::Server, now.addSecs(1)).trusted);
    QVERIFY(verifier.verify(chain, host("mail.example.org"), Purpose::Server, recipe.from).trusted);
    QVERIFY(
        !verifier.verify(chain, host("mail.example.org"), Purpose::Server, recipe.from.addSecs(-1)).trusted);
}

void ChainVerifierTest::limitsHold()
{
    QCOMPARE(verify({}).problems, Problems(Problem::NoCertificate));
    const QList<Certificate> eleven(11, m_issuing.certificate);
    QCOMPARE(verify(eleven).problems, Problems(Problem::TooLarge));
    Recipe recipe = goodServer();
    for (int i = 0; i < 1000; ++i)
        recipe.alternativeNames.append(QStringLiteral("DNS:h%1.example.org").arg(i));
    QCOMPARE(verify({leaf(recipe), m_issuing.certificate}).problems, Problems(Problem::TooLarge));
}

QTEST_GUILESS_MAIN(ChainVerifierTest)
#include "chainverifiertest.moc"
