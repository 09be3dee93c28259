// Policy. Before a recipient is named the phase Attempting is on disk, before the final dot leaves Committing
// is; the dialogue waits for both. What an attempt brought is written at once after it: until that is on disk
// the row says Committing, and a crash makes the message Ambiguous rather than forgotten or failed. When the
// disk takes nothing any more mail leaves all the same: a copy too many is better than an alarm that nobody
// reads.

#include "components/email/outbox/flights.h"

#include "components/email/message/message.h"
#include "components/email/outbox/ledger.h"
#include "components/email/outbox/minimalform.h"
#include "components/email/outbox/retryschedule.h"
#include "station/station.h"

#include <QRandomGenerator>

#include <algorithm>

namespace email {

namespace {

constexpr qint64 StoppedPauseMs = 1000;

/// The server holds something against the whole account, and said so when it was offered a message.
bool isHeldByAMessage(const Outcome &outcome, const Verdict &verdict)
{
    return verdict.kind == Verdict::Kind::AccountHeld && outcome.kind == Outcome::Kind::Refused &&
           outcome.token != 0 && outcome.step >= Step::MailFrom && outcome.step <= Step::EndOfData;
}

} // namespace

void Flights::take(OutboxEntry &entry, Lane &lane, Phase phase)
{
    m_core.queue.unline(entry);
    entry.inFlight = true;
    entry.carrier = lane.handle;
    entry.state = MessageState::Sending;
    entry.phase = phase;
    ++entry.attempts;
    ++lane.underWay;
    ++lane.preparing;
    lane.quota.started(m_core.now(), entry.owed);
    ++m_underWay;
    m_suspects += entry.isSuspect();
}

void Flights::beginFresh(OutboxEntry &entry, Lane &lane)
{
    take(entry, lane, Phase::Committing);
    entry.gates = 1;
}

void Flights::begin(OutboxEntry &entry, Lane &lane, bool recordAhead)
{
    take(entry, lane, recordAhead ? Phase::Committing : Phase::None);
    const quint64 id = entry.id;
    const bool readBytes = !entry.content;
    entry.gates = quint8(1 + recordAhead + readBytes);
    const std::weak_ptr<int> alive = m_core.alive;
    if (recordAhead) {
        station::Turn turn(m_core.station);
        m_core.store.save(entry);
        m_core.station.whenDurable([this, alive, id](const station::Result<void> &) {
            if (!alive.expired())
                openGate(id);
        });
    }
    if (readBytes) {
        // What was written of it is waited for: whom a retry owes it to is read, not what was before.
        m_core.station.whenDurable([this, alive, id](const station::Result<void> &) {
            if (alive.expired())
                return;
            m_core.store.readContent(id, [this, alive, id](const auto &content) {
                if (!alive.expired())
                    contentRead(id, content);
            });
        });
    }
    openGate(id);
}

void Flights::contentRead(quint64 id, const station::Result<std::shared_ptr<OutboxContent>> &content)
{
    OutboxEntry *entry = m_core.queue.find(id);
    if (!entry)
        return;
    if (content)
        m_core.attach(*entry, *content);
    else
        entry->lastCause = content.error().text();
    openGate(id);
}

void Flights::openGate(quint64 id)
{
    OutboxEntry *entry = m_core.queue.find(id);
    if (entry && entry->inFlight && entry->gates > 0 && --entry->gates == 0)
        handOver(*entry);
}

void Flights::handOver(OutboxEntry &entry)
{
    Lane *lane = m_core.lanes.find(entry.carrier);
    const bool mayGo = lane && lane->courier->capacity(entry.isUrgent()) > 0 && lane->courier->isEnabled() &&
                       !m_core.stopped;
    if (!entry.content) {
        // Gone from a damaged database: nothing can send it, so a person must know.
        const OutboxCore::MessageRef message = m_core.refTo(entry);
        const QString why = entry.lastCause;
        station::Turn turn(m_core.station);
        land(entry, 0);
        m_core.settle(entry, MessageState::Held, why);
        m_core.trouble(message, tr("its text could not be read: %1").arg(why));
        return;
    }
    if (!mayGo)
        return takeBack(entry);
    if (entry.isPoison())
        m_core.attach(entry, minimalForm(entry));
    entry.handedOver = true;
    --lane->preparing;
    lane->courier->deliver(deliveryFor(entry));
}

/// The account can take nothing after all: the message goes back as if nothing had been.
void Flights::takeBack(OutboxEntry &entry)
{
    const bool recorded = entry.phase != Phase::None;
    station::Turn turn(m_core.station);
    land(entry, 0);
    --entry.attempts;
    entry.state = entry.doubts > 0 ? MessageState::Ambiguous : MessageState::Queued;
    entry.due = m_core.now();
    if (recorded)
        m_core.store.save(entry);
    m_core.queue.line(entry, m_core.now());
    m_core.wake();
}

Delivery Flights::deliveryFor(OutboxEntry &entry)
{
    Delivery delivery;
    delivery.urgent = entry.isUrgent();
    Envelope &envelope = delivery.envelope;
    envelope.token = qint64(entry.id);
    envelope.sender = entry.content->sender;
    envelope.message = entry.content->bytes;
    // Mail goes in the name of the account that carries it: whoever mends `from` mends what waits, and a
    // fallback account may not be allowed to send as another. The Message-ID stays.
    const Lane *lane = m_core.lanes.find(entry.carrier);
    const Mailbox carrier = lane ? lane->courier->defaultSender() : Mailbox();
    if (!carrier.address.isEmpty() && carrier.address != envelope.sender) {
        envelope.sender = carrier.address;
        envelope.message = withSender(envelope.message, carrier);
    }
    for (const OutboxRecipient &recipient : entry.content->recipients) {
        if (recipient.state == RecipientState::Queued)
            envelope.recipients.append(recipient.address);
    }
    envelope.id = entry.content->messageId;
    if (lane)
        envelope.maxRecipients = lane->limitsFor(entry.isUrgent(), m_core.now()).recipientsPerMessage;
    envelope.attemptingRecorded = entry.phase != Phase::None;
    envelope.committingRecorded = entry.phase == Phase::Committing;

    const std::weak_ptr<int> alive = m_core.alive;
    const auto [id, attempt] = std::pair(entry.id, entry.attempts);
    delivery.record = [this, alive, id, attempt](Phase phase, std::function<void()> resume) {
        if (!alive.expired())
            record(id, attempt, phase, std::move(resume));
    };
    delivery.finished = [this, alive, id, attempt](const Outcome &outcome) {
        if (!alive.expired())
            finish(id, attempt, outcome);
    };
    return delivery;
}

void Flights::record(quint64 id, quint32 attempt, Phase phase, std::function<void()> resume)
{
    OutboxEntry *entry = m_core.queue.find(id);
    if (!entry || !entry->inFlight || entry->attempts != attempt)
        return;
    entry->phase = phase;
    station::Turn turn(m_core.station);
    m_core.store.save(*entry);
    // Also when it could not be written: see the policy above.
    m_core.station.whenDurable([resume = std::move(resume)](const station::Result<void> &) { resume(); });
}

void Flights::land(OutboxEntry &entry, int taken)
{
    if (Lane *lane = m_core.lanes.find(entry.carrier)) {
        --lane->underWay;
        if (!entry.handedOver)
            --lane->preparing;
        lane->quota.ended(m_core.now(), entry.owed, taken);
    }
    --m_underWay;
    m_suspects -= entry.isSuspect();
    entry.inFlight = false;
    entry.handedOver = false;
    entry.gates = 0;
    entry.phase = Phase::None;
}

void Flights::withdraw(quint32 carrier)
{
    std::vector<std::pair<quint64, quint32>> handedOver;
    m_core.queue.forEach([&](OutboxEntry &entry) {
        if (!entry.inFlight || entry.carrier != carrier)
            return;
        if (entry.handedOver)
            handedOver.emplace_back(entry.id, entry.attempts);
        else
            entry.carrier = 0; // Goes back when its gates are open.
    });
    for (const auto &[id, attempt] : handedOver) {
        Outcome outcome;
        outcome.cause = Cause::Stopped;
        outcome.text = tr("The account was removed");
        outcome.afterDot = m_core.queue.find(id)->phase == Phase::Committing;
        finish(id, attempt, outcome);
    }
}

void Flights::finish(quint64 id, quint32 attempt, const Outcome &outcome)
{
    OutboxEntry *entry = m_core.queue.find(id);
    if (!entry || !entry->handedOver || entry->attempts != attempt)
        return;
    Lane *lane = m_core.lanes.find(entry->carrier);
    const VerdictFacts facts = lane ? lane->courier->verdictFacts() : VerdictFacts{};
    Settlement settlement =
        settle(*entry, *entry->content, outcome, facts, QRandomGenerator::global()->generateDouble());

    station::Turn turn(m_core.station);
    land(*entry, settlement.taken);
    for (const int position : settlement.changed)
        m_core.store.saveRecipient(id, position, entry->content->recipients[std::size_t(position)]);
    if (lane)
        m_core.learn(*lane, settlement);
    if (lane)
        tellAccount(*lane, outcome, settlement);
    // It waits by itself, so that another one is tried next, unless another account takes it now.
    if (isHeldByAMessage(outcome, settlement.verdict) &&
        !m_core.lanes.route(entry->home, m_core.now(), entry->isUrgent())) {
        settlement.waitMs = accountBackoffMs(entry->strikes + 1);
        settlement.strike = true;
    }
    if (settlement.verdict.kind == Verdict::Kind::Ambiguous)
        m_doubts.arose(*entry, outcome);
    const bool othersGetIt = settlement.state != MessageState::Failed;
    if (othersGetIt)
        tellRefused(*entry, lane, settlement);
    enter(*entry, settlement);
    m_core.wake();
}

/// Writes how the message goes on.
void Flights::enter(OutboxEntry &entry, const Settlement &settlement)
{
    const OutboxCore::MessageRef message = m_core.refTo(entry);
    if (settlement.taken > 0)
        entry.takenWall = m_core.wallNow();
    entry.owed = int(std::count_if(entry.content->recipients.begin(), entry.content->recipients.end(),
                                   [](const auto &r) { return r.state == RecipientState::Queued; }));
    if (isSettled(settlement.state)) {
        m_core.settle(entry, settlement.state, settlement.cause);
        if (settlement.state == MessageState::Failed)
            m_core.trouble(
                message, settlement.cause,
                tr("Nobody got it; mend the cause, then `tocsin outbox retry %1`").arg(message.id));
        return;
    }
    entry.state = settlement.state;
    entry.lastCause = settlement.cause;
    entry.strikes += settlement.strike;
    entry.doubts += settlement.verdict.kind == Verdict::Kind::Ambiguous;
    entry.crashes = 0; // It came back: not what the station died of.
    const qint64 now = m_core.now();
    entry.due = now + settlement.waitMs;
    m_core.store.save(entry);
    m_core.queue.line(entry, now);
    m_core.release(entry);
}

/// Some get the message and some never will: that must not pass for sent.
void Flights::tellRefused(const OutboxEntry &entry, Lane *lane, const Settlement &settlement)
{
    for (const auto &[address, verdict] : settlement.refused) {
        if (lane)
            lane->courier->mailFailed(verdict);
        const OutboxCore::MessageRef message = m_core.refTo(entry);
        if (!failsInSilence(message.kind))
            m_core.trouble(tr("mail to %1").arg(address.toString()),
                           tr("message %1 did not reach this address: %2").arg(message.id).arg(verdict.cause),
                           verdict.remedy);
    }
}

/// What the attempt says of the account: closes or opens its circuit, and shows it.
void Flights::tellAccount(Lane &lane, const Outcome &outcome, const Settlement &settlement)
{
    const Verdict &verdict = settlement.verdict;
    const qint64 now = m_core.now();
    if (verdict.kind == Verdict::Kind::Delivered) {
        lane.succeeded();
        m_core.reopen(lane);
        lane.courier->mailSent();
        return;
    }
    const bool idleClose =
        outcome.step == Step::Idle || outcome.step == Step::Reset || outcome.step == Step::Quit;
    if (outcome.cause == Cause::Stopped) {
        // Whoever stopped it will say when it may go on.
        lane.pauseUntil = std::max(lane.pauseUntil, now + StoppedPauseMs);
        return;
    }
    if (idleClose && lane.brokenInRow == 0) {
        ++lane.brokenInRow; // The first time, a new connection is all it takes.
        return;
    }
    const double random = QRandomGenerator::global()->generateDouble();
    const auto ladder = [&] { return retryDelayMs(lane.failures + 1, random); };
    if (verdict.kind == Verdict::Kind::Ambiguous) {
        if (lane.doubted(now, retryDelayMs(lane.doubtsInRow, random)))
            m_core.trouble(lane.courier->courierOrd(), tr("delivery is uncertain: %1").arg(verdict.cause),
                           tr("Ask who runs the server why connections end behind the message"));
    } else if (verdict.reach == Verdict::Reach::Account) {
        holdAccount(lane, outcome, verdict, ladder());
    } else if (outcome.kind == Outcome::Kind::Broken) {
        if (lane.broke())
            lane.failed(now, ladder(), true);
    } else {
        lane.answered();
        m_core.signInWorks(lane);
    }
    lane.courier->mailFailed(verdict);
}

/// One message in a row may be to blame itself, whatever the server says: another one is tried soon.
void Flights::holdAccount(Lane &lane, const Outcome &outcome, const Verdict &verdict, qint64 ladderMs)
{
    const bool held = verdict.kind == Verdict::Kind::AccountHeld;
    const qint64 wait = verdict.holdMs ? verdict.holdMs
                        : held         ? accountBackoffMs(lane.failures + 1)
                                       : ladderMs;
    const qint64 blamed = isHeldByAMessage(outcome, verdict) ? outcome.token : 0;
    const bool isFirst = blamed != 0 && (lane.failures == 0 || lane.blamed == blamed);
    lane.blamed = blamed;
    lane.failed(m_core.now(), wait,
                isFirst || (verdict.kind == Verdict::Kind::RetryLater && verdict.holdMs == 0));
    if (isFirst && !m_core.queue.ready(lane.handle).empty())
        lane.hurry(m_core.now());
    if (held && outcome.step == Step::SignIn)
        m_core.signInRefused(lane, wait);
}

} // namespace email
