#pragma once

#include "ui/shell/view.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace ui {

/// The staged check of an account: what each step to the mailbox came to, as it happens, and where a mail
/// would stop. Changes that are not saved are tried as well, and nothing is saved by it.
class CheckView final : public View
{
    Q_OBJECT
public:
    CheckView(ViewContext &context, const ComponentDescription &component, QWidget *parent = nullptr);
    ~CheckView() override;

    void refresh() override;

private:
    QWidget *makeHead();
    QWidget *makeResult();
    QWidget *makeFoot();
    void start();
    void cancel();
    void take(const QJsonObject &report);
    void showStage(const QJsonObject &stage);
    void showChosen();
    void showEdits();
    QString asText() const;

    QLabel *m_edits;
    QLabel *m_verdict;
    QLineEdit *m_to;
    QCheckBox *m_send;
    QCheckBox *m_route;
    QPushButton *m_start;
    QTreeWidget *m_stages;
    QLabel *m_next;
    QPlainTextEdit *m_said;
    QPushButton *m_copyText;
    QPushButton *m_copyJson;
    QJsonObject m_report;
    qint64 m_running = 0; ///< Number of the check that is under way; 0 = none.
};

} // namespace ui
