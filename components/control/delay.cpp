#include "components/control/delay.h"

#include "station/station.h"

namespace control {

void Delay::changed(const station::SlotSpec &slot)
{
    if (!(out == slot))
        scheduleExecute();
}

void Delay::execute()
{
    m_timer.stop();
    const station::StatusBoolean &input = in();
    const station::Status status = input.status.inherited();
    const bool isFirst = out().status.has(station::Status::Null);
    if (!status.isValid()) {
        m_pending = false;
        out.set({out().value, status});
        return;
    }
    // An output that was null has no value that could last: it begins as false.
    const bool shown = !isFirst && out().value;
    if (input.value == shown) {
        m_pending = false;
        out.set({shown, status});
        return;
    }
    station::Clock &clock = station()->clock();
    if (!m_pending) {
        m_pending = true;
        m_since = clock.bootMs();
    }
    const qint64 left = m_since + (input.value ? onDelay() : offDelay()).ms - clock.bootMs();
    if (left <= 0) {
        m_pending = false;
        out.set({input.value, status});
        return;
    }
    out.set({shown, status});
    m_timer.start(clock, left, [this] { scheduleExecute(); });
}

} // namespace control
