#pragma once

#include "ui/sheet/sheetrow.h"

#include <QAbstractItemModel>

namespace ui {

class PendingEdits;
class SheetChanges;
class StationLink;

/// The rows of a property sheet: groups of slots, then the child components, which are described when they
/// are opened. Values are the station's, live, with what is pending laid over them; nothing here reaches the
/// station but reading.
class SheetModel final : public QAbstractItemModel, public SheetMarks
{
    Q_OBJECT
public:
    enum Column { Name, Value, Limits, Help, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< SheetRow::Kind.
        MarkRole,                    ///< Marks as bits.
        SearchRole,                  ///< What the filter looks at: no secret among it.
        RankRole,                    ///< SheetRow::Rank of a group.
    };
    /// As many child components as are listed at once.
    static constexpr int usualPage = 500;

    SheetModel(StationLink &link, PendingEdits &edits, int pageSize, QObject *parent = nullptr);
    ~SheetModel() override;

    /// Shows a component, or several of one type as one.
    void show(const QList<ComponentDescription> &components);
    /// Reads everything again.
    void refresh();
    /// Lists the child components that @p more, a row of that kind, stands for; a page of them.
    void listMore(const SheetRow &more);

    SheetChanges &changes() const { return *m_changes; }
    PendingEdits &edits() const { return m_edits; }
    StationLink &link() const { return m_link; }
    /// The component that the sheet is of; null before show().
    std::shared_ptr<SheetPart> top() const { return m_root->part; }
    /// The component whose rows are on the sheet, with those that are edited with it; null = not here.
    std::shared_ptr<SheetPart> partOf(quint32 handle) const;
    /// Every component whose rows are on the sheet.
    QList<std::shared_ptr<SheetPart>> parts() const;

    const SheetRow *rowAt(const QModelIndex &index) const;
    /// The value as it stands: pending, else the station's; undefined where several components differ.
    QJsonValue valueOf(const SheetRow &row) const;
    int marksOf(const SheetRow &row) const;
    QModelIndex indexOf(quint32 handle, const QString &slot, int column = Value) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    Qt::DropActions supportedDragActions() const override { return Qt::LinkAction | Qt::CopyAction; }
    Qt::DropActions supportedDropActions() const override { return Qt::LinkAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    /// A component on the sheet could not be read.
    void failed(const QString &why);
    /// Something about a component's pending edits or notes has changed.
    void stateChanged();
    /// The sheet's own component has gone from the station.
    void gone();
    /// The rows of a component were built anew.
    void rebuilt();
    /// A further page of child components is there; this is the first of them.
    void pageListed(const QModelIndex &first);

private:
    QModelIndex indexFor(const SheetRow *row, int column = 0) const;
    SheetRow *rowOf(const QModelIndex &index) const;
    SheetRow *append(SheetRow *parent, SheetRow::Kind kind);
    void buildGroups(SheetRow *owner);
    /// Reads the child components from a place on, as many as a page holds.
    void listChildren(const SheetRow *owner, int offset, int count);
    void takeChildren(SheetRow *owner, const QJsonArray &rows, int offset, int count);
    static int listed(const SheetRow &owner);
    void removeRow(SheetRow *row);
    void setMore(SheetRow *owner, bool more);
    void addComponents(SheetRow *owner, const QJsonArray &rows);
    void describe(SheetRow *owner);
    void take(SheetRow *owner, const ComponentDescription &description);
    void rebuild(SheetRow *owner, const ComponentDescription &description);
    void forgetRows(const SheetRow *row);
    void redraw(const SheetPart &part);
    void touch(const SheetRow *row);

    void onSlotChanged(quint32 handle, const QString &slot, const QJsonObject &row);
    void onAdded(const QJsonObject &row);
    void onRemoved(quint32 handle);
    void onRenamed(quint32 handle, const QString &ord);
    void onRestructured(quint32 handle);
    void onEdited(quint32 handle);

    StationLink &m_link;
    PendingEdits &m_edits;
    const int m_pageSize;
    SheetChanges *m_changes;
    std::unique_ptr<SheetRow> m_root;
    QHash<quint32, QHash<QString, SheetRow *>> m_slots; ///< Rows of slots.
    QHash<quint32, SheetRow *> m_components;            ///< Rows of components, the top one included.
};

} // namespace ui
