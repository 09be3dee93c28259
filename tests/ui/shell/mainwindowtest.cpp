#include "ui/shell/mainwindow.h"

#include "station/componenttype.h"
#include "tests/support/uistation.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/componentcommands.h"
#include "ui/shell/palettedock.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/navview.h"

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>
#include <QTreeView>

using testsupport::UiStation;

namespace {

/// A component type that the workbench has never heard of.
class Turbine final : public station::Component
{
public:
    station::Slot<double> speed{this,
                                {.name = "speed",
                                 .facets = {.unit = "rpm", .min = 0, .max = 3000},
                                 .group = "Machine",
                                 .doc = "How fast it shall turn."}};
    station::Slot<bool> forwards{this,
                                 {.name = "forwards", .value = true, .group = "Machine", .doc = "One way."}};
    station::Slot<bool> backwards{this, {.name = "backwards", .group = "Machine", .doc = "The other way."}};
};

/// The window over a station, as the program makes it.
struct Desk
{
    explicit Desk(const std::function<void(station::Registry &)> &registerMore = {}) : station(registerMore)
    {
        started = station.start();
        window = std::make_unique<ui::MainWindow>(station.link());
        window->resize(1200, 800);
        window->show();
        started = started && QTest::qWaitForWindowExposed(window.get());
    }

    /// Opens a component by the path bar, as a person types it.
    bool go(const QString &path)
    {
        auto *bar = window->findChild<QLineEdit *>(QString(), Qt::FindChildrenRecursively);
        for (QLineEdit *line : window->findChildren<QLineEdit *>())
            bar = line->accessibleName() == QStringLiteral("Path") ? line : bar;
        bar->setFocus();
        bar->selectAll();
        QTest::keyClicks(bar, path);
        QTest::keyClick(bar, Qt::Key_Return);
        return QTest::qWaitFor(
            [&] { return window->views().page() && window->views().page()->ord() == path; });
    }
    QTreeView *tree() const { return window->navigation().tree(); }
    bool select(const QString &path)
    {
        window->navigation().reveal(path);
        return QTest::qWaitFor([&] { return window->navigation().currentOrd() == path; });
    }
    /// The dialog that is open; it must come.
    template <typename D>
    D *dialog()
    {
        D *found = nullptr;
        (void)QTest::qWaitFor([&] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *one = qobject_cast<D *>(widget); one && one->isVisible())
                    found = one;
            }
            return found != nullptr;
        });
        return found;
    }
    /// Names the component that is being added or renamed.
    bool answer(const QString &name)
    {
        auto *prompt = dialog<QInputDialog>();
        if (!prompt)
            return false;
        auto *line = prompt->findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, name);
        QTest::keyClick(line, Qt::Key_Return);
        return true;
    }
    bool has(const QString &path) const { return station.station().find(path).ok(); }
    QAction *action(const QString &text) const
    {
        for (QAction *one : window->findChildren<QAction *>()) {
            if (one->text().remove(QLatin1Char('&')).startsWith(text))
                return one;
        }
        return nullptr;
    }
    quint32 edit(const QString &slot, const QJsonValue &value)
    {
        const quint32 handle = station.describe(UiStation::outgoing()).handle;
        window->context().edits.setKnown(handle, slot,
                                         station.get(UiStation::outgoing() + QLatin1Char('.') + slot));
        window->context().edits.edit({{handle, slot, value}}, slot);
        return handle;
    }

    mutable UiStation station;
    std::unique_ptr<ui::MainWindow> window;
    bool started = false;
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAndPasteInTheTreeMoveByKeys()
    {
        Desk desk;
        QVERIFY(desk.started);
        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        const QString folder = QStringLiteral("station:Folder");
        desk.station.add(QStringLiteral("/Config"), folder, QStringLiteral("A"));
        desk.station.add(QStringLiteral("/Config"), folder, QStringLiteral("B"));
        QVERIFY(desk.select(QStringLiteral("/Config/A")));
        desk.tree()->setFocus();
        QTest::keyClick(desk.tree(), Qt::Key_X, Qt::ControlModifier);
        // Cutting alone moves nothing.
        QVERIFY(desk.has(QStringLiteral("/Config/A")));
        QVERIFY(desk.select(QStringLiteral("/Config/B")));
        QTest::keyClick(desk.tree(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(desk.has(QStringLiteral("/Config/B/A")));
        QVERIFY(!desk.has(QStringLiteral("/Config/A")));
        QTRY_VERIFY(desk.window->context().edits.undoStack().canUndo());
        QTest::keyClick(desk.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(desk.has(QStringLiteral("/Config/A")));
    }

    void theStatusLineKeepsFromTheEdge()
    {
        Desk desk;
        const int margin = desk.window->style()->pixelMetric(QStyle::PM_LayoutLeftMargin);
        const QStatusBar *bar = desk.window->statusBar();
        for (const QLabel *label : bar->findChildren<QLabel *>()) {
            if (label->accessibleName() == QLatin1String("Help"))
                QVERIFY(label->mapTo(bar, QPoint()).x() >= margin);
        }
    }

    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QSettings().clear(); }
    void aPathOpensItsBestView();
    void backForwardAndUpFollowTheWay();
    void theHelpLineIsOfWhatIsShown();
    void aTabForEachPlace();
    void theContextMenuHasViewsActionsAndNew();
    void aTypeFromThePaletteAsksForItsName();
    void aFilteredPaletteStaysOpenOverAReconnection();
    void addingAndRenamingCanBeUndone();
    void deletingAsksFirst();
    void copiesGoWhereTheyArePasted();
    void severalOfATypeAreEditedTogether();
    void editsOutliveTheStation();
    void theFirstWindowFitsTheScreen();
    void theLayoutIsRemembered();
    void panesAreReachedByKey();
    void aTypeThatNobodyKnowsHasEverything();
};

void MainWindowTest::aPathOpensItsBestView()
{
    Desk desk;
    QVERIFY(desk.started);
    QVERIFY(desk.go(UiStation::outgoing()));
    QTRY_VERIFY(desk.window->views().view());
    QTRY_COMPARE(desk.window->navigation().currentOrd(), UiStation::outgoing());
    // A path that does not exist leaves what is shown and says why.
    desk.window->navigate(QStringLiteral("/Nowhere"));
    QTRY_VERIFY(desk.window->context().notifications.rowCount() > 0);
    QVERIFY(desk.window->context()
                .notifications.index(0, ui::Notifications::Text)
                .data()
                .toString()
                .contains(QStringLiteral("Nowhere")));
    QCOMPARE(desk.window->views().page()->ord(), UiStation::outgoing());
}

void MainWindowTest::backForwardAndUpFollowTheWay()
{
    Desk desk;
    QVERIFY(desk.go(QStringLiteral("/Services")));
    QVERIFY(desk.go(UiStation::outgoing()));
    const auto ord = [&] { return desk.window->views().page()->ord(); };
    desk.action(QStringLiteral("Back"))->trigger();
    QTRY_COMPARE(ord(), QStringLiteral("/Services"));
    desk.action(QStringLiteral("Forward"))->trigger();
    QTRY_COMPARE(ord(), UiStation::outgoing());
    desk.action(QStringLiteral("Up"))->trigger();
    QTRY_COMPARE(ord(), QStringLiteral("/Services/EmailService"));
}

void MainWindowTest::theHelpLineIsOfWhatIsShown()
{
    Desk desk;
    const auto help = [&] {
        for (const QLabel *label : desk.window->findChildren<QLabel *>()) {
            if (label->accessibleName() == QStringLiteral("Help"))
                return label->text();
        }
        return QString();
    };
    desk.window->navigate(UiStation::outgoing());
    QTRY_VERIFY(help().startsWith(QStringLiteral("While off")));
    QTest::keyClick(desk.window->findChild<ui::SheetView *>(), Qt::Key_Down);
    QVERIFY(help().startsWith(QStringLiteral("Name of the mail server")));
    desk.window->navigate(QStringLiteral("/Services/EmailService"));
    QTRY_COMPARE(help(), QString());
    desk.window->navigate(UiStation::outgoing());
    QTRY_VERIFY(help().startsWith(QStringLiteral("While off")));
}

void MainWindowTest::aTabForEachPlace()
{
    Desk desk;
    QVERIFY(desk.go(QStringLiteral("/Services")));
    QVERIFY(desk.select(QStringLiteral("/Config")));
    const int before = desk.window->views().count();
    desk.action(QStringLiteral("Open in a new tab"))->trigger();
    QTRY_COMPARE(desk.window->views().count(), before + 1);
    QTRY_COMPARE(desk.window->views().page()->ord(), QStringLiteral("/Config"));
    desk.action(QStringLiteral("Close tab"))->trigger();
    QTRY_COMPARE(desk.window->views().count(), before);
}

void MainWindowTest::theContextMenuHasViewsActionsAndNew()
{
    Desk desk;
    QVERIFY(desk.select(UiStation::outgoing()));
    const QRect row = desk.tree()->visualRect(desk.tree()->currentIndex());
    QContextMenuEvent event(QContextMenuEvent::Mouse, row.center(),
                            desk.tree()->viewport()->mapToGlobal(row.center()));
    QApplication::sendEvent(desk.tree()->viewport(), &event);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        texts.append(action->text().remove(QLatin1Char('&')));
        if (action->menu()) {
            for (const QAction *below : action->menu()->actions())
                texts.append(below->text().remove(QLatin1Char('&')));
        }
    }
    for (const char *wanted :
         {"Views", "Property sheet", "Slot sheet", "Actions", "Check Connection", "Try Queue Now", "New",
          "Cut", "Copy", "Duplicate", "Delete…", "Rename…", "Copy path"})
        QVERIFY2(texts.contains(QString::fromUtf8(wanted)), qPrintable(texts.join(QLatin1Char('|'))));
    menu->close();
}

void MainWindowTest::aTypeFromThePaletteAsksForItsName()
{
    Desk desk;
    QVERIFY(desk.select(QStringLiteral("/Config")));
    auto *palette = desk.window->findChild<ui::PaletteDock *>();
    auto *search = palette->findChild<QLineEdit *>();
    auto *types = palette->findChild<QTreeView *>();
    QTRY_VERIFY(types->model()->rowCount() > 3);
    QTest::keyClicks(search, QStringLiteral("sine"));
    QTest::keyClick(search, Qt::Key_Down);
    QTRY_COMPARE(types->currentIndex().data().toString(), QStringLiteral("Sine Wave"));
    QTest::keyClick(types, Qt::Key_Return);
    QVERIFY(desk.answer(QStringLiteral("Wave")));
    QTRY_VERIFY(desk.has(QStringLiteral("/Config/Wave")));
    QTRY_COMPARE(desk.window->navigation().currentOrd(), QStringLiteral("/Config/Wave"));
}

void MainWindowTest::aFilteredPaletteStaysOpenOverAReconnection()
{
    Desk desk;
    auto *palette = desk.window->findChild<ui::PaletteDock *>();
    auto *types = palette->findChild<QTreeView *>();
    QTRY_VERIFY(types->model()->rowCount() > 3);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("outgoing"));
    QCOMPARE(types->model()->rowCount(), 1);
    QVERIFY(types->isExpanded(types->model()->index(0, 0)));
    QSignalSpy opened(&desk.station.link(), &ui::StationLink::opened);
    desk.station.cut();
    QTRY_COMPARE(opened.size(), 1);
    QTRY_VERIFY(desk.station.link().pendingCalls().isEmpty());
    QCOMPARE(types->model()->rowCount(), 1);
    QVERIFY(types->isExpanded(types->model()->index(0, 0)));
}

void MainWindowTest::addingAndRenamingCanBeUndone()
{
    Desk desk;
    QVERIFY(desk.select(QStringLiteral("/Config")));
    Q_EMIT desk.window->findChild<ui::PaletteDock *>()->chosen(QStringLiteral("station:Folder"));
    QVERIFY(desk.answer(QStringLiteral("Zone")));
    QTRY_VERIFY(desk.has(QStringLiteral("/Config/Zone")));
    QUndoStack &stack = desk.window->context().edits.undoStack();
    QTRY_COMPARE(stack.undoText(), QStringLiteral("Add Zone"));
    stack.undo();
    QTRY_VERIFY(!desk.has(QStringLiteral("/Config/Zone")));
    stack.redo();
    QTRY_VERIFY(desk.has(QStringLiteral("/Config/Zone")));
}

void MainWindowTest::deletingAsksFirst()
{
    Desk desk;
    desk.station.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("Zone"));
    QVERIFY(desk.select(QStringLiteral("/Config/Zone")));
    desk.tree()->setFocus();
    QTest::keyClick(desk.tree(), Qt::Key_Delete);
    auto *box = desk.dialog<QMessageBox>();
    QVERIFY(box);
    QVERIFY(box->defaultButton() && box->defaultButton() == box->button(QMessageBox::Cancel));
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(desk.has(QStringLiteral("/Config/Zone")));
    QTRY_VERIFY(!box->isVisible());
    QTest::keyClick(desk.tree(), Qt::Key_Delete);
    box = desk.dialog<QMessageBox>();
    for (QAbstractButton *button : box->buttons()) {
        if (button->text() == QStringLiteral("Delete"))
            button->click();
    }
    QTRY_VERIFY(!desk.has(QStringLiteral("/Config/Zone")));
}

void MainWindowTest::copiesGoWhereTheyArePasted()
{
    Desk desk;
    desk.station.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("A"));
    desk.station.add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("B"));
    QVERIFY(desk.select(QStringLiteral("/Config/A")));
    desk.tree()->setFocus();
    QTest::keyClick(desk.tree(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(desk.select(QStringLiteral("/Config/B")));
    QTest::keyClick(desk.tree(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(desk.has(QStringLiteral("/Config/B/A")));
    QTRY_COMPARE(desk.window->navigation().currentOrd(), QStringLiteral("/Config/B/A"));
    QVERIFY(desk.select(QStringLiteral("/Config/A")));
    QTest::keyClick(desk.tree(), Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(desk.has(QStringLiteral("/Config/A2")));
}

void MainWindowTest::severalOfATypeAreEditedTogether()
{
    Desk desk;
    for (const char *name : {"A", "B"})
        desk.station.add(QStringLiteral("/Config"), QStringLiteral("control:SineWave"), QLatin1String(name));
    auto *commands = desk.window->findChild<ui::ComponentCommands *>();
    commands->editTogether({QStringLiteral("/Config/A"), QStringLiteral("/Config/B")});
    QTRY_VERIFY(qobject_cast<ui::PropertySheet *>(desk.window->views().view()));
    auto *tree = desk.window->views().view()->findChild<QTreeView *>();
    QTRY_VERIFY(tree->model()->rowCount() > 0);
    const int tabs = desk.window->views().count();
    commands->editTogether({QStringLiteral("/Config/A"), QStringLiteral("/Services")});
    QTRY_COMPARE(desk.window->context().notifications.rowCount(), 1);
    QCOMPARE(desk.window->views().count(), tabs);
}

void MainWindowTest::editsOutliveTheStation()
{
    Desk desk;
    const quint32 handle = desk.edit(QStringLiteral("account"), QStringLiteral("somebody"));
    QSignalSpy opened(&desk.station.link(), &ui::StationLink::opened);
    desk.station.cut();
    QTRY_VERIFY(desk.window->context().notifications.rowCount() > 0);
    QStringList said;
    for (int row = 0; row < desk.window->context().notifications.rowCount(); ++row)
        said.append(
            desk.window->context().notifications.index(row, ui::Notifications::Text).data().toString());
    QVERIFY2(said.join(QLatin1Char('|')).contains(QStringLiteral("unsaved")),
             qPrintable(said.join(QLatin1Char('|'))));
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(desk.window->context().edits.count(handle), 1);
    bool saved = false;
    desk.window->context().edits.save(
        handle, desk.station.link(),
        [&](const QList<station::Error> &refusals) { saved = refusals.isEmpty(); });
    QTRY_VERIFY(saved);
    QCOMPARE(desk.station.get(UiStation::outgoing() + QStringLiteral(".account")),
             QJsonValue(QStringLiteral("somebody")));
}

void MainWindowTest::theFirstWindowFitsTheScreen()
{
    QSettings().clear();
    UiStation station;
    QVERIFY(station.start());
    const ui::MainWindow window(station.link());
    const QSize room = window.screen()->availableSize();
    QVERIFY2(window.width() < room.width() && window.height() < room.height(),
             qPrintable(QStringLiteral("%1x%2").arg(window.width()).arg(window.height())));
}

void MainWindowTest::theLayoutIsRemembered()
{
    UiStation station;
    QVERIFY(station.start());
    {
        ui::MainWindow first(station.link());
        first.show();
        first.resize(1111, 777);
        first.navigate(UiStation::outgoing());
        QTRY_VERIFY(first.views().page() && first.views().page()->ord() == UiStation::outgoing());
        QTRY_VERIFY(first.navigation().expandedOrds().contains(QStringLiteral("/Services/EmailService")));
        first.close();
    }
    ui::MainWindow second(station.link());
    second.show();
    station.cut(); // the next session begins like the first of a new start
    QCOMPARE(second.size(), QSize(1111, 777));
    QTRY_VERIFY(second.views().page() && second.views().page()->ord() == UiStation::outgoing());
    QTRY_VERIFY(second.navigation().expandedOrds().contains(QStringLiteral("/Services/EmailService")));
}

void MainWindowTest::panesAreReachedByKey()
{
    Desk desk;
    QVERIFY(desk.go(UiStation::outgoing()));
    desk.window->activateWindow();
    QSet<QWidget *> reached;
    for (int i = 0; i < 6; ++i) {
        desk.action(QStringLiteral("Next pane"))->trigger();
        if (QWidget *focus = QApplication::focusWidget())
            reached.insert(focus);
    }
    QVERIFY2(reached.size() >= 4, qPrintable(QString::number(reached.size())));
    QVERIFY(reached.contains(desk.tree()));
}

/// Sheet, palette entry, icon, rule and help, from what the station says alone.
void MainWindowTest::aTypeThatNobodyKnowsHasEverything()
{
    Desk desk([](station::Registry &registry) {
        registry.add<Turbine>({.name = QStringLiteral("plant:Turbine"),
                               .doc = QStringLiteral("Makes power."),
                               .icon = QStringLiteral("no-such-icon")});
    });
    QVERIFY(desk.started);
    auto *types = desk.window->findChild<ui::PaletteDock *>()->findChild<QTreeView *>();
    auto *search = desk.window->findChild<ui::PaletteDock *>()->findChild<QLineEdit *>();
    QTRY_VERIFY(types->model()->rowCount() > 3);
    QTest::keyClicks(search, QStringLiteral("turbine"));
    const QModelIndex entry = types->model()->index(0, 0, types->model()->index(0, 0));
    QCOMPARE(entry.data().toString(), QStringLiteral("Turbine"));
    QCOMPARE(entry.data(Qt::ToolTipRole).toString(), QStringLiteral("Makes power."));
    QVERIFY(!entry.data(Qt::DecorationRole).value<QIcon>().pixmap(16, 16).isNull());
    desk.station.add(QStringLiteral("/Config"), QStringLiteral("plant:Turbine"), QStringLiteral("T1"));
    QVERIFY(desk.go(QStringLiteral("/Config/T1")));
    auto *sheet = desk.window->views().view()->findChild<QTreeView *>();
    QVERIFY(sheet);
    QStringList rows;
    for (QModelIndex index = sheet->model()->index(0, 0); index.isValid(); index = sheet->indexBelow(index)) {
        for (int column = 0; column < sheet->model()->columnCount(); ++column)
            rows.append(index.siblingAtColumn(column).data().toString());
    }
    for (const char *wanted : {"Machine", "Speed", "0 rpm", "How fast it shall turn."})
        QVERIFY2(rows.contains(QString::fromUtf8(wanted)), qPrintable(rows.join(QLatin1Char('|'))));
}

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
