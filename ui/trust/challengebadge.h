#pragma once

#include <QToolButton>

namespace ui {

class ChallengeWatcher;

/// Says in the status line how many certificates wait for a decision, and opens the first. Hidden while none
/// does.
class ChallengeBadge final : public QToolButton
{
    Q_OBJECT
public:
    explicit ChallengeBadge(ChallengeWatcher &watcher, QWidget *parent = nullptr);

private:
    void display(int waiting);
};

} // namespace ui
