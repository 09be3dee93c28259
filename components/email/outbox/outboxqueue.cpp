#include "components/email/outbox/outboxqueue.h"

#include <algorithm>

namespace email {

OutboxQueue::Key OutboxQueue::keyOf(const OutboxEntry &entry)
{
    return {entry.isPoison(), entry.priority, entry.id};
}

OutboxEntry &OutboxQueue::add(std::unique_ptr<OutboxEntry> entry)
{
    OutboxEntry &added = *entry;
    m_entries[added.id] = std::move(entry);
    ++m_lines[added.home].size;
    if (added.deadline != Never)
        m_deadlines.insert({added.deadline, added.id});
    m_late.insert({added.lateAt(), added.id});
    return added;
}

OutboxEntry *OutboxQueue::find(quint64 id) const
{
    const auto it = m_entries.find(id);
    return it == m_entries.end() ? nullptr : it->second.get();
}

std::unique_ptr<OutboxEntry> OutboxQueue::take(quint64 id)
{
    const auto it = m_entries.find(id);
    if (it == m_entries.end())
        return nullptr;
    unline(*it->second);
    std::unique_ptr<OutboxEntry> entry = std::move(it->second);
    m_entries.erase(it);
    --m_lines[entry->home].size;
    m_deadlines.erase({entry->deadline, id});
    m_late.erase({entry->lateAt(), id});
    return entry;
}

void OutboxQueue::line(OutboxEntry &entry, qint64 now)
{
    Line &line = m_lines[entry.home];
    if (entry.due <= now) {
        line.ready.insert(keyOf(entry));
    } else {
        line.waiting.insert(keyOf(entry));
        m_due.insert({entry.due, entry.id});
    }
}

void OutboxQueue::setDue(OutboxEntry &entry, qint64 due, qint64 now)
{
    unline(entry);
    entry.due = due;
    line(entry, now);
}

void OutboxQueue::unline(OutboxEntry &entry)
{
    Line &line = m_lines[entry.home];
    line.ready.erase(keyOf(entry));
    line.waiting.erase(keyOf(entry));
    m_due.erase({entry.due, entry.id});
}

void OutboxQueue::makeDue(quint32 home, qint64 now, Doubtful doubtful)
{
    const auto it = m_lines.find(home);
    if (it == m_lines.end())
        return;
    for (const Key &key : std::set(it->second.waiting)) {
        OutboxEntry &entry = *find(std::get<2>(key));
        if (entry.due == Never || (doubtful == Doubtful::Wait && entry.state == MessageState::Ambiguous))
            continue;
        setDue(entry, now, now);
    }
}

void OutboxQueue::promote(qint64 now, const std::function<bool(const OutboxEntry &)> &may)
{
    while (!m_late.empty() && m_late.begin()->first <= now) {
        OutboxEntry &entry = *m_entries.at(m_late.begin()->second);
        m_late.erase(m_late.begin());
        // What may have been taken keeps its wait: another account would make a copy of it.
        if (entry.inFlight || entry.due <= now || entry.due == Never ||
            entry.state == MessageState::Ambiguous || !may(entry))
            continue;
        setDue(entry, now, now);
    }
    while (!m_due.empty() && m_due.begin()->first <= now) {
        OutboxEntry &entry = *m_entries.at(m_due.begin()->second);
        unline(entry);
        line(entry, now);
    }
}

const std::set<OutboxQueue::Key> &OutboxQueue::ready(quint32 home) const
{
    static const std::set<Key> none;
    const auto it = m_lines.find(home);
    return it == m_lines.end() ? none : it->second.ready;
}

std::vector<quint32> OutboxQueue::homes() const
{
    std::vector<quint32> homes;
    for (const auto &[home, line] : m_lines)
        homes.push_back(home);
    return homes;
}

OutboxEntry *OutboxQueue::leastUrgent(quint32 home) const
{
    const auto it = m_lines.find(home);
    if (it == m_lines.end())
        return nullptr;
    // The oldest of the lowest priority: the first key that is not before (poison, priority, 0).
    const auto last = [](const std::set<Key> &keys) -> const Key * {
        if (keys.empty())
            return nullptr;
        const auto &[poison, priority, id] = *keys.rbegin();
        return &*keys.lower_bound({poison, priority, 0});
    };
    const Key *ready = last(it->second.ready);
    const Key *waiting = last(it->second.waiting);
    const auto rank = [](const Key *key) { return std::pair(std::get<1>(*key), -qint64(std::get<2>(*key))); };
    const Key *key = !ready ? waiting : !waiting ? ready : rank(ready) > rank(waiting) ? ready : waiting;
    return key ? find(std::get<2>(*key)) : nullptr;
}

std::vector<OutboxEntry *> OutboxQueue::overdue(qint64 now) const
{
    std::vector<OutboxEntry *> entries;
    for (auto it = m_deadlines.begin(); it != m_deadlines.end() && it->first <= now; ++it) {
        OutboxEntry *entry = find(it->second);
        if (!entry->inFlight)
            entries.push_back(entry);
    }
    return entries;
}

qint64 OutboxQueue::nextTime() const
{
    qint64 next = m_due.empty() ? Never : m_due.begin()->first;
    if (!m_late.empty())
        next = std::min(next, m_late.begin()->first);
    // One that is under way is looked at when it comes back.
    for (const auto &[time, id] : m_deadlines) {
        if (!find(id)->inFlight)
            return std::min(next, time);
    }
    return next;
}

void OutboxQueue::setHome(OutboxEntry &entry, quint32 home, qint64 now)
{
    if (entry.home == home)
        return;
    unline(entry);
    --m_lines[entry.home].size;
    entry.home = home;
    ++m_lines[home].size;
    if (!entry.inFlight)
        line(entry, now);
}

int OutboxQueue::size(quint32 home) const
{
    const auto it = m_lines.find(home);
    return it == m_lines.end() ? 0 : it->second.size;
}

} // namespace email
