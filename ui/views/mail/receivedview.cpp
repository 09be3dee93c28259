#include "ui/views/mail/receivedview.h"

#include "ui/link/stationlink.h"
#include "ui/look/filterfield.h"
#include "ui/look/firstwidths.h"
#include "ui/look/handfocus.h"
#include "ui/views/mail/accountfacts.h"
#include "ui/views/mail/accountmodel.h"
#include "ui/views/mail/columnchooser.h"
#include "ui/views/mail/messagelist.h"
#include "ui/views/mail/receiveddetails.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

/// A text is looked for once the typing pauses: each question is answered by the station's database.
constexpr int typingMs = 250;

ReceivedModel::Source sourceOf(const ComponentDescription &component)
{
    if (component.find(QStringLiteral("replies")))
        return ReceivedModel::Source::Acknowledger;
    return isMailAccount(component) ? ReceivedModel::Source::Account : ReceivedModel::Source::AllAccounts;
}

QLabel *makeNotice(QWidget *parent)
{
    auto *notice = new QLabel(parent);
    notice->setTextFormat(Qt::PlainText);
    notice->setWordWrap(true);
    notice->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    notice->hide();
    return notice;
}

} // namespace

ReceivedView::ReceivedView(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : View(context, component, parent),
      m_source(sourceOf(component)),
      m_model(new ReceivedModel(context.link, m_source, component.ord, this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_list(new QTreeView(this)),
      m_details(new ReceivedDetails(context, this)),
      m_left(makeNotice(this)),
      m_message(makeNotice(this))
{
    makeList();
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(m_list);
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeBar());
    column->addWidget(m_left);
    column->addWidget(m_message);
    column->addWidget(parts, 1);
    handFocus(this, m_list);
    connect(m_model, &ReceivedModel::changed, this, [this] {
        m_message->hide();
        updateState();
    });
    connect(m_model, &ReceivedModel::failed, this, [this](const QString &text) {
        m_message->setText(text);
        m_message->show();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReceivedView::updateState);
    follow();
    showLeft(component);
    updateState();
}

/// Accounts say that something came by their topic; an acknowledger, by its counters.
void ReceivedView::follow()
{
    if (m_source == ReceivedModel::Source::AllAccounts)
        m_accounts = new AccountModel(context().link, component(), this);
    else
        context().link.watch(QStringLiteral("h:%1").arg(handle()), this);
    connect(&context().link, &StationLink::topicFired, this, [this](quint32 node, const QString &slot) {
        const bool isOurs = m_accounts || node == handle();
        if (isOurs && slot == QLatin1String("received"))
            m_model->reloadSoon();
    });
    connect(&context().link, &StationLink::slotChanged, this, [this](quint32 node, const QString &slot) {
        if (node != handle())
            return;
        if (m_source == ReceivedModel::Source::Acknowledger)
            m_model->reloadSoon();
        else if (slot == QLatin1String("numberLeft") || slot == QLatin1String("lastLeftCause"))
            context().link.call(QStringLiteral("component.describe"),
                                {{QStringLiteral("ord"), component().ord}}, this,
                                [this](const client::Reply &reply) {
                                    if (reply.ok())
                                        showLeft(ComponentDescription::fromJson(reply.value.toObject()));
                                });
    });
}

// Parts ----------------------------------------------------------------------------------------------------

void ReceivedView::makeList()
{
    setUpMessageList(*m_list, *m_sorted, *m_model, ReceivedModel::SortRole);
    m_list->setAccessibleName(tr("Received messages"));
    m_list->setAccessibleDescription(tr("Newest first. The chosen message is shown below."));
    setFirstWidths(*m_list, {16, 26, 28, 34, 12, 10, 40});
}

QWidget *ReceivedView::makeBar()
{
    auto *bar = new QWidget(this);
    const bool isDecisions = m_source == ReceivedModel::Source::Acknowledger;
    m_text = isDecisions
                 ? new FilterField(tr("Subject, sender or cause"),
                                   tr("Shows only replies whose subject, sender or cause holds this."), bar)
                 : new FilterField(tr("Subject, sender, text or cause"),
                                   tr("Shows only messages whose subject, sender, text or cause holds this."),
                                   bar);
    m_text->setView(m_list);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    const auto filter = [this] {
        m_typing.stop();
        m_model->setText(m_text->text().trimmed());
    };
    connect(&m_typing, &QTimer::timeout, this, filter);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_text, &QLineEdit::returnPressed, this, filter);
    m_count = new QLabel(bar);
    m_count->setAccessibleName(tr("How many are shown"));
    m_more = new QPushButton(tr("Show &more"), bar);
    m_more->setAccessibleDescription(tr("Reads further, older messages."));
    connect(m_more, &QPushButton::clicked, m_model, &ReceivedModel::readMore);
    auto *columns = new QPushButton(tr("C&olumns"), bar);
    columns->setAccessibleDescription(tr("Chooses which columns are shown."));
    auto *chooser =
        new ColumnChooser(*m_list, isDecisions ? QStringLiteral("replies") : QStringLiteral("received"),
                          {isDecisions ? ReceivedModel::Account : ReceivedModel::User});
    columns->setMenu(chooser->menu());
    if (!chooser->isRestored())
        fitToFirstRows(*m_list, {ReceivedModel::At, ReceivedModel::State});
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    for (QWidget *part :
         {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_more), static_cast<QWidget *>(columns)})
        row->addWidget(part);
    return bar;
}

// State ----------------------------------------------------------------------------------------------------

void ReceivedView::find()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

/// What was too large is not in the list: nobody read it.
void ReceivedView::showLeft(const ComponentDescription &account)
{
    const SlotDescription *number = account.find(QStringLiteral("numberLeft"));
    const SlotDescription *cause = account.find(QStringLiteral("lastLeftCause"));
    const int count = number ? number->value.toInt() : 0;
    m_left->setVisible(count > 0);
    m_left->setText(tr("%n message(s) were left at the server, not read: %1", nullptr, count)
                        .arg(cause ? cause->text : QString()));
}

QString ReceivedView::emptyText() const
{
    if (!m_model->isLoaded())
        return tr("Being read");
    if (!m_text->text().trimmed().isEmpty())
        return tr("None fits");
    return m_source == ReceivedModel::Source::Acknowledger
               ? tr("No reply has come. Link the topic received of an incoming account to received.")
               : tr("Nothing has been received");
}

void ReceivedView::updateState()
{
    if (!m_list->currentIndex().isValid() && m_sorted->rowCount() > 0) {
        m_list->setCurrentIndex(m_sorted->index(0, 0));
        return;
    }
    m_details->show(m_model->at(m_sorted->mapToSource(m_list->currentIndex())));
    const int count = m_model->rowCount();
    const QString number = QLocale().toString(count);
    m_count->setText(count == 0           ? emptyText()
                     : m_model->hasMore() ? tr("The newest %1").arg(number)
                     : count == 1         ? tr("1 message")
                                          : tr("%1 messages").arg(number));
    m_more->setVisible(m_model->hasMore());
}

} // namespace ui
