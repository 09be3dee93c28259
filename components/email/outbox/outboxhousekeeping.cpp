#include "components/email/outbox/outboxhousekeeping.h"

#include "station/station.h"

#include <cstdlib>

namespace email {

namespace {

constexpr qint64 HourMs = 3'600'000;
constexpr qint64 DayMs = 24 * HourMs;
constexpr qint64 YearMs = 365 * DayMs;
constexpr int MostKept = 100'000;
constexpr qint64 JumpMs = 2000;

} // namespace

void OutboxHousekeeping::start()
{
    m_steadySince = m_core.now();
    m_offset = wallOffset();
    m_timer.start(m_core.station.clock(), HourMs, [this] { tidy(); });
}

void OutboxHousekeeping::tidy()
{
    const qint64 now = m_core.now();
    if (std::abs(wallOffset() - m_offset) > JumpMs) {
        m_offset = wallOffset();
        m_steadySince = now;
    }
    const bool believesWall = now - m_steadySince >= DayMs;
    m_core.store.purge(MostKept, believesWall ? m_core.wallNow() - YearMs : 0);
    m_timer.start(m_core.station.clock(), HourMs, [this] { tidy(); });
    m_core.wake(); // What was sent a day ago counts no more.
}

} // namespace email
