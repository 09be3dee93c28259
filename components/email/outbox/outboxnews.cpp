#include "components/email/outbox/outboxnews.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace email {

void OutboxNews::add(quint64 id, MessageState state)
{
    if (messages.size() < maxMessages || messages.contains(id))
        messages.insert(id, state);
    else
        more = true;
}

} // namespace email

namespace station {

QJsonValue Codec<email::OutboxNews>::toJson(const email::OutboxNews &news, const Facets &)
{
    QJsonArray messages;
    for (auto it = news.messages.begin(); it != news.messages.end(); ++it)
        messages.append(QJsonObject{
            {QStringLiteral("id"), qint64(it.key())},
            {QStringLiteral("state"), QLatin1String(email::MessageStateNames[std::size_t(it.value())])}});
    return QJsonObject{{QStringLiteral("messages"), messages}, {QStringLiteral("more"), news.more}};
}

Result<void> Codec<email::OutboxNews>::fromJson(email::OutboxNews &, const QJsonValue &, const Facets &)
{
    return Error{
        {}, QCoreApplication::translate("EmailService", "news of the outbox are made by it only"), {}};
}

Result<void> Codec<email::OutboxNews>::check(const email::OutboxNews &, const Facets &)
{
    return {};
}

QString Codec<email::OutboxNews>::toText(const email::OutboxNews &news, const Facets &)
{
    return QString::number(news.messages.size());
}

} // namespace station
