#pragma once

#include "station/clock.h"
#include "station/component.h"

namespace control {

/// A number that moves by itself, for trying things out: it swings around offset by amplitude once a period.
class Waveform : public station::Component
{
public:
    station::Slot<station::StatusNumeric> out{
        this,
        {.name = "out",
         .value = {0, station::Status::Null},
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .doc = "The present value of the wave."}};
    station::Slot<bool> enabled{this,
                                {.name = "enabled",
                                 .value = true,
                                 .flags = station::Operator,
                                 .doc = "While off, the output is disabled and stands still."}};
    station::Slot<station::Duration> period{
        this,
        {.name = "period", .value = {60'000}, .facets = {.min = 0.1}, .doc = "How long one wave takes."}};
    station::Slot<double> amplitude{
        this, {.name = "amplitude", .value = 10, .doc = "How far the wave goes above and below the offset."}};
    station::Slot<double> offset{this, {.name = "offset", .doc = "The middle of the wave."}};
    station::Slot<station::Duration> updateInterval{
        this,
        {.name = "updateInterval",
         .value = {1000},
         .facets = {.min = 0.05},
         .doc = "How often the output is computed; each time costs a wake-up of the station."}};

protected:
    /// The wave between -1 and 1 at @p phase, which goes from 0 to 1 within a period.
    virtual double shape(double phase) const = 0;
    void started() override;
    void stopped() override { m_timer.stop(); }
    void changed(const station::SlotSpec &slot) override;
    void execute() override;

private:
    void tick();

    station::Timer m_timer;
    qint64 m_startMs = 0;
};

/// A sine wave that begins at its offset, rising.
class SineWave final : public Waveform
{
protected:
    double shape(double phase) const override;
};

/// A sawtooth: rises evenly from offset - amplitude to offset + amplitude, then begins again.
class Ramp final : public Waveform
{
protected:
    double shape(double phase) const override { return 2 * phase - 1; }
};

} // namespace control
