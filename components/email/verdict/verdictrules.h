#pragma once

#include "components/email/verdict/verdict.h"

namespace email {

/// One row of the tables: when it applies, and what follows.
struct VerdictRule
{
    // When. A cause table row has its cause only.
    Step first = Step::Lookup;
    Step last = Step::Quit;
    int code = 0; ///< 4 and 5 stand for 4yz and 5yz, 0 for any.
    const char *enhanced =
        "";                ///< A glob over x.y.z, "?" for a digit and "*" for the rest; "" for any or none.
    const char *text = ""; ///< Must occur in the server's words, in any case.

    // What follows.
    Verdict::Kind kind = Verdict::Kind::RetryLater;
    Verdict::Reach reach = Verdict::Reach::Message;
    int holdSeconds = 0;
    station::Status::Flag status = station::Status::Ok;
    bool split = false;
    /// For QCoreApplication::translate("email::Verdict"). {host}, {account}, {who} (the address that was
    /// named), {step}, {tlsport} and {starttlsport} are filled in; the server's words, or the driver's,
    /// follow behind the cause.
    const char *cause = "";
    const char *remedy = "";
    /// Where nothing is said, the engineer mends what the station gives up or holds as a fault.
    Verdict::Mender mender = Verdict::Mender::Nobody;
    Limit learns = Limit::None;

    /// Whether it applies to this reply at this step.
    bool fits(Step step, const ServerReply &reply) const;
};

/// The first row that fits what the server said. There is always one.
const VerdictRule &ruleFor(Step step, const ServerReply &reply);

/// What the reason behind an IMAP or POP3 server's no means; nullptr when the step says more.
const VerdictRule *ruleFor(Condition condition);

/// For an end without a deciding reply.
const VerdictRule &ruleFor(Cause cause);

} // namespace email
