#include "ui/trust/challengebadge.h"

#include "ui/look/icons.h"
#include "ui/trust/challengewatcher.h"

namespace ui {

ChallengeBadge::ChallengeBadge(ChallengeWatcher &watcher, QWidget *parent) : QToolButton(parent)
{
    setIcon(ui::icon(QStringLiteral("shield-warning")));
    setObjectName(QStringLiteral("challengeBadge"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setAccessibleDescription(tr("Opens the first certificate that waits for a decision."));
    setToolTip(accessibleDescription());
    connect(this, &QToolButton::clicked, &watcher, &ChallengeWatcher::reviewNext);
    connect(&watcher, &ChallengeWatcher::waitingChanged, this, &ChallengeBadge::display);
    display(watcher.waiting());
}

void ChallengeBadge::display(int waiting)
{
    setText(waiting == 1 ? tr("1 certificate to review") : tr("%n certificates to review", nullptr, waiting));
    setAccessibleName(text());
    setVisible(waiting > 0);
}

} // namespace ui
