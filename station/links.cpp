#include "station/links.h"

#include "station/componentaccess.h"

#include <QCoreApplication>

#include <set>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Links", text);
}

QString kindText(const SlotSpec &slot)
{
    switch (slot.kind) {
    case SlotKind::Property:
        return tr("a property of type %1").arg(QLatin1String(slot.type->name));
    case SlotKind::Action:
        return slot.type ? tr("an action that takes %1").arg(QLatin1String(slot.type->name))
                         : tr("an action");
    case SlotKind::Topic:
        return slot.type ? tr("a topic of %1").arg(QLatin1String(slot.type->name)) : tr("a topic");
    }
    return {};
}

bool kindsFit(const SlotSpec &source, const SlotSpec &target)
{
    if (source.kind == SlotKind::Action)
        return false;
    if (target.kind == SlotKind::Property)
        return source.isProperty() && canConvert(source.type, target.type);
    if (target.kind == SlotKind::Action)
        return !target.type || (source.type && canConvert(source.type, target.type));
    return source.kind == SlotKind::Topic && source.type == target.type;
}

void erase(std::unordered_multimap<const Component *, Link> &map, const Component *key,
           const std::function<bool(const Link &)> &matches)
{
    const auto [first, last] = map.equal_range(key);
    for (auto it = first; it != last;)
        it = matches(it->second) ? map.erase(it) : std::next(it);
}

bool same(const SlotAddress &a, const SlotAddress &b)
{
    return a.component == b.component && a.slot == b.slot;
}

} // namespace

QString SlotAddress::ord() const
{
    return component && slot ? component->path() + QLatin1Char('.') + slot->name : QString();
}

Result<void> Links::check(const SlotAddress &source, const SlotAddress &target) const
{
    const QString what = tr("link %1 to %2").arg(source.ord(), target.ord());
    if (!kindsFit(*source.slot, *target.slot))
        return Error{what, tr("%1 cannot feed %2").arg(kindText(*source.slot), kindText(*target.slot)),
                     tr("Link slots of one type, or put a component between them that converts the value")};
    if (source.slot->type == valueTypeOf<Secret>() || target.slot->type == valueTypeOf<Secret>())
        return Error{what, tr("a secret is never linked"), tr("Set it by hand")};
    if (target.slot->isProperty()) {
        if (target.slot->has(ReadOnly))
            return Error{what, tr("%1 is read-only").arg(target.ord()),
                         tr("Link into a slot that may be written")};
        const SlotAddress present = sourceOf(target);
        if (present.component)
            return Error{what, tr("%1 is already fed by %2").arg(target.ord(), present.ord()),
                         tr("Remove that link first")};
    }
    const auto existing = into(*target.component);
    for (const Link &link : existing) {
        if (same(link.source, source) && same(link.target, target))
            return Error{what, tr("this link exists already"), {}};
    }
    if (source.component == target.component || reaches(*target.component, *source.component))
        return Error{what, tr("it would close a loop"), tr("Links carry values one way only")};
    return {};
}

bool Links::reaches(const Component &from, const Component &to) const
{
    std::vector<const Component *> open{&from};
    std::set<const Component *> seen{&from};
    while (!open.empty()) {
        const Component *node = open.back();
        open.pop_back();
        if (node == &to)
            return true;
        const auto visit = [&](const Component *next) {
            if (seen.insert(next).second)
                open.push_back(next);
        };
        const auto [first, last] = m_bySource.equal_range(node);
        for (auto it = first; it != last; ++it)
            visit(it->second.target.component);
        for (const auto &child : node->children()) {
            if (ComponentAccess::followsParent(*child))
                visit(child.get());
        }
    }
    return false;
}

void Links::raiseRanks(Component &component)
{
    std::vector<Component *> open{&component};
    while (!open.empty()) {
        Component *node = open.back();
        open.pop_back();
        const quint32 above = ComponentAccess::rank(*node) + 1;
        const auto raise = [&](Component *next) {
            if (ComponentAccess::rank(*next) < above) {
                ComponentAccess::rank(*next) = above;
                open.push_back(next);
            }
        };
        const auto [first, last] = m_bySource.equal_range(node);
        for (auto it = first; it != last; ++it)
            raise(it->second.target.component);
        for (const auto &child : node->children()) {
            if (ComponentAccess::followsParent(*child))
                raise(child.get());
        }
    }
}

Result<void> Links::add(const SlotAddress &source, const SlotAddress &target, const Actor &actor)
{
    if (const Result<void> allowed = check(source, target); !allowed)
        return allowed;
    Turn turn(m_station);
    const Link link{source, target};
    m_bySource.emplace(source.component, link);
    m_byTarget.emplace(target.component, link);
    ComponentAccess::linked(*source.component) = true;
    ComponentAccess::linked(*target.component) = true;
    raiseRanks(*source.component);
    m_station.markDirty();
    notifyEnds(link);
    m_station.audit(actor, tr("linked"), source.ord() + QStringLiteral(" -> ") + target.ord());
    if (source.component->isStarted() && source.slot->isProperty())
        propagate(*source.component, *source.slot, source.component->value(*source.slot));
    return {};
}

Result<void> Links::remove(const SlotAddress &source, const SlotAddress &target, const Actor &actor)
{
    const auto matches = [&](const Link &link) {
        return same(link.source, source) && same(link.target, target);
    };
    const std::vector<Link> present = into(*target.component);
    if (std::none_of(present.begin(), present.end(), matches))
        return Error{tr("link %1 to %2").arg(source.ord(), target.ord()), tr("there is no such link"), {}};
    erase(m_bySource, source.component, matches);
    erase(m_byTarget, target.component, matches);
    m_station.markDirty();
    notifyEnds({source, target});
    m_station.audit(actor, tr("unlinked"), source.ord() + QStringLiteral(" -> ") + target.ord());
    return {};
}

void Links::notifyEnds(const Link &link)
{
    m_station.notifyStructure(*link.target.component);
    if (link.source.component != link.target.component)
        m_station.notifyStructure(*link.source.component);
}

void Links::notifyAllOf(const Component &component)
{
    for (const Link &link : from(component))
        notifyEnds(link);
    for (const Link &link : into(component))
        notifyEnds(link);
}

void Links::notifyRenamed(const Component &component)
{
    notifyAllOf(component);
    for (const auto &child : component.children())
        notifyRenamed(*child);
}

void Links::forget(Component &component)
{
    notifyAllOf(component);
    for (const Link &link : from(component))
        erase(m_byTarget, link.target.component,
              [&](const Link &l) { return l.source.component == &component; });
    for (const Link &link : into(component))
        erase(m_bySource, link.source.component,
              [&](const Link &l) { return l.target.component == &component; });
    m_bySource.erase(&component);
    m_byTarget.erase(&component);
    for (const auto &child : component.children())
        forget(*child);
}

void Links::forgetSlot(const SlotAddress &address)
{
    const auto touches = [&](const Link &link) {
        return same(link.source, address) || same(link.target, address);
    };
    notifyAllOf(*address.component);
    for (const Link &link : from(*address.component))
        erase(m_byTarget, link.target.component, touches);
    for (const Link &link : into(*address.component))
        erase(m_bySource, link.source.component, touches);
    erase(m_bySource, address.component, touches);
    erase(m_byTarget, address.component, touches);
}

std::vector<Link> Links::into(const Component &component) const
{
    std::vector<Link> list;
    const auto [first, last] = m_byTarget.equal_range(&component);
    for (auto it = first; it != last; ++it)
        list.push_back(it->second);
    return list;
}

std::vector<Link> Links::from(const Component &component) const
{
    std::vector<Link> list;
    const auto [first, last] = m_bySource.equal_range(&component);
    for (auto it = first; it != last; ++it)
        list.push_back(it->second);
    return list;
}

SlotAddress Links::sourceOf(const SlotAddress &target) const
{
    const auto [first, last] = m_byTarget.equal_range(target.component);
    for (auto it = first; it != last; ++it) {
        if (it->second.target.slot == target.slot)
            return it->second.source;
    }
    return {};
}

void Links::propagate(Component &source, const SlotSpec &slot, ValueRef payload)
{
    // A copy: what a target does may add or remove links.
    const std::vector<Link> links = from(source);
    for (const Link &link : links) {
        if (link.source.slot != &slot)
            continue;
        const SlotSpec &target = *link.target.slot;
        Result<void> carried;
        if (target.isProperty()) {
            carried = writeTarget(link, payload);
        } else if (target.kind == SlotKind::Action) {
            const ActionResult result =
                m_station.invoke(link.target, target.type ? payload : ValueRef{}, Actor{.kind = Actor::Link});
            if (!result)
                carried = result.error();
        } else {
            m_station.fire(*link.target.component, target, payload);
        }
        if (!carried)
            m_station.log().write(Log::Level::Warning, link.target.ord(), carried.error().text());
    }
}

Result<void> Links::writeTarget(const Link &link, ValueRef payload)
{
    const SlotSpec &target = *link.target.slot;
    Value converted(target.initial);
    convertInto(payload, target.type, converted.data());
    return m_station.write(*link.target.component, target, converted.ref(), Actor{.kind = Actor::Link});
}

void Links::refresh(Component &source, const SlotSpec &slot)
{
    const std::vector<Link> links = from(source);
    for (const Link &link : links) {
        if (link.source.slot == &slot && link.target.slot->isProperty())
            (void)writeTarget(link, source.value(slot));
    }
}

void Links::propagateAll()
{
    std::vector<SlotAddress> sources;
    for (const auto &[component, link] : m_bySource) {
        if (link.source.slot->isProperty())
            sources.push_back(link.source);
    }
    std::sort(sources.begin(), sources.end(), [](const SlotAddress &a, const SlotAddress &b) {
        return std::pair(a.component->handle(), a.slot) < std::pair(b.component->handle(), b.slot);
    });
    sources.erase(std::unique(sources.begin(), sources.end(), same), sources.end());
    for (const SlotAddress &address : sources)
        propagate(*address.component, *address.slot, address.component->value(*address.slot));
}

} // namespace station
