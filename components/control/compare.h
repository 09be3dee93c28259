#pragma once

#include "station/component.h"

namespace control {

enum class Comparison { Greater, GreaterOrEqual, Less, LessOrEqual, Equal, NotEqual };

} // namespace control

template <>
struct station::EnumNames<control::Comparison>
{
    static constexpr const char *name = "comparison";
    static constexpr std::array texts{"greater",     "greaterOrEqual", "less",
                                      "lessOrEqual", "equal",          "notEqual"};
};

namespace control {

/// Compares two numbers. An input that is not valid makes the output invalid in the same way.
class Compare final : public station::Component
{
public:
    station::Slot<station::StatusBoolean> out{
        this,
        {.name = "out",
         .value = {false, station::Status::Null},
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .doc = "Whether the comparison holds."}};
    station::Slot<station::StatusNumeric> inA{
        this, {.name = "inA", .value = {0, station::Status::Null}, .doc = "The number on the left."}};
    station::Slot<station::StatusNumeric> inB{this,
                                              {.name = "inB",
                                               .value = {0, station::Status::Ok},
                                               .doc = "The number on the right; set it, or link it."}};
    station::Slot<Comparison> operation{
        this, {.name = "operation", .flags = station::Summary, .doc = "How the two numbers are compared."}};
    station::Slot<double> hysteresis{
        this,
        {.name = "hysteresis",
         .facets = {.min = 0},
         .doc = "Once true, an order comparison stays true until the number has gone back by this much. "
                "For equal and notEqual it is how far two equal numbers may differ."}};

protected:
    void started() override { scheduleExecute(); }
    void changed(const station::SlotSpec &slot) override;
    void execute() override;

private:
    bool holds() const;
};

} // namespace control
