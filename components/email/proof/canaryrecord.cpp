#include "components/email/proof/canaryrecord.h"

#include <QJsonObject>

#include <algorithm>

namespace email {

station::Schema CanaryRecord::schema()
{
    return {QStringLiteral("canary"),
            {{QStringLiteral("CREATE TABLE canary (owner BIGINT PRIMARY KEY, sent INTEGER NOT NULL, "
                             "back INTEGER NOT NULL, missed INTEGER NOT NULL)"),
              QStringLiteral("CREATE TABLE canary_trip (owner BIGINT NOT NULL, token BLOB NOT NULL, "
                             "sent BIGINT NOT NULL, ms BIGINT NOT NULL, missed INTEGER NOT NULL, "
                             "PRIMARY KEY (owner, token))")}}};
}

station::Result<CanaryRecord> CanaryRecord::load(station::Station &station, quint32 owner)
{
    CanaryRecord record;
    if (station.database().health() == station::Database::Health::Closed)
        return record;
    const auto counts = station.database().queryNow(
        QStringLiteral("SELECT sent, back, missed FROM canary WHERE owner = ?"), {owner});
    const auto trips = station.database().queryNow(
        QStringLiteral(
            "SELECT token, sent, ms, missed FROM canary_trip WHERE owner = ? ORDER BY sent, rowid"),
        {owner});
    if (!counts || !trips)
        return counts ? trips.error() : counts.error();
    if (!counts->empty()) {
        record.sent = counts->front().at(0).toInt();
        record.back = counts->front().at(1).toInt();
        record.missed = counts->front().at(2).toInt();
    }
    for (const QVariantList &row : *trips)
        record.trips.push_back({row.at(0).toByteArray(),
                                QDateTime::fromMSecsSinceEpoch(row.at(1).toLongLong(), Qt::UTC),
                                row.at(2).toLongLong(), row.at(3).toBool()});
    return record;
}

void CanaryRecord::add(station::Station &station, quint32 owner, const CanaryTrip &trip)
{
    station::Turn turn(station);
    trips.push_back(trip);
    ++sent;
    for (; trips.size() > mostTrips; trips.pop_front())
        station.addStatement(QStringLiteral("DELETE FROM canary_trip WHERE owner = ? AND token = ?"),
                             {owner, trips.front().token});
    save(station, owner, trip);
}

void CanaryRecord::save(station::Station &station, quint32 owner, const CanaryTrip &trip) const
{
    station::Turn turn(station);
    station.addStatement(
        QStringLiteral(
            "INSERT INTO canary (owner, sent, back, missed) VALUES (?, ?, ?, ?) ON CONFLICT (owner) "
            "DO UPDATE SET sent = excluded.sent, back = excluded.back, missed = excluded.missed"),
        {owner, sent, back, missed});
    station.addStatement(
        QStringLiteral("INSERT INTO canary_trip (owner, token, sent, ms, missed) VALUES (?, ?, ?, ?, ?) ON "
                       "CONFLICT (owner, token) DO UPDATE SET ms = excluded.ms, missed = excluded.missed"),
        {owner, trip.token, trip.sent.toMSecsSinceEpoch(), trip.ms, trip.missed});
}

CanaryTrip *CanaryRecord::find(const QByteArray &token)
{
    const auto found = std::find_if(trips.begin(), trips.end(), [&token](const CanaryTrip &trip) {
        return trip.ms < 0 && trip.token == token;
    });
    return found == trips.end() ? nullptr : &*found;
}

const CanaryTrip *CanaryRecord::lastBack() const
{
    const CanaryTrip *last = nullptr;
    for (const CanaryTrip &trip : trips) {
        if (trip.ms >= 0 && (!last || trip.sent.addMSecs(trip.ms) >= last->sent.addMSecs(last->ms)))
            last = &trip;
    }
    return last;
}

QJsonArray CanaryRecord::toJson() const
{
    QJsonArray list;
    std::for_each(trips.rbegin(), trips.rend(), [&list](const CanaryTrip &trip) {
        list.append(QJsonObject{
            {QStringLiteral("sent"), trip.sent.toString(Qt::ISODateWithMs)},
            {QStringLiteral("seconds"), trip.ms < 0 ? QJsonValue() : QJsonValue(double(trip.ms) / 1000)},
            {QStringLiteral("missed"), trip.missed}});
    });
    return list;
}

} // namespace email
