#pragma once

#include "components/email/outbox/outboxcore.h"
#include "station/clock.h"

namespace email {

/// Keeps the tables small: settled messages beyond the newest 100,000 go hourly, those older than a year
/// daily. Age is by the wall clock, so nothing goes by age until that has run without a jump for a day.
class OutboxHousekeeping
{
public:
    explicit OutboxHousekeeping(OutboxCore &core) : m_core(core) {}

    void start();
    void stop() { m_timer.stop(); }

private:
    void tidy();
    qint64 wallOffset() const { return m_core.wallNow() - m_core.now(); }

    OutboxCore &m_core;
    station::Timer m_timer;
    qint64 m_steadySince = 0;
    qint64 m_offset = 0;
};

} // namespace email
