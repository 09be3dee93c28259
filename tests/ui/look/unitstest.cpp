#include "ui/look/units.h"

#include <QStandardPaths>
#include <QTest>

using namespace ui;

/// Units that are shown in another system: figures by definition, and back without loss.
class UnitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberReadsInTheOtherSystem_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("stored");
        QTest::addColumn<QString>("other");
        QTest::addColumn<double>("shown");
        const auto row = [](const char *unit, double stored, const char *other, double shown) {
            QTest::addRow("%s", unit)
                << QString::fromUtf8(unit) << stored << QString::fromUtf8(other) << shown;
        };
        row("°C", 21, "°F", 69.8);
        row("m", 0.3048, "ft", 1);
        row("m3/h", 1000, "cfm", 588.578);
        row("L/s", 1, "gal/min", 15.8503);
        row("Pa", 249.08891, "inH₂O", 1);
        row("bar", 1, "psi", 14.5038);
        row("kg", 1, "lb", 2.20462);
        row("W/m²", 1, "BTU/(h·ft²)", 0.316998);
    }
    void aNumberReadsInTheOtherSystem()
    {
        QFETCH(const QString, unit);
        QFETCH(const double, stored);
        QFETCH(const QString, other);
        QFETCH(const double, shown);
        const UnitConversion there = conversionOf(unit, UnitSystem::Imperial);
        QCOMPARE(there.unit, other);
        QVERIFY(std::abs(there.shown(stored) - shown) < 1e-5 * shown);
        QVERIFY(qFuzzyCompare(there.stored(there.shown(stored)), stored));
        QVERIFY(!conversionOf(other, UnitSystem::Imperial).converts());
        QVERIFY(!conversionOf(unit, UnitSystem::AsStored).converts());
        QVERIFY(!conversionOf(unit, UnitSystem::Metric).converts());
        const UnitConversion back = conversionOf(other, UnitSystem::Metric);
        QVERIFY(back.converts());
    }

    void whatHasNoOtherUnitStays()
    {
        for (const char *unit : {"", "%", "K", "kW", "h", "B"}) {
            const UnitConversion same = conversionOf(QString::fromUtf8(unit), UnitSystem::Imperial);
            QCOMPARE(same.unit, QString::fromUtf8(unit));
            QVERIFY(!same.converts());
        }
    }

    void aSmallUnitGetsMoreDigits()
    {
        QCOMPARE(conversionOf(QStringLiteral("Pa"), UnitSystem::Imperial).digits(0), 3);
        QCOMPARE(conversionOf(QStringLiteral("°C"), UnitSystem::Imperial).digits(1), 1);
        QCOMPARE(conversionOf(QStringLiteral("°C"), UnitSystem::Imperial).digits(-1), -1);
    }
};

QTEST_GUILESS_MAIN(UnitsTest)
#include "unitstest.moc"
