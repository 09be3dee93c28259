#include "components/platform/hostmonitor.h"

#include "components/platform/hostmetrics.h"
#include "station/station.h"

#include <QDir>

namespace platform {

using station::Status;

namespace {

void show(station::Slot<station::StatusNumeric> &slot, std::optional<double> number)
{
    slot.set(number ? station::StatusNumeric{*number, Status::Ok} : station::StatusNumeric{0, Status::Null});
}

} // namespace

void HostMonitor::measure()
{
    station::Turn turn(*station());
    const HostMetrics host;
    const QString folder = station()->folder().isEmpty() ? QDir::currentPath() : station()->folder();
    if (const std::optional<DiskSpace> disk = host.disk(folder)) {
        show(diskFree, 100 * disk->freeBytes / disk->totalBytes);
        show(diskFreeBytes, disk->freeBytes);
    } else {
        // A folder that cannot be asked about is a fault, not a missing sensor.
        diskFree.set({diskFree().value, Status::Fault});
        diskFreeBytes.set({diskFreeBytes().value, Status::Fault});
    }
    show(memoryFree, host.memoryFreePercent());
    show(load, host.load());
    show(temperature, host.temperature());
    const std::optional<double> seconds = host.uptimeSeconds();
    show(uptime, seconds ? std::optional<double>(*seconds / 3600) : std::nullopt);
    show(clockError, host.clockErrorSeconds());
    m_timer.start(station()->clock(), interval().ms, [this] { measure(); });
}

void HostMonitor::changed(const station::SlotSpec &slot)
{
    if (isStarted() && interval == slot)
        measure();
}

} // namespace platform
