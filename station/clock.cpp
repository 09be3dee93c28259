#include "station/clock.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <limits>
#include <map>
#include <sys/timerfd.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

namespace station {

namespace {

/// All schedules in order of their due time, behind one timerfd on CLOCK_BOOTTIME. The timer is armed for the
/// earliest of them only and disarmed when there is none, so an idle station does not wake up.
class SystemClock final : public Clock
{
public:
    SystemClock();
    ~SystemClock() override;

    QDateTime wall() const override { return QDateTime::currentDateTimeUtc(); }
    qint64 bootMs() const override;
    quint64 schedule(qint64 dueMs, std::function<void()> callback) override;
    void cancel(quint64 id) override;

private:
    using Key = std::pair<qint64, quint64>; ///< Due time, then order of scheduling.

    void arm();
    void runDue();

    const int m_fd;
    QSocketNotifier m_notifier;
    std::map<Key, std::function<void()>> m_schedules;
    std::unordered_map<quint64, qint64> m_dueOf;
    quint64 m_lastId = 0;
    qint64 m_armedFor = 0; ///< 0: disarmed.
};

int makeTimer()
{
    const int fd = ::timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd < 0)
        qFatal("No timer from the system: %s", std::strerror(errno));
    return fd;
}

SystemClock::SystemClock() : m_fd(makeTimer()), m_notifier(m_fd, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { runDue(); });
}

SystemClock::~SystemClock()
{
    m_notifier.setEnabled(false);
    ::close(m_fd);
}

qint64 SystemClock::bootMs() const
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

quint64 SystemClock::schedule(qint64 dueMs, std::function<void()> callback)
{
    const qint64 due = std::max<qint64>(dueMs, 1); // An absolute time of 0 would disarm the timer.
    const quint64 id = ++m_lastId;
    m_schedules.emplace(Key{due, id}, std::move(callback));
    m_dueOf.emplace(id, due);
    arm();
    return id;
}

void SystemClock::cancel(quint64 id)
{
    const auto found = m_dueOf.find(id);
    if (found == m_dueOf.end())
        return;
    m_schedules.erase(Key{found->second, id});
    m_dueOf.erase(found);
    arm();
}

void SystemClock::arm()
{
    const qint64 due = m_schedules.empty() ? 0 : m_schedules.begin()->first.first;
    if (due == m_armedFor)
        return;
    itimerspec when{};
    when.it_value.tv_sec = time_t(due / 1000);
    when.it_value.tv_nsec = long(due % 1000) * 1'000'000;
    if (::timerfd_settime(m_fd, TFD_TIMER_ABSTIME, &when, nullptr) != 0)
        qFatal("The system refuses to set a timer: %s", std::strerror(errno));
    m_armedFor = due;
}

void SystemClock::runDue()
{
    quint64 expirations = 0;
    if (::read(m_fd, &expirations, sizeof expirations) == sizeof expirations)
        m_armedFor = 0;

    // Taken before the first callback: what a callback schedules waits for the next turn of the event loop,
    // so that a timer that always starts itself again starves nobody.
    std::vector<Key> due;
    const qint64 now = bootMs();
    for (auto it = m_schedules.begin(); it != m_schedules.end() && it->first.first <= now; ++it)
        due.push_back(it->first);

    for (const Key &key : due) {
        auto taken = m_schedules.extract(key); // Empty when an earlier callback cancelled it.
        if (taken.empty())
            continue;
        m_dueOf.erase(key.second);
        taken.mapped()();
    }
    arm();
}

} // namespace

std::unique_ptr<Clock> Clock::system()
{
    return std::make_unique<SystemClock>();
}

void Timer::start(Clock &clock, qint64 delayMs, std::function<void()> callback)
{
    stop();
    const qint64 now = clock.bootMs();
    const qint64 delay = std::clamp<qint64>(delayMs, 0, std::numeric_limits<qint64>::max() - now);
    m_clock = &clock;
    // The callback may delete this timer: nothing of it is touched after the call, and the clock has taken
    // the function out of its own table before.
    m_id = clock.schedule(now + delay, [this, call = std::move(callback)] {
        m_id = 0;
        call();
    });
}

void Timer::stop()
{
    if (m_id != 0)
        m_clock->cancel(m_id);
    m_id = 0;
}

} // namespace station
