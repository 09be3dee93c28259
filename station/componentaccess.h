#pragma once

#include "station/component.h"

namespace station {

/// The station's own way into a component's bookkeeping; nobody else includes this.
class ComponentAccess
{
public:
    using DynamicSlot = Component::DynamicSlot;

    static void mount(Component &c, Station *station, Component *parent, quint32 handle)
    {
        c.m_station = station;
        c.m_parent = parent;
        c.m_handle = handle;
    }
    static void unmount(Component &c) { c.m_station = nullptr; }
    static void setParent(Component &c, Component *parent) { c.m_parent = parent; }
    static void setName(Component &c, const QString &name) { c.m_name = name; }
    static std::vector<std::unique_ptr<Component>> &children(Component &c) { return c.m_children; }
    static quint32 &rank(Component &c) { return c.m_rank; }
    static quint32 rank(const Component &c) { return c.m_rank; }
    static quint16 &watchers(Component &c) { return c.m_watchers; }
    static bool &scheduled(Component &c) { return c.m_scheduled; }
    static bool &linked(Component &c) { return c.m_linked; }
    static void *valuePointer(Component &c, const SlotSpec &slot);
    static std::vector<std::unique_ptr<DynamicSlot>> &dynamicSlots(Component &c);

    static void loaded(Component &c) { c.loaded(); }
    static void started(Component &c)
    {
        c.m_started = true;
        c.started();
    }
    static void steady(Component &c) { c.steady(); }
    static void stopped(Component &c)
    {
        c.stopped();
        c.m_started = false;
    }
    static void changed(Component &c, const SlotSpec &slot) { c.changed(slot); }
    static void refreshed(Component &c, const SlotSpec &slot) { c.refreshed(slot); }
    static void execute(Component &c) { c.execute(); }
    static bool followsParent(const Component &c) { return c.followsParent(); }
    static Result<void> check(const Component &c, const Proposal &proposal) { return c.check(proposal); }
    static QString lostWithIt(const Component &c) { return c.lostWithIt(); }
    static QString secretBinding(const Component &c, const SlotSpec &slot, const Proposal &proposal)
    {
        return c.secretBinding(slot, proposal);
    }
};

} // namespace station
