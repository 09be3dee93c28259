#pragma once

#include "station/clock.h"
#include "station/component.h"

namespace platform {

/// Measures the computer that the station runs on. Link its values to points, and alarms can watch them.
class HostMonitor final : public station::Component
{
public:
    station::Slot<station::Duration> interval{
        this,
        {.name = "interval",
         .value = {10'000},
         .facets = {.min = 1},
         .doc = "How often the values are measured; each time costs a wake-up of the station."}};
    station::Slot<station::StatusNumeric> diskFree{
        this,
        {.name = "diskFree",
         .value = {0, station::Status::Null},
         .flags = measured,
         .facets = {.unit = "%", .precision = 1},
         .doc = "Free part of the disk that holds the station folder."}};
    station::Slot<station::StatusNumeric> diskFreeBytes{
        this,
        {.name = "diskFreeBytes",
         .value = {0, station::Status::Null},
         .flags = measured,
         .facets = {.unit = "B", .precision = 0},
         .doc = "Free bytes of the disk that holds the station folder."}};
    station::Slot<station::StatusNumeric> memoryFree{
        this,
        {.name = "memoryFree",
         .value = {0, station::Status::Null},
         .flags = measured,
         .facets = {.unit = "%", .precision = 1},
         .doc = "Part of the memory that programs can still get."}};
    station::Slot<station::StatusNumeric> load{
        this,
        {.name = "load",
         .value = {0, station::Status::Null},
         .flags = measured,
         .facets = {.precision = 2},
         .doc = "Programs that ran or waited to run, averaged over the last minute."}};
    station::Slot<station::StatusNumeric> temperature{
        this,
        {.name = "temperature",
         .value = {0, station::Status::Null},
         .flags = measured,
         .facets = {.unit = "°C", .precision = 1},
         .doc = "Of the first thermal zone of this host; null where there is none."}};
    station::Slot<station::StatusNumeric> uptime{this,
                                                 {.name = "uptime",
                                                  .value = {0, station::Status::Null},
                                                  .flags = measured,
                                                  .facets = {.unit = "h", .precision = 2},
                                                  .doc = "How long this host has been running."}};
    station::Slot<station::StatusNumeric> clockError{
        this,
        {.name = "clockError",
         .value = {0, station::Status::Null},
         .flags = measured,
         .facets = {.unit = "s", .precision = 3},
         .doc = "How far the clock may be off at most, as the time service tells; null while the clock is "
                "not synchronised."}};
    station::Action measureNow{this,
                               {.name = "measureNow",
                                .flags = station::Operator,
                                .run = station::act<&HostMonitor::measure>,
                                .doc = "Measures at once."}};

    void measure();

protected:
    void started() override { measure(); }
    void stopped() override { m_timer.stop(); }
    void changed(const station::SlotSpec &slot) override;

private:
    static constexpr station::SlotFlags measured =
        station::ReadOnly | station::Transient | station::Summary | station::Operator;

    station::Timer m_timer;
};

/// Container of what belongs to the machine rather than to the building.
class PlatformServices final : public station::Component
{
};

} // namespace platform
