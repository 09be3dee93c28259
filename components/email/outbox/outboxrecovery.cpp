// Policy, by the phase that the row had reached. Queued, or Attempting: surely not taken, so it is sent.
// Committing: nobody knows, so it is Ambiguous and goes again at once with the same bytes. Ambiguous stays
// so. Whatever was under way while the station died counts a crash: once, and it is sent by itself; twice,
// alone, last and in its plainest form; three times, and it is Held while a fresh message tells of it. An
// alarm is never dropped with it.

#include "components/email/outbox/outboxrecovery.h"

#include "station/station.h"

#include <algorithm>

namespace email {

namespace {

constexpr int CrashesBeforeHeld = 3;
constexpr qint64 DayMs = 86'400'000;

} // namespace

Recovered recover(StoredMessage stored, bool crashed)
{
    Recovered recovered;
    OutboxEntry &entry = stored.entry;
    const bool underWay = entry.phase != Phase::None;
    recovered.changed = underWay || entry.state == MessageState::Sending;
    if (entry.phase == Phase::Committing) {
        entry.state = MessageState::Ambiguous;
        ++entry.doubts;
    } else if (entry.state == MessageState::Sending) {
        entry.state = entry.doubts > 0 ? MessageState::Ambiguous : MessageState::Queued;
    }
    // No wait after a restart: a copy more is better than an alarm that comes late.
    if (underWay || entry.state == MessageState::Ambiguous)
        stored.nextTryWall = 0;
    if (underWay && crashed)
        ++entry.crashes;
    entry.phase = Phase::None;
    recovered.poison = entry.crashes >= CrashesBeforeHeld;
    recovered.message = std::move(stored);
    return recovered;
}

station::Result<void> OutboxRecovery::load()
{
    const auto run = m_core.store.previousRun();
    if (!run)
        return run.error();
    auto rows = m_core.store.loadUnsettled();
    if (!rows)
        return rows.error();
    m_loadedWall = m_core.wallNow();
    m_loadedAt = m_core.now();
    const auto usage = m_core.store.usageSince(m_loadedWall - DayMs);
    if (!usage)
        return usage.error();
    m_usage = *usage;
    const auto learned = m_core.store.learned();
    if (!learned)
        return learned.error();
    m_learned = *learned;
    m_core.nextId = run->lastId + 1;

    const bool crashed = !run->clean && run->bootId == m_core.store.bootId();
    station::Turn turn(m_core.station);
    for (const StoredMessage &row : *rows) {
        Recovered recovered = recover(row, crashed);
        if (recovered.poison) {
            m_poison.push_back(recovered.message);
            m_core.store.setState(row.entry.id, MessageState::Held,
                                  tr("the station stopped three times while sending it"));
            continue;
        }
        OutboxEntry &entry = m_core.revive(std::move(recovered.message));
        if (recovered.changed) {
            if (entry.crashes > 0)
                entry.lastCause = tr("the station stopped while sending it");
            m_core.store.save(entry);
        }
        m_core.queue.line(entry, m_core.now());
    }
    m_core.store.markRun(false);
    m_loaded = true;
    restoreQuotas();
    return {};
}

void OutboxRecovery::restoreQuotas()
{
    if (!m_loaded)
        return; // Accounts may come before the rows are read.
    for (const auto &lane : m_core.lanes.all()) {
        if (std::exchange(lane->quotaKnown, true))
            continue;
        for (const OutboxStore::Usage &usage : m_usage) {
            if (usage.carrier == lane->handle)
                lane->quota.restore(m_loadedAt - (m_loadedWall - usage.takenWall), usage.recipients);
        }
        restoreLearned(*lane);
    }
}

/// The wall clock may have been wrong then or now: nothing is believed for longer than its own lifetime.
void OutboxRecovery::restoreLearned(Lane &lane)
{
    for (const OutboxStore::Learned &row : m_learned) {
        if (row.account != lane.handle)
            continue;
        if (row.what == Limit::SignIns) {
            restoreSignIns(lane, row);
            continue;
        }
        const auto &entry = lane.learned.learn(row.what, {row.value, 0, row.sinceWall, row.from}, m_loadedAt,
                                               row.untilWall - m_loadedWall);
        if (row.what != Limit::Closed || entry.until <= m_core.now())
            continue;
        lane.notBefore = std::max(lane.notBefore, entry.until);
        Verdict verdict;
        verdict.kind = Verdict::Kind::QuotaHold;
        verdict.reach = Verdict::Reach::Account;
        verdict.status = station::Status::Down;
        verdict.cause = tr("the provider's sending limit was used up (%1); mail waits").arg(row.from);
        verdict.remedy = tr("Waiting mail goes by itself within the hour, or through a fallback account");
        tell(lane, verdict);
    }
}

/// The wait goes on, and the next refusal makes it longer, as if the station had not stopped. Whoever mended
/// the account meanwhile does not wait.
void OutboxRecovery::restoreSignIns(Lane &lane, const OutboxStore::Learned &row)
{
    if (row.from != lane.courier->signInMark())
        return m_core.store.forgetLearned(lane.handle, Limit::SignIns);
    const auto &entry = lane.learned.learn(Limit::SignIns, {row.value, 0, row.sinceWall, row.from},
                                           m_loadedAt, row.untilWall - m_loadedWall);
    lane.failed(m_loadedAt, entry.until - m_loadedAt, false);
    lane.failures = row.value;
    if (entry.until <= m_core.now())
        return;
    Verdict verdict;
    verdict.kind = Verdict::Kind::AccountHeld;
    verdict.reach = Verdict::Reach::Account;
    verdict.mender = Verdict::Mender::Engineer;
    verdict.status = station::Status::Fault;
    verdict.cause = tr("the server refused the sign-in before the station was stopped; mail waits");
    verdict.remedy = tr("Mend account or password, which tries at once, or wait: it is tried again by itself "
                        "within the hour");
    tell(lane, verdict);
}

/// An account that starts shows nothing of what it was told before.
void OutboxRecovery::tell(const Lane &lane, const Verdict &verdict)
{
    if (m_core.started)
        lane.courier->mailFailed(verdict);
    else
        m_untold.emplace_back(lane.handle, verdict);
}

void OutboxRecovery::announce()
{
    for (const auto &[handle, verdict] : std::exchange(m_untold, {})) {
        if (const Lane *lane = m_core.lanes.find(handle))
            lane->courier->mailFailed(verdict);
    }
    for (const StoredMessage &stored : std::exchange(m_poison, {}))
        holdPoison(stored);
}

void OutboxRecovery::holdPoison(const StoredMessage &stored)
{
    const quint64 id = stored.entry.id;
    m_core.trouble(m_core.refTo(stored.entry), tr("held: the station stopped three times while sending it"),
                   tr("`tocsin outbox show %1` tells what it was about").arg(id));
    const std::weak_ptr<int> alive = m_core.alive;
    m_core.store.readContent(id, [this, alive, id](const auto &content) {
        if (alive.expired() || !content)
            return;
        m_core.store.readAlarms(id, [this, alive, id, text = *content](const auto &alarms) {
            if (!alive.expired())
                compose(id, *text, alarms ? *alarms : QStringList());
        });
    });
}

void OutboxRecovery::compose(quint64 id, const OutboxContent &content, const QStringList &alarms)
{
    MailDraft draft;
    draft.from.address = content.sender;
    for (const OutboxRecipient &recipient : content.recipients) {
        if (recipient.state != RecipientState::Sent)
            draft.to.append({{}, recipient.address});
    }
    const QString which =
        alarms.isEmpty() ? tr("Message %1").arg(id) : tr("Alarm %1").arg(alarms.join(QStringLiteral(", ")));
    draft.subject = tr("%1 could not be sent as composed").arg(which);
    draft.text =
        tr("The station stopped three times while it sent a message, which is now held in the outbox as "
           "number %1.\nIts subject was: %2\n")
            .arg(id)
            .arg(content.subject);
    draft.messageId = makeMessageId("held-" + content.messageId, content.sender.domain());
    draft.date = m_core.station.clock().wall();
    const station::Result<ComposedMail> mail = composeMinimal(draft);
    if (!mail)
        return m_core.trouble(tr("outbox message %1").arg(id), mail.error().text());
    NewMail fresh;
    fresh.mail = *mail;
    fresh.subject = draft.subject;
    fresh.text = draft.text;
    fresh.kind = MailKind::Alarm;
    fresh.priority = 1;
    fresh.alarms = alarms;
    m_announce(fresh);
}

} // namespace email
