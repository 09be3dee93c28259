#pragma once

#include "ui/shell/view.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class CheckPanel;

/// The staged check of an account: what each step to the mailbox came to, as it happens, and where a mail
/// would stop. Changes that are not saved are tried as well, and nothing is saved by it.
class CheckView final : public View
{
    Q_OBJECT
public:
    CheckView(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);

    void refresh() override;
    /// Begins the check of this number, once: going back to it does not check again.
    void reveal(const QString &what) override;

private:
    QWidget *makeHead();
    void start(qint64 number);
    void showState();
    void showEdits();

    QLabel *m_edits;
    QLineEdit *m_to;
    QCheckBox *m_send;
    QCheckBox *m_trip;
    QCheckBox *m_route;
    QPushButton *m_start;
    CheckPanel *m_panel;
};

} // namespace ui
