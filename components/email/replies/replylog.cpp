#include "components/email/replies/replylog.h"

#include "components/email/replies/replytoken.h"

#include <algorithm>

namespace email {

namespace {

constexpr int Shown = 200;
constexpr int PruneEvery = 500;
constexpr std::array OutcomeNames{"refused", "seen", "acknowledged", "already"};

} // namespace

QString replyOutcomeName(ReplyOutcome outcome)
{
    return QLatin1String(OutcomeNames[std::size_t(qBound(0, int(outcome), int(OutcomeNames.size()) - 1))]);
}

QJsonObject ReplyDecision::toJson() const
{
    return {{QStringLiteral("time"), at.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("outcome"), replyOutcomeName(outcome)},
            {QStringLiteral("from"), sender},
            {QStringLiteral("subject"), subject},
            {QStringLiteral("messageId"), messageId},
            {QStringLiteral("user"), person},
            {QStringLiteral("alarm"), alarm},
            {QStringLiteral("alarms"), alarms},
            {QStringLiteral("cause"), cause}};
}

station::Schema ReplyLog::schema()
{
    return {QStringLiteral("reply"),
            {{QStringLiteral("CREATE TABLE reply (owner BIGINT NOT NULL, at BIGINT NOT NULL, "
                             "outcome INTEGER NOT NULL, sender TEXT NOT NULL, subject TEXT NOT NULL, "
                             "message_id TEXT NOT NULL, person TEXT NOT NULL, alarm TEXT NOT NULL, "
                             "token TEXT NOT NULL, cause TEXT NOT NULL, alarms INTEGER NOT NULL)"),
              QStringLiteral("CREATE INDEX reply_at ON reply (owner, at)")},
             {QStringLiteral("CREATE INDEX reply_by_message_id ON reply (message_id)")}}};
}

station::Result<void> ReplyLog::load(station::Station &station, quint32 owner, const QDateTime &midnight)
{
    m_station = &station;
    m_owner = owner;
    m_used.clear();
    m_recent.clear();
    startDay();
    if (station.database().health() == station::Database::Health::Closed)
        return {};
    const station::Result<station::Rows> used = station.database().queryNow(
        QStringLiteral("SELECT token FROM reply WHERE owner = ? AND token <> ''"), {owner});
    if (!used)
        return used.error();
    for (const QVariantList &row : *used)
        m_used.insert(row.at(0).toString().toLatin1());
    const station::Result<station::Rows> rows = station.database().queryNow(
        QStringLiteral("SELECT at, outcome, sender, subject, message_id, person, alarm, cause, alarms "
                       "FROM reply WHERE owner = ? ORDER BY at DESC LIMIT 200"),
        {owner});
    if (!rows)
        return rows.error();
    for (const QVariantList &row : *rows) {
        ReplyDecision decision;
        decision.at = QDateTime::fromMSecsSinceEpoch(row.at(0).toLongLong(), Qt::UTC);
        decision.outcome = ReplyOutcome(qBound(0, row.at(1).toInt(), int(OutcomeNames.size()) - 1));
        decision.sender = row.at(2).toString();
        decision.subject = row.at(3).toString();
        decision.messageId = row.at(4).toString();
        decision.person = row.at(5).toString();
        decision.alarm = row.at(6).toString();
        decision.cause = row.at(7).toString();
        decision.alarms = row.at(8).toInt();
        m_recent.append(decision);
    }
    const station::Result<station::Rows> today =
        station.database().queryNow(QStringLiteral("SELECT COUNT(*), COALESCE(SUM(alarms), 0) FROM reply "
                                                   "WHERE owner = ? AND at >= ?"),
                                    {owner, midnight.toMSecsSinceEpoch()});
    if (today && !today->empty()) {
        m_received = today->front().at(0).toInt();
        m_acknowledged = today->front().at(1).toInt();
    }
    return {};
}

void ReplyLog::add(const ReplyDecision &decision)
{
    station::Turn turn(*m_station);
    ++m_received;
    m_acknowledged += decision.alarms;
    if (!decision.token.isEmpty())
        m_used.insert(decision.token);
    m_recent.prepend(decision);
    if (m_recent.size() > Shown)
        m_recent.removeLast();
    m_station->addStatement(
        QStringLiteral("INSERT INTO reply (owner, at, outcome, sender, subject, message_id, person, alarm, "
                       "token, cause, alarms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {m_owner, decision.at.toMSecsSinceEpoch(), int(decision.outcome), decision.sender, decision.subject,
         decision.messageId, decision.person, decision.alarm, QString::fromLatin1(decision.token),
         decision.cause, decision.alarms});
    if (++m_added % PruneEvery == 1)
        prune();
}

/// A mailbox that strangers fill must not fill the disk: refusals make room for newer ones; what was heeded
/// stays as long as its token could be shown again.
void ReplyLog::prune()
{
    const qint64 now = m_station->clock().wall().toMSecsSinceEpoch();
    m_station->addStatement(QStringLiteral("DELETE FROM reply WHERE owner = ? AND token = '' AND at < "
                                           "(SELECT MIN(at) FROM (SELECT at FROM reply WHERE owner = ? "
                                           "ORDER BY at DESC LIMIT 10000) AS newest)"),
                            {m_owner, m_owner});
    m_station->addStatement(QStringLiteral("DELETE FROM reply WHERE owner = ? AND at < ?"),
                            {m_owner, now - 52 * TokenSigner::lifeMs});
}

const ReplyDecision *ReplyLog::last(bool counted) const
{
    const auto found =
        std::find_if(m_recent.cbegin(), m_recent.cend(), [counted](const ReplyDecision &decision) {
            return (decision.outcome != ReplyOutcome::Refused) == counted;
        });
    return found == m_recent.cend() ? nullptr : &*found;
}

QJsonArray ReplyLog::recent() const
{
    QJsonArray list;
    for (const ReplyDecision &decision : m_recent)
        list.append(decision.toJson());
    return list;
}

} // namespace email
