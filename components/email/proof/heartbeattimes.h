#pragma once

#include <QDateTime>

#include <optional>

namespace email {

/// When heartbeats are due, as a person set it.
struct HeartbeatSettings
{
    std::optional<QTime> daily{}; ///< By the local zone.
    qint64 everyMs = 0;           ///< 0 = not at intervals.
};

/// This moment, by both clocks.
struct Moment
{
    QDateTime wall{};
    qint64 bootMs = 0;
};

/// Remembers which heartbeats were sent, and says when the next one is due.
///
/// Promise: each local day has one, even one on which the time does not exist, or exists twice; a wall clock
/// that is set repeats none, and what was announced comes even so. What was due several times meanwhile is
/// due once. Intervals are running time.
class HeartbeatTimes
{
public:
    /// A clock that is corrected by less than this changes nothing.
    static constexpr qint64 slackMs = 5 * 60'000;

    HeartbeatTimes() = default;
    /// As an earlier run left it.
    HeartbeatTimes(const QDate &day, const QDateTime &sent, qint64 announcedMs, const Moment &now);

    /// Milliseconds until the next is due, 0 when it is; nothing when none ever is.
    std::optional<qint64> untilDue(const HeartbeatSettings &settings, const Moment &now) const;
    /// One is sent now, whatever for; announced() is then the time until the next.
    void sentAt(const HeartbeatSettings &settings, const Moment &now);

    const QDate &day() const { return m_day; }
    const QDateTime &sent() const { return m_sent; }
    /// What the last one said of the next, in milliseconds; 0 = nothing.
    qint64 announcedMs() const { return m_announcedMs; }

private:
    std::optional<qint64> bySettings(const HeartbeatSettings &settings, const Moment &now) const;

    QDate m_day;           ///< Local, the last one whose time was served.
    QDateTime m_sent;      ///< By the wall clock as it was then.
    qint64 m_sentBoot = 0; ///< The same in boot time of this run.
    qint64 m_announcedMs = 0;
};

} // namespace email
