#pragma once

#include "components/email/protocol/addresslist.h"
#include "components/email/protocol/smtpsettings.h"
#include "components/email/verdict.h"
#include "components/email/wire.h"

namespace email {

/// What is checked: an account's settings as they would be used, saved or not.
struct CheckSubject
{
    QString name; ///< The account's ord, or "host:port".
    SmtpSettings smtp;
    WireSettings wire;
    Mailbox sender; ///< Without address when none is set.
    VerdictFacts facts;
};

} // namespace email
