#pragma once

#include <QSet>
#include <QTabWidget>

class QModelIndex;
class QTreeView;

namespace ui {

class AlarmConsole;
struct AlarmRow;
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
    void noteAlarms(const QList<AlarmRow> &alarms, const QStringList &closed);
    /// Shows what a notification is about.
    void goTo(const QModelIndex &notification);
    void titleNotifications(int unseen);

    ViewContext &m_context;
    QSet<QString> m_knownAlarms; ///< Ids of the open ones.
    AlarmConsole *m_alarms = nullptr;
    QTreeView *m_notifications = nullptr;
};

} // namespace ui
