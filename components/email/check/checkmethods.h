#pragma once

#include "station/session/methods.h"

namespace email {

/// check.run, check.cancel and check.last: the staged report of a mail account.
void registerCheckMethods(station::MethodTable &table, station::Station &station);

} // namespace email
