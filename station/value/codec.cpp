#include "station/value/codec.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <array>
#include <cmath>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Value", text);
}

Error because(const QString &why, const QString &remedy = {})
{
    return {{}, why, remedy};
}

QString shown(const QJsonValue &json)
{
    if (json.isString())
        return QLatin1Char('"') + json.toString().left(60) + QLatin1Char('"');
    if (json.isDouble())
        return QString::number(json.toDouble(), 'g', 15);
    if (json.isBool())
        return json.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return json.isNull() || json.isUndefined() ? tr("nothing") : tr("a list or object");
}

QString number(double value)
{
    return QString::number(value, 'g', 12);
}

Result<void> checkRange(double value, const Facets &facets)
{
    const QString unit = facets.unit.isEmpty() ? QString() : QLatin1Char(' ') + facets.unit;
    if (facets.min && value < *facets.min)
        return because(tr("%1 is below the lowest value %2").arg(number(value), number(*facets.min) + unit));
    if (facets.max && value > *facets.max)
        return because(tr("%1 is above the highest value %2").arg(number(value), number(*facets.max) + unit));
    return {};
}

} // namespace

namespace {

/// Written as a number, but beyond what a real number can be.
bool isTooLarge(const QJsonValue &json)
{
    bool ok = false;
    const double parsed = json.toString().trimmed().toDouble(&ok);
    return !ok && std::isinf(parsed) && !json.toString().contains(QLatin1String("inf"), Qt::CaseInsensitive);
}

Error tooLarge(const QJsonValue &json)
{
    return because(tr("%1 is larger than a number can be, about 1.8e308 up or down").arg(shown(json)));
}

} // namespace

bool parseNumber(const QString &text, double &value)
{
    const QString trimmed = text.trimmed();
    if (trimmed == QLatin1String("nan")) {
        value = std::numeric_limits<double>::quiet_NaN();
        return true;
    }
    if (trimmed == QLatin1String("inf") || trimmed == QLatin1String("-inf")) {
        value = trimmed.startsWith(QLatin1Char('-')) ? -std::numeric_limits<double>::infinity()
                                                     : std::numeric_limits<double>::infinity();
        return true;
    }
    bool ok = false;
    const double parsed = trimmed.toDouble(&ok);
    if (!ok || !std::isfinite(parsed))
        return false;
    value = parsed;
    return true;
}

// bool ------------------------------------------------------------------------------------------------------

QJsonValue Codec<bool>::toJson(const bool &value, const Facets &)
{
    return value;
}

Result<void> Codec<bool>::fromJson(bool &value, const QJsonValue &json, const Facets &facets)
{
    if (json.isBool()) {
        value = json.toBool();
        return {};
    }
    const QString text = json.toString().trimmed();
    const auto is = [&text](const QString &word) { return text.compare(word, Qt::CaseInsensitive) == 0; };
    if (is(QStringLiteral("true")) || is(QStringLiteral("1")) ||
        (!facets.trueText.isEmpty() && is(facets.trueText)))
        value = true;
    else if (is(QStringLiteral("false")) || is(QStringLiteral("0")) ||
             (!facets.falseText.isEmpty() && is(facets.falseText)))
        value = false;
    else
        return because(tr("%1 is neither true nor false").arg(shown(json)));
    return {};
}

Result<void> Codec<bool>::check(const bool &, const Facets &)
{
    return {};
}

QString Codec<bool>::toText(const bool &value, const Facets &facets)
{
    const QString &text = value ? facets.trueText : facets.falseText;
    if (!text.isEmpty())
        return text;
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

// int -------------------------------------------------------------------------------------------------------

QJsonValue Codec<int>::toJson(const int &value, const Facets &)
{
    return value;
}

Result<void> Codec<int>::fromJson(int &value, const QJsonValue &json, const Facets &facets)
{
    constexpr int lowest = std::numeric_limits<int>::min();
    constexpr int highest = std::numeric_limits<int>::max();
    double parsed = json.toDouble(std::numeric_limits<double>::quiet_NaN());
    const bool isRead = !json.isString() || parseNumber(json.toString(), parsed);
    if (isTooLarge(json) || (isRead && (parsed < lowest || parsed > highest)))
        return because(
            tr("%1 is outside the range, %2 to %3")
                .arg(shown(json), number(facets.min.value_or(lowest)), number(facets.max.value_or(highest))));
    if (!isRead || parsed != std::trunc(parsed))
        return because(tr("%1 is not a whole number").arg(shown(json)));
    value = int(parsed);
    return {};
}

Result<void> Codec<int>::check(const int &value, const Facets &facets)
{
    return checkRange(value, facets);
}

QString Codec<int>::toText(const int &value, const Facets &facets)
{
    return facets.unit.isEmpty() ? QString::number(value)
                                 : QStringLiteral("%1 %2").arg(value).arg(facets.unit);
}

// double ----------------------------------------------------------------------------------------------------

QJsonValue Codec<double>::toJson(const double &value, const Facets &)
{
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("inf") : QStringLiteral("-inf");
    return value;
}

Result<void> Codec<double>::fromJson(double &value, const QJsonValue &json, const Facets &)
{
    if (json.isDouble())
        value = json.toDouble();
    else if (isTooLarge(json))
        return tooLarge(json);
    else if (!json.isString() || !parseNumber(json.toString(), value))
        return because(tr("%1 is not a number").arg(shown(json)));
    return {};
}

Result<void> Codec<double>::check(const double &value, const Facets &facets)
{
    if (std::isnan(value) && (facets.min || facets.max) && !facets.allowNull)
        return because(tr("a number is needed here, not NaN"));
    return checkRange(value, facets);
}

QString Codec<double>::toText(const double &value, const Facets &facets)
{
    if (!std::isfinite(value))
        return toJson(value, facets).toString();
    const QString text = facets.precision >= 0 ? QString::number(value, 'f', facets.precision)
                                               : QString::number(value, 'g', 12);
    return facets.unit.isEmpty() ? text : text + QLatin1Char(' ') + facets.unit;
}

// string ----------------------------------------------------------------------------------------------------

QJsonValue Codec<QString>::toJson(const QString &value, const Facets &)
{
    return value;
}

Result<void> Codec<QString>::fromJson(QString &value, const QJsonValue &json, const Facets &)
{
    if (!json.isString())
        return because(tr("a text is needed here, not %1").arg(shown(json)));
    value = json.toString();
    return {};
}

Result<void> Codec<QString>::check(const QString &value, const Facets &facets)
{
    if (value.size() > 65536)
        return because(tr("the text is longer than 65,536 characters"));
    if (facets.maxLength > 0 && value.size() > facets.maxLength)
        return because(
            tr("the text has %1 characters; %2 are allowed").arg(value.size()).arg(facets.maxLength));
    for (const QChar c : value) {
        const bool lineBreak = c == QLatin1Char('\n') || c == QLatin1Char('\t');
        if (c.category() == QChar::Other_Control && !(facets.multiLine && lineBreak))
            return because(tr("the text holds the control character U+%1")
                               .arg(int(c.unicode()), 4, 16, QLatin1Char('0')));
    }
    return {};
}

QString Codec<QString>::toText(const QString &value, const Facets &)
{
    return value;
}

// enumerations ----------------------------------------------------------------------------------------------

namespace detail {

Result<int> enumFromJson(const QJsonValue &json, std::span<const char *const> texts)
{
    if (json.isDouble()) {
        const double ordinal = json.toDouble();
        if (ordinal >= 0 && ordinal < double(texts.size()) && ordinal == std::trunc(ordinal))
            return int(ordinal);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (json.toString().compare(QLatin1String(texts[i]), Qt::CaseInsensitive) == 0)
            return int(i);
    }
    return because(
        tr("%1 is not one of %2").arg(shown(json), toStringList(texts).join(QStringLiteral(", "))));
}

QStringList toStringList(std::span<const char *const> texts)
{
    QStringList list;
    for (const char *text : texts)
        list.append(QLatin1String(text));
    return list;
}

} // namespace detail

QJsonValue Codec<EnumOrdinal>::toJson(const EnumOrdinal &value, const Facets &)
{
    return value.ordinal;
}

Result<void> Codec<EnumOrdinal>::fromJson(EnumOrdinal &value, const QJsonValue &json, const Facets &facets)
{
    if (json.isString()) {
        const qsizetype index = facets.range.indexOf(json.toString());
        if (index >= 0) {
            value.ordinal = int(index);
            return {};
        }
    }
    int ordinal = 0;
    if (const Result<void> read = Codec<int>::fromJson(ordinal, json, facets); !read) {
        if (facets.range.isEmpty())
            return read;
        return because(tr("%1 is not one of %2").arg(shown(json), facets.range.join(QStringLiteral(", "))));
    }
    value.ordinal = ordinal;
    return {};
}

Result<void> Codec<EnumOrdinal>::check(const EnumOrdinal &value, const Facets &facets)
{
    if (value.ordinal < 0 || (!facets.range.isEmpty() && value.ordinal >= facets.range.size()))
        return because(tr("%1 is not an ordinal of this enumeration").arg(value.ordinal));
    return {};
}

QString Codec<EnumOrdinal>::toText(const EnumOrdinal &value, const Facets &facets)
{
    if (value.ordinal >= 0 && value.ordinal < facets.range.size())
        return facets.range.at(value.ordinal);
    // A stored ordinal without a text is kept and shown as such rather than changed behind one's back.
    return facets.range.isEmpty() ? QString::number(value.ordinal) : QStringLiteral("%1?").arg(value.ordinal);
}

} // namespace station
