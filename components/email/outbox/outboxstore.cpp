// Policy: a row is written before what it describes happens (phases) or at once after (results). Bytes lie in
// a table of their own, written once: a change of state must not rewrite an attachment. Purging takes settled
// messages only; what is Held waits for a person for ever.

#include "components/email/outbox/outboxstore.h"

#include "station/station.h"

#include <QStringList>

#include <algorithm>

namespace email {

namespace {

using station::Result;
using station::Rows;

const QString messageColumns = QStringLiteral(
    "m.id, m.account, m.home, m.carrier, m.state, m.phase, m.kind, m.priority, m.crashes, m.doubts, "
    "m.attempts, m.strikes, m.created, m.taken, m.next_try, m.not_after, m.age, m.boot, m.last_cause, "
    "(SELECT COUNT(*) FROM recipient r WHERE r.message = m.id AND r.state <> 1)");

StoredMessage messageOf(const QVariantList &row)
{
    StoredMessage stored;
    OutboxEntry &entry = stored.entry;
    qsizetype at = 0;
    const auto next = [&] { return row.at(at++); };
    entry.id = next().toULongLong();
    entry.account = next().toUInt();
    entry.home = next().toUInt();
    entry.carrier = next().toUInt();
    entry.state = MessageState(next().toInt());
    entry.phase = Phase(next().toInt());
    entry.kind = MailKind(next().toInt());
    entry.priority = quint8(next().toUInt());
    entry.crashes = quint8(next().toUInt());
    entry.doubts = quint16(next().toUInt());
    entry.attempts = next().toUInt();
    entry.strikes = quint16(next().toUInt());
    entry.createdWall = next().toLongLong();
    entry.takenWall = next().toLongLong();
    stored.nextTryWall = next().toLongLong();
    entry.notAfterWall = next().toLongLong();
    stored.ageMs = next().toLongLong();
    stored.bootId = next().toString();
    entry.lastCause = next().toString();
    entry.owed = next().toInt();
    entry.durable = true;
    return stored;
}

std::vector<StoredMessage> messagesOf(const Rows &rows)
{
    std::vector<StoredMessage> messages;
    messages.reserve(rows.size());
    for (const QVariantList &row : rows)
        messages.push_back(messageOf(row));
    return messages;
}

/// Address texts that came out of the database were checked when they went in.
MailAddress addressOf(const QVariant &text)
{
    return MailAddress::parse(text.toString()).value_or(MailAddress());
}

std::shared_ptr<OutboxContent> contentOf(const QVariantList &row)
{
    auto content = std::make_shared<OutboxContent>();
    content->sender = addressOf(row.at(0));
    content->messageId = row.at(1).toString().toLatin1();
    content->subject = row.at(2).toString();
    content->text = row.at(3).toString();
    content->bytes = row.at(4).toByteArray();
    return content;
}

void addRecipients(OutboxContent &content, const Rows &rows)
{
    for (const QVariantList &row : rows) {
        content.recipients.push_back({addressOf(row.at(0)), RecipientState(row.at(1).toInt()),
                                      row.at(2).toInt(), row.at(3).toString().toLatin1(),
                                      row.at(4).toString()});
    }
}

qint64 wallNow(station::Station &station)
{
    return station.clock().wall().toMSecsSinceEpoch();
}

} // namespace

OutboxStore::OutboxStore(station::Station &station, QString bootId)
    : m_station(station), m_bootId(bootId.isNull() ? QStringLiteral("") : bootId)
{
}

void OutboxStore::add(const QString &sql, const QVariantList &args)
{
    station::Turn turn(m_station);
    m_station.addStatement(sql, args);
}

// Life ------------------------------------------------------------------------------------------------------

Result<OutboxStore::Run> OutboxStore::previousRun()
{
    const Result<Rows> rows = m_station.database().queryNow(QStringLiteral(
        "SELECT boot, clean, (SELECT COALESCE(MAX(id), 0) FROM message) FROM outbox_run WHERE one = 1"));
    if (!rows)
        return rows.error();
    if (rows->empty())
        return Run{};
    const QVariantList &row = rows->front();
    return Run{row.at(0).toString(), row.at(1).toInt() != 0, row.at(2).toULongLong()};
}

void OutboxStore::markRun(bool clean)
{
    static const QString sql = QStringLiteral("UPDATE outbox_run SET boot = ?, clean = ? WHERE one = 1");
    add(sql, {m_bootId, int(clean)});
}

Result<std::vector<StoredMessage>> OutboxStore::loadUnsettled()
{
    const Result<Rows> rows = m_station.database().queryNow(
        QStringLiteral("SELECT %1 FROM message m WHERE m.state IN (0, 1, 2) ORDER BY m.id")
            .arg(messageColumns));
    if (!rows)
        return rows.error();
    return messagesOf(*rows);
}

Result<std::vector<OutboxStore::Usage>> OutboxStore::usageSince(qint64 wall)
{
    // A clock that was set back leaves rows in the future: they must not use up a day that never comes.
    const Result<Rows> rows = m_station.database().queryNow(
        QStringLiteral(
            "SELECT m.carrier, m.taken, (SELECT COUNT(*) FROM recipient r WHERE r.message = m.id "
            "AND r.state IN (1, 4)) FROM message m WHERE m.taken > ? AND m.taken <= ? ORDER BY m.taken"),
        {wall, wallNow(m_station)});
    if (!rows)
        return rows.error();
    std::vector<Usage> usage;
    for (const QVariantList &row : *rows)
        usage.push_back({row.at(0).toUInt(), row.at(1).toLongLong(), row.at(2).toInt()});
    return usage;
}

Result<std::vector<OutboxStore::Learned>> OutboxStore::learned()
{
    const Result<Rows> rows = m_station.database().queryNow(
        QStringLiteral("SELECT account, what, value, since, until, said FROM learned"));
    if (!rows)
        return rows.error();
    std::vector<Learned> learned;
    for (const QVariantList &row : *rows)
        learned.push_back({row.at(0).toUInt(), Limit(row.at(1).toInt()), row.at(2).toInt(),
                           row.at(3).toLongLong(), row.at(4).toLongLong(), row.at(5).toString()});
    return learned;
}

// Reading ---------------------------------------------------------------------------------------------------

void OutboxStore::readContent(quint64 id, ContentDone done)
{
    const auto fail = [id](const QString &why) {
        return station::Error{QStringLiteral("outbox message %1").arg(id), why, {}};
    };
    m_station.database().query(
        QStringLiteral("SELECT m.sender, m.message_id, m.subject, b.plain, b.bytes FROM message m "
                       "JOIN message_body b ON b.message = m.id WHERE m.id = ?"),
        // The store may be gone when the answer comes; who asked looks after itself.
        {qint64(id)}, [&station = m_station, id, done, fail](const Result<Rows> &rows) {
            if (!rows)
                return done(rows.error());
            if (rows->empty())
                return done(fail(QStringLiteral("it is no longer in the database")));
            auto content = contentOf(rows->front());
            station.database().query(
                QStringLiteral(
                    "SELECT address, state, code, enhanced, reply FROM recipient WHERE message = ? "
                    "ORDER BY position"),
                {qint64(id)}, [content, done](const Result<Rows> &recipients) {
                    if (!recipients)
                        return done(recipients.error());
                    addRecipients(*content, *recipients);
                    done(content);
                });
        });
}

void OutboxStore::readAlarms(quint64 id, std::function<void(const Result<QStringList> &)> done)
{
    m_station.database().query(
        QStringLiteral("SELECT alarm FROM message_alarm WHERE message = ? ORDER BY alarm"), {qint64(id)},
        [done](const Result<Rows> &rows) {
            if (!rows)
                return done(rows.error());
            QStringList alarms;
            for (const QVariantList &row : *rows)
                alarms << row.at(0).toString();
            done(alarms);
        });
}

void OutboxStore::readMessages(quint64 id, const QList<MessageState> &states, quint32 account,
                               MessagesDone done)
{
    QString where;
    QVariantList args;
    if (id) {
        where = QStringLiteral("m.id = ?");
        args << qint64(id);
    } else {
        QStringList numbers;
        for (const MessageState state : states)
            numbers << QString::number(int(state));
        where = QStringLiteral("m.state IN (%1)").arg(numbers.join(QLatin1Char(',')));
        if (account) {
            where += QStringLiteral(" AND m.home = ?");
            args << account;
        }
    }
    m_station.database().query(
        QStringLiteral("SELECT %1 FROM message m WHERE %2 ORDER BY m.id").arg(messageColumns, where), args,
        [done](const Result<Rows> &rows) {
            if (!rows)
                return done(rows.error());
            done(messagesOf(*rows));
        });
}

} // namespace email
