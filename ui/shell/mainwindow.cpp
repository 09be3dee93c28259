#include "ui/shell/mainwindow.h"

#include "ui/edits/unsaveddialog.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/shell/busymark.h"
#include "ui/shell/componentcommands.h"
#include "ui/shell/consoledock.h"
#include "ui/shell/palettedock.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/navview.h"
#include "ui/trust/challengebadge.h"
#include "ui/trust/challengewatcher.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QTreeView>

namespace ui {

namespace {

/// How long a notice stands in the status line, in place of the help.
constexpr int noticeMs = 8000;
/// What is remembered is written so long after the last change, should the workbench be killed.
constexpr int rememberMs = 1000;

} // namespace

MainWindow::MainWindow(StationLink &link, QWidget *parent)
    : QMainWindow(parent),
      m_link(link),
      m_context{link,
                m_edits,
                m_notifications,
                m_linkMark,
                [this](const QString &ord, const QString &view) { navigate(ord, view); },
                [this](const QString &challenge) { m_challenges->review(challenge); },
                [this](const QString &type, const QString &parentOrd) { m_commands->add(type, parentOrd); }}
{
    setObjectName(QStringLiteral("workbench"));
    m_model = new NavModel(link, m_edits, this);
    m_views = new ViewArea(m_context, this);
    setCentralWidget(m_views);
    m_commands = new ComponentCommands(m_context, this);
    m_challenges = new ChallengeWatcher(m_context, this);
    makeDocks();
    makeMenus();
    makeToolBar();
    makeStatusBar();
    followLink();
    followViews();
    restoreLayout();
    updateCommands();
}

MainWindow::~MainWindow() = default;

void MainWindow::navigate(const QString &ord, const QString &view)
{
    m_views->open(ord, view);
}

// Parts ----------------------------------------------------------------------------------------------------

void MainWindow::makeDocks()
{
    const auto dock = [this](const QString &title, const char *name, QWidget *content,
                             Qt::DockWidgetArea area) {
        auto *made = new QDockWidget(title, this);
        made->setObjectName(QLatin1String(name));
        made->setWidget(content);
        addDockWidget(area, made);
        return made;
    };
    m_navigation = new NavView(m_link, *m_model, this);
    m_palette = new PaletteDock(m_link, this);
    m_console = new ConsoleDock(m_context, this);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    QDockWidget *tree = dock(tr("Station"), "navigation", m_navigation, Qt::LeftDockWidgetArea);
    QDockWidget *palette = dock(tr("Palette"), "palette", m_palette, Qt::LeftDockWidgetArea);
    QDockWidget *console = dock(tr("Console"), "console", m_console, Qt::BottomDockWidgetArea);
    const int line = fontMetrics().height();
    resizeDocks({tree, palette}, {line * 24, line * 12}, Qt::Vertical);
    resizeDocks({tree}, {line * 18}, Qt::Horizontal);
    resizeDocks({console}, {line * 16}, Qt::Vertical);
    // A window that was small for a while leaves them with something to read and to grasp.
    for (QWidget *content : {static_cast<QWidget *>(m_navigation), static_cast<QWidget *>(m_palette)})
        content->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    connect(m_palette, &PaletteDock::chosen, this, [this](const QString &type) {
        const QString parent = m_navigation->currentOrd();
        m_commands->add(type, parent.isEmpty() ? QStringLiteral("/") : parent);
    });
    connect(m_navigation, &NavView::activated, this, [this](const QString &ord) { navigate(ord); });
    connect(m_navigation, &NavView::currentChanged, this, &MainWindow::updateCommands);
    connect(m_navigation, &NavView::contextMenuWanted, this, [this](const QString &ord, const QPoint &where) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const QStringList selected = m_navigation->selectedOrds();
        m_commands->fillMenu(menu, ord, selected.contains(ord) ? selected : QStringList{ord},
                             [menu, where] { menu->popup(where); });
    });
    connect(m_model, &NavModel::typeDropped, m_commands, &ComponentCommands::add);
    connect(m_model, &NavModel::dropped, m_commands, &ComponentCommands::drop);
    connect(m_model, &NavModel::failed, this,
            [this](const QString &text) { m_notifications.add(Notifications::Error, text); });
    connect(m_commands, &ComponentCommands::added, m_navigation, &NavView::reveal);
    connect(m_commands, &ComponentCommands::tabWanted, this,
            [this](const QString &ord) { m_views->open(ord, {}, true); });
    connect(m_commands, &ComponentCommands::togetherWanted, m_views, &ViewArea::openTogether);
}

void MainWindow::makeStatusBar()
{
    m_help = new QLabel(this);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setAccessibleName(tr("Help"));
    m_pending = new QLabel(this);
    m_connection = new QLabel(this);
    statusBar()->setContentsMargins(style()->pixelMetric(QStyle::PM_LayoutLeftMargin), 0,
                                    style()->pixelMetric(QStyle::PM_LayoutRightMargin), 0);
    statusBar()->addWidget(m_help, 1);
    statusBar()->addPermanentWidget(new BusyMark(m_link, this));
    statusBar()->addPermanentWidget(new ChallengeBadge(m_context, *m_challenges, this));
    statusBar()->addPermanentWidget(m_pending);
    statusBar()->addPermanentWidget(m_connection);
    connect(m_views, &ViewArea::helpChanged, m_help, &QLabel::setText);
    connect(
        &m_notifications, &Notifications::added, this, [this](Notifications::Kind kind, const QString &text) {
            statusBar()->showMessage(text, noticeMs); // Then the help is back; the console keeps the notice.
            if (kind == Notifications::Error)
                m_console->showNotifications();
        });
}

// Following ------------------------------------------------------------------------------------------------

void MainWindow::followLink()
{
    const auto follow = [this] {
        const QString name = m_link.stationName();
        setWindowTitle(name.isEmpty() ? tr("Tocsin Workbench") : tr("%1 – Tocsin Workbench").arg(name));
        m_connection->setText(m_link.isOpen()
                                  ? tr("%1 as %2").arg(name, m_link.user())
                                  : (m_link.state() == StationLink::Starting ? tr("Starting the station…")
                                                                             : tr("Not connected")));
        m_connection->setToolTip(m_link.reason());
        updateCommands();
    };
    connect(&m_link, &StationLink::stateChanged, this, [this, follow] {
        follow();
        if (m_link.state() == StationLink::Lost || m_link.state() == StationLink::Starting)
            m_notifications.add(
                m_link.state() == StationLink::Lost ? Notifications::Warning : Notifications::Information,
                m_edits.count() > 0 ? tr("%1. Your %n unsaved change(s) are kept", nullptr, m_edits.count())
                                          .arg(m_link.reason())
                                    : m_link.reason());
        else if (m_link.isOpen() && m_notifications.rowCount() > 0)
            m_notifications.add(Notifications::Information, tr("Connected to %1").arg(m_link.stationName()));
    });
    follow();
}

void MainWindow::followViews()
{
    connect(m_views, &ViewArea::changed, this, [this] {
        if (const ViewPage *page = m_views->page(); page && !page->ord().isEmpty()) {
            m_path->setText(page->ord());
            m_navigation->reveal(page->ord());
        }
        m_help->setText(m_views->view() ? m_views->view()->help() : QString());
        updateCommands();
    });
    connect(&m_edits, &PendingEdits::changed, this, &MainWindow::updateCommands);
    m_remember.setSingleShot(true);
    m_remember.setInterval(rememberMs);
    connect(&m_remember, &QTimer::timeout, this, &MainWindow::rememberLayout);
    const auto later = qOverload<>(&QTimer::start);
    connect(m_views, &ViewArea::changed, &m_remember, later);
    connect(m_navigation->tree(), &QTreeView::expanded, &m_remember, later);
    connect(m_navigation->tree(), &QTreeView::collapsed, &m_remember, later);
}

void MainWindow::updateCommands()
{
    const ViewPage *page = m_views->page();
    const int pending = m_edits.count();
    m_save->setEnabled(pending > 0 && m_link.isOpen());
    m_save->setToolTip(
        pending > 0 && !m_link.isOpen()
            ? tr("Not connected to the station. The changes are kept; save them once it is back.")
            : QString());
    m_revert->setEnabled(pending > 0);
    m_back->setEnabled(page && page->canGoBack());
    m_forward->setEnabled(page && page->canGoForward());
    m_up->setEnabled(page && page->ord().size() > 1);
    m_pending->setText(pending > 0 ? tr("%n change(s) not saved", nullptr, pending) : QString());
    m_pending->setVisible(pending > 0);
}

void MainWindow::saveAll()
{
    for (const quint32 handle : m_edits.handles()) {
        if (m_views->view() && m_views->view()->saves(handle))
            continue;
        m_edits.save(handle, m_link, [this](const QList<station::Error> &refusals) {
            for (const station::Error &error : refusals)
                m_notifications.add(Notifications::Error, error.text());
        });
    }
    if (View *view = m_views->view())
        view->save();
}

void MainWindow::nextPane(bool backwards)
{
    const QList<QWidget *> panes{m_path, m_navigation, m_views->page(), m_console, m_palette};
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i] && focusWidget() && (panes[i] == focusWidget() || panes[i]->isAncestorOf(focusWidget())))
            at = i;
    }
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        const qsizetype next = (at + (backwards ? panes.size() - step : step)) % panes.size();
        if (panes[next] && panes[next]->isVisible()) {
            panes[next]->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

// Layout ---------------------------------------------------------------------------------------------------

void MainWindow::restoreLayout()
{
    const QSettings settings;
    const int line = fontMetrics().height();
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(QSize(line * 90, line * 56)
                   .boundedTo(screen()->availableSize() - QSize(line, 2 * line))); // Room for the frame.
    restoreState(settings.value(QStringLiteral("window/docks")).toByteArray());
    connect(&m_link, &StationLink::opened, this, [this, first = true]() mutable {
        if (!std::exchange(first, false))
            return;
        const QSettings remembered;
        const QString group = QStringLiteral("station/%1/").arg(m_link.stationId());
        m_navigation->expandOrds(remembered.value(group + QStringLiteral("expanded")).toStringList());
        for (const QString &place : remembered.value(group + QStringLiteral("places")).toStringList())
            m_views->open(place, {}, true);
        if (m_views->count() == 0)
            navigate(QStringLiteral("/"));
    });
}

void MainWindow::rememberLayout()
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/docks"), saveState());
    if (m_link.stationId().isEmpty())
        return;
    const QString group = QStringLiteral("station/%1/").arg(m_link.stationId());
    settings.setValue(group + QStringLiteral("expanded"), m_navigation->expandedOrds());
    settings.setValue(group + QStringLiteral("places"), m_views->places());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberLayout();
    if (m_closing || m_edits.count() == 0)
        return event->accept();
    event->ignore();
    const auto pathOf = [this](quint32 handle) {
        const QModelIndex index = m_model->indexOf(handle);
        return index.isValid() ? m_model->ordOf(index) : QString();
    };
    auto *dialog = new UnsavedDialog(m_edits, pathOf, this);
    connect(dialog, &UnsavedDialog::discardChosen, this, [this] {
        m_closing = true;
        close();
    });
    connect(dialog, &UnsavedDialog::saveChosen, this, &MainWindow::saveAndClose);
    dialog->open();
}

/// Closes only when everything was saved: what is refused stays, and says why.
void MainWindow::saveAndClose()
{
    const QList<quint32> handles = m_edits.handles();
    auto open = std::make_shared<qsizetype>(handles.size());
    for (const quint32 handle : handles) {
        m_edits.save(handle, m_link, [this, open](const QList<station::Error> &refusals) {
            for (const station::Error &error : refusals)
                m_notifications.add(Notifications::Error, error.text());
            if (--*open == 0 && m_edits.count() == 0)
                close();
        });
    }
}

} // namespace ui
