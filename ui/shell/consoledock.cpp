#include "ui/shell/consoledock.h"

#include "ui/look/icons.h"
#include "ui/shell/logview.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"

#include <QHeaderView>
#include <QTreeView>

namespace ui {

ConsoleDock::ConsoleDock(ViewContext &context, QWidget *parent)
    : QTabWidget(parent), m_context(context), m_notifications(new QTreeView(this))
{
    setDocumentMode(true);
    addTab(new LogView(context.link, this), icon(QStringLiteral("log")), tr("Log"));
    m_notifications->setModel(&context.notifications);
    m_notifications->setRootIsDecorated(false);
    m_notifications->setUniformRowHeights(true);
    m_notifications->setAllColumnsShowFocus(true);
    m_notifications->header()->setSectionResizeMode(Notifications::Time, QHeaderView::ResizeToContents);
    m_notifications->header()->setSectionResizeMode(Notifications::Text, QHeaderView::Stretch);
    m_notifications->header()->setStretchLastSection(false);
    m_notifications->setAccessibleName(tr("Notifications"));
    m_notifications->setAccessibleDescription(
        tr("What happened in the background. Enter goes to where it happened."));
    addTab(m_notifications, icon(QStringLiteral("notification")), QString());
    titleNotifications(context.notifications.unseen());
    connect(&context.notifications, &Notifications::unseenChanged, this, &ConsoleDock::titleNotifications);
    connect(m_notifications, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QString ord = index.data(Notifications::OrdRole).toString();
        if (!ord.isEmpty())
            m_context.navigate(ord, {});
    });
    connect(this, &QTabWidget::currentChanged, this, [this] {
        if (currentWidget() == m_notifications)
            m_context.notifications.markSeen();
    });
}

void ConsoleDock::showNotifications()
{
    setCurrentWidget(m_notifications);
    m_context.notifications.markSeen();
}

void ConsoleDock::titleNotifications(int unseen)
{
    setTabText(indexOf(m_notifications),
               unseen > 0 ? tr("Notifications (%1)").arg(unseen) : tr("Notifications"));
}

} // namespace ui
