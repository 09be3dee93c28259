// The child components of a sheet, page by page: a row at the end says when there are more.

#include "ui/link/ords.h"
#include "ui/link/stationlink.h"
#include "ui/sheet/sheetmodel.h"

#include <QSet>

namespace ui {

namespace {

constexpr int maxFollowed = 100;

} // namespace

int SheetModel::listed(const SheetRow &owner)
{
    return int(std::count_if(owner.rows.begin(), owner.rows.end(),
                             [](const auto &row) { return row->kind == SheetRow::Component; }));
}

void SheetModel::listMore(const SheetRow &more)
{
    listChildren(more.parent, listed(*more.parent), m_pageSize);
}

void SheetModel::listChildren(const SheetRow *owner, int offset, int count)
{
    // One more than is shown tells whether there are more.
    m_link.call(QStringLiteral("tree.children"),
                {{QStringLiteral("ord"), handleOrd(owner->handle)},
                 {QStringLiteral("offset"), offset},
                 {QStringLiteral("limit"), count + 1}},
                this, [this, handle = owner->handle, offset, count](const client::Reply &reply) {
                    SheetRow *asker = m_components.value(handle);
                    if (asker && reply.ok())
                        takeChildren(asker, reply.value.toArray(), offset, count);
                    else if (asker)
                        Q_EMIT failed(reply.errors.constFirst().text());
                });
}

void SheetModel::takeChildren(SheetRow *owner, const QJsonArray &rows, int offset, int count)
{
    if (offset == 0) {
        // Read again: what has gone meanwhile goes here as well.
        QSet<quint32> there;
        for (const QJsonValue &row : rows)
            there.insert(quint32(row[QStringLiteral("handle")].toInteger()));
        for (std::size_t i = owner->rows.size(); i-- > 0;) {
            SheetRow *row = owner->rows[i].get();
            if (row->kind == SheetRow::Component && !there.contains(row->handle))
                removeRow(row);
        }
    }
    const int before = listed(*owner);
    QJsonArray page = rows;
    const bool more = rows.size() > count;
    if (more)
        page.removeLast();
    addComponents(owner, page);
    if (offset > 0 && listed(*owner) > before)
        Q_EMIT pageListed(
            indexFor(m_components.value(quint32(rows.first()[QStringLiteral("handle")].toInteger()))));
    setMore(owner, more);
}

void SheetModel::addComponents(SheetRow *owner, const QJsonArray &rows)
{
    QList<QJsonObject> fresh;
    for (const QJsonValue &row : rows) {
        if (!m_components.contains(quint32(row[QStringLiteral("handle")].toInteger())))
            fresh.append(row.toObject());
    }
    if (fresh.isEmpty())
        return;
    const bool more = !owner->rows.empty() && owner->rows.back()->kind == SheetRow::More;
    const auto place = std::ptrdiff_t(owner->rows.size()) - (more ? 1 : 0);
    beginInsertRows(indexFor(owner), int(place), int(place + fresh.size()) - 1);
    for (const QJsonObject &json : std::as_const(fresh)) {
        SheetRow *row = append(owner, SheetRow::Component);
        row->part = nullptr;
        row->handle = quint32(json.value(QStringLiteral("handle")).toInteger());
        row->ord = json.value(QStringLiteral("ord")).toString();
        row->title = json.value(QStringLiteral("displayName")).toString();
        row->icon = json.value(QStringLiteral("icon")).toString();
        row->statusText = json.value(QStringLiteral("status")).toString();
        // Its status is followed; of many only the first ones', as a session has so many watches.
        if (listed(*owner) <= maxFollowed)
            m_link.watch(row->ord, this);
        m_components.insert(row->handle, row);
    }
    // What says that there are more stays the last.
    if (more)
        std::rotate(owner->rows.begin() + place, owner->rows.begin() + place + 1, owner->rows.end());
    for (auto i = std::size_t(place); i < owner->rows.size(); ++i)
        owner->rows[i]->number = int(i);
    endInsertRows();
}

void SheetModel::setMore(SheetRow *owner, bool more)
{
    SheetRow *last = owner->rows.empty() ? nullptr : owner->rows.back().get();
    const bool said = last && last->kind == SheetRow::More;
    if (said && !more)
        return removeRow(last);
    if (more && !said) {
        const int place = int(owner->rows.size());
        beginInsertRows(indexFor(owner), place, place);
        last = append(owner, SheetRow::More);
        endInsertRows();
    }
    if (!more)
        return;
    last->title = tr("%n component(s) are listed, there are more", nullptr, listed(*owner));
    touch(last);
}

void SheetModel::removeRow(SheetRow *row)
{
    SheetRow *parent = row->parent;
    const int place = row->number;
    beginRemoveRows(indexFor(parent), place, place);
    forgetRows(row);
    parent->rows.erase(parent->rows.begin() + place);
    for (std::size_t i = 0; i < parent->rows.size(); ++i)
        parent->rows[i]->number = int(i);
    endRemoveRows();
}

} // namespace ui
