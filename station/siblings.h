#pragma once

#include "station/component.h"

namespace station {

/// The place of @p component among the children of its parent; 0 is the first, and the root's.
int positionOf(const Component &component);
/// Puts it at another place among them; a position beyond the end is the end.
void placeAt(Component &component, int position);

} // namespace station
