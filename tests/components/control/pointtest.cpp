#include "components/control/types.h"
#include "components/control/valuepoint.h"
#include "station/basictypes.h"
#include "station/links.h"
#include "station/station.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using station::Status;

/// Points and logic in a running station.
class PointTest : public QObject
{
    Q_OBJECT

private:
    void add(const char *type, const char *name, const QJsonObject &values = {})
    {
        const auto added =
            m_station->add(m_station->root(), QLatin1String(type), QLatin1String(name), values, person);
        QVERIFY2(added.ok(), added.ok() ? "" : qPrintable(added.error().text()));
    }
    void link(const char *source, const char *target)
    {
        QVERIFY(m_station->links()
                    .add(*m_station->findSlot(QLatin1String(source)),
                         *m_station->findSlot(QLatin1String(target)), person)
                    .ok());
    }
    bool set(const char *ord, const QJsonValue &value)
    {
        return m_station->commit({{QLatin1String(ord), value}}, person).empty();
    }
    bool invoke(const char *ord, const QJsonValue &argument = {})
    {
        return m_station->invoke(*m_station->findSlot(QLatin1String(ord)), argument, person).ok();
    }
    QString text(const char *ord) const
    {
        const auto slot = m_station->findSlot(QLatin1String(ord));
        const station::ValueRef value = slot->component->value(*slot->slot);
        return value.type->toText(value.data, slot->component->facetsOf(*slot->slot));
    }
    void start()
    {
        m_station->start();
        m_clock->advance(0);
    }

private Q_SLOTS:
    void init();
    void pointHandsItsInputOn();
    void facetsGiveUnitAndLimits();
    void inputStatusIsInherited();
    void overrideWinsUntilItIsCleared();
    void overrideEndsByItself();
    void fallbackStandsInForAnInvalidInput();
    void aNumberThatIsNoneIsAFault();
    void inputGoesStaleAndFreshAgain();
    void everyKindOfPointWorks();
    void gatesCombineWhatIsConnected();
    void compareHasHysteresis();
    void delayIsExactInBothDirections();
    void wavesMoveWithTheClock();
    void invalidInputMakesInvalidOutput();

private:
    const station::Actor person{.kind = station::Actor::Person, .user = {}, .through = {}};
    std::unique_ptr<testsupport::FakeClock> m_clock;
    std::unique_ptr<station::Station> m_station;
};

void PointTest::init()
{
    static const station::Registry *registry = [] {
        auto *made = new station::Registry;
        station::registerBasicTypes(*made);
        control::registerControl(*made);
        return made;
    }();
    m_station.reset();
    m_clock = std::make_unique<testsupport::FakeClock>();
    m_station = std::make_unique<station::Station>(*registry, *m_clock);
    m_station->finishLoading();
}

void PointTest::pointHandsItsInputOn()
{
    add("control:NumericPoint", "P");
    start();
    QCOMPARE(text("/P.out"), "null {null}");
    QVERIFY(set("/P.in", 41.5));
    QCOMPARE(text("/P.out"), "41.5 {ok}");
    QVERIFY(!set("/P.out", 1));
}

void PointTest::facetsGiveUnitAndLimits()
{
    add("control:NumericPoint", "P",
        {{"facets", QJsonObject{{"unit", "°C"}, {"precision", 1}, {"min", -50}, {"max", 150}}}});
    start();
    QVERIFY(set("/P.in", 41.25));
    QVERIFY(text("/P.out").endsWith(" °C {ok}"));
    QVERIFY(!set("/P.in", 151));
    QVERIFY(text("/P.out").startsWith("41."));
}

void PointTest::inputStatusIsInherited()
{
    add("control:NumericPoint", "P");
    start();
    QVERIFY(set("/P.in", QJsonObject{{"value", 3}, {"status", "{fault,down,alarm,overridden}"}}));
    QCOMPARE(text("/P.out"), "3 {fault,down}");
}

void PointTest::overrideWinsUntilItIsCleared()
{
    add("control:NumericWritable", "W", {{"in", 1}, {"facets", QJsonObject{{"max", 10}}}});
    start();
    QVERIFY(!invoke("/W.setOverride", 11));
    QVERIFY(invoke("/W.setOverride", 7));
    QCOMPARE(text("/W.out"), "7 {overridden}");
    QVERIFY(set("/W.in", 2));
    QCOMPARE(text("/W.out"), "7 {overridden}");
    QVERIFY(invoke("/W.clearOverride"));
    QCOMPARE(text("/W.out"), "2 {ok}");
    QCOMPARE(text("/W.override"), "null {null}");
}

void PointTest::overrideEndsByItself()
{
    add("control:BooleanWritable", "W", {{"in", false}});
    start();
    QVERIFY(m_station->commit({{"/W.override", true}, {"/W.overrideUntil", "2026-11-24T07:00:00Z"}}, person)
                .empty());
    m_clock->advance(48 * 3600 * 1000 - 1);
    QCOMPARE(text("/W.out"), "true {overridden}");
    m_clock->advance(1);
    QCOMPARE(text("/W.out"), "false {ok}");
    QCOMPARE(m_clock->pending(), 0u);
    // An end that has passed already, as after a restart.
    QVERIFY(m_station->commit({{"/W.override", true}, {"/W.overrideUntil", "2026-11-22T07:00:00Z"}}, person)
                .empty());
    QCOMPARE(text("/W.out"), "false {ok}");
    // A new command does not inherit the end of the former one.
    QVERIFY(m_station->commit({{"/W.override", true}, {"/W.overrideUntil", "2026-11-25T07:00:00Z"}}, person)
                .empty());
    QVERIFY(invoke("/W.setOverride", true));
    m_clock->advance(48 * 3600 * 1000);
    QCOMPARE(text("/W.out"), "true {overridden}");
}

void PointTest::aNumberThatIsNoneIsAFault()
{
    add("control:NumericPoint", "P", {{"in", 1}});
    add("control:NumericWritable", "W", {{"in", 1}});
    start();
    for (const char *broken : {"nan", "inf"}) {
        QVERIFY(set("/P.in", QLatin1String(broken)));
        QVERIFY(set("/W.in", QLatin1String(broken)));
        QCOMPARE(text("/P.out"), QLatin1String(broken) + QLatin1String(" {fault}"));
        QCOMPARE(text("/W.out"), QLatin1String(broken) + QLatin1String(" {fault}"));
    }
    QVERIFY(set("/W.fallback", 5));
    QCOMPARE(text("/W.out"), "5 {ok}");
}

void PointTest::fallbackStandsInForAnInvalidInput()
{
    add("control:NumericWritable", "W", {{"in", 1}, {"fallback", 5}});
    start();
    QCOMPARE(text("/W.out"), "1 {ok}");
    QVERIFY(set("/W.in", QJsonObject{{"value", 9}, {"status", "{down}"}}));
    QCOMPARE(text("/W.out"), "5 {ok}");
    QVERIFY(set("/W.fallback", QJsonValue()));
    QCOMPARE(text("/W.out"), "9 {down}");
}

void PointTest::inputGoesStaleAndFreshAgain()
{
    add("control:NumericPoint", "P", {{"in", 1}, {"staleAfter", "60s"}});
    start();
    m_clock->advance(59'999);
    QCOMPARE(text("/P.out"), "1 {ok}");
    m_clock->advance(1);
    QCOMPARE(text("/P.out"), "1 {stale}");
    QVERIFY(set("/P.in", 2));
    QCOMPARE(text("/P.out"), "2 {ok}");
    QVERIFY(set("/P.staleAfter", "0s"));
    m_clock->advance(3'600'000);
    QCOMPARE(text("/P.out"), "2 {ok}");
}

void PointTest::everyKindOfPointWorks()
{
    add("control:EnumWritable", "E", {{"facets", QJsonObject{{"range", QJsonArray{"off", "slow", "fast"}}}}});
    add("control:StringPoint", "S");
    add("control:BooleanPoint", "B",
        {{"facets", QJsonObject{{"trueText", "open"}, {"falseText", "closed"}}}});
    start();
    QVERIFY(set("/E.in", "slow"));
    QCOMPARE(text("/E.out"), "slow {ok}");
    QVERIFY(invoke("/E.setOverride", "fast"));
    QCOMPARE(text("/E.out"), "fast {overridden}");
    QVERIFY(set("/S.in", "two words"));
    QCOMPARE(text("/S.out"), "two words {ok}");
    QVERIFY(set("/B.in", true));
    QCOMPARE(text("/B.out"), "open {ok}");
}

void PointTest::gatesCombineWhatIsConnected()
{
    add("control:And", "And");
    add("control:Or", "Or");
    add("control:Not", "Not");
    link("/Or.out", "/Not.in");
    start();
    QCOMPARE(text("/And.out"), "null {null}");
    QVERIFY(set("/And.inA", true));
    QCOMPARE(text("/And.out"), "true {ok}");
    QVERIFY(set("/And.inD", false));
    QCOMPARE(text("/And.out"), "false {ok}");
    QVERIFY(set("/Or.inA", false));
    QCOMPARE(text("/Not.out"), "true {ok}");
    QVERIFY(set("/Or.inB", true));
    QCOMPARE(text("/Or.out"), "true {ok}");
    QCOMPARE(text("/Not.out"), "false {ok}");
}

void PointTest::compareHasHysteresis()
{
    add("control:Compare", "C", {{"inB", 40}, {"hysteresis", 2}});
    start();
    QVERIFY(set("/C.inA", 40));
    QCOMPARE(text("/C.out"), "false {ok}");
    QVERIFY(set("/C.inA", 41));
    QVERIFY(set("/C.inA", 38.1));
    QCOMPARE(text("/C.out"), "true {ok}");
    QVERIFY(set("/C.inA", 38));
    QCOMPARE(text("/C.out"), "false {ok}");
    QVERIFY(set("/C.operation", "lessOrEqual"));
    QCOMPARE(text("/C.out"), "true {ok}");
    QVERIFY(set("/C.operation", "equal"));
    QCOMPARE(text("/C.out"), "true {ok}");
    QVERIFY(set("/C.inA", 37.9));
    QCOMPARE(text("/C.out"), "false {ok}");
}

void PointTest::delayIsExactInBothDirections()
{
    add("control:Delay", "D", {{"onDelay", "5s"}, {"offDelay", "2s"}, {"in", false}});
    start();
    QCOMPARE(text("/D.out"), "false {ok}");
    QVERIFY(set("/D.in", true));
    m_clock->advance(4'999);
    QCOMPARE(text("/D.out"), "false {ok}");
    m_clock->advance(1);
    QCOMPARE(text("/D.out"), "true {ok}");
    QVERIFY(set("/D.in", false));
    m_clock->advance(1'000);
    QVERIFY(set("/D.in", true));
    m_clock->advance(10'000);
    QCOMPARE(text("/D.out"), "true {ok}");
    QVERIFY(set("/D.in", false));
    m_clock->advance(1'999);
    QCOMPARE(text("/D.out"), "true {ok}");
    m_clock->advance(1);
    QCOMPARE(text("/D.out"), "false {ok}");
}

void PointTest::wavesMoveWithTheClock()
{
    add("control:SineWave", "S", {{"period", "40s"}, {"amplitude", 10}, {"offset", 20}});
    add("control:Ramp", "R", {{"period", "10s"}, {"amplitude", 5}, {"offset", 5}});
    start();
    QCOMPARE(text("/S.out"), "20 {ok}");
    QCOMPARE(text("/R.out"), "0 {ok}");
    m_clock->advance(5'000);
    QCOMPARE(text("/R.out"), "5 {ok}");
    m_clock->advance(5'000);
    QCOMPARE(text("/S.out"), "30 {ok}");
    QCOMPARE(text("/R.out"), "0 {ok}");
    QVERIFY(set("/S.enabled", false));
    QVERIFY(set("/R.enabled", false));
    QCOMPARE(text("/S.out"), "30 {disabled}");
    QCOMPARE(m_clock->pending(), 0u);
}

void PointTest::invalidInputMakesInvalidOutput()
{
    add("control:NumericPoint", "P");
    add("control:Compare", "C", {{"inB", 40}});
    add("control:Delay", "D");
    link("/P.out", "/C.inA");
    link("/C.out", "/D.in");
    start();
    QVERIFY(set("/P.in", QJsonObject{{"value", 50}, {"status", "{down}"}}));
    QCOMPARE(text("/C.out"), "false {down}");
    QCOMPARE(text("/D.out"), "false {down}");
    QVERIFY(set("/P.in", 50));
    QCOMPARE(text("/D.out"), "true {ok}");
    QVERIFY(set("/C.inB", QJsonObject{{"value", 60}, {"status", "{stale}"}}));
    QCOMPARE(text("/C.out"), "true {stale}");
}

QTEST_GUILESS_MAIN(PointTest)
#include "pointtest.moc"
