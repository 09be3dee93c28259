#pragma once

#include "station/station.h"

namespace station {

/// The tree as the text of `station.json`: readable, diffable, only what differs from the types' defaults and
/// is not transient. Links stand with their target, references and links as paths.
QByteArray encodeStation(const Station &station);

/// Where decodeStation() stopped: an ord or JSON path, the reason, and the place in the text.
struct DecodeFailure
{
    Error error;
    int line = 0; ///< From 1; 0 = unknown.
    int column = 0;
};

/// Builds the tree below the station's root from @p text. On failure the tree is not to be used.
/// @p warnings receives what was odd but loadable: an account that the file makes contradictory, a link that
/// no longer fits.
std::optional<DecodeFailure> decodeStation(Station &station, const QByteArray &text, QStringList &warnings);

/// A copy of a component with everything below it, not mounted and without handles, links or secrets.
std::unique_ptr<Component> copyOf(const Registry &registry, const Component &component);

/// Adds a property to one instance without asking anybody; Station::addDynamicSlot() is the public way.
const SlotSpec &addDynamicSlotTo(Component &owner, const ValueType *type, const QString &name, ValueRef value,
                                 const Facets &facets);

} // namespace station
