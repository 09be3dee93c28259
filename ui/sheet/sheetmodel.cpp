#include "ui/sheet/sheetmodel.h"

#include "station/value/ord.h"
#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/units.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetdisplay.h"

#include <QMimeData>

#include <algorithm>

namespace ui {

namespace {

/// The group's place: one with a status tells how it is, one that nobody can write is for diagnosis.
SheetRow::Rank rankOf(const ComponentDescription &component, const QString &group)
{
    bool writable = false;
    for (const SlotDescription &slot : component.slotList) {
        if (slot.group != group || slot.kind != SlotDescription::Property)
            continue;
        if (slot.typeName == QLatin1String("status"))
            return SheetRow::StatusRank;
        writable = writable || !slot.has(SlotDescription::ReadOnly);
    }
    return writable ? SheetRow::Editable : SheetRow::Diagnostics;
}

bool sameRows(const ComponentDescription &a, const ComponentDescription &b)
{
    return std::equal(a.slotList.begin(), a.slotList.end(), b.slotList.begin(), b.slotList.end(),
                      [](const SlotDescription &one, const SlotDescription &other) {
                          return one.name == other.name && one.group == other.group && one.kind == other.kind;
                      });
}

} // namespace

SheetModel::SheetModel(StationLink &link, PendingEdits &edits, int pageSize, QObject *parent)
    : QAbstractItemModel(parent),
      m_link(link),
      m_edits(edits),
      m_pageSize(pageSize),
      m_changes(new SheetChanges(link, edits, this)),
      m_root(std::make_unique<SheetRow>())
{
    m_root->kind = SheetRow::Component;
    connect(&link, &StationLink::slotChanged, this, &SheetModel::onSlotChanged);
    connect(&link, &StationLink::componentAdded, this, &SheetModel::onAdded);
    connect(&link, &StationLink::componentRemoved, this, &SheetModel::onRemoved);
    connect(&link, &StationLink::componentRenamed, this, &SheetModel::onRenamed);
    connect(&link, &StationLink::componentRestructured, this, &SheetModel::onRestructured);
    connect(&link, &StationLink::opened, this, &SheetModel::refresh);
    connect(&edits, &PendingEdits::changed, this, &SheetModel::onEdited);
    connect(&UnitChoice::instance(), &UnitChoice::changed, this, [this] {
        for (const auto &part : parts())
            redraw(*part);
    });
}

SheetModel::~SheetModel() = default;

// Building --------------------------------------------------------------------------------------------------

void SheetModel::show(const QList<ComponentDescription> &components)
{
    if (components.isEmpty())
        return;
    beginResetModel();
    m_slots.clear();
    m_components.clear();
    m_root->rows.clear();
    m_root->part = std::make_shared<SheetPart>();
    m_root->asked = true;
    m_root->ord = components.constFirst().ord;
    m_root->handle = components.constFirst().handle;
    for (const ComponentDescription &component : components) {
        m_root->part->handles.append(component.handle);
        m_root->part->ords.append(component.ord);
        m_components.insert(component.handle, m_root.get());
        m_edits.learn(component);
        m_link.watch(component.ord, this);
    }
    m_root->part->description = components.constFirst();
    buildGroups(m_root.get());
    endResetModel();
    redraw(*m_root->part);
    if (!m_root->part->isMany())
        return listChildren(m_root.get(), 0, m_pageSize);
    // A page watches what it describes; these were described before anybody watched them.
    for (const ComponentDescription &component : components)
        onRestructured(component.handle);
}

SheetRow *SheetModel::append(SheetRow *parent, SheetRow::Kind kind)
{
    auto row = std::make_unique<SheetRow>();
    row->kind = kind;
    row->parent = parent;
    row->number = int(parent->rows.size());
    row->part = parent->part;
    parent->rows.push_back(std::move(row));
    return parent->rows.back().get();
}

void SheetModel::buildGroups(SheetRow *owner)
{
    const ComponentDescription &component = owner->part->description;
    QStringList names;
    for (const SlotDescription &slot : component.slotList) {
        if (slot.kind == SlotDescription::Property && !names.contains(slot.group))
            names.append(slot.group);
    }
    std::stable_sort(names.begin(), names.end(), [&component](const QString &a, const QString &b) {
        return rankOf(component, a) < rankOf(component, b);
    });
    QHash<QString, SheetRow *> groups;
    for (const QString &name : std::as_const(names)) {
        SheetRow *group = append(owner, SheetRow::Group);
        group->title = name.isEmpty() ? tr("General") : name;
        group->rank = rankOf(component, name);
        groups.insert(name, group);
    }
    for (int i = 0; i < component.slotList.size(); ++i) {
        const SlotDescription &slot = component.slotList.at(i);
        if (slot.kind != SlotDescription::Property)
            continue;
        SheetRow *row = append(groups.value(slot.group), SheetRow::Slot);
        row->slotIndex = i;
        for (const quint32 handle : owner->part->handles)
            m_slots[handle].insert(slot.name, row);
    }
}

// Reading components ----------------------------------------------------------------------------------------

void SheetModel::refresh()
{
    const QList<quint32> handles = m_components.keys();
    for (const quint32 handle : handles) {
        const SheetRow *row = m_components.value(handle);
        if (!row->asked)
            continue;
        onRestructured(handle);
        if (row->part && !row->part->isMany())
            listChildren(row, 0, std::max(m_pageSize, listed(*row)));
    }
}

void SheetModel::describe(SheetRow *owner)
{
    owner->asked = true;
    m_link.watch(owner->ord, this);
    onRestructured(owner->handle);
}

void SheetModel::onRestructured(quint32 handle)
{
    const SheetRow *asking = m_components.value(handle);
    if (!asking || !asking->asked)
        return;
    m_link.call(QStringLiteral("component.describe"),
                {{QStringLiteral("ord"), QStringLiteral("h:%1").arg(handle)}}, this,
                [this, handle](const client::Reply &reply) {
                    SheetRow *row = m_components.value(handle);
                    if (!row)
                        return;
                    if (reply.ok())
                        return take(row, ComponentDescription::fromJson(reply.value.toObject()));
                    if (!row->part)
                        row->asked = false;
                    Q_EMIT failed(reply.errors.constFirst().text());
                });
}

void SheetModel::take(SheetRow *owner, const ComponentDescription &description)
{
    const bool isFirst = !owner->part;
    if (!isFirst && owner->part->isMany()) {
        m_edits.learn(description);
        if (owner->part->handles.constFirst() == description.handle)
            owner->part->description = description;
        return redraw(*owner->part);
    }
    if (isFirst || !sameRows(owner->part->description, description)) {
        rebuild(owner, description);
    } else {
        owner->part->description = description;
        m_edits.learn(description);
    }
    redraw(*owner->part);
    if (isFirst)
        listChildren(owner, 0, m_pageSize);
}

/// Replaces the groups; child components below them stay.
void SheetModel::rebuild(SheetRow *owner, const ComponentDescription &description)
{
    int groups = 0;
    while (groups < int(owner->rows.size()) && owner->rows[std::size_t(groups)]->kind == SheetRow::Group)
        ++groups;
    if (groups > 0) {
        beginRemoveRows(indexFor(owner), 0, groups - 1);
        for (int i = 0; i < groups; ++i)
            forgetRows(owner->rows[std::size_t(i)].get());
        owner->rows.erase(owner->rows.begin(), owner->rows.begin() + groups);
        for (std::size_t i = 0; i < owner->rows.size(); ++i)
            owner->rows[i]->number = int(i);
        endRemoveRows();
    }
    auto part = std::make_shared<SheetPart>();
    part->description = description;
    part->handles = {description.handle};
    part->ords = {description.ord};
    m_edits.learn(description);
    SheetRow built;
    built.part = part;
    buildGroups(&built);
    owner->part = part;
    const int count = int(built.rows.size());
    if (count > 0)
        beginInsertRows(indexFor(owner), 0, count - 1);
    for (auto &row : built.rows)
        row->parent = owner;
    owner->rows.insert(owner->rows.begin(), std::make_move_iterator(built.rows.begin()),
                       std::make_move_iterator(built.rows.end()));
    for (std::size_t i = 0; i < owner->rows.size(); ++i)
        owner->rows[i]->number = int(i);
    if (count > 0)
        endInsertRows();
    Q_EMIT rebuilt();
}

void SheetModel::forgetRows(const SheetRow *row)
{
    for (const auto &below : row->rows)
        forgetRows(below.get());
    if (row->kind == SheetRow::Slot) {
        for (const quint32 handle : row->part->handles)
            m_slots[handle].remove(row->slot().name);
    } else if (row->kind == SheetRow::Component) {
        m_components.remove(row->handle);
        m_slots.remove(row->handle);
        m_link.unwatch(row->ord, this);
    }
}

// Following the station -------------------------------------------------------------------------------------

void SheetModel::onSlotChanged(quint32 handle, const QString &slot, const QJsonObject &json)
{
    SheetRow *component = m_components.value(handle);
    if (!component)
        return;
    const QJsonValue value = json.value(QStringLiteral("value"));
    if (component->part && m_slots.value(handle).contains(slot)) {
        m_edits.setKnown(handle, slot, value);
        SheetRow *row = m_slots.value(handle).value(slot);
        const QHash<QString, rules::Note> before = row->part->notes;
        row->part->notes = rules::notes(row->part->description, m_changes->valuesOf(*row->part));
        for (auto it = row->part->notes.begin(); it != row->part->notes.end(); ++it) {
            if (before.value(it.key()).text != it->text)
                touch(m_slots.value(handle).value(it.key()));
        }
        touch(row);
    }
    const bool isStatus = slot == QLatin1String("status") || slot == QLatin1String("out");
    if (component->parent && isStatus) {
        component->statusText = json.value(QStringLiteral("text")).toString();
        touch(component);
    }
}

void SheetModel::onAdded(const QJsonObject &json)
{
    const QString ord = json.value(QStringLiteral("ord")).toString();
    const QString above = ord.left(std::max<qsizetype>(1, ord.lastIndexOf(QLatin1Char('/'))));
    const QList<SheetRow *> components = m_components.values();
    for (SheetRow *row : components) {
        if (row->ord != above || !row->part || row->part->isMany())
            continue;
        // Where not all are listed, it comes with the page that it belongs to.
        if (row->rows.empty() || row->rows.back()->kind != SheetRow::More)
            addComponents(row, {json});
        return;
    }
}

void SheetModel::onRemoved(quint32 handle)
{
    SheetRow *row = m_components.value(handle);
    if (!row)
        return;
    // What has gone can be saved no more.
    m_edits.forget(handle);
    if (!row->parent) {
        Q_EMIT gone();
        return;
    }
    SheetRow *parent = row->parent;
    removeRow(row);
    setMore(parent, !parent->rows.empty() && parent->rows.back()->kind == SheetRow::More);
}

void SheetModel::onRenamed(quint32 handle, const QString &ord)
{
    SheetRow *row = m_components.value(handle);
    if (!row)
        return;
    const QList<SheetRow *> components = m_components.values();
    const QString old =
        row->parent || !row->part ? row->ord : row->part->ords.value(row->part->handles.indexOf(handle));
    for (SheetRow *one : components) {
        if (one->ord == old || one->ord.startsWith(old + QLatin1Char('/')))
            one->ord = ord + one->ord.mid(old.size());
        if (!one->part)
            continue;
        for (QString &known : one->part->ords) {
            if (known == old || known.startsWith(old + QLatin1Char('/')))
                known = ord + known.mid(old.size());
        }
        one->part->description.ord = one->part->ords.value(0);
    }
    row->title = station::displayNameOf(ord.section(QLatin1Char('/'), -1));
    touch(row);
}

void SheetModel::onEdited(quint32 handle)
{
    const SheetRow *row = m_components.value(handle);
    if (row && row->part)
        redraw(*row->part);
}

} // namespace ui
