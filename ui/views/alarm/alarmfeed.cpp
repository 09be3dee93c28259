#include "ui/views/alarm/alarmfeed.h"

#include "ui/link/stationlink.h"

namespace ui {

namespace {

/// A page is some 3 MB of text; the station sends it without a pause that others would feel.
constexpr int pageSize = 2000;
/// A burst of alarms is drawn ten times a second.
constexpr int coalescingMs = 100;

} // namespace

AlarmFeed &AlarmFeed::of(StationLink &link)
{
    auto *feed = link.findChild<AlarmFeed *>(QString(), Qt::FindDirectChildrenOnly);
    return feed ? *feed : *new AlarmFeed(link);
}

AlarmFeed::AlarmFeed(StationLink &link) : QObject(&link), m_link(link)
{
    m_coalescing.setSingleShot(true);
    m_coalescing.setInterval(coalescingMs);
    connect(&m_coalescing, &QTimer::timeout, this, &AlarmFeed::handOn);
    connect(&m_link, &StationLink::opened, this, &AlarmFeed::reload);
    connect(&m_link, &StationLink::stateChanged, this, &AlarmFeed::follow);
    connect(&m_link, &StationLink::topicFired, this,
            [this](quint32 handle, const QString &slot, const QJsonValue &payload) {
                if (handle == m_service && slot == QLatin1String("alarm"))
                    take(payload[QLatin1String("alarm")].toObject());
            });
    connect(&m_link, &StationLink::eventsUntold, this, &AlarmFeed::reload);
    if (m_link.isOpen())
        reload();
}

void AlarmFeed::follow()
{
    if (m_link.isOpen() || !m_live)
        return;
    m_live = false;
    m_liveUntil = QDateTime::currentDateTime();
    Q_EMIT stateChanged();
}

// Reading ---------------------------------------------------------------------------------------------------

void AlarmFeed::reload()
{
    ++m_reading;
    m_isReading = true;
    m_pages.clear();
    m_meanwhile.clear();
    m_link.call(QStringLiteral("tree.search"),
                {{QStringLiteral("type"), QStringLiteral("alarm:AlarmService")}}, this,
                [this, reading = m_reading](const client::Reply &reply) {
                    if (reading != m_reading)
                        return;
                    if (!reply.ok())
                        return fail(reply.errors.first().text());
                    const QJsonObject row = reply.value.toArray().first().toObject();
                    m_service = quint32(row.value(QLatin1String("handle")).toInteger());
                    const QString ord = row.value(QLatin1String("ord")).toString();
                    if (ord.isEmpty()) {
                        finish();
                        return setTrouble(tr("This station has no AlarmService; add one from the palette."));
                    }
                    if (ord != std::exchange(m_serviceOrd, ord))
                        m_link.watch(ord + QStringLiteral(".alarm"), this);
                    readPage({});
                });
}

void AlarmFeed::readPage(const QJsonObject &after)
{
    QJsonObject params{{QStringLiteral("open"), true}, {QStringLiteral("limit"), pageSize}};
    if (!after.isEmpty())
        params.insert(QStringLiteral("after"), after);
    m_link.call(QStringLiteral("alarm.query"), params, this,
                [this, reading = m_reading](const client::Reply &reply) {
                    if (reading != m_reading)
                        return;
                    if (!reply.ok())
                        return fail(reply.errors.first().text());
                    const QJsonArray page = reply.value.toArray();
                    for (const QJsonValue &record : page) {
                        const AlarmRow row = AlarmRow::fromJson(record.toObject());
                        m_pages.insert(row.id, row);
                    }
                    if (page.size() < pageSize)
                        return finish();
                    const QJsonValue last = page.last();
                    readPage({{QStringLiteral("raised"), last[QLatin1String("raised")]},
                              {QStringLiteral("id"), last[QLatin1String("id")]}});
                });
}

void AlarmFeed::finish()
{
    // What was announced while the pages came is as new as they are, or newer.
    for (const AlarmRow &row : std::as_const(m_meanwhile)) {
        if (!row.open)
            m_pages.remove(row.id);
        else if (row.sequence >= m_pages.value(row.id).sequence)
            m_pages.insert(row.id, row);
    }
    m_alarms = std::exchange(m_pages, {});
    m_meanwhile.clear();
    m_waiting.clear();
    m_unacked = int(
        std::count_if(m_alarms.cbegin(), m_alarms.cend(), [](const AlarmRow &row) { return row.unacked; }));
    m_isReading = false;
    m_loaded = true;
    m_live = m_link.isOpen();
    m_trouble.clear();
    Q_EMIT reset();
    Q_EMIT stateChanged();
}

/// What is shown stays; the next session, or a person's refresh, reads again.
void AlarmFeed::fail(const QString &why)
{
    m_isReading = false;
    m_pages.clear();
    m_meanwhile.clear();
    // That the station is away is said already.
    if (m_link.isOpen())
        setTrouble(why);
}

void AlarmFeed::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    Q_EMIT stateChanged();
}

// Following -------------------------------------------------------------------------------------------------

void AlarmFeed::take(const QJsonObject &record)
{
    const AlarmRow row = AlarmRow::fromJson(record);
    if (row.id.isEmpty())
        return;
    if (m_isReading)
        m_meanwhile.insert(row.id, row);
    m_waiting.insert(row.id, row);
    if (!m_coalescing.isActive())
        m_coalescing.start();
}

void AlarmFeed::handOn()
{
    QList<AlarmRow> alarms;
    QStringList closed;
    for (const AlarmRow &row : std::as_const(m_waiting)) {
        const auto known = m_alarms.constFind(row.id);
        if (known != m_alarms.constEnd() && known->sequence > row.sequence)
            continue;
        m_unacked -= known != m_alarms.constEnd() && known->unacked ? 1 : 0;
        if (row.open) {
            m_unacked += row.unacked ? 1 : 0;
            m_alarms.insert(row.id, row);
            alarms.append(row);
        } else if (m_alarms.remove(row.id)) {
            closed.append(row.id);
        }
    }
    m_waiting.clear();
    if (!alarms.isEmpty() || !closed.isEmpty())
        Q_EMIT changed(alarms, closed);
}

} // namespace ui
