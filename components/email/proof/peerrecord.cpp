#include "components/email/proof/peerrecord.h"

#include "components/email/proof/heartbeatmark.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace email {

namespace {

/// Forged numbers must not bring the count beyond all bounds.
constexpr qint64 mostLost = 1'000'000'000;

QString textOf(const std::deque<PeerBeat> &beats)
{
    QJsonArray list;
    for (const PeerBeat &beat : beats)
        list.append(QJsonArray{beat.number, beat.sent.isValid() ? beat.sent.toMSecsSinceEpoch() : 0});
    return QString::fromLatin1(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

std::deque<PeerBeat> beatsOf(const QString &text)
{
    std::deque<PeerBeat> beats;
    const QJsonArray list = QJsonDocument::fromJson(text.toLatin1()).array();
    for (const QJsonValue &each : list) {
        const qint64 sent = each[1].toInteger();
        beats.push_back(
            {each[0].toInteger(), sent ? QDateTime::fromMSecsSinceEpoch(sent, Qt::UTC) : QDateTime()});
    }
    return beats;
}

} // namespace

station::Schema PeerRecord::schema()
{
    return {QStringLiteral("peer"),
            {{QStringLiteral(
                "CREATE TABLE peer (owner BIGINT PRIMARY KEY, peer TEXT NOT NULL, since BIGINT NOT NULL, "
                "heard BIGINT NOT NULL, announced BIGINT NOT NULL, number_heard INTEGER NOT NULL, "
                "number_lost INTEGER NOT NULL, number_late INTEGER NOT NULL, number_repeated INTEGER NOT "
                "NULL, number_anew INTEGER NOT NULL, last_lost TEXT NOT NULL, beats TEXT NOT NULL)")}}};
}

station::Result<PeerRecord> PeerRecord::load(station::Station &station, quint32 owner)
{
    PeerRecord record;
    if (station.database().health() == station::Database::Health::Closed)
        return record;
    const auto rows = station.database().queryNow(
        QStringLiteral("SELECT peer, since, heard, announced, number_heard, number_lost, number_late, "
                       "number_repeated, number_anew, last_lost, beats FROM peer WHERE owner = ?"),
        {owner});
    if (!rows)
        return rows.error();
    if (rows->empty())
        return record;
    const QVariantList &row = rows->front();
    const auto time = [&row](int column) {
        const qint64 ms = row.at(column).toLongLong();
        return ms ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
    };
    record.peer = row.at(0).toString();
    record.since = time(1);
    record.heard = time(2);
    record.intervalMs = row.at(3).toLongLong();
    record.numberHeard = row.at(4).toInt();
    record.numberLost = row.at(5).toInt();
    record.numberLate = row.at(6).toInt();
    record.numberRepeated = row.at(7).toInt();
    record.numberAnew = row.at(8).toInt();
    record.lastLost = row.at(9).toString();
    record.beats = beatsOf(row.at(10).toString());
    return record;
}

void PeerRecord::save(station::Station &station, quint32 owner) const
{
    const auto ms = [](const QDateTime &time) { return time.isValid() ? time.toMSecsSinceEpoch() : 0; };
    station::Turn turn(station);
    station.addStatement(
        QStringLiteral("INSERT INTO peer (owner, peer, since, heard, announced, number_heard, number_lost, "
                       "number_late, number_repeated, number_anew, last_lost, beats) VALUES (?, ?, ?, ?, ?, "
                       "?, ?, ?, ?, ?, ?, ?) ON CONFLICT (owner) DO UPDATE SET peer = excluded.peer, since = "
                       "excluded.since, heard = excluded.heard, announced = excluded.announced, number_heard "
                       "= excluded.number_heard, number_lost = excluded.number_lost, number_late = "
                       "excluded.number_late, number_repeated = excluded.number_repeated, number_anew = "
                       "excluded.number_anew, last_lost = excluded.last_lost, beats = excluded.beats"),
        {owner, peer, ms(since), ms(heard), intervalMs, numberHeard, numberLost, numberLate, numberRepeated,
         numberAnew, lastLost, textOf(beats)});
}

/// A repeated mail has the Date of the first. One that was sent after the last, with a number that is past,
/// is of a peer that lost its count; so is another one with a number that was heard.
PeerRecord::Heard PeerRecord::kindOf(const PeerBeat &beat) const
{
    if (beats.empty() || beat.number > beats.back().number)
        return Heard::Next;
    const auto known = std::find_if(beats.begin(), beats.end(),
                                    [&beat](const PeerBeat &each) { return each.number == beat.number; });
    if (known != beats.end())
        return known->sent == beat.sent ? Heard::Repeated : Heard::Anew;
    // A Date in the far future would make all that follow look older.
    const QDateTime &last = beats.back().sent > heard.addDays(1) ? heard : beats.back().sent;
    if (beat.sent.isValid() && last.isValid() && beat.sent > last)
        return Heard::Anew;
    return beat.number < beats.front().number ? Heard::Repeated : Heard::Late;
}

PeerRecord::Heard PeerRecord::hear(const HeardHeartbeat &heartbeat, const QDateTime &now, qint64 &lost)
{
    lost = 0;
    const PeerBeat beat{heartbeat.mark.sequence, heartbeat.sent};
    const Heard kind = kindOf(beat);
    if (kind == Heard::Repeated) {
        ++numberRepeated;
        return kind;
    }
    ++numberHeard;
    if (kind == Heard::Late) {
        ++numberLate;
        numberLost = std::max(numberLost - 1, 0);
    } else {
        if (kind == Heard::Anew) {
            ++numberAnew;
            beats.clear();
        } else if (!beats.empty()) {
            lost = beat.number - lastNumber() - 1;
            numberLost = int(std::min(numberLost + lost, mostLost));
        }
        heard = now;
        intervalMs = heartbeat.mark.intervalMs;
    }
    remember(beat);
    return kind;
}

void PeerRecord::remember(const PeerBeat &beat)
{
    const auto behind = std::find_if(beats.begin(), beats.end(),
                                     [&beat](const PeerBeat &each) { return each.number > beat.number; });
    beats.insert(behind, beat);
    if (beats.size() > mostBeats)
        beats.pop_front();
}

} // namespace email
