#include "ui/views/mail/checkview.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/handfocus.h"
#include "ui/views/mail/checkpanel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

CheckView::CheckView(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : View(context, component, parent),
      m_edits(new QLabel(this)),
      m_to(new QLineEdit(this)),
      m_send(new QCheckBox(tr("Send a &test mail"), this)),
      m_trip(new QCheckBox(tr("&Wait until it is read back"), this)),
      m_route(new QCheckBox(tr("&Follow an alarm to the account"), this)),
      m_start(new QPushButton(this)),
      m_panel(new CheckPanel(context, this))
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(m_panel, 1);
    handFocus(this, m_start);
    connect(&context.edits, &PendingEdits::changed, this, [this](quint32 changed) {
        if (changed == handle())
            showEdits();
    });
    connect(m_panel, &CheckPanel::runningChanged, this, &CheckView::showState);
    connect(m_panel, &CheckPanel::approved, this, [this] { start(CheckRun::nextNumber()); });
    showEdits();
    showState();
    refresh();
}

QWidget *CheckView::makeHead()
{
    auto *head = new QWidget(this);
    m_to->setPlaceholderText(tr("nobody"));
    m_to->setClearButtonEnabled(true);
    m_to->setAccessibleName(tr("Recipients to ask for"));
    m_to->setToolTip(
        tr("Addresses, with commas between them: the server is asked whether it takes mail for them."));
    m_to->setAccessibleDescription(m_to->toolTip());
    m_send->setToolTip(tr("Sends a mail to these addresses, or to the sender. Otherwise nothing is sent."));
    m_send->setAccessibleDescription(m_send->toolTip());
    m_trip->setToolTip(
        tr("Sends the test mail, and waits at most 2 minutes until the incoming account reads it that "
           "Sent Mailbox names, or the only one."));
    m_trip->setAccessibleDescription(m_trip->toolTip());
    m_trip->setVisible(component().type == QLatin1String("email:OutgoingAccount"));
    m_route->setToolTip(
        tr("Looks whether an alarm of now would come to this account, and where it would stop."));
    m_route->setAccessibleDescription(m_route->toolTip());
    m_start->setAccessibleDescription(tr("Tries each step to the mailbox over a connection of its own."));
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_panel->isRunning())
            m_panel->cancel();
        else
            start(CheckRun::nextNumber());
    });
    connect(m_to, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    auto *to = new QLabel(tr("As&k for:"), head);
    to->setBuddy(m_to);
    auto *row = new QHBoxLayout;
    row->addWidget(to);
    row->addWidget(m_to, 1);
    row->addWidget(m_send);
    row->addWidget(m_trip);
    row->addWidget(m_route);
    row->addWidget(m_start);
    m_edits->setTextFormat(Qt::PlainText);
    m_edits->setWordWrap(true);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_edits);
    return head;
}

void CheckView::start(qint64 number)
{
    QJsonObject values;
    const QMap<QString, PendingEdit> edits = context().edits.of(handle());
    for (auto it = edits.begin(); it != edits.end(); ++it)
        values.insert(it.key(), it->value);
    QJsonObject params{{QStringLiteral("ord"), QStringLiteral("h:%1").arg(handle())},
                       {QStringLiteral("slots"), values},
                       {QStringLiteral("send"), m_send->isChecked()},
                       {QStringLiteral("roundTrip"), m_trip->isChecked()},
                       {QStringLiteral("alarmRoute"), m_route->isChecked()}};
    if (const QString to = m_to->text().trimmed(); !to.isEmpty())
        params.insert(QStringLiteral("to"), QJsonArray{to});
    m_panel->start(params, number);
}

void CheckView::reveal(const QString &what)
{
    static qint64 latest = 0;
    const qint64 number = what.toLongLong();
    if (number > latest)
        start(latest = number);
}

/// The report of the last check, also of one that somebody else asked for.
void CheckView::refresh()
{
    if (m_panel->isRunning())
        return;
    context().link.call(QStringLiteral("check.last"),
                        {{QStringLiteral("ord"), QStringLiteral("h:%1").arg(handle())}}, this,
                        [this](const client::Reply &reply) {
                            if (reply.ok() && !m_panel->isRunning())
                                m_panel->show(reply.value.toObject());
                        });
}

void CheckView::showState()
{
    m_start->setText(m_panel->isRunning() ? tr("&Cancel") : tr("C&heck now"));
}

void CheckView::showEdits()
{
    const int count = context().edits.count(handle());
    m_edits->setVisible(count > 0);
    m_edits->setText(tr("%n change(s) that are not saved are tried as well.", nullptr, count));
}

} // namespace ui
