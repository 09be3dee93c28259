#include "tests/truststore/certificatefactory.h"
#include "truststore/trustpolicy.h"

#include <QtTest>

using namespace trust;
using factory::Identity;
using factory::Recipe;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
using Chain = QList<Certificate>;

/// What a person can make of it.
enum class Pardon {
    Needless, ///< It is believed.
    Approve,  ///< An approval covers it.
    Tick,     ///< An approval that says so in so many words covers it.
    Never,
};

Recipe server(const QStringList &names = {QStringLiteral("DNS:mail.example.org")})
{
    Recipe recipe;
    recipe.alternativeNames = names;
    return recipe;
}

template <typename Change>
Recipe changed(Change change)
{
    Recipe recipe = server();
    change(recipe);
    return recipe;
}

Recipe ca(const char *name)
{
    return factory::caRecipe(QString::fromLatin1(name));
}

QStringList manyNames(int count)
{
    QStringList names{QStringLiteral("DNS:mail.example.org")};
    while (names.size() < count)
        names.append(QStringLiteral("DNS:n%1.example.org").arg(names.size()));
    return names;
}

} // namespace

Q_DECLARE_METATYPE(Pardon)

/// What servers may show, what is found wrong with it, and what a person may forgive: the policy as a
/// connection asks it, with nothing but an approval between the two questions.
class BadCertificatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void issuers_data();
    void issuers() { judge(); }
    void names_data();
    void names() { judge(); }
    void contents_data();
    void contents() { judge(); }
    void sizes_data();
    void sizes() { judge(); }
    void clocks_data();
    void clocks();
    void damagedBytesAreNeverBelieved();

private:
    void columns();
    void row(const char *title, const Chain &chain, const char *problems, Pardon pardon,
             const char *host = "mail.example.org");
    void judge();
    PeerQuestion questionFor(const Chain &chain,
                             const QString &host = QStringLiteral("mail.example.org")) const;
    bool approve(const Certificate &leaf, Problems also);

    Identity m_root;
    Identity m_rsaRoot; ///< MD5 has no place beside an elliptic curve.
    Identity m_issuing;
    Endpoint m_endpoint;
    std::unique_ptr<AllowedHosts> m_hosts;
    std::unique_ptr<TrustPolicy> m_policy;
};

void BadCertificatesTest::initTestCase()
{
    m_root = factory::selfSigned(ca("Root"));
    m_issuing = factory::issue(ca("Issuing"), m_root);
    Recipe rsa = ca("RSA Root");
    rsa.key = factory::rsaKey(2048);
    m_rsaRoot = factory::selfSigned(rsa);
}

void BadCertificatesTest::init()
{
    m_hosts = std::make_unique<AllowedHosts>();
    m_policy = std::make_unique<TrustPolicy>(*m_hosts);
    m_policy->setEarliest(QDateTime({2010, 1, 1}, {0, 0}, Qt::UTC));
    TrustBase base;
    base.system = {m_root.certificate, m_rsaRoot.certificate};
    m_policy->setBase(base);
}

void BadCertificatesTest::columns()
{
    QTest::addColumn<Chain>("chain");
    QTest::addColumn<QString>("problems");
    QTest::addColumn<Pardon>("pardon");
    QTest::addColumn<QString>("host");
}

void BadCertificatesTest::row(const char *title, const Chain &chain, const char *problems, Pardon pardon,
                              const char *host)
{
    QTest::newRow(title) << chain << QString::fromLatin1(problems) << pardon << QString::fromLatin1(host);
}

PeerQuestion BadCertificatesTest::questionFor(const Chain &chain, const QString &host) const
{
    PeerQuestion question;
    question.endpoint = makeEndpoint(Protocol::Smtp, host, 465).value();
    for (const Certificate &certificate : chain)
        question.chain.append(QSslCertificate(certificate.der(), QSsl::Der));
    question.protocol = QSsl::TlsV1_3;
    question.now = now;
    return question;
}

bool BadCertificatesTest::approve(const Certificate &leaf, Problems also)
{
    AllowedHosts::Approve decision;
    decision.sha256 = leaf.sha256();
    decision.also = also;
    decision.by = QStringLiteral("anna");
    return m_hosts->approve(m_endpoint, decision, now).ok();
}

void BadCertificatesTest::judge()
{
    QFETCH(Chain, chain);
    QFETCH(QString, problems);
    QFETCH(Pardon, pardon);
    QFETCH(QString, host);
    const PeerQuestion question = questionFor(chain, host);
    m_endpoint = question.endpoint;
    const PeerAnswer first = m_policy->judge(question);
    QCOMPARE(trust::names(first.observed).join(u' '), problems);
    QCOMPARE(first.allowed(), pardon == Pardon::Needless);
    if (pardon == Pardon::Needless)
        return;
    QVERIFY(first.mayIgnore.isEmpty());
    QVERIFY(!first.refusal.why.isEmpty());
    const Problems ticks = first.observed & forgivableIfTicked();
    QCOMPARE(approve(chain.constFirst(), {}), pardon == Pardon::Approve);
    QCOMPARE(approve(chain.constFirst(), ticks), pardon != Pardon::Never);
    QCOMPARE(m_policy->judge(question).allowed(), pardon != Pardon::Never);
}

void BadCertificatesTest::issuers_data()
{
    columns();
    const Identity good = factory::issue(server(), m_issuing);
    const Identity other = factory::selfSigned(ca("Other"));
    const Identity short0 = factory::issue(
        [] {
            Recipe recipe = ca("No further");
            recipe.basicConstraints = "critical,CA:TRUE,pathlen:0";
            return recipe;
        }(),
        m_root);
    const Identity below = factory::issue(ca("Below"), short0);
    const Identity constrained = factory::issue(
        [] {
            Recipe recipe = ca("Constrained");
            recipe.nameConstraints = "critical,permitted;DNS:example.net";
            return recipe;
        }(),
        m_root);
    const Identity leaf = factory::issue(server(), m_root);
    row("chain to the store", {good.certificate, m_issuing.certificate}, "", Pardon::Needless);
    row("self-signed", {factory::selfSigned(server()).certificate}, "selfSigned", Pardon::Approve);
    row("unknown root, sent along", {factory::issue(server(), other).certificate, other.certificate},
        "untrustedRoot", Pardon::Approve);
    row("issuer not sent", {good.certificate}, "untrustedRoot incompleteChain", Pardon::Approve);
    row("wrong signature", {factory::withDamagedSignature(good.certificate), m_issuing.certificate},
        "badSignature", Pardon::Never);
    row("issued by a server", {factory::issue(server(), leaf).certificate, leaf.certificate},
        "invalidCa invalidPurpose", Pardon::Never);
    row("longer than its CA allows",
        {factory::issue(server(), below).certificate, below.certificate, short0.certificate}, "pathLength",
        Pardon::Never);
    row("outside the name constraints",
        {factory::issue(server(), constrained).certificate, constrained.certificate}, "nameConstraint",
        Pardon::Never);
}

void BadCertificatesTest::names_data()
{
    columns();
    const auto named = [this](const QStringList &san, const char *cn = "server") {
        Recipe recipe = server(san);
        recipe.commonName = QString::fromLatin1(cn);
        return Chain{factory::issue(recipe, m_root).certificate};
    };
    row("other name", named({"DNS:www.example.org"}), "nameMismatch", Pardon::Approve);
    row("common name only", named({}, "mail.example.org"), "nameMismatch", Pardon::Approve);
    row("common name beside another name", named({"DNS:www.example.org"}, "mail.example.org"), "nameMismatch",
        Pardon::Approve);
    row("address", named({"IP:192.0.2.1"}), "", Pardon::Needless, "192.0.2.1");
    row("address as a name", named({"DNS:192.0.2.1"}), "nameMismatch", Pardon::Approve, "192.0.2.1");
    row("address as common name", named({"DNS:a.example"}, "192.0.2.1"), "nameMismatch", Pardon::Approve,
        "192.0.2.1");
    row("*.example.org", named({"DNS:*.example.org"}), "", Pardon::Needless);
    for (const char *form : {"*", "*.org", "*.*.org", "mail.*.org", "ma*.example.org", "*il.example.org",
                             "m*l.example.org", "*.mail.example.org"})
        row(form, named({QStringLiteral("DNS:") + QLatin1String(form)}), "nameMismatch", Pardon::Approve);
    row("*.org for example.org", named({"DNS:*.org"}), "nameMismatch", Pardon::Approve, "example.org");
    row("leading dot", named({"DNS:mail.example.org", "DNS:.example.org"}), "invalidName", Pardon::Never);
    row("underscore", named({"DNS:mail.example.org", "DNS:a_b.example.org"}), "invalidName", Pardon::Never);
}

void BadCertificatesTest::contents_data()
{
    columns();
    const auto issued = [this](const Recipe &recipe) {
        return Chain{factory::issue(recipe, m_root).certificate};
    };
    row("expired", issued(changed([](Recipe &r) { r.to = now.addDays(-1); })), "expired", Pardon::Tick);
    row("not yet valid", issued(changed([](Recipe &r) { r.from = now.addDays(1); })), "notYetValid",
        Pardon::Tick);
    row("for clients", issued(changed([](Recipe &r) { r.extendedKeyUsage = "clientAuth"; })),
        "invalidPurpose", Pardon::Never);
    row("for clients, self-signed",
        {factory::selfSigned(changed([](Recipe &r) { r.extendedKeyUsage = "clientAuth"; })).certificate},
        "invalidPurpose selfSigned", Pardon::Never);
    row("for anything", issued(changed([](Recipe &r) { r.extendedKeyUsage = {}; })), "", Pardon::Needless);
    row("CA as a server", issued(changed([](Recipe &r) {
            r.basicConstraints = "critical,CA:TRUE";
            r.keyUsage = "critical,keyCertSign,digitalSignature";
        })),
        "invalidCa", Pardon::Never);
    row("RSA 1024", issued(changed([](Recipe &r) { r.key = factory::rsaKey(1024); })), "weakKey",
        Pardon::Never);
    row("RSA 1024, self-signed",
        {factory::selfSigned(changed([](Recipe &r) { r.key = factory::rsaKey(1024); })).certificate},
        "weakKey selfSigned", Pardon::Never);
    row("EC 224", issued(changed([](Recipe &r) { r.key = factory::ecKey("P-224"); })), "weakKey",
        Pardon::Never);
    row("MD5", {factory::issue(changed([](Recipe &r) { r.digest = "MD5"; }), m_rsaRoot).certificate},
        "weakSignature", Pardon::Never);
    row("SHA-1", issued(changed([](Recipe &r) { r.digest = "SHA1"; })), "weakSignature", Pardon::Never);
}

void BadCertificatesTest::sizes_data()
{
    columns();
    const auto named = [this](int count) {
        return Chain{factory::issue(server(manyNames(count)), m_root).certificate};
    };
    row("1,000 names", named(1000), "", Pardon::Needless);
    row("1,001 names", named(1001), "tooLarge", Pardon::Never);
    row("10,000 names", named(10'000), "tooLarge", Pardon::Never);
    const auto padded = [this](int bytes) {
        Recipe recipe = server();
        recipe.commonName = QStringLiteral("x");
        while (bytes > 0) {
            recipe.alternativeNames.append(QStringLiteral("DNS:") + QString(qMin(bytes, 250), u'x'));
            bytes -= 253;
        }
        return Chain{factory::issue(recipe, m_root).certificate};
    };
    row("just below 64 KiB", padded(64'000), "", Pardon::Needless);
    row("above 64 KiB", padded(66'000), "tooLarge", Pardon::Never);
    Chain eleven{factory::issue(server(), m_root).certificate};
    while (eleven.size() < 11)
        eleven.append(m_issuing.certificate);
    row("10 certificates", eleven.mid(0, 10), "", Pardon::Needless);
    row("11 certificates", eleven, "tooLarge", Pardon::Never);
}

void BadCertificatesTest::clocks_data()
{
    QTest::addColumn<QDateTime>("clock");
    QTest::addColumn<QString>("belief");
    const auto at = [](int year) { return QDateTime({year, 1, 1}, {0, 0}, Qt::UTC); };
    QTest::newRow("1970") << at(1970) << "waits";
    QTest::newRow("before the build") << at(2009) << "waits";
    QTest::newRow("2037") << at(2037) << "believed";
    QTest::newRow("2039") << at(2039) << "believed";
    QTest::newRow("2041, all is over") << at(2041) << "refused";
}

/// The certificates are good from 2020 to 2040.
void BadCertificatesTest::clocks()
{
    QFETCH(QDateTime, clock);
    QFETCH(QString, belief);
    PeerQuestion question = questionFor({factory::issue(server(), m_root).certificate});
    question.now = clock;
    const PeerAnswer answer = m_policy->judge(question);
    QCOMPARE(answer.belief == PeerAnswer::Belief::WaitingForClock, belief == QLatin1String("waits"));
    QCOMPARE(answer.allowed(), belief == QLatin1String("believed"));
    // A clock that cannot be right is no reason to ask anybody to judge by it.
    QCOMPARE(m_hosts->entries().size(), belief == QLatin1String("refused") ? 1 : 0);
}

/// Every byte of a certificate, one after the other: whatever decodes is refused for good or has another
/// problem that nothing but an approval of exactly these bytes answers.
void BadCertificatesTest::damagedBytesAreNeverBelieved()
{
    const Certificate good = factory::issue(server(), m_root).certificate;
    const ChainVerifier &verifier = m_policy->verifier();
    const HostName host = HostName::parse(QStringLiteral("mail.example.org")).value();
    QVERIFY(verifier.verify({good}, host, Purpose::Server, now).trusted);
    int decoded = 0;
    for (qsizetype i = 0; i < good.der().size(); ++i) {
        for (const int mask : {0x01, 0x80, 0xff}) {
            QByteArray der = good.der();
            der[i] = char(der.at(i) ^ mask);
            const station::Result<Certificate> damaged = Certificate::fromDer(der);
            if (!damaged)
                continue;
            ++decoded;
            const Verdict verdict = verifier.verify({*damaged}, host, Purpose::Server, now);
            QVERIFY2(!verdict.trusted, qPrintable(QStringLiteral("byte %1 ^ %2").arg(i).arg(mask)));
            QVERIFY(verdict.problems);
        }
    }
    QVERIFY2(decoded > 100, "the damage has to reach the verifier");
    for (qsizetype size = 0; size < good.der().size(); ++size)
        QVERIFY(!Certificate::fromDer(good.der().left(size)).ok());
}

QTEST_GUILESS_MAIN(BadCertificatesTest)
#include "badcertificatestest.moc"
