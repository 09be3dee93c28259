#include "ui/sheet/valuetext.h"

#include "station/value/codec.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonObject>
#include <QLocale>

#include <cmath>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ValueText", text);
}

template <typename T>
bool read(const SlotDescription &slot, const QJsonValue &value, T &result)
{
    return bool(station::Codec<T>::fromJson(result, value, slot.facets));
}

bool isNumber(const QString &type)
{
    return type == QLatin1String("int") || type == QLatin1String("double");
}

QString withUnit(const QString &text, const QString &unit)
{
    return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

QString numberText(const SlotDescription &slot, double stored)
{
    const UnitConversion unit = shownUnit(slot);
    return withUnit(localNumber(unit.shown(stored), unit.digits(slot.facets.precision)), unit.unit);
}

bool isNull(const QJsonValue &value)
{
    return value.toObject().value(QStringLiteral("status")).toString().contains(QLatin1String("null"));
}

QString statusNumericText(const SlotDescription &slot, const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QString status = object.value(QStringLiteral("status")).toString();
    if (!object.value(QStringLiteral("value")).isDouble())
        return textOf(slot, value);
    return numberText(slot, object.value(QStringLiteral("value")).toDouble()) + QLatin1Char(' ') + status;
}

QString timeText(const QDateTime &time, const station::Facets &facets)
{
    if (!time.isValid())
        return tr("never");
    const QDateTime local = time.toLocalTime();
    QString format =
        facets.showDate.value_or(true) ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("HH:mm");
    if (facets.showSeconds.value_or(true))
        format += QStringLiteral(":ss");
    if (facets.showMilliseconds.value_or(false))
        format += QStringLiteral(".zzz");
    return QLocale().toString(local, format) + QLatin1Char(' ') + local.timeZoneAbbreviation();
}

/// Rounded to minutes where seconds are not to be shown.
QString durationText(qint64 ms, const station::Facets &facets)
{
    if (facets.showSeconds.value_or(true))
        return spokenDuration(ms);
    const qint64 minutes = qint64(std::llround(double(ms) / 60'000));
    return minutes == 0 ? QStringLiteral("0m") : spokenDuration(minutes * 60'000);
}

} // namespace

QString localNumber(double value, int precision)
{
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("inf") : QStringLiteral("-inf");
    return precision >= 0 ? QLocale().toString(value, 'f', precision) : QLocale().toString(value, 'g', 12);
}

QString spokenDuration(qint64 ms)
{
    QStringList parts;
    qint64 rest = std::abs(ms);
    const auto take = [&](qint64 unit, const char *sign) {
        if (rest >= unit)
            parts.append(QString::number(rest / unit) + QLatin1String(sign));
        rest %= unit;
    };
    take(86'400'000, "d");
    take(3'600'000, "h");
    take(60'000, "m");
    if (rest % 1000)
        parts.append(QLocale::c().toString(double(rest) / 1000, 'g', 5) + QLatin1Char('s'));
    else if (rest || parts.isEmpty())
        parts.append(QString::number(rest / 1000) + QLatin1Char('s'));
    return (ms < 0 ? QStringLiteral("-") : QString()) + parts.join(QLatin1Char(' '));
}

QString spokenWeekdays(int mask)
{
    if (mask == 0x7f)
        return tr("every day");
    if (mask == 0)
        return tr("no day");
    const QLocale locale;
    QStringList runs;
    for (int day = 0; day < 7; ++day) {
        if (!(mask & (1 << day)))
            continue;
        int last = day;
        while (last < 6 && (mask & (1 << (last + 1))))
            ++last;
        const QString from = locale.dayName(day + 1, QLocale::ShortFormat);
        const QString to = locale.dayName(last + 1, QLocale::ShortFormat);
        runs.append(last > day + 1 ? tr("%1 to %2").arg(from, to)
                    : last > day   ? from + QStringLiteral(", ") + to
                                   : from);
        day = last;
    }
    return runs.join(QStringLiteral(", "));
}

QString spokenRange(const QJsonValue &value)
{
    station::TimeRange range;
    if (!station::Codec<station::TimeRange>::fromJson(range, value, {}))
        return value.toString();
    const QString text = station::Codec<station::TimeRange>::toText(range, {});
    if (range.start == range.end)
        return tr("%1 (the whole day)").arg(text);
    return range.end < range.start ? tr("%1 (overnight, until the next day)").arg(text) : text;
}

QString personText(const SlotDescription &slot, const QJsonValue &value)
{
    const QString &type = slot.typeName;
    if (isNumber(type) && value.isDouble())
        return numberText(slot, value.toDouble());
    if (type.startsWith(QLatin1String("status")) && type.size() > 6 && isNull(value))
        return tr("no value %1").arg(value.toObject().value(QStringLiteral("status")).toString());
    if (type == QLatin1String("statusNumeric"))
        return statusNumericText(slot, value);
    if (type == QLatin1String("duration")) {
        station::Duration duration;
        return read(slot, value, duration) ? durationText(duration.ms, slot.facets) : value.toString();
    }
    if (type == QLatin1String("dateTime")) {
        QDateTime time;
        return read(slot, value, time) ? timeText(time, slot.facets) : value.toString();
    }
    if (type == QLatin1String("weekdays")) {
        station::Weekdays days;
        return read(slot, value, days) ? spokenWeekdays(days.mask) : value.toString();
    }
    if (type == QLatin1String("timeRange"))
        return spokenRange(value);
    if (type == QLatin1String("certificate") && !value.toString().isEmpty())
        return tr("a certificate");
    return textOf(slot, value);
}

QString rawText(const SlotDescription &slot, const QJsonValue &value)
{
    if (slot.typeName == QLatin1String("dateTime")) {
        QDateTime time;
        if (read(slot, value, time) && time.isValid())
            return time.toUTC().toString(Qt::ISODateWithMs);
    }
    if (slot.typeName == QLatin1String("duration") && !slot.facets.showSeconds.value_or(true)) {
        station::Duration duration;
        if (read(slot, value, duration) && duration.ms % 60'000 != 0)
            return tr("stored: %1").arg(spokenDuration(duration.ms));
    }
    const QJsonValue number = value.isObject() ? value.toObject().value(QStringLiteral("value")) : value;
    const bool real =
        slot.typeName == QLatin1String("double") || slot.typeName == QLatin1String("statusNumeric");
    if (real && number.isDouble() && (slot.facets.precision >= 0 || shownUnit(slot).converts()))
        return tr("stored: %1").arg(withUnit(QString::number(number.toDouble(), 'g', 15), slot.facets.unit));
    return {};
}

UnitConversion shownUnit(const SlotDescription &slot)
{
    const bool real =
        slot.typeName == QLatin1String("double") || slot.typeName == QLatin1String("statusNumeric");
    return real ? UnitChoice::instance().of(slot.facets.unit) : UnitConversion{slot.facets.unit};
}

} // namespace ui
