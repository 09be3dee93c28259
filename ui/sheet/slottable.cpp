#include "ui/sheet/slottable.h"

#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/sheet/sheetdisplay.h"
#include "ui/sheet/valuetext.h"

#include <QMimeData>

namespace ui {

SlotTable::SlotTable(StationLink &link, QObject *parent) : QAbstractTableModel(parent), m_link(link)
{
    connect(&link, &StationLink::slotChanged, this, &SlotTable::onSlotChanged);
    connect(&link, &StationLink::opened, this, &SlotTable::refresh);
    const auto again = [this](quint32 handle) {
        if (handle == m_component.handle)
            refresh();
    };
    connect(&link, &StationLink::componentRestructured, this, again);
    connect(&link, &StationLink::componentRenamed, this, again);
}

void SlotTable::show(const ComponentDescription &component)
{
    beginResetModel();
    m_component = component;
    endResetModel();
    m_link.watch(component.ord, this);
    Q_EMIT reread();
}

void SlotTable::refresh()
{
    m_link.call(QStringLiteral("component.describe"),
                {{QStringLiteral("ord"), QStringLiteral("h:%1").arg(m_component.handle)}}, this,
                [this](const client::Reply &reply) {
                    if (!reply.ok()) {
                        Q_EMIT failed(reply.errors.constFirst().text());
                        return;
                    }
                    const auto component = ComponentDescription::fromJson(reply.value.toObject());
                    const bool same = component.slotList.size() == m_component.slotList.size();
                    if (!same)
                        return show(component);
                    m_component = component;
                    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
                    Q_EMIT reread();
                });
}

void SlotTable::onSlotChanged(quint32 handle, const QString &slot, const QJsonObject &json)
{
    if (handle != m_component.handle)
        return;
    for (int row = 0; row < m_component.slotList.size(); ++row) {
        SlotDescription &one = m_component.slotList[row];
        if (one.name != slot)
            continue;
        one.value = json.value(QStringLiteral("value"));
        Q_EMIT dataChanged(index(row, Value), index(row, Value));
    }
}

const SlotDescription *SlotTable::slotAt(const QModelIndex &index) const
{
    return index.isValid() ? &m_component.slotList.at(index.row()) : nullptr;
}

QString SlotTable::ordOf(const SlotDescription &slot) const
{
    return m_component.ord + QLatin1Char('.') + slot.name;
}

int SlotTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_component.slotList.size());
}

int SlotTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SlotTable::text(const SlotDescription &slot, int row, int column) const
{
    switch (column) {
    case Number:
        return QString::number(row + 1);
    case Name:
        return slot.name;
    case DisplayName:
        return slot.displayName;
    case Kind:
        return slot.kind == SlotDescription::Action  ? tr("action")
               : slot.kind == SlotDescription::Topic ? tr("topic")
                                                     : tr("property");
    case Made:
        return slot.dynamic ? tr("dynamic") : tr("frozen");
    case Flags: {
        QStringList words;
        const std::pair<SlotDescription::Flag, QString> names[] = {
            {SlotDescription::ReadOnly, tr("read-only")},
            {SlotDescription::Transient, tr("transient")},
            {SlotDescription::Hidden, tr("hidden")},
            {SlotDescription::Summary, tr("summary")},
            {SlotDescription::Operator, tr("operator")},
            {SlotDescription::ConfirmRequired, tr("asks first")}};
        for (const auto &[flag, word] : names) {
            if (slot.has(flag))
                words.append(word);
        }
        return words.join(QStringLiteral(", "));
    }
    case Type:
        return slot.typeName;
    case Value:
        if (slot.kind != SlotDescription::Property)
            return {};
        if (slot.isSecret())
            return slot.value.toObject().value(QStringLiteral("set")).toBool() ? tr("•••• stored")
                                                                               : QString();
        return personText(slot, slot.value).section(QLatin1Char('\n'), 0, 0);
    case LinkedFrom:
        return slot.linkedFrom;
    }
    return {};
}

QVariant SlotTable::data(const QModelIndex &index, int role) const
{
    const SlotDescription *slot = slotAt(index);
    if (!slot)
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(*slot, index.row(), index.column());
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return slot->doc;
    if (role == Qt::DecorationRole && index.column() == LinkedFrom && !slot->linkedFrom.isEmpty())
        return icon(QStringLiteral("link"));
    if (role == Qt::TextAlignmentRole && index.column() == Number)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant SlotTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("#"),     tr("Name"), tr("Display name"), tr("Kind"),       tr("Made"),
                       tr("Flags"), tr("Type"), tr("Value"),        tr("Linked from")}
        .at(section);
}

Qt::ItemFlags SlotTable::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
                                 Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QStringList SlotTable::mimeTypes() const
{
    return {slotMime()};
}

QMimeData *SlotTable::mimeData(const QModelIndexList &indexes) const
{
    const SlotDescription *slot = indexes.isEmpty() ? nullptr : slotAt(indexes.constFirst());
    if (!slot)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(slotMime(), ordOf(*slot).toUtf8());
    data->setText(ordOf(*slot));
    return data;
}

bool SlotTable::canDropMimeData(const QMimeData *mime, Qt::DropAction, int, int,
                                const QModelIndex &parent) const
{
    return parent.isValid() && mime->hasFormat(slotMime());
}

bool SlotTable::dropMimeData(const QMimeData *mime, Qt::DropAction, int, int, const QModelIndex &parent)
{
    const SlotDescription *slot = slotAt(parent);
    if (!slot || !mime->hasFormat(slotMime()))
        return false;
    Q_EMIT linkAsked(QString::fromUtf8(mime->data(slotMime())), ordOf(*slot));
    return true;
}

} // namespace ui
