#pragma once

#include "station/slot.h"

#include <QHash>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <vector>

namespace station {

class Component;

/// A rule between slots. The station refuses two true slots of an "exclusive" one; other kinds are enforced
/// by the component and only described, for sheets: "portByMode", "secretNeedsMode"; see docs/rules.md.
struct SlotRule
{
    QString kind{};
    QStringList slotNames{};
    QJsonObject detail{}; ///< Further members of the described rule.

    QJsonObject toJson() const;
};

/// What a library says about a type when it registers it.
struct TypeDescription
{
    QString name{}; ///< "email:OutgoingAccount".
    QString doc{};
    QString icon{};      ///< Name of the picture that clients draw; empty = the name of the group.
    QStringList views{}; ///< Views of the workbench, best first; both sheets come last where not named here.
    bool inPalette = true;
    /// What the station cannot do without the last component of this type, for the refusal; empty = it may
    /// go.
    QString required{};
    /// Type names of which one must be the parent's ("control:*" = any of that group); empty = any.
    QStringList parents{};
    std::vector<SlotRule> rules{};
};

/// A component type: its description, its slots, and how to make one.
class ComponentType : public TypeDescription
{
public:
    explicit ComponentType(TypeDescription description) : TypeDescription(std::move(description)) {}

    QString group() const { return name.section(QLatin1Char(':'), 0, 0); }
    QString iconName() const { return icon.isEmpty() ? group() : icon; }
    const std::vector<std::unique_ptr<SlotSpec>> &slotSpecs() const { return m_slots; }
    const SlotSpec *findSlot(QStringView slotName) const;

private:
    friend class Registry;
    friend class SlotBase;

    std::function<std::unique_ptr<Component>()> m_make;
    std::vector<std::unique_ptr<SlotSpec>> m_slots;
    bool m_sealed = false; ///< Its first instance was made, so the slots are known.
};

/// The component types by name. Each library adds its own; a type is usable once it is registered.
class Registry
{
public:
    Registry();
    ~Registry();

    /// Registers C; its description gives name, documentation, palette, parents, rules and views.
    template <typename C>
    void add(TypeDescription description)
    {
        addType(std::move(description), [] { return std::unique_ptr<Component>(new C); });
    }
    const ComponentType *find(const QString &typeName) const;
    /// All types, sorted by name.
    std::vector<const ComponentType *> types() const;
    std::unique_ptr<Component> make(const ComponentType &type) const;

private:
    void addType(TypeDescription description, std::function<std::unique_ptr<Component>()> make);

    QHash<QString, ComponentType *> m_byName;
    std::vector<std::unique_ptr<ComponentType>> m_types;
};

} // namespace station
