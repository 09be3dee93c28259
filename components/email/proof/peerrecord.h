#pragma once

#include "station/station.h"

#include <deque>

namespace email {

struct HeardHeartbeat;

/// A heartbeat that was heard.
struct PeerBeat
{
    qint64 number = 0;
    QDateTime sent{}; ///< By its Date; invalid when it has none.
};

/// What a PeerWatch remembers of its peer, over restarts too.
class PeerRecord
{
public:
    /// Older ones are not told from lost ones any more.
    static constexpr std::size_t mostBeats = 500;

    /// What a heartbeat turned out to be.
    enum class Heard {
        Next,     ///< The one after the last, or one further on.
        Anew,     ///< The peer counts from the beginning, or from where a backup of it stood.
        Late,     ///< Sent before the last one, and missed until now.
        Repeated, ///< It was heard before.
    };

    QString peer{};        ///< Its id; empty = none was heard yet.
    QDateTime since{};     ///< When the watch began.
    QDateTime heard{};     ///< When the last one came.
    qint64 intervalMs = 0; ///< What it said of the next; 0 = nothing.
    int numberHeard = 0;
    int numberLost = 0;
    int numberLate = 0;
    int numberRepeated = 0;
    int numberAnew = 0;
    QString lastLost{};           ///< In words.
    std::deque<PeerBeat> beats{}; ///< Since the peer last counted from anew, by number.

    static station::Schema schema();
    static station::Result<PeerRecord> load(station::Station &station, quint32 owner);

    /// @p lost becomes the number of those before it that are missing.
    Heard hear(const HeardHeartbeat &heartbeat, const QDateTime &now, qint64 &lost);
    qint64 lastNumber() const { return beats.empty() ? 0 : beats.back().number; }
    /// In the station's present turn.
    void save(station::Station &station, quint32 owner) const;

private:
    Heard kindOf(const PeerBeat &beat) const;
    void remember(const PeerBeat &beat);
};

} // namespace email
