#include "ui/views/alarm/whyview.h"

#include "ui/link/stationlink.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmlook.h"
#include "ui/views/alarm/wrappinglist.h"
#include "ui/views/mail/mailtimes.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>

namespace ui {

namespace {

enum Column { Step, Text, Time };
enum Role { OrdRole = Qt::UserRole + 1, MailRole };

QColor colourOf(WhyStep::Mark mark)
{
    const QPalette palette = QApplication::palette();
    switch (mark) {
    case WhyStep::Good:
        return confirmedColour(palette);
    case WhyStep::Waiting:
        return statusColour(station::Status::Down, palette);
    case WhyStep::Bad:
        return alertColour(palette);
    case WhyStep::Plain:
        break;
    }
    return palette.color(QPalette::Text);
}

} // namespace

WhyView::WhyView(ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_summary(new QLabel(this)),
      m_steps(new WrappingList({tr("Step"), tr("What happened"), tr("Time")}, this)),
      m_open(new QPushButton(this))
{
    QFont heading = font();
    heading.setBold(true);
    m_summary->setFont(heading);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setAccessibleName(tr("Answer"));
    m_steps->setAccessibleName(tr("From the alarm to the mailbox"));
    m_steps->setAccessibleDescription(
        tr("Each step with what followed from it. Enter goes to where it happened."));
    m_steps->setExpandsOnDoubleClick(false);
    m_open->setAccessibleDescription(tr("Opens the component or the message of the selected step."));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_steps, 1);
    layout->addLayout(buttons);
    handFocus(this, m_steps);
    connect(m_steps, &QTreeWidget::itemActivated, this, &WhyView::open);
    connect(m_steps, &QTreeWidget::currentItemChanged, this, &WhyView::updateButton);
    connect(m_open, &QPushButton::clicked, this, &WhyView::open);
    updateButton();
}

void WhyView::show(const WhyStep &chain, const QString &summary)
{
    const QString text = summary + QStringLiteral("\n\n") + chain.toText();
    if (text == m_text)
        return;
    m_text = text;
    m_summary->setText(summary);
    m_steps->clear();
    m_steps->addTopLevelItem(makeItem(chain));
    m_steps->expandAll();
    m_steps->setCurrentItem(m_steps->topLevelItem(0));
}

QTreeWidgetItem *WhyView::makeItem(const WhyStep &step) const
{
    auto *item = new QTreeWidgetItem({step.title, step.text.simplified(), shortTime(step.time)});
    item->setIcon(Step, colouredIcon(step.icon, colourOf(step.mark)));
    if (step.mark != WhyStep::Plain)
        item->setForeground(Text, colourOf(step.mark));
    item->setToolTip(Step, step.ord.isEmpty() ? step.title : step.ord);
    item->setToolTip(Text, step.text);
    item->setToolTip(Time, longTime(step.time));
    item->setData(Step, OrdRole, step.ord);
    item->setData(Step, MailRole, step.mail);
    for (const WhyStep &next : step.next)
        item->addChild(makeItem(next));
    return item;
}

void WhyView::updateButton()
{
    const QTreeWidgetItem *item = m_steps->currentItem();
    const bool mail = item && item->data(Step, MailRole).toLongLong() > 0;
    m_open->setText(mail ? tr("Show in the &outbox") : tr("&Go there"));
    m_open->setEnabled(mail || (item && !item->data(Step, OrdRole).toString().isEmpty()));
}

void WhyView::open()
{
    const QTreeWidgetItem *item = m_steps->currentItem();
    if (!item)
        return;
    const qint64 mail = item->data(Step, MailRole).toLongLong();
    const QString ord = item->data(Step, OrdRole).toString();
    if (mail == 0) {
        if (!ord.isEmpty())
            m_context.navigate(ord, {});
        return;
    }
    m_context.link.call(
        QStringLiteral("tree.search"), {{QStringLiteral("type"), QStringLiteral("email:EmailService")}}, this,
        [this, mail](const client::Reply &reply) {
            const QString service = reply.value.toArray().first()[QLatin1String("ord")].toString();
            if (!service.isEmpty())
                m_context.navigate(service, QStringLiteral("outbox#%1").arg(mail));
        });
}

} // namespace ui
