#pragma once

#include <QToolButton>

namespace ui {

class ChallengeWatcher;
struct ViewContext;

/// Says in the status line how many certificates wait for a decision. Opens one after the other; its menu has
/// all of them. Hidden while none waits.
class ChallengeBadge final : public QToolButton
{
    Q_OBJECT
public:
    ChallengeBadge(ViewContext &context, ChallengeWatcher &watcher, QWidget *parent = nullptr);

private:
    void display();
    void fillMenu();

    ViewContext &m_context;
    ChallengeWatcher &m_watcher;
};

} // namespace ui
