#pragma once

#include "components/email/outbox/outboxentry.h"

#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace email {

/// The messages that are not settled, in memory, each in the queue of its home account.
///
/// Order within a queue is priority, then the sequence number; suspected poison comes after everything else.
/// Time decides only whether a message is ready, never its place.
class OutboxQueue
{
public:
    /// (poison, priority, id): the smallest goes first.
    using Key = std::tuple<bool, quint8, quint64>;

    static Key keyOf(const OutboxEntry &entry);

    OutboxEntry &add(std::unique_ptr<OutboxEntry> entry);
    OutboxEntry *find(quint64 id) const;
    /// Takes it out for good.
    std::unique_ptr<OutboxEntry> take(quint64 id);
    /// Puts an entry that is under way, or new, in line: ready once its due time has come. Whatever is not on
    /// disk yet waits there with due = Never.
    void line(OutboxEntry &entry, qint64 now);
    /// A new due time for one that is in line.
    void setDue(OutboxEntry &entry, qint64 due, qint64 now);
    /// Takes it out of the line, before it is handed over or one of its times is changed.
    void unline(OutboxEntry &entry);
    enum class Doubtful { Go, Wait };
    /// What waits for its next try is due now; what waits for the disk is not.
    void makeDue(quint32 home, qint64 now, Doubtful doubtful = Doubtful::Go);
    /// Makes everything ready that is due, and once what has become late and @p may go another way.
    void promote(qint64 now, const std::function<bool(const OutboxEntry &)> &may);

    const std::set<Key> &ready(quint32 home) const;
    /// All homes that have or had messages.
    std::vector<quint32> homes() const;
    /// The least urgent of a home's messages that are not under way, and among equals the oldest.
    OutboxEntry *leastUrgent(quint32 home) const;
    /// True while a message is not on disk yet.
    bool hasUndecided() const { return !m_due.empty() && m_due.rbegin()->first == Never; }
    /// Whose deadline is at or before @p now.
    std::vector<OutboxEntry *> overdue(qint64 now) const;
    /// The next time at which something becomes ready or overdue; Never when nothing does.
    qint64 nextTime() const;

    void setHome(OutboxEntry &entry, quint32 home, qint64 now);
    int size() const { return int(m_entries.size()); }
    int size(quint32 home) const;
    template <typename F>
    void forEach(F visit) const
    {
        for (const auto &[id, entry] : m_entries)
            visit(*entry);
    }

private:
    struct Line
    {
        std::set<Key> ready;
        std::set<Key> waiting; ///< The same keys, for leastUrgent(); times stand in m_due.
        int size = 0;          ///< With those under way.
    };
    using Times = std::set<std::pair<qint64, quint64>>;

    std::unordered_map<quint64, std::unique_ptr<OutboxEntry>> m_entries;
    std::map<quint32, Line> m_lines;
    Times m_due;
    Times m_deadlines;
    Times m_late; ///< When each will have waited too long for its own account.
};

} // namespace email
