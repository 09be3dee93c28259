#include "components/email/outbox/ledger.h"

#include "components/email/outbox/retryschedule.h"

#include <algorithm>

namespace email {

namespace {

const RecipientResult *resultFor(const Outcome &outcome, const MailAddress &address)
{
    for (const RecipientResult &result : outcome.receipt.recipients) {
        if (result.address == address)
            return &result;
    }
    return nullptr;
}

/// Sent, refused for good, or still owed.
RecipientState stateFor(const Verdict &verdict)
{
    switch (verdict.kind) {
    case Verdict::Kind::Delivered:
        return RecipientState::Sent;
    case Verdict::Kind::RecipientRefused:
    case Verdict::Kind::MessageRefused:
        return RecipientState::Refused;
    default:
        return RecipientState::Queued;
    }
}

/// The reply that speaks for this recipient: its own if it was refused there, else the one to the message.
const ServerReply &replyFor(const Outcome &outcome, const RecipientResult *result)
{
    if (result && result->reply.isNegative())
        return result->reply;
    return outcome.receipt.last.code ? outcome.receipt.last : outcome.reply;
}

/// "550 5.4.5"; a server that was not even asked had said so when it introduced itself.
QString lessonFrom(const ServerReply &reply)
{
    if (!reply.isNegative())
        return QStringLiteral("LIMITS");
    return QStringLiteral("%1 %2").arg(reply.code).arg(QString::fromLatin1(reply.enhanced)).trimmed();
}

void learnFrom(const Verdict &verdict, const ServerReply &reply, const Outcome &outcome,
               Settlement &settlement)
{
    if (verdict.learns == Limit::None || settlement.learns != Limit::None)
        return;
    const auto &list = outcome.receipt.recipients;
    const auto taken = std::count_if(list.begin(), list.end(), [](const auto &r) { return r.accepted; });
    if (verdict.learns == Limit::RecipientsPerMessage && taken == 0)
        return; // It shows nothing: nobody was taken.
    settlement.learns = verdict.learns;
    settlement.limit = verdict.learns == Limit::RecipientsPerMessage ? int(taken) : 0;
    settlement.learnedFrom = lessonFrom(reply);
}

/// What the owed recipients of one attempt have in common.
struct Owed
{
    int count = 0;
    bool split = false;
    qint64 holdMs = 0;
};

Owed enterRecipients(OutboxContent &content, const Outcome &outcome, const VerdictFacts &facts,
                     Settlement &settlement)
{
    Owed owed;
    for (std::size_t i = 0; i < content.recipients.size(); ++i) {
        OutboxRecipient &recipient = content.recipients[i];
        if (recipient.state != RecipientState::Queued)
            continue;
        const RecipientResult *result = resultFor(outcome, recipient.address);
        const Verdict verdict = result ? judgeRecipient(outcome, *result, facts) : settlement.verdict;
        if (result)
            learnFrom(verdict, result->reply, outcome, settlement);
        recipient.state = result || !outcome.delivered() ? stateFor(verdict) : RecipientState::Queued;
        if (recipient.state == RecipientState::Queued) {
            ++owed.count;
            owed.split = owed.split || verdict.split;
            owed.holdMs = std::max(owed.holdMs, verdict.holdMs);
        }
        if (recipient.state == RecipientState::Refused)
            settlement.refused.emplace_back(recipient.address, verdict);
        if (recipient.state == RecipientState::Sent)
            ++settlement.taken;
        else if (settlement.cause.isEmpty())
            settlement.cause = verdict.text();
        const ServerReply &reply = replyFor(outcome, result);
        if (reply.code) {
            recipient.code = reply.code;
            recipient.enhanced = reply.enhanced;
            recipient.text = reply.text();
        }
        if (reply.code || recipient.state != RecipientState::Queued)
            settlement.changed.push_back(int(i));
    }
    return owed;
}

} // namespace

Settlement settle(const OutboxEntry &entry, OutboxContent &content, const Outcome &outcome,
                  const VerdictFacts &facts, double random01)
{
    Settlement settlement;
    settlement.verdict = judge(outcome, facts);
    learnFrom(settlement.verdict, outcome.reply, outcome, settlement);
    const Owed owed = enterRecipients(content, outcome, facts, settlement);

    if (owed.count == 0) {
        const auto has = [](const OutboxRecipient &r) { return r.state == RecipientState::Sent; };
        const bool any = std::any_of(content.recipients.begin(), content.recipients.end(), has);
        settlement.state = any ? MessageState::Sent : MessageState::Failed;
        return settlement;
    }
    const Verdict &verdict = settlement.verdict;
    // Once in doubt, a message stays so until it is taken: a later refusal says nothing of the first copy.
    const bool doubtful = verdict.kind == Verdict::Kind::Ambiguous || entry.doubts > 0;
    settlement.state = doubtful ? MessageState::Ambiguous : MessageState::Queued;
    if (verdict.kind == Verdict::Kind::Ambiguous) {
        settlement.waitMs = verdict.holdMs;
    } else if (!verdict.burnsAttempt() || (owed.split && settlement.taken > 0)) {
        settlement.waitMs = 0; // The account waits, or the rest goes at once because some were taken.
    } else {
        settlement.strike = true;
        settlement.waitMs = std::max(owed.holdMs, retryDelayMs(entry.strikes + 1, random01));
    }
    return settlement;
}

} // namespace email
