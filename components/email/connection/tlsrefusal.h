#pragma once

#include "components/email/protocol/outcome.h"
#include "truststore/trustpolicy.h"

namespace email {

/// Whether the driver's words on a lost connection are those of a server that is not content with our
/// certificate, by one of the alerts of RFC 8446 §6.2; @p shown: there was one. With TLS 1.3 the handshake is
/// over for us by then.
bool asksForCertificate(const QString &text, bool shown);

/// Why TLS did not come about, from the driver's @p text: words for the reasons that people meet, otherwise
/// OpenSSL's reason without its codes.
QString handshakeWords(const QString &text);

/// Why a certificate was not believed. Each has a cure of its own.
Cause causeOf(const trust::PeerAnswer &answer);

} // namespace email
