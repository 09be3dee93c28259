#include "ui/tree/navmodel.h"

#include "station/value/ord.h"
#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"

#include <QFont>
#include <QGuiApplication>
#include <QMimeData>

#include <set>

namespace ui {

namespace {

/// Enough for every ordinary folder at once, and few enough that a page costs no visible time.
constexpr int pageSize = 1000;
const QString ordsMime = QStringLiteral("application/x-tocsin-ords");
const QString typeMime = QStringLiteral("application/x-tocsin-type");

QString handleOrd(quint32 handle)
{
    return QStringLiteral("h:%1").arg(handle);
}

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

// Following ------------------------------------------------------------------------------------------------

void NavModel::onAdded(const QJsonObject &row)
{
    const QString ord = row.value(QStringLiteral("ord")).toString();
    const QString above = ord.left(std::max<qsizetype>(1, ord.lastIndexOf(QLatin1Char('/'))));
    for (const auto &[handle, node] : m_byHandle) {
        if (pathOf(node) != above)
            continue;
        node->hasChildren = true;
        if (node->complete)
            append(node, {row});
        Q_EMIT dataChanged(indexOf(node), indexOf(node));
        return;
    }
}

void NavModel::onRenamed(quint32 handle, const QString &ord)
{
    Node *node = find(handle);
    if (!node)
        return;
    // A move tells itself like a rename; what now belongs elsewhere is read there.
    const QString above = ord.left(std::max<qsizetype>(1, ord.lastIndexOf(QLatin1Char('/'))));
    if (pathOf(node->parent) != above) {
        remove(node);
        for (const auto &[parentHandle, parent] : m_byHandle) {
            if (pathOf(parent) == above)
                return refetch(parent);
        }
        return;
    }
    node->name = ord.section(QLatin1Char('/'), -1);
    node->displayName = station::displayNameOf(node->name);
    Q_EMIT dataChanged(indexOf(node), indexOf(node));
}

void NavModel::onSlotChanged(quint32 handle, const QString &slot, const QJsonObject &row)
{
    Node *node = find(handle);
    if (!node || (slot != QLatin1String("status") && slot != QLatin1String("out")))
        return;
    node->status = row.value(QStringLiteral("text")).toString();
    Q_EMIT dataChanged(indexOf(node), indexOf(node));
}

void NavModel::setInSight(const std::vector<quint32> &handles)
{
    const std::set<quint32> now(handles.begin(), handles.end());
    const std::set<quint32> before(m_inSight.begin(), m_inSight.end());
    for (const quint32 handle : before) {
        // What is open is watched all the same, for its children.
        const Node *node = find(handle);
        if (!now.contains(handle) && (!node || node->children.empty()))
            m_link.unwatch(handleOrd(handle), this);
    }
    QJsonArray fresh;
    for (const quint32 handle : now) {
        if (before.contains(handle) || !find(handle))
            continue;
        m_link.watch(handleOrd(handle), this);
        fresh.append(handleOrd(handle));
    }
    m_inSight = handles;
    if (fresh.isEmpty() || !m_link.isOpen())
        return;
    // What has changed while nobody looked.
    m_link.call(QStringLiteral("tree.rows"), {{QStringLiteral("ords"), fresh}}, this,
                [this](const client::Reply &reply) {
                    for (const QJsonValue &row : reply.value.toArray()) {
                        Node *node = find(quint32(row[QStringLiteral("handle")].toInteger()));
                        if (!node)
                            continue;
                        node->status = row[QStringLiteral("status")].toString();
                        if (!node->complete)
                            node->hasChildren = row[QStringLiteral("hasChildren")].toBool();
                        Q_EMIT dataChanged(indexOf(node), indexOf(node));
                    }
                });
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
        if (node->complete)
            m_revealing.clear();
        else
            fetch(node);
        return;
    }
    m_revealing.clear();
    Q_EMIT revealed(indexOf(node));
}

// Showing and changing -------------------------------------------------------------------------------------

QVariant NavModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    const bool pending = m_edits.count(node->handle) > 0;
    switch (role) {
    case Qt::DisplayRole:
        return pending ? node->displayName + QStringLiteral(" *") : node->displayName;
    case Qt::EditRole:
    case NameRole:
        return node->name;
    case Qt::DecorationRole:
        return icon(node->icon);
    case Qt::ToolTipRole:
        return tr("%1\nType %2%3")
            .arg(pathOf(node), node->type,
                 node->status.isEmpty() ? QString() : QLatin1Char('\n') + node->status);
    case Qt::AccessibleTextRole:
        return node->status.isEmpty() ? node->displayName
                                      : tr("%1, status %2").arg(node->displayName, node->status);
    case StatusTextRole:
        return node->status;
    case HandleRole:
        return node->handle;
    case OrdRole:
        return pathOf(node);
    case TypeRole:
        return node->type;
    default:
        return {};
    }
}

bool NavModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Node *node = nodeOf(index);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || name.isEmpty() || name == node->name)
        return false;
    ask(QStringLiteral("component.rename"),
        {{QStringLiteral("ord"), handleOrd(node->handle)}, {QStringLiteral("name"), name}});
    return false; // Shown when the station has done it.
}

Qt::ItemFlags NavModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemIsDropEnabled;
    if (index.isValid() && index.parent().isValid())
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsEditable;
    return flags;
}

QStringList NavModel::mimeTypes() const
{
    return {ordsMime, typeMime};
}

QMimeData *NavModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ords;
    for (const QModelIndex &index : indexes)
        ords.append(ordOf(index));
    auto *data = new QMimeData;
    data->setData(ordsMime, ords.join(QLatin1Char('\n')).toUtf8());
    data->setText(ords.join(QLatin1Char('\n')));
    return data;
}

Qt::DropActions NavModel::supportedDropActions() const
{
    return Qt::MoveAction | Qt::CopyAction;
}

bool NavModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int,
                               const QModelIndex &parent) const
{
    return parent.isValid() && (data->hasFormat(ordsMime) || data->hasFormat(typeMime));
}

bool NavModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int, int, const QModelIndex &parent)
{
    const QString target = ordOf(parent);
    if (data->hasFormat(typeMime)) {
        Q_EMIT typeDropped(QString::fromUtf8(data->data(typeMime)), target);
        return false;
    }
    for (const QString &ord :
         QString::fromUtf8(data->data(ordsMime)).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (action == Qt::CopyAction)
            ask(QStringLiteral("component.duplicate"),
                {{QStringLiteral("ord"), ord}, {QStringLiteral("parent"), target}});
        else
            ask(QStringLiteral("component.move"),
                {{QStringLiteral("ord"), ord}, {QStringLiteral("parent"), target}});
    }
    return false; // The view must not take rows away: the station's notifications move them.
}

void NavModel::ask(const QString &method, const QJsonObject &params)
{
    m_link.call(method, params, this, [this](const client::Reply &reply) {
        if (!reply.ok())
            Q_EMIT failed(reply.errors.first().text());
    });
}

} // namespace ui
