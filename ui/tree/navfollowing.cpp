// How the tree follows what the station tells of the rows that were read.

#include "station/value/ord.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/tree/navmodel.h"

#include <set>

namespace ui {

void NavModel::onAdded(const QJsonObject &row)
{
    const QString ord = row.value(QStringLiteral("ord")).toString();
    const QString above = pathAbove(ord);
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
    const QString above = pathAbove(ord);
    Node *node = find(handle);
    if (node && pathOf(node->parent) == above) {
        node->name = nameIn(ord);
        node->displayName = station::displayNameOf(node->name);
        Q_EMIT dataChanged(indexOf(node), indexOf(node));
        return;
    }
    // A move tells itself like a rename; what now belongs elsewhere is read there. One that is not known was
    // moved on before the place where it had gone was read.
    const bool isKnown = node != nullptr;
    if (node)
        remove(node);
    for (const auto &[parentHandle, parent] : m_byHandle) {
        if (pathOf(parent) != above)
            continue;
        if (isKnown || parent->complete)
            refetch(parent);
        return;
    }
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

} // namespace ui
