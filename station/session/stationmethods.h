#pragma once

#include "station/session/methods.h"

namespace station {

// registerStationMethods() by theme; each file of the same name documents its methods where it adds them.

void registerTreeMethods(MethodTable &table, Station &station);
void registerTypeMethods(MethodTable &table, Station &station);
void registerComponentMethods(MethodTable &table, Station &station);
void registerSlotMethods(MethodTable &table, Station &station);
void registerLinkMethods(MethodTable &table, Station &station);
void registerWatchMethods(MethodTable &table, Station &station);
void registerLogMethods(MethodTable &table, Station &station);

} // namespace station
