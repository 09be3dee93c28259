#include "ui/views/alarm/acknowledging.h"

#include "ui/link/stationlink.h"

namespace ui {

namespace {

/// Below the requests that a session may send in a second.
constexpr int maxUnderWay = 50;

} // namespace

Acknowledging::Acknowledging(StationLink &link, QObject *parent) : QObject(parent), m_link(link) {}

void Acknowledging::add(const QList<AlarmRow> &alarms, const QString &note)
{
    for (const AlarmRow &alarm : alarms) {
        m_items.enqueue(
            {alarm.id, alarm.name(), alarm.json.value(QLatin1String("lastUpdate")).toString(), note});
    }
    m_waiting += int(alarms.size());
    sendNext();
}

void Acknowledging::sendNext()
{
    while (m_sent < maxUnderWay && !m_items.isEmpty()) {
        const Item item = m_items.dequeue();
        QJsonObject params{{QStringLiteral("id"), item.id}, {QStringLiteral("seen"), item.seen}};
        if (!item.note.isEmpty())
            params.insert(QStringLiteral("note"), item.note);
        ++m_sent;
        m_link.call(QStringLiteral("alarm.ack"), params, this, [this, item](const client::Reply &reply) {
            const station::Error error = reply.errors.value(0);
            answered(item, reply.ok() ? QString()
                                      : tr("%1 was not acknowledged: %2. %3")
                                            .arg(item.name, error.why, error.remedy)
                                            .trimmed());
        });
    }
}

void Acknowledging::answered(const Item &item, const QString &refusal)
{
    --m_sent;
    --m_waiting;
    if (refusal.isEmpty())
        ++m_done;
    else
        m_refusals.append({item.id, refusal});
    sendNext();
    Q_EMIT progressed(m_waiting);
    if (m_waiting == 0)
        Q_EMIT finished(std::exchange(m_done, 0), std::exchange(m_refusals, {}));
}

} // namespace ui
