#pragma once

#include "station/session/methods.h"

namespace station {

// registerStationMethods() by theme; each file of the same name documents its methods where it adds them.

void addTreeMethods(MethodTable &table, Station &station);
void addTypeMethods(MethodTable &table, Station &station);
void addComponentMethods(MethodTable &table, Station &station);
void addSlotMethods(MethodTable &table, Station &station);
void addLinkMethods(MethodTable &table, Station &station);
void addWatchMethods(MethodTable &table, Station &station);
void addLogMethods(MethodTable &table, Station &station);

} // namespace station
