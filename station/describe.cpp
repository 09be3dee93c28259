#include "station/describe.h"

#include "station/links.h"

#include <QCoreApplication>

namespace station {

namespace {

QJsonArray describeFlags(SlotFlags flags)
{
    static constexpr std::pair<SlotFlag, const char *> names[] = {
        {ReadOnly, "readOnly"}, {Transient, "transient"}, {Hidden, "hidden"},
        {Summary, "summary"},   {Operator, "operator"},   {ConfirmRequired, "confirmRequired"}};
    QJsonArray list;
    for (const auto &[flag, name] : names) {
        if (flags & flag)
            list.append(QLatin1String(name));
    }
    return list;
}

QString kindName(SlotKind kind)
{
    switch (kind) {
    case SlotKind::Property:
        return QStringLiteral("property");
    case SlotKind::Action:
        return QStringLiteral("action");
    case SlotKind::Topic:
        return QStringLiteral("topic");
    }
    return {};
}

QJsonObject describeSlot(const SlotSpec &slot, const Facets &facets)
{
    QJsonObject json{{QStringLiteral("name"), slot.name},
                     {QStringLiteral("displayName"),
                      slot.displayName.isEmpty() ? displayNameOf(slot.name) : slot.displayName},
                     {QStringLiteral("kind"), kindName(slot.kind)},
                     {QStringLiteral("flags"), describeFlags(slot.flags)},
                     {QStringLiteral("doc"), QCoreApplication::translate("Slots", slot.doc)},
                     {QStringLiteral("writable"), slot.isProperty() && !slot.has(ReadOnly)},
                     {QStringLiteral("dynamic"), slot.isDynamic()}};
    QJsonObject described = facets.toJson();
    if (slot.type) {
        json.insert(QStringLiteral("type"), QLatin1String(slot.type->name));
        if (const QStringList texts = slot.type->enumTexts(); !texts.isEmpty())
            described.insert(QStringLiteral("range"), QJsonArray::fromStringList(texts));
    }
    if (slot.isProperty())
        json.insert(QStringLiteral("default"), slot.type->toJson(slot.initial.ref().data, facets));
    json.insert(QStringLiteral("facets"), described);
    if (!slot.group.isEmpty())
        json.insert(QStringLiteral("group"),
                    QCoreApplication::translate("Slots", slot.group.toUtf8().constData()));
    if (!slot.relevantWhen.isEmpty())
        json.insert(QStringLiteral("relevantWhen"), slot.relevantWhen);
    return json;
}

void describeTypeInto(QJsonObject &json, const ComponentType &type)
{
    QJsonArray rules;
    for (const SlotRule &rule : type.rules)
        rules.append(rule.toJson());
    QStringList views = type.views;
    for (const QString &always : {QStringLiteral("propertySheet"), QStringLiteral("slotSheet")}) {
        if (!views.contains(always))
            views.append(always);
    }
    json.insert(QStringLiteral("type"), type.name);
    json.insert(QStringLiteral("doc"), type.doc);
    json.insert(QStringLiteral("rules"), rules);
    json.insert(QStringLiteral("icon"), type.iconName());
    json.insert(QStringLiteral("views"), QJsonArray::fromStringList(views));
    json.insert(QStringLiteral("defaultView"), views.constFirst());
}

} // namespace

QJsonObject describeComponent(const Component &component)
{
    QJsonObject json{{QStringLiteral("ord"), component.path()},
                     {QStringLiteral("handle"), qint64(component.handle())},
                     {QStringLiteral("displayName"), displayNameOf(component.name())}};
    describeTypeInto(json, component.type());
    QJsonArray list;
    for (const SlotSpec *slot : component.allSlots()) {
        const Facets facets = component.facetsOf(*slot);
        QJsonObject entry = describeSlot(*slot, facets);
        if (slot->isProperty()) {
            const ValueRef value = component.value(*slot);
            entry.insert(QStringLiteral("value"), slot->type->toJson(value.data, facets));
            entry.insert(QStringLiteral("text"), slot->type->toText(value.data, facets));
        }
        const SlotAddress source =
            component.station()->links().sourceOf({const_cast<Component *>(&component), slot});
        if (source.component) {
            entry.insert(QStringLiteral("linkedFrom"), source.ord());
            entry.insert(QStringLiteral("writable"), false);
        }
        list.append(entry);
    }
    json.insert(QStringLiteral("slots"), list);
    return json;
}

QJsonObject describeType(const Registry &, const ComponentType &type)
{
    QJsonObject json{{QStringLiteral("displayName"), displayNameOf(type.name.section(QLatin1Char(':'), 1))}};
    describeTypeInto(json, type);
    QJsonArray list;
    for (const auto &slot : type.slotSpecs())
        list.append(describeSlot(*slot, slot->facets));
    json.insert(QStringLiteral("slots"), list);
    json.insert(QStringLiteral("parents"), QJsonArray::fromStringList(type.parents));
    return json;
}

QJsonObject summarize(const Component &component)
{
    QJsonObject json{{QStringLiteral("ord"), component.path()},
                     {QStringLiteral("handle"), qint64(component.handle())},
                     {QStringLiteral("name"), component.name()},
                     {QStringLiteral("type"), component.type().name},
                     {QStringLiteral("displayName"), displayNameOf(component.name())},
                     {QStringLiteral("icon"), component.type().iconName()},
                     {QStringLiteral("hasChildren"), !component.children().empty()}};
    const SlotSpec *status = component.findSlot(u"status");
    if (!status)
        status = component.findSlot(u"out");
    if (status && status->isProperty()) {
        const ValueRef value = component.value(*status);
        json.insert(QStringLiteral("status"), status->type->toText(value.data, component.facetsOf(*status)));
    }
    return json;
}

QJsonObject readSlot(const SlotAddress &address)
{
    const SlotSpec &slot = *address.slot;
    QJsonObject json{{QStringLiteral("ord"), address.ord()}, {QStringLiteral("kind"), kindName(slot.kind)}};
    if (slot.type)
        json.insert(QStringLiteral("type"), QLatin1String(slot.type->name));
    if (slot.isProperty()) {
        const Facets facets = address.component->facetsOf(slot);
        const ValueRef value = address.component->value(slot);
        json.insert(QStringLiteral("value"), slot.type->toJson(value.data, facets));
        json.insert(QStringLiteral("text"), slot.type->toText(value.data, facets));
    }
    return json;
}

} // namespace station
