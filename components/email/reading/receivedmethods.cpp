// The list has what a line shows; the text of a message, which may be private, is read one at a time by those
// who may operate the station.

#include "components/email/reading/receivedmethods.h"

#include "components/email/reading/receivedmails.h"
#include "components/email/replies/replylog.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace email {

namespace {

using station::Answer;
using station::Call;
using station::Error;
using station::Method;
using station::Result;
using station::Rows;

constexpr int MostRows = 5000;

QString tr(const char *text)
{
    return QCoreApplication::translate("email::ReceivedMethods", text);
}

QJsonObject parameter(const char *type, const char *doc, bool optional = true)
{
    QJsonObject described{{QStringLiteral("type"), QLatin1String(type)}, {QStringLiteral("doc"), tr(doc)}};
    if (optional)
        described[QStringLiteral("optional")] = true;
    return described;
}

QJsonValue timeOf(const QVariant &wall)
{
    const qint64 ms = wall.toLongLong();
    return ms ? QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs))
              : QJsonValue();
}

QString stateOf(ReceivedFate fate)
{
    switch (fate) {
    case ReceivedFate::Bounce:
        return QStringLiteral("bounce");
    case ReceivedFate::UnknownBounce:
        return QStringLiteral("unknownBounce");
    case ReceivedFate::Unreadable:
        return QStringLiteral("unreadable");
    case ReceivedFate::None:
        break;
    }
    return QStringLiteral("received");
}

/// Which messages are wanted, and how the answer looks.
struct Wanted
{
    QStringList terms{QStringLiteral("1 = 1")};
    QVariantList args;
    int limit = 1000;
    bool whole = false;

    QString sql() const
    {
        return terms.join(QLatin1String(" AND ")) + QStringLiteral(" ORDER BY id DESC LIMIT %1").arg(limit);
    }
    void addText(const QStringList &columns, QString text)
    {
        for (const char special : {'\\', '%', '_'})
            text.replace(QLatin1Char(special), QStringLiteral("\\") + QLatin1Char(special));
        QStringList either;
        for (const QString &column : columns) {
            either.append(QStringLiteral(R"(LOWER(%1) LIKE LOWER(?) ESCAPE '\')").arg(column));
            args << QString(QLatin1Char('%') + text + QLatin1Char('%'));
        }
        terms << QLatin1Char('(') + either.join(QLatin1String(" OR ")) + QLatin1Char(')');
    }
};

Result<Wanted> wantedBy(const station::Station &station, const QJsonObject &params)
{
    Wanted wanted;
    const auto text = [&params](const char *name) { return params.value(QLatin1String(name)).toString(); };
    if (const QString ord = text("account"); !ord.isEmpty()) {
        const auto found = station.find(ord);
        if (!found)
            return found.error();
        wanted.terms << QStringLiteral("account = ?");
        wanted.args << (*found)->handle();
    }
    if (!text("since").isEmpty()) {
        const QDateTime since = QDateTime::fromString(text("since"), Qt::ISODate);
        if (!since.isValid())
            return Error{QStringLiteral("since"), tr("this is no time"), tr("Write 2026-01-31T12:00:00Z")};
        wanted.terms << QStringLiteral("at >= ?");
        wanted.args << since.toMSecsSinceEpoch();
    }
    if (const qint64 before = params.value(QLatin1String("before")).toInteger(); before > 0) {
        wanted.terms << QStringLiteral("id < ?");
        wanted.args << before;
    }
    if (!text("from").isEmpty())
        wanted.addText({QStringLiteral("sender")}, text("from"));
    if (!text("text").isEmpty())
        wanted.addText({QStringLiteral("subject"), QStringLiteral("sender"), QStringLiteral("plain"),
                        QStringLiteral("cause")},
                       text("text"));
    wanted.limit = std::clamp(params.value(QLatin1String("limit")).toInt(1000), 1, MostRows);
    return wanted;
}

/// A row, and what an acknowledger decided about the message, if one did.
QJsonObject rowJson(const station::Station &station, const QVariantList &row, bool whole)
{
    const auto *account = station.byHandle(row.at(1).toUInt());
    const auto fate = ReceivedFate(row.at(8).toInt());
    QJsonObject object{{QStringLiteral("id"), row.at(0).toLongLong()},
                       {QStringLiteral("account"), account ? account->path() : tr("(removed)")},
                       {QStringLiteral("received"), timeOf(row.at(2))},
                       {QStringLiteral("from"), row.at(3).toString()},
                       {QStringLiteral("to"), row.at(4).toString()},
                       {QStringLiteral("subject"), row.at(5).toString()},
                       {QStringLiteral("date"), timeOf(row.at(6))},
                       {QStringLiteral("size"), row.at(7).toLongLong()},
                       {QStringLiteral("state"), stateOf(fate)},
                       {QStringLiteral("cause"), row.at(9).toString()}};
    if (!row.at(11).isNull() && fate == ReceivedFate::None) {
        object[QStringLiteral("state")] = replyOutcomeName(ReplyOutcome(row.at(11).toInt()));
        object[QStringLiteral("cause")] = row.at(12).toString();
        object[QStringLiteral("user")] = row.at(13).toString();
        object[QStringLiteral("alarm")] = row.at(14).toString();
    }
    if (!whole)
        return object;
    object[QStringLiteral("messageId")] = row.at(10).toString();
    object[QStringLiteral("automatic")] = row.at(15).toString();
    object[QStringLiteral("text")] = row.at(16).toString();
    object[QStringLiteral("textIsCut")] = row.at(17).toInt() != 0;
    object[QStringLiteral("attachments")] = QJsonDocument::fromJson(row.at(18).toString().toUtf8()).array();
    return object;
}

void read(station::Station &station, const Wanted &wanted,
          const std::function<void(const Result<QJsonArray> &)> &done)
{
    // Of several decisions about one Message-ID, which anybody can write, the one that this message got: it
    // is in the same turn, so nothing lies between the two times but that turn.
    const QString columns =
        QStringLiteral(
            "m.id, m.account, m.at, m.sender, m.recipients, m.subject, m.date, m.size, m.fate, m.cause, "
            "m.message_id, r.outcome, r.cause, r.person, r.alarm") +
        (wanted.whole ? QStringLiteral(", m.automatic, m.plain, m.cut, m.attachments") : QString());
    const QString sql =
        QStringLiteral(
            "SELECT %1 FROM (SELECT * FROM received_mail WHERE %2) m LEFT JOIN reply r ON "
            "m.message_id <> '' AND r.message_id = m.message_id AND r.at BETWEEN m.at - 1000 AND m.at + "
            "1000 ORDER BY m.id DESC, r.outcome DESC")
            .arg(columns, wanted.sql());
    station.whenDurable([&station, sql, wanted, done](const Result<void> &) {
        station.database().query(sql, wanted.args, [&station, wanted, done](const Result<Rows> &rows) {
            if (!rows)
                return done(rows.error());
            QJsonArray list;
            for (const QVariantList &row : *rows) {
                // Several acknowledgers may have decided; the one that heeded it stands first.
                if (list.isEmpty() || list.last()[QLatin1String("id")].toInteger() != row.at(0).toLongLong())
                    list.append(rowJson(station, row, wanted.whole));
            }
            done(list);
        });
    });
}

Method queryMethod(station::Station &station)
{
    Method method;
    method.name = QStringLiteral("mail.query");
    method.doc =
        tr("Mail that the incoming accounts handed on, newest first: {id, account, received, from, to, "
           "subject, date, size, state, cause}. state is received, bounce, unknownBounce (about no mail of "
           "the outbox), unreadable or, with user and alarm, what an acknowledger made of a reply: "
           "acknowledged, seen, already, refused.");
    method.schema = {
        {QStringLiteral("account"), parameter("string", "Ord of the account.")},
        {QStringLiteral("from"), parameter("string", "In the sender.")},
        {QStringLiteral("text"), parameter("string", "In subject, sender, text or cause.")},
        {QStringLiteral("since"), parameter("string", "Received at this time or later, ISO 8601.")},
        {QStringLiteral("before"), parameter("integer", "Only numbers below this one: the next page.")},
        {QStringLiteral("limit"), parameter("integer", "At most so many; 1000 when left out.")}};
    method.run = [&station](const Call &call, const Answer &answer) {
        const Result<Wanted> wanted = wantedBy(station, call.params);
        if (!wanted)
            return answer(wanted.error());
        read(station, *wanted, [answer](const Result<QJsonArray> &rows) {
            if (rows)
                answer(QJsonValue(*rows));
            else
                answer(rows.error());
        });
    };
    return method;
}

Method showMethod(station::Station &station)
{
    Method method;
    method.name = QStringLiteral("mail.show");
    method.doc =
        tr("One received message: what mail.query tells and messageId, automatic (the sign that no person "
           "wrote it), the beginning of its text (textIsCut says whether there was more), attachments "
           "{name, mediaType, size}. Reply codes are taken out.");
    method.schema = {{QStringLiteral("id"), parameter("integer", "Its number.", false)}};
    method.role = station::Role::Operator;
    method.run = [&station](const Call &call, const Answer &answer) {
        const qint64 id = call.params.value(QLatin1String("id")).toInteger();
        Wanted wanted;
        wanted.terms << QStringLiteral("id = ?");
        wanted.args << id;
        wanted.whole = true;
        read(station, wanted, [answer, id](const Result<QJsonArray> &rows) {
            if (rows && !rows->isEmpty())
                answer(QJsonValue(rows->first().toObject()));
            else if (rows)
                answer(Error{tr("received message %1").arg(id), tr("there is none of this number"),
                             tr("`tocsin mail list` lists them; the newest %1 are kept")
                                 .arg(ReceivedMails::mostKept)});
            else
                answer(rows.error());
        });
    };
    return method;
}

} // namespace

void registerReceivedMethods(station::MethodTable &table, station::Station &station)
{
    table.add(queryMethod(station));
    table.add(showMethod(station));
}

} // namespace email
