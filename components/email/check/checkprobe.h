#pragma once

#include "components/email/check/checkreport.h"
#include "components/email/check/checksubject.h"
#include "components/email/protocol/dialogue.h"

#include <memory>
#include <utility>
#include <vector>

namespace email {

/// How far to go beyond the sign-in and the sender.
struct CheckPlan
{
    QList<MailAddress> recipients; ///< Asked for each; nothing is sent to them for that alone.
    QByteArray message;            ///< Sent to them; empty = not.
};

/// A protocol's part of a check: it drives the dialogue, says what the server offers, and has the stages
/// behind the sign-in.
class CheckProbe
{
public:
    using Found = std::vector<std::pair<CheckStage, StageResult>>;

    virtual ~CheckProbe() = default;

    virtual Dialogue &dialogue() = 0;
    virtual ServerReply greeting() const = 0;
    virtual QByteArray signedInBy() const = 0;
    virtual bool offersStartTls() const = 0;
    virtual bool offersSignIn() const = 0;
    /// What the server offers now, for programs.
    virtual QJsonObject offered() const = 0;
    /// What it had offered in the clear before TLS; empty when there was no STARTTLS.
    virtual QJsonObject offeredInTheClear() const = 0;
    /// The same as offered() as a sentence, with a warning if it is little.
    virtual StageResult capabilities() const = 0;
    /// The dialogue asks for something that is not the wire's business.
    virtual void heard(const Output &) {}
    /// The sign-in counts only once the mailbox was looked into.
    virtual bool looksInside() const { return false; }
    /// Said behind "Signed in as …".
    virtual QString signedInWords() const { return {}; }
    /// Why it could not look inside, if nothing else went wrong.
    virtual std::optional<Outcome> refusal() const { return {}; }
    /// What was found on the way to this step; a stage may be named again.
    virtual Found foundBefore(Step) const { return {}; }
    /// The stages of its own when all is over; @p failed: some stage went wrong already.
    virtual Found foundAtEnd(bool failed) const = 0;
};

/// The probe for the subject's protocol; takes its session settings.
std::unique_ptr<CheckProbe> makeProbe(CheckSubject &subject, const CheckPlan &plan);

/// An answer as it stands in a sentence.
QString quoted(const ServerReply &reply);

} // namespace email
