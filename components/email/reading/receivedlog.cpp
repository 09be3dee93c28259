// Policy: a row goes only when the server lists its whole mailbox without the message: the number never comes
// back (RFC 9051 §2.3.1.1, RFC 1939 §7). Rows of a numbering that is void are kept for a season, since a
// mailbox that was made anew may hold the same messages under other numbers: then their Message-ID tells.
// POP3 has no word for a maildrop that was made anew, so what is gone from one is kept for a day under a
// numbering of our own.

#include "components/email/reading/receivedlog.h"

#include <algorithm>

namespace email {

namespace {

constexpr qint64 DayMs = qint64(24) * 3600 * 1000;
constexpr qint64 SeasonMs = 90 * DayMs;
constexpr quint32 Maildrop = 0; ///< The numbering of POP3.
constexpr quint32 GoneFromMaildrop = ~0u;

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
        QStringLiteral("SELECT validity, uid, message_id, settled, at FROM received WHERE account = ?"),
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
                m_entries.insert(key, {row.at(3).toInt() ? Standing::Settled : Standing::HandedOn, messageId,
                                       key.validity == GoneFromMaildrop ? row.at(4).toLongLong() : 0});
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
    QList<std::pair<MessageKey, QByteArray>> gone;
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const MessageKey &key = entry.key();
        const bool isAbsent = key.validity == validity && !present.contains(key.id);
        const bool isLongGone = entry->gone && entry->gone < now() - DayMs;
        if (isAbsent && validity == Maildrop)
            gone.append({key, entry->messageId});
        if (isAbsent || isLongGone)
            entry = forget(entry);
        else
            ++entry;
    }
    for (const auto &[key, messageId] : std::as_const(gone))
        setGone(key, messageId);
    write(QStringLiteral("DELETE FROM received WHERE account = ? AND validity <> ? AND at < ?"),
          {m_account, validity, now() - SeasonMs});
}

ReceivedLog::Entries::iterator ReceivedLog::forget(Entries::iterator entry)
{
    const MessageKey &key = entry.key();
    write(QStringLiteral("DELETE FROM received WHERE account = ? AND validity = ? AND uid = ?"),
          {m_account, key.validity, QString::fromUtf8(key.id)});
    if (const auto ids = m_validities.find(entry->messageId); ids != m_validities.end())
        ids->remove(key.validity);
    return m_entries.erase(entry);
}

/// Without a Message-ID it could not be recognised.
void ReceivedLog::setGone(const MessageKey &key, const QByteArray &messageId)
{
    if (messageId.isEmpty())
        return;
    const MessageKey there{GoneFromMaildrop, key.id};
    if (const auto older = m_entries.find(there); older != m_entries.end())
        forget(older);
    m_entries.insert(there, {Standing::Settled, messageId, now()});
    m_validities[messageId].insert(GoneFromMaildrop);
    write(QStringLiteral("INSERT INTO received (account, validity, uid, message_id, at, settled) "
                         "VALUES (?, ?, ?, ?, ?, 1)"),
          {m_account, GoneFromMaildrop, QString::fromUtf8(key.id), QString::fromUtf8(messageId), now()});
}

void ReceivedLog::write(const QString &sql, const QVariantList &args)
{
    station::Turn turn(*m_station);
    m_station->addStatement(sql, args);
}

} // namespace email
