#pragma once

#include "components/email/outbox/outboxentry.h"

namespace email {

/// The content of a message that the station died of twice, with its bytes made anew: subject and text only,
/// under the same Message-ID. Unchanged where there is no sender to make it with.
std::shared_ptr<OutboxContent> minimalForm(const OutboxEntry &entry);

} // namespace email
