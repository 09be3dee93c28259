#pragma once

#include "components/email/connection/wire.h"
#include "components/email/protocol/addresslist.h"
#include "components/email/protocol/imapsettings.h"
#include "components/email/protocol/pop3settings.h"
#include "components/email/protocol/smtpsettings.h"
#include "components/email/verdict/verdict.h"

#include <variant>

namespace email {

/// What is checked: an account's settings as they would be used, saved or not.
struct CheckSubject
{
    QString name; ///< The account's ord, or "host:port".
    std::variant<SmtpSettings, ImapSettings, Pop3Settings> session;
    WireSettings wire;
    Mailbox sender;   ///< Without address when none is set.
    QString folder{}; ///< That an account which fetches reads.
    VerdictFacts facts;

    const SessionSettings &settings() const
    {
        return std::visit([](const auto &own) -> const SessionSettings & { return own; }, session);
    }
};

} // namespace email
