#pragma once

#include "station/session/methods.h"

#include <functional>

namespace email {

class Outbox;

/// Finds the station's outbox at the time of a call; nullptr while there is none (no EmailService).
using OutboxFinder = std::function<Outbox *()>;

/// Registers outbox.query, outbox.get, outbox.wait, outbox.retry, outbox.discard and mail.send.
void registerOutboxMethods(station::MethodTable &table, station::Station &station, OutboxFinder outbox);

} // namespace email
