#pragma once

#include "station/componenttype.h"

namespace station {

class Station;
class Proposal;

/// A node of the object tree. Derived classes declare slots as members; the Registry makes instances.
///
/// Lifecycle: loaded() once the slots hold their saved values, started() when the station runs and the whole
/// tree is there, steady() when every alarm source was evaluated once, stopped() before the end. A component
/// added to a running station goes through all of them at once.
class Component
{
public:
    Component(const Component &) = delete;
    Component &operator=(const Component &) = delete;
    virtual ~Component();

    const ComponentType &type() const { return *m_type; }
    const QString &name() const { return m_name; }
    Component *parent() const { return m_parent; }
    quint32 handle() const { return m_handle; } ///< Never changes, never used again; 0 = not in a station.
    Station *station() const { return m_station; }
    QString path() const;
    const std::vector<std::unique_ptr<Component>> &children() const { return m_children; }
    Component *child(QStringView childName) const;
    /// The nearest ancestor of this C++ type.
    template <typename C>
    C *ancestor() const
    {
        for (Component *node = m_parent; node; node = node->m_parent) {
            if (auto *found = dynamic_cast<C *>(node))
                return found;
        }
        return nullptr;
    }

    const SlotSpec *findSlot(QStringView slotName) const; ///< Frozen slots first, then dynamic ones.
    std::vector<const SlotSpec *> allSlots() const;
    ValueRef value(const SlotSpec &slot) const;
    /// The declaration's facets, refined by the instance where the slot asks for it.
    Facets facetsOf(const SlotSpec &slot) const;
    bool isStarted() const { return m_started; }
    bool isLinked() const { return m_linked; } ///< Some link begins or ends here, or did.

protected:
    Component();

    virtual void loaded() {}
    virtual void started() {}
    virtual void steady() {}
    virtual void stopped() {}
    /// A slot has a new value, whoever wrote it.
    virtual void changed(const SlotSpec &slot);
    /// Somebody else wrote the value that the slot has already: it is fresh, though not new.
    virtual void refreshed(const SlotSpec &) {}
    /// Computes the outputs; called once a turn, in link order, after scheduleExecute() or a parent's change
    /// when followsParent() is true.
    virtual void execute() {}
    virtual bool followsParent() const { return false; }
    /// Cross-slot rules: whether the values that the proposal would leave behind may stand together.
    virtual Result<void> check(const Proposal &proposal) const;
    /// Where a secret slot may be used ("host|port|tls"), going by the values of @p proposal; a change of it
    /// makes the stored secret useless.
    virtual QString secretBinding(const SlotSpec &slot, const Proposal &proposal) const;
    /// What would be lost with this component ("3 open alarms"), for the refusal to remove it; empty =
    /// nothing.
    virtual QString lostWithIt() const { return {}; }
    /// The facets an instance refines its InstanceFacets slots with.
    virtual const Facets *instanceFacets() const { return nullptr; }
    void scheduleExecute();

private:
    friend class ComponentAccess;
    friend class SlotBase;
    friend class Registry;

    struct DynamicSlot
    {
        SlotSpec spec;
        Value value;
    };

    const ComponentType *m_type;
    Station *m_station = nullptr;
    Component *m_parent = nullptr;
    QString m_name;
    std::vector<std::unique_ptr<Component>> m_children;
    std::unique_ptr<std::vector<std::unique_ptr<DynamicSlot>>> m_dynamic;
    quint32 m_handle = 0;
    quint32 m_rank = 0; ///< Longest way over links from a source; orders execute().
    quint16 m_watchers = 0;
    bool m_started = false;
    bool m_scheduled = false;
    bool m_linked = false; ///< Some link begins or ends here.
};

/// The values that a commit would leave behind in one component, before they are written.
class Proposal
{
public:
    explicit Proposal(const Component &component) : m_component(component) {}
    void put(const SlotSpec &slot, ValueRef value) { m_values.emplace_back(&slot, value); }
    bool touches(const SlotBase &slot) const;
    template <typename T>
    const T &get(const Slot<T> &slot) const
    {
        return *static_cast<const T *>(get(slot.spec()).data);
    }
    ValueRef get(const SlotSpec &slot) const;

private:
    const Component &m_component;
    std::vector<std::pair<const SlotSpec *, ValueRef>> m_values;
};

} // namespace station
