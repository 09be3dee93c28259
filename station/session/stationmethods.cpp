#include "station/session/stationmethods.h"

namespace station {

void registerStationMethods(MethodTable &table, Station &station)
{
    registerTreeMethods(table, station);
    registerTypeMethods(table, station);
    registerComponentMethods(table, station);
    registerSlotMethods(table, station);
    registerLinkMethods(table, station);
    registerWatchMethods(table, station);
    registerLogMethods(table, station);
}

} // namespace station
