#pragma once

#include "components/email/outbox/courier.h"

#include <map>

namespace email {

/// What an account's server taught by refusing, or by LIMITS, and for how long that is believed.
///
/// A provider's published figures are often not its real ones. What was learned slows ordinary mail down
/// before the provider has to refuse; urgent mail may always try. It ends by itself, so that a limit that was
/// raised is noticed: after a week, what depends on the load of the moment after a day. Lives on boot time.
class LearnedLimits
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    struct Entry
    {
        int value = 0;
        qint64 until = 0;
        qint64 sinceWall = 0;
        QString from; ///< "550 5.4.5", or "LIMITS".
    };

    /// How long it is believed, at most.
    static qint64 lifetimeMs(Limit what);

    /// Takes a lesson at boot time @p now; @p ms cuts its lifetime.
    const Entry &learn(Limit what, const Entry &entry, qint64 now, qint64 ms);
    /// True when there was one.
    bool forget(Limit what) { return m_entries.erase(what) > 0; }
    /// 0 when nothing is known (any more).
    int value(Limit what, qint64 now) const;
    /// The narrower of the owner's limits and what was learned.
    CourierLimits applied(CourierLimits own, qint64 now, bool urgent) const;
    /// "100 recipients in one message (learned 2026-11-22 from 452 4.5.3)", or empty.
    QString text(qint64 now) const;

private:
    std::map<Limit, Entry> m_entries;
};

} // namespace email
