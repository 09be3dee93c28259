#include "ui/trust/challengebadge.h"

#include "ui/look/icons.h"
#include "ui/shell/view.h"
#include "ui/trust/challengewatcher.h"

#include <QMenu>

namespace ui {

namespace {

/// A menu that is longer is no help; the list of Allowed Hosts can be filtered.
constexpr int maxListed = 15;

} // namespace

ChallengeBadge::ChallengeBadge(ViewContext &context, ChallengeWatcher &watcher, QWidget *parent)
    : QToolButton(parent), m_context(context), m_watcher(watcher)
{
    setIcon(ui::icon(QStringLiteral("shield-warning")));
    setObjectName(QStringLiteral("challengeBadge"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setPopupMode(QToolButton::MenuButtonPopup);
    setMenu(new QMenu(this));
    setAccessibleDescription(
        tr("Opens the next certificate that waits for a decision; the menu lists all of them."));
    setToolTip(accessibleDescription());
    connect(menu(), &QMenu::aboutToShow, this, &ChallengeBadge::fillMenu);
    connect(this, &QToolButton::clicked, &watcher, &ChallengeWatcher::reviewNext);
    connect(&watcher, &ChallengeWatcher::waitingChanged, this, &ChallengeBadge::display);
    display();
}

void ChallengeBadge::display()
{
    const int waiting = m_watcher.waiting();
    setText(waiting == 1 ? tr("1 certificate to review") : tr("%n certificates to review", nullptr, waiting));
    setAccessibleName(text());
    setVisible(waiting > 0);
}

void ChallengeBadge::fillMenu()
{
    menu()->clear();
    for (const QString &key : m_watcher.waitingKeys().first(std::min(m_watcher.waiting(), maxListed))) {
        const QString server = key.section(QLatin1Char('/'), 0, 0);
        const QString protocol = key.section(QLatin1Char('/'), 1).toUpper();
        connect(menu()->addAction(tr("%1 (%2)…").arg(server, protocol)), &QAction::triggered, this,
                [this, key] { m_watcher.review(key); });
    }
    menu()->addSeparator();
    connect(menu()->addAction(ui::icon(QStringLiteral("certificates")), tr("&Allowed Hosts")),
            &QAction::triggered, this, [this] { m_context.navigate(m_watcher.serviceOrd(), {}); });
}

} // namespace ui
