#pragma once

#include "station/clock.h"

#include <map>

namespace testsupport {

/// A clock that stands still until a test moves it. advance() runs what falls due on the way, in order and
/// each at its own time, before it returns.
class FakeClock : public station::Clock
{
public:
    /// Starts at 2026-11-22 07:00:00 UTC, an hour after boot.
    FakeClock();

    QDateTime wall() const override { return m_wall; }
    qint64 bootMs() const override { return m_bootMs; }
    quint64 schedule(qint64 dueMs, std::function<void()> callback) override;
    void cancel(quint64 id) override;

    /// Both clocks go on by @p ms.
    void advance(qint64 ms);
    /// The wall clock jumps, as NTP or a person makes it; waits are not touched.
    void setWall(const QDateTime &wall) { m_wall = wall.toUTC(); }

    std::size_t pending() const { return m_schedules.size(); }
    /// Milliseconds until the next callback; -1 when nothing is scheduled.
    qint64 untilNext() const;

private:
    void moveTo(qint64 bootMs);

    QDateTime m_wall;
    qint64 m_bootMs = 3'600'000;
    quint64 m_lastId = 0;
    std::map<std::pair<qint64, quint64>, std::function<void()>> m_schedules;
};

} // namespace testsupport
