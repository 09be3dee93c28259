// Policy: a row goes only when the server lists its whole mailbox without the message: the number never comes
// back (RFC 9051 §2.3.1.1, RFC 1939 §7). Rows of a numbering that is void are kept for a season, since a
// mailbox that was made anew may hold the same messages under other numbers: then their Message-ID tells.

#include "components/email/receivedlog.h"

#include <algorithm>

namespace email {

namespace {

constexpr qint64 SeasonMs = qint64(90) * 24 * 3600 * 1000;

} // namespace

size_t qHash(const MessageKey &key, size_t seed)
{
    return qHashMulti(seed, key.validity, key.id);
}

station::Schema ReceivedLog::schema()
{
    return {QStringLiteral("received"),
            {{QStringLiteral("CREATE TABLE received (account BIGINT NOT NULL, validity BIGINT NOT NULL, "
                             "uid TEXT NOT NULL, message_id TEXT NOT NULL, at BIGINT NOT NULL, "
                             "settled INTEGER NOT NULL, PRIMARY KEY (account, validity, uid))")}}};
}

void ReceivedLog::load(station::Station &station, quint32 account, std::function<void()> done)
{
    m_station = &station;
    m_account = account;
    station.database().query(
        QStringLiteral("SELECT validity, uid, message_id, settled FROM received WHERE account = ?"),
        {account},
        [this, alive = std::weak_ptr(m_alive), done = std::move(done), &station,
         account](const station::Result<station::Rows> &rows) {
            if (alive.expired() || !station.byHandle(account))
                return;
            if (!rows) {
                station.log().write(station::Log::Level::Error, station.byHandle(account)->path(),
                                    rows.error().text());
                return;
            }
            for (const QVariantList &row : *rows) {
                const MessageKey key{row.at(0).toUInt(), row.at(1).toString().toUtf8()};
                const QByteArray messageId = row.at(2).toString().toUtf8();
                m_entries.insert(key,
                                 {row.at(3).toInt() ? Standing::Settled : Standing::HandedOn, messageId});
                if (!messageId.isEmpty())
                    m_validities[messageId].insert(key.validity);
            }
            m_loaded = true;
            done();
        });
}

Standing ReceivedLog::standing(const MessageKey &key) const
{
    return m_entries.value(key).standing;
}

bool ReceivedLog::hadBefore(const QByteArray &messageId, quint32 validity) const
{
    const auto found = m_validities.constFind(messageId);
    return !messageId.isEmpty() && found != m_validities.cend() &&
           std::any_of(found->cbegin(), found->cend(), [validity](quint32 one) { return one != validity; });
}

void ReceivedLog::add(const MessageKey &key, const QByteArray &messageId, std::function<void()> stored)
{
    m_entries.insert(key, {Standing::Pending, messageId});
    if (!messageId.isEmpty())
        m_validities[messageId].insert(key.validity);
    write(QStringLiteral("INSERT INTO received (account, validity, uid, message_id, at, settled) "
                         "VALUES (?, ?, ?, ?, ?, 0)"),
          {m_account, key.validity, QString::fromUtf8(key.id), QString::fromUtf8(messageId), now()});
    m_station->whenDurable([this, alive = std::weak_ptr(m_alive), key,
                            stored = std::move(stored)](const station::Result<void> &result) {
        if (alive.expired() || !result)
            return;
        durable({key});
        stored();
    });
}

void ReceivedLog::confirm()
{
    QList<MessageKey> pending;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (entry->standing == Standing::Pending)
            pending.append(entry.key());
    }
    if (pending.isEmpty())
        return;
    m_station->whenDurable(
        [this, alive = std::weak_ptr(m_alive), pending](const station::Result<void> &result) {
            if (!alive.expired() && result)
                durable(pending);
        });
}

void ReceivedLog::durable(const QList<MessageKey> &keys)
{
    for (const MessageKey &key : keys) {
        const auto entry = m_entries.find(key);
        if (entry != m_entries.end() && entry->standing == Standing::Pending)
            entry->standing = Standing::HandedOn;
    }
}

void ReceivedLog::settle(const QList<MessageKey> &keys)
{
    station::Turn turn(*m_station);
    for (const MessageKey &key : keys) {
        const auto entry = m_entries.find(key);
        if (entry == m_entries.end() || entry->standing == Standing::Settled)
            continue;
        entry->standing = Standing::Settled;
        write(
            QStringLiteral("UPDATE received SET settled = 1 WHERE account = ? AND validity = ? AND uid = ?"),
            {m_account, key.validity, QString::fromUtf8(key.id)});
    }
}

void ReceivedLog::forgetAbsent(quint32 validity, const QSet<QByteArray> &present)
{
    station::Turn turn(*m_station);
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const MessageKey &key = entry.key();
        if (key.validity != validity || present.contains(key.id)) {
            ++entry;
            continue;
        }
        write(QStringLiteral("DELETE FROM received WHERE account = ? AND validity = ? AND uid = ?"),
              {m_account, key.validity, QString::fromUtf8(key.id)});
        if (const auto ids = m_validities.find(entry->messageId); ids != m_validities.end())
            ids->remove(key.validity);
        entry = m_entries.erase(entry);
    }
    write(QStringLiteral("DELETE FROM received WHERE account = ? AND validity <> ? AND at < ?"),
          {m_account, validity, now() - SeasonMs});
}

void ReceivedLog::write(const QString &sql, const QVariantList &args)
{
    station::Turn turn(*m_station);
    m_station->addStatement(sql, args);
}

} // namespace email
