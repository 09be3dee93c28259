#include "truststore/allowedhosts.h"

#include "tests/truststore/certificatefactory.h"

#include <QtTest>

using namespace trust;
using factory::Recipe;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
constexpr Problems selfSigned = Problem::SelfSigned;

Endpoint at(const QString &hostAndPort, Protocol protocol = Protocol::Smtp)
{
    return parseEndpoint(protocol, hostAndPort).value();
}

const QString mail = QStringLiteral("mail.example.org:465");

Recipe recipeFor(const factory::Key &key)
{
    Recipe recipe;
    recipe.alternativeNames = {QStringLiteral("DNS:mail.example.org")};
    recipe.to = now.addYears(2);
    recipe.key = key;
    return recipe;
}

AllowedHosts::Approve byAnna(const Certificate &certificate, Problems also = {})
{
    return {
        certificate.sha256(),          also, {}, QStringLiteral("seen on the device"), QStringLiteral("anna"),
        QStringLiteral("command line")};
}

} // namespace

/// The rules of Allowed Hosts, row by row.
class AllowedHostsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void firstContactIsRefusedAndRecorded();
    void eachProblemIsForgivenAsTheRulesSay_data();
    void eachProblemIsForgivenAsTheRulesSay();
    void approvalHoldsForItsIdentityOnly_data();
    void approvalHoldsForItsIdentityOnly();
    void peerIsJudgedByKeyCertificateProblemsAndTime_data();
    void peerIsJudgedByKeyCertificateProblemsAndTime();
    void approvalIsRefused_data();
    void approvalIsRefused();
    void approvalEndsAtTheEarliestLimit_data();
    void approvalEndsAtTheEarliestLimit();
    void challengeThatChangedSinceIsNotApproved();
    void unknownIssuerAndIncompleteChainAreOneKind();
    void renewedCertificateIsPinnedAndMayNotGoBack();
    void changedKeyStopsTrafficForTheOldKeyToo();
    void changedKeyCanBeApprovedByFingerprint();
    void deniedKeyBeatsApprovalsOnEveryHost();
    void deniedKeyCannotBeApproved();
    void deletingTheDeniedEntryLiftsTheDenial();
    void anotherKeyAtADeniedEntryIsANewChallenge();
    void anApprovalThatAWrongClockEndedIsTakenUpAgain();
    void clockThatWentBackStopsButDoesNotEndTheApproval();
    void warningsComeOncePerThreshold();
    void verifiedChainSupersedesTheApproval();
    void unapprovedEntriesAreBounded();
    void repeatedChallengeIsCountedNotAnnounced();
    void listenerHearsEachEvent();
    void jsonHasTheContractedNames();

private:
    AllowedHosts::Decision judge(const Certificate &leaf, Problems observed = selfSigned,
                                 const QDateTime &time = now, const QString &where = mail);
    void approve(const Certificate &leaf, Problems observed = selfSigned, Problems also = {},
                 const QString &where = mail);

    factory::Key m_key = factory::ecKey();
    Certificate m_leaf = factory::selfSigned(recipeFor(m_key)).certificate;
    Certificate m_otherKey = factory::selfSigned(recipeFor(factory::ecKey())).certificate;
    AllowedHosts m_hosts;
};

void AllowedHostsTest::init()
{
    m_hosts = AllowedHosts();
}

AllowedHosts::Decision AllowedHostsTest::judge(const Certificate &leaf, Problems observed,
                                               const QDateTime &time, const QString &where)
{
    return m_hosts.judge(at(where), {leaf}, observed, time, Meeting{QStringLiteral("192.0.2.9")});
}

void AllowedHostsTest::approve(const Certificate &leaf, Problems observed, Problems also,
                               const QString &where)
{
    judge(leaf, observed, now, where);
    const auto result = m_hosts.approve(at(where), byAnna(leaf, also), now);
    QVERIFY2(result.ok(), qPrintable(result.error().text()));
}

void AllowedHostsTest::firstContactIsRefusedAndRecorded()
{
    const AllowedHosts::Decision decision = judge(m_leaf);
    QVERIFY(!decision.allowed);
    QVERIFY(decision.entryChanged);
    QVERIFY(decision.reason.contains(QLatin1String("mail.example.org")));
    QVERIFY(decision.remedy.contains(
        QStringLiteral("tocsin hosts approve mail.example.org:465 --fingerprint ") + m_leaf.sha256()));
    QCOMPARE(m_hosts.entries().size(), 1);
    const AllowedHost &entry = m_hosts.entries().constFirst();
    QCOMPARE(entry.state, HostState::Unapproved);
    QCOMPARE(entry.leaf(), m_leaf);
    QCOMPARE(entry.challenge.problems, selfSigned);
    QCOMPARE(entry.challenge.met.address, QStringLiteral("192.0.2.9"));
    QVERIFY(!judge(m_leaf).allowed);
}

void AllowedHostsTest::eachProblemIsForgivenAsTheRulesSay_data()
{
    QTest::addColumn<quint32>("problem");
    QTest::addColumn<bool>("plain");  // Approved without a tick.
    QTest::addColumn<bool>("ticked"); // Approved with --also expired,notYetValid.
    const QMap<Problem, QPair<bool, bool>> forgiven{
        {Problem::SelfSigned, {true, true}},      {Problem::UntrustedRoot, {true, true}},
        {Problem::IncompleteChain, {true, true}}, {Problem::NameMismatch, {true, true}},
        {Problem::Expired, {false, true}},        {Problem::NotYetValid, {false, true}}};
    for (quint32 bit = 1; bit <= quint32(Problem::Unknown); bit <<= 1) {
        const QPair<bool, bool> expected = forgiven.value(Problem(bit), {false, false});
        QTest::newRow(qPrintable(name(Problem(bit)))) << bit << expected.first << expected.second;
    }
}

void AllowedHostsTest::eachProblemIsForgivenAsTheRulesSay()
{
    QFETCH(quint32, problem);
    QFETCH(bool, plain);
    QFETCH(bool, ticked);
    const Problems observed = selfSigned | Problem(problem);
    judge(m_leaf, observed);
    QCOMPARE(m_hosts.approve(at(mail), byAnna(m_leaf), now).ok(), plain);
    QCOMPARE(judge(m_leaf, observed).allowed, plain);
    QCOMPARE(m_hosts.approve(at(mail), byAnna(m_leaf, forgivableIfTicked()), now).ok(), ticked);
    QCOMPARE(judge(m_leaf, observed).allowed, ticked);
}

void AllowedHostsTest::approvalHoldsForItsIdentityOnly_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("protocol");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("same") << mail << int(Protocol::Smtp) << true;
    QTest::newRow("written otherwise")
        << QStringLiteral("MAIL.example.org.:465") << int(Protocol::Smtp) << true;
    QTest::newRow("other port") << QStringLiteral("mail.example.org:587") << int(Protocol::Smtp) << false;
    QTest::newRow("other host") << QStringLiteral("mail2.example.org:465") << int(Protocol::Smtp) << false;
    QTest::newRow("other protocol") << mail << int(Protocol::Imap) << false;
}

void AllowedHostsTest::approvalHoldsForItsIdentityOnly()
{
    QFETCH(QString, where);
    QFETCH(int, protocol);
    QFETCH(bool, allowed);
    approve(m_leaf);
    QCOMPARE(m_hosts.judge(at(where, Protocol(protocol)), {m_leaf}, selfSigned, now).allowed, allowed);
    QCOMPARE(m_hosts.find(at(mail))->state, HostState::Approved);
}

void AllowedHostsTest::peerIsJudgedByKeyCertificateProblemsAndTime_data()
{
    QTest::addColumn<Certificate>("shown");
    QTest::addColumn<quint32>("observed");
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *title, const Certificate &shown, Problems observed, const QDateTime &time,
                        const char *state) {
        const bool allowed = qstrcmp(state, "Approved") == 0;
        QTest::newRow(title) << shown << quint32(observed) << time << allowed << QString::fromLatin1(state);
    };
    const auto renewed = [this](auto change) {
        Recipe recipe = recipeFor(m_key);
        change(recipe);
        return factory::selfSigned(recipe).certificate;
    };
    row("same certificate", m_leaf, selfSigned, now, "Approved");
    row("fewer problems", m_leaf, {}, now, "Approved");
    row("another key", m_otherKey, selfSigned, now, "Changed");
    row("same key, renewed", renewed([](Recipe &) {}), selfSigned, now, "Approved");
    row("same key, stronger signature", renewed([](Recipe &r) { r.digest = "SHA512"; }), selfSigned, now,
        "Approved");
    row("same key, weaker signature", renewed([](Recipe &r) { r.digest = "SHA1"; }), selfSigned, now,
        "Changed");
    row("same key, another name",
        renewed([](Recipe &r) { r.alternativeNames = {QStringLiteral("DNS:www.example.org")}; }), selfSigned,
        now, "Changed");
    row("same key, a name more",
        renewed([](Recipe &r) { r.alternativeNames << QStringLiteral("DNS:b.example"); }), selfSigned, now,
        "Changed");
    row("same key, new problem", renewed([](Recipe &) {}), selfSigned | Problem::NameMismatch, now,
        "Changed");
    row("same certificate, new problem", m_leaf, selfSigned | Problem::NameMismatch, now, "Unapproved");
    row("same certificate, revoked since", m_leaf, selfSigned | Problem::Revoked, now, "Unapproved");
    row("same certificate, too weak since an upgrade", m_leaf, selfSigned | Problem::WeakKey, now,
        "Unapproved");
    row("same certificate over TLS 1.1", m_leaf, selfSigned | Problem::WeakProtocol, now, "Unapproved");
    row("same certificate, expired since", m_leaf, selfSigned | Problem::Expired, now, "Expired");
    row("after 398 days", m_leaf, selfSigned, now.addDays(398), "Expired");
    row("a second before", m_leaf, selfSigned, now.addDays(398).addSecs(-1), "Approved");
    row("another key after 398 days", m_otherKey, selfSigned, now.addDays(398), "Changed");
}

void AllowedHostsTest::peerIsJudgedByKeyCertificateProblemsAndTime()
{
    QFETCH(Certificate, shown);
    QFETCH(quint32, observed);
    QFETCH(QDateTime, time);
    QFETCH(bool, allowed);
    QFETCH(QString, state);
    approve(m_leaf);
    const AllowedHosts::Decision decision = judge(shown, Problems(QFlag(int(observed))), time);
    QCOMPARE(name(decision.state), state);
    QCOMPARE(decision.allowed, allowed);
    QCOMPARE(name(m_hosts.find(at(mail))->state), state);
    QVERIFY(!decision.reason.isEmpty());
    QCOMPARE(decision.remedy.isEmpty(), allowed);
}

void AllowedHostsTest::approvalIsRefused_data()
{
    QTest::addColumn<QString>("fingerprint");
    QTest::addColumn<quint32>("also");
    QTest::addColumn<QDateTime>("until");
    QTest::addColumn<QString>("where");
    const QString good = m_leaf.sha256();
    QTest::newRow("no fingerprint") << QString() << 0u << QDateTime() << mail;
    QTest::newRow("another fingerprint") << m_otherKey.sha256() << 0u << QDateTime() << mail;
    QTest::newRow("that of the key") << m_leaf.spkiSha256() << 0u << QDateTime() << mail;
    QTest::newRow("half of it") << good.left(32) << 0u << QDateTime() << mail;
    QTest::newRow("forgives revocation") << good << quint32(Problem::Revoked) << QDateTime() << mail;
    QTest::newRow("until 399 days") << good << 0u << now.addDays(399) << mail;
    QTest::newRow("until the past") << good << 0u << now.addSecs(-1) << mail;
    QTest::newRow("host never seen") << good << 0u << QDateTime() << QStringLiteral("b.example:465");
    QTest::newRow("port never seen") << good << 0u << QDateTime() << QStringLiteral("mail.example.org:25");
}

void AllowedHostsTest::approvalIsRefused()
{
    QFETCH(QString, fingerprint);
    QFETCH(quint32, also);
    QFETCH(QDateTime, until);
    QFETCH(QString, where);
    judge(m_leaf);
    AllowedHosts::Approve decision = byAnna(m_leaf, Problems(QFlag(int(also))));
    decision.sha256 = fingerprint;
    decision.until = until;
    const auto result = m_hosts.approve(at(where), decision, now);
    QVERIFY(!result.ok());
    QVERIFY(!result.error().why.isEmpty());
    QVERIFY(!result.error().text().contains(m_leaf.sha256()));
    QVERIFY(!judge(m_leaf).allowed);
}

void AllowedHostsTest::approvalEndsAtTheEarliestLimit_data()
{
    QTest::addColumn<QDateTime>("notAfter");
    QTest::addColumn<QDateTime>("until");
    QTest::addColumn<bool>("expiredTicked");
    QTest::addColumn<QDateTime>("end");
    QTest::newRow("398 days") << now.addYears(2) << QDateTime() << false << now.addDays(398);
    QTest::newRow("certificate's end") << now.addDays(90) << QDateTime() << false << now.addDays(90);
    QTest::newRow("set shorter") << now.addDays(90) << now.addDays(30) << false << now.addDays(30);
    QTest::newRow("set beyond the certificate")
        << now.addDays(90) << now.addDays(100) << false << now.addDays(90);
    QTest::newRow("expired ticked") << now.addDays(90) << QDateTime() << true << now.addDays(398);
    QTest::newRow("expired already") << now.addDays(-90) << QDateTime() << true << now.addDays(398);
}

void AllowedHostsTest::approvalEndsAtTheEarliestLimit()
{
    QFETCH(QDateTime, notAfter);
    QFETCH(QDateTime, until);
    QFETCH(bool, expiredTicked);
    QFETCH(QDateTime, end);
    Recipe recipe = recipeFor(m_key);
    recipe.to = notAfter;
    const Certificate leaf = factory::selfSigned(recipe).certificate;
    judge(leaf, notAfter < now ? selfSigned | Problem::Expired : selfSigned);
    AllowedHosts::Approve decision = byAnna(leaf, expiredTicked ? Problems(Problem::Expired) : Problems());
    decision.until = until;
    const auto result = m_hosts.approve(at(mail), decision, now);
    QVERIFY2(result.ok(), qPrintable(result.error().text()));
    QCOMPARE(result->expires(), end);
}

void AllowedHostsTest::challengeThatChangedSinceIsNotApproved()
{
    judge(m_leaf);
    judge(m_otherKey);
    QVERIFY(!m_hosts.approve(at(mail), byAnna(m_leaf), now).ok());
    QVERIFY(m_hosts.approve(at(mail), byAnna(m_otherKey), now).ok());
    QVERIFY(!judge(m_leaf).allowed);
}

void AllowedHostsTest::unknownIssuerAndIncompleteChainAreOneKind()
{
    approve(m_leaf, Problem::UntrustedRoot);
    QVERIFY(judge(m_leaf, Problem::UntrustedRoot | Problem::IncompleteChain).allowed);
    QVERIFY(!judge(m_leaf, Problem::UntrustedRoot | Problem::SelfSigned).allowed);
}

void AllowedHostsTest::renewedCertificateIsPinnedAndMayNotGoBack()
{
    Recipe recipe = recipeFor(m_key);
    recipe.digest = "SHA512";
    const Certificate stronger = factory::selfSigned(recipe).certificate;
    approve(m_leaf);
    QVERIFY(judge(stronger).allowed);
    const AllowedHost *entry = m_hosts.find(at(mail));
    QCOMPARE(entry->approval->chain.constFirst(), stronger);
    QCOMPARE(entry->renewed, now);
    QVERIFY(!judge(m_leaf).allowed);
}

void AllowedHostsTest::changedKeyStopsTrafficForTheOldKeyToo()
{
    approve(m_leaf);
    const AllowedHosts::Decision changed = judge(m_otherKey);
    QCOMPARE(changed.state, HostState::Changed);
    // The command of the remedy must not carry the new fingerprint: that would be one click.
    QVERIFY(!changed.remedy.contains(m_otherKey.sha256()));
    QVERIFY(!judge(m_leaf).allowed);
    QCOMPARE(m_hosts.find(at(mail))->state, HostState::Changed);
    QCOMPARE(m_hosts.find(at(mail))->approval->chain.constFirst(), m_leaf);
}

void AllowedHostsTest::changedKeyCanBeApprovedByFingerprint()
{
    approve(m_leaf);
    judge(m_otherKey);
    QVERIFY(!m_hosts.approve(at(mail), byAnna(m_leaf), now).error().text().contains(m_otherKey.sha256()));
    QVERIFY(m_hosts.approve(at(mail), byAnna(m_otherKey), now).ok());
    QVERIFY(judge(m_otherKey).allowed);
    QCOMPARE(judge(m_leaf).state, HostState::Changed);
}

void AllowedHostsTest::deniedKeyBeatsApprovalsOnEveryHost()
{
    const QString second = QStringLiteral("backup.example.org:465");
    const QString third = QStringLiteral("third.example.org:25");
    approve(m_leaf);
    approve(m_leaf, selfSigned, {}, second);
    QVERIFY(m_hosts.deny(at(mail), QStringLiteral("bert"), now).ok());
    for (const QString &where : {mail, second, third}) {
        const AllowedHosts::Decision decision = judge(m_leaf, selfSigned, now, where);
        QVERIFY(!decision.allowed);
        QCOMPARE(decision.state, HostState::Denied);
        QVERIFY(decision.reason.contains(QLatin1String("bert")));
    }
    QCOMPARE(m_hosts.find(at(second))->state, HostState::Denied);
    QVERIFY(!m_hosts.find(at(third)));
    // A new certificate does not help a denied key.
    QVERIFY(!judge(factory::selfSigned(recipeFor(m_key)).certificate).allowed);
}

void AllowedHostsTest::deniedKeyCannotBeApproved()
{
    judge(m_leaf);
    QVERIFY(m_hosts.deny(at(mail), QStringLiteral("bert"), now).ok());
    QVERIFY(!m_hosts.approve(at(mail), byAnna(m_leaf), now).ok());
}

void AllowedHostsTest::deletingTheDeniedEntryLiftsTheDenial()
{
    judge(m_leaf);
    QVERIFY(m_hosts.deny(at(mail), QStringLiteral("bert"), now).ok());
    QVERIFY(m_hosts.remove(at(mail)).ok());
    QVERIFY(!m_hosts.remove(at(mail)).ok());
    approve(m_leaf);
    QVERIFY(judge(m_leaf).allowed);
}

void AllowedHostsTest::anotherKeyAtADeniedEntryIsANewChallenge()
{
    judge(m_leaf);
    QVERIFY(m_hosts.deny(at(mail), QStringLiteral("bert"), now).ok());
    QCOMPARE(judge(m_otherKey).state, HostState::Unapproved);
    QCOMPARE(judge(m_leaf).state, HostState::Denied);
}

void AllowedHostsTest::anApprovalThatAWrongClockEndedIsTakenUpAgain()
{
    approve(m_leaf);
    m_hosts.expire(now.addDays(397));
    QCOMPARE(m_hosts.find(at(mail))->state, HostState::Approved);
    m_hosts.expire(now.addDays(398));
    QCOMPARE(m_hosts.find(at(mail))->state, HostState::Expired);
    QVERIFY(!judge(m_leaf, selfSigned, now.addDays(398)).allowed);
    QVERIFY(judge(m_leaf).allowed); // The clock is right again, and whoever could approve it anew asleep.
}

void AllowedHostsTest::clockThatWentBackStopsButDoesNotEndTheApproval()
{
    approve(m_leaf);
    QVERIFY(!judge(m_leaf, selfSigned | Problem::NotYetValid, now.addYears(-30)).allowed);
    QCOMPARE(m_hosts.find(at(mail))->state, HostState::Approved);
    QVERIFY(judge(m_leaf).allowed);
}

void AllowedHostsTest::warningsComeOncePerThreshold()
{
    approve(m_leaf);
    const QDateTime end = now.addDays(398);
    QList<int> given;
    for (int day = 40; day >= 0; --day) {
        for (const auto &warning : m_hosts.takeExpiryWarnings(end.addDays(-day))) {
            QCOMPARE(warning.expires, end);
            QCOMPARE(warning.days, day == 0 ? 1 : day);
            given.append(warning.days);
        }
    }
    QCOMPARE(given, (QList<int>{30, 14, 7, 1}));
}

void AllowedHostsTest::verifiedChainSupersedesTheApproval()
{
    approve(m_leaf);
    QVERIFY(m_hosts.noteVerified(at(mail), now));
    QVERIFY(!m_hosts.noteVerified(at(mail), now));
    QVERIFY(m_hosts.find(at(mail))->superseded.isValid());
    const AllowedHosts::Decision decision = judge(m_leaf);
    QVERIFY(!decision.allowed);
    QCOMPARE(decision.state, HostState::Unapproved);
}

void AllowedHostsTest::unapprovedEntriesAreBounded()
{
    approve(m_leaf);
    for (int i = 0; i < 100; ++i)
        judge(m_otherKey, selfSigned, now.addSecs(i), QStringLiteral("h%1.example:25").arg(i));
    QCOMPARE(m_hosts.entries().size(), AllowedHosts::maxUnapproved + 1);
    QVERIFY(m_hosts.find(at(mail)) && m_hosts.find(at(QStringLiteral("h99.example:25"))));
    QVERIFY(!m_hosts.find(at(QStringLiteral("h0.example:25"))));
}

void AllowedHostsTest::repeatedChallengeIsCountedNotAnnounced()
{
    int announced = 0;
    m_hosts.notify = [&announced](AllowedHosts::Event, const AllowedHost &) { ++announced; };
    judge(m_leaf);
    const quint64 revision = m_hosts.revision();
    for (int i = 0; i < 9; ++i)
        QVERIFY(!judge(m_leaf).entryChanged);
    QCOMPARE(announced, 1);
    QCOMPARE(m_hosts.revision(), revision);
    QCOMPARE(m_hosts.find(at(mail))->challenge.count, 10);
}

void AllowedHostsTest::listenerHearsEachEvent()
{
    using Event = AllowedHosts::Event;
    QList<Event> heard;
    m_hosts.notify = [&heard](Event event, const AllowedHost &) { heard.append(event); };
    approve(m_leaf);
    judge(factory::selfSigned(recipeFor(m_key)).certificate);
    judge(m_otherKey);
    QVERIFY(m_hosts.deny(at(mail), QStringLiteral("bert"), now).ok());
    QVERIFY(m_hosts.remove(at(mail)).ok());
    QCOMPARE(heard, (QList<Event>{Event::Challenged, Event::Approved, Event::Renewed, Event::KeyChanged,
                                  Event::Denied, Event::Removed}));
}

void AllowedHostsTest::jsonHasTheContractedNames()
{
    approve(m_leaf);
    const QJsonObject json = m_hosts.entries().constFirst().toJson();
    for (const char *key :
         {"host", "port", "protocol", "state", "sha256", "spkiSha256", "subject", "issuer", "notBefore",
          "notAfter", "errors", "firstSeen", "lastSeen", "approvedBy", "note", "expires"})
        QVERIFY2(json.contains(QLatin1String(key)), key);
    QCOMPARE(json.value(QLatin1String("port")).toInt(), 465);
    QCOMPARE(json.value(QLatin1String("state")).toString(), QStringLiteral("Approved"));
    QCOMPARE(json.value(QLatin1String("errors")).toArray(), QJsonArray{QStringLiteral("selfSigned")});
    QCOMPARE(json.value(QLatin1String("firstSeen")).toString(), QStringLiteral("2026-06-01T12:00:00Z"));
    judge(m_otherKey);
    const QJsonObject changed = m_hosts.entries().constFirst().toJson();
    QCOMPARE(changed.value(QLatin1String("sha256")).toString(), m_otherKey.sha256());
    const QJsonObject approved = changed.value(QLatin1String("approved")).toObject();
    QCOMPARE(approved.value(QLatin1String("sha256")).toString(), m_leaf.sha256());
}

QTEST_GUILESS_MAIN(AllowedHostsTest)
#include "allowedhoststest.moc"
