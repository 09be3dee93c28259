#include "tests/support/uistation.h"
#include "ui/sheet/actionbar.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/componentcommands.h"
#include "ui/shell/consoledock.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"
#include "ui/tree/navview.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using testsupport::UiStation;
using namespace ui;

/// Room, words and marks of the window around the views.
class WindowLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        QSettings().clear();
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        m_window = std::make_unique<MainWindow>(m_station->link());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_station.reset();
    }

    void theTreeStaysReadableInASmallWindow()
    {
        const int readable = m_window->fontMetrics().averageCharWidth() * 18;
        m_window->resize(700, 700);
        QTRY_VERIFY(m_window->width() < 1000);
        QVERIFY(m_window->navigation().width() >= readable);
        m_window->resize(1300, 900);
        QCoreApplication::processEvents();
        QVERIFY(m_window->navigation().width() >= readable);
    }

    void theConsoleHasRoomForAlarmsFromTheStart()
    {
        // Its tabs, filter and head, and half a dozen rows below them.
        const int room = m_window->console().height() / m_window->fontMetrics().height();
        QVERIFY2(room >= 14, qPrintable(QString::number(room)));
    }

    void stepsAreNamedOnlyWhereThereAreSome()
    {
        const auto *undo = m_window->findChild<QAction *>(QStringLiteral("undo"));
        const auto *redo = m_window->findChild<QAction *>(QStringLiteral("redo"));
        QCOMPARE(undo->text(), QStringLiteral("Undo"));
        QCOMPARE(redo->text(), QStringLiteral("Redo"));
        m_window->context().edits.setKnown(1, QStringLiteral("a"), 1);
        m_window->context().edits.edit({{1, QStringLiteral("a"), 2}}, QStringLiteral("A 1 → 2"));
        QCOMPARE(undo->text(), QStringLiteral("Undo: A 1 → 2"));
        QCOMPARE(redo->text(), QStringLiteral("Redo"));
        m_window->context().edits.undoStack().undo();
        QCOMPARE(undo->text(), QStringLiteral("Undo"));
        QCOMPARE(redo->text(), QStringLiteral("Redo: A 1 → 2"));
    }

    /// What stands before the rows of a sheet, and behind them, is reached in the order in which it is seen;
    /// the hidden bar of a single tab does not hold the focus back.
    void tabGoesRoundTheWholeWindow()
    {
        m_window->navigate(UiStation::outgoing());
        QTRY_VERIFY(m_window->findChild<PropertySheet *>());
        const auto *sheet = m_window->findChild<PropertySheet *>();
        QTRY_VERIFY(sheet->isVisible());
        m_window->views().page()->setFocus();
        QCOMPARE(QApplication::focusWidget(), &sheet->view());
        QList<const QWidget *> reached;
        while (reached.size() < 80 && !reached.contains(&sheet->view())) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached.append(QApplication::focusWidget());
        }
        const auto *filter = sheet->findChild<QLineEdit *>();
        const auto *views = sheet->parentWidget()->findChild<QToolButton *>({}, Qt::FindDirectChildrenOnly);
        const auto *tree = m_window->navigation().findChild<QTreeView *>();
        QVERIFY(sheet->actionBar().isAncestorOf(reached.constFirst()));
        QVERIFY(reached.contains(tree) && reached.contains(views));
        QVERIFY(reached.indexOf(views) < reached.indexOf(filter));
    }

    void thatAllIsWellHasAMarkToo()
    {
        m_station->add(QStringLiteral("/Config"), QStringLiteral("control:NumericWritable"),
                       QStringLiteral("Level"), {{QStringLiteral("fallback"), 9.5}});
        m_window->navigate(QStringLiteral("/Config/Level"));
        QTRY_VERIFY(m_window->views().page() &&
                    m_window->views().page()->ord() == QLatin1String("/Config/Level"));
        const auto *mark = m_window->views().page()->findChild<QLabel *>(QStringLiteral("statusIcon"));
        QVERIFY(mark);
        QTRY_VERIFY(mark->isVisible() && !mark->pixmap().isNull());
    }

    void theMenuOfAComponentOpensItInANewTab()
    {
        m_window->navigate(QStringLiteral("/Services"));
        QTRY_COMPARE(m_window->views().count(), 1);
        QMenu menu;
        m_window->findChild<ComponentCommands *>()->fillMenu(&menu, UiStation::outgoing(),
                                                             {UiStation::outgoing()}, [] {});
        for (QAction *action : menu.actions()) {
            if (action->text() == QLatin1String("&Open in a new tab"))
                action->trigger();
        }
        QTRY_COMPARE(m_window->views().count(), 2);
        QTRY_COMPARE(m_window->views().page()->ord(), UiStation::outgoing());
        QTRY_VERIFY(m_station->link().pendingCalls().isEmpty()); // The menu is filled by an answer.
    }

    void whatIsOpenIsRememberedShouldTheWindowBeKilled()
    {
        m_window->navigate(UiStation::outgoing());
        const QString places = QStringLiteral("station/%1/places").arg(m_station->link().stationId());
        QTRY_VERIFY(QSettings().value(places).toStringList().contains(UiStation::outgoing()));
    }

private:
    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(WindowLayoutTest)
#include "windowlayouttest.moc"
