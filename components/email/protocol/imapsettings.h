#pragma once

#include "components/email/protocol/sessionsettings.h"

namespace email {

/// How to talk to one IMAP server.
struct ImapSettings : SessionSettings
{
    QByteArray clientName{}; ///< For ID (RFC 2971), which some servers want to hear; empty says nothing.
    QByteArray clientVersion{};
    qint64 maxMessage = 25 * 1024 * 1024; ///< A longer text is left on the server.
    int window = 128;                     ///< Messages that are under way at the same time.
};

} // namespace email
