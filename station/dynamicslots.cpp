// Properties that one instance has beside those of its type.

#include "station/dynamicslots.h"

#include "station/componentaccess.h"
#include "station/links.h"
#include "station/stationcodec.h"
#include "station/tree.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Station", text);
}

} // namespace

const SlotSpec &addDynamicSlotTo(Component &owner, const ValueType *type, const QString &name, ValueRef value,
                                 const Facets &facets)
{
    auto slot = std::make_unique<ComponentAccess::DynamicSlot>();
    slot->value = Value(value);
    slot->spec.name = name;
    slot->spec.type = type;
    slot->spec.facets = facets;
    slot->spec.doc = "Added to this component by a person.";
    slot->spec.initial = Value(value);
    slot->spec.dynamicValue = &slot->value;
    auto &list = ComponentAccess::dynamicSlots(owner);
    list.push_back(std::move(slot));
    return list.back()->spec;
}

namespace {

/// Whether a component may get a slot of this name.
Result<void> checkSlotName(const Component &owner, const QString &name)
{
    const QString ord = owner.path() + QLatin1Char('.') + name;
    if (const Result<void> valid = checkName(name); !valid)
        return valid;
    if (name.contains(QLatin1Char(' ')))
        return Error{ord, tr("a slot name has no blanks"), {}};
    if (owner.findSlot(name) || owner.child(name))
        return Error{ord, tr("a slot or component of this name exists already"), tr("Choose another name")};
    return {};
}

} // namespace

Result<void> Station::addDynamicSlot(Component &owner, const QString &valueType, const QString &name,
                                     const QJsonValue &value, const Actor &actor)
{
    const QString ord = owner.path() + QLatin1Char('.') + name;
    const ValueType *type = findValueType(valueType);
    if (!type || type == valueTypeOf<Secret>())
        return Error{ord, tr("\"%1\" is not a value type that can be added").arg(valueType),
                     tr("For example double, bool, string, duration")};
    if (const Result<void> valid = checkSlotName(owner, name); !valid)
        return valid;
    Value initial = makeValue(type);
    if (!value.isNull() && !value.isUndefined()) {
        Result<void> read = type->fromJson(initial.data(), value, {});
        if (read)
            read = type->check(initial.ref().data, {});
        if (!read)
            return Error{ord, read.error().why, read.error().remedy};
    }
    Turn turn(*this);
    addDynamicSlotTo(owner, type, name, initial.ref(), {});
    notifyStructure(owner);
    audit(actor, tr("added slot"), ord);
    markDirty();
    return {};
}

Result<void> Station::removeDynamicSlot(const SlotAddress &address, const Actor &actor)
{
    const QString ord = address.ord();
    if (!address.slot->isDynamic())
        return Error{ord, tr("belongs to the type and cannot be removed"), {}};
    Turn turn(*this);
    m_links->forgetSlot(address);
    std::erase_if(ComponentAccess::dynamicSlots(*address.component),
                  [&](const auto &slot) { return &slot->spec == address.slot; });
    notifyStructure(*address.component);
    audit(actor, tr("removed slot"), ord);
    markDirty();
    return {};
}

Result<void> renameDynamicSlot(Station &station, const SlotAddress &address, const QString &name,
                               const Actor &actor)
{
    const QString ord = address.ord();
    if (!address.slot->isDynamic())
        return Error{ord, tr("belongs to the type and cannot be renamed"), {}};
    if (const Result<void> valid = checkSlotName(*address.component, name); !valid)
        return valid;
    Turn turn(station);
    for (const auto &slot : ComponentAccess::dynamicSlots(*address.component)) {
        if (&slot->spec == address.slot)
            slot->spec.name = name;
    }
    station.notifyStructure(*address.component);
    station.links().notifyRenamed(*address.component);
    station.audit(actor, tr("renamed slot"), ord + QStringLiteral(" → ") + name);
    station.markDirty();
    return {};
}

} // namespace station
