#include "ui/views/alarm/alarmconsole.h"

#include "ui/link/stationlink.h"
#include "ui/look/firstwidths.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/sheet/messagearea.h"
#include "ui/shell/view.h"
#include "ui/views/alarm/alarmdetails.h"
#include "ui/views/alarm/alarmfeed.h"
#include "ui/views/alarm/alarmfilter.h"
#include "ui/views/alarm/alarmfilterbar.h"
#include "ui/views/alarm/alarmlook.h"
#include "ui/views/alarm/alarmmodel.h"
#include "ui/views/mail/columnchooser.h"
#include "ui/views/mail/mailtimes.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

AlarmConsole::AlarmConsole(ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_feed(AlarmFeed::of(context.link)),
      m_model(new AlarmModel(m_feed, this)),
      m_filter(new AlarmFilter(*m_model, this)),
      m_filterBar(new AlarmFilterBar(*m_model, *m_filter, this)),
      m_bar(new QToolBar(this)),
      m_list(new QTreeView(this)),
      m_stack(new QStackedWidget(this)),
      m_notice(new QLabel(this)),
      m_messages(new MessageArea(this)),
      m_acknowledging(new Acknowledging(context.link, this))
{
    makeList();
    makeCommands();
    const int small = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_bar->setIconSize(QSize(small, small));
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(6, 2, 6, 2);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_notice->setAccessibleName(tr("Notice"));
    m_stack->addWidget(m_list);
    m_stack->addWidget(makeEmptyState());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->addWidget(m_bar, 1);
    top->addWidget(m_filterBar);
    layout->addLayout(top);
    layout->addWidget(m_filterBar->stateRow());
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_messages);
    handFocus(this, m_list);
    followModel();
    updateState();
}

void AlarmConsole::makeList()
{
    m_list->setModel(m_filter);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAllColumnsShowFocus(true);
    m_list->setExpandsOnDoubleClick(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSortingEnabled(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setAccessibleName(tr("Open alarms"));
    m_list->setAccessibleDescription(tr(
        "One row for each source. Enter shows the details, Ctrl+K acknowledges, Right unfolds a source with "
        "several alarms."));
    QHeaderView *head = m_list->header();
    setFirstWidths(*m_list, {27, 28, 60, 20, 9, 20, 14, 14, 18, 18, 16, 24, 38});
    head->setStretchLastSection(true);
    m_list->sortByColumn(AlarmModel::Time, Qt::DescendingOrder);
    m_columns = new ColumnChooser(*m_list, QStringLiteral("alarms"),
                                  {AlarmModel::AckRequired, AlarmModel::NormalTime, AlarmModel::AckTime,
                                   AlarmModel::User, AlarmModel::Notes, AlarmModel::Id});
    if (!m_columns->isRestored())
        fitToFirstRows(*m_list, {AlarmModel::Time, AlarmModel::State, AlarmModel::AckState});
    connect(m_list, &QTreeView::activated, this, [this] { showDetails(); });
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &where) { showMenu(m_list->viewport()->mapToGlobal(where)); });
}

QWidget *AlarmConsole::makeEmptyState()
{
    auto *page = new QWidget(this);
    m_emptyMark = new QLabel(page);
    m_emptyMark->setAlignment(Qt::AlignCenter);
    m_empty = new QLabel(page);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAccessibleName(tr("Alarms"));
    auto *layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_emptyMark);
    layout->addWidget(m_empty);
    layout->addStretch();
    return page;
}

// Following -------------------------------------------------------------------------------------------------

void AlarmConsole::followModel()
{
    connect(m_filter, &QAbstractItemModel::modelAboutToBeReset, this, &AlarmConsole::keepSelection);
    connect(m_filter, &QAbstractItemModel::modelReset, this, [this] {
        for (const QString &id : std::exchange(m_selected, {}))
            select(id);
    });
    // Behind one that is over, the next is chosen: whoever works off a list need not choose each anew.
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, [this] {
        const QModelIndex current = m_list->currentIndex();
        if (current.isValid() && !m_list->selectionModel()->hasSelection())
            m_list->setCurrentIndex(current);
    });
    // The filter made its rows anew. A list that is drawn only later would hand those that died to a screen
    // reader.
    connect(m_filter, &QAbstractItemModel::layoutChanged, m_list, &QTreeView::doItemsLayout);
    connect(m_filter, &QAbstractItemModel::layoutChanged, this, &AlarmConsole::updateState);
    connect(&m_feed, &AlarmFeed::stateChanged, this, &AlarmConsole::updateState);
    connect(&m_context.link, &StationLink::stateChanged, this, &AlarmConsole::updateState);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AlarmConsole::updateCommands);
    connect(m_acknowledging, &Acknowledging::finished, this, &AlarmConsole::acknowledged);
    connect(m_acknowledging, &Acknowledging::progressed, this, [this](int waiting) {
        if (waiting > 0)
            m_messages->show(QStringLiteral("ack"), MessageArea::Information,
                             tr("Acknowledging; %1 to go").arg(waiting));
    });
}

void AlarmConsole::keepSelection()
{
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        m_selected.append(index.data(AlarmModel::IdRole).toString());
}

void AlarmConsole::select(const QString &id)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(id));
    if (!index.isValid())
        return;
    if (index.parent().isValid())
        m_list->expand(index.parent());
    const auto flags = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    m_list->selectionModel()->select(index, flags);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_list->scrollTo(index);
}

void AlarmConsole::reveal(const QString &id)
{
    m_revealed = id;
    showRevealed();
}

void AlarmConsole::showRevealed()
{
    if (m_revealed.isEmpty() || !m_feed.isLoaded())
        return;
    const QString id = std::exchange(m_revealed, {});
    if (m_filter->mapFromSource(m_model->indexOf(id)).isValid()) {
        m_list->clearSelection();
        return select(id);
    }
    auto *dialog = new AlarmDetails(m_context, id, AlarmDetails::Fields, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void AlarmConsole::updateState()
{
    showRevealed();
    // A screen reader finds a row from the start.
    if (!m_list->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_list->setCurrentIndex(m_filter->index(0, 0));
    const bool away = m_feed.isLoaded() && !m_feed.isLive();
    QString notice = m_feed.isLoaded() ? m_feed.trouble() : QString();
    if (away)
        notice = tr("Not connected with the station. The alarms are shown as they were at %1.")
                     .arg(shortTime(m_feed.liveUntil()));
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    const bool empty = m_filter->rowCount() == 0;
    QString words = tr("No open alarms");
    const char *mark = "ok";
    QColor colour = confirmedColour(palette());
    if (!m_feed.isLoaded() || away || !m_feed.trouble().isEmpty()) {
        mark = "information";
        colour = palette().color(QPalette::Text);
        words = !m_context.link.isOpen()     ? tr("Not connected with the station")
                : m_feed.trouble().isEmpty() ? tr("Reading the alarms…")
                                             : m_feed.trouble();
    } else if (m_model->count() > 0) {
        mark = "filter";
        colour = alertColour(palette());
        words = tr("The filter hides all %n open alarm(s)", nullptr, m_model->count());
    }
    m_empty->setText(words);
    const int size = fontMetrics().height() * 2;
    m_emptyMark->setPixmap(
        colouredIcon(QLatin1String(mark), colour).pixmap(QSize(size, size), devicePixelRatioF()));
    m_stack->setCurrentIndex(empty ? 1 : 0);
    handFocus(this, empty ? nullptr : m_list);
    updateCommands();
}

void AlarmConsole::find()
{
    m_filterBar->find();
}

void AlarmConsole::refresh()
{
    m_feed.reload();
}

} // namespace ui
