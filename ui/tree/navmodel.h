#pragma once

#include "station/value/status.h"

#include <QAbstractItemModel>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace ui {

class PendingEdits;
class StationLink;

/// The station's components as a tree. Children are read when somebody looks, in pages, so that the size of
/// the station does not matter; what is shown follows the station by watches on the rows that are in sight.
class NavModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { HandleRole = Qt::UserRole + 1, OrdRole, TypeRole, NameRole, StatusTextRole, CutRole };

    NavModel(StationLink &link, PendingEdits &edits, QObject *parent = nullptr);
    ~NavModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    quint32 handleOf(const QModelIndex &index) const;
    QString ordOf(const QModelIndex &index) const;
    /// The row of a component that was read already; an invalid index when it was not.
    QModelIndex indexOf(quint32 handle) const;
    /// Tells which rows are in sight: their status is kept up to date, that of others only when they come
    /// back.
    void setInSight(const std::vector<quint32> &handles);
    /// These rows are faded until they are pasted elsewhere.
    void setCut(const QStringList &ords);
    bool hasCut() const { return !m_cut.isEmpty(); }
    /// Reads the way down to @p ord and answers by revealed(), with an invalid index when it is not there.
    void reveal(const QString &ord);

Q_SIGNALS:
    void revealed(const QModelIndex &index);
    /// Something that the person asked for was refused; for the notifications.
    void failed(const QString &text);
    /// @p name was typed and the station does not take it.
    void renameRefused(const QModelIndex &index, const QString &name);
    /// A type was dropped from the palette: the name must be asked for.
    void typeDropped(const QString &type, const QString &parentOrd);
    /// Components were dragged here, to be moved or copied.
    void dropped(const QStringList &ords, const QString &parentOrd, bool copies);

private:
    struct Node
    {
        quint32 handle = 0;
        QString name;
        QString displayName;
        QString type;
        QString icon;
        QString status;
        bool hasChildren = false;
        bool fetching = false;
        bool complete = false; ///< All children are read.
        Node *parent = nullptr;
        int row = 0;
        std::vector<std::unique_ptr<Node>> children;
    };

    static void fill(Node &node, const QJsonObject &row);
    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    Node *find(quint32 handle) const;
    QString pathOf(const Node *node) const;
    bool isCut(const Node *node) const;
    void restart();
    void fetch(Node *node);
    void takeRows(quint32 parentHandle, const QJsonArray &rows);
    void append(Node *parent, const QJsonArray &rows);
    void remove(Node *node);
    void forget(const Node *node);
    void refetch(Node *node);
    void onAdded(const QJsonObject &row);
    void onRenamed(quint32 handle, const QString &ord);
    void onSlotChanged(quint32 handle, const QString &slot, const QJsonObject &row);
    void continueReveal();
    void ask(const QString &method, const QJsonObject &params, std::function<void()> done = {});
    void remember(const QString &text, const QString &method, const QJsonObject &back,
                  const QJsonObject &there);

    StationLink &m_link;
    PendingEdits &m_edits;
    std::unique_ptr<Node> m_root;
    std::unordered_map<quint32, Node *> m_byHandle;
    std::vector<quint32> m_inSight;
    QString m_revealing;
    QStringList m_cut; ///< Ords.
};

} // namespace ui
