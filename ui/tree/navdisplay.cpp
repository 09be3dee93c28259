// What the tree shows of a component, and what a person does with its rows: renaming, dragging, dropping.

#include "ui/edits/pendingedits.h"
#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/sheet/valuetext.h"
#include "ui/shell/treestep.h"
#include "ui/tree/navmodel.h"

#include <QMimeData>

namespace ui {

namespace {

const QString ordsMime = QStringLiteral("application/x-tocsin-ords");
const QString typeMime = QStringLiteral("application/x-tocsin-type");

} // namespace

QVariant NavModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *node = nodeOf(index);
    const bool pending = m_edits.count(node->handle) > 0;
    // Without the station nobody knows; {stale} says that what is shown was so once.
    const QString status = m_link.isOpen() ? node->status : station::Status(station::Status::Stale).text();
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
                 status.isEmpty() ? QString() : QLatin1Char('\n') + shownStatus(status));
    case Qt::AccessibleTextRole:
        return (status.isEmpty() ? node->displayName
                                 : tr("%1, status %2").arg(node->displayName, shownStatus(status))) +
               (isCut(node) ? tr(", cut") : QString());
    case CutRole:
        return isCut(node);
    case StatusTextRole:
        return status;
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

/// What lies below something that is cut goes with it.
bool NavModel::isCut(const Node *node) const
{
    if (m_cut.isEmpty())
        return false;
    for (; node && node->parent; node = node->parent) {
        if (m_cut.contains(pathOf(node)))
            return true;
    }
    return false;
}

void NavModel::setCut(const QStringList &ords)
{
    m_cut = ords;
    for (const auto &[handle, node] : m_byHandle)
        Q_EMIT dataChanged(indexOf(node), indexOf(node), {CutRole, Qt::AccessibleTextRole});
}

bool NavModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Node *node = nodeOf(index);
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || name.isEmpty() || name == node->name)
        return false;
    const auto renaming = [ord = handleOrd(node->handle)](const QString &to) {
        return QJsonObject{{QStringLiteral("ord"), ord}, {QStringLiteral("name"), to}};
    };
    const auto done = [this, renaming, name, before = node->name] {
        remember(tr("Rename %1").arg(before), QStringLiteral("component.rename"), renaming(before),
                 renaming(name));
    };
    m_link.call(QStringLiteral("component.rename"), renaming(name), this,
                [this, done, name, handle = node->handle](const client::Reply &reply) {
                    if (reply.ok())
                        return done();
                    Q_EMIT failed(reply.errors.first().text());
                    if (const QModelIndex refused = indexOf(handle); refused.isValid())
                        Q_EMIT renameRefused(refused, name);
                });
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

bool NavModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                            const QModelIndex &parent)
{
    // The view asks before it scrolls, not where the mouse is let go in the end: beside all rows is nowhere.
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QString target = ordOf(parent);
    if (data->hasFormat(typeMime)) {
        Q_EMIT typeDropped(QString::fromUtf8(data->data(typeMime)), target);
        return false;
    }
    Q_EMIT dropped(QString::fromUtf8(data->data(ordsMime)).split(QLatin1Char('\n'), Qt::SkipEmptyParts),
                   target, action == Qt::CopyAction);
    return false; // The view must not take rows away: the station's notifications move them.
}

void NavModel::ask(const QString &method, const QJsonObject &params, std::function<void()> done)
{
    m_link.call(method, params, this, [this, done = std::move(done)](const client::Reply &reply) {
        if (!reply.ok())
            Q_EMIT failed(reply.errors.first().text());
        else if (done)
            done();
    });
}

/// What the station has done can be taken back, like the same from a menu.
void NavModel::remember(const QString &text, const QString &method, const QJsonObject &back,
                        const QJsonObject &there)
{
    m_edits.undoStack().push(
        new TreeStep(text, {method, back}, {method, there},
                     [this](const TreeStep::Request &one) { ask(one.method, one.params); }));
}

} // namespace ui
