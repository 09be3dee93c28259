#include "components/email/tlsrefusal.h"

#include <QLatin1String>

namespace email {

bool asksForCertificate(const QString &text, bool shown)
{
    const auto says = [&text](const char *alert) { return text.contains(QLatin1String(alert)); };
    return says("alert certificate required") ||
           (shown && (says("alert unknown ca") || says("alert bad certificate") ||
                      says("alert certificate unknown") || says("alert access denied")));
}

Cause causeOf(const trust::PeerAnswer &answer)
{
    using trust::Problem;
    if (answer.belief == trust::PeerAnswer::Belief::WaitingForClock)
        return Cause::WaitingForClock;
    if (answer.state == trust::HostState::Denied)
        return Cause::Denied;
    if (trust::fatal(answer.observed))
        return Cause::NotForgivable;
    if (answer.observed & (Problem::Expired | Problem::NotYetValid))
        return Cause::OutOfDate;
    if (answer.observed == trust::Problems(Problem::NameMismatch))
        return Cause::OtherName;
    if (answer.observed.testFlag(Problem::IncompleteChain) &&
        !answer.observed.testFlag(Problem::NameMismatch))
        return Cause::IssuerNotSent;
    return Cause::Untrusted;
}

} // namespace email
