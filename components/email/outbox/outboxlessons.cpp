// What refusals teach. Policy: a day's limit is believed only where it is larger than what somebody else
// could have left over: with fewer messages than that a provider refused because others use the account too,
// which is no reason to send this little from now on. A rate is taken a quarter below what was refused.
// Whatever the lesson, an account that was closed for its limit stays so over a restart, and no longer than
// an hour.

#include "components/email/outbox/ledger.h"
#include "components/email/outbox/outboxcore.h"
#include "station/station.h"

#include <algorithm>

namespace email {

namespace {

constexpr int LeastOfADay = 20;
constexpr int LeastOfAMinute = 4;

/// How much the server takes, as far as this attempt shows; 0 = it shows nothing.
int valueOf(Lane &lane, const Settlement &settlement, qint64 now)
{
    switch (settlement.learns) {
    case Limit::MessagesPerMinute: {
        const int sent = lane.quota.messagesInMinute(now);
        return sent >= LeastOfAMinute ? sent * 3 / 4 : 0;
    }
    case Limit::MessagesPerDay: {
        const int sent = lane.quota.messagesInDay(now);
        return sent >= LeastOfADay ? sent : 0;
    }
    case Limit::RecipientsPerDay: {
        const int sent = lane.quota.recipientsInDay(now);
        return sent >= LeastOfADay ? sent : 0;
    }
    case Limit::RecipientsPerMessage:
        return settlement.limit;
    case Limit::Connections:
        return 1;
    default:
        return 0;
    }
}

} // namespace

void OutboxCore::learn(Lane &lane, const Settlement &settlement)
{
    const auto keep = [&](Limit what, int value, qint64 ms) {
        const auto &entry =
            lane.learned.learn(what, {value, 0, wallNow(), settlement.learnedFrom}, now(), ms);
        store.saveLearned(
            {lane.handle, what, value, entry.sinceWall, entry.sinceWall + entry.until - now(), entry.from});
        lane.toldQuotaAt = {};
    };
    if (const int value = valueOf(lane, settlement, now()); value > 0)
        keep(settlement.learns, value, LearnedLimits::lifetimeMs(settlement.learns));
    if (settlement.verdict.kind == Verdict::Kind::QuotaHold)
        keep(Limit::Closed, 1, settlement.verdict.holdMs);
}

void OutboxCore::signInRefused(Lane &lane, qint64 waitMs)
{
    const auto &entry = lane.learned.learn(
        Limit::SignIns, {lane.failures, 0, wallNow(), lane.courier->signInMark()}, now(), waitMs);
    store.saveLearned({lane.handle, Limit::SignIns, entry.value, entry.sinceWall,
                       entry.sinceWall + entry.until - now(), entry.from});
}

void OutboxCore::signInWorks(Lane &lane)
{
    if (lane.learned.forget(Limit::SignIns))
        store.forgetLearned(lane.handle, Limit::SignIns);
}

void OutboxCore::reopen(Lane &lane)
{
    signInWorks(lane);
    if (!lane.learned.forget(Limit::Closed))
        return;
    store.forgetLearned(lane.handle, Limit::Closed);
    lane.toldQuotaAt = {};
}

} // namespace email
