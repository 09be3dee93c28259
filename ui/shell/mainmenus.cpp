// The menus, the tool bar and the keyboard of the main window.

#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/units.h"
#include "ui/shell/componentcommands.h"
#include "ui/shell/consoledock.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palettedock.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/navview.h"
#include "ui/views/alarm/alarmconsole.h"

#include <QActionGroup>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolBar>

namespace ui {

QAction *MainWindow::action(const char *picture, const QString &text, const QKeySequence &keys,
                            std::function<void()> run)
{
    auto *made = new QAction(text, this);
    if (*picture != '\0')
        made->setIcon(icon(QLatin1String(picture)));
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    return made;
}

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeGoMenu();
    makeComponentMenu();
    makeAlarmsMenu();
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    m_save = action("save", tr("&Save"), QKeySequence::Save, [this] { saveAll(); });
    m_revert = action("revert", tr("&Revert"), QKeySequence(QStringLiteral("Ctrl+R")), [this] {
        if (View *view = m_views->view())
            view->revert();
    });
    menu->addActions({m_save, m_revert});
    menu->addSeparator();
    menu->addAction(action("", tr("Save s&tation file now"), {}, [this] {
        m_link.call(QStringLiteral("station.save"), {}, this, [this](const client::Reply &reply) {
            m_notifications.add(reply.ok() ? Notifications::Information : Notifications::Error,
                                reply.ok() ? tr("The station file is on disk") : reply.errors.first().text());
        });
    }));
    menu->addAction(action("", tr("&Close tab"), QKeySequence::Close,
                           [this] { Q_EMIT m_views->tabCloseRequested(m_views->currentIndex()); }));
    menu->addSeparator();
    menu->addAction(action("", tr("&Quit"), QKeySequence::Quit, [this] { close(); }));
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    const QUndoStack &steps = m_edits.undoStack();
    QAction *undo = steps.createUndoAction(this, tr("Undo:"));
    undo->setIcon(icon(QStringLiteral("undo")));
    undo->setShortcut(QKeySequence::Undo);
    QAction *redo = steps.createRedoAction(this, tr("Redo:"));
    redo->setIcon(icon(QStringLiteral("redo")));
    redo->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+Z")));
    undo->setObjectName(QStringLiteral("undo"));
    redo->setObjectName(QStringLiteral("redo"));
    // Qt leaves the colon where there is no step.
    const auto name = [undo, redo, &steps] {
        if (!steps.canUndo())
            undo->setText(tr("Undo"));
        if (!steps.canRedo())
            redo->setText(tr("Redo"));
    };
    connect(&steps, &QUndoStack::undoTextChanged, this, name);
    connect(&steps, &QUndoStack::redoTextChanged, this, name);
    name();
    menu->addActions({undo, redo});
    menu->addSeparator();
    menu->addAction(action("search", tr("&Find in the view"), QKeySequence::Find, [this] {
        if (m_console->alarms().isAncestorOf(focusWidget()))
            m_console->alarms().find();
        else if (View *view = m_views->view())
            view->find();
    }));
    menu->addAction(action("", tr("Find in the &tree"), QKeySequence(QStringLiteral("Ctrl+Shift+F")),
                           [this] { m_navigation->find(); }));
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    QMenu *panels = createPopupMenu();
    panels->setTitle(tr("&Panels"));
    menu->addMenu(panels);
    QMenu *colours = menu->addMenu(tr("&Colours"));
    auto *group = new QActionGroup(this);
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark}) {
        QAction *choice = colours->addAction(themeTitle(theme), this, [theme] { chooseTheme(theme); });
        choice->setCheckable(true);
        choice->setChecked(theme == currentTheme());
        group->addAction(choice);
    }
    QMenu *units = menu->addMenu(tr("&Units"));
    auto *systems = new QActionGroup(this);
    for (const UnitSystem system : {UnitSystem::AsStored, UnitSystem::Metric, UnitSystem::Imperial}) {
        QAction *choice = units->addAction(unitSystemTitle(system), this,
                                           [system] { UnitChoice::instance().choose(system); });
        choice->setCheckable(true);
        choice->setChecked(system == UnitChoice::instance().system());
        systems->addAction(choice);
    }
    menu->addSeparator();
    menu->addAction(action("refresh", tr("&Refresh"), QKeySequence::Refresh, [this] {
        if (m_console->alarms().isAncestorOf(focusWidget()))
            m_console->alarms().refresh();
        else if (View *view = m_views->view())
            view->refresh();
    }));
    menu->addAction(action("", tr("&Next pane"), QKeySequence(Qt::Key_F6), [this] { nextPane(false); }));
    menu->addAction(action("", tr("Pre&vious pane"), QKeySequence(QStringLiteral("Shift+F6")),
                           [this] { nextPane(true); }));
}

void MainWindow::makeGoMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Go"));
    m_back = action("back", tr("&Back"), QKeySequence(QStringLiteral("Alt+Left")),
                    [this] { m_views->page()->back(); });
    m_forward = action("forward", tr("&Forward"), QKeySequence(QStringLiteral("Alt+Right")),
                       [this] { m_views->page()->forward(); });
    m_up = action("up", tr("&Up"), QKeySequence(QStringLiteral("Alt+Up")), [this] {
        const QString ord = m_views->page()->ord();
        navigate(ord.left(std::max<qsizetype>(1, ord.lastIndexOf(QLatin1Char('/')))));
    });
    menu->addActions({m_back, m_forward, m_up});
    menu->addAction(action("", tr("&Path"), QKeySequence(QStringLiteral("Ctrl+L")), [this] {
        m_path->setFocus(Qt::ShortcutFocusReason);
        m_path->selectAll();
    }));
    menu->addAction(action("", tr("&Open in a new tab"), QKeySequence(QStringLiteral("Ctrl+T")), [this] {
        const QString ord = m_navigation->currentOrd();
        m_views->open(ord.isEmpty() ? QStringLiteral("/") : ord, {}, true);
    }));
}

void MainWindow::makeComponentMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Component"));
    const auto onSelection = [this](auto command) {
        return [this, command] {
            if (const QStringList ords = m_navigation->selectedOrds(); !ords.isEmpty())
                command(ords);
        };
    };
    const ComponentCommands::Submenus submenus = ComponentCommands::addSubmenus(menu);
    connect(m_navigation, &NavView::currentChanged, this, [this, submenus] {
        const QString ord = m_navigation->currentOrd();
        if (!ord.isEmpty() && m_link.isOpen())
            m_commands->fillSubmenus(submenus, ord);
    });
    menu->addAction(
        action("", tr("New &from the palette"), QKeySequence::New, [this] { m_palette->find(); }));
    menu->addSeparator();
    // Keys of a text field (Ctrl+C, Delete) belong to the tree only while it has the focus.
    const auto inTree = [this, menu](QAction *made) {
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_navigation->addAction(made);
        menu->addAction(made);
    };
    inTree(action("cut", tr("Cu&t"), QKeySequence::Cut,
                  onSelection([this](const QStringList &ords) { m_commands->cut(ords); })));
    inTree(action("copy", tr("&Copy"), QKeySequence::Copy,
                  onSelection([this](const QStringList &ords) { m_commands->copy(ords); })));
    inTree(action("paste", tr("&Paste"), QKeySequence::Paste,
                  [this] { m_commands->paste(m_navigation->currentOrd()); }));
    connect(m_navigation, &NavView::cancelled, m_commands, &ComponentCommands::uncut);
    connect(m_commands, &ComponentCommands::cutChanged, m_model, &NavModel::setCut);
    inTree(action("duplicate", tr("D&uplicate"), QKeySequence(QStringLiteral("Ctrl+D")),
                  onSelection([this](const QStringList &ords) { m_commands->duplicate(ords); })));
    inTree(action("delete", tr("&Delete…"), QKeySequence::Delete,
                  onSelection([this](const QStringList &ords) { m_commands->remove(ords); })));
    inTree(
        action("rename", tr("&Rename"), QKeySequence(Qt::Key_F2), [this] { m_navigation->renameCurrent(); }));
    menu->addSeparator();
    QAction *together =
        action("settings", tr("&Edit together"), {},
               onSelection([this](const QStringList &ords) { m_commands->editTogether(ords); }));
    menu->addAction(together);
    connect(menu, &QMenu::aboutToShow, together,
            [this, together] { together->setEnabled(m_navigation->selectedOrds().size() > 1); });
}

void MainWindow::makeAlarmsMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Alarms"));
    menu->addAction(action("alarm", tr("&Show alarms"), QKeySequence(QStringLiteral("Ctrl+Shift+A")),
                           [this] { m_console->showAlarms(); }));
    menu->addSeparator();
    // They act on the console's selection, and only while it can be seen.
    menu->addActions(m_console->alarms().commands());
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(action("", tr("&About Tocsin"), {}, [this] {
        QMessageBox::about(this, tr("About Tocsin"),
                           tr("Tocsin %1: an open building-automation station whose alarm mail arrives.\n"
                              "Apache License 2.0")
                               .arg(QCoreApplication::applicationVersion()));
    }));
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    m_path = new QLineEdit(this);
    m_path->setAccessibleName(tr("Path"));
    m_path->setAccessibleDescription(tr("The path of the component that is shown; Enter goes to another."));
    m_path->setPlaceholderText(tr("Path of a component"));
    bar->addActions({m_back, m_forward, m_up});
    bar->addWidget(m_path);
    bar->addActions({m_save, m_revert});
    bar->addAction(findChild<QAction *>(QStringLiteral("undo")));
    bar->addAction(findChild<QAction *>(QStringLiteral("redo")));
    connect(m_path, &QLineEdit::returnPressed, this, [this] { navigate(m_path->text().trimmed()); });
}

} // namespace ui
