#include "tests/truststore/certificatefactory.h"
#include "truststore/allowedhostsfile.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace trust;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

Endpoint at(const char *hostAndPort)
{
    return parseEndpoint(Protocol::Smtp, QLatin1String(hostAndPort)).value();
}

Certificate leafUntil(const QDateTime &end, const factory::Key &key = {})
{
    factory::Recipe recipe;
    recipe.alternativeNames = {QStringLiteral("DNS:mail.example.org")};
    recipe.to = end;
    recipe.key = key;
    return factory::selfSigned(recipe).certificate;
}

} // namespace

/// How entries of Allowed Hosts end without anybody's act.
class HostLifeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hosts = AllowedHosts(); }
    void unusedForFourHundredDaysEnds_data();
    void unusedForFourHundredDaysEnds();
    void renewalDoesNotProlongTheApproval();
    void renewalStartsTheWarningsAgain();
    void entryOfADeletedAccountIsKeptForThirtyDays();
    void entryOfAnAccountThatCameBackHoldsAgain();
    void deniedEntryOutlivesItsAccount();
    void unclaimedEntryWarnsNobody();
    void unclaimedSinceIsSaved();
    void deniedKeyWithAGoodChainIsSavedAndReadBack();
    void whatIsDeniedIsNotCalledNeedless();

private:
    AllowedHosts::Decision judge(const Certificate &leaf, const QDateTime &time = now,
                                 const char *where = "a.example:465");
    void approve(const Certificate &leaf, Problems also = {});

    AllowedHosts m_hosts;
};

void HostLifeTest::whatIsDeniedIsNotCalledNeedless()
{
    approve(leafUntil(now.addDays(300)));
    QVERIFY(m_hosts.noteVerified(at("a.example:465"), now));
    QVERIFY(m_hosts.deny(at("a.example:465"), QStringLiteral("anna"), now));
    QVERIFY(!m_hosts.find(at("a.example:465"))->superseded.isValid());
}

AllowedHosts::Decision HostLifeTest::judge(const Certificate &leaf, const QDateTime &time, const char *where)
{
    return m_hosts.judge(at(where), {leaf}, Problem::SelfSigned, time);
}

void HostLifeTest::approve(const Certificate &leaf, Problems also)
{
    judge(leaf);
    AllowedHosts::Approve decision;
    decision.sha256 = leaf.sha256();
    decision.also = also;
    decision.by = QStringLiteral("anna");
    const auto approved = m_hosts.approve(at("a.example:465"), decision, now);
    QVERIFY2(approved.ok(), approved ? "" : qPrintable(approved.error().text()));
}

void HostLifeTest::unusedForFourHundredDaysEnds_data()
{
    QTest::addColumn<int>("lastUse"); // Days after the approval; -1 for never.
    QTest::addColumn<int>("day");
    QTest::addColumn<bool>("ended");
    QTest::newRow("never, 399 days") << -1 << 399 << false;
    QTest::newRow("never, 400 days") << -1 << 400 << true;
    QTest::newRow("used on day 100, 499 days") << 100 << 499 << false;
    QTest::newRow("used on day 100, 500 days") << 100 << 500 << true;
}

/// 398 days are the longest approval, so that only an entry whose end an older version set later gets there.
void HostLifeTest::unusedForFourHundredDaysEnds()
{
    QFETCH(int, lastUse);
    QFETCH(int, day);
    QFETCH(bool, ended);
    approve(leafUntil(now.addYears(9)));
    AllowedHost entry = m_hosts.entries().constFirst();
    QCOMPARE(entry.isUnused(now.addDays(399)), false);
    if (lastUse >= 0)
        entry.lastUsed = now.addDays(lastUse);
    QCOMPARE(entry.isUnused(now.addDays(day)), ended);
}

void HostLifeTest::renewalDoesNotProlongTheApproval()
{
    const factory::Key key = factory::ecKey();
    approve(leafUntil(now.addDays(90), key));
    QCOMPARE(m_hosts.entries().constFirst().expires(), now.addDays(90));
    QVERIFY(judge(leafUntil(now.addDays(180), key), now.addDays(80)).allowed);
    QCOMPARE(m_hosts.entries().constFirst().expires(), now.addDays(180));
    const Certificate last = leafUntil(now.addDays(900), key);
    QVERIFY(judge(last, now.addDays(170)).allowed);
    QCOMPARE(m_hosts.entries().constFirst().expires(), now.addDays(398));
    QVERIFY(!judge(last, now.addDays(398)).allowed);
    QCOMPARE(m_hosts.entries().constFirst().state, HostState::Expired);
}

void HostLifeTest::renewalStartsTheWarningsAgain()
{
    const factory::Key key = factory::ecKey();
    approve(leafUntil(now.addDays(90), key));
    QCOMPARE(m_hosts.takeExpiryWarnings(now.addDays(80)).size(), 1);
    QVERIFY(judge(leafUntil(now.addDays(180), key), now.addDays(81)).allowed);
    QVERIFY(m_hosts.takeExpiryWarnings(now.addDays(82)).isEmpty());
    QCOMPARE(m_hosts.takeExpiryWarnings(now.addDays(151)).size(), 1);
}

void HostLifeTest::entryOfADeletedAccountIsKeptForThirtyDays()
{
    approve(leafUntil(now.addYears(2)));
    judge(leafUntil(now.addYears(2)), now, "b.example:465");
    const auto onlyB = [](const Endpoint &endpoint) { return endpoint == at("b.example:465"); };
    QVERIFY(m_hosts.noteClaims(onlyB, now).isEmpty());
    QCOMPARE(m_hosts.find(at("a.example:465"))->unclaimed, now);
    QVERIFY(!m_hosts.find(at("b.example:465"))->unclaimed.isValid());
    QVERIFY(m_hosts.noteClaims(onlyB, now.addDays(30).addSecs(-1)).isEmpty());
    int removed = 0;
    m_hosts.notify = [&removed](AllowedHosts::Event event, const AllowedHost &) {
        removed += event == AllowedHosts::Event::Removed ? 1 : 0;
    };
    const QList<AllowedHost> gone = m_hosts.noteClaims(onlyB, now.addDays(30));
    QCOMPARE(gone.size(), 1);
    QCOMPARE(removed, 1);
    QVERIFY(!m_hosts.find(at("a.example:465")));
    QVERIFY(m_hosts.find(at("b.example:465")));
}

void HostLifeTest::entryOfAnAccountThatCameBackHoldsAgain()
{
    const Certificate leaf = leafUntil(now.addYears(2));
    approve(leaf);
    m_hosts.noteClaims([](const Endpoint &) { return false; }, now);
    m_hosts.noteClaims([](const Endpoint &) { return true; }, now.addDays(29));
    QVERIFY(!m_hosts.entries().constFirst().unclaimed.isValid());
    QVERIFY(m_hosts.noteClaims([](const Endpoint &) { return false; }, now.addDays(31)).isEmpty());
    QVERIFY(judge(leaf, now.addDays(32)).allowed);
}

void HostLifeTest::deniedEntryOutlivesItsAccount()
{
    const Certificate leaf = leafUntil(now.addYears(2));
    judge(leaf);
    QVERIFY(m_hosts.deny(at("a.example:465"), QStringLiteral("bert"), now).ok());
    const auto nobody = [](const Endpoint &) { return false; };
    m_hosts.noteClaims(nobody, now);
    QVERIFY(m_hosts.noteClaims(nobody, now.addDays(300)).isEmpty());
    QVERIFY(m_hosts.denialOf(leaf));
}

void HostLifeTest::unclaimedEntryWarnsNobody()
{
    approve(leafUntil(now.addDays(20)));
    m_hosts.noteClaims([](const Endpoint &) { return false; }, now);
    QVERIFY(m_hosts.takeExpiryWarnings(now).isEmpty());
    m_hosts.noteClaims([](const Endpoint &) { return true; }, now);
    QCOMPARE(m_hosts.takeExpiryWarnings(now).size(), 1);
}

void HostLifeTest::unclaimedSinceIsSaved()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("allowed-hosts.json"));
    approve(leafUntil(now.addYears(2)));
    m_hosts.noteClaims([](const Endpoint &) { return false; }, now);
    AllowedHostsFile file(path);
    QVERIFY(file.save(m_hosts).ok());
    AllowedHosts again;
    QVERIFY(file.load(again, now).isEmpty());
    QCOMPARE(again.entries().constFirst().unclaimed, now);
}

/// A denied key is refused before its chain is looked at, so that nothing is found wrong with it.
void HostLifeTest::deniedKeyWithAGoodChainIsSavedAndReadBack()
{
    const Certificate leaf = leafUntil(now.addYears(2));
    judge(leaf);
    QVERIFY(m_hosts.deny(at("a.example:465"), QStringLiteral("bert"), now).ok());
    judge(leafUntil(now.addYears(2)), now, "b.example:465");
    QVERIFY(!m_hosts.judge(at("b.example:465"), {leaf}, {}, now).allowed);
    QTemporaryDir folder;
    AllowedHostsFile file(folder.filePath(QStringLiteral("allowed-hosts.json")));
    QVERIFY(file.save(m_hosts).ok());
    AllowedHosts again;
    const QList<station::Error> faults = file.load(again, now);
    QVERIFY2(faults.isEmpty(), faults.isEmpty() ? "" : qPrintable(faults.constFirst().text()));
    QCOMPARE(again.entries().size(), 2);
}

QTEST_GUILESS_MAIN(HostLifeTest)
#include "hostlifetest.moc"
