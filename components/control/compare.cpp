#include "components/control/compare.h"

#include <cmath>

namespace control {

void Compare::changed(const station::SlotSpec &slot)
{
    if (!(out == slot))
        scheduleExecute();
}

void Compare::execute()
{
    const station::Status status = inA().status.inherited() | inB().status.inherited();
    // While an input is not valid the last answer stays, so that hysteresis goes on from there.
    out.set({status.isValid() ? holds() : out().value, status});
}

bool Compare::holds() const
{
    const double a = inA().value;
    const double b = inB().value;
    const double slack = out().value ? hysteresis() : 0;
    switch (operation()) {
    case Comparison::Greater:
        return a > b - slack;
    case Comparison::GreaterOrEqual:
        return a >= b - slack;
    case Comparison::Less:
        return a < b + slack;
    case Comparison::LessOrEqual:
        return a <= b + slack;
    case Comparison::Equal:
        return std::abs(a - b) <= hysteresis();
    case Comparison::NotEqual:
        break;
    }
    return std::abs(a - b) > hysteresis();
}

} // namespace control
