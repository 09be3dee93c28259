#include "ui/look/units.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

const QString settingsKey = QStringLiteral("view/units");

struct Pair
{
    const char *metric;
    const char *imperial;
    double factor; ///< imperial = metric × factor + offset.
    double offset = 0;
};

/// Exact by definition of the international inch, pound and US gallon; inches of water at 4 °C, of mercury at
/// 0 °C. Where several metric units have one imperial counterpart, the first is the one that it is shown in.
constexpr std::array pairs{
    Pair{"°C", "°F", 1.8, 32},
    Pair{"m", "ft", 1 / 0.3048},
    Pair{"cm", "in", 1 / 2.54},
    Pair{"mm", "in", 1 / 25.4},
    Pair{"km", "mi", 1 / 1.609344},
    Pair{"m²", "ft²", 1 / 0.09290304},
    Pair{"m³", "ft³", 1 / 0.028316846592},
    Pair{"l", "gal", 1 / 3.785411784},
    Pair{"m/s", "ft/min", 60 / 0.3048},
    Pair{"km/h", "mph", 1 / 1.609344},
    Pair{"m³/h", "cfm", 1 / (0.028316846592 * 60)},
    Pair{"m³/s", "cfm", 60 / 0.028316846592},
    Pair{"l/s", "gal/min", 60 / 3.785411784},
    Pair{"l/min", "gal/min", 1 / 3.785411784},
    Pair{"Pa", "inH₂O", 1 / 249.08891},
    Pair{"mbar", "inH₂O", 1 / 2.4908891},
    Pair{"hPa", "inHg", 1 / 33.86389},
    Pair{"kPa", "psi", 1 / 6.894757293168},
    Pair{"bar", "psi", 1 / 0.06894757293168},
    Pair{"kg", "lb", 1 / 0.45359237},
    Pair{"g", "oz", 1 / 28.349523125},
    Pair{"kJ/kg", "BTU/lb", 1 / 2.326},
    Pair{"W/m²", "BTU/(h·ft²)", 1 / 3.154590745},
};

/// People write m2, m³/h and L/s alike.
QString plain(const QString &unit)
{
    QString text = unit.trimmed();
    text.replace(QChar(0xb2), QLatin1Char('2')).replace(QChar(0xb3), QLatin1Char('3'));
    text.replace(QChar(0x2082), QLatin1Char('2'));
    if (text == QLatin1String("L") || text.startsWith(QLatin1String("L/")))
        text[0] = QLatin1Char('l');
    return text;
}

} // namespace

int UnitConversion::digits(int precision) const
{
    return precision < 0 ? -1 : std::max(0, precision + int(std::ceil(-std::log10(std::abs(factor)))));
}

UnitConversion conversionOf(const QString &unit, UnitSystem system)
{
    const QString wanted = plain(unit);
    for (const Pair &pair : pairs) {
        const QString metric = QString::fromUtf8(pair.metric);
        const QString imperial = QString::fromUtf8(pair.imperial);
        if (system == UnitSystem::Imperial && plain(metric) == wanted)
            return {imperial, pair.factor, pair.offset};
        if (system == UnitSystem::Metric && plain(imperial) == wanted)
            return {metric, 1 / pair.factor, -pair.offset / pair.factor};
    }
    return {unit};
}

UnitChoice::UnitChoice()
    : m_system(UnitSystem(std::clamp(QSettings().value(settingsKey).toInt(), 0, int(UnitSystem::Imperial))))
{
}

UnitChoice &UnitChoice::instance()
{
    static UnitChoice choice;
    return choice;
}

void UnitChoice::choose(UnitSystem system)
{
    if (system == m_system)
        return;
    m_system = system;
    QSettings().setValue(settingsKey, int(system));
    Q_EMIT changed();
}

QString unitSystemTitle(UnitSystem system)
{
    switch (system) {
    case UnitSystem::AsStored:
        return QCoreApplication::translate("Units", "As &stored");
    case UnitSystem::Metric:
        return QCoreApplication::translate("Units", "&Metric");
    case UnitSystem::Imperial:
        return QCoreApplication::translate("Units", "&Imperial");
    }
    return {};
}

} // namespace ui
