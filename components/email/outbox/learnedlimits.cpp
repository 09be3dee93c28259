#include "components/email/outbox/learnedlimits.h"

#include <QStringList>

#include <algorithm>

namespace email {

namespace {

constexpr qint64 HourMs = 3'600'000;
constexpr qint64 DayMs = 24 * HourMs;

int narrower(int own, int learned)
{
    return own > 0 && learned > 0 ? std::min(own, learned) : std::max(own, learned);
}

} // namespace

qint64 LearnedLimits::lifetimeMs(Limit what)
{
    switch (what) {
    case Limit::Closed:
    case Limit::SignIns:
        return HourMs;
    case Limit::MessagesPerMinute:
    case Limit::Connections:
        return DayMs;
    default:
        return 7 * DayMs;
    }
}

const LearnedLimits::Entry &LearnedLimits::learn(Limit what, const Entry &entry, qint64 now, qint64 ms)
{
    Entry &kept = m_entries[what] = entry;
    kept.until = now + std::clamp<qint64>(ms, 0, lifetimeMs(what));
    return kept;
}

int LearnedLimits::value(Limit what, qint64 now) const
{
    const auto entry = m_entries.find(what);
    return entry == m_entries.end() || entry->second.until <= now ? 0 : entry->second.value;
}

CourierLimits LearnedLimits::applied(CourierLimits own, qint64 now, bool urgent) const
{
    if (m_entries.empty())
        return own;
    own.recipientsPerMessage = narrower(own.recipientsPerMessage, value(Limit::RecipientsPerMessage, now));
    if (urgent)
        return own;
    own.maxPerMinute = narrower(own.maxPerMinute, value(Limit::MessagesPerMinute, now));
    own.maxSendablePerDay = narrower(own.maxSendablePerDay, value(Limit::MessagesPerDay, now));
    own.maxRecipientsPerDay = narrower(own.maxRecipientsPerDay, value(Limit::RecipientsPerDay, now));
    return own;
}

QString LearnedLimits::text(qint64 now) const
{
    QStringList texts;
    for (const auto &[what, entry] : m_entries) {
        if (entry.until <= now)
            continue;
        QString is;
        switch (what) {
        case Limit::MessagesPerMinute:
            is = tr("%1 messages a minute").arg(entry.value);
            break;
        case Limit::MessagesPerDay:
            is = tr("%1 messages in 24 hours").arg(entry.value);
            break;
        case Limit::RecipientsPerDay:
            is = tr("%1 recipients in 24 hours").arg(entry.value);
            break;
        case Limit::RecipientsPerMessage:
            is = tr("%1 recipients in one message").arg(entry.value);
            break;
        case Limit::Connections:
            is = tr("%1 connection at a time").arg(entry.value);
            break;
        case Limit::Closed:
            is = tr("used up for now");
            break;
        case Limit::SignIns: // The account's fault tells it.
        case Limit::None:
            continue;
        }
        const QDateTime since = QDateTime::fromMSecsSinceEpoch(entry.sinceWall, Qt::UTC);
        texts << tr("%1 (learned %2 from %3)").arg(is, since.date().toString(Qt::ISODate), entry.from);
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace email
