#include "tests/support/uistation.h"
#include "ui/shell/consoledock.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"
#include "ui/tree/navview.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

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

private:
    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(WindowLayoutTest)
#include "windowlayouttest.moc"
