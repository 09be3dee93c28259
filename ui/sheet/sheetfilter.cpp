#include "ui/sheet/sheetfilter.h"

#include "ui/sheet/sheetmodel.h"

namespace ui {

namespace {

int countSlots(const QAbstractItemModel &model, const QModelIndex &parent)
{
    int count = 0;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        count += index.data(SheetModel::KindRole).toInt() == SheetRow::Slot ? 1 : countSlots(model, index);
    }
    return count;
}

} // namespace

SheetFilter::SheetFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void SheetFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void SheetFilter::setChangedOnly(bool on)
{
    m_changedOnly = on;
    invalidateFilter();
}

void SheetFilter::setHiddenShown(bool on)
{
    m_hiddenShown = on;
    invalidateFilter();
}

int SheetFilter::matches() const
{
    return m_text.isEmpty() ? 0 : countSlots(*this, {});
}

bool SheetFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const int kind = index.data(SheetModel::KindRole).toInt();
    // What is not listed may match as well, and may be changed: that there is more stays in sight.
    if (kind == SheetRow::More)
        return true;
    if (kind == SheetRow::Group)
        return false; // Seen when one of its slots is.
    const int marks = index.data(SheetModel::MarkRole).toInt();
    if (kind == SheetRow::Component) {
        const bool changed = !m_changedOnly || (marks & SheetModel::ChangedBelow);
        return changed && index.data().toString().contains(m_text, Qt::CaseInsensitive);
    }
    if ((marks & SheetModel::HiddenSlot) && !m_hiddenShown)
        return false;
    if (m_changedOnly && !(marks & SheetModel::Changed))
        return false;
    return m_text.isEmpty() ||
           index.data(SheetModel::SearchRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace ui
