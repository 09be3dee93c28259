#include "tests/ui/sheet/sheetrig.h"
#include "ui/look/units.h"
#include "ui/sheet/changepreview.h"
#include "ui/sheet/valuetext.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace ui;

/// A room whose slots have facets of every kind that a sheet honours.
class Room final : public station::Component
{
public:
    station::Slot<double> setpoint{this,
                                   {.name = "setpoint",
                                    .value = 21,
                                    .facets = {.unit = "°C", .min = 5, .max = 35, .precision = 1},
                                    .group = "Room",
                                    .doc = "How warm it shall be."}};
    station::Slot<station::StatusNumeric> measured{this,
                                                   {.name = "measured",
                                                    .facets = {.unit = "°C", .precision = 1},
                                                    .group = "Room",
                                                    .doc = "How warm it is in the room."}};
    station::Slot<int> count{
        this,
        {.name = "count", .facets = {.unit = "m"}, .group = "Room", .doc = "A whole number of metres."}};
    station::Slot<QString> label{this,
                                 {.name = "label",
                                  .facets = {.maxLength = 4, .fieldWidth = 90},
                                  .group = "Room",
                                  .doc = "A short text on the door."}};
    station::Slot<station::Duration> delay{this,
                                           {.name = "delay",
                                            .value = {.ms = 90'000},
                                            .facets = {.showSeconds = false},
                                            .group = "Room",
                                            .doc = "A delay in whole minutes."}};
};

/// Units by the view's choice, and the facets of the sheet's table that are about room and digits.
class SheetUnitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<SheetRig>([](station::Registry &registry) {
            registry.add<Room>({.name = QStringLiteral("test:Room"), .doc = QStringLiteral("For tests.")});
        });
        QVERIFY(m_rig->start());
        m_rig->bench.add(QStringLiteral("/Config"), QStringLiteral("test:Room"), QStringLiteral("R"));
        UnitChoice::instance().choose(UnitSystem::AsStored);
        QVERIFY(m_rig->open({QStringLiteral("/Config/R")}));
    }
    void cleanup()
    {
        UnitChoice::instance().choose(UnitSystem::AsStored);
        m_rig.reset();
    }

    void theViewsUnitIsShownAndTheStoredOneToldAside()
    {
        QCOMPARE(m_rig->text("setpoint"), QStringLiteral("21.0 °C"));
        UnitChoice::instance().choose(UnitSystem::Imperial);
        QCOMPARE(m_rig->text("setpoint"), QStringLiteral("69.8 °F"));
        QCOMPARE(m_rig->text("setpoint", SheetModel::Limits), QStringLiteral("41 to 95 °F"));
        QVERIFY(m_rig->text("setpoint", SheetModel::Value, Qt::ToolTipRole)
                    .contains(QStringLiteral("stored: 21 °C")));
        QCOMPARE(m_rig->edits.count(), 0);
        UnitChoice::instance().choose(UnitSystem::Metric);
        QCOMPARE(m_rig->text("setpoint"), QStringLiteral("21.0 °C"));
    }

    void rowsOnScreenChangeAtOnce()
    {
        QSignalSpy changed(&m_rig->sheet->model(), &QAbstractItemModel::dataChanged);
        UnitChoice::instance().choose(UnitSystem::Imperial);
        QVERIFY(!changed.isEmpty());
    }

    void whatIsTypedIsInTheViewsUnitAndStoredInItsOwn()
    {
        UnitChoice::instance().choose(UnitSystem::Imperial);
        m_rig->startEditing("setpoint");
        QCOMPARE(m_rig->editor()->accessibleName(), QStringLiteral("Setpoint °F"));
        QCOMPARE(m_rig->field<QLineEdit>()->text(), QStringLiteral("69.8"));
        QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Escape);
        QVERIFY(m_rig->edit("setpoint", "68"));
        QCOMPARE(m_rig->pending("setpoint"), QJsonValue(20));
        QCOMPARE(m_rig->text("setpoint"), QStringLiteral("68.0 °F"));
        // Who writes the unit out is understood in either.
        QVERIFY(m_rig->edit("setpoint", "22 °C"));
        QCOMPARE(m_rig->pending("setpoint"), QJsonValue(22));
        QVERIFY(m_rig->edit("setpoint", "77 °F"));
        QCOMPARE(m_rig->pending("setpoint"), QJsonValue(25));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->bench.get(QStringLiteral("/Config/R.setpoint")), QJsonValue(25));
    }

    void openingAndLeavingChangesNothing()
    {
        m_rig->bench.set(QStringLiteral("/Config/R.setpoint"), 21.123456789012345);
        UnitChoice::instance().choose(UnitSystem::Imperial);
        m_rig->startEditing("setpoint");
        QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Return);
        QCOMPARE(m_rig->edits.count(), 0);
    }

    void limitsHoldInTheStoredUnit()
    {
        UnitChoice::instance().choose(UnitSystem::Imperial);
        QVERIFY(m_rig->edit("setpoint", "100"));
        QVERIFY(m_rig->marks("setpoint") & SheetModel::Refused);
        m_rig->startEditing("setpoint");
        auto *line = m_rig->field<QLineEdit>();
        line->setText(QStringLiteral("94.9"));
        QTest::keyClick(line, Qt::Key_Up);
        QCOMPARE(line->text(), QStringLiteral("95"));
        QTest::keyClick(line, Qt::Key_Up);
        QCOMPARE(line->text(), QStringLiteral("95"));
    }

    void valuesWithStatusAndWholeNumbersConvert()
    {
        m_rig->bench.set(QStringLiteral("/Config/R.measured"), 10);
        UnitChoice::instance().choose(UnitSystem::Imperial);
        QTRY_COMPARE(m_rig->text("measured"), QStringLiteral("50.0 °F {ok}"));
        QCOMPARE(m_rig->text("count"), QStringLiteral("0 ft"));
    }

    void aWholeNumberIsTypedInTheViewsUnitAndStaysWhole()
    {
        UnitChoice::instance().choose(UnitSystem::Imperial);
        QVERIFY(m_rig->edit("count", "10"));
        QCOMPARE(m_rig->pending("count"), QJsonValue(3));
        QCOMPARE(m_rig->text("count"), QStringLiteral("10 ft"));
        QVERIFY(
            m_rig->text("count", SheetModel::Value, Qt::ToolTipRole).contains(QStringLiteral("stored: 3 m")));
        m_rig->startEditing("count");
        QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Up);
        QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Return);
        QCOMPARE(m_rig->pending("count"), QJsonValue(4));
        // Who writes the stored unit means exactly that.
        QVERIFY(m_rig->edit("count", "2.5 m"));
        QVERIFY(m_rig->marks("count") & SheetModel::Refused);
    }

    void whatIsCopiedIsWhatIsShownAndIsPasted()
    {
        UnitChoice::instance().choose(UnitSystem::Imperial);
        m_rig->goTo("setpoint");
        m_rig->key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("setpoint\t69.8 °F"));
        QApplication::clipboard()->setText(
            QStringLiteral("setpoint\t68.0 °F\ncount\t10 ft\ndelay\t2m\nlabel\tabc"));
        m_rig->key(Qt::Key_V, Qt::ControlModifier);
        auto *preview = m_rig->dialog<ChangePreview>();
        QVERIFY(preview);
        const auto *list = preview->findChild<QTreeWidget *>();
        // The delay reads as it is shown already, rounded to minutes: it is not meant to lose its seconds.
        QCOMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("69.8 °F"));
        QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("68.0 °F"));
        QVERIFY(m_rig->press("Paste", preview));
        QCOMPARE(m_rig->pending("setpoint"), QJsonValue(20));
        QCOMPARE(m_rig->pending("count"), QJsonValue(3));
        QCOMPARE(m_rig->pending("label"), QJsonValue(QStringLiteral("abc")));
    }

    void allThatIsShownIsReadAgain_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *type, const QJsonValue &value) {
            QTest::addRow("%s %s", type, qPrintable(value.toVariant().toString()))
                << QString::fromLatin1(type) << value;
        };
        row("int", -7);
        row("double", 12345.5);
        row("double", QStringLiteral("nan"));
        row("bool", true);
        row("dateTime", QStringLiteral("2026-11-22T07:00:05.000Z"));
        row("dateTime", QJsonValue::Null);
        row("duration", QStringLiteral("PT1H30M5S"));
        row("weekdays", QStringLiteral("mon,tue,wed,sat"));
        row("timeRange", QStringLiteral("22:00-06:30"));
        row("port", 465);
    }

    void allThatIsShownIsReadAgain()
    {
        QFETCH(const QString, type);
        QFETCH(const QJsonValue, value);
        SlotDescription slot;
        slot.typeName = type;
        slot.type = station::findValueType(type);
        QVERIFY(slot.type);
        const QLocale before;
        for (const QLocale &locale : {QLocale(QLocale::English), QLocale(QLocale::German)}) {
            QLocale::setDefault(locale);
            const QString text = personText(slot, value);
            const auto read = readPersonText(slot, text);
            QLocale::setDefault(before);
            QVERIFY2(read, qPrintable(text + QStringLiteral(": ") + read.error().text()));
            QCOMPARE(*read, value);
        }
    }

    void aFieldHasRoomForWhatItsFacetSays()
    {
        m_rig->startEditing("label");
        const auto *line = m_rig->field<QLineEdit>();
        QVERIFY(line->width() >= line->fontMetrics().averageCharWidth() * 90);
    }

    void aTextThatIsTooLongSaysSo()
    {
        QCOMPARE(m_rig->text("label", SheetModel::Limits), QStringLiteral("4 characters at most"));
        QVERIFY(m_rig->edit("label", "fives"));
        QVERIFY(
            m_rig->text("label", SheetModel::Limits).contains(QStringLiteral("5 characters; 4 are allowed")));
    }

    void secondsThatAreNotShownAreToldAside()
    {
        QCOMPARE(m_rig->text("delay"), QStringLiteral("2m"));
        QVERIFY(m_rig->text("delay", SheetModel::Value, Qt::ToolTipRole)
                    .contains(QStringLiteral("stored: 1m 30s")));
        m_rig->startEditing("delay");
        QCOMPARE(m_rig->field<QLineEdit>()->text(), QStringLiteral("1m 30s"));
    }

    void aTimeIsShownAsItsFacetsSay()
    {
        SlotDescription slot;
        slot.typeName = QStringLiteral("dateTime");
        slot.type = station::findValueType(slot.typeName);
        const QString noon = QStringLiteral("2026-11-22T12:00:05.250Z");
        const auto shown = [&](std::optional<bool> date, std::optional<bool> seconds,
                               std::optional<bool> ms) {
            slot.facets.showDate = date;
            slot.facets.showSeconds = seconds;
            slot.facets.showMilliseconds = ms;
            return personText(slot, noon);
        };
        const QRegularExpression whole(QStringLiteral("^2026-11-22 \\d\\d:\\d\\d:05 "));
        QVERIFY(whole.match(shown({}, {}, {})).hasMatch());
        QVERIFY(
            QRegularExpression(QStringLiteral("^\\d\\d:\\d\\d:05 ")).match(shown(false, {}, {})).hasMatch());
        QVERIFY(
            QRegularExpression(QStringLiteral("^\\d\\d:\\d\\d ")).match(shown(false, false, {})).hasMatch());
        QVERIFY(shown({}, {}, true).contains(QStringLiteral(":05.250 ")));
        QVERIFY(rawText(slot, noon).startsWith(QStringLiteral("2026-11-22T12:00:05.250")));
    }

private:
    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(SheetUnitsTest)
#include "sheetunitstest.moc"
