#pragma once

#include "ui/link/description.h"

#include <QAbstractTableModel>

namespace ui {

class StationLink;

/// Every slot of a component with its nature: number, names, kind, flags, type and live value.
class SlotTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Name, DisplayName, Kind, Made, Flags, Type, Value, LinkedFrom, ColumnCount };

    SlotTable(StationLink &link, QObject *parent = nullptr);

    void show(const ComponentDescription &component);
    void refresh();
    const ComponentDescription &component() const { return m_component; }
    const SlotDescription *slotAt(const QModelIndex &index) const;
    QString ordOf(const SlotDescription &slot) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::LinkAction | Qt::CopyAction; }
    Qt::DropActions supportedDropActions() const override { return Qt::LinkAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    void failed(const QString &why);
    void linkAsked(const QString &source, const QString &target);
    /// The slots or links of the component may be others now.
    void reread();

private:
    void onSlotChanged(quint32 handle, const QString &slot, const QJsonObject &row);
    QString text(const SlotDescription &slot, int row, int column) const;

    StationLink &m_link;
    ComponentDescription m_component;
};

} // namespace ui
