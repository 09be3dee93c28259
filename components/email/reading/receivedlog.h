#pragma once

#include "station/station.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

namespace email {

/// What a server calls one message of a mailbox, for good: UIDVALIDITY and UID, or 0 and the UIDL.
struct MessageKey
{
    quint32 validity = 0;
    QByteArray id{};

    friend bool operator==(const MessageKey &, const MessageKey &) = default;
};
size_t qHash(const MessageKey &key, size_t seed = 0);

/// How far a message of the mailbox has come.
enum class Standing {
    New,
    Pending,  ///< The station has it, but not yet on its disk.
    HandedOn, ///< The station has it; the server has not yet been told what to do with it.
    Settled,  ///< Both are done.
};

/// Which messages of one account were handed on, kept in the station's database.
///
/// Promise: the row of a message is written in the transaction of all that the message caused, so after a
/// crash either both are there or none, and the server is asked to change nothing before they are.
class ReceivedLog
{
public:
    static station::Schema schema();

    /// Reads what is known of the account; nothing may be asked before @p done has come.
    void load(station::Station &station, quint32 account, std::function<void()> done);
    bool isLoaded() const { return m_loaded; }

    Standing standing(const MessageKey &key) const;
    /// A message with this Message-ID was handed on when the mailbox had another numbering; of POP3, which
    /// does not say so: one that the maildrop has no longer held for at most a day.
    bool hadBefore(const QByteArray &messageId, quint32 validity) const;
    /// A message of this Message-ID came at any time that is remembered.
    bool knows(const QByteArray &messageId) const { return m_validities.contains(messageId); }
    /// Within the turn that hands it on. @p stored comes when all of that is on disk.
    void add(const MessageKey &key, const QByteArray &messageId, std::function<void()> stored);
    /// Asks again whether what is pending is on disk by now.
    void confirm();
    void settle(const QList<MessageKey> &keys);
    /// @p present is all that the mailbox holds under that numbering: forgets the rest, and what is left of
    /// older numberings after a while.
    void forgetAbsent(quint32 validity, const QSet<QByteArray> &present);

private:
    struct Entry
    {
        Standing standing = Standing::New;
        QByteArray messageId{};
        qint64 gone = 0; ///< Since when the maildrop has not had it.
    };

    using Entries = QHash<MessageKey, Entry>;
    Entries::iterator forget(Entries::iterator entry);
    void setGone(const MessageKey &key, const QByteArray &messageId);
    void durable(const QList<MessageKey> &keys);
    void write(const QString &sql, const QVariantList &args);
    qint64 now() const { return m_station->clock().wall().toMSecsSinceEpoch(); }

    station::Station *m_station = nullptr;
    quint32 m_account = 0;
    bool m_loaded = false;
    /// Answers of the database may come when the account has gone.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    Entries m_entries;
    QHash<QByteArray, QSet<quint32>> m_validities; ///< Of the numberings in which a Message-ID was seen.
};

} // namespace email
