#pragma once

#include "station/slot.h"

namespace station {

enum class SlotKind { Property, Action, Topic };

/// What is known about a slot: lives once per component type, or in the dynamic slot that it describes.
struct SlotSpec
{
    QString name;
    QString displayName; ///< Empty = the name in words.
    SlotKind kind = SlotKind::Property;
    SlotFlags flags = 0;
    Facets facets;
    const char *doc = "";
    QString group;
    QString relevantWhen;
    const ValueType *type =
        nullptr;   ///< Of the value, the action's argument or the topic's payload; may be null.
    Value initial; ///< The default, for properties.
    ActionResult (*run)(Component &, ValueRef, const Actor &) = nullptr;

    std::ptrdiff_t slotOffset = 0;  ///< From the component to the SlotBase of a frozen slot.
    std::ptrdiff_t valueOffset = 0; ///< From the component to the value of a frozen property.
    Value *dynamicValue = nullptr;  ///< Where the value of a dynamic property lives.

    bool isProperty() const { return kind == SlotKind::Property; }
    bool isDynamic() const { return dynamicValue != nullptr; }
    bool has(SlotFlag flag) const { return (flags & flag) != 0; }
    /// Secrets live in the secret store, never in the station file.
    bool isSaved() const { return isProperty() && !has(Transient) && type != valueTypeOf<Secret>(); }
};

template <typename T>
Slot<T>::Slot(Component *owner, const PropertyDecl<T> &decl) : SlotBase(owner)
{
    if (!m_spec) {
        auto spec = std::make_unique<SlotSpec>();
        spec->name = QString::fromUtf8(decl.name);
        spec->flags = decl.flags;
        spec->facets = decl.facets.toFacets();
        spec->doc = decl.doc.text;
        spec->group = QString::fromUtf8(decl.group);
        spec->relevantWhen = QString::fromUtf8(decl.relevantWhen);
        spec->type = valueTypeOf<T>();
        if constexpr (std::is_same_v<T, QString>)
            spec->initial = Value::of(QString::fromUtf8(decl.value));
        else if constexpr (std::is_same_v<typename LiteralOf<T>::type, const char *>)
            spec->initial = Value::of(T{QString::fromUtf8(decl.value)});
        else
            spec->initial = Value::of(decl.value);
        declare(owner, std::move(spec), &m_value);
    }
    m_value = *m_spec->initial.template as<T>();
}

} // namespace station
