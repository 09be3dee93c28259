#include "station/links.h"
#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/viewarea.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/navview.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

using testsupport::UiStation;
using namespace ui;

/// Several components chosen in the tree, edited as one from its menu, by mouse and keyboard.
class MultiSelectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        QSettings().clear();
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        for (const char *name : {"A", "B", "C"})
            m_station->add(QStringLiteral("/Config"), QStringLiteral("control:SineWave"),
                           QLatin1String(name));
        QVERIFY(m_station->set(QStringLiteral("/Config/B.amplitude"), 7).isEmpty());
        m_window = std::make_unique<MainWindow>(m_station->link());
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        choose();
        m_sheet = qobject_cast<PropertySheet *>(m_window->views().view());
        QVERIFY(m_sheet);
    }
    void cleanup()
    {
        m_window.reset();
        m_station.reset();
    }

    void differingValuesSaySo()
    {
        QCOMPARE(m_window->views().tabText(m_window->views().currentIndex()), QStringLiteral("3 components"));
        QCOMPARE(text("amplitude"), QStringLiteral("multiple values"));
        QVERIFY(text("period") != QStringLiteral("multiple values"));
        QVERIFY(index("amplitude").data(SheetModel::MarkRole).toInt() & SheetModel::Differs);
    }

    void theHelpOfTheRowIsTold()
    {
        const QSignalSpy help(&m_window->views(), &ViewArea::helpChanged);
        m_sheet->view().goTo(m_sheet->handle(), QStringLiteral("amplitude"));
        QCOMPARE(help.size(), 1);
        QVERIFY(!help.constFirst().constFirst().toString().isEmpty());
    }

    void whatIsTypedGoesToAllOnSave()
    {
        QVERIFY(edit("amplitude", "12"));
        QCOMPARE(m_window->context().edits.count(), 3);
        QCOMPARE(amplitude("A"), QJsonValue(10));
        m_window->context().edits.undoStack().undo();
        QCOMPARE(m_window->context().edits.count(), 0);
        QCOMPARE(text("amplitude"), QStringLiteral("multiple values"));
        m_window->context().edits.undoStack().redo();
        QTest::keyClick(&m_sheet->view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(said().contains(QStringLiteral("Applied to 3 of 3")));
        for (const char *name : {"A", "B", "C"})
            QCOMPARE(amplitude(name), QJsonValue(12));
        QCOMPARE(m_window->context().edits.count(), 0);
        QCOMPARE(text("amplitude"), QStringLiteral("12"));
    }

    void oneThatRefusesIsNamedAndKeepsItsEdit()
    {
        QVERIFY(edit("amplitude", "12"));
        station::Station &station = m_station->station();
        QVERIFY(station.links()
                    .add(*station.findSlot(QStringLiteral("/Config/C.offset")),
                         *station.findSlot(QStringLiteral("/Config/B.amplitude")), {})
                    .ok());
        QTest::keyClick(&m_sheet->view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(said().contains(QStringLiteral("Applied to 2 of 3")));
        QVERIFY2(said().contains(QStringLiteral("/Config/B")), qPrintable(said()));
        QCOMPARE(amplitude("A"), QJsonValue(12));
        QCOMPARE(amplitude("C"), QJsonValue(12));
        QCOMPARE(m_window->context().edits.count(), 1);
    }

    void whatOneRefusesIsSaidOfThatOne()
    {
        const QString writable = QStringLiteral("control:NumericWritable");
        m_station->add(QStringLiteral("/Config"), writable, QStringLiteral("Wide"));
        m_station->add(QStringLiteral("/Config"), writable, QStringLiteral("Narrow"),
                       {{QStringLiteral("facets"), QJsonObject{{QStringLiteral("max"), 25}}}});
        m_window->views().openTogether({m_station->describe(QStringLiteral("/Config/Wide")),
                                        m_station->describe(QStringLiteral("/Config/Narrow"))});
        m_sheet = qobject_cast<PropertySheet *>(m_window->views().view());
        const int tab = m_window->views().currentIndex();
        QCOMPARE(m_window->views().tabText(tab), QStringLiteral("2 components"));
        QVERIFY(edit("fallback", "30"));
        QCOMPARE(m_window->views().tabText(tab), QStringLiteral("2 components *"));
        QTest::keyClick(&m_sheet->view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(said().contains(QStringLiteral("Applied to 1 of 2")));
        QVERIFY2(said().contains(QStringLiteral("Fallback (/Config/Narrow): 30 ")), qPrintable(said()));
        m_sheet->revert();
        QCOMPARE(m_window->views().tabText(tab), QStringLiteral("2 components"));
    }

    void withoutTheStationItSaysSoUntilItIsBack()
    {
        QVERIFY(edit("amplitude", "12"));
        QSignalSpy opened(&m_station->link(), &StationLink::opened);
        m_station->cut();
        QTRY_VERIFY(said().contains(QStringLiteral("Not connected to the station")));
        m_sheet->save();
        QTRY_COMPARE(opened.size(), 1);
        QTRY_VERIFY2(!said().contains(QStringLiteral("onnected")), qPrintable(said()));
        QCOMPARE(m_window->context().edits.count(), 3);
    }

    void whatIsUndecidedOfOneKeepsAllAsTheyAre()
    {
        QVERIFY(edit("amplitude", "12"));
        QVERIFY(m_station->set(QStringLiteral("/Config/B.amplitude"), 9).isEmpty());
        QTRY_VERIFY(said().contains(QStringLiteral("Amplitude (/Config/B) was changed elsewhere to 9")));
        QTest::keyClick(&m_sheet->view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(said().contains(QStringLiteral("Nothing is saved before")));
        QTRY_VERIFY(m_station->link().pendingCalls().isEmpty());
        QCOMPARE(amplitude("A"), QJsonValue(10));
        QCOMPARE(amplitude("B"), QJsonValue(9));
        QCOMPARE(amplitude("C"), QJsonValue(10));
    }

    void aWrongEntryIsSentToNobody()
    {
        QVERIFY(edit("amplitude", "many"));
        QTest::keyClick(&m_sheet->view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(said().contains(QStringLiteral("many")));
        QCOMPARE(amplitude("A"), QJsonValue(10));
        QCOMPARE(amplitude("B"), QJsonValue(7));
    }

    void theMenuBarOffersItWhileSeveralAreChosen()
    {
        const auto offered = [this] {
            QMenu *menu = nullptr;
            for (QAction *title : m_window->menuBar()->actions()) {
                if (title->text() == QLatin1String("&Component"))
                    menu = title->menu();
            }
            Q_EMIT menu->aboutToShow();
            const QList<QAction *> actions = menu->actions();
            return *std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
                return action->text() == QLatin1String("&Edit together");
            });
        };
        QVERIFY(offered()->isEnabled());
        const int tabs = m_window->views().count();
        offered()->trigger();
        QTRY_COMPARE(m_window->views().count(), tabs + 1);
        m_window->navigation().reveal(QStringLiteral("/Config/A"));
        QTRY_COMPARE(m_window->navigation().selectedOrds().size(), 1);
        QVERIFY(!offered()->isEnabled());
    }

private:
    /// Marks three rows with mouse and Ctrl, and takes the menu's entry.
    void choose()
    {
        NavView &navigation = m_window->navigation();
        navigation.reveal(QStringLiteral("/Config/C"));
        QTRY_COMPARE(navigation.currentOrd(), QStringLiteral("/Config/C"));
        QTreeView *tree = navigation.tree();
        const QModelIndex last = tree->currentIndex();
        for (int row = last.row() - 2; row <= last.row(); ++row)
            QTest::mouseClick(tree->viewport(), Qt::LeftButton,
                              row == last.row() - 2 ? Qt::NoModifier : Qt::ControlModifier,
                              tree->visualRect(last.siblingAtRow(row)).center());
        QCOMPARE(navigation.selectedOrds().size(), 3);
        const QPoint where = tree->visualRect(last).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, where, tree->viewport()->mapToGlobal(where));
        QApplication::sendEvent(tree->viewport(), &event);
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
        QAction *together = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text().contains(QStringLiteral("together")))
                together = action;
        }
        QVERIFY(together && together->isEnabled());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(together).center());
        QTRY_VERIFY(qobject_cast<PropertySheet *>(m_window->views().view()));
        QTRY_VERIFY(m_station->link().pendingCalls().isEmpty());
    }
    QModelIndex index(const char *slot) const
    {
        return m_sheet->model().indexOf(m_sheet->handle(), QLatin1String(slot));
    }
    QString text(const char *slot) const { return index(slot).data().toString(); }
    bool edit(const char *slot, const char *value)
    {
        m_sheet->view().goTo(m_sheet->handle(), QLatin1String(slot), true);
        auto *line = m_sheet->view().findChild<QLineEdit *>();
        if (!line)
            return false;
        line->selectAll();
        QTest::keyClicks(line, QLatin1String(value));
        QTest::keyClick(line, Qt::Key_Return);
        return true;
    }
    QJsonValue amplitude(const char *name) const
    {
        return m_station->get(QStringLiteral("/Config/%1.amplitude").arg(QLatin1String(name)));
    }
    QString said() const { return m_sheet->messages().texts().join(QLatin1Char('\n')); }

    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<MainWindow> m_window;
    PropertySheet *m_sheet = nullptr;
};

QTEST_MAIN(MultiSelectTest)
#include "multiselecttest.moc"
