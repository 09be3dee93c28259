// Codecs of the types that speak of time: date-time, duration, time range, weekdays.

#include "station/value/codec.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Value", text);
}

Error because(const QString &why)
{
    return {{}, why, {}};
}

constexpr std::array dayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

} // namespace

QJsonValue Codec<QDateTime>::toJson(const QDateTime &value, const Facets &)
{
    return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

Result<void> Codec<QDateTime>::fromJson(QDateTime &value, const QJsonValue &json, const Facets &)
{
    if (json.isNull() || json.toString().isEmpty() || json.toString() == QLatin1String("null")) {
        if (!json.isNull() && !json.isString())
            return because(tr("a date and time is needed here, such as 2026-11-22T07:00:00Z"));
        value = {};
        return {};
    }
    const QDateTime parsed = QDateTime::fromString(json.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return because(
            tr("\"%1\" is not a date and time such as 2026-11-22T07:00:00Z").arg(json.toString().left(60)));
    value = parsed.toUTC();
    return {};
}

Result<void> Codec<QDateTime>::check(const QDateTime &, const Facets &)
{
    return {};
}

QString Codec<QDateTime>::toText(const QDateTime &value, const Facets &)
{
    return value.isValid() ? value.toUTC().toString(Qt::ISODate) : QStringLiteral("null");
}

bool parseDuration(const QString &text, Duration &duration)
{
    const QString trimmed = text.trimmed();
    double seconds = 0;
    if (parseNumber(trimmed, seconds)) {
        if (!std::isfinite(seconds) || std::abs(seconds) > 1e12)
            return false;
        duration.ms = qint64(std::llround(seconds * 1000));
        return true;
    }
    static const QRegularExpression iso(QStringLiteral(
        "^(-)?P(?:(\\d{1,6})D)?(?:T(?:(\\d{1,7})H)?(?:(\\d{1,9})M)?(?:(\\d{1,10}(?:\\.\\d{1,6})?)S)?)?$"));
    static const QRegularExpression spoken(
        QStringLiteral(
            "^(-)?\\s*(?:(\\d{1,6})\\s*d)?\\s*(?:(\\d{1,7})\\s*h)?\\s*(?:(\\d{1,9})\\s*m(?:in)?)?\\s*"
            "(?:(\\d{1,10}(?:\\.\\d{1,6})?)\\s*s)?$"),
        QRegularExpression::CaseInsensitiveOption);
    QRegularExpressionMatch match = iso.match(trimmed);
    if (!match.hasMatch())
        match = spoken.match(trimmed);
    const bool empty = match.captured(2).isEmpty() && match.captured(3).isEmpty() &&
                       match.captured(4).isEmpty() && match.captured(5).isEmpty();
    if (!match.hasMatch() || empty)
        return false;
    qint64 ms = match.captured(2).toLongLong() * 86'400'000 + match.captured(3).toLongLong() * 3'600'000 +
                match.captured(4).toLongLong() * 60'000 +
                qint64(std::llround(match.captured(5).toDouble() * 1000));
    duration.ms = match.captured(1).isEmpty() ? ms : -ms;
    return true;
}

QString formatDuration(Duration duration)
{
    qint64 ms = std::abs(duration.ms);
    QString text = duration.ms < 0 ? QStringLiteral("-PT") : QStringLiteral("PT");
    if (const qint64 hours = ms / 3'600'000)
        text += QString::number(hours) + QLatin1Char('H');
    ms %= 3'600'000;
    if (const qint64 minutes = ms / 60'000)
        text += QString::number(minutes) + QLatin1Char('M');
    ms %= 60'000;
    if (ms % 1000)
        text += QString::number(double(ms) / 1000, 'f', 3) + QLatin1Char('S');
    else if (ms || text.endsWith(QLatin1Char('T')))
        text += QString::number(ms / 1000) + QLatin1Char('S');
    return text;
}

QJsonValue Codec<Duration>::toJson(const Duration &value, const Facets &)
{
    return formatDuration(value);
}

Result<void> Codec<Duration>::fromJson(Duration &value, const QJsonValue &json, const Facets &)
{
    const QString text = json.isDouble() ? QString::number(json.toDouble(), 'g', 15) : json.toString();
    if (!parseDuration(text, value))
        return because(tr("\"%1\" is not a duration such as PT1H30M or 1h 30m 5s").arg(text.left(60)));
    return {};
}

Result<void> Codec<Duration>::check(const Duration &value, const Facets &facets)
{
    const double seconds = double(value.ms) / 1000;
    const auto shownSeconds = [](double s) { return formatDuration({qint64(std::llround(s * 1000))}); };
    if (value.ms < 0 && !facets.min)
        return because(tr("a duration cannot be negative"));
    if (facets.min && seconds < *facets.min)
        return because(tr("%1 is shorter than the shortest allowed, %2")
                           .arg(formatDuration(value), shownSeconds(*facets.min)));
    if (facets.max && seconds > *facets.max)
        return because(tr("%1 is longer than the longest allowed, %2")
                           .arg(formatDuration(value), shownSeconds(*facets.max)));
    return {};
}

QString Codec<Duration>::toText(const Duration &value, const Facets &)
{
    return formatDuration(value);
}

QJsonValue Codec<TimeRange>::toJson(const TimeRange &value, const Facets &facets)
{
    return toText(value, facets);
}

Result<void> Codec<TimeRange>::fromJson(TimeRange &value, const QJsonValue &json, const Facets &)
{
    const QStringList parts = json.toString().split(QLatin1Char('-'));
    if (parts.size() == 2) {
        const auto time = [](const QString &text) {
            const QString trimmed = text.trimmed();
            return QTime::fromString(trimmed, trimmed.size() > 5 ? QStringLiteral("HH:mm:ss")
                                                                 : QStringLiteral("HH:mm"));
        };
        const TimeRange parsed{time(parts[0]), time(parts[1])};
        if (parsed.start.isValid() && parsed.end.isValid()) {
            value = parsed;
            return {};
        }
    }
    return because(tr("\"%1\" is not a time range such as 07:00-18:30").arg(json.toString().left(60)));
}

Result<void> Codec<TimeRange>::check(const TimeRange &, const Facets &)
{
    return {};
}

QString Codec<TimeRange>::toText(const TimeRange &value, const Facets &)
{
    const auto text = [](QTime time) {
        return time.toString(time.second() ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    };
    return text(value.start) + QLatin1Char('-') + text(value.end);
}

QJsonValue Codec<Weekdays>::toJson(const Weekdays &value, const Facets &facets)
{
    return toText(value, facets);
}

Result<void> Codec<Weekdays>::fromJson(Weekdays &value, const QJsonValue &json, const Facets &)
{
    const QStringList words = json.toString().toLower().split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (!json.isString())
        return because(tr("weekdays are written as in mon,tue,fri"));
    Weekdays parsed{0};
    for (const QString &word : words) {
        const auto found = std::find_if(dayNames.begin(), dayNames.end(), [&word](const char *name) {
            return word.trimmed().left(3) == QLatin1String(name);
        });
        if (found == dayNames.end())
            return because(
                tr("\"%1\" is not a weekday; write them as in mon,tue,fri").arg(word.trimmed().left(30)));
        parsed.mask = quint8(parsed.mask | (1u << (found - dayNames.begin())));
    }
    value = parsed;
    return {};
}

Result<void> Codec<Weekdays>::check(const Weekdays &, const Facets &)
{
    return {};
}

QString Codec<Weekdays>::toText(const Weekdays &value, const Facets &)
{
    QStringList words;
    for (std::size_t day = 0; day < dayNames.size(); ++day) {
        if (value.mask & (1u << day))
            words.append(QLatin1String(dayNames[day]));
    }
    return words.join(QLatin1Char(','));
}

} // namespace station
