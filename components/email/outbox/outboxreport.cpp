#include "components/email/outbox/outboxreport.h"

#include "station/station.h"

#include <algorithm>

namespace email {

using station::Error;
using station::Result;
using station::Rows;

namespace {

template <std::size_t N>
QString nameOf(const std::array<const char *, N> &names, int number)
{
    return QString::fromLatin1(names[std::size_t(std::clamp(number, 0, int(N) - 1))]);
}

/// Adds what a list asks for beyond states and accounts.
void narrow(const Outbox::Filter &filter, QStringList &terms, QVariantList &args)
{
    if (filter.before > 0) {
        terms << QStringLiteral("id < ?");
        args << filter.before;
    }
    if (!filter.ids.isEmpty()) {
        QStringList ids;
        for (const qint64 one : filter.ids)
            ids << QString::number(one);
        terms << QStringLiteral("id IN (%1)").arg(ids.join(QLatin1Char(',')));
    }
    if (!filter.text.isEmpty()) {
        QString pattern = filter.text;
        for (const char special : {'\\', '%', '_'})
            pattern.replace(QLatin1Char(special), QStringLiteral("\\") + QLatin1Char(special));
        pattern = QLatin1Char('%') + pattern + QLatin1Char('%');
        const QString like = QStringLiteral(R"(LOWER(%1) LIKE LOWER(?) ESCAPE '\')");
        terms << QStringLiteral("(%1 OR %2 OR id IN (SELECT message FROM recipient WHERE %3))")
                     .arg(like.arg(QStringLiteral("subject")), like.arg(QStringLiteral("last_cause")),
                          like.arg(QStringLiteral("address")));
        args << pattern << pattern << pattern;
    }
}

/// The same for a message that has no row yet; it has its content.
bool isWanted(const Outbox::Filter &filter, const OutboxEntry &entry)
{
    const auto holds = [&filter](const QString &text) {
        return text.contains(filter.text, Qt::CaseInsensitive);
    };
    const auto &to = entry.content->recipients;
    const QString state = QLatin1String(MessageStateNames[std::size_t(entry.state)]);
    return (filter.state.isEmpty() || filter.state.compare(state, Qt::CaseInsensitive) == 0) &&
           (filter.before <= 0 || qint64(entry.id) < filter.before) &&
           (filter.ids.isEmpty() || filter.ids.contains(qint64(entry.id))) &&
           (filter.text.isEmpty() || holds(entry.content->subject) || holds(entry.lastCause) ||
            std::any_of(to.begin(), to.end(),
                        [&](const auto &one) { return holds(one.address.toString()); }));
}

QString phaseName(Phase phase)
{
    static constexpr std::array names{"", "attempting", "committing"};
    return nameOf(names, int(phase));
}

QJsonObject recipientJson(const QString &address, RecipientState state, int code, const QString &enhanced,
                          const QString &text)
{
    return {{QStringLiteral("address"), address},
            {QStringLiteral("state"), nameOf(RecipientStateNames, int(state))},
            {QStringLiteral("code"), code},
            {QStringLiteral("enhancedCode"), enhanced},
            {QStringLiteral("text"), text}};
}

/// True if everybody has the mail: what hindered it before is history then.
bool hasArrived(const QJsonObject &message)
{
    if (message.value(QStringLiteral("state")) != nameOf(MessageStateNames, int(MessageState::Sent)))
        return false;
    const QJsonArray recipients = message.value(QStringLiteral("recipients")).toArray();
    return std::all_of(recipients.begin(), recipients.end(), [](const QJsonValue &recipient) {
        return recipient[QStringLiteral("state")] == nameOf(RecipientStateNames, int(RecipientState::Sent));
    });
}

/// What hindered a message that everybody has is history, not a cause.
void settleCause(QJsonObject &message)
{
    if (!hasArrived(message))
        return;
    const QJsonValue cause = message.value(QStringLiteral("lastCause"));
    message[QStringLiteral("lastCause")] = QString();
    if (!cause.toString().isEmpty())
        message[QStringLiteral("earlierCause")] = cause;
}

} // namespace

/// The three answers that make up a report.
struct OutboxReport::Gathered
{
    Where where;
    Outbox::Filter filter;
    quint64 id = 0;
    Rows messages;
    QHash<qlonglong, QJsonArray> recipients;
    QHash<qlonglong, QJsonArray> alarms;
    Outbox::RowsDone done;
};

Result<OutboxReport::Where> OutboxReport::whereFor(const Outbox::Filter &filter, quint64 id) const
{
    if (id)
        return Where{QStringLiteral("id = ?"), {qint64(id)}};
    QStringList terms{QStringLiteral("1 = 1")};
    QVariantList args;
    if (!filter.state.isEmpty()) {
        const auto name =
            std::find_if(MessageStateNames.begin(), MessageStateNames.end(), [&](const char *known) {
                return filter.state.compare(QLatin1String(known), Qt::CaseInsensitive) == 0;
            });
        if (name == MessageStateNames.end())
            return Error{QStringLiteral("state"), tr("there is no state \"%1\"").arg(filter.state),
                         tr("Queued, Sending, Ambiguous, Held, Sent, Failed, Expired or Discarded")};
        terms << QStringLiteral("state = ?");
        args << int(name - MessageStateNames.begin());
    }
    if (!filter.account.isEmpty()) {
        const Lane *lane = m_core.lanes.findByOrd(filter.account);
        if (!lane)
            return Error{filter.account, tr("this is no outgoing account"), {}};
        terms << QStringLiteral("(carrier = ? OR (carrier = 0 AND home = ?))");
        args << lane->handle << lane->handle;
    }
    if (!filter.alarm.isEmpty()) {
        terms << QStringLiteral("id IN (SELECT message FROM message_alarm WHERE alarm = ?)");
        args << filter.alarm;
    }
    narrow(filter, terms, args);
    args << std::clamp(filter.limit, 1, 100'000);
    return Where{terms.join(QStringLiteral(" AND ")) + QStringLiteral(" ORDER BY id DESC LIMIT ?"), args};
}

void OutboxReport::query(const Outbox::Filter &filter, quint64 id, Outbox::RowsDone done)
{
    const Result<Where> where = whereFor(filter, id);
    if (!where)
        return done(where.error());
    auto gathered = std::make_shared<Gathered>();
    gathered->where = *where;
    gathered->filter = filter;
    gathered->id = id;
    gathered->done = std::move(done);
    // What was decided before the question is in the answer; while nothing can be written, memory adds it.
    m_core.station.whenDurable([this, alive = std::weak_ptr(m_core.alive), gathered](const Result<void> &) {
        if (alive.expired())
            return gathered->done(OutboxCore::gone());
        gather(gathered);
    });
}

void OutboxReport::gather(const std::shared_ptr<Gathered> &gathered)
{
    station::Database &database = m_core.station.database();
    const std::weak_ptr<int> alive = m_core.alive;
    const QString ids = QStringLiteral("SELECT id FROM message WHERE ") + gathered->where.sql;
    const QVariantList &args = gathered->where.args;
    database.query(
        QStringLiteral("SELECT id, message_id, home, carrier, state, phase, priority, created, next_try, "
                       "attempts, last_cause, subject, account FROM message WHERE ") +
            gathered->where.sql,
        args, [gathered](const Result<Rows> &rows) {
            if (rows)
                gathered->messages = *rows;
        });
    database.query(
        QStringLiteral("SELECT message, address, state, code, enhanced, reply FROM recipient "
                       "WHERE message IN (SELECT id FROM (%1) AS picked) ORDER BY message, position")
            .arg(ids),
        args, [gathered](const Result<Rows> &rows) {
            for (const QVariantList &row : rows ? *rows : Rows())
                gathered->recipients[row.at(0).toLongLong()].append(
                    recipientJson(row.at(1).toString(), RecipientState(row.at(2).toInt()), row.at(3).toInt(),
                                  row.at(4).toString(), row.at(5).toString()));
        });
    // Questions are answered in order, so the last one finds the others answered.
    database.query(QStringLiteral("SELECT message, alarm FROM message_alarm WHERE message IN "
                                  "(SELECT id FROM (%1) AS picked) ORDER BY message, alarm")
                       .arg(ids),
                   args, [this, alive, gathered](const Result<Rows> &rows) {
                       if (alive.expired())
                           return gathered->done(OutboxCore::gone());
                       if (!rows)
                           return gathered->done(rows.error());
                       for (const QVariantList &row : *rows)
                           gathered->alarms[row.at(0).toLongLong()].append(row.at(1).toString());
                       gathered->done(build(*gathered));
                   });
}

QJsonArray OutboxReport::build(const Gathered &gathered) const
{
    QJsonArray array;
    addUnstored(array, gathered);
    for (const QVariantList &row : gathered.messages) {
        QJsonObject object = message(row);
        const qlonglong id = row.at(0).toLongLong();
        object[QStringLiteral("recipients")] = gathered.recipients.value(id);
        object[QStringLiteral("alarms")] = gathered.alarms.value(id);
        settleCause(object);
        if (const OutboxEntry *entry = m_core.queue.find(quint64(id)))
            overlay(object, *entry);
        else if (!isSettled(MessageState(row.at(4).toInt())))
            explain(object, m_core.homeOf(row.at(12).toUInt()));
        array.append(object);
    }
    return array;
}

QJsonObject OutboxReport::message(const QVariantList &row) const
{
    const auto state = MessageState(row.at(4).toInt());
    const quint32 carrier = row.at(3).toUInt();
    return {{QStringLiteral("id"), row.at(0).toLongLong()},
            {QStringLiteral("messageId"), row.at(1).toString()},
            {QStringLiteral("account"), accountName(carrier ? carrier : row.at(2).toUInt())},
            {QStringLiteral("state"), nameOf(MessageStateNames, int(state))},
            {QStringLiteral("phase"), phaseName(Phase(row.at(5).toInt()))},
            {QStringLiteral("priority"), row.at(6).toInt()},
            {QStringLiteral("created"), timeText(row.at(7).toLongLong())},
            {QStringLiteral("nextTry"), isSettled(state) ? QJsonValue() : timeText(row.at(8).toLongLong())},
            {QStringLiteral("attempts"), row.at(9).toInt()},
            {QStringLiteral("lastCause"), row.at(10).toString()},
            {QStringLiteral("subject"), row.at(11).toString()},
            {QStringLiteral("durable"), true}};
}

/// Memory is ahead of the disk, and measures waits by a clock that does not jump.
void OutboxReport::overlay(QJsonObject &object, const OutboxEntry &entry) const
{
    qint64 due = entry.due == Never ? m_core.now() : entry.due;
    if (const Lane *lane = m_core.lanes.find(entry.home))
        due = std::max({due, lane->notBefore, entry.isUrgent() || entry.carrier ? 0 : lane->ordinaryAt});
    object[QStringLiteral("account")] = accountName(entry.carrier ? entry.carrier : entry.home);
    object[QStringLiteral("state")] = nameOf(MessageStateNames, int(entry.state));
    object[QStringLiteral("phase")] = phaseName(entry.phase);
    object[QStringLiteral("attempts")] = qint64(entry.attempts);
    object[QStringLiteral("lastCause")] = entry.lastCause;
    object[QStringLiteral("nextTry")] =
        entry.inFlight ? QJsonValue() : timeText(m_core.wallNow() + std::max<qint64>(0, due - m_core.now()));
    if (!entry.inFlight)
        explain(object, entry.home, !entry.isUrgent());
}

/// A message that waits for its account has no failure of its own to show.
void OutboxReport::explain(QJsonObject &object, quint32 home, bool ordinary) const
{
    const QString cause = QStringLiteral("lastCause");
    const Lane *lane = m_core.lanes.find(home);
    if (!lane)
        object[cause] = OutboxCore::noAccountCause();
    else if (object.value(cause).toString().isEmpty() &&
             (!Lanes::isOpen(*lane, m_core.now()) || (ordinary && lane->ordinaryAt > m_core.now())))
        object[cause] = lane->courier->hindrance();
}

/// Messages that could not be written yet; newest first, as everything.
void OutboxReport::addUnstored(QJsonArray &array, const Gathered &gathered) const
{
    if (m_core.station.database().health() != station::Database::Health::NotDurable)
        return;
    std::vector<const OutboxEntry *> entries;
    m_core.queue.forEach([&](const OutboxEntry &entry) {
        if (entry.durable || !entry.content)
            return;
        if (gathered.id ? entry.id == gathered.id : isWanted(gathered.filter, entry))
            entries.push_back(&entry);
    });
    std::sort(entries.begin(), entries.end(), [](const auto *a, const auto *b) { return a->id > b->id; });
    for (const OutboxEntry *entry : entries) {
        const OutboxContent &content = *entry->content;
        QJsonObject object{{QStringLiteral("id"), qint64(entry->id)},
                           {QStringLiteral("messageId"), QString::fromLatin1(content.messageId)},
                           {QStringLiteral("priority"), entry->priority},
                           {QStringLiteral("created"), timeText(entry->createdWall)},
                           {QStringLiteral("subject"), content.subject},
                           {QStringLiteral("durable"), false},
                           {QStringLiteral("alarms"), QJsonArray::fromStringList(content.alarms)}};
        QJsonArray recipients;
        for (const OutboxRecipient &to : content.recipients)
            recipients.append(recipientJson(to.address.toString(), to.state, to.code,
                                            QString::fromLatin1(to.enhanced), to.text));
        object[QStringLiteral("recipients")] = recipients;
        overlay(object, *entry);
        array.append(object);
    }
}

QString OutboxReport::accountName(quint32 handle) const
{
    if (const Lane *lane = m_core.lanes.find(handle))
        return lane->courier->courierOrd();
    return handle ? tr("(removed)") : QString();
}

QString OutboxReport::timeText(qint64 wall) const
{
    return QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace email
