// Policy. Each account is served on its own: one that fails delays no other. Within an account's turn the
// most urgent message goes first, whichever queue it waits in, then the oldest by sequence number. An account
// whose circuit is open is passed over for its fallback. An account that works gets its messages with the
// phase Committing recorded ahead, one commit for all that it takes at once; one that has yet to prove
// itself, or a message that is suspected of bringing the station down, is recorded phase by phase. A message
// that the station died of twice goes alone and last.

#include "components/email/outbox/dispatch.h"

#include "station/station.h"

#include <algorithm>

namespace email {

namespace {

constexpr qint64 FiveDaysMs = 5 * 86'400'000LL;
constexpr qint64 ExclusiveMs = 10'000;
constexpr qint64 TellSizeEveryMs = 200;
constexpr qint64 QuotaAgesMs = 30 * 60'000;

Lanes::Wanted wantedFor(const OutboxEntry &entry, qint64 now)
{
    const bool late = entry.lateAt() <= now;
    const bool isProbe = entry.kind == MailKind::Probe;
    return {entry.isUrgent(), late, late && !isProbe ? entry.carrier : 0, isProbe ? entry.account : 0};
}

} // namespace

void Dispatch::wake()
{
    if (m_inPass) {
        m_again = true;
        return;
    }
    m_inPass = true;
    do {
        m_again = false;
        pass();
    } while (m_again);
    m_inPass = false;
    armTimer(m_core.now());
}

void Dispatch::pass()
{
    const qint64 now = m_core.now();
    m_nextLook = Never;
    m_core.queue.promote(now, [&](const OutboxEntry &entry) {
        const quint32 waitsFor = entry.carrier ? entry.carrier : entry.home;
        const std::vector<Lane *> ways = m_core.lanes.ways(entry.home, now, wantedFor(entry, now));
        return std::any_of(ways.begin(), ways.end(), [&](Lane *lane) { return lane->handle != waitsFor; });
    });
    if (m_core.started && !m_core.stopped) {
        endOverdue(now);
        for (const auto &lane : m_core.lanes.all())
            serve(*lane, now);
    }
    tellSizes(now);
}

void Dispatch::endOverdue(qint64 now)
{
    for (OutboxEntry *entry : m_core.queue.overdue(now)) {
        station::Turn turn(m_core.station);
        const bool byPerson =
            entry->notAfterWall && (isAlarmMail(entry->kind) || entry->deadline - entry->born < FiveDaysMs);
        const OutboxCore::MessageRef message = m_core.refTo(*entry);
        if (byPerson) {
            m_core.settle(*entry, MessageState::Expired, tr("its deadline passed before it could be sent"));
        } else {
            const QString why = tr("it could not be sent for five days");
            m_core.settle(*entry, MessageState::Held,
                          entry->lastCause.isEmpty() ? why
                                                     : station::Error{why, entry->lastCause, {}}.text());
        }
        m_core.trouble(message, byPerson ? tr("expired unsent") : tr("held after five days"),
                       tr("`tocsin outbox retry %1` sends it all the same").arg(message.id));
    }
}

void Dispatch::serve(Lane &lane, qint64 now)
{
    if (m_flights.suspects() == 0)
        m_exclusiveUntil = 0;
    while (lane.room(true, now) > 0 && m_exclusiveUntil <= now) {
        Pick pick = choose(lane, now, lane.blamed != 0);
        if (pick.entry && lane.blamed != 0 && !pick.entry->isUrgent() && !quotaAllows(lane, *pick.entry, now))
            pick = choose(lane, now, false); // Urgent mail may use what is kept for it.
        if (pick.entry && m_doubts.look(*pick.entry))
            continue;
        if (!pick.entry || lane.room(pick.entry->isUrgent(), now) <= 0 ||
            !quotaAllows(lane, *pick.entry, now))
            return;
        if (pick.entry->isPoison())
            m_exclusiveUntil = now + ExclusiveMs;
        m_flights.begin(*pick.entry, lane, lane.proven && !pick.entry->isSuspect());
    }
}

/// What was tried least goes first while the account is on trial: a message that alone is to blame for a
/// refusal must not be the one that is tried each time.
Dispatch::Pick Dispatch::choose(const Lane &lane, qint64 now, bool onTrial) const
{
    Pick best;
    const auto isBetter = [&](const OutboxEntry &entry, const OutboxQueue::Key &key) {
        const auto tries = [&](const OutboxEntry &one) { return onTrial ? one.attempts : 0; };
        return !best.entry || std::pair(tries(entry), key) < std::pair(tries(*best.entry), best.key);
    };
    for (const quint32 home : m_core.queue.homes()) {
        const auto &ready = m_core.queue.ready(home);
        // Whole queues go the same few ways, so each is looked up once.
        std::map<Lanes::Wanted, bool> goesHere;
        for (auto key = ready.begin(); key != ready.end() && (onTrial || !best.entry || *key < best.key);) {
            OutboxEntry *entry = m_core.queue.find(std::get<2>(*key));
            const Lanes::Wanted wanted = wantedFor(*entry, now);
            const auto [here, isNew] = goesHere.try_emplace(wanted, false);
            if (isNew) {
                const std::vector<Lane *> ways = m_core.lanes.ways(home, now, wanted);
                here->second = std::find(ways.begin(), ways.end(), &lane) != ways.end();
            }
            if (here->second && isBetter(*entry, *key) && (!entry->isSuspect() || maySuspectGo(*entry, now)))
                best = {entry, *key};
            // Late mail stands in front of its priority, and what is not late goes one way.
            if (!here->second && !wanted.avoid && !wanted.only)
                key = ready.upper_bound({std::get<0>(*key), std::get<1>(*key), ~quint64(0)});
            else
                ++key;
        }
    }
    return best;
}

/// Suspects go one at a time, so that the next crash points at one; poison waits until nothing else can go.
bool Dispatch::maySuspectGo(const OutboxEntry &entry, qint64 now) const
{
    if (m_flights.suspects() > 0)
        return false;
    if (!entry.isPoison())
        return true;
    if (m_flights.underWay() > 0)
        return false;
    for (const quint32 home : m_core.queue.homes()) {
        const auto &ready = m_core.queue.ready(home);
        if (!ready.empty() && !std::get<0>(*ready.begin()) && m_core.lanes.route(home, now, true))
            return false;
    }
    return true;
}

bool Dispatch::quotaAllows(Lane &lane, const OutboxEntry &entry, qint64 now)
{
    const bool urgent = entry.isUrgent();
    const CourierLimits limits = lane.limitsFor(urgent, now);
    const int recipients =
        limits.recipientsPerMessage > 0 ? std::min(entry.owed, limits.recipientsPerMessage) : entry.owed;
    const qint64 at = lane.quota.maySendAt(limits, now, recipients, urgent);
    m_nextLook = std::min(m_nextLook, at);
    const bool usedUp = at > now && lane.quota.dayIsUsedUp(limits, now, urgent);
    const bool toTheLast = usedUp && lane.quota.dayIsUsedUp(lane.limitsFor(true, now), now, true);
    if (usedUp && !(lane.toldDayIsUsedUp && lane.showsDayIsUsedUp))
        tellDayIsUsedUp(lane, toTheLast);
    // What urgent mail may still use says nothing of the other that waits.
    if (usedUp || !urgent) {
        lane.toldDayIsUsedUp = lane.showsDayIsUsedUp = usedUp;
        lane.ordinaryAt = usedUp ? at : 0;
    }
    // Closed until then, so that the fallback takes over and every list says how long the mail waits.
    if (toTheLast && at < Never)
        lane.notBefore = std::max(lane.notBefore, at);
    return at <= now;
}

void Dispatch::tellDayIsUsedUp(Lane &lane, bool toTheLast)
{
    Verdict verdict;
    verdict.kind = Verdict::Kind::QuotaHold;
    verdict.reach = Verdict::Reach::Account;
    verdict.status = station::Status::Down;
    verdict.cause = toTheLast ? tr("the limit for 24 hours is used up; mail waits")
                              : tr("the limit for 24 hours is used up but for what is kept for urgent mail; "
                                   "other mail waits");
    verdict.remedy = tr("Raise maxSendablePerDay or maxRecipientsPerDay, or set a fallback account");
    if (!lane.toldDayIsUsedUp)
        m_core.trouble(lane.courier->courierOrd(), verdict.cause, verdict.remedy);
    lane.courier->mailFailed(verdict);
}

bool Dispatch::takeFresh(OutboxEntry &entry)
{
    const qint64 now = m_core.now();
    if (!m_core.started || m_core.stopped || m_exclusiveUntil > now || entry.deadline <= now)
        return false;
    Lane *lane = m_core.lanes.route(entry.home, now, entry.isUrgent());
    // Nobody may be overtaken: neither what is ready nor what is still on its way to the disk.
    if (!lane || (entry.kind == MailKind::Probe && lane->handle != entry.account) || lane->failures > 0 ||
        lane->room(entry.isUrgent(), now) <= 0 || m_core.queue.hasUndecided() ||
        choose(*lane, now, false).entry || !quotaAllows(*lane, entry, now))
        return false;
    m_flights.beginFresh(entry, *lane);
    return true;
}

/// Slots are written at most five times a second, however fast the queue changes.
bool Dispatch::mayTell(ToldSize &told, int size, qint64 now)
{
    if (size == told.size)
        return false;
    if (now - told.at < TellSizeEveryMs && told.at > 0) {
        m_nextLook = std::min(m_nextLook, told.at + TellSizeEveryMs);
        return false;
    }
    told = {size, now};
    return true;
}

void Dispatch::tellQuota(Lane &lane, qint64 now)
{
    const QuotaNews news{lane.quota.text(lane.limitsFor(false, now), now), lane.learned.text(now),
                         lane.learned.value(Limit::Connections, now)};
    lane.toldQuotaAt.at = now;
    if (news == lane.toldQuota)
        return;
    lane.toldQuota = news;
    lane.courier->quotaChanged(news);
}

void Dispatch::tellSizes(qint64 now)
{
    for (const auto &lane : m_core.lanes.all()) {
        const int size = m_core.queue.size(lane->handle);
        if (mayTell(lane->told, size, now))
            lane->courier->queueSizeChanged(size);
        const bool old = now - lane->toldQuotaAt.at >= QuotaAgesMs; // What was sent a day ago counts no more.
        if (mayTell(lane->toldQuotaAt, lane->quota.changes(), now) || old)
            tellQuota(*lane, now);
    }
    // Accounts come one after the other at the start, and go so at the end.
    if (!m_core.started || m_core.stopped || !m_core.homelessListener)
        return;
    const int homeless = m_core.homeless();
    if ((homeless > 0) != (m_toldHomeless.size > 0))
        m_toldHomeless.at = 0; // Whether there are any is said at once.
    if (mayTell(m_toldHomeless, homeless, now))
        m_core.homelessListener(homeless);
}

void Dispatch::armTimer(qint64 now)
{
    qint64 next = std::min({m_nextLook, m_core.queue.nextTime(), m_core.lanes.nextTime(now)});
    if (m_exclusiveUntil > now)
        next = std::min(next, m_exclusiveUntil);
    if (next == Never || m_core.stopped)
        m_timer.stop();
    else
        m_timer.start(m_core.station.clock(), next - now, [this] { wake(); });
}

} // namespace email
