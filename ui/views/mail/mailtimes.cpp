#include "ui/views/mail/mailtimes.h"

#include "ui/trust/certificateinfo.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MailTimes", text);
}

} // namespace

QDateTime mailTime(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString shortTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QLocale locale;
    if (local.date() == QDate::currentDate())
        return locale.toString(local.time(), QStringLiteral("HH:mm:ss"));
    return dateText(local) + QLatin1Char(' ') + locale.toString(local.time(), QStringLiteral("HH:mm"));
}

QString longTime(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    return tr("%1 (%2)").arg(QLocale().toString(local, QLocale::LongFormat),
                             time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'")));
}

QString inLocalTime(const QString &text)
{
    static const QRegularExpression stamp(
        QStringLiteral("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\\b"));
    QString local;
    qsizetype done = 0;
    for (auto it = stamp.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        local += text.mid(done, match.capturedStart() - done);
        local += whenText(QDateTime::fromString(match.captured(), Qt::ISODateWithMs));
        done = match.capturedEnd();
    }
    return local + text.mid(done);
}

QString ageSince(const QDateTime &since)
{
    if (!since.isValid())
        return {};
    const qint64 seconds = std::max<qint64>(0, since.secsTo(QDateTime::currentDateTimeUtc()));
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return tr("%1 h").arg(seconds / 3600);
    return tr("%1 days").arg(seconds / 86400);
}

} // namespace ui
