#pragma once

#include <QObject>
#include <QString>

namespace ui {

/// The units that numbers are shown and entered in. What the station stores stays in its own unit.
enum class UnitSystem { AsStored, Metric, Imperial };

/// How a number of one unit reads in another: shown = stored × factor + offset.
struct UnitConversion
{
    QString unit; ///< The one that is shown.
    double factor = 1;
    double offset = 0;

    bool converts() const { return factor != 1 || offset != 0; }
    double shown(double stored) const { return stored * factor + offset; }
    double stored(double shown) const { return (shown - offset) / factor; }
    /// Digits behind the point that tell as much as @p precision does of the stored number; -1 stays -1.
    int digits(int precision) const;
};

/// What a unit is shown as; itself where the system has no other for it. A difference of temperatures is
/// written in K and stays, as it has no zero to move.
UnitConversion conversionOf(const QString &unit, UnitSystem system);

/// The choice of a person, for all windows, remembered for the next start.
class UnitChoice final : public QObject
{
    Q_OBJECT
public:
    static UnitChoice &instance();

    UnitSystem system() const { return m_system; }
    void choose(UnitSystem system);
    /// What the choice makes of a unit.
    UnitConversion of(const QString &unit) const { return conversionOf(unit, m_system); }

Q_SIGNALS:
    void changed();

private:
    UnitChoice();

    UnitSystem m_system;
};

/// "Metric", for a menu.
QString unitSystemTitle(UnitSystem system);

} // namespace ui
