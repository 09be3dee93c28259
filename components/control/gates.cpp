#include "components/control/gates.h"

namespace control {

using station::Status;

void Gate::changed(const station::SlotSpec &slot)
{
    if (!(out == slot))
        scheduleExecute();
}

void Gate::execute()
{
    std::optional<bool> result;
    Status status;
    for (const auto *input : {&inA, &inB, &inC, &inD}) {
        const station::StatusBoolean &value = (*input)();
        if (value.status.has(Status::Null))
            continue;
        result = result ? combine(*result, value.value) : value.value;
        status = status | value.status.inherited();
    }
    out.set({result.value_or(false), result ? status : Status(Status::Null)});
}

void Not::changed(const station::SlotSpec &slot)
{
    if (in == slot)
        scheduleExecute();
}

void Not::execute()
{
    out.set({!in().value, in().status.inherited()});
}

} // namespace control
