// What the reasons mean that IMAP and POP3 servers give for a no (RFC 5530, RFC 2449, RFC 3206). Conditions
// without a row say nothing that the step does not.

#include "components/email/verdict/verdictrules.h"

#include <algorithm>
#include <iterator>

namespace email {

namespace {

#define N(text) QT_TRANSLATE_NOOP("email::Verdict", text)
using Kind = Verdict::Kind;
using Reach = Verdict::Reach;
using Flag = station::Status;

struct ConditionRule
{
    Condition condition;
    VerdictRule rule;
};

constexpr VerdictRule held(const char *cause, const char *remedy,
                           Verdict::Mender mender = Verdict::Mender::Engineer)
{
    return {.kind = Kind::AccountHeld,
            .reach = Reach::Account,
            .status = Flag::Fault,
            .cause = cause,
            .remedy = remedy,
            .mender = mender};
}

constexpr VerdictRule passing(int holdSeconds, const char *cause, const char *remedy)
{
    return {.kind = Kind::RetryLater,
            .reach = Reach::Account,
            .holdSeconds = holdSeconds,
            .status = Flag::Down,
            .cause = cause,
            .remedy = remedy};
}

constexpr ConditionRule ConditionRules[] = {
    {Condition::CredentialsRefused,
     held(N("{host} did not accept user name and password of {account}"),
          N("Check account and password; providers with 2-step verification want an app password"))},
    {Condition::CredentialsExpired,
     held(N("{host} wants the password of {account} to be changed"),
          N("Change the password at the provider and enter the new one here"))},
    {Condition::PrivacyRequired,
     held(N("{host} wants TLS before a sign-in"), N("Set useSsl or useStartTls in this account"))},
    {Condition::NotPermitted, held(N("{host} does not permit it to {account} {step}"),
                                   N("Have the access granted at the server, or use another account"),
                                   Verdict::Mender::Administrator)},
    {Condition::Unavailable, passing(0, N("{host} is not ready {step}"), "")},
    {Condition::InUse,
     passing(60, N("Another program has the mailbox of {account} at {host} open"),
             N("If it lasts, end the other program, or give the station a mailbox of its own"))},
    {Condition::TooSoon,
     passing(60, N("{host} slows this station down"), N("If it lasts, make pollrate longer"))},
    {Condition::AdministratorNeeded, held(N("{host} cannot go on without its administrator {step}"),
                                          N("Ask who runs the server"), Verdict::Mender::Administrator)},
    {Condition::QuotaExceeded,
     passing(300, N("The mailbox of {account} at {host} is full"), N("Delete mail in the mailbox"))},
    {Condition::NoSuchMailbox,
     held(N("{host} has no such folder {step}"), N("Set folder or moveToFolder to one that is there"))},
    {Condition::Impossible, held(N("{host} cannot do what was asked {step}"),
                                 N("Choose a delivery policy that this server can carry out"))},
    {Condition::Broken,
     passing(0, N("{host} has a fault of its own {step}"), N("If it lasts, ask who runs the server"))},
};
#undef N

} // namespace

const VerdictRule *ruleFor(Condition condition)
{
    const auto *found =
        std::find_if(std::begin(ConditionRules), std::end(ConditionRules),
                     [condition](const ConditionRule &one) { return one.condition == condition; });
    return found == std::end(ConditionRules) ? nullptr : &found->rule;
}

} // namespace email
