#include "ui/sheet/valuetext.h"

#include "station/value/codec.h"
#include "station/value/status.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

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

bool hasUnit(const QString &type)
{
    return isNumber(type) || type == QLatin1String("statusNumeric");
}

/// A whole number tells no more than its units do, whatever its facets say.
int digitsOf(const SlotDescription &slot, const UnitConversion &unit)
{
    const bool isWhole = slot.typeName == QLatin1String("int");
    return unit.digits(isWhole ? (unit.converts() ? 0 : -1) : slot.facets.precision);
}

QString withUnit(const QString &text, const QString &unit)
{
    return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

QString numberText(const SlotDescription &slot, double stored)
{
    const UnitConversion unit = shownUnit(slot);
    return withUnit(localNumber(unit.shown(stored), digitsOf(slot, unit)), unit.unit);
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

QString timeFormat(const station::Facets &facets)
{
    QString format =
        facets.showDate.value_or(true) ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("HH:mm");
    if (facets.showSeconds.value_or(true))
        format += QStringLiteral(":ss");
    if (facets.showMilliseconds.value_or(false))
        format += QStringLiteral(".zzz");
    return format;
}

QString timeText(const QDateTime &time, const station::Facets &facets)
{
    if (!time.isValid())
        return tr("never");
    const QDateTime local = time.toLocalTime();
    return QLocale().toString(local, timeFormat(facets)) + QLatin1Char(' ') + local.timeZoneAbbreviation();
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
    const bool isRounded = slot.facets.precision >= 0 && slot.typeName != QLatin1String("int");
    if (hasUnit(slot.typeName) && number.isDouble() && (isRounded || shownUnit(slot).converts()))
        return tr("stored: %1").arg(withUnit(QString::number(number.toDouble(), 'g', 15), slot.facets.unit));
    return {};
}

QString shownStatus(const QString &stationText)
{
    static const QRegularExpression number(
        QStringLiteral("^(-?[0-9]+(?:\\.([0-9]+))?)(?: ([^{]+))? (\\{.*\\})$"));
    const QRegularExpressionMatch match = number.match(stationText);
    if (!match.hasMatch())
        return stationText;
    const UnitConversion unit = UnitChoice::instance().of(match.captured(3));
    const QString shown =
        localNumber(unit.shown(match.captured(1).toDouble()), unit.digits(int(match.capturedLength(2))));
    return withUnit(shown, unit.unit) + QLatin1Char(' ') + match.captured(4);
}

UnitConversion shownUnit(const SlotDescription &slot)
{
    return hasUnit(slot.typeName) ? UnitChoice::instance().of(slot.facets.unit)
                                  : UnitConversion{slot.facets.unit};
}

// Reading ---------------------------------------------------------------------------------------------------

namespace {

bool readNumber(QString text, const QString &unit, double &number)
{
    text = text.trimmed();
    if (!unit.isEmpty() && text.endsWith(unit, Qt::CaseInsensitive))
        text = text.chopped(unit.size()).trimmed();
    bool ok = false;
    number = QLocale().toDouble(text, &ok);
    return (ok && std::isfinite(number)) || station::parseNumber(text.toLower(), number);
}

/// A value with a status says it behind: "62.0 °C {ok}" is 62.0, and "no value {null}" none.
QString withoutStatus(const QString &text, bool &isNone)
{
    const qsizetype brace = text.lastIndexOf(QLatin1Char('{'));
    station::Status status;
    if (brace < 1 || !station::Status::parse(text.mid(brace), status))
        return text;
    isNone = status.has(station::Status::Null);
    return text.left(brace).trimmed();
}

/// A time with the zone of this computer behind it; another zone's is left to its own writing.
QDateTime readTime(const QString &text, const station::Facets &facets)
{
    const qsizetype blank = text.lastIndexOf(QLatin1Char(' '));
    const QDateTime local = QLocale().toDateTime(text.left(blank), timeFormat(facets));
    const bool isWhole = facets.showDate.value_or(true) && facets.showSeconds.value_or(true);
    return isWhole && local.timeZoneAbbreviation() == text.mid(blank + 1) ? local : QDateTime();
}

QString plainWeekdays(const QString &text, const station::Facets &facets)
{
    for (int mask = 0; mask <= 0x7f; ++mask) {
        if (spokenWeekdays(mask) == text)
            return station::Codec<station::Weekdays>::toText({quint8(mask)}, facets);
    }
    return text;
}

} // namespace

bool readShownNumber(const SlotDescription &slot, const UnitConversion &unit, QString text, double &stored)
{
    text = text.trimmed();
    const QString &own = slot.facets.unit;
    if (unit.converts() && !own.isEmpty() && text.endsWith(own, Qt::CaseInsensitive))
        return readNumber(text, own, stored);
    if (!readNumber(text, unit.unit, stored))
        return false;
    if (unit.converts())
        stored = unit.stored(stored);
    // In another unit hardly any number is a whole one of its own.
    if (unit.converts() && slot.typeName == QLatin1String("int") && std::isfinite(stored))
        stored = std::round(stored);
    return true;
}

station::Result<QJsonValue> readPersonText(const SlotDescription &slot, const QString &text)
{
    const QString &type = slot.typeName;
    QString plain = text.trimmed();
    bool isNone = false;
    if (type.startsWith(QLatin1String("status")) && type.size() > 6)
        plain = withoutStatus(plain, isNone);
    if (isNone)
        return parseText(slot, QStringLiteral("null"));
    double number = 0;
    if (hasUnit(type) && readShownNumber(slot, shownUnit(slot), plain, number))
        return parseText(slot, std::isfinite(number)
                                   ? QLocale::c().toString(number, 'g', QLocale::FloatingPointShortest)
                                   : localNumber(number, -1));
    if (type == QLatin1String("dateTime") && plain == tr("never"))
        return parseText(slot, {});
    if (type == QLatin1String("dateTime")) {
        const QDateTime time = readTime(plain, slot.facets);
        return parseText(slot, time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : plain);
    }
    if (type == QLatin1String("weekdays"))
        return parseText(slot, plainWeekdays(plain, slot.facets));
    // What stands in brackets behind them explains.
    if (type == QLatin1String("timeRange") || type == QLatin1String("port"))
        return parseText(slot, plain.section(QLatin1Char('('), 0, 0).trimmed());
    return parseText(slot, plain);
}

} // namespace ui
