#include "station/value/facets.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace station {

namespace {

struct ShowFacet
{
    const char *name;
    std::optional<bool> Facets::*member;
};

constexpr ShowFacet showFacets[] = {{"showDate", &Facets::showDate},
                                    {"showSeconds", &Facets::showSeconds},
                                    {"showMilliseconds", &Facets::showMilliseconds}};

} // namespace

QJsonObject Facets::toJson() const
{
    QJsonObject json;
    const auto text = [&json](const char *key, const QString &value) {
        if (!value.isEmpty())
            json.insert(QLatin1String(key), value);
    };
    const auto number = [&json](const char *key, std::optional<double> value) {
        if (value)
            json.insert(QLatin1String(key), *value);
    };
    text("unit", unit);
    number("min", min);
    number("max", max);
    number("step", step);
    if (precision >= 0)
        json.insert(QStringLiteral("precision"), precision);
    if (!range.isEmpty())
        json.insert(QStringLiteral("range"), QJsonArray::fromStringList(range));
    text("trueText", trueText);
    text("falseText", falseText);
    text("targetType", targetType);
    if (multiLine)
        json.insert(QStringLiteral("multiLine"), true);
    if (allowNull)
        json.insert(QStringLiteral("allowNull"), true);
    if (maxLength > 0)
        json.insert(QStringLiteral("maxLength"), maxLength);
    if (fieldWidth > 0)
        json.insert(QStringLiteral("fieldWidth"), fieldWidth);
    for (const ShowFacet &show : showFacets) {
        if (this->*show.member)
            json.insert(QLatin1String(show.name), *(this->*show.member));
    }
    return json;
}

Facets Facets::fromJson(const QJsonObject &json)
{
    Facets facets;
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    const auto number = [&json](const char *key) -> std::optional<double> {
        const QJsonValue value = json.value(QLatin1String(key));
        return value.isDouble() ? std::optional<double>(value.toDouble()) : std::nullopt;
    };
    facets.unit = text("unit");
    facets.min = number("min");
    facets.max = number("max");
    facets.step = number("step");
    facets.precision = json.value(QStringLiteral("precision")).toInt(-1);
    const QJsonArray texts = json.value(QStringLiteral("range")).toArray();
    for (const QJsonValue &item : texts)
        facets.range.append(item.toString());
    facets.trueText = text("trueText");
    facets.falseText = text("falseText");
    facets.targetType = text("targetType");
    facets.multiLine = json.value(QStringLiteral("multiLine")).toBool();
    facets.allowNull = json.value(QStringLiteral("allowNull")).toBool();
    facets.maxLength = std::max(0, json.value(QStringLiteral("maxLength")).toInt());
    facets.fieldWidth = std::max(0, json.value(QStringLiteral("fieldWidth")).toInt());
    for (const ShowFacet &show : showFacets) {
        const QJsonValue value = json.value(QLatin1String(show.name));
        if (value.isBool())
            facets.*show.member = value.toBool();
    }
    return facets;
}

Facets Facets::overriddenBy(const Facets &instance) const
{
    Facets result = *this;
    if (!instance.unit.isEmpty())
        result.unit = instance.unit;
    if (instance.min)
        result.min = instance.min;
    if (instance.max)
        result.max = instance.max;
    if (instance.step)
        result.step = instance.step;
    if (instance.precision >= 0)
        result.precision = instance.precision;
    if (!instance.range.isEmpty())
        result.range = instance.range;
    if (!instance.trueText.isEmpty())
        result.trueText = instance.trueText;
    if (!instance.falseText.isEmpty())
        result.falseText = instance.falseText;
    if (!instance.targetType.isEmpty())
        result.targetType = instance.targetType;
    result.multiLine |= instance.multiLine;
    result.allowNull |= instance.allowNull;
    if (instance.maxLength > 0)
        result.maxLength = instance.maxLength;
    if (instance.fieldWidth > 0)
        result.fieldWidth = instance.fieldWidth;
    for (const ShowFacet &show : showFacets) {
        if (instance.*show.member)
            result.*show.member = instance.*show.member;
    }
    return result;
}

Facets FacetsDecl::toFacets() const
{
    Facets facets;
    facets.unit = QString::fromUtf8(unit);
    if (std::isfinite(min))
        facets.min = min;
    if (std::isfinite(max))
        facets.max = max;
    if (step > 0)
        facets.step = step;
    facets.precision = precision;
    if (range)
        facets.range = QString::fromUtf8(range).split(QLatin1Char('|'));
    facets.trueText = QString::fromUtf8(trueText);
    facets.falseText = QString::fromUtf8(falseText);
    facets.targetType = QString::fromUtf8(targetType);
    facets.multiLine = multiLine;
    facets.allowNull = allowNull;
    facets.maxLength = maxLength;
    facets.fieldWidth = fieldWidth;
    facets.showDate = showDate;
    facets.showSeconds = showSeconds;
    facets.showMilliseconds = showMilliseconds;
    return facets;
}

} // namespace station
