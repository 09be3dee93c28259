#pragma once

#include "station/station.h"

#include <QJsonArray>
#include <QSet>

namespace email {

/// What became of a reply. The numbers are stored: never change one.
enum class ReplyOutcome {
    Refused = 0,
    Seen = 1,
    Acknowledged = 2,
    Already = 3, ///< Somebody else was faster, or nothing waits to be acknowledged.
};

/// A fixed name for lists and JSON: "refused", "seen", "acknowledged", "already".
QString replyOutcomeName(ReplyOutcome outcome);

/// One message that came, and what was decided about it.
struct ReplyDecision
{
    QDateTime at{};
    ReplyOutcome outcome = ReplyOutcome::Refused;
    QString sender{};
    QString subject{};
    QString messageId{};
    QString person{};   ///< Name of the user that the sender is.
    QString alarm{};    ///< Id; empty while it is not known.
    QByteArray token{}; ///< Of a reply that was heeded: it is used up.
    QString cause{};    ///< Of a refusal, or what was found.
    int alarms = 0;     ///< How many were acknowledged by it.

    QJsonObject toJson() const;
};

/// Every decision of one acknowledger, kept in the station's database, so that no token serves twice and
/// every refusal can be looked up. A decision is in the transaction of what it caused.
class ReplyLog
{
public:
    static station::Schema schema();

    /// Reads what is still of use; blocks. @p midnight begins the day that is counted.
    station::Result<void> load(station::Station &station, quint32 owner, const QDateTime &midnight);
    bool isUsed(const QByteArray &token) const { return m_used.contains(token); }
    void add(const ReplyDecision &decision);
    void startDay() { m_received = m_acknowledged = 0; }

    int receivedToday() const { return m_received; }
    int acknowledgedToday() const { return m_acknowledged; }
    /// The latest that counted, or that did not; nullptr when there is none.
    const ReplyDecision *last(bool counted) const;
    /// The last ones, newest first.
    QJsonArray recent() const;

private:
    void prune();

    station::Station *m_station = nullptr;
    quint32 m_owner = 0;
    QSet<QByteArray> m_used;
    QList<ReplyDecision> m_recent;
    int m_received = 0;
    int m_acknowledged = 0;
    int m_added = 0;
};

} // namespace email
