#include "station/session/messages.h"

#include <QJsonDocument>

namespace station {

namespace {

QJsonObject envelope(const QString &key, const QJsonValue &value)
{
    return {{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {key, value}};
}

} // namespace

QJsonObject resultMessage(const QJsonValue &id, const QJsonValue &result)
{
    QJsonObject message = envelope(QStringLiteral("id"), id);
    message.insert(QStringLiteral("result"), result);
    return message;
}

QJsonObject notificationMessage(const QString &method, const QJsonObject &params)
{
    QJsonObject message = envelope(QStringLiteral("method"), method);
    message.insert(QStringLiteral("params"), params);
    return message;
}

QJsonObject errorMessage(const QJsonValue &id, SessionErrorCode code, const Error &error,
                         const QJsonObject &more)
{
    QJsonObject data = errorData(error);
    for (auto it = more.begin(); it != more.end(); ++it)
        data.insert(it.key(), it.value());
    QJsonObject message = envelope(QStringLiteral("id"), id);
    message.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), int(code)},
                                                        {QStringLiteral("message"), error.text()},
                                                        {QStringLiteral("data"), data}});
    return message;
}

QJsonObject errorData(const Error &error)
{
    return {{QStringLiteral("what"), error.what},
            {QStringLiteral("why"), error.why},
            {QStringLiteral("remedy"), error.remedy}};
}

QByteArray toLine(const QJsonObject &message)
{
    return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace station
