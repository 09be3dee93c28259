#include "components/email/proof/heartbeatmark.h"

#include "components/email/message/mailreading.h"
#include "components/email/message/ownheader.h"
#include "components/email/reading/receivedmail.h"

#include <QRegularExpression>

namespace email {

QString HeartbeatMark::text() const
{
    return QStringLiteral("%1;%2;%3").arg(id).arg(sequence).arg((intervalMs + 999) / 1000);
}

std::optional<HeartbeatMark> HeartbeatMark::parse(const QString &text)
{
    // So many digits that every number is one that a station may have come to.
    static const QRegularExpression form(QStringLiteral("\\A([^;]*); ?([1-9][0-9]{0,14}); ?([0-9]{1,9})\\z"));
    const QRegularExpressionMatch match = form.match(text.trimmed());
    if (!match.hasMatch() || !isId(match.captured(1)))
        return std::nullopt;
    const qint64 intervalMs = match.captured(3).toLongLong() * 1000;
    return HeartbeatMark{match.captured(1), match.captured(2).toLongLong(),
                         std::min(intervalMs, mostIntervalMs)};
}

bool HeartbeatMark::isId(const QString &text)
{
    return !text.isEmpty() && idOf(text) == text;
}

QString HeartbeatMark::idOf(const QString &text)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9.-]+"));
    return QString(text).replace(others, QStringLiteral("-")).left(mostIdLength);
}

std::optional<HeardHeartbeat> HeardHeartbeat::of(const ReceivedMail &mail)
{
    const QByteArray header = ownHeader(mail.bytes);
    const QByteArray name = QByteArray(HeartbeatMark::field).toLower();
    if (!header.toLower().contains(name))
        return std::nullopt;
    const station::Result<MailReading> reading = MailReading::of(header);
    if (!reading || reading->count(name) != 1)
        return std::nullopt;
    const auto mark = HeartbeatMark::parse(reading->field(name));
    if (!mark)
        return std::nullopt;
    return HeardHeartbeat{*mark, reading->addresses("from"), mail.date};
}

} // namespace email
