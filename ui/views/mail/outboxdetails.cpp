#include "ui/views/mail/outboxdetails.h"

#include "ui/link/stationlink.h"
#include "ui/look/firstwidths.h"
#include "ui/look/icons.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmfeed.h"
#include "ui/views/mail/ledgermodel.h"
#include "ui/views/mail/mailtimes.h"
#include "ui/views/mail/tracebox.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTreeView>

namespace ui {

namespace {

/// A digest may tell of thousands.
constexpr int maxAlarms = 10;

} // namespace

OutboxDetails::OutboxDetails(ViewContext &context, QWidget *parent)
    : QTabWidget(parent),
      m_context(context),
      m_ledger(new LedgerModel(this)),
      m_trace(new TraceBox(context.link, this))
{
    setDocumentMode(true);
    setAccessibleName(tr("Details of the message"));
    addTab(makeMessagePage(), icon(QStringLiteral("information")), tr("Message"));
    addTab(m_trace, icon(QStringLiteral("trace")), tr("Conversation of the account"));
    connect(this, &QTabWidget::currentChanged, this, &OutboxDetails::showTrace);
    show(nullptr);
}

void OutboxDetails::addLabel(QFormLayout *form, const QString &name, QWidget *value)
{
    auto *label = new QLabel(name, this);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setBuddy(value);
    form->addRow(label, value);
}

QLabel *OutboxDetails::addFact(QFormLayout *form, const QString &name)
{
    auto *value = new QLabel(this);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setAlignment(Qt::AlignLeft | Qt::AlignTop); // Beside its name, however high the row grows.
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(name);
    addLabel(form, name, value);
    return value;
}

QWidget *OutboxDetails::makeMessagePage()
{
    auto *facts = new QWidget;
    auto *form = new QFormLayout(facts);
    form->setContentsMargins(0, 0, 0, 0);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_subject = addFact(form, tr("Subject"));
    m_phase = addFact(form, tr("State"));
    m_cause = addFact(form, tr("Last cause"));
    m_nextTry = addFact(form, tr("Next try"));
    m_created = addFact(form, tr("Created"));
    m_alarms = addFact(form, tr("Alarms"));
    m_alarms->setTextFormat(Qt::RichText);
    m_alarms->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_alarms->setAccessibleDescription(tr("Each leads to the alarm in the console."));
    connect(m_alarms, &QLabel::linkActivated, this, [this](const QString &id) {
        const QString service = AlarmFeed::of(m_context.link).serviceOrd();
        m_context.navigate(service, QStringLiteral("alarmConsole#") + id);
    });
    // Has no place to break at, so it scrolls in a field of its own.
    m_messageId = new QLineEdit(this);
    m_messageId->setReadOnly(true);
    m_messageId->setFrame(false);
    m_messageId->setAccessibleName(tr("Message-ID"));
    QPalette flat = m_messageId->palette();
    flat.setColor(QPalette::Base, flat.color(QPalette::Window));
    m_messageId->setPalette(flat);
    addLabel(form, tr("Message-ID"), m_messageId);
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
    showAlarms(shown.alarms);
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

void OutboxDetails::showAlarms(const QStringList &alarms)
{
    m_alarmIds = alarms;
    QStringList lines;
    for (const QString &id : alarms.mid(0, maxAlarms)) {
        // What comes from the station is text, never markup.
        lines.append(QStringLiteral("<a href=\"%1\">%2</a>")
                         .arg(id.toHtmlEscaped(), m_alarmTexts.value(id, id).toHtmlEscaped()));
        if (m_alarmTexts.contains(id))
            continue;
        m_alarmTexts.insert(id, id);
        m_context.link.call(QStringLiteral("alarm.query"), {{QStringLiteral("id"), id}}, this,
                            [this, id](const client::Reply &reply) {
                                const QJsonValue alarm = reply.value.toArray().first();
                                if (!reply.ok() || !alarm.isObject())
                                    return;
                                m_alarmTexts.insert(id, QStringLiteral("%1: %2").arg(
                                                            alarm[QStringLiteral("source")].toString(),
                                                            alarm[QStringLiteral("text")].toString()));
                                showAlarms(m_alarmIds);
                            });
    }
    if (alarms.size() > maxAlarms)
        lines.append(tr("and %1 more").arg(alarms.size() - maxAlarms));
    m_alarms->setText(alarms.isEmpty() ? tr("none") : lines.join(QStringLiteral("<br>")));
}

} // namespace ui
