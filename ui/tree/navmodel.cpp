#include "ui/tree/navmodel.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"

namespace ui {

namespace {

/// Enough for every ordinary folder at once, and few enough that a page costs no visible time.
constexpr int pageSize = 1000;

} // namespace

NavModel::NavModel(StationLink &link, PendingEdits &edits, QObject *parent)
    : QAbstractItemModel(parent), m_link(link), m_edits(edits), m_root(std::make_unique<Node>())
{
    connect(&link, &StationLink::opened, this, &NavModel::restart);
    connect(&link, &StationLink::componentAdded, this, &NavModel::onAdded);
    connect(&link, &StationLink::componentRemoved, this, [this](quint32 handle) {
        if (Node *node = find(handle))
            remove(node);
    });
    connect(&link, &StationLink::componentRenamed, this, &NavModel::onRenamed);
    connect(&link, &StationLink::componentRestructured, this, [this](quint32 handle) {
        if (Node *node = find(handle); node && node->complete)
            refetch(node);
    });
    connect(&link, &StationLink::slotChanged, this, &NavModel::onSlotChanged);
    connect(&edits, &PendingEdits::changed, this, [this](quint32 handle) {
        if (const Node *node = find(handle))
            Q_EMIT dataChanged(indexOf(node), indexOf(node));
    });
    if (link.isOpen())
        restart();
}

NavModel::~NavModel() = default;

void NavModel::fill(Node &node, const QJsonObject &row)
{
    node.handle = quint32(row.value(QStringLiteral("handle")).toInteger());
    node.name = row.value(QStringLiteral("name")).toString();
    node.displayName = row.value(QStringLiteral("displayName")).toString();
    node.type = row.value(QStringLiteral("type")).toString();
    node.icon = row.value(QStringLiteral("icon")).toString();
    node.status = row.value(QStringLiteral("status")).toString();
    node.hasChildren = row.value(QStringLiteral("hasChildren")).toBool();
}

// The shape ------------------------------------------------------------------------------------------------

NavModel::Node *NavModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex NavModel::indexOf(const Node *node) const
{
    return node && node != m_root.get() ? createIndex(node->row, 0, node) : QModelIndex();
}

NavModel::Node *NavModel::find(quint32 handle) const
{
    const auto found = m_byHandle.find(handle);
    return found == m_byHandle.end() ? nullptr : found->second;
}

QModelIndex NavModel::indexOf(quint32 handle) const
{
    return indexOf(find(handle));
}

QModelIndex NavModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (row < 0 || row >= int(node->children.size()) || column != 0)
        return {};
    return createIndex(row, 0, node->children[std::size_t(row)].get());
}

QModelIndex NavModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(nodeOf(child)->parent) : QModelIndex();
}

int NavModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int NavModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool NavModel::hasChildren(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return !node->children.empty() || (node->hasChildren && !node->complete);
}

QString NavModel::pathOf(const Node *node) const
{
    QString path;
    for (; node && node->parent && node->parent != m_root.get(); node = node->parent)
        path.prepend(QLatin1Char('/') + node->name);
    return path.isEmpty() ? QStringLiteral("/") : path;
}

quint32 NavModel::handleOf(const QModelIndex &index) const
{
    return nodeOf(index)->handle;
}

QString NavModel::ordOf(const QModelIndex &index) const
{
    return pathOf(nodeOf(index));
}

// Reading --------------------------------------------------------------------------------------------------

/// A new session: what was read may be outdated, so it is read again; the root is the station itself.
void NavModel::restart()
{
    beginResetModel();
    m_byHandle.clear();
    m_inSight.clear();
    m_root = std::make_unique<Node>();
    m_root->complete = true;
    endResetModel();
    m_link.call(QStringLiteral("component.describe"), {{QStringLiteral("ord"), QStringLiteral("/")}}, this,
                [this](const client::Reply &reply) {
                    if (!reply.ok() || !m_root->children.empty())
                        return;
                    QJsonObject row = reply.value.toObject();
                    row.insert(QStringLiteral("displayName"), m_link.stationName());
                    row.insert(QStringLiteral("icon"), QStringLiteral("station"));
                    row.insert(QStringLiteral("hasChildren"), true);
                    append(m_root.get(), {row});
                    fetchMore(indexOf(m_root->children.front().get()));
                });
}

bool NavModel::canFetchMore(const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    return node->hasChildren && !node->complete && !node->fetching;
}

void NavModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch(nodeOf(parent));
}

void NavModel::fetch(Node *node)
{
    if (node->fetching || node->handle == 0)
        return;
    node->fetching = true;
    m_link.watch(handleOrd(node->handle), this);
    m_link.call(QStringLiteral("tree.children"),
                {{QStringLiteral("ord"), handleOrd(node->handle)},
                 {QStringLiteral("offset"), int(node->children.size())},
                 {QStringLiteral("limit"), pageSize}},
                this, [this, handle = node->handle](const client::Reply &reply) {
                    if (reply.ok())
                        return takeRows(handle, reply.value.toArray());
                    if (Node *failedNode = find(handle))
                        failedNode->fetching = false;
                    Q_EMIT failed(reply.errors.first().text());
                });
}

void NavModel::takeRows(quint32 parentHandle, const QJsonArray &rows)
{
    Node *parent = find(parentHandle);
    if (!parent)
        return;
    parent->fetching = false;
    parent->complete = rows.size() < pageSize;
    if (rows.isEmpty())
        parent->hasChildren = !parent->children.empty();
    append(parent, rows);
    continueReveal();
}

void NavModel::append(Node *parent, const QJsonArray &rows)
{
    QList<QJsonObject> fresh;
    for (const QJsonValue &row : rows) {
        if (!m_byHandle.contains(quint32(row[QStringLiteral("handle")].toInteger())))
            fresh.append(row.toObject());
    }
    if (fresh.isEmpty())
        return;
    const int first = int(parent->children.size());
    beginInsertRows(indexOf(parent), first, first + int(fresh.size()) - 1);
    for (const QJsonObject &row : fresh) {
        auto node = std::make_unique<Node>();
        fill(*node, row);
        node->parent = parent;
        node->row = int(parent->children.size());
        m_byHandle.emplace(node->handle, node.get());
        parent->children.push_back(std::move(node));
    }
    parent->hasChildren = true;
    endInsertRows();
}

void NavModel::forget(const Node *node)
{
    for (const auto &child : node->children)
        forget(child.get());
    m_byHandle.erase(node->handle);
    m_link.unwatch(handleOrd(node->handle), this);
}

void NavModel::remove(Node *node)
{
    Node *parent = node->parent;
    beginRemoveRows(indexOf(parent), node->row, node->row);
    forget(node);
    parent->children.erase(parent->children.begin() + node->row);
    for (std::size_t row = 0; row < parent->children.size(); ++row)
        parent->children[row]->row = int(row);
    parent->hasChildren = !parent->children.empty();
    endRemoveRows();
}

/// The order below a component has changed: its children are read again.
void NavModel::refetch(Node *node)
{
    if (!node->children.empty()) {
        beginRemoveRows(indexOf(node), 0, int(node->children.size()) - 1);
        for (const auto &child : node->children)
            forget(child.get());
        node->children.clear();
        endRemoveRows();
    }
    node->complete = false;
    node->hasChildren = true;
    fetchMore(indexOf(node));
}

void NavModel::reveal(const QString &ord)
{
    m_revealing = ord;
    continueReveal();
}

void NavModel::continueReveal()
{
    if (m_revealing.isEmpty() || m_root->children.empty())
        return;
    Node *node = m_root->children.front().get();
    for (const QString &name : m_revealing.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        const auto child = std::find_if(node->children.begin(), node->children.end(),
                                        [&name](const auto &one) { return one->name == name; });
        if (child != node->children.end()) {
            node = child->get();
            continue;
        }
        // What was read as empty may have got a child since, if nobody was looking.
        if (!node->complete)
            return fetch(node);
        m_revealing.clear();
        Q_EMIT revealed({});
        return;
    }
    m_revealing.clear();
    Q_EMIT revealed(indexOf(node));
}

} // namespace ui
