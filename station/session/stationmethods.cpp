#include "station/session/stationmethods.h"

namespace station {

void registerStationMethods(MethodTable &table, Station &station)
{
    addTreeMethods(table, station);
    addTypeMethods(table, station);
    addComponentMethods(table, station);
    addSlotMethods(table, station);
    addLinkMethods(table, station);
    addWatchMethods(table, station);
    addLogMethods(table, station);
}

} // namespace station
