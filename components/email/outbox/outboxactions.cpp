#include "components/email/outbox/outboxactions.h"

#include "station/station.h"

namespace email {

using station::Actor;
using station::Error;
using station::Result;

void OutboxActions::retry(quint64 id, const Actor &actor, const Done &done)
{
    if (OutboxEntry *entry = m_core.queue.find(id)) {
        if (entry->inFlight)
            return done(Error{nameOf(id), tr("it is being sent just now"), tr("Try again in a moment")});
        station::Turn turn(m_core.station);
        m_core.station.audit(actor, tr("outbox retry"), QString::number(id));
        hasten(*entry);
        done({});
        return m_core.wake();
    }
    whenRead(id, actor, done, [this, actor](const StoredMessage &stored) -> Result<void> {
        const quint64 number = stored.entry.id;
        if (!takeUpAgain(stored))
            return Error{nameOf(number), tr("everybody it is for has it"), {}};
        m_core.station.audit(actor, tr("outbox retry"), QString::number(number));
        return {};
    });
}

/// Due now, and so is its account: a person has reason to believe that it works.
void OutboxActions::hasten(OutboxEntry &entry)
{
    if (Lane *lane = m_core.lanes.find(entry.home))
        lane->refresh();
    if (entry.due == Never)
        return; // Not on disk yet.
    m_core.queue.setDue(entry, m_core.now(), m_core.now());
}

/// Everything that waits, also what is due but for its account; returns how many.
int OutboxActions::hastenAll()
{
    std::vector<OutboxEntry *> waiting;
    m_core.queue.forEach([&](OutboxEntry &entry) {
        if (!entry.inFlight)
            waiting.push_back(&entry);
    });
    for (OutboxEntry *entry : waiting)
        hasten(*entry);
    return int(waiting.size());
}

/// From its row back into the queue; false when nobody is owed anything.
bool OutboxActions::takeUpAgain(const StoredMessage &stored)
{
    if (stored.entry.owed == 0)
        return false;
    StoredMessage fresh = stored;
    fresh.entry.state = stored.entry.doubts > 0 ? MessageState::Ambiguous : MessageState::Queued;
    fresh.entry.phase = Phase::None;
    fresh.entry.crashes = 0;
    fresh.entry.strikes = 0;
    fresh.entry.notAfterWall = 0;
    fresh.nextTryWall = 0;
    fresh.ageMs = 0;
    OutboxEntry &entry = m_core.revive(std::move(fresh));
    m_core.store.reopenRecipients(entry.id);
    m_core.store.save(entry);
    m_core.queue.line(entry, m_core.now());
    hasten(entry);
    return true;
}

/// Reads the row of a settled message and does something with it, all on the way of one transaction.
void OutboxActions::whenRead(quint64 id, const Actor &, const Done &done,
                             std::function<Result<void>(const StoredMessage &)> act)
{
    const std::weak_ptr<int> alive = m_core.alive;
    m_core.store.readMessages(id, {}, 0, [this, alive, id, done, act = std::move(act)](const auto &rows) {
        if (alive.expired())
            return done(OutboxCore::gone());
        if (!rows)
            return done(rows.error());
        if (rows->empty())
            return done(OutboxCore::noSuchMessage(id));
        // Somebody else was quicker, or the row is about to say so.
        if (m_core.queue.find(id) || !isSettled(rows->front().entry.state))
            return done(Error{nameOf(id), tr("it is on its way"), {}});
        station::Turn turn(m_core.station);
        done(act(rows->front()));
        m_core.wake();
    });
}

void OutboxActions::retryMany(const QList<MessageState> &states, quint32 account, const Actor &actor,
                              const Counted &done)
{
    const std::weak_ptr<int> alive = m_core.alive;
    m_core.store.readMessages(0, states, account, [this, alive, account, actor, done](const auto &rows) {
        if (alive.expired())
            return done(OutboxCore::gone());
        if (!rows)
            return done(rows.error());
        station::Turn turn(m_core.station);
        int count = account == 0 ? hastenAll() : 0;
        for (const StoredMessage &stored : *rows) {
            if (!m_core.queue.find(stored.entry.id))
                count += takeUpAgain(stored);
        }
        m_core.station.audit(actor, tr("outbox retry"), tr("%1 messages").arg(count));
        done(count);
        m_core.wake();
    });
}

QString OutboxActions::causeOf(const QString &reason, const Actor &actor)
{
    return actor.user.isEmpty() ? tr("discarded: %1").arg(reason)
                                : tr("discarded by %1: %2").arg(actor.user, reason);
}

void OutboxActions::setAside(OutboxEntry &entry, const QString &reason, const Actor &actor)
{
    m_core.station.audit(actor, tr("outbox discard"), QStringLiteral("%1: %2").arg(entry.id).arg(reason));
    m_core.setAside(entry, causeOf(reason, actor));
}

void OutboxActions::discard(quint64 id, const QString &reason, const Actor &actor, const Done &done)
{
    if (reason.trimmed().isEmpty())
        return done(Error{nameOf(id), tr("a reason is needed"), tr("Say why it need not be sent")});
    if (OutboxEntry *entry = m_core.queue.find(id)) {
        if (entry->inFlight)
            return done(Error{nameOf(id), tr("it is being sent just now"), tr("Try again in a moment")});
        station::Turn turn(m_core.station);
        setAside(*entry, reason, actor);
        done({});
        return m_core.wake();
    }
    whenRead(id, actor, done, [this, reason, actor](const StoredMessage &stored) -> Result<void> {
        const quint64 number = stored.entry.id;
        if (stored.entry.state == MessageState::Sent)
            return Error{nameOf(number), tr("it was sent"), {}};
        m_core.station.audit(actor, tr("outbox discard"), QStringLiteral("%1: %2").arg(number).arg(reason));
        m_core.store.setState(number, MessageState::Discarded, causeOf(reason, actor));
        return {};
    });
}

void OutboxActions::clear(const Courier &courier, const QString &reason, const Actor &actor)
{
    std::vector<quint64> ids;
    m_core.queue.forEach([&](const OutboxEntry &entry) {
        if (entry.home == courier.courierHandle() && !entry.inFlight)
            ids.push_back(entry.id);
    });
    station::Turn turn(m_core.station);
    for (const quint64 id : ids)
        setAside(*m_core.queue.find(id), reason, actor);
    m_core.wake();
}

} // namespace email
