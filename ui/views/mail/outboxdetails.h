#pragma once

#include "ui/views/mail/outboxrow.h"

#include <QTabWidget>

class QLabel;
class QLineEdit;

namespace ui {

class AlarmLinks;
class LedgerModel;
class TraceBox;
struct ViewContext;

/// One message of the outbox: its recipients with the server's answers, what is known of it, and the
/// conversation of the account that carries it.
class OutboxDetails final : public QTabWidget
{
    Q_OBJECT
public:
    explicit OutboxDetails(ViewContext &context, QWidget *parent = nullptr);

    /// A null pointer: nothing is chosen.
    void show(const OutboxRow *row);
    TraceBox &trace() const { return *m_trace; }

private:
    QWidget *makeMessagePage();
    void showTrace();
    static QString phaseText(const OutboxRow &row);

    LedgerModel *m_ledger;
    TraceBox *m_trace;
    AlarmLinks *m_alarms;
    QString m_account;
    QLabel *m_subject = nullptr;
    QLabel *m_phase = nullptr;
    QLabel *m_created = nullptr;
    QLabel *m_nextTry = nullptr;
    QLabel *m_cause = nullptr;
    QLineEdit *m_messageId = nullptr;
};

} // namespace ui
