#include "ui/views/mail/outboxview.h"

#include "ui/link/stationlink.h"
#include "ui/look/filterfield.h"
#include "ui/look/firstwidths.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/views/mail/columnchooser.h"
#include "ui/views/mail/messagelist.h"
#include "ui/views/mail/outboxdetails.h"
#include "ui/views/mail/outboxmodel.h"
#include "ui/views/mail/reasondialog.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int agesMs = 10'000;
/// A text is looked for once the typing pauses: each question is answered by the station's database.
constexpr int typingMs = 250;

} // namespace

OutboxView::OutboxView(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : View(context, component, parent),
      m_model(new OutboxModel(context.link, component.handle, this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_list(new QTreeView(this)),
      m_details(new OutboxDetails(context, this)),
      m_message(new QLabel(this))
{
    makeList();
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->hide();
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(m_list);
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeBar());
    column->addWidget(m_message);
    column->addWidget(parts, 1);
    handFocus(this, m_list);
    connect(m_model, &OutboxModel::changed, this, &OutboxView::updateState);
    connect(m_model, &OutboxModel::failed, this, [this](const QString &text) {
        m_message->setText(text);
        m_message->show();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutboxView::updateState);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OutboxView::updateState);
    connect(&m_ages, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model->refreshAges();
    });
    m_ages.start(agesMs);
    updateState();
}

// Parts ----------------------------------------------------------------------------------------------------

void OutboxView::makeList()
{
    setUpMessageList(*m_list, *m_sorted, *m_model, OutboxModel::SortRole);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    QScrollBar *bar = m_list->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (value == bar->maximum() && value > 0)
            m_model->readMore();
    });
    m_list->setAccessibleName(tr("Messages"));
    m_list->setAccessibleDescription(tr("The outbox, newest first. The chosen message is shown below."));
    setFirstWidths(*m_list, {23, 9, 34, 14, 24, 9, 7, 12, 40});
}

QPushButton *OutboxView::addButton(const char *picture, const QString &text, const QString &help,
                                   void (OutboxView::*run)())
{
    auto *button = new QPushButton(icon(QLatin1String(picture)), text, this);
    button->setToolTip(help);
    button->setAccessibleDescription(help);
    connect(button, &QPushButton::clicked, this, run);
    return button;
}

QWidget *OutboxView::makeBar()
{
    auto *bar = new QWidget(this);
    m_state = new QComboBox(bar);
    m_state->addItem(tr("All states"), QString());
    for (const QString &state : outboxStates())
        m_state->addItem(outboxStateIcon(state), outboxStateText(state), state);
    m_state->setAccessibleName(tr("State"));
    m_state->setAccessibleDescription(tr("Shows only messages in this state."));
    m_text = new FilterField(tr("Subject, recipient or cause"),
                             tr("Shows only messages whose subject, recipient or cause holds this."), bar);
    m_text->setView(m_list);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, &OutboxView::filter);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_text, &QLineEdit::returnPressed, this, &OutboxView::filter);
    connect(m_state, &QComboBox::currentIndexChanged, this, &OutboxView::filter);
    m_retry =
        addButton("refresh", tr("&Retry"),
                  tr("Sends the chosen messages again to those who do not have them."), &OutboxView::retry);
    QPushButton *all = addButton(
        "send", tr("Retry &all"),
        tr("Sends every message again that waits, is held, failed or was discarded."), &OutboxView::retryAll);
    m_discard = addButton("discard", tr("&Discard…"),
                          tr("Sets the chosen messages aside, with a reason. They stay listed."),
                          &OutboxView::discard);
    m_count = new QLabel(bar);
    m_count->setAccessibleName(tr("How many are shown"));
    m_more = new QPushButton(tr("Show &more"), bar);
    m_more->setAccessibleDescription(tr("Reads further, older messages."));
    connect(m_more, &QPushButton::clicked, this, [this] { m_model->readMore(); });
    auto *columns = new QPushButton(tr("C&olumns"), bar);
    columns->setAccessibleDescription(tr("Chooses which columns are shown."));
    auto *chooser = new ColumnChooser(*m_list, QStringLiteral("outbox"));
    columns->setMenu(chooser->menu());
    if (!chooser->isRestored())
        fitToFirstRows(*m_list, {OutboxModel::State, OutboxModel::Account, OutboxModel::NextTry});
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_state);
    row->addWidget(m_text, 1);
    for (QWidget *part :
         {static_cast<QWidget *>(m_retry), static_cast<QWidget *>(all), static_cast<QWidget *>(m_discard),
          static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_more), static_cast<QWidget *>(columns)})
        row->addWidget(part);
    return bar;
}

// State ----------------------------------------------------------------------------------------------------

void OutboxView::find()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void OutboxView::refresh()
{
    m_model->reload();
}

void OutboxView::filter()
{
    m_typing.stop();
    m_model->setFilter(m_state->currentData().toString(), m_text->text().trimmed());
}

QList<qint64> OutboxView::chosen() const
{
    QList<qint64> ids;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        ids.append(index.data(OutboxModel::IdRole).toLongLong());
    return ids;
}

void OutboxView::reveal(const QString &what)
{
    m_revealed = what.toLongLong();
    updateState();
}

void OutboxView::showRevealed()
{
    if (m_revealed == 0 || !m_model->isLoaded())
        return;
    const QModelIndexList found =
        m_sorted->match(m_sorted->index(0, 0), OutboxModel::IdRole, m_revealed, 1, Qt::MatchExactly);
    if (!found.isEmpty()) {
        m_revealed = 0;
        m_list->setCurrentIndex(found.first());
        m_list->scrollTo(found.first());
    } else if (m_model->hasMore()) {
        m_model->readMore();
    } else {
        m_revealed = 0;
    }
}

void OutboxView::updateState()
{
    showRevealed();
    if (!m_list->currentIndex().isValid() && m_sorted->rowCount() > 0) {
        m_list->setCurrentIndex(m_sorted->index(0, 0));
        return;
    }
    m_details->show(m_model->at(m_sorted->mapToSource(m_list->currentIndex())));
    bool canRetry = false;
    bool canDiscard = false;
    for (const qint64 id : chosen()) {
        const OutboxRow *row = m_model->find(id);
        const bool isOver = !row || row->state == QLatin1String("Sent");
        const bool isUnderWay = row && row->state == QLatin1String("Sending");
        canRetry = canRetry || (!isOver && !isUnderWay);
        canDiscard = canDiscard || (!isOver && !isUnderWay && row->state != QLatin1String("Discarded"));
    }
    m_retry->setEnabled(canRetry);
    m_discard->setEnabled(canDiscard);
    const bool hasMore = m_model->hasMore();
    const QString number = QLocale().toString(m_model->rowCount());
    const bool isFiltered = m_state->currentIndex() > 0 || !m_text->text().trimmed().isEmpty();
    m_count->setText(!m_model->isLoaded()       ? tr("Being read")
                     : m_model->rowCount() == 0 ? (isFiltered ? tr("None fits") : tr("The outbox is empty"))
                     : hasMore                  ? tr("The newest %1").arg(number)
                     : m_model->rowCount() == 1 ? tr("1 message")
                                                : tr("%1 messages").arg(number));
    m_more->setVisible(hasMore);
}

// Commands -------------------------------------------------------------------------------------------------

void OutboxView::send(const QString &method, const QJsonObject &params, const QList<qint64> &about)
{
    context().link.call(method, params, this, [this, about](const client::Reply &reply) {
        if (!reply.ok()) {
            m_message->setText(reply.errors.first().text());
            m_message->show();
        }
        m_model->update(about);
    });
}

void OutboxView::retry()
{
    m_message->hide();
    for (const qint64 id : chosen())
        send(QStringLiteral("outbox.retry"), {{QStringLiteral("id"), id}}, {id});
}

void OutboxView::retryAll()
{
    m_message->hide();
    context().link.call(QStringLiteral("outbox.retry"), {{QStringLiteral("all"), true}}, this,
                        [this](const client::Reply &reply) {
                            const int count = reply.value[QStringLiteral("count")].toInt();
                            m_message->setText(
                                !reply.ok() ? reply.errors.first().text()
                                : count > 0 ? tr("%n message(s) are tried again now.", nullptr, count)
                                            : tr("There is nothing to try again: everybody has their mail."));
                            m_message->show();
                        });
}

void OutboxView::discard()
{
    m_message->hide();
    const QList<qint64> ids = chosen();
    const OutboxRow *only = ids.size() == 1 ? m_model->find(ids.first()) : nullptr;
    auto *dialog = new ReasonDialog(
        tr("Discard"),
        only ? tr("\"%1\" is not sent then. It stays listed and can be retried.").arg(only->subject)
             : tr("%1 messages are not sent then. They stay listed and can be retried.").arg(ids.size()),
        tr("Discard"), this);
    connect(dialog, &ReasonDialog::given, this, [this, ids](const QString &reason) {
        for (const qint64 id : ids)
            send(QStringLiteral("outbox.discard"),
                 {{QStringLiteral("id"), id}, {QStringLiteral("reason"), reason}}, {id});
    });
    dialog->open();
}

} // namespace ui
