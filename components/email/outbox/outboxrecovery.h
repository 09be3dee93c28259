#pragma once

#include "components/email/outbox/outboxcore.h"

namespace email {

/// What a row found at start means: where its message goes on, and whether it may be what the station died
/// of.
struct Recovered
{
    StoredMessage message;
    bool changed = false; ///< Its row has to be written again.
    bool poison = false;  ///< Held from now on, and to be told of in a message of its own.
};

/// The crash matrix, one row at a time. @p crashed: the last run of the station did not end cleanly, and the
/// machine did not restart in between (a power cut is no message's fault).
Recovered recover(StoredMessage stored, bool crashed);

/// Brings everything that is not settled back to memory, and fills the accounts' quotas.
class OutboxRecovery
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    using Announce = std::function<void(const NewMail &)>;

    OutboxRecovery(OutboxCore &core, Announce announce) : m_core(core), m_announce(std::move(announce)) {}

    station::Result<void> load();
    /// Tells the accounts' quotas what was sent within the last day; whenever accounts were added.
    void restoreQuotas();
    /// Sends the fresh messages about those that were set aside as poison, and tells the accounts why they
    /// wait.
    void announce();

private:
    void holdPoison(const StoredMessage &stored);
    void compose(quint64 id, const OutboxContent &content, const QStringList &alarms);

    void restoreLearned(Lane &lane);
    void restoreSignIns(Lane &lane, const OutboxStore::Learned &row);
    void tell(const Lane &lane, const Verdict &verdict);

    OutboxCore &m_core;
    Announce m_announce;
    bool m_loaded = false;
    std::vector<OutboxStore::Usage> m_usage;
    std::vector<OutboxStore::Learned> m_learned;
    qint64 m_loadedWall = 0;
    qint64 m_loadedAt = 0;
    std::vector<StoredMessage> m_poison;
    std::vector<std::pair<quint32, Verdict>> m_untold; ///< For accounts that have not started yet.
};

} // namespace email
