#pragma once

#include "station/station.h"

#include <unordered_map>

namespace station {

/// One link: the source slot's value or event goes to the target slot.
struct Link
{
    SlotAddress source;
    SlotAddress target;
};

/// All links of a station. Property → property sets, property or topic → action invokes, topic → topic fires.
/// A link is checked for type and for loops when it is made; a target property takes one link at most.
class Links
{
public:
    explicit Links(Station &station) : m_station(station) {}

    Result<void> add(const SlotAddress &source, const SlotAddress &target, const Actor &actor);
    Result<void> remove(const SlotAddress &source, const SlotAddress &target, const Actor &actor);
    /// Drops every link that begins or ends in @p component or below it.
    void forget(Component &component);
    void forgetSlot(const SlotAddress &address);
    /// Tells those at the other ends of the links of @p component, and of all below it, which show its path.
    void notifyRenamed(const Component &component);
    /// Links that end in @p component, as the station file and the sheet show them.
    std::vector<Link> into(const Component &component) const;
    std::vector<Link> from(const Component &component) const;
    /// The source of the link into a property, or a null address.
    SlotAddress sourceOf(const SlotAddress &target) const;

    /// Called by the station: carries a new value or event along.
    void propagate(Component &source, const SlotSpec &slot, ValueRef payload);
    /// The same value was written again: linked properties learn that it is fresh, actions are not invoked.
    void refresh(Component &source, const SlotSpec &slot);
    /// Writes the present value of every linked source property to its target; at start.
    void propagateAll();

private:
    Result<void> writeTarget(const Link &link, ValueRef payload);
    Result<void> check(const SlotAddress &source, const SlotAddress &target) const;
    bool reaches(const Component &from, const Component &to) const;
    void raiseRanks(Component &component);
    void notifyEnds(const Link &link);
    void notifyAllOf(const Component &component);

    Station &m_station;
    std::unordered_multimap<const Component *, Link> m_bySource;
    std::unordered_multimap<const Component *, Link> m_byTarget;
};

} // namespace station
