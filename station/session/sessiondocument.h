#pragma once

#include "station/session/methods.h"

namespace station {

/// docs/session.md: the session protocol for people who write clients, made from the method table.
QString sessionDocument(const MethodTable &table);

} // namespace station
