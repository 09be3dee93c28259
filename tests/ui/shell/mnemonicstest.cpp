#include "ui/look/mnemonics.h"

#include "tests/support/uistation.h"
#include "ui/look/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/tree/navview.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

using testsupport::UiStation;
using namespace ui;

namespace {

/// The entries that share a letter with another one of their menu, and those of submenus.
QStringList sharedLetters(const QMenu &menu)
{
    QStringList shared;
    QMap<QString, QString> byLetter;
    for (const QAction *action : menu.actions()) {
        const QString letter = QKeySequence::mnemonic(action->text()).toString();
        if (!letter.isEmpty() && byLetter.contains(letter))
            shared.append(byLetter[letter] + QStringLiteral(" | ") + action->text());
        byLetter.insert(letter, action->text());
        if (action->menu())
            shared += sharedLetters(*action->menu());
    }
    return shared;
}

} // namespace

/// Every letter of a menu leads to one entry, in every language.
class MnemonicsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
    }

    void whatHasNoneGetsAFreeLetter()
    {
        QMenu menu;
        menu.addAction(QStringLiteral("&Property sheet"));
        menu.addAction(QStringLiteral("Port"));
        menu.addAction(QStringLiteral("Slot sheet"));
        menu.addAction(QStringLiteral("p"));
        giveMnemonics(menu);
        QCOMPARE(menu.actions()[1]->text(), QStringLiteral("P&ort"));
        QCOMPARE(menu.actions()[2]->text(), QStringLiteral("&Slot sheet"));
        QCOMPARE(menu.actions()[3]->text(), QStringLiteral("p"));
        QVERIFY(sharedLetters(menu).isEmpty());
    }

    void everyLetterLeadsToOneEntry_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de");
    }
    void everyLetterLeadsToOneEntry()
    {
        QFETCH(const QString, language);
        loadLanguage(language);
        UiStation station;
        QVERIFY(station.start());
        MainWindow window(station.link());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.navigation().reveal(UiStation::outgoing());
        QTRY_COMPARE(window.navigation().currentOrd(), UiStation::outgoing());
        check(window, 1);
        QTreeView *tree = window.navigation().tree();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          tree->visualRect(tree->indexAbove(tree->currentIndex())).center());
        check(window, 2);
        for (const QAction *entry : window.menuBar()->actions()) {
            const QStringList shared = sharedLetters(*entry->menu());
            QVERIFY2(shared.isEmpty(), qPrintable(shared.join(QLatin1Char('\n'))));
        }
    }

private:
    /// Opens the context menu by a click on the current row.
    void check(MainWindow &window, int selected)
    {
        QTreeView *tree = window.navigation().tree();
        QCOMPARE(window.navigation().selectedOrds().size(), selected);
        const QPoint where = tree->visualRect(tree->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, where, tree->viewport()->mapToGlobal(where));
        QApplication::sendEvent(tree->viewport(), &event);
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
        const QStringList shared = sharedLetters(*menu);
        const QList<QAction *> views = menu->actions().first()->menu()->actions();
        const bool allHave = std::all_of(views.begin(), views.end(), [](const QAction *one) {
            return !QKeySequence::mnemonic(one->text()).isEmpty();
        });
        menu->close();
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join(QLatin1Char('\n'))));
        QVERIFY(!views.isEmpty() && allHave);
    }
};

QTEST_MAIN(MnemonicsTest)
#include "mnemonicstest.moc"
