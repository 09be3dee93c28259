#pragma once

#include "components/email/outbox/flights.h"
#include "components/email/outbox/outboxcore.h"
#include "station/clock.h"

namespace email {

/// Chooses what goes next, and when to look again.
class Dispatch
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    Dispatch(OutboxCore &core, Flights &flights, Doubts &doubts)
        : m_core(core), m_flights(flights), m_doubts(doubts)
    {
    }

    /// Looks at the queue now: whatever may leave is handed over, whatever is too old is ended.
    void wake();
    /// For a message that is being enqueued and not in line yet: true when it would leave at once. It is then
    /// under way, marked Committing, and goes once it is on disk (Flights::openGate()): one sync in all.
    bool takeFresh(OutboxEntry &entry);
    void stop() { m_timer.stop(); }

private:
    struct Pick
    {
        OutboxEntry *entry = nullptr;
        OutboxQueue::Key key;
    };

    void pass();
    void endOverdue(qint64 now);
    void serve(Lane &lane, qint64 now);
    Pick choose(const Lane &lane, qint64 now, bool onTrial) const;
    bool maySuspectGo(const OutboxEntry &entry, qint64 now) const;
    bool quotaAllows(Lane &lane, const OutboxEntry &entry, qint64 now);
    void tellDayIsUsedUp(Lane &lane, bool toTheLast);
    void tellQuota(Lane &lane, qint64 now);
    bool mayTell(ToldSize &told, int size, qint64 now);
    void tellSizes(qint64 now);
    void armTimer(qint64 now);

    OutboxCore &m_core;
    Flights &m_flights;
    Doubts &m_doubts;
    station::Timer m_timer;
    bool m_inPass = false;
    bool m_again = false;
    qint64 m_exclusiveUntil = 0; ///< A poison message is being tried; nothing else is started.
    qint64 m_nextLook = Never;
    ToldSize m_toldHomeless;
};

} // namespace email
