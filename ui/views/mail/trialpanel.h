#pragma once

#include "ui/views/mail/accounttrial.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

/// Shows the steps of an AccountTrial, each with its mark and selectable words.
class TrialPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit TrialPanel(AccountTrial &trial, QWidget *parent = nullptr);

    /// All steps as text, for tests and for copying.
    QStringList texts() const;

private:
    struct Line
    {
        QLabel *mark = nullptr;
        QLabel *text = nullptr;
    };

    void update();
    Line addLine();
    void mark(QLabel *label, AccountTrial::Outcome outcome);

    AccountTrial &m_trial;
    QVBoxLayout *m_column;
    QList<Line> m_lines;
};

} // namespace ui
