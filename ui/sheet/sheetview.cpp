#include "ui/sheet/sheetview.h"

#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetdelegate.h"
#include "ui/sheet/sheetdisplay.h"
#include "ui/sheet/sheetfilter.h"
#include "ui/sheet/sheetmodel.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace ui {

SheetView::SheetView(SheetModel &model, SheetFilter &filter, QWidget *parent)
    : QTreeView(parent), m_model(model), m_filter(filter), m_delegate(new SheetDelegate(model, this))
{
    setModel(&filter);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    // Things are dropped on a row, never between two.
    setDragDropOverwriteMode(true);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    connect(m_delegate, &SheetDelegate::editingEnded, this, [this](ValueEditor::Next next, bool) {
        if (next != ValueEditor::Stay)
            editNeighbour(next == ValueEditor::NextField);
    });
    connect(&model, &SheetModel::pageListed, this, [this](const QModelIndex &first) {
        if (const SheetRow *row = currentRow(); row && row->kind == SheetRow::More)
            setCurrentIndex(m_filter.mapFromSource(first));
    });
    connect(&filter, &QAbstractItemModel::rowsInserted, this, &SheetView::foldGroups);
    connect(&filter, &QAbstractItemModel::rowsInserted, this, [this] {
        // There is a current row from the start, also where rows come later.
        if (!currentIndex().isValid())
            setCurrentIndex(m_filter.index(0, 0));
    });
    connect(&filter, &QAbstractItemModel::modelReset, this, [this] { foldGroups({}); });
}

const SheetRow *SheetView::rowOf(const QModelIndex &index) const
{
    return m_model.rowAt(m_filter.mapToSource(index));
}

const SheetRow *SheetView::currentRow() const
{
    return rowOf(currentIndex());
}

QList<const SheetRow *> SheetView::selectedSlots() const
{
    QModelIndexList indexes = selectionModel()->selectedRows();
    std::sort(indexes.begin(), indexes.end(), [this](const QModelIndex &a, const QModelIndex &b) {
        return visualRect(a).top() < visualRect(b).top();
    });
    QList<const SheetRow *> rows;
    for (const QModelIndex &index : std::as_const(indexes)) {
        const SheetRow *row = rowOf(index);
        if (row && row->kind == SheetRow::Slot)
            rows.append(row);
    }
    return rows;
}

// Editing ---------------------------------------------------------------------------------------------------

bool SheetView::isEditing() const
{
    return m_delegate->editor() != nullptr;
}

bool SheetView::isEditable(const QModelIndex &index) const
{
    return index.siblingAtColumn(SheetModel::Value).flags() & Qt::ItemIsEditable;
}

void SheetView::startEditing(const QModelIndex &index, bool open)
{
    if (!isEditable(index))
        return;
    commitOpenEditor();
    const QModelIndex value = index.siblingAtColumn(SheetModel::Value);
    setCurrentIndex(value);
    scrollTo(value);
    edit(value);
    ValueEditor *editor = m_delegate->editor();
    if (editor && !editor->holdsFocus(QApplication::focusWidget()))
        editor->setFocus();
    if (editor && open)
        editor->open();
}

void SheetView::commitOpenEditor()
{
    m_delegate->commit();
}

void SheetView::editNeighbour(bool forward)
{
    QModelIndex index = currentIndex().siblingAtColumn(0);
    do {
        index = forward ? indexBelow(index) : indexAbove(index);
    } while (index.isValid() && !isEditable(index));
    if (index.isValid())
        startEditing(index);
    else
        setFocus();
}

void SheetView::goTo(quint32 handle, const QString &slot, bool edit)
{
    const QModelIndex index = m_filter.mapFromSource(m_model.indexOf(handle, slot));
    if (!index.isValid())
        return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above.siblingAtColumn(0));
    // Alone, even while a person still holds the Ctrl of Ctrl+S.
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    setFocus();
    if (edit)
        startEditing(index);
}

void SheetView::goToMatch(bool forward)
{
    QModelIndex index = currentIndex().siblingAtColumn(0);
    for (int turn = 0; turn < 2; ++turn) {
        while ((index = index.isValid() ? (forward ? indexBelow(index) : indexAbove(index)) : QModelIndex())
                   .isValid()) {
            const SheetRow *row = rowOf(index);
            if (row && row->kind == SheetRow::Slot)
                return setCurrentIndex(index);
        }
        // Round the end once.
        index = forward ? model()->index(0, 0) : indexAt(QPoint(0, viewport()->height() - 2));
    }
}

// Folding ---------------------------------------------------------------------------------------------------

void SheetView::foldAsUsual(const QStringList &folded, const QStringList &unfolded)
{
    m_folded = folded;
    m_unfolded = unfolded;
    collapseAll();
    foldGroups({});
}

void SheetView::foldGroups(const QModelIndex &parent)
{
    for (int i = 0; i < model()->rowCount(parent); ++i) {
        const QModelIndex index = model()->index(i, 0, parent);
        if (index.data(SheetModel::KindRole).toInt() != SheetRow::Group || isExpanded(index))
            continue;
        const QString title = index.data().toString();
        const bool usual = index.data(SheetModel::RankRole).toInt() != SheetRow::Diagnostics;
        const bool open = (usual && !m_folded.contains(title)) || m_unfolded.contains(title);
        setExpanded(index, open || !m_filter.text().isEmpty());
    }
}

QStringList SheetView::groups(bool expanded) const
{
    QStringList titles;
    for (int i = 0; i < model()->rowCount(); ++i) {
        const QModelIndex index = model()->index(i, 0);
        if (index.data(SheetModel::KindRole).toInt() == SheetRow::Group && isExpanded(index) == expanded)
            titles.append(index.data().toString());
    }
    return titles;
}

void SheetView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // Before Qt closes the editor: its entry is taken once.
    commitOpenEditor();
    QTreeView::currentChanged(current, previous);
    Q_EMIT currentRowChanged();
}

// Keyboard --------------------------------------------------------------------------------------------------

void SheetView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const int key = event->key();
    const bool plain = held == Qt::NoModifier;
    if (plain && (key == Qt::Key_F2 || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        const SheetRow *row = currentRow();
        if (row && row->kind == SheetRow::Slot)
            startEditing(currentIndex());
        else if (row && row->kind == SheetRow::More)
            m_model.listMore(*row);
        else if (currentIndex().isValid())
            setExpanded(currentIndex().siblingAtColumn(0), !isExpanded(currentIndex().siblingAtColumn(0)));
    } else if (plain && key == Qt::Key_Space) {
        onSpace();
    } else if (plain && key == Qt::Key_Delete) {
        Q_EMIT resetAsked();
    } else if (plain && key == Qt::Key_Escape) {
        if (isEditing())
            m_delegate->abandon();
        else
            Q_EMIT leaveAsked();
    } else if (plain && key == Qt::Key_F1) {
        Q_EMIT helpAsked();
    } else if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyAsked();
    } else if (key == Qt::Key_Menu || (key == Qt::Key_F10 && held == Qt::ShiftModifier)) {
        askMenu();
    } else if (!onTyped(event)) {
        // What belongs to the whole sheet goes up to it.
        if (held & Qt::ControlModifier && key != Qt::Key_A && key != Qt::Key_Home && key != Qt::Key_End)
            event->ignore();
        else
            QTreeView::keyPressEvent(event);
    }
}

void SheetView::onSpace()
{
    const SheetRow *row = currentRow();
    if (row && row->kind == SheetRow::More)
        return m_model.listMore(*row);
    if (!row || row->kind != SheetRow::Slot || !isEditable(currentIndex()))
        return;
    if (row->slot().typeName == QLatin1String("bool"))
        m_model.changes().change(row->part, row->slot().name, !m_model.valueOf(*row).toBool());
    else
        startEditing(currentIndex(), true);
}

/// Typing on a row begins its entry anew, as in a table.
bool SheetView::onTyped(QKeyEvent *event)
{
    const QString text = event->text();
    const bool held = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    // What an open editor did not take is nobody's.
    if (text.isEmpty() || held || !text.at(0).isPrint() || !isEditable(currentIndex()) || isEditing())
        return false;
    startEditing(currentIndex());
    if (ValueEditor *editor = m_delegate->editor()) {
        QWidget *field = editor->focusProxy() ? editor->focusProxy() : editor;
        QCoreApplication::sendEvent(field, event);
    }
    return true;
}

// Mouse -----------------------------------------------------------------------------------------------------

void SheetView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool click =
        event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && state() != DraggingState;
    QTreeView::mouseReleaseEvent(event);
    const SheetRow *row = click ? rowOf(index) : nullptr;
    if (row && row->kind == SheetRow::More)
        return m_model.listMore(*row);
    if (click && index.isValid() && index.column() == SheetModel::Value && index == currentIndex() &&
        selectionModel()->selectedRows().size() == 1)
        startEditing(index, true);
}

void SheetView::askMenu()
{
    if (!QApplication::activePopupWidget())
        Q_EMIT menuAsked(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
}

void SheetView::contextMenuEvent(QContextMenuEvent *event)
{
    // The key sends this event and, on some platforms, itself as well.
    if (event->reason() == QContextMenuEvent::Keyboard)
        askMenu();
    else
        Q_EMIT menuAsked(event->globalPos());
}

} // namespace ui
