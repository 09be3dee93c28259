#pragma once

#include "components/control/point.h"

namespace control {

/// A point whose value comes from elsewhere: a link, a driver, or somebody who sets `in`.
template <typename T>
class ValuePoint : public Point
{
public:
    using Value = station::StatusValue<T>;

    station::Slot<Value> out{this,
                             {.name = "out",
                              .value = {T{}, station::Status::Null},
                              .flags = station::ReadOnly | station::Transient | station::Summary |
                                       station::Operator | station::InstanceFacets,
                              .doc = "The value as everybody else sees it, with its status."}};
    station::Slot<Value> in{this,
                            {.name = "in",
                             .value = {T{}, station::Status::Null},
                             .flags = station::Operator | station::InstanceFacets,
                             .doc = "The value as it arrives: link it, or set it from outside."}};

    const station::SlotSpec &outputSlot() const override { return out.spec(); }

protected:
    void changed(const station::SlotSpec &slot) override;
    void refreshed(const station::SlotSpec &slot) override;
    void execute() override;
};

/// A point that a person may override. The output is the override while there is one, else the input while it
/// is valid, else the fallback.
template <typename T>
class WritablePoint : public ValuePoint<T>
{
public:
    using Value = station::StatusValue<T>;

    station::Slot<Value> override{
        this,
        {.name = "override",
         .value = {T{}, station::Status::Null},
         .flags = station::Operator | station::InstanceFacets,
         .doc = "A person's command that wins over the input; null = none. It survives a restart."}};
    station::Slot<QDateTime> overrideUntil{
        this,
        {.name = "overrideUntil",
         .flags = station::Operator,
         .facets = {.allowNull = true},
         .doc = "When the override ends by itself; null = when somebody clears it."}};
    station::Slot<Value> fallback{
        this,
        {.name = "fallback",
         .value = {T{}, station::Status::Null},
         .flags = station::InstanceFacets,
         .doc = "The output while there is neither an override nor a valid input."}};
    station::Action setOverride{
        this,
        {.name = "setOverride",
         .flags = station::Operator | station::InstanceFacets,
         .run = station::act<&WritablePoint::doOverride>,
         .doc = "Overrides the output with this value until the override is cleared."}};
    station::Action clearOverride{this,
                                  {.name = "clearOverride",
                                   .flags = station::Operator,
                                   .run = station::act<&WritablePoint::doClear>,
                                   .doc = "Ends the override; the input decides again."}};

    void doOverride(const T &value);
    void doClear();

protected:
    void started() override;
    void stopped() override;
    void changed(const station::SlotSpec &slot) override;
    void execute() override;

private:
    void watchEnd();

    station::Timer m_endTimer;
};

using NumericPoint = ValuePoint<double>;
using BooleanPoint = ValuePoint<bool>;
using EnumPoint = ValuePoint<station::EnumOrdinal>;
using StringPoint = ValuePoint<QString>;
using NumericWritable = WritablePoint<double>;
using BooleanWritable = WritablePoint<bool>;
using EnumWritable = WritablePoint<station::EnumOrdinal>;
using StringWritable = WritablePoint<QString>;

extern template class ValuePoint<double>;
extern template class ValuePoint<bool>;
extern template class ValuePoint<station::EnumOrdinal>;
extern template class ValuePoint<QString>;
extern template class WritablePoint<double>;
extern template class WritablePoint<bool>;
extern template class WritablePoint<station::EnumOrdinal>;
extern template class WritablePoint<QString>;

} // namespace control
