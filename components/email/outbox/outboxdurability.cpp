#include "components/email/outbox/outboxdurability.h"

#include "station/station.h"

namespace email {

namespace {

constexpr int SentFromMemory = 2000;
constexpr qint64 AskAgainMs = 5000;

} // namespace

OutboxDurability::OutboxDurability(OutboxCore &core, Flights &flights) : m_core(core), m_flights(flights)
{
    m_core.station.database().onReplaced([this, alive = std::weak_ptr(core.alive)](const QString &movedTo) {
        if (!alive.expired())
            storeAgain(movedTo);
    });
}

void OutboxDurability::decided(quint64 id, const station::Result<void> &done)
{
    OutboxEntry *entry = m_core.queue.find(id);
    if (!entry)
        return;
    if (done.ok()) {
        entry->durable = true;
        return release(*entry);
    }
    if (m_undecided.empty()) {
        m_core.trouble(QCoreApplication::translate("email::Outbox", "outgoing mail is not durable"),
                       done.error().text(),
                       tr("It is sent from memory and would be lost if the station stopped now"));
        askAgain();
    }
    m_undecided.insert(id);
    if (entry->content && (m_letGo < SentFromMemory || entry->inFlight)) {
        ++m_letGo;
        release(*entry);
    }
}

void OutboxDurability::release(OutboxEntry &entry)
{
    if (entry.inFlight)
        return m_flights.openGate(entry.id);
    if (entry.due != Never)
        return;
    m_core.queue.setDue(entry, m_core.now(), m_core.now());
    m_core.release(entry);
    m_core.wake();
}

void OutboxDurability::askAgain()
{
    m_timer.start(m_core.station.clock(), AskAgainMs, [this] {
        m_core.station.whenDurable(
            [this, alive = std::weak_ptr(m_core.alive)](const station::Result<void> &done) {
                if (alive.expired())
                    return;
                if (done.ok())
                    allDurable();
                else
                    askAgain();
            });
    });
}

void OutboxDurability::allDurable()
{
    m_letGo = 0;
    // Without a reason: it is over.
    m_core.trouble(QCoreApplication::translate("email::Outbox", "outgoing mail is not durable"), {});
    for (const quint64 id : std::exchange(m_undecided, {})) {
        if (OutboxEntry *entry = m_core.queue.find(id)) {
            entry->durable = true;
            release(*entry);
            m_core.release(*entry);
        }
    }
}

/// A damaged file was moved aside: what is in memory is written into the fresh one.
void OutboxDurability::storeAgain(const QString &movedTo)
{
    int stored = 0;
    station::Turn turn(m_core.station);
    m_core.queue.forEach([&](OutboxEntry &entry) {
        if (entry.content) {
            m_core.store.insert(entry, *entry.content);
            ++stored;
        }
        m_core.store.save(entry);
    });
    m_core.store.markRun(false);
    m_core.trouble(tr("the outbox's database was damaged"), tr("it was moved to %1").arg(movedTo),
                   tr("%1 of %2 waiting messages were written anew; the others must be in what was salvaged")
                       .arg(stored)
                       .arg(m_core.queue.size()));
}

} // namespace email
