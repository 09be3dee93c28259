#pragma once

#include "ui/edits/pendingedits.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"

#include <QMainWindow>
#include <QTimer>

class QLabel;
class QLineEdit;

namespace ui {

class ChallengeWatcher;
class ComponentCommands;
class ConsoleDock;
class NavModel;
class NavView;
class PaletteDock;
class StationLink;
class ViewArea;

/// The workbench: navigation, views, palette and console around one session. Closing it changes nothing in
/// the station.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(StationLink &link, QWidget *parent = nullptr);
    ~MainWindow() override;

    ViewContext &context() { return m_context; }
    NavView &navigation() { return *m_navigation; }
    ConsoleDock &console() { return *m_console; }
    ViewArea &views() { return *m_views; }
    /// Opens a component; an empty view name means its best view.
    void navigate(const QString &ord, const QString &view = {});

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QAction *action(const char *picture, const QString &text, const QKeySequence &keys,
                    std::function<void()> run);
    void makeDocks();
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeGoMenu();
    void makeComponentMenu();
    void makeAlarmsMenu();
    void makeHelpMenu();
    void makeToolBar();
    void makeStatusBar();
    void followLink();
    void followViews();
    void updateCommands();
    void saveAll();
    void saveAndClose();
    void nextPane(bool backwards);
    void restoreLayout();
    void rememberLayout();

    StationLink &m_link;
    PendingEdits m_edits;
    Notifications m_notifications;
    LinkMark m_linkMark;
    ViewContext m_context;
    NavModel *m_model = nullptr;
    NavView *m_navigation = nullptr;
    ViewArea *m_views = nullptr;
    PaletteDock *m_palette = nullptr;
    ConsoleDock *m_console = nullptr;
    ComponentCommands *m_commands = nullptr;
    ChallengeWatcher *m_challenges = nullptr;
    QLineEdit *m_path = nullptr;
    QLabel *m_help = nullptr;
    QLabel *m_pending = nullptr;
    QLabel *m_connection = nullptr;
    QMenu *m_viewMenu = nullptr;
    QAction *m_save = nullptr;
    QAction *m_revert = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_up = nullptr;
    QTimer m_remember;
    bool m_closing = false;
};

} // namespace ui
