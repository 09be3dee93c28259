#pragma once

#include "components/email/outbox/courier.h"
#include "components/email/outbox/learnedlimits.h"
#include "components/email/outbox/outboxentry.h"
#include "components/email/outbox/sendquota.h"

#include <map>
#include <memory>
#include <vector>

namespace email {

/// What a person was last told of the length of a queue, and when.
struct ToldSize
{
    int size = 0;
    qint64 at = 0;
};

/// What the outbox knows of one account: whether it may be tried, and when.
///
/// The circuit is closed while mail flows. A failure of the account opens it until notBefore; then one
/// message at a time is tried until one gets through. refresh() closes it: something is better than before.
struct Lane
{
    Courier *courier = nullptr;
    quint32 handle = 0;
    bool proven = false; ///< A message got through in this run, and nothing failed since.
    int failures = 0;    ///< Of the account, in a row.
    int brokenInRow = 0; ///< Connections that died within a message, whichever it was.
    int doubtsInRow = 0; ///< Ambiguous events.
    qint64 blamed = 0; ///< The message that was refused last in words that hold for all: others show whether
                       ///< they do.
    qint64 notBefore = 0;  ///< The account is not tried before this; its fallback is.
    qint64 pauseUntil = 0; ///< A short rest that is no reason for the fallback.
    qint64 hurryAt = 0; ///< The earliest time at which fresh mail may cut the wait short; Never = it may not.
    qint64 doubtUntil = 0; ///< Until then another account is preferred.
    bool toldDayIsUsedUp = false;
    bool showsDayIsUsedUp = false; ///< The account shows it; mail that gets through ends that.
    qint64 ordinaryAt = 0;         ///< What is left until then is kept for urgent mail.
    int underWay = 0;
    int preparing = 0; ///< Of these, not yet handed over.
    ToldSize told;
    SendQuota quota;
    LearnedLimits learned;
    QuotaNews toldQuota;
    ToldSize toldQuotaAt;
    bool quotaKnown = false; ///< What was sent before this run is in it.

    /// A message got through.
    void succeeded();
    /// A refusal that concerns a message only: the account works.
    void answered();
    /// The account failed: nobody tries it for @p waitMs. Fresh mail may, where trying costs nothing.
    void failed(qint64 now, qint64 waitMs, bool mayHurry);
    /// A connection died within a message. True when it looks like the account's fault rather than the
    /// message's.
    bool broke();
    /// An ambiguous end. True when it was one too many in a row.
    bool doubted(qint64 now, qint64 waitMs);
    void refresh();
    /// Fresh mail has come: an account that merely waits is tried again soon.
    void hurry(qint64 now);
    /// How many more messages, urgent ones or others, may be started now; one at a time while it is not known
    /// to work.
    int room(bool urgent, qint64 now) const;
    /// What this mail may use: the owner's limits, narrowed by what was learned.
    CourierLimits limitsFor(bool urgent, qint64 now) const
    {
        return learned.applied(courier->limits(), now, urgent);
    }
};

inline constexpr int DoubtsBeforeFallback = 3;
inline constexpr int BreaksBeforeBlame = 3;
inline constexpr qint64 ShortestRetryMs = 15'000;
inline constexpr qint64 LongestRetryMs = 15 * 60'000;

/// The accounts in their order, and which of them carries whose mail just now.
class Lanes
{
public:
    /// Keeps what is known of couriers that stay; gives those that are gone.
    std::vector<quint32> setCouriers(const std::vector<Courier *> &inOrder);
    Lane *find(quint32 handle) const;
    Lane *findByOrd(const QString &ord) const;
    /// The first enabled account, else the first one; nullptr when there is none.
    Lane *first() const;
    const std::vector<std::unique_ptr<Lane>> &all() const { return m_lanes; }

    /// Who carries fresh mail of @p home now: itself, or the first of its fallbacks that can; nullptr for
    /// nobody.
    Lane *route(quint32 home, qint64 now, bool urgent) const;
    /// What of a message decides who may carry it.
    struct Wanted
    {
        bool urgent = false;
        bool late = false; ///< It waited too long for one account: any that can may take it,
        quint32 avoid = 0; ///< but this one had its try.
        quint32 only = 0;  ///< Nobody else may; 0 = not so.

        friend auto operator<=>(const Wanted &, const Wanted &) = default;
    };
    std::vector<Lane *> ways(quint32 home, qint64 now, Wanted wanted) const;
    /// When a lane that waits will be tried again; Never when nothing waits.
    qint64 nextTime(qint64 now) const;

    /// Whether an account is tried at all just now.
    static bool isOpen(const Lane &lane, qint64 now);

private:
    std::vector<Lane *> able(quint32 home, qint64 now, bool urgent) const;

    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace email
