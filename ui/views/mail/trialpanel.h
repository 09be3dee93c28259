#pragma once

#include "ui/views/mail/accounttrial.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

struct ViewContext;

/// Shows the steps of an AccountTrial, each with its mark and selectable words.
class TrialPanel final : public QWidget
{
    Q_OBJECT
public:
    TrialPanel(AccountTrial &trial, ViewContext &context, QWidget *parent = nullptr);

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
    ViewContext &m_context;
    QVBoxLayout *m_column;
    QPushButton *m_review; ///< Shown while a certificate waits for a person.
    QList<Line> m_lines;
};

} // namespace ui
