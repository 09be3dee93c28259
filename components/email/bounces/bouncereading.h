#pragma once

#include "components/email/bounces/bounce.h"
#include "components/email/message/mailreading.h"

#include <optional>

namespace email {

/// Whether the header could be that of a bounce, so that reading the rest is worth the time: true for every
/// bounce, and for some other messages that programs send.
bool mayBeBounce(const QByteArray &message);

/// Reads a delivery status notification (RFC 3464), or what qmail, Exim and Exchange send in its place.
/// Nothing when it is no bounce, or quotes no Message-ID.
std::optional<Bounce> bounceOf(const MailReading &mail);

} // namespace email
