#include "components/email/proof/heartbeattimes.h"

#include "components/email/proof/heartbeatmark.h"

#include <algorithm>

namespace email {

namespace {

/// The first moment at which local clocks show this; where they skip it, the one at which they would have.
QDateTime momentOf(const QDate &day, QTime time)
{
    const qint64 naive = QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch();
    const auto offsetAt = [](qint64 ms) {
        return qint64(1000) * QDateTime::fromMSecsSinceEpoch(ms).offsetFromUtc();
    };
    constexpr qint64 dayMs = 86'400'000;
    const qint64 before = naive - offsetAt(naive - dayMs);
    const qint64 after = naive - offsetAt(naive + dayMs);
    const auto isIt = [&](qint64 ms) { return ms + offsetAt(ms) == naive; };
    const qint64 early = std::min(before, after);
    const qint64 late = std::max(before, after);
    const qint64 moment = isIt(early) ? early : isIt(late) ? late : before;
    return QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
}

/// The local day whose time came last.
QDate lastDay(QTime time, const QDateTime &wall)
{
    QDate day = wall.toLocalTime().date().addDays(1);
    while (momentOf(day, time) > wall)
        day = day.addDays(-1);
    return day;
}

} // namespace

HeartbeatTimes::HeartbeatTimes(const QDate &day, const QDateTime &sent, qint64 announcedMs, const Moment &now)
    : m_day(day), m_sent(sent), m_announcedMs(announcedMs)
{
    // A clock that was set back meanwhile must not silence it until it has caught up.
    m_sentBoot = now.bootMs - (sent.isValid() ? std::max(sent.msecsTo(now.wall), qint64(0)) : 0);
}

std::optional<qint64> HeartbeatTimes::bySettings(const HeartbeatSettings &settings, const Moment &now) const
{
    std::optional<qint64> wait;
    if (settings.everyMs > 0)
        wait = m_sent.isValid() ? m_sentBoot + settings.everyMs - now.bootMs : 0;
    if (!settings.daily)
        return wait;
    const qint64 toDaily =
        m_day.isValid() ? now.wall.msecsTo(momentOf(m_day.addDays(1), *settings.daily)) : 0;
    return std::min(wait.value_or(toDaily), toDaily);
}

std::optional<qint64> HeartbeatTimes::untilDue(const HeartbeatSettings &settings, const Moment &now) const
{
    std::optional<qint64> wait = bySettings(settings, now);
    if (!wait)
        return std::nullopt;
    if (m_announcedMs > 0)
        wait = std::min(*wait, m_sentBoot + m_announcedMs + slackMs - now.bootMs);
    return std::max(*wait, qint64(0));
}

void HeartbeatTimes::sentAt(const HeartbeatSettings &settings, const Moment &now)
{
    if (settings.daily) {
        const QDate last = lastDay(*settings.daily, now.wall);
        // Where the clock was just set back over its time, that day has had its own.
        if (!m_day.isValid() || last > m_day || last.addDays(1) < m_day)
            m_day = last;
    } else {
        m_day = {};
    }
    m_sent = now.wall;
    m_sentBoot = now.bootMs;
    m_announcedMs =
        std::clamp(bySettings(settings, now).value_or(0), qint64(0), HeartbeatMark::mostIntervalMs);
}

} // namespace email
