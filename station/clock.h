#pragma once

#include <QDateTime>

#include <functional>
#include <memory>

namespace station {

/// The only source of time in the station. Wall time dates records; boot time (CLOCK_BOOTTIME, never set
/// back) measures waits and ages; timers run on boot time, so a wall clock that jumps delays nothing.
class Clock
{
public:
    virtual ~Clock() = default;

    virtual QDateTime wall() const = 0; ///< UTC.
    virtual qint64 bootMs() const = 0;

    /// Calls @p callback once, at boot time @p dueMs or later, from the event loop. The number identifies it
    /// for cancel(); 0 is never used.
    virtual quint64 schedule(qint64 dueMs, std::function<void()> callback) = 0;
    virtual void cancel(quint64 id) = 0;

    /// The clock of this machine. One system timer for all schedules; none runs when nothing is scheduled.
    static std::unique_ptr<Clock> system();
};

/// One pending callback of a clock; destroying it cancels. Single-shot: start it again for the next time.
class Timer
{
public:
    Timer() = default;
    ~Timer() { stop(); }
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    /// Replaces whatever was pending. @p delayMs below 0 counts as 0.
    void start(Clock &clock, qint64 delayMs, std::function<void()> callback);
    void stop();
    bool isActive() const { return m_id != 0; }

private:
    Clock *m_clock = nullptr;
    quint64 m_id = 0;
};

} // namespace station
