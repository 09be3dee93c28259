#include "tests/support/fakeclock.h"

#include <QTimeZone>

#include <algorithm>

namespace testsupport {

FakeClock::FakeClock() : m_wall(QDate(2026, 11, 22), QTime(7, 0), Qt::UTC) {}

quint64 FakeClock::schedule(qint64 dueMs, std::function<void()> callback)
{
    m_schedules.emplace(std::pair(dueMs, ++m_lastId), std::move(callback));
    return m_lastId;
}

void FakeClock::cancel(quint64 id)
{
    std::erase_if(m_schedules, [id](const auto &schedule) { return schedule.first.second == id; });
}

void FakeClock::advance(qint64 ms)
{
    const qint64 target = m_bootMs + ms;
    int turns = 0;
    while (!m_schedules.empty() && m_schedules.begin()->first.first <= target) {
        if (++turns > 1'000'000)
            qFatal("FakeClock: callbacks schedule each other without time going on");
        moveTo(std::max(m_bootMs, m_schedules.begin()->first.first));
        auto due = m_schedules.extract(m_schedules.begin());
        due.mapped()();
    }
    moveTo(target);
}

void FakeClock::moveTo(qint64 bootMs)
{
    m_wall = m_wall.addMSecs(bootMs - m_bootMs);
    m_bootMs = bootMs;
}

qint64 FakeClock::untilNext() const
{
    return m_schedules.empty() ? -1 : std::max<qint64>(0, m_schedules.begin()->first.first - m_bootMs);
}

} // namespace testsupport
