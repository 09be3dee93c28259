#pragma once

#include "ui/views/mail/checkrun.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

struct ViewContext;

/// The staged check of an account's settings as it goes on: the verdict, a row for each stage, what was found
/// and what to do next, what was said, and the copies of it. Whoever shows it says what is checked.
class CheckPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckPanel(ViewContext &context, QWidget *parent = nullptr);

    /// @p params as check.run takes them, without id.
    void start(const QJsonObject &params, qint64 number = CheckRun::nextNumber());
    void cancel() { m_run.cancel(); }
    bool isRunning() const { return m_run.isRunning(); }
    /// A report of an earlier check; empty = not checked yet.
    void show(const QJsonObject &report);
    const QJsonObject &report() const { return m_report; }
    /// Whether what was said stands there from the beginning.
    void setConversationShown(bool shown);

Q_SIGNALS:
    /// It began or ended.
    void runningChanged();
    /// The certificate at which it stopped has been approved: it would go further now.
    void approved();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeBelow();
    void take(const QJsonObject &report, const QString &trouble);
    void colourStage(QTreeWidgetItem &item) const;
    void showStage(const QJsonObject &stage);
    void showChosen();
    void setVerdict(const QString &text);
    void watchApprovals();
    QString challenge() const;

    ViewContext &m_context;
    CheckRun m_run;
    QLabel *m_verdict;
    QPushButton *m_review;
    QPushButton *m_copyText;
    QPushButton *m_copyJson;
    QTreeWidget *m_stages;
    QScrollArea *m_chosen; ///< What is said of the stage that is chosen.
    QLabel *m_next;
    QToolButton *m_conversation;
    QPlainTextEdit *m_said;
    QJsonObject m_report;
    bool m_watches = false; ///< Approvals are told.
};

} // namespace ui
