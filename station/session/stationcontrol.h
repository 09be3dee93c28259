#pragma once

#include "station/session/methods.h"

namespace station {

/// What the program that holds the station lets a session do with it.
struct StationControl
{
    /// Writes the station file and calls back once it is on disk, or with the reason it is not.
    std::function<void(std::function<void(const Result<void> &)>)> save;
    /// Begins a clean stop; the answer to the caller is sent first.
    std::function<void()> stop;
    /// Further members of station.status: process, version, start time.
    std::function<QJsonObject()> status;
};

/// station.save, station.stop and station.status.
void registerControlMethods(MethodTable &table, Station &station, const StationControl &control);

} // namespace station
