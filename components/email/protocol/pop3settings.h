#pragma once

#include "components/email/protocol/sessionsettings.h"

namespace email {

/// How to talk to one POP3 server. "APOP" as the mechanism is APOP (RFC 1939 §7): by name only, and not in
/// the clear, since whoever writes the greeting there can guess at the password from the answer.
struct Pop3Settings : SessionSettings
{
    /// A first response of SASL stands in the AUTH command itself; false for servers that want a line of its
    /// own for it. XOAUTH2 always gets one: Microsoft 365 takes no other form.
    bool initialResponse = true;
    qint64 maxMessage = 25 * 1024 * 1024; ///< A longer text is left on the server.
    int window = 8;                       ///< Commands that are under way at the same time (PIPELINING).
};

} // namespace email
