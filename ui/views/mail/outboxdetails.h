#pragma once

#include "ui/views/mail/outboxrow.h"

#include <QTabWidget>

class QLabel;
class QFormLayout;
class QLineEdit;

namespace ui {

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
    void addLabel(QFormLayout *form, const QString &name, QWidget *value);
    QLabel *addFact(QFormLayout *form, const QString &name);
    void showAlarms(const QStringList &alarms);
    void showTrace();
    static QString phaseText(const OutboxRow &row);

    ViewContext &m_context;
    LedgerModel *m_ledger;
    TraceBox *m_trace;
    QString m_account;
    QStringList m_alarmIds;
    QHash<QString, QString> m_alarmTexts; ///< By id, as far as the station has told.
    QLabel *m_subject = nullptr;
    QLabel *m_phase = nullptr;
    QLabel *m_created = nullptr;
    QLabel *m_nextTry = nullptr;
    QLabel *m_cause = nullptr;
    QLineEdit *m_messageId = nullptr;
    QLabel *m_alarms = nullptr;
};

} // namespace ui
