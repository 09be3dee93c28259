#pragma once

#include "station/station.h"

#include <QJsonArray>

#include <deque>

namespace email {

/// A mail that a Canary sent, and what became of it.
struct CanaryTrip
{
    QByteArray token{}; ///< What it is recognised by, once.
    QDateTime sent{};
    qint64 ms = -1;      ///< How long it took; -1 = it has not come back.
    bool missed = false; ///< Its time was over. It may come all the same.
    // Boot times of this run.
    qint64 sentBoot = -1;
    qint64 missedBoot = 0; ///< When it is missed.

    bool isUnderWay() const { return ms < 0 && !missed; }
};

/// What a Canary remembers, over restarts too: the newest trips, and how many there were.
class CanaryRecord
{
public:
    /// A mail that is older than so many others counts no more.
    static constexpr std::size_t mostTrips = 500;

    int sent = 0;
    int back = 0;
    int missed = 0;
    std::deque<CanaryTrip> trips{}; ///< Oldest first.

    static station::Schema schema();
    static station::Result<CanaryRecord> load(station::Station &station, quint32 owner);

    // These write in the station's present turn.
    void add(station::Station &station, quint32 owner, const CanaryTrip &trip);
    void save(station::Station &station, quint32 owner, const CanaryTrip &trip) const;

    /// The trip of this token that has not come back; nullptr when there is none.
    CanaryTrip *find(const QByteArray &token);
    /// The one that came back last; nullptr when there is none.
    const CanaryTrip *lastBack() const;
    /// {sent, seconds, missed} of each, newest first; seconds is null for what has not come back.
    QJsonArray toJson() const;
};

} // namespace email
