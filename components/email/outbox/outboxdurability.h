#pragma once

#include "components/email/outbox/flights.h"
#include "components/email/outbox/outboxcore.h"
#include "station/clock.h"

#include <set>

namespace email {

/// What happens to a new message once the database has said whether it is on disk.
///
/// Normally it is, and the message gets in line. When it could not be written (disk full, file damaged) the
/// database keeps trying, and the first 2,000 such messages are sent from memory meanwhile: an alarm that is
/// out but not stored is better than the opposite. The others wait.
class OutboxDurability
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    OutboxDurability(OutboxCore &core, Flights &flights);

    void decided(quint64 id, const station::Result<void> &done);

private:
    void release(OutboxEntry &entry);
    void askAgain();
    void allDurable();
    void storeAgain(const QString &movedTo);

    OutboxCore &m_core;
    Flights &m_flights;
    station::Timer m_timer;
    std::set<quint64> m_undecided; ///< Not on disk; those that were let go all the same, and those that wait.
    int m_letGo = 0;
};

} // namespace email
