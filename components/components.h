#pragma once

#include "station/database.h"

#include <QJsonObject>

#include <vector>

namespace station {
class MethodTable;
class Registry;
class Station;
} // namespace station

// The list of everything that one can put into the tree. A new component type is added in the types.cpp of
// its folder; a new folder is added here.

/// Adds all component types, the basic ones included.
void registerComponents(station::Registry &registry);

/// Adds the session methods of all components.
void registerComponentMethods(station::MethodTable &table, station::Station &station);

/// What station.status tells beside the station itself: unackedAlarms, mail (the worst of the accounts),
/// mailWaiting, mailOldestSeconds while any waits, and mailTrouble, what the accounts complain of.
QJsonObject componentStatus(const station::Station &station);

/// The tables of all owners, for Database::open().
std::vector<station::Schema> componentSchemas();
