#include "components/email/outbox/retryschedule.h"

#include <algorithm>
#include <array>

namespace email {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr std::array<qint64, 8> Delays = {0,          15 * Second, 30 * Second, 1 * Minute,
                                          2 * Minute, 5 * Minute,  10 * Minute, 15 * Minute};
constexpr double Spread = 0.2;
constexpr int MostDoublings = 4; // 80 min, which the cap of 1 h cuts.

} // namespace

qint64 retryDelayMs(int failures, double random01)
{
    const qint64 delay = Delays[size_t(std::clamp(failures, 0, int(Delays.size()) - 1))];
    return qRound64(double(delay) * (1 - Spread + 2 * Spread * std::clamp(random01, 0.0, 1.0)));
}

qint64 accountBackoffMs(int failures)
{
    return std::min(5 * Minute << std::clamp(failures - 1, 0, MostDoublings), 60 * Minute);
}

} // namespace email
