#pragma once

#include "components/email/protocol/sessionsettings.h"

namespace email {

/// How to talk to one submission server.
struct SmtpSettings : SessionSettings
{
    QString localName;   ///< Our host name; what cannot stand behind EHLO is replaced.
    int maxMessages = 0; ///< What the provider takes on one connection; 0 = as many as the server says.
};

} // namespace email
