#include "tests/ui/views/alarm/alarmbench.h"
#include "ui/shell/consoledock.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QDockWidget>
#include <QMenuBar>

using testsupport::AlarmBench;
using namespace ui;

/// The alarms in the window: the first tab of the console, and the menu Alarms.
class AlarmMenuTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTabCountsTheOpenAlarms();
    void theMenuActsOnlyOnWhatCanBeSeen();

private:
    static QAction *entry(const MainWindow &window, const QString &text)
    {
        for (QAction *menu : window.menuBar()->actions()) {
            if (menu->text() != QLatin1String("&Alarms"))
                continue;
            for (QAction *action : menu->menu()->actions()) {
                if (action->text() == text)
                    return action;
            }
        }
        return nullptr;
    }
};

void AlarmMenuTest::theTabCountsTheOpenAlarms()
{
    AlarmBench bench;
    QVERIFY(bench.start());
    MainWindow window(bench.bench.link());
    ConsoleDock &console = window.console();
    QCOMPARE(console.tabText(0), "Alarms");
    bench.raise("Fan");
    bench.raise("Pump");
    QTRY_COMPARE(console.tabText(0), "Alarms (2)");
    QCOMPARE(console.tabToolTip(0), "2 open alarms, 2 of them not acknowledged");
    // Normal again, it still waits for somebody.
    bench.raise("Fan", false);
    QTRY_COMPARE(console.alarms().feed().alarms().size(), 2);
    QCOMPARE(console.tabText(0), "Alarms (2)");
}

void AlarmMenuTest::theMenuActsOnlyOnWhatCanBeSeen()
{
    AlarmBench bench;
    QVERIFY(bench.start());
    MainWindow window(bench.bench.link());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    bench.raise("Fan");
    ConsoleDock &console = window.console();
    QTRY_COMPARE(console.alarms().selectedAlarms().size(), 1);
    console.setCurrentIndex(1);
    window.findChild<QDockWidget *>("console")->hide();
    QAction *acknowledge = entry(window, "&Acknowledge");
    QVERIFY(acknowledge && acknowledge->isEnabled());
    // The first time it only shows what would be acknowledged.
    acknowledge->trigger();
    QTRY_VERIFY(console.alarms().isVisible());
    QTRY_VERIFY(bench.bench.link().pendingCalls().isEmpty());
    QCOMPARE(console.alarms().feed().unacked(), 1);
    acknowledge->trigger();
    QTRY_COMPARE(console.alarms().feed().unacked(), 0);
    console.setCurrentIndex(1);
    entry(window, "&Show alarms")->trigger();
    QCOMPARE(console.currentIndex(), 0);
    QTRY_VERIFY(console.alarms().isAncestorOf(window.focusWidget()));
}

QTEST_MAIN(AlarmMenuTest)
#include "alarmmenutest.moc"
