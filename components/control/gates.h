#pragma once

#include "station/component.h"

#include <array>

namespace control {

/// Boolean inputs combined into one output. Inputs that are null take no part; if another one is not valid,
/// the output inherits its status; with no input at all the output is null.
class Gate : public station::Component
{
public:
    station::Slot<station::StatusBoolean> out{
        this,
        {.name = "out",
         .value = {false, station::Status::Null},
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .doc = "The inputs combined."}};
    station::Slot<station::StatusBoolean> inA{
        this,
        {.name = "inA", .value = {false, station::Status::Null}, .doc = "First input; null = not used."}};
    station::Slot<station::StatusBoolean> inB{
        this,
        {.name = "inB", .value = {false, station::Status::Null}, .doc = "Second input; null = not used."}};
    station::Slot<station::StatusBoolean> inC{
        this,
        {.name = "inC", .value = {false, station::Status::Null}, .doc = "Third input; null = not used."}};
    station::Slot<station::StatusBoolean> inD{
        this,
        {.name = "inD", .value = {false, station::Status::Null}, .doc = "Fourth input; null = not used."}};

protected:
    virtual bool combine(bool a, bool b) const = 0;
    void started() override { scheduleExecute(); }
    void changed(const station::SlotSpec &slot) override;
    void execute() override;
};

/// True while every input in use is true.
class And final : public Gate
{
protected:
    bool combine(bool a, bool b) const override { return a && b; }
};

/// True while at least one input is true.
class Or final : public Gate
{
protected:
    bool combine(bool a, bool b) const override { return a || b; }
};

/// The opposite of its input.
class Not final : public station::Component
{
public:
    station::Slot<station::StatusBoolean> out{
        this,
        {.name = "out",
         .value = {false, station::Status::Null},
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .doc = "True while the input is false."}};
    station::Slot<station::StatusBoolean> in{
        this, {.name = "in", .value = {false, station::Status::Null}, .doc = "What is negated."}};

protected:
    void started() override { scheduleExecute(); }
    void changed(const station::SlotSpec &slot) override;
    void execute() override;
};

} // namespace control
