#pragma once

#include <QString>

#include <optional>

namespace platform {

/// Space on the disk that holds a folder, as an unprivileged program may use it.
struct DiskSpace
{
    double totalBytes = 0;
    double freeBytes = 0;
};

/// What the Linux kernel says about this host. Each gives nothing where the host does not say it.
///
/// /proc and /sys are answered from memory. statvfs() may wait for a disk: on a local one for no noticeable
/// time, on a network file system that has gone for ever. A station folder on a network file system is
/// therefore not supported.
class HostMetrics
{
public:
    /// @p procPath and @p thermalPath are elsewhere in tests only.
    explicit HostMetrics(QString procPath = QStringLiteral("/proc"),
                         QString thermalPath = QStringLiteral("/sys/class/thermal"));

    std::optional<DiskSpace> disk(const QString &folder) const;
    std::optional<double> memoryFreePercent() const; ///< Available, caches counted as free.
    std::optional<double> load() const;              ///< Average of the last minute.
    /// Of the first thermal zone that gives a plausible temperature, in °C.
    std::optional<double> temperature() const;
    std::optional<double> uptimeSeconds() const;
    /// How far the clock may be off at most, as whoever sets it tells the kernel; nothing while it is not
    /// synchronised.
    std::optional<double> clockErrorSeconds() const;

private:
    QString m_procPath;
    QString m_thermalPath;
};

} // namespace platform
