#include "station/links.h"

#include "tests/station/samplecomponents.h"

#include <QtTest>

using namespace station;
using sample::Adder;
using sample::adder;
using sample::Fixture;

namespace {

const Actor person{.kind = Actor::Person, .user = QStringLiteral("anna"), .through = QStringLiteral("test")};

} // namespace

class LinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksCarryValuesAndConvert();
    void theSameValueAgainIsFreshButNotNew();
    void linksAreCheckedForTypeAndLoops();
    void aDiamondOfLinksExecutesItsEndOnce();
    void topicsReachActionsWithTheirPayload();
    void removingAComponentRemovesItsLinks();
};

void LinksTest::linksCarryValuesAndConvert()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    f.run();
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/one.sum")), f.at(QStringLiteral("/two.a")), person)
                .ok());
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/one.sum")), f.at(QStringLiteral("/two.label")), person)
                .ok());
    QCOMPARE(two.a(), 50.0);
    one.a.set(-1);
    QCOMPARE(two.a(), 49.0);
    QCOMPARE(two.label(), QStringLiteral("49"));
    QCOMPARE(two.sum(), 99.0);
}

void LinksTest::theSameValueAgainIsFreshButNotNew()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    f.run();
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/one.sum")), f.at(QStringLiteral("/two.a")), person)
                .ok());
    const int executed = two.executions;
    one.sum.set(one.sum());
    QCOMPARE(two.refreshes, 1);
    QCOMPARE(two.executions, executed);
    QVERIFY(f.station->commit({{QStringLiteral("/one.label"), QStringLiteral("none")}}, person).empty());
    QCOMPARE(one.refreshes, 1);
}

void LinksTest::linksAreCheckedForTypeAndLoops()
{
    Fixture f;
    for (const char *name : {"one", "two", "three"})
        adder(*f.station, QLatin1String(name));
    auto &links = f.station->links();
    const auto refused =
        links.add(f.at(QStringLiteral("/one.label")), f.at(QStringLiteral("/two.a")), person);
    QVERIFY(refused.error().why.contains(QStringLiteral("string")));
    QVERIFY(!links.add(f.at(QStringLiteral("/one.reset")), f.at(QStringLiteral("/two.a")), person).ok());
    QVERIFY(!links.add(f.at(QStringLiteral("/one.label")), f.at(QStringLiteral("/two.secret")), person).ok());
    QVERIFY(!links.add(f.at(QStringLiteral("/one.a")), f.at(QStringLiteral("/two.sum")), person).ok());
    QVERIFY(links.add(f.at(QStringLiteral("/one.sum")), f.at(QStringLiteral("/two.a")), person).ok());
    QVERIFY(links.add(f.at(QStringLiteral("/two.sum")), f.at(QStringLiteral("/three.a")), person).ok());
    QVERIFY(!links.add(f.at(QStringLiteral("/one.sum")), f.at(QStringLiteral("/three.a")), person).ok());
    const auto loop = links.add(f.at(QStringLiteral("/three.sum")), f.at(QStringLiteral("/one.a")), person);
    QVERIFY(loop.error().why.contains(QStringLiteral("loop")));
    QVERIFY(links.remove(f.at(QStringLiteral("/two.sum")), f.at(QStringLiteral("/three.a")), person).ok());
    QVERIFY(!links.remove(f.at(QStringLiteral("/two.sum")), f.at(QStringLiteral("/three.a")), person).ok());
    QVERIFY(links.add(f.at(QStringLiteral("/three.sum")), f.at(QStringLiteral("/one.a")), person).ok());
}

void LinksTest::aDiamondOfLinksExecutesItsEndOnce()
{
    Fixture f;
    Adder &top = adder(*f.station, QStringLiteral("top"));
    Adder &end = adder(*f.station, QStringLiteral("end"));
    adder(*f.station, QStringLiteral("west"));
    adder(*f.station, QStringLiteral("east"));
    auto &links = f.station->links();
    QVERIFY(f.station
                ->commit({{QStringLiteral("/west.b"), 60},
                          {QStringLiteral("/east.b"), 1000},
                          {QStringLiteral("/top.b"), 0}},
                         person)
                .empty());
    QVERIFY(links.add(f.at(QStringLiteral("/top.sum")), f.at(QStringLiteral("/west.a")), person).ok());
    QVERIFY(links.add(f.at(QStringLiteral("/top.sum")), f.at(QStringLiteral("/east.a")), person).ok());
    QVERIFY(links.add(f.at(QStringLiteral("/east.sum")), f.at(QStringLiteral("/end.b")), person).ok());
    QVERIFY(links.add(f.at(QStringLiteral("/west.sum")), f.at(QStringLiteral("/end.a")), person).ok());
    f.run();
    const int before = end.executions;
    top.a.set(-3);
    QCOMPARE(end.executions, before + 1);
    QCOMPARE(end.sum(), 57.0 + 997.0);
}

void LinksTest::topicsReachActionsWithTheirPayload()
{
    Fixture f;
    Adder &one = adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    two.b.set(500);
    f.run();
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/one.overflow")), f.at(QStringLiteral("/two.reset")), person)
                .ok());
    two.a.set(5);
    one.b.set(101);
    QCOMPARE(two.a(), 0.0);
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/one.overflow")), f.at(QStringLiteral("/two.setA")), person)
                .ok());
    // The sum is above the range of a, so the action refuses, and the log says so.
    one.b.set(100.5);
    QCOMPARE(two.a(), 0.0);
    QVERIFY(!f.station->log().entries().empty());
}

void LinksTest::removingAComponentRemovesItsLinks()
{
    Fixture f;
    adder(*f.station, QStringLiteral("one"));
    Adder &two = adder(*f.station, QStringLiteral("two"));
    f.run();
    QVERIFY(f.station->links()
                .add(f.at(QStringLiteral("/one.sum")), f.at(QStringLiteral("/two.a")), person)
                .ok());
    QVERIFY(f.station->remove(**f.station->find(QStringLiteral("/one")), person).ok());
    QVERIFY(f.station->links().into(two).empty());
    QVERIFY(f.station->commit({{QStringLiteral("/two.a"), 1}}, person).empty());
    QVERIFY(!f.station->find(QStringLiteral("/one")));
    QVERIFY(!f.station->remove(f.station->root(), person).ok());
}

QTEST_GUILESS_MAIN(LinksTest)
#include "linkstest.moc"
