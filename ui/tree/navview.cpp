#include "ui/tree/navview.h"

#include "ui/link/stationlink.h"
#include "ui/look/filterfield.h"
#include "ui/look/handfocus.h"
#include "ui/look/icons.h"
#include "ui/tree/dragtree.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/statusdelegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int maxHits = 500;

QTreeView *makeTree(NavModel &model, QWidget *parent)
{
    auto *tree = new DragTree(parent);
    tree->setModel(&model);
    tree->setHeaderHidden(true);
    tree->setUniformRowHeights(true);
    tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree->setContextMenuPolicy(Qt::CustomContextMenu);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setDragDropMode(QAbstractItemView::DragDrop);
    tree->setDefaultDropAction(Qt::MoveAction);
    tree->setExpandsOnDoubleClick(false);
    tree->setItemDelegate(new StatusDelegate(tree));
    tree->setAccessibleName(NavView::tr("Navigation tree"));
    tree->setAccessibleDescription(NavView::tr("The components of the station. Enter opens the best view."));
    return tree;
}

} // namespace

NavView::NavView(StationLink &link, NavModel &model, QWidget *parent)
    : QWidget(parent),
      m_link(link),
      m_model(model),
      m_filter(new FilterField(tr("Filter, or a path"),
                               tr("Part of a name or type; a text that begins with / is a path."), this)),
      m_hitCount(new QLabel(this)),
      m_stack(new QStackedWidget(this)),
      m_tree(makeTree(model, m_stack)),
      m_hits(new QListView(m_stack)),
      m_hitModel(new QStandardItemModel(this))
{
    m_hitCount->hide();
    connect(&m_link, &StationLink::stateChanged, m_tree->viewport(), qOverload<>(&QWidget::update));
    m_hits->setModel(m_hitModel);
    m_hits->setUniformItemSizes(true);
    m_hits->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_hits->setAccessibleName(tr("Components found"));
    m_hits->setAccessibleDescription(tr("Enter goes to the component."));
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_hits);
    m_filter->setView(m_hits);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filter);
    layout->addWidget(m_hitCount);
    layout->addWidget(m_stack);
    handFocus(this, m_tree);

    connect(m_filter, &FilterField::textChanged, this, &NavView::search);
    connect(m_filter, &FilterField::returnPressed, this, [this] {
        if (m_filter->text().startsWith(QLatin1Char('/')))
            Q_EMIT activated(m_filter->text().trimmed());
    });
    connect(m_hits, &QListView::activated, this, &NavView::goToHit);
    connect(m_tree, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(m_model.ordOf(index)); });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, [this](const QPoint &point) {
        const QModelIndex index = m_tree->indexAt(point);
        if (index.isValid())
            Q_EMIT contextMenuWanted(m_model.ordOf(index), m_tree->viewport()->mapToGlobal(point));
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &NavView::currentChanged);
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, this, &NavView::tellSight);
    connect(m_tree, &QTreeView::expanded, this, &NavView::tellSight);
    connect(m_tree, &QTreeView::collapsed, this, &NavView::tellSight);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &NavView::tellSight, Qt::QueuedConnection);
    connect(&m_model, &NavModel::revealed, this, [this](const QModelIndex &index) {
        if (std::exchange(m_revealForExpansion, false)) {
            m_tree->expand(index);
            return expandNext();
        }
        if (!index.isValid())
            return;
        // Whatever keys are held down just now: what is revealed is the selection.
        m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        m_tree->scrollTo(index);
    });
    connect(&m_model, &NavModel::renameRefused, this, &NavView::renameAgain);
    // A station that was started anew is read anew, and shown as it was.
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (m_model.rowCount() == 0)
            return;
        m_toExpand = expandedOrds();
        m_toSelect = currentOrd();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &NavView::expandNext);
    connect(&m_model, &NavModel::failed, this, [this] {
        if (m_revealForExpansion)
            expandNext();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above) {
        // The station itself is open from the start.
        if (above.isValid() && !above.parent().isValid())
            m_tree->expand(above);
    });
}

quint32 NavView::currentHandle() const
{
    return m_model.handleOf(m_tree->currentIndex());
}

QString NavView::currentOrd() const
{
    return m_tree->currentIndex().isValid() ? m_model.ordOf(m_tree->currentIndex()) : QString();
}

QStringList NavView::selectedOrds() const
{
    QStringList ords;
    for (const QModelIndex &index : m_tree->selectionModel()->selectedIndexes())
        ords.append(m_model.ordOf(index));
    return ords;
}

void NavView::reveal(const QString &ord)
{
    if (m_revealForExpansion)
        m_toSelect = ord; // The model looks for one at a time.
    else
        m_model.reveal(ord);
}

void NavView::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void NavView::renameCurrent()
{
    m_tree->edit(m_tree->currentIndex());
}

/// What was typed is not lost; the person mends it, unless something else is being done by now.
void NavView::renameAgain(const QModelIndex &index, const QString &name)
{
    if (!m_tree->hasFocus())
        return;
    m_tree->edit(index);
    if (auto *line = m_tree->viewport()->findChild<QLineEdit *>()) {
        line->setText(name);
        line->setModified(true);
        line->selectAll();
    }
}

void NavView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_model.hasCut())
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

// Filter ---------------------------------------------------------------------------------------------------

void NavView::search(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty() || wanted.startsWith(QLatin1Char('/'))) {
        m_hitCount->hide();
        m_stack->setCurrentWidget(m_tree);
        return;
    }
    m_link.call(QStringLiteral("tree.search"),
                {{QStringLiteral("text"), wanted}, {QStringLiteral("limit"), maxHits}}, this,
                [this, wanted](const client::Reply &reply) {
                    // Only the answer to what stands there now counts.
                    if (m_filter->text().trimmed() == wanted)
                        showHits(reply.ok() ? QString() : reply.errors.first().text(), reply.value.toArray());
                });
}

void NavView::showHits(const QString &trouble, const QJsonArray &rows)
{
    m_hitModel->clear();
    for (const QJsonValue &row : rows) {
        const QString ord = row[QStringLiteral("ord")].toString();
        auto *item = new QStandardItem(icon(row[QStringLiteral("icon")].toString()), ord);
        item->setToolTip(row[QStringLiteral("type")].toString());
        item->setData(row[QStringLiteral("status")].toString(), NavModel::StatusTextRole);
        m_hitModel->appendRow(item);
    }
    m_hitCount->setText(!trouble.isEmpty()       ? trouble
                        : rows.size() >= maxHits ? tr("More than %L1 components").arg(maxHits)
                                                 : tr("%n component(s)", nullptr, int(rows.size())));
    m_hitCount->show();
    m_stack->setCurrentWidget(m_hits);
}

void NavView::goToHit(const QModelIndex &hit)
{
    const QString ord = hit.data().toString();
    m_filter->clear();
    reveal(ord);
    Q_EMIT activated(ord);
}

// Sight and expansion --------------------------------------------------------------------------------------

void NavView::tellSight()
{
    std::vector<quint32> handles;
    const int bottom = m_tree->viewport()->height();
    QModelIndex index = m_tree->indexAt(QPoint(0, 0));
    while (index.isValid() && m_tree->visualRect(index).top() < bottom) {
        handles.push_back(m_model.handleOf(index));
        index = m_tree->indexBelow(index);
    }
    m_model.setInSight(handles);
}

QStringList NavView::expandedOrds() const
{
    QStringList ords;
    QList<QModelIndex> waiting{m_model.index(0, 0)};
    while (!waiting.isEmpty()) {
        const QModelIndex index = waiting.takeFirst();
        if (!index.isValid() || !m_tree->isExpanded(index))
            continue;
        ords.append(m_model.ordOf(index));
        for (int row = 0; row < m_model.rowCount(index); ++row)
            waiting.append(m_model.index(row, 0, index));
    }
    return ords;
}

void NavView::expandOrds(const QStringList &ords)
{
    m_toExpand = ords;
    expandNext();
}

void NavView::expandNext()
{
    m_revealForExpansion = !m_toExpand.isEmpty();
    if (m_revealForExpansion)
        m_model.reveal(m_toExpand.takeFirst());
    else if (!m_toSelect.isEmpty())
        m_model.reveal(std::exchange(m_toSelect, QString()));
}

} // namespace ui
