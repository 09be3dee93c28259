#pragma once

#include "station/session/methods.h"

namespace station {
class Station;
}

namespace email {

/// `mail.query` and `mail.show`: what the incoming accounts received.
void registerReceivedMethods(station::MethodTable &table, station::Station &station);

} // namespace email
