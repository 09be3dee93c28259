#include "components/control/waveform.h"

#include "station/station.h"

#include <cmath>
#include <numbers>

namespace control {

void Waveform::started()
{
    m_startMs = station()->clock().bootMs();
    tick();
}

void Waveform::tick()
{
    m_timer.stop();
    scheduleExecute();
    if (enabled())
        m_timer.start(station()->clock(), updateInterval().ms, [this] { tick(); });
}

void Waveform::changed(const station::SlotSpec &slot)
{
    if (!isStarted() || out == slot)
        return;
    if (enabled == slot || updateInterval == slot)
        tick();
    else
        scheduleExecute();
}

void Waveform::execute()
{
    if (!enabled()) {
        out.set({out().value, station::Status::Disabled});
        return;
    }
    const qint64 periodMs = std::max<qint64>(period().ms, 1);
    const qint64 elapsed = station()->clock().bootMs() - m_startMs;
    out.set(
        {offset() + amplitude() * shape(double(elapsed % periodMs) / double(periodMs)), station::Status::Ok});
}

double SineWave::shape(double phase) const
{
    return std::sin(2 * std::numbers::pi * phase);
}

} // namespace control
