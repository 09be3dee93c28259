// Every write ends here: from a sheet, a script, a link, the station file or the component itself.
// Policy: a value is converted and checked against its facets, then the component's rules are asked about the
// whole commit, then everything is applied, and only then is anybody told. A refusal names the slot, the
// reason and the remedy, and changes nothing.

#include "station/componentaccess.h"
#include "station/links.h"
#include "station/station.h"
#include "station/tree.h"

#include <QCoreApplication>

#include <map>

namespace station {

/// A secret on its way into a slot, with the commit that it is part of.
struct SecretWrite
{
    SlotAddress address;
    const Secret &typed;
    const Proposal &proposal;

    QString id() const
    {
        return QStringLiteral("%1.%2").arg(address.component->handle()).arg(address.slot->name);
    }
    bool isEmpty() const { return !typed.clear && typed.entered.isEmpty(); }
};

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Station", text);
}

/// A value on its way into a slot.
struct Pending
{
    SlotAddress address;
    Value value;
};

Error at(const SlotAddress &address, const Error &error)
{
    return {address.ord(), error.why, error.remedy};
}

Result<void> mayWrite(const Station &station, const SlotAddress &address, const Actor &actor)
{
    const SlotSpec &slot = *address.slot;
    if (!slot.isProperty())
        return Error{
            address.ord(),
            slot.kind == SlotKind::Action ? tr("is an action, not a value") : tr("is a topic, not a value"),
            slot.kind == SlotKind::Action ? tr("Invoke it with `tocsin invoke %1`").arg(address.ord())
                                          : QString()};
    if (actor.kind == Actor::Program || actor.kind == Actor::File)
        return {};
    if (slot.has(ReadOnly))
        return Error{address.ord(), tr("is read-only; the station sets it"), {}};
    if (actor.kind == Actor::Person && ComponentAccess::linked(*address.component)) {
        const SlotAddress source = station.links().sourceOf(address);
        if (source.component)
            return Error{address.ord(), tr("is fed by the link from %1").arg(source.ord()),
                         tr("Remove the link to set it by hand")};
    }
    return {};
}

Result<void> checkExclusive(const SlotRule &rule, const Component &component, const Proposal &proposal)
{
    QStringList set;
    for (const QString &name : rule.slotNames) {
        const SlotSpec *slot = component.type().findSlot(name);
        const bool *value = slot ? proposal.get(*slot).as<bool>() : nullptr;
        if (value && *value)
            set.append(name);
    }
    if (set.size() < 2)
        return {};
    return Error{component.path() + QLatin1Char('.') + set.constFirst(),
                 tr("%1 can never both be true").arg(set.join(tr(" and "))),
                 rule.detail.value(QStringLiteral("remedy")).toString()};
}

/// References must name a component of the type that their facets ask for.
Result<void> checkReference(const Station &station, const SlotAddress &address, ValueRef value)
{
    const Reference *reference = value.as<Reference>();
    if (!reference || reference->path.isEmpty())
        return {};
    const Result<Component *> target = station.find(reference->path);
    if (!target)
        return Error{address.ord(), target.error().text(), {}};
    const QString wanted = address.slot->facets.targetType;
    if (!wanted.isEmpty() && (*target)->type().name != wanted)
        return Error{address.ord(),
                     tr("%1 is of type %2, and type %3 is needed")
                         .arg(reference->path, (*target)->type().name, wanted),
                     {}};
    return {};
}

} // namespace

Result<void> Station::checkRules(const Component &component, const Proposal &proposal) const
{
    for (const SlotRule &rule : component.type().rules) {
        if (rule.kind == QLatin1String("exclusive")) {
            if (const Result<void> kept = checkExclusive(rule, component, proposal); !kept)
                return kept;
        }
    }
    return ComponentAccess::check(component, proposal);
}

std::vector<Error> Station::commit(const std::vector<SlotWrite> &writes, const Actor &actor)
{
    std::vector<Error> refusals;
    std::vector<Pending> pending;
    for (const SlotWrite &write : writes) {
        const Result<SlotAddress> address = findSlot(write.ord);
        if (!address) {
            refusals.push_back(address.error());
            continue;
        }
        if (const Result<void> allowed = mayWrite(*this, *address, actor); !allowed) {
            refusals.push_back(allowed.error());
            continue;
        }
        const Facets facets = address->component->facetsOf(*address->slot);
        Value value(address->component->value(*address->slot));
        Result<void> step = value.type()->fromJson(value.data(), write.value, facets);
        if (step)
            step = value.type()->check(value.ref().data, facets);
        if (step)
            step = checkReference(*this, *address, value.ref());
        if (!step)
            refusals.push_back(at(*address, step.error()));
        pending.push_back({*address, std::move(value)});
    }
    // Cross-slot rules speak about the whole commit, so each component is asked once about all its new
    // values.
    std::map<quint32, Proposal> proposals;
    for (const Pending &item : pending)
        proposals.try_emplace(item.address.component->handle(), *item.address.component)
            .first->second.put(*item.address.slot, item.value.ref());
    if (refusals.empty()) {
        for (const auto &[handle, proposal] : proposals) {
            if (const Result<void> kept = checkRules(*byHandle(handle), proposal); !kept)
                refusals.push_back(kept.error());
        }
    }
    if (!refusals.empty())
        return refusals;

    Turn turn(*this);
    // Secrets first, and all at once: sealing may fail on the disk, and then nothing may have been applied.
    std::vector<SecretWrite> secrets;
    for (const Pending &item : pending) {
        if (const Secret *typed = item.value.as<Secret>())
            secrets.push_back({item.address, *typed, proposals.at(item.address.component->handle())});
    }
    if (const Result<void> stored = storeSecrets(secrets, actor); !stored)
        return {stored.error()};
    for (const Pending &item : pending) {
        if (item.value.type() != valueTypeOf<Secret>())
            apply(*item.address.component, *item.address.slot, item.value.ref(), actor);
    }
    return {};
}

Result<void> Station::write(Component &component, const SlotSpec &slot, ValueRef value, const Actor &actor)
{
    if (slot.type->equals(component.value(slot).data, value.data)) {
        refresh(component, slot, actor);
        return {};
    }
    const SlotAddress address{&component, &slot};
    if (const Result<void> allowed = mayWrite(*this, address, actor); !allowed)
        return allowed;
    const Result<void> inRange =
        slot.type->check(value.data, slot.has(InstanceFacets) ? component.facetsOf(slot) : slot.facets);
    if (!inRange)
        return at(address, inRange.error());
    // What the component computes itself is not a proposal to be judged by its own rules.
    if (!slot.has(ReadOnly)) {
        Proposal proposal(component);
        proposal.put(slot, value);
        if (const Result<void> kept = checkRules(component, proposal); !kept)
            return kept;
    }
    Turn turn(*this);
    apply(component, slot, value, actor);
    return {};
}

void Station::apply(Component &component, const SlotSpec &slot, ValueRef value, const Actor &actor)
{
    void *present = ComponentAccess::valuePointer(component, slot);
    if (slot.type->equals(present, value.data)) {
        refresh(component, slot, actor);
        return;
    }
    if (actor.kind == Actor::Person) {
        const Facets facets = component.facetsOf(slot);
        audit(actor, tr("set"),
              tr("%1 from %2 to %3")
                  .arg(SlotAddress{&component, &slot}.ord(), slot.type->toText(present, facets),
                       slot.type->toText(value.data, facets)));
    }
    slot.type->assign(present, value.data);
    notifyChanged(component, slot);
}

Result<void> Station::storeSecrets(const std::vector<SecretWrite> &writes, const Actor &actor)
{
    const QDateTime now = m_clock.wall();
    std::vector<SecretStore::Change> changes;
    QStringList ords;
    for (const SecretWrite &write : writes) {
        if (write.isEmpty())
            continue;
        SecretStore::Change change{.id = write.id()};
        if (!write.typed.clear) {
            change.secret = write.typed.entered;
            change.binding =
                ComponentAccess::secretBinding(*write.address.component, *write.address.slot, write.proposal);
        }
        changes.push_back(std::move(change));
        ords.append(write.address.ord());
    }
    if (changes.empty())
        return {};
    if (const Result<void> stored = m_secrets.change(changes, now); !stored)
        return Error{ords.join(QStringLiteral(", ")), stored.error().text(), {}};
    for (const SecretWrite &write : writes) {
        if (write.isEmpty())
            continue;
        Secret known;
        known.set = !write.typed.clear;
        known.changed = known.set ? now : QDateTime();
        Component &component = *write.address.component;
        write.address.slot->type->assign(ComponentAccess::valuePointer(component, *write.address.slot),
                                         &known);
        audit(actor, write.typed.clear ? tr("cleared") : tr("set"),
              write.address.ord() + QStringLiteral(" = ••••"));
        notifyChanged(component, *write.address.slot);
    }
    return {};
}

Result<SecretBytes> Station::secret(const Component &component, const SlotSpec &slot) const
{
    const QString id = QStringLiteral("%1.%2").arg(component.handle()).arg(slot.name);
    return m_secrets.get(id, ComponentAccess::secretBinding(component, slot, Proposal(component)));
}

void Station::markSecrets(Component &component)
{
    for (const SlotSpec *slot : component.allSlots()) {
        if (!slot->isProperty() || slot->type != valueTypeOf<Secret>())
            continue;
        const auto changed =
            m_secrets.changed(QStringLiteral("%1.%2").arg(component.handle()).arg(slot->name));
        Secret known;
        known.set = changed.has_value();
        known.changed = changed.value_or(QDateTime());
        slot->type->assign(ComponentAccess::valuePointer(component, *slot), &known);
    }
}

void Station::refresh(Component &component, const SlotSpec &slot, const Actor &actor)
{
    // A sensor that reports the same value again is alive.
    if (actor.kind != Actor::Program)
        ComponentAccess::refreshed(component, slot);
    if (component.isLinked())
        m_links->refresh(component, slot);
}

bool Station::isKept(const Component &component, const SlotSpec &slot) const
{
    // What a link feeds comes again by itself; saving it would wear the disk and push edits out of history/.
    return slot.isSaved() && !(component.isLinked() &&
                               m_links->sourceOf({const_cast<Component *>(&component), &slot}).component);
}

void Station::notifyChanged(Component &component, const SlotSpec &slot)
{
    if (isKept(component, slot))
        markEdited(component);
    for (Observer *observer : m_observers)
        observer->slotChanged(component, slot);
    ComponentAccess::changed(component, slot);
    for (const auto &child : component.children()) {
        if (ComponentAccess::followsParent(*child))
            scheduleExecute(*child);
    }
    if (ComponentAccess::linked(component))
        m_links->propagate(component, slot, component.value(slot));
}

ActionResult Station::invoke(const SlotAddress &action, const QJsonValue &argument, const Actor &actor)
{
    const SlotSpec &slot = *action.slot;
    if (slot.kind != SlotKind::Action)
        return Error{action.ord(), tr("is not an action"), {}};
    Value value;
    if (slot.type) {
        value = makeValue(slot.type);
        const Facets facets = action.component->facetsOf(slot);
        Result<void> read = slot.type->fromJson(value.data(), argument, facets);
        if (read)
            read = slot.type->check(value.ref().data, facets);
        if (!read)
            return Error{action.ord(), read.error().why, read.error().remedy};
    } else if (!argument.isNull() && !argument.isUndefined()) {
        return Error{action.ord(), tr("takes no argument"), {}};
    }
    audit(actor, tr("invoked"), action.ord());
    return invoke(action, value.ref(), actor);
}

ActionResult Station::invoke(const SlotAddress &action, ValueRef argument, const Actor &actor)
{
    const SlotSpec &slot = *action.slot;
    Turn turn(*this);
    if (!slot.type)
        return slot.run(*action.component, {}, actor);
    Value converted = argument.type == slot.type ? Value() : makeValue(slot.type);
    if (!converted.isNull() && !convertInto(argument, slot.type, converted.data()))
        return Error{action.ord(), tr("the value given does not fit"), {}};
    return slot.run(*action.component, converted.isNull() ? argument : converted.ref(), actor);
}

void Station::fire(Component &component, const SlotSpec &topic, ValueRef payload)
{
    Turn turn(*this);
    for (Observer *observer : m_observers)
        observer->topicFired(component, topic, payload);
    if (ComponentAccess::linked(component))
        m_links->propagate(component, topic, payload);
}

} // namespace station
