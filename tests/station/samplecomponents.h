#pragma once

#include "station/basictypes.h"
#include "station/component.h"
#include "station/station.h"
#include "tests/support/fakeclock.h"

namespace sample {

enum class Mode { Off, Slow, Fast };

} // namespace sample

template <>
struct station::EnumNames<sample::Mode>
{
    static constexpr const char *name = "sampleMode";
    static constexpr std::array texts{"Off", "Slow", "Fast"};
};

namespace sample {

/// Adds a and b; refuses a above b; counts what happens to it.
class Adder final : public station::Component
{
public:
    station::Slot<double> a{this,
                            {.name = "a",
                             .facets = {.unit = "m", .min = -100, .max = 100},
                             .doc = "The first number of the sum."}};
    station::Slot<double> b{this, {.name = "b", .value = 50, .doc = "The second number of the sum."}};
    station::Slot<bool> left{this, {.name = "left", .doc = "Never true together with right."}};
    station::Slot<bool> right{this, {.name = "right", .doc = "Never true together with left."}};
    station::Slot<Mode> mode{this,
                             {.name = "mode", .value = Mode::Slow, .doc = "An enumeration for the tests."}};
    station::Slot<QString> label{this, {.name = "label", .value = "none", .doc = "A text for the tests."}};
    station::Slot<station::Reference> other{
        this, {.name = "other", .facets = {.targetType = "sample:Adder"}, .doc = "Names another adder."}};
    station::Slot<station::Secret> secret{this, {.name = "secret", .doc = "A secret for the tests."}};
    station::Slot<double> sum{
        this,
        {.name = "sum", .flags = station::ReadOnly | station::Transient, .doc = "The sum of both numbers."}};
    station::Action reset{this,
                          {.name = "reset", .run = station::act<&Adder::doReset>, .doc = "Sets a to zero."}};
    station::Action setA{
        this, {.name = "setA", .run = station::act<&Adder::doSetA>, .doc = "Sets a to the argument."}};
    station::Action sign{
        this, {.name = "sign", .run = station::act<&Adder::doSign>, .doc = "Keeps who invoked it."}};
    station::Action signWith{this,
                             {.name = "signWith",
                              .run = station::act<&Adder::doSignWith>,
                              .doc = "Keeps who invoked it, and with what."}};
    station::Topic overflow{this,
                            {.name = "overflow",
                             .payload = &station::valueTypeOf<double>,
                             .doc = "Fires with the sum when it is above 100."}};

    QStringList life;
    QString signedBy;
    int executions = 0;
    int refreshes = 0;

    void doReset() { a.set(0); }
    void doSign(const station::Actor &actor) { signedBy = actor.text(); }
    void doSignWith(const int &number, const station::Actor &actor)
    {
        signedBy = QStringLiteral("%1 %2").arg(actor.text()).arg(number);
    }
    station::ActionResult doSetA(const double &value)
    {
        if (!a.set(value))
            return station::Error{QStringLiteral("setA"), QStringLiteral("refused"), {}};
        return QJsonValue(value);
    }

protected:
    void loaded() override { life << QStringLiteral("loaded"); }
    void started() override
    {
        life << QStringLiteral("started");
        scheduleExecute();
    }
    void steady() override { life << QStringLiteral("steady"); }
    void stopped() override { life << QStringLiteral("stopped"); }
    void changed(const station::SlotSpec &slot) override
    {
        if (a == slot || b == slot)
            scheduleExecute();
    }
    void refreshed(const station::SlotSpec &) override { ++refreshes; }
    void execute() override
    {
        ++executions;
        sum.set(a() + b());
        if (sum() > 100) {
            const double value = sum();
            overflow.fire({station::valueTypeOf<double>(), &value});
        }
    }
    station::Result<void> check(const station::Proposal &proposal) const override
    {
        if (proposal.get(a) > proposal.get(b))
            return station::Error{path() + QStringLiteral(".a"), QStringLiteral("a is above b"),
                                  QStringLiteral("raise b")};
        return {};
    }
    QString secretBinding(const station::SlotSpec &, const station::Proposal &proposal) const override
    {
        return proposal.get(label);
    }
};

/// A component that a station cannot do without.
class Needed final : public station::Component
{
protected:
    QString lostWithIt() const override { return QStringLiteral("3 precious things"); }
};

inline void registerSample(station::Registry &registry)
{
    station::registerBasicTypes(registry);
    registry.add<Needed>({.name = QStringLiteral("sample:Needed"),
                          .doc = QStringLiteral("Stays."),
                          .required = QStringLiteral("nothing works without it")});
    registry.add<Adder>({.name = QStringLiteral("sample:Adder"),
                         .doc = QStringLiteral("Adds."),
                         .rules = {{.kind = QStringLiteral("exclusive"),
                                    .slotNames = {QStringLiteral("left"), QStringLiteral("right")},
                                    .detail = {{QStringLiteral("remedy"), QStringLiteral("choose one")}}}}});
}

inline Adder &adder(station::Station &station, const QString &name)
{
    return static_cast<Adder &>(**station.add(station.root(), QStringLiteral("sample:Adder"), name, {}, {}));
}

/// A station without a folder, under a clock that the test moves.
struct Fixture
{
    Fixture()
    {
        sample::registerSample(registry);
        station = std::make_unique<station::Station>(registry, clock);
    }
    void run()
    {
        station->finishLoading();
        station->start();
        clock.advance(0);
    }
    station::SlotAddress at(const QString &ord) const { return *station->findSlot(ord); }
    testsupport::FakeClock clock;
    station::Registry registry;
    std::unique_ptr<station::Station> station;
};

} // namespace sample
