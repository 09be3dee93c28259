#pragma once

#include "station/session/stationcontrol.h"
#include "station/stationfolder.h"

namespace app {

/// Every component type of this program.
struct AllTypes : station::Registry
{
    AllTypes();
};

/// A station loaded from its folder, under the folder's lock, with everything that serves it. Whether it is
/// started is the owner's decision.
class OpenedStation
{
public:
    struct Options
    {
        QString restore{}; ///< "latest" or a file of history/ to go back to first; empty = none.
        QString keyFile{}; ///< The secrets' key, where it is not in the usual place.
    };

    explicit OpenedStation(const QString &folder);
    ~OpenedStation();

    station::Result<void> open(const Options &options);
    /// Saves, closes the database and gives the lock back; waits for both. The station must be stopped.
    station::Result<void> close();

    station::Station &station() { return m_station; }
    station::StationFolder &folder() { return *m_folder; }
    station::MethodTable &methods() { return m_methods; }
    /// Odd but bearable facts that were found, for the person who starts the station.
    const QStringList &warnings() const { return m_warnings; }

    /// The method table of every station, without what only a program can do.
    static void fillMethods(station::MethodTable &methods, station::Station &station);

private:
    station::Result<void> openFiles(const Options &options);
    station::Result<void> checkId() const;

    std::unique_ptr<station::Clock> m_clock;
    AllTypes m_registry;
    station::Station m_station;
    std::unique_ptr<station::StationFolder> m_folder;
    station::MethodTable m_methods;
    QStringList m_warnings;
    bool m_open = false;
};

} // namespace app
