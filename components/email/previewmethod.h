#pragma once

#include "station/session/methods.h"

namespace email {

/// Registers alarm.preview: what a format text makes of a sample alarm, so that a mistyped variable is seen
/// before an alarm has to go out.
void registerPreviewMethod(station::MethodTable &table, station::Station &station);

} // namespace email
