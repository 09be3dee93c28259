#pragma once

// What the peers in C and C++ have in common: settings, the time, and the line that tells it.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/resource.h>

namespace peer {

inline std::string setting(const char *name)
{
    const char *value = std::getenv((std::string("BENCH_") + name).c_str());
    return value ? value : "";
}

inline double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// Runs from when it is made.
class Stopwatch
{
public:
    void tell(int count) const
    {
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count();
        std::printf("{\"count\": %d, \"seconds\": %f, \"cpu\": %f}\n", count, seconds,
                    processorSeconds() - m_cpu);
    }

private:
    double m_cpu = processorSeconds();
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

} // namespace peer
