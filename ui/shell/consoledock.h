#pragma once

#include <QTabWidget>

class QTreeView;

namespace ui {

struct ViewContext;

/// Alarms, the station's log and the notifications, below the views.
class ConsoleDock final : public QTabWidget
{
    Q_OBJECT
public:
    explicit ConsoleDock(ViewContext &context, QWidget *parent = nullptr);

    void showNotifications();

private:
    void titleNotifications(int unseen);

    ViewContext &m_context;
    QTreeView *m_notifications = nullptr;
};

} // namespace ui
