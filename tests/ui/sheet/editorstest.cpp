#include "tests/ui/sheet/sheetrig.h"
#include "ui/sheet/editors/addresslisteditor.h"
#include "ui/sheet/editors/certificateeditor.h"
#include "ui/sheet/editors/editorfactory.h"
#include "ui/sheet/editors/facetseditor.h"

#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTimeEdit>
#include <QToolButton>
#include <QWheelEvent>

using namespace ui;

/// Each editor by itself: what it shows of a value and what it makes of what is typed and clicked.
class EditorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }
    void cleanup() { m_editor.reset(); }

    void everyValueTypeHasAnEditorThatSaysItsNameAndHelp_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"bool",          "int",
                                 "double",        "string",
                                 "dateTime",      "duration",
                                 "timeRange",     "weekdays",
                                 "hostName",      "port",
                                 "secret",        "mailAddressList",
                                 "reference",     "formatText",
                                 "enumOrdinal",   "certificate",
                                 "facets",        "statusNumeric",
                                 "statusBoolean", "statusEnum",
                                 "statusString",  "typeOnlyTheStationKnows"})
            QTest::newRow(type) << type;
    }

    void everyValueTypeHasAnEditorThatSaysItsNameAndHelp()
    {
        QFETCH(QString, type);
        make(qPrintable(type));
        m_editor->setError(QStringLiteral("Too high."));
        const QList<QWidget *> all = m_editor->findChildren<QWidget *>();
        int fields = 0;
        for (QWidget *field : all) {
            const bool inner = qobject_cast<QAbstractSpinBox *>(field->parentWidget()) ||
                               qobject_cast<QLineEdit *>(field->parentWidget()) ||
                               qobject_cast<QComboBox *>(field->parentWidget());
            if (!(field->focusPolicy() & Qt::TabFocus) || inner || !field->isVisible())
                continue;
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(field);
            QVERIFY(spoken);
            QVERIFY2(spoken->text(QAccessible::Name).contains(QStringLiteral("Limit")),
                     field->metaObject()->className());
            QVERIFY(spoken->text(QAccessible::Description).contains(QStringLiteral("Help of the slot.")));
            ++fields;
        }
        QVERIFY(fields > 0);
        QVERIFY(m_editor->accessibleDescription().contains(QStringLiteral("Too high.")));
    }

    void aBooleanIsChosenByItsTexts()
    {
        station::Facets facets;
        facets.trueText = QStringLiteral("On");
        facets.falseText = QStringLiteral("Off");
        make("bool", facets, true);
        auto *choice = m_editor->findChild<QComboBox *>();
        QCOMPARE(choice->currentText(), QStringLiteral("On"));
        QCOMPARE(choice->itemText(0), QStringLiteral("Off"));
        QTest::keyClicks(choice, QStringLiteral("Of"));
        QVERIFY(m_editor->isTouched());
        QCOMPARE(m_editor->entry().value, QJsonValue(false));
    }

    void anUnknownStoredTextStaysAmongTheChoices()
    {
        station::Facets facets;
        facets.range = {QStringLiteral("Slow"), QStringLiteral("Fast")};
        make("enumOrdinal", facets, 7);
        auto *choice = m_editor->findChild<QComboBox *>();
        QCOMPARE(choice->currentText(), QStringLiteral("7?"));
        QVERIFY(!m_editor->isTouched());
        QCOMPARE(m_editor->entry().value, QJsonValue(7));
        make("someMode", facets, QStringLiteral("Gone"));
        QCOMPARE(m_editor->findChild<QComboBox *>()->currentText(), QStringLiteral("Gone"));
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("Gone")));
    }

    void numbersAreReadInBothWritings_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("the locale's") << "1.234,5" << QJsonValue(1234.5);
        QTest::newRow("with its unit") << "20,5 °C" << QJsonValue(20.5);
        QTest::newRow("plain") << "1e3" << QJsonValue(1000.0);
        QTest::newRow("nan") << "NaN" << QJsonValue(QStringLiteral("nan"));
        QTest::newRow("infinity") << "-inf" << QJsonValue(QStringLiteral("-inf"));
        QTest::newRow("wrong") << "warm" << QJsonValue(QJsonValue::Null);
    }

    void numbersAreReadInBothWritings()
    {
        QFETCH(QString, typed);
        QFETCH(QJsonValue, value);
        station::Facets facets;
        facets.unit = QStringLiteral("°C");
        make("double", facets, 1);
        QVERIFY(m_editor->findChild<QLabel *>()->text() == QStringLiteral("°C"));
        type(typed);
        const ValueEditor::Entry entry = m_editor->entry();
        QCOMPARE(entry.wrong.isEmpty(), !value.isNull());
        if (entry.wrong.isEmpty())
            QCOMPARE(entry.value, value);
        else
            QCOMPARE(entry.text, typed);
    }

    void arrowsStepANumberWithinItsLimits()
    {
        station::Facets facets;
        facets.min = 0;
        facets.max = 10;
        facets.step = 2.5;
        make("double", facets, 5);
        QTest::keyClick(line(), Qt::Key_Up);
        QCOMPARE(m_editor->entry().value, QJsonValue(7.5));
        QTest::keyClick(line(), Qt::Key_PageUp);
        QCOMPARE(m_editor->entry().value, QJsonValue(10));
        type(QStringLiteral("11"));
        QVERIFY(m_editor->entry().wrong.contains(QStringLiteral("above the highest value 10")));
    }

    void openingDoesNotRound()
    {
        station::Facets facets;
        facets.precision = 1;
        make("double", facets, 20.123456789);
        QCOMPARE(line()->text(), QStringLiteral("20,123456789"));
        QVERIFY(!m_editor->isTouched());
    }

    void aPortIsANumberOrAutomatic()
    {
        make("port", {}, -1);
        QCOMPARE(line()->text(), QStringLiteral("-1 (auto)"));
        type(QStringLiteral("AUTO"));
        QCOMPARE(m_editor->entry().value, QJsonValue(-1));
        type(QStringLiteral("2525"));
        QCOMPARE(m_editor->entry().value, QJsonValue(2525));
        type(QStringLiteral("0"));
        QVERIFY(m_editor->entry().wrong.contains(QStringLiteral("not a port")));
    }

    void aTextOfSeveralLinesIsEditedInALargeField()
    {
        station::Facets facets;
        facets.multiLine = true;
        make("string", facets, QStringLiteral("one\ntwo"));
        QVERIFY(line()->isReadOnly());
        QTest::mouseClick(m_editor->findChild<QToolButton *>(), Qt::LeftButton);
        auto *large = m_editor->findChild<QPlainTextEdit *>();
        QVERIFY(large);
        large->setFocus();
        QTest::keyClick(large, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(large, QStringLiteral("!"));
        const QSignalSpy finished(m_editor.get(), &ValueEditor::finished);
        press("Use this text");
        QCOMPARE(finished.size(), 1);
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("one\ntwo!")));
    }

    void aHostNameIsMendedAndSaysSo()
    {
        make("hostName");
        type(QStringLiteral(" Mail.Example.ORG "));
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("mail.example.org")));
        QVERIFY(m_editor->entry().said.contains(QStringLiteral("lower case")));
        type(QStringLiteral("bücher.example"));
        QVERIFY(m_editor->entry().said.contains(QStringLiteral("xn--bcher-kva.example")));
    }

    void anAddressOfAPageOffersItsHost()
    {
        make("hostName");
        type(QStringLiteral("https://mail.example.org/inbox"));
        QVERIFY(!m_editor->entry().wrong.isEmpty());
        QAction *offer = line()->actions().constLast();
        QVERIFY(offer->isVisible());
        QCOMPARE(offer->text(), QStringLiteral("Use only mail.example.org"));
        offer->trigger();
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("mail.example.org")));
    }

    void addressesAreCheckedOneByOneAndMerged()
    {
        make("mailAddressList", {}, QJsonArray{QStringLiteral("a@example.org")});
        type(QStringLiteral("a@example.org; Anna <anna@example.org>, A@example.org"));
        QCOMPARE(m_editor->entry().value,
                 (QJsonArray{QStringLiteral("a@example.org"), QStringLiteral("Anna <anna@example.org>")}));
        QVERIFY(m_editor->entry().said.contains(QStringLiteral("A@example.org stood there twice")));
        type(QStringLiteral("a@example.org, nobody, also nobody"));
        QCOMPARE(m_editor->entry().wrong.count(QLatin1Char('\n')), 1);
        QCOMPARE(
            AddressListEditor::split(QStringLiteral("\"Lee, Anna\" <a@example.org>, b@example.org")).size(),
            2);
    }

    void aSecretIsMaskedAndTheStoredOneIsNeverThere()
    {
        make("secret", {}, QJsonObject{{QStringLiteral("set"), true}});
        QCOMPARE(line()->text(), QString());
        QCOMPARE(line()->echoMode(), QLineEdit::Password);
        QVERIFY(line()->placeholderText().contains(QStringLiteral("stored")));
        QVERIFY(!m_editor->isTouched());
        QToolButton *show = button("Show");
        QVERIFY(!show->isEnabled());
        type(QStringLiteral("hunter2"));
        QTest::mouseClick(show, Qt::LeftButton);
        QCOMPARE(line()->echoMode(), QLineEdit::Normal);
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("hunter2")));
        line()->clear();
        QVERIFY(!m_editor->isTouched());
        QTest::mouseClick(button("Clear"), Qt::LeftButton);
        QVERIFY(m_editor->isTouched());
        QVERIFY(m_editor->entry().value.isNull());
    }

    void aDurationStepsThePartOfTheCaret()
    {
        station::Facets facets;
        facets.min = 1;
        facets.max = 86400;
        make("duration", facets, QStringLiteral("PT1H30M5S"));
        QCOMPARE(line()->text(), QStringLiteral("1h 30m 5s"));
        line()->setCursorPosition(1);
        QTest::keyClick(line(), Qt::Key_Up);
        QCOMPARE(line()->text(), QStringLiteral("2h 30m 5s"));
        line()->setCursorPosition(5);
        QTest::keyClick(line(), Qt::Key_Down);
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("PT2H29M5S")));
        type(QStringLiteral("90"));
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("PT1M30S")));
        type(QStringLiteral("2d"));
        QVERIFY(m_editor->entry().wrong.contains(QStringLiteral("1s to 1d")));
    }

    void aTimeIsReadInItsZone()
    {
        make("dateTime", {}, QJsonValue());
        QCOMPARE(line()->text(), QString());
        type(QStringLiteral("2026-11-22T08:00:00+01:00"));
        QCOMPARE(QDateTime::fromString(m_editor->entry().value.toString(), Qt::ISODateWithMs),
                 QDateTime(QDate(2026, 11, 22), QTime(7, 0), Qt::UTC));
        type(QStringLiteral("2026-02-30 08:00:00"));
        QVERIFY(!m_editor->entry().wrong.isEmpty());
        type(QString());
        QVERIFY(m_editor->entry().wrong.isEmpty());
    }

    void weekdaysAreSevenToggles()
    {
        make("weekdays", {}, QStringLiteral("mon,tue"));
        const auto days = m_editor->findChildren<QToolButton *>();
        QCOMPARE(days.size(), 7);
        QTest::mouseClick(days.at(6), Qt::LeftButton);
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("mon,tue,sun")));
    }

    void aRangeOverMidnightSaysSo()
    {
        make("timeRange", {}, QStringLiteral("07:00-18:30"));
        const auto times = m_editor->findChildren<QTimeEdit *>();
        QTest::keyClick(times.at(0), Qt::Key_Tab);
        QVERIFY(times.at(1)->hasFocus());
        times.at(1)->setTime(QTime(6, 0));
        QCOMPARE(m_editor->entry().value, QJsonValue(QStringLiteral("07:00-06:00")));
        QString words;
        for (const QLabel *label : m_editor->findChildren<QLabel *>())
            words += label->text();
        QVERIFY(words.contains(QStringLiteral("overnight")));
    }

    void aStatusValueIsEditedBareAndCanBeNull()
    {
        make("statusNumeric", {},
             QJsonObject{{QStringLiteral("value"), 5}, {QStringLiteral("status"), QStringLiteral("{ok}")}});
        type(QStringLiteral("7,5"));
        QCOMPARE(m_editor->entry().value[QStringLiteral("value")], QJsonValue(7.5));
        QTest::mouseClick(m_editor->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(
            m_editor->entry().value[QStringLiteral("status")].toString().contains(QStringLiteral("null")));
    }

    void aCertificateIsSummarised()
    {
        QCOMPARE(CertificateEditor::summary({}), QStringLiteral("none"));
        QCOMPARE(CertificateEditor::summary(QStringLiteral("rubbish")), QStringLiteral("not a certificate"));
    }

    void facetsAreATable()
    {
        const SlotDescription slot = describe("facets", {});
        FacetsDialog dialog(
            slot, {{QStringLiteral("unit"), QStringLiteral("°C")}, {QStringLiteral("min"), 5}}, nullptr);
        dialog.show();
        auto *table = dialog.findChild<QTableWidget *>();
        QCOMPARE(table->rowCount(), 2);
        for (QPushButton *add : dialog.findChildren<QPushButton *>()) {
            if (add->text() == QLatin1String("Add"))
                QTest::mouseClick(add, Qt::LeftButton);
        }
        qobject_cast<QComboBox *>(table->cellWidget(2, 0))->setCurrentText(QStringLiteral("range"));
        table->item(2, 1)->setText(QStringLiteral("Off | On"));
        QCOMPARE(dialog.facets()->value(QStringLiteral("range")),
                 (QJsonArray{QStringLiteral("Off"), QStringLiteral("On")}));
        table->item(0, 1)->setText(QStringLiteral("cold"));
        QVERIFY(!dialog.facets().ok());
    }

    void theWheelChangesNothing()
    {
        for (const char *type : {"bool", "timeRange", "port"}) {
            make(type, {}, type == QLatin1String("bool") ? QJsonValue(true) : QJsonValue());
            const QJsonValue before = m_editor->entry().value;
            QWidget *field = m_editor->focusProxy();
            field->setFocus();
            QWheelEvent wheel(QPointF(5, 5), field->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), {}, {},
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(field, &wheel);
            QCOMPARE(m_editor->entry().value, before);
            QVERIFY(!wheel.isAccepted());
        }
    }

    void enterTabAndEscapeEndTheEntry()
    {
        make("hostName");
        QSignalSpy finished(m_editor.get(), &ValueEditor::finished);
        const QSignalSpy cancelled(m_editor.get(), &ValueEditor::cancelled);
        QTest::keyClick(line(), Qt::Key_Return);
        QTest::keyClick(line(), Qt::Key_Tab);
        QTest::keyClick(line(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(finished.takeFirst().constFirst().value<ValueEditor::Next>(), ValueEditor::Stay);
        QCOMPARE(finished.takeFirst().constFirst().value<ValueEditor::Next>(), ValueEditor::NextField);
        QCOMPARE(finished.takeFirst().constFirst().value<ValueEditor::Next>(), ValueEditor::PreviousField);
        QTest::keyClick(line(), Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        // Also where no field has the focus, but a button beside it.
        QTest::keyClick(m_editor.get(), Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 2);
    }

private:
    static SlotDescription describe(const char *type, const station::Facets &facets)
    {
        SlotDescription slot;
        slot.name = QStringLiteral("limit");
        slot.displayName = QStringLiteral("Limit");
        slot.typeName = QLatin1String(type);
        slot.type = station::findValueType(slot.typeName);
        slot.facets = facets;
        slot.doc = QStringLiteral("Help of the slot.");
        slot.writable = true;
        return slot;
    }
    void make(const char *type, const station::Facets &facets = {}, const QJsonValue &value = {})
    {
        m_editor.reset(makeEditor(describe(type, facets), {}, nullptr));
        m_editor->setValue(value);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    }
    QLineEdit *line() const { return m_editor->findChild<QLineEdit *>(); }
    void type(const QString &text)
    {
        line()->selectAll();
        QTest::keyClick(line(), Qt::Key_Delete);
        // QTest::keyClicks() knows ASCII only.
        for (const QChar c : text) {
            QKeyEvent pressed(QEvent::KeyPress, 0, {}, QString(c));
            QApplication::sendEvent(line(), &pressed);
        }
    }
    QToolButton *button(const char *text) const
    {
        for (QToolButton *one : m_editor->findChildren<QToolButton *>()) {
            if (one->text() == QLatin1String(text))
                return one;
        }
        return nullptr;
    }
    void press(const char *text) const
    {
        for (QPushButton *one : m_editor->findChildren<QPushButton *>()) {
            if (one->text() == QLatin1String(text))
                QTest::mouseClick(one, Qt::LeftButton);
        }
    }

    std::unique_ptr<ValueEditor> m_editor;
};

QTEST_MAIN(EditorsTest)
#include "editorstest.moc"
