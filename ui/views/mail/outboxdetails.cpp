#include "ui/views/mail/outboxdetails.h"

#include "ui/look/firstwidths.h"
#include "ui/look/icons.h"
#include "ui/shell/view.h"
#include "ui/views/mail/alarmlinks.h"
#include "ui/views/mail/factform.h"
#include "ui/views/mail/ledgermodel.h"
#include "ui/views/mail/mailtimes.h"
#include "ui/views/mail/tracebox.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTreeView>

namespace ui {

OutboxDetails::OutboxDetails(ViewContext &context, QWidget *parent)
    : QTabWidget(parent),
      m_ledger(new LedgerModel(this)),
      m_trace(new TraceBox(context.link, this)),
      m_alarms(new AlarmLinks(context, this))
{
    setDocumentMode(true);
    setAccessibleName(tr("Details of the message"));
    addTab(makeMessagePage(), icon(QStringLiteral("information")), tr("Message"));
    addTab(m_trace, icon(QStringLiteral("trace")), tr("Conversation of the account"));
    connect(this, &QTabWidget::currentChanged, this, &OutboxDetails::showTrace);
    show(nullptr);
}

QWidget *OutboxDetails::makeMessagePage()
{
    auto *facts = new FactForm;
    m_subject = facts->addFact(tr("Subject"));
    m_phase = facts->addFact(tr("State"));
    m_cause = facts->addFact(tr("Last cause"));
    m_nextTry = facts->addFact(tr("Next try"));
    m_created = facts->addFact(tr("Created"));
    facts->addRow(tr("Alarms"), m_alarms);
    // Has no place to break at, so it scrolls in a field of its own.
    m_messageId = new QLineEdit(this);
    m_messageId->setReadOnly(true);
    m_messageId->setFrame(false);
    m_messageId->setAccessibleName(tr("Message-ID"));
    QPalette flat = m_messageId->palette();
    flat.setColor(QPalette::Base, flat.color(QPalette::Window));
    m_messageId->setPalette(flat);
    facts->addRow(tr("Message-ID"), m_messageId);
    auto *scroll = new QScrollArea;
    scroll->setWidget(facts);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What is known of the message"));

    auto *ledger = new QTreeView;
    ledger->setModel(m_ledger);
    ledger->setRootIsDecorated(false);
    ledger->setUniformRowHeights(true);
    ledger->setAlternatingRowColors(true);
    ledger->setAccessibleName(tr("Recipients"));
    ledger->setAccessibleDescription(tr("Each recipient with the server's last answer."));
    setFirstWidths(*ledger, {26, 16, 7, 17, 40});
    fitToFirstRows(*ledger, {LedgerModel::State});

    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->addWidget(scroll, 2);
    row->addWidget(ledger, 3);
    return page;
}

void OutboxDetails::show(const OutboxRow *row)
{
    setEnabled(row);
    const OutboxRow shown = row ? *row : OutboxRow();
    m_ledger->show(shown.recipients);
    m_subject->setText(shown.subject);
    m_phase->setText(row ? phaseText(shown) : tr("Choose a message above."));
    m_cause->setText(shown.lastCause);
    m_nextTry->setText(longTime(shown.nextTry));
    m_created->setText(longTime(shown.created));
    m_messageId->setText(shown.messageId);
    m_messageId->setCursorPosition(0);
    m_alarms->show(shown.alarms);
    m_account = shown.account.startsWith(QLatin1Char('/')) ? shown.account : QString();
    showTrace();
}

/// Only while it can be seen: following an account costs a question for each of its steps.
void OutboxDetails::showTrace()
{
    if (currentWidget() == m_trace)
        m_trace->show(m_account);
}

QString OutboxDetails::phaseText(const OutboxRow &row)
{
    QString text = row.stateText();
    if (row.phase == QLatin1String("attempting"))
        text = tr("%1: recipients are being named").arg(text);
    else if (row.phase == QLatin1String("committing"))
        text = tr("%1: the server may take it any moment").arg(text);
    if (row.state == QLatin1String("Ambiguous"))
        text = tr("%1: the connection ended behind the message, so the server may have it").arg(text);
    if (!row.durable)
        text = tr("%1. It is not on disk yet").arg(text);
    return row.attempts == 1 ? tr("%1, 1 try").arg(text) : tr("%1, %2 tries").arg(text).arg(row.attempts);
}

} // namespace ui
