#pragma once

#include "station/station.h"

namespace station {

/// Gives a slot that only its component has another name; its links go on.
Result<void> renameDynamicSlot(Station &station, const SlotAddress &address, const QString &name,
                               const Actor &actor);

} // namespace station
