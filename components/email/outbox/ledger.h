#pragma once

#include "components/email/outbox/outboxentry.h"
#include "components/email/verdict/verdict.h"

namespace email {

/// What one attempt means for one message.
struct Settlement
{
    Verdict verdict; ///< Of the message as a whole; what the account is told.
    MessageState state = MessageState::Queued;
    qint64 waitMs = 0;          ///< Until the next try, where there is one.
    bool strike = false;        ///< The attempt failed for a reason of the message's own.
    int taken = 0;              ///< Recipients that the server took it for.
    QString cause;              ///< For a person; empty when all went well.
    Limit learns = Limit::None; ///< What the server showed of its limits,
    int limit = 0;              ///< how much it takes where that is known from this attempt,
    QString learnedFrom;        ///< and by what: "452 4.5.3".
    std::vector<int> changed;   ///< Positions in the ledger with a new entry.
    /// Who was refused for good in this attempt, and what that means.
    std::vector<std::pair<MailAddress, Verdict>> refused{};
};

/// Enters an outcome into the ledger of @p content and says how the message goes on. Recipients that have it,
/// or were refused for good, are never offered again; one that is late delays no other.
Settlement settle(const OutboxEntry &entry, OutboxContent &content, const Outcome &outcome,
                  const VerdictFacts &facts, double random01);

} // namespace email
