#include "tests/truststore/certificatefactory.h"
#include "truststore/allowedhostcodec.h"
#include "truststore/allowedhosts.h"

#include <QtTest>

using namespace trust;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);
const Endpoint mail = parseEndpoint(Protocol::Smtp, QStringLiteral("mail.example.org:465")).value();

} // namespace

/// A certificate that a person accepts for one connection only.
class AcceptOnceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_hosts = AllowedHosts(); }
    void holdsForTheNextConnectionOnly();
    void isLostOnWhatTheNextConnectionShows_data();
    void isLostOnWhatTheNextConnectionShows();
    void isNeverSaved();
    void needsTheSameAsAnApproval();
    void isNotForAChangedKey();
    void endsWithADenial();

private:
    AllowedHosts::Decision judge(const Certificate &leaf, Problems problems = Problem::SelfSigned,
                                 const QDateTime &time = now)
    {
        return m_hosts.judge(mail, {leaf}, problems, time);
    }
    station::Result<AllowedHost> accept(const Certificate &leaf, bool once = true, Problems also = {})
    {
        AllowedHosts::Approve decision;
        decision.sha256 = leaf.sha256();
        decision.also = also;
        decision.by = QStringLiteral("anna");
        decision.once = once;
        return m_hosts.approve(mail, decision, now);
    }

    AllowedHosts m_hosts;
    Certificate m_leaf = factory::selfSigned({}).certificate;
    Certificate m_other = factory::selfSigned({}).certificate;
};

void AcceptOnceTest::holdsForTheNextConnectionOnly()
{
    judge(m_leaf);
    QList<AllowedHosts::Event> events;
    m_hosts.notify = [&events](AllowedHosts::Event event, const AllowedHost &) { events.append(event); };
    const auto accepted = accept(m_leaf);
    QVERIFY2(accepted.ok(), qPrintable(accepted.ok() ? QString() : accepted.error().text()));
    QCOMPARE(accepted->state, HostState::Unapproved);
    QVERIFY(accepted->toJson().value(QLatin1String("once")).toBool());
    QVERIFY(events.isEmpty()); // The alarm stays: nothing is settled.
    const AllowedHosts::Decision used = judge(m_leaf);
    QVERIFY(used.allowed);
    QVERIFY(used.entryChanged);
    QCOMPARE(m_hosts.find(mail)->useCount, 1);
    QVERIFY(events.isEmpty());
    QVERIFY(!judge(m_leaf).allowed);
    // The second refusal is no news.
    QVERIFY(!judge(m_leaf).allowed);
    QCOMPARE(events, QList<AllowedHosts::Event>{AllowedHosts::Event::Challenged});
}

void AcceptOnceTest::isLostOnWhatTheNextConnectionShows_data()
{
    QTest::addColumn<bool>("otherLeaf");
    QTest::addColumn<quint32>("problems");
    QTest::addColumn<int>("seconds");
    QTest::newRow("another certificate") << true << quint32(Problem::SelfSigned) << 0;
    QTest::newRow("another problem") << false << quint32(Problem::SelfSigned | Problem::NameMismatch) << 0;
    QTest::newRow("too late") << false << quint32(Problem::SelfSigned) << 600;
}

void AcceptOnceTest::isLostOnWhatTheNextConnectionShows()
{
    QFETCH(bool, otherLeaf);
    QFETCH(quint32, problems);
    QFETCH(int, seconds);
    judge(m_leaf);
    QVERIFY(accept(m_leaf).ok());
    QVERIFY(
        !judge(otherLeaf ? m_other : m_leaf, Problems(QFlag(int(problems))), now.addSecs(seconds)).allowed);
    QVERIFY(!judge(m_leaf).allowed);
}

void AcceptOnceTest::isNeverSaved()
{
    judge(m_leaf);
    QVERIFY(accept(m_leaf).ok());
    const QJsonObject saved = savedForm(*m_hosts.find(mail));
    const auto read = entryFrom(saved);
    QVERIFY(read.ok());
    QVERIFY(!read->once);
    QVERIFY(!read->approval);
    QCOMPARE(read->state, HostState::Unapproved);
}

void AcceptOnceTest::needsTheSameAsAnApproval()
{
    judge(m_leaf, Problem::SelfSigned | Problem::Expired);
    QVERIFY(!accept(m_other).ok());
    QVERIFY(!accept(m_leaf).ok());
    QVERIFY(accept(m_leaf, true, Problem::Expired).ok());
    QVERIFY(judge(m_leaf, Problem::SelfSigned | Problem::Expired).allowed);
    judge(m_leaf, Problem::Revoked);
    QVERIFY(!accept(m_leaf).ok());
}

void AcceptOnceTest::isNotForAChangedKey()
{
    judge(m_leaf);
    QVERIFY(accept(m_leaf, false).ok());
    QVERIFY(!accept(m_leaf).ok());
    QVERIFY(judge(m_leaf).allowed);
    QCOMPARE(judge(m_other).state, HostState::Changed);
    QVERIFY(!accept(m_other).ok());
    QVERIFY(!judge(m_other).allowed);
}

void AcceptOnceTest::endsWithADenial()
{
    judge(m_leaf);
    QVERIFY(accept(m_leaf).ok());
    QVERIFY(m_hosts.deny(mail, QStringLiteral("bert"), now).ok());
    QVERIFY(!judge(m_leaf).allowed);
    QVERIFY(m_hosts.remove(mail).ok());
    QVERIFY(!judge(m_leaf).allowed);
}

QTEST_GUILESS_MAIN(AcceptOnceTest)
#include "acceptoncetest.moc"
