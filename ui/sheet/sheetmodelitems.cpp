// SheetModel as an item model: indexes, data and what may be done with a row.

#include "station/value/ord.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetdisplay.h"
#include "ui/sheet/sheetmodel.h"

#include <QMimeData>

namespace ui {

SheetRow *SheetModel::rowOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<SheetRow *>(index.internalPointer()) : m_root.get();
}

const SheetRow *SheetModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() ? rowOf(index) : nullptr;
}

QModelIndex SheetModel::indexFor(const SheetRow *row, int column) const
{
    if (!row || row == m_root.get())
        return {};
    return createIndex(row->number, column, const_cast<SheetRow *>(row));
}

QModelIndex SheetModel::indexOf(quint32 handle, const QString &slot, int column) const
{
    return indexFor(m_slots.value(handle).value(slot), column);
}

QModelIndex SheetModel::index(int row, int column, const QModelIndex &parent) const
{
    const SheetRow *above = rowOf(parent);
    if (row < 0 || row >= int(above->rows.size()) || column < 0 || column >= ColumnCount ||
        parent.column() > 0)
        return {};
    return createIndex(row, column, above->rows[std::size_t(row)].get());
}

QModelIndex SheetModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexFor(rowOf(index)->parent) : QModelIndex();
}

int SheetModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(rowOf(parent)->rows.size());
}

int SheetModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool SheetModel::hasChildren(const QModelIndex &parent) const
{
    const SheetRow *row = rowOf(parent);
    if (parent.column() > 0)
        return false;
    return !row->rows.empty() || (row->kind == SheetRow::Component && !row->asked);
}

bool SheetModel::canFetchMore(const QModelIndex &parent) const
{
    const SheetRow *row = rowOf(parent);
    return parent.isValid() && row->kind == SheetRow::Component && !row->asked;
}

void SheetModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        describe(rowOf(parent));
}

Qt::ItemFlags SheetModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const SheetRow *row = rowOf(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (row->kind == SheetRow::Component)
        flags |= Qt::ItemIsDropEnabled;
    if (row->kind != SheetRow::Slot)
        return flags;
    flags |= Qt::ItemNeverHasChildren | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    const bool mine = !row->part->isMany() || SheetChanges::isForMany(row->slot());
    // A certificate that only the station writes can still be opened, to be looked at.
    const bool canOpen = row->slot().typeName == QLatin1String("certificate") && !row->part->isMany();
    if (index.column() == Value && mine && (row->slot().writable || canOpen))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant SheetModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() ? sheetDisplay(*this, *rowOf(index), index.column(), role) : QVariant();
}

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("Name"), tr("Value"), tr("Limits and notes"), tr("Help")}.at(section);
}

QStringList SheetModel::mimeTypes() const
{
    return {slotMime(), ordsMime(), typeMime()};
}

QMimeData *SheetModel::mimeData(const QModelIndexList &indexes) const
{
    for (const QModelIndex &index : indexes) {
        const SheetRow *row = rowAt(index);
        if (!row || row->kind != SheetRow::Slot)
            continue;
        const QString ord = row->part->ords.constFirst() + QLatin1Char('.') + row->slot().name;
        auto *data = new QMimeData;
        data->setData(slotMime(), ord.toUtf8());
        data->setText(ord);
        return data;
    }
    return nullptr;
}

QJsonValue SheetModel::valueOf(const SheetRow &row) const
{
    const QString &slot = row.slot().name;
    const QJsonValue first = m_changes->current(*row.part, slot);
    for (const quint32 handle : row.part->handles) {
        const PendingEdit *edit = m_edits.find(handle, slot);
        if ((edit ? edit->value : m_edits.known(handle, slot)) != first)
            return QJsonValue(QJsonValue::Undefined);
    }
    return first;
}

int SheetModel::marksOf(const SheetRow &row) const
{
    if (row.kind != SheetRow::Slot) {
        int below = 0;
        for (const auto &one : row.rows)
            below |= marksOf(*one) & (Changed | ChangedBelow) ? ChangedBelow : 0;
        if (row.kind == SheetRow::Component && !row.part && m_edits.count(row.handle) > 0)
            below = ChangedBelow;
        return below;
    }
    const SlotDescription &slot = row.slot();
    int marks = slot.has(SlotDescription::Hidden) ? HiddenSlot : 0;
    for (const quint32 handle : row.part->handles) {
        if (const PendingEdit *edit = m_edits.find(handle, slot.name)) {
            marks |= Changed;
            marks |= edit->refusal.isEmpty() ? 0 : Refused;
            marks |= edit->theirs ? Elsewhere : 0;
        }
    }
    const QJsonValue value = valueOf(row);
    const bool isSet = slot.isSecret() && value.toObject().value(QStringLiteral("set")).toBool();
    const bool notDefault = slot.isSecret() ? isSet : value != slot.initial;
    // What the station itself writes has no default that a person could go back to.
    marks |= !slot.has(SlotDescription::ReadOnly) && notDefault ? NotDefault : 0;
    marks |= slot.linkedFrom.isEmpty() ? 0 : Linked;
    marks |= value.isUndefined() ? Differs : 0;
    marks |= row.part->notes.value(slot.name).alert ? Alert : 0;
    const bool idle =
        !slot.relevantWhen.isEmpty() &&
        !rules::irrelevance(row.part->description, m_changes->valuesOf(*row.part), slot).isEmpty();
    return marks | (idle ? Irrelevant : 0);
}

std::shared_ptr<SheetPart> SheetModel::partOf(quint32 handle) const
{
    const SheetRow *row = m_components.value(handle);
    return row ? row->part : nullptr;
}

QList<std::shared_ptr<SheetPart>> SheetModel::parts() const
{
    QList<std::shared_ptr<SheetPart>> parts;
    for (const SheetRow *row : m_components) {
        if (row->part && !parts.contains(row->part))
            parts.append(row->part);
    }
    return parts;
}

void SheetModel::touch(const SheetRow *row)
{
    if (row)
        Q_EMIT dataChanged(indexFor(row, 0), indexFor(row, ColumnCount - 1));
}

/// The rows of a component, and the marks of what is above them.
void SheetModel::redraw(const SheetPart &part)
{
    SheetRow *owner = m_components.value(part.handles.constFirst());
    if (!owner || owner->part.get() != &part)
        return;
    owner->part->notes = rules::notes(part.description, m_changes->valuesOf(part));
    for (const auto &group : owner->rows) {
        if (group->kind != SheetRow::Group || group->rows.empty())
            continue;
        touch(group.get());
        Q_EMIT dataChanged(indexFor(group->rows.front().get(), 0),
                           indexFor(group->rows.back().get(), ColumnCount - 1));
    }
    for (const SheetRow *above = owner; above != m_root.get(); above = above->parent)
        touch(above);
    Q_EMIT stateChanged();
}

} // namespace ui
