#pragma once

#include "station/clock.h"
#include "station/component.h"

namespace control {

/// Hands a boolean on after it has lasted: true after onDelay, false after offDelay. What is shorter is not
/// seen.
class Delay final : public station::Component
{
public:
    station::Slot<station::StatusBoolean> out{
        this,
        {.name = "out",
         .value = {false, station::Status::Null},
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .doc = "The input, delayed."}};
    station::Slot<station::StatusBoolean> in{
        this, {.name = "in", .value = {false, station::Status::Null}, .doc = "What is delayed."}};
    station::Slot<station::Duration> onDelay{
        this, {.name = "onDelay", .doc = "How long the input must be true before the output is."}};
    station::Slot<station::Duration> offDelay{
        this, {.name = "offDelay", .doc = "How long the input must be false before the output is."}};

protected:
    void started() override { scheduleExecute(); }
    void stopped() override { m_timer.stop(); }
    void changed(const station::SlotSpec &slot) override;
    void execute() override;

private:
    station::Timer m_timer;
    bool m_pending = false; ///< The input differs from the output and its delay runs.
    qint64 m_since = 0;
};

} // namespace control
