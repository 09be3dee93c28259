#include "components/email/outbox/sendquota.h"

#include "components/email/outbox/courier.h"

#include <algorithm>
#include <limits>

namespace email {

namespace {

/// The part of a limit that this mail may use. A limit of a few has no reserve.
int allowance(const CourierLimits &limits, int limit, bool urgent)
{
    return urgent ? limit : limit - int(qint64(limit) * limits.reservePercent / 100);
}

} // namespace

void SlidingCount::add(qint64 now, int count)
{
    if (m_bins.empty() || now - m_bins.back().first >= m_slot)
        m_bins.push_back({now, now, 0});
    m_bins.back().last = std::max(now, m_bins.back().last);
    m_bins.back().count += count;
    m_total += count;
}

int SlidingCount::count(qint64 now)
{
    while (!m_bins.empty() && m_bins.front().last + m_window <= now) {
        m_total -= m_bins.front().count;
        m_bins.pop_front();
    }
    return m_total;
}

qint64 SlidingCount::roomAt(qint64 now, int limit, int need, int underWay)
{
    if (limit <= 0)
        return now;
    int used = count(now) + underWay;
    for (const Bin &bin : m_bins) {
        if (used + need <= limit)
            return now;
        used -= bin.count;
        now = bin.last + m_window;
    }
    return used == 0 || used + need <= limit ? now : std::numeric_limits<qint64>::max();
}

qint64 SendQuota::maySendAt(const CourierLimits &limits, qint64 now, int recipients, bool urgent)
{
    const auto part = [&](int limit) { return allowance(limits, limit, urgent); };
    return std::max(
        {m_minute.roomAt(now, part(limits.maxPerMinute), 1),
         m_dayMessages.roomAt(now, part(limits.maxSendablePerDay), 1, m_messagesUnderWay),
         m_dayRecipients.roomAt(now, part(limits.maxRecipientsPerDay), recipients, m_recipientsUnderWay)});
}

bool SendQuota::dayIsUsedUp(const CourierLimits &limits, qint64 now, bool urgent)
{
    const auto part = [&](int limit) { return allowance(limits, limit, urgent); };
    return m_dayMessages.roomAt(now, part(limits.maxSendablePerDay), 1) > now ||
           m_dayRecipients.roomAt(now, part(limits.maxRecipientsPerDay), 1) > now;
}

QString SendQuota::text(const CourierLimits &limits, qint64 now)
{
    const auto of = [](int used, int limit) {
        return limit > 0 ? tr("%1 of %2").arg(used).arg(limit) : QString::number(used);
    };
    QString text = tr("%1 messages, %2 recipients in 24 hours")
                       .arg(of(m_dayMessages.count(now), limits.maxSendablePerDay),
                            of(m_dayRecipients.count(now), limits.maxRecipientsPerDay));
    if (limits.maxPerMinute > 0)
        text += tr("; %1 in this minute").arg(of(m_minute.count(now), limits.maxPerMinute));
    return text;
}

void SendQuota::started(qint64 now, int recipients)
{
    ++m_changes;
    m_minute.add(now, 1);
    ++m_messagesUnderWay;
    m_recipientsUnderWay += recipients;
}

void SendQuota::ended(qint64 now, int recipients, int taken)
{
    ++m_changes;
    --m_messagesUnderWay;
    m_recipientsUnderWay -= recipients;
    if (taken > 0) {
        m_dayMessages.add(now, 1);
        m_dayRecipients.add(now, taken);
    }
}

void SendQuota::restore(qint64 when, int recipients)
{
    ++m_changes;
    m_minute.add(when, 1);
    m_dayMessages.add(when, 1);
    m_dayRecipients.add(when, recipients);
}

} // namespace email
