#include "components/alarm/alarmstore.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace alarms {

namespace {

constexpr int mostRows = 10'000;

QVariant msOf(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
}

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject objectIn(const QVariant &column)
{
    return QJsonDocument::fromJson(column.toString().toUtf8()).object();
}

} // namespace

station::Schema AlarmStore::schema()
{
    // Times are milliseconds since 1970 in UTC. The columns besides `record` exist to be searched and joined.
    return {
        QStringLiteral("alarm"),
        {{QStringLiteral("CREATE TABLE alarm (id TEXT PRIMARY KEY, source TEXT NOT NULL, "
                         "alarm_class BIGINT NOT NULL, priority INTEGER NOT NULL, raised BIGINT NOT NULL, "
                         "updated BIGINT NOT NULL, closed BIGINT, record TEXT NOT NULL)"),
          QStringLiteral("CREATE INDEX alarm_closed ON alarm (closed)"),
          QStringLiteral("CREATE INDEX alarm_updated ON alarm (updated)"),
          QStringLiteral("CREATE TABLE episode_event (id TEXT PRIMARY KEY, alarm TEXT NOT NULL, "
                         "number INTEGER NOT NULL, happened BIGINT NOT NULL, kind TEXT NOT NULL, "
                         "detail TEXT NOT NULL)"),
          QStringLiteral("CREATE INDEX episode_event_alarm ON episode_event (alarm)")}}};
}

void AlarmStore::load()
{
    if (m_station.database().health() == station::Database::Health::Closed)
        return;
    const station::Result<station::Rows> rows =
        m_station.database().queryNow(QStringLiteral("SELECT record FROM alarm WHERE closed IS NULL"));
    if (!rows) {
        m_station.log().write(station::Log::Level::Error, QStringLiteral("alarm"), rows.error().text());
        return;
    }
    for (const QVariantList &row : *rows) {
        const AlarmRecord record = AlarmRecord::fromJson(objectIn(row.value(0)));
        if (record.isNull()) {
            m_station.log().write(
                station::Log::Level::Error, QStringLiteral("alarm"),
                QCoreApplication::translate("alarms", "an open alarm in the database cannot be read"));
            continue;
        }
        m_open.insert(record.id, record);
        m_bySource.insert({record.sourceHandle, record.key}, record.id);
    }
}

const AlarmRecord *AlarmStore::openOf(quint32 sourceHandle, const QString &key) const
{
    const auto found = m_bySource.constFind({sourceHandle, key});
    return found == m_bySource.constEnd() ? nullptr : open(*found);
}

const AlarmRecord *AlarmStore::open(const QString &id) const
{
    const auto found = m_open.constFind(id);
    return found == m_open.constEnd() ? nullptr : &*found;
}

QHash<quint32, int> AlarmStore::totals() const
{
    QHash<quint32, int> counts;
    if (m_station.database().health() == station::Database::Health::Closed)
        return counts;
    const station::Result<station::Rows> rows = m_station.database().queryNow(
        QStringLiteral("SELECT alarm_class, COUNT(*) FROM alarm GROUP BY alarm_class"));
    if (rows) {
        for (const QVariantList &row : *rows)
            counts.insert(row.value(0).toUInt(), row.value(1).toInt());
    }
    return counts;
}

void AlarmStore::save(const AlarmRecord &record)
{
    const bool isOpen = record.isOpen();
    m_station.addStatement(
        QStringLiteral(
            "INSERT INTO alarm (id, source, alarm_class, priority, raised, updated, closed, record) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET source = excluded.source, "
            "alarm_class = excluded.alarm_class, priority = excluded.priority, "
            "updated = excluded.updated, closed = excluded.closed, record = excluded.record"),
        {record.id, record.source, record.alarmClassHandle, record.priority, msOf(record.timestamp),
         msOf(record.lastUpdate), msOf(isOpen ? QDateTime() : record.lastUpdate), compact(record.toJson())});
    if (isOpen) {
        m_open.insert(record.id, record);
        m_bySource.insert({record.sourceHandle, record.key}, record.id);
    } else {
        m_open.remove(record.id);
        m_bySource.remove({record.sourceHandle, record.key});
        keepUntilDurable(record);
    }
}

/// A list of alarms must not lack one only because the disk is full.
void AlarmStore::keepUntilDurable(const AlarmRecord &record)
{
    m_unsaved->insert(record.id, record);
    m_station.whenDurable([unsaved = std::weak_ptr(m_unsaved), id = record.id](const auto &done) {
        const std::shared_ptr<Unsaved> list = unsaved.lock();
        if (done.ok() && list)
            list->remove(id);
    });
}

std::vector<AlarmRecord> AlarmStore::inMemory() const
{
    std::vector<AlarmRecord> list(m_open.begin(), m_open.end());
    list.insert(list.end(), m_unsaved->begin(), m_unsaved->end());
    return list;
}

void AlarmStore::saveEvent(const AlarmEvent &event, const QJsonArray &decisions)
{
    QJsonObject detail{{QStringLiteral("state"), event.record.stateText()},
                       {QStringLiteral("text"), event.record.text()},
                       {QStringLiteral("decisions"), decisions}};
    if (event.isAck()) {
        detail.insert(QStringLiteral("user"), event.record.user);
        detail.insert(QStringLiteral("note"), event.note);
    }
    m_station.addStatement(
        QStringLiteral("INSERT INTO episode_event (id, alarm, number, happened, kind, detail) "
                       "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET detail = excluded.detail"),
        {event.id, event.record.id, event.record.sequence, msOf(event.time), textOf(event.kind),
         compact(detail)});
}

void AlarmStore::saveAllAgain()
{
    station::Turn turn(m_station);
    const QHash<QString, AlarmRecord> all = m_open;
    for (const AlarmRecord &record : all)
        save(record);
}

void AlarmStore::query(const QDateTime &since, RecordsDone done) const
{
    std::vector<AlarmRecord> known = inMemory();
    std::erase_if(known, [&since](const AlarmRecord &record) {
        return !record.isOpen() && since.isValid() && record.lastUpdate < since;
    });
    read(QStringLiteral(
             "SELECT record FROM alarm WHERE updated >= ? OR closed IS NULL ORDER BY raised DESC LIMIT %1")
             .arg(mostRows),
         {since.isValid() ? since.toMSecsSinceEpoch() : qint64(0)}, std::move(known), std::move(done));
}

void AlarmStore::find(const QString &id, RecordsDone done) const
{
    std::vector<AlarmRecord> known = inMemory();
    std::erase_if(known, [&id](const AlarmRecord &record) { return record.id != id; });
    read(QStringLiteral("SELECT record FROM alarm WHERE id = ?"), {id}, std::move(known), std::move(done));
}

void AlarmStore::read(const QString &sql, const QVariantList &args, std::vector<AlarmRecord> known,
                      RecordsDone done) const
{
    // The reader sees what is committed, so what this turn still holds is waited for first. A database that
    // cannot commit at the moment is asked all the same: what it has is worth showing.
    station::Database &database = m_station.database();
    m_station.whenDurable([&database, sql, args, known = std::move(known),
                           done = std::move(done)](const station::Result<void> &) {
        database.query(sql, args, [known, done](const station::Result<station::Rows> &rows) {
            if (!rows) {
                done(rows.error());
                return;
            }
            QHash<QString, AlarmRecord> records;
            for (const AlarmRecord &record : known)
                records.insert(record.id, record);
            for (const QVariantList &row : *rows) {
                const AlarmRecord record = AlarmRecord::fromJson(objectIn(row.value(0)));
                const auto newer = records.constFind(record.id);
                if (newer == records.constEnd() || newer->sequence < record.sequence)
                    records.insert(record.id, record);
            }
            done(std::vector<AlarmRecord>(records.begin(), records.end()));
        });
    });
}

void AlarmStore::history(const QString &id,
                         std::function<void(const station::Result<QJsonArray> &)> done) const
{
    station::Database &database = m_station.database();
    m_station.whenDurable([&database, id, done = std::move(done)](const station::Result<void> &) {
        database.query(
            QStringLiteral(
                "SELECT id, kind, happened, detail FROM episode_event WHERE alarm = ? ORDER BY number"),
            {id}, [done](const station::Result<station::Rows> &rows) {
                if (!rows) {
                    done(rows.error());
                    return;
                }
                QJsonArray events;
                for (const QVariantList &row : *rows) {
                    QJsonObject event = objectIn(row.value(3));
                    event.insert(QStringLiteral("event"), row.value(0).toString());
                    event.insert(QStringLiteral("transition"), row.value(1).toString());
                    event.insert(QStringLiteral("time"),
                                 QDateTime::fromMSecsSinceEpoch(row.value(2).toLongLong(), Qt::UTC)
                                     .toString(Qt::ISODateWithMs));
                    events.append(event);
                }
                done(events);
            });
    });
}

} // namespace alarms
