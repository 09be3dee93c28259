#include "components/email/sendquota.h"

#include "components/email/courier.h"

#include <algorithm>
#include <limits>

namespace email {

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

qint64 SendQuota::maySendAt(const CourierLimits &limits, qint64 now, int recipients)
{
    return std::max(
        {m_minute.roomAt(now, limits.maxPerMinute, 1),
         m_dayMessages.roomAt(now, limits.maxSendablePerDay, 1, m_messagesUnderWay),
         m_dayRecipients.roomAt(now, limits.maxRecipientsPerDay, recipients, m_recipientsUnderWay)});
}

bool SendQuota::dayIsUsedUp(const CourierLimits &limits, qint64 now)
{
    return m_dayMessages.roomAt(now, limits.maxSendablePerDay, 1) > now ||
           m_dayRecipients.roomAt(now, limits.maxRecipientsPerDay, 1) > now;
}

void SendQuota::started(qint64 now, int recipients)
{
    m_minute.add(now, 1);
    ++m_messagesUnderWay;
    m_recipientsUnderWay += recipients;
}

void SendQuota::ended(qint64 now, int recipients, int taken)
{
    --m_messagesUnderWay;
    m_recipientsUnderWay -= recipients;
    if (taken > 0) {
        m_dayMessages.add(now, 1);
        m_dayRecipients.add(now, taken);
    }
}

void SendQuota::restore(qint64 when, int recipients)
{
    m_minute.add(when, 1);
    m_dayMessages.add(when, 1);
    m_dayRecipients.add(when, recipients);
}

} // namespace email
