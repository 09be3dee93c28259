// The statements of the outbox's tables. Their texts are shared and their arguments few: in a burst thousands
// of them wait for the writer at once.

#include "components/email/outbox/outboxstore.h"
#include "station/station.h"

#include <algorithm>

namespace email {

namespace {

/// Qt binds a null string as NULL, which is not what an empty text means.
QString plain(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

qint64 wallNow(station::Station &station)
{
    return station.clock().wall().toMSecsSinceEpoch();
}

} // namespace

// Writing ---------------------------------------------------------------------------------------------------

void OutboxStore::insert(const OutboxEntry &entry, const OutboxContent &content)
{
    static const QString message =
        QStringLiteral("INSERT INTO message (id, message_id, account, home, carrier, state, phase, kind, "
                       "priority, attempts, "
                       "created, next_try, not_after, boot, sender, subject) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
    static const QString body = QStringLiteral(
        "INSERT INTO message_body (message, plain, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    static const QString recipient =
        QStringLiteral("INSERT INTO recipient (message, position, address, state) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT DO NOTHING");
    static const QString alarm =
        QStringLiteral("INSERT INTO message_alarm (message, alarm) VALUES (?, ?) ON CONFLICT DO NOTHING");

    const qint64 id = qint64(entry.id);
    station::Turn turn(m_station);
    m_station.addStatement(message, {id, plain(QString::fromLatin1(content.messageId)), entry.account,
                                     entry.home, entry.carrier, int(entry.state), int(entry.phase),
                                     int(entry.kind), entry.priority, entry.attempts, entry.createdWall,
                                     wallNow(m_station), entry.notAfterWall, m_bootId,
                                     plain(content.sender.toString()), plain(content.subject)});
    m_station.addStatement(
        body, {id, plain(content.text), content.bytes.isNull() ? QByteArray("") : content.bytes});
    int position = 0;
    for (const OutboxRecipient &to : content.recipients)
        m_station.addStatement(recipient, {id, position++, to.address.toString(), int(to.state)});
    for (const QString &told : content.alarms)
        m_station.addStatement(alarm, {id, told});
    tell(entry.id, entry.state);
}

void OutboxStore::tell(quint64 id, MessageState state) const
{
    if (m_written)
        m_written(id, state);
}

void OutboxStore::save(const OutboxEntry &entry)
{
    static const QString sql = QStringLiteral("UPDATE message SET home = ?, carrier = ?, state = ?, phase = "
                                              "?, crashes = ?, doubts = ?, attempts = ?, strikes = ?, "
                                              "taken = ?, next_try = ?, not_after = ?, age = ?, settled = ?, "
                                              "boot = ?, last_cause = ? WHERE id = ?");
    const qint64 now = wallNow(m_station);
    const qint64 boot = m_station.clock().bootMs();
    const qint64 wait = entry.due == Never ? 0 : std::max<qint64>(0, entry.due - boot);
    add(sql,
        {entry.home, entry.carrier, int(entry.state), int(entry.phase), entry.crashes, entry.doubts,
         entry.attempts, entry.strikes, entry.takenWall, now + wait, entry.notAfterWall, boot - entry.born,
         isSettled(entry.state) ? now : 0, m_bootId, plain(entry.lastCause), qint64(entry.id)});
    tell(entry.id, entry.state);
}

void OutboxStore::saveRecipient(quint64 id, int position, const OutboxRecipient &recipient)
{
    static const QString sql =
        QStringLiteral("UPDATE recipient SET state = ?, code = ?, enhanced = ?, reply = ? "
                       "WHERE message = ? AND position = ?");
    add(sql, {int(recipient.state), recipient.code, plain(QString::fromLatin1(recipient.enhanced)),
              plain(recipient.text), qint64(id), position});
}

void OutboxStore::saveReturned(quint64 id, int position, const OutboxRecipient &recipient)
{
    static const QString sql =
        QStringLiteral("UPDATE recipient SET state = ?, code = ?, enhanced = ?, reply = ? "
                       "WHERE message = ? AND position = ? AND state = 1");
    add(sql, {int(recipient.state), recipient.code, plain(QString::fromLatin1(recipient.enhanced)),
              plain(recipient.text), qint64(id), position});
}

void OutboxStore::reopenRecipients(quint64 id)
{
    static const QString sql =
        QStringLiteral("UPDATE recipient SET state = 0 WHERE message = ? AND state <> 1");
    add(sql, {qint64(id)});
}

void OutboxStore::setState(quint64 id, MessageState state, const QString &cause)
{
    static const QString sql =
        QStringLiteral("UPDATE message SET state = ?, phase = 0, last_cause = ?, settled = ? WHERE id = ?");
    add(sql, {int(state), plain(cause), isSettled(state) ? wallNow(m_station) : 0, qint64(id)});
    tell(id, state);
}

void OutboxStore::saveLearned(const Learned &learned)
{
    static const QString sql = QStringLiteral(
        "INSERT INTO learned (account, what, value, since, until, said) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (account, what) DO UPDATE SET value = excluded.value, since = excluded.since, "
        "until = excluded.until, said = excluded.said");
    add(sql, {learned.account, int(learned.what), learned.value, learned.sinceWall, learned.untilWall,
              plain(learned.from)});
}

void OutboxStore::forgetLearned(quint32 account, Limit what)
{
    static const QString sql = QStringLiteral("DELETE FROM learned WHERE account = ? AND what = ?");
    add(sql, {account, int(what)});
}

void OutboxStore::purge(int keep, qint64 beforeWall)
{
    static const QString stale =
        QStringLiteral("SELECT id FROM message WHERE state IN (4, 5, 6, 7) AND (settled < ? OR id <= "
                       "COALESCE((SELECT id FROM "
                       "message WHERE state IN (4, 5, 6, 7) ORDER BY id DESC LIMIT 1 OFFSET ?), 0))");
    static const QStringList children{QStringLiteral("message_body"), QStringLiteral("recipient"),
                                      QStringLiteral("message_alarm")};
    station::Turn turn(m_station);
    for (const QString &table : children) {
        m_station.addStatement(QStringLiteral("DELETE FROM %1 WHERE message IN (%2)").arg(table, stale),
                               {beforeWall, keep});
    }
    m_station.addStatement(QStringLiteral("DELETE FROM message WHERE id IN (%1)").arg(stale),
                           {beforeWall, keep});
}

} // namespace email
