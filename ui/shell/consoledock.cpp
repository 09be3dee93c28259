#include "ui/shell/consoledock.h"

#include "ui/look/icons.h"
#include "ui/shell/logview.h"
#include "ui/shell/notifications.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmconsole.h"
#include "ui/views/alarm/alarmfeed.h"
#include "ui/views/alarm/alarmlook.h"
#include "ui/views/alarm/alarmrow.h"

#include <QHeaderView>
#include <QTreeView>

namespace ui {

ConsoleDock::ConsoleDock(ViewContext &context, QWidget *parent)
    : QTabWidget(parent),
      m_context(context),
      m_alarms(new AlarmConsole(context, this)),
      m_notifications(new QTreeView(this))
{
    setDocumentMode(true);
    setAccessibleName(tr("Console"));
    addTab(m_alarms, QString());
    titleAlarms();
    for (const auto change : {&AlarmFeed::stateChanged, &AlarmFeed::reset})
        connect(&m_alarms->feed(), change, this, &ConsoleDock::titleAlarms);
    connect(&m_alarms->feed(), &AlarmFeed::changed, this, &ConsoleDock::titleAlarms);
    connect(&m_alarms->feed(), &AlarmFeed::reset, this, [this] {
        const QStringList open = m_alarms->feed().alarms().keys();
        m_knownAlarms = {open.begin(), open.end()};
    });
    connect(&m_alarms->feed(), &AlarmFeed::changed, this, &ConsoleDock::noteAlarms);
    connect(m_alarms, &AlarmConsole::seeMe, this, &ConsoleDock::showAlarms);
    addTab(new LogView(context.link, this), icon(QStringLiteral("log")), tr("Log"));
    m_notifications->setModel(&context.notifications);
    m_notifications->setRootIsDecorated(false);
    m_notifications->setUniformRowHeights(true);
    m_notifications->setAllColumnsShowFocus(true);
    m_notifications->header()->setSectionResizeMode(Notifications::Severity, QHeaderView::ResizeToContents);
    m_notifications->header()->setSectionResizeMode(Notifications::Time, QHeaderView::ResizeToContents);
    m_notifications->header()->setSectionResizeMode(Notifications::Text, QHeaderView::Stretch);
    m_notifications->header()->setStretchLastSection(false);
    m_notifications->setAccessibleName(tr("Notifications"));
    m_notifications->setAccessibleDescription(
        tr("What happened in the background. Enter goes to where it happened."));
    addTab(m_notifications, icon(QStringLiteral("notification")), QString());
    titleNotifications(context.notifications.unseen());
    connect(&context.notifications, &Notifications::unseenChanged, this, &ConsoleDock::titleNotifications);
    connect(m_notifications, &QTreeView::activated, this, &ConsoleDock::goTo);
    connect(this, &QTabWidget::currentChanged, this, [this] {
        if (currentWidget() == m_notifications)
            m_context.notifications.markSeen();
    });
}

void ConsoleDock::showAlarms()
{
    // The dock around may be hidden or floating.
    for (QWidget *one = this; one && !one->isWindow(); one = one->parentWidget())
        one->show();
    setCurrentWidget(m_alarms);
    m_alarms->setFocus(Qt::ShortcutFocusReason);
}

void ConsoleDock::titleAlarms()
{
    const AlarmFeed &feed = m_alarms->feed();
    const qsizetype open = feed.alarms().size();
    const int tab = indexOf(m_alarms);
    setTabText(tab, open > 0 ? tr("Alarms (%1)").arg(open) : tr("Alarms"));
    setTabToolTip(tab, tr("%1 open alarms, %2 of them not acknowledged").arg(open).arg(feed.unacked()));
    setTabIcon(tab, feed.unacked() > 0 ? alarmIcon(AlarmLook::Unacked) : icon(QStringLiteral("alarm")));
}

/// Alarms that come while nobody looks at the list are said; those that come in a burst in one sentence.
void ConsoleDock::noteAlarms(const QList<AlarmRow> &alarms, const QStringList &closed)
{
    constexpr qsizetype mostSingle = 3;
    QList<AlarmRow> raised;
    for (const AlarmRow &alarm : alarms) {
        if (!m_knownAlarms.contains(alarm.id) && !alarm.isNormal())
            raised.append(alarm);
        m_knownAlarms.insert(alarm.id);
    }
    for (const QString &id : closed)
        m_knownAlarms.remove(id);
    if (raised.isEmpty() || (m_alarms->isVisible() && isActiveWindow()))
        return;
    if (raised.size() > mostSingle)
        return m_context.notifications.add(
            Notifications::Warning, tr("%n new alarms", nullptr, int(raised.size())),
            {.ord = m_alarms->feed().serviceOrd(), .alarm = raised.first().id});
    for (const AlarmRow &alarm : std::as_const(raised))
        m_context.notifications.add(Notifications::Warning, tr("Alarm: %1, %2").arg(alarm.name(), alarm.text),
                                    {.ord = alarm.source, .alarm = alarm.id});
}

void ConsoleDock::goTo(const QModelIndex &notification)
{
    const QString alarm = notification.data(Notifications::AlarmRole).toString();
    const QString challenge = notification.data(Notifications::ChallengeRole).toString();
    const QString ord = notification.data(Notifications::OrdRole).toString();
    if (!alarm.isEmpty()) {
        showAlarms();
        m_alarms->select(alarm);
    } else if (!challenge.isEmpty() && m_context.review) {
        m_context.review(challenge);
    } else if (!ord.isEmpty()) {
        m_context.navigate(ord, {});
    }
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
