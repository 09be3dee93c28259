#pragma once

#include "components/email/connection/resolver.h"
#include "station/session/methods.h"

namespace email {

/// Registers mail.discover: what the domain of an address publishes about its mail servers, as proposals.
void registerDiscoveryMethod(station::MethodTable &table, station::Station &station,
                             std::unique_ptr<Resolver> resolver = Resolver::system());

} // namespace email
