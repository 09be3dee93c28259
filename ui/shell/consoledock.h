#pragma once

#include <QTabWidget>

class QTreeView;

namespace ui {

class AlarmConsole;
struct ViewContext;

/// Alarms, the station's log and the notifications, below the views.
class ConsoleDock final : public QTabWidget
{
    Q_OBJECT
public:
    explicit ConsoleDock(ViewContext &context, QWidget *parent = nullptr);

    void showAlarms();
    void showNotifications();
    AlarmConsole &alarms() { return *m_alarms; }

private:
    void titleAlarms();
    void titleNotifications(int unseen);

    ViewContext &m_context;
    AlarmConsole *m_alarms = nullptr;
    QTreeView *m_notifications = nullptr;
};

} // namespace ui
