#pragma once

#include <QCoreApplication>

#include <deque>

namespace email {

struct CourierLimits;

/// Counts events within a sliding window, in slots, so that its size does not depend on the rate. An event
/// never leaves the window early; it may stay one slot longer.
class SlidingCount
{
public:
    SlidingCount(qint64 windowMs, qint64 slotMs) : m_window(windowMs), m_slot(slotMs) {}

    void add(qint64 now, int count);
    int count(qint64 now);
    /// When @p need more fit below @p limit besides those @p underWay: now, or the time at which enough will
    /// have left the window, or never as long as they are under way.
    /// An empty window takes anything, so that one message to many is late rather than stuck.
    qint64 roomAt(qint64 now, int limit, int need, int underWay = 0);

private:
    struct Bin
    {
        qint64 first;
        qint64 last;
        int count;
    };
    qint64 m_window;
    qint64 m_slot;
    int m_total = 0;
    std::deque<Bin> m_bins;
};

/// Keeps one account within its owner's and its provider's limits: messages a minute, messages and recipients
/// in any 24 hours. Lives on boot time; after a restart it is filled from what the table says was sent.
class SendQuota
{
    Q_DECLARE_TR_FUNCTIONS(email::Outbox)

public:
    /// When a message to @p recipients may leave: @p now, later, or not before something under way came back.
    /// The reserve is for urgent ones only.
    qint64 maySendAt(const CourierLimits &limits, qint64 now, int recipients, bool urgent);
    /// True when nothing more may leave for a long time: the day's allowance is used up.
    bool dayIsUsedUp(const CourierLimits &limits, qint64 now, bool urgent);
    void started(qint64 now, int recipients);
    /// The attempt is over; @p taken recipients count for the day, the others do not.
    void ended(qint64 now, int recipients, int taken);
    /// From the table: a message that was taken at boot time @p when, in this run or before.
    void restore(qint64 when, int recipients);

    /// Grows with everything that is counted.
    int changes() const { return m_changes; }
    int messagesInMinute(qint64 now) { return m_minute.count(now); }
    int messagesInDay(qint64 now) { return m_dayMessages.count(now); }
    int recipientsInDay(qint64 now) { return m_dayRecipients.count(now); }
    /// What the account shows of it.
    QString text(const CourierLimits &limits, qint64 now);

private:
    SlidingCount m_minute{60'000, 1'000};
    SlidingCount m_dayMessages{86'400'000, 300'000};
    SlidingCount m_dayRecipients{86'400'000, 300'000};
    int m_messagesUnderWay = 0;
    int m_recipientsUnderWay = 0;
    int m_changes = 0;
};

} // namespace email
