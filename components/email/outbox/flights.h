#pragma once

#include "components/email/outbox/doubts.h"
#include "components/email/outbox/outboxcore.h"

namespace email {

struct Settlement;

/// Messages under way: made ready, handed to a courier, their phases recorded, and what became of them
/// entered.
class Flights
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    Flights(OutboxCore &core, Doubts &doubts) : m_core(core), m_doubts(doubts) {}

    /// Hands a message in line to an account: at once, or when its bytes are read and its phase is on disk.
    void begin(OutboxEntry &entry, Lane &lane, bool recordAhead);
    /// The same for one that is just being stored: its own commit is all it waits for.
    void beginFresh(OutboxEntry &entry, Lane &lane);
    /// One thing less that the message waits for.
    void openGate(quint64 id);
    /// A courier is gone: what it had under way is in doubt or goes back.
    void withdraw(quint32 carrier);

    int underWay() const { return m_underWay; }
    int suspects() const { return m_suspects; }

private:
    void take(OutboxEntry &entry, Lane &lane, Phase phase);
    void contentRead(quint64 id, const station::Result<std::shared_ptr<OutboxContent>> &content);
    void handOver(OutboxEntry &entry);
    void takeBack(OutboxEntry &entry);
    Delivery deliveryFor(OutboxEntry &entry);
    void record(quint64 id, quint32 attempt, Phase phase, std::function<void()> resume);
    void finish(quint64 id, quint32 attempt, const Outcome &outcome);
    void enter(OutboxEntry &entry, const Settlement &settlement);
    void land(OutboxEntry &entry, int taken);
    void holdAccount(Lane &lane, const Outcome &outcome, const Verdict &verdict, qint64 ladderMs);
    void tellAccount(Lane &lane, const Outcome &outcome, const Settlement &settlement);
    void tellRefused(const OutboxEntry &entry, Lane *lane, const Settlement &settlement);

    OutboxCore &m_core;
    Doubts &m_doubts;
    int m_underWay = 0;
    int m_suspects = 0;
};

} // namespace email
