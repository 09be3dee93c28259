#include "client/outboxtable.h"

#include "client/textoutput.h"

#include <QCoreApplication>

#include <algorithm>

namespace client {

namespace {

constexpr qsizetype MaxWidth = 100;
constexpr qsizetype Gap = 2;
constexpr qsizetype LeastCause = 16;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString shortened(const QString &text, qsizetype width)
{
    return text.size() <= width ? text : text.left(width - 1) + QStringLiteral("…");
}

/// The time of today, the date of any other day.
QString shortTime(const QJsonValue &value, const QDateTime &now)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toLocalTime();
    if (!time.isValid())
        return {};
    const bool today = time.date() == now.toLocalTime().date();
    return time.toString(QString::fromLatin1(today ? "HH:mm" : "MM-dd"));
}

QJsonObject rowOf(const QJsonObject &message, const QDateTime &now)
{
    QStringList to;
    const QJsonArray recipients = message.value(QStringLiteral("recipients")).toArray();
    for (const QJsonValue &recipient : recipients)
        to.append(recipient[QStringLiteral("address")].toString());
    const QString account = message.value(QStringLiteral("account")).toString();
    return {{QStringLiteral("id"), message.value(QStringLiteral("id"))},
            {QStringLiteral("state"), message.value(QStringLiteral("state"))},
            {QStringLiteral("created"), shortTime(message.value(QStringLiteral("created")), now)},
            {QStringLiteral("account"), shortened(account.section(QLatin1Char('/'), -1), 10)},
            {QStringLiteral("to"), shortened(to.join(QStringLiteral(", ")), 18)},
            {QStringLiteral("subject"), shortened(plainText(message.value(QStringLiteral("subject"))), 18)},
            {QStringLiteral("nextTry"), shortTime(message.value(QStringLiteral("nextTry")), now)},
            {QStringLiteral("lastCause"), plainText(message.value(QStringLiteral("lastCause")))}};
}

} // namespace

QList<Column> outboxColumns()
{
    return {{QStringLiteral("id"), tr("ID")},           {QStringLiteral("state"), tr("STATE")},
            {QStringLiteral("created"), tr("CREATED")}, {QStringLiteral("account"), tr("ACCOUNT")},
            {QStringLiteral("to"), tr("TO")},           {QStringLiteral("subject"), tr("SUBJECT")},
            {QStringLiteral("nextTry"), tr("NEXT")},    {QStringLiteral("lastCause"), tr("LAST CAUSE")}};
}

QJsonArray outboxRows(const QJsonArray &messages, const QDateTime &now)
{
    QJsonArray rows;
    for (const QJsonValue &message : messages)
        rows.append(rowOf(message.toObject(), now));
    // The cause comes last and gets what the others leave.
    QList<Column> others = outboxColumns();
    const Column last = others.takeLast();
    qsizetype used = 0;
    for (const Column &column : others) {
        qsizetype width = column.title.size();
        for (const QJsonValue &row : std::as_const(rows))
            width = std::max(width, plainText(row[column.key]).size());
        used += width + Gap;
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QJsonObject row = rows.at(i).toObject();
        row[last.key] = shortened(row.value(last.key).toString(), std::max(LeastCause, MaxWidth - used));
        rows[i] = row;
    }
    return rows;
}

} // namespace client
