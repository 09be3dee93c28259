#pragma once

#include "station/station.h"

namespace station {

/// What a sheet or a manual needs to know about one component: {ord, handle, type, displayName, slots, rules,
/// views, …} as DESIGN.md §7 lists it.
QJsonObject describeComponent(const Component &component);
/// The same for a type that may have no instance.
QJsonObject describeType(const Registry &registry, const ComponentType &type);
/// {ord, handle, name, type, displayName, status, hasChildren, icon}: one row of the navigation tree.
QJsonObject summarize(const Component &component);
/// {ord, kind, type, value, text} of one slot.
QJsonObject readSlot(const SlotAddress &address);

} // namespace station
