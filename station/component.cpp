#include "station/component.h"

#include "station/componentaccess.h"
#include "station/station.h"

#include <QCoreApplication>

namespace station {

namespace {

/// The type whose instance is being constructed on this thread, and how many of its slots were met so far.
struct Making
{
    ComponentType *type = nullptr;
    std::size_t next = 0;
};
thread_local Making making;

std::ptrdiff_t distance(const Component *from, const void *to)
{
    return static_cast<const char *>(to) - reinterpret_cast<const char *>(from);
}

} // namespace

// Construction ----------------------------------------------------------------------------------------------

Component::Component() : m_type(making.type)
{
    if (!m_type)
        qFatal("a component is made by the registry only");
}

Component::~Component() = default;

const SlotSpec *SlotBase::nextSpec(Component *)
{
    ComponentType *type = making.type;
    return type->m_sealed ? type->m_slots.at(making.next++).get() : nullptr;
}

void SlotBase::declare(Component *owner, std::unique_ptr<SlotSpec> spec, const void *value)
{
    spec->slotOffset = distance(owner, this);
    spec->valueOffset = value ? distance(owner, value) : 0;
    m_spec = spec.get();
    Q_ASSERT_X(!making.type->findSlot(spec->name), "SlotBase::declare", "a slot name was declared twice");
    making.type->m_slots.push_back(std::move(spec));
}

Component &SlotBase::owner() const
{
    // The slot is a member of its component, at a place that is the same for every instance of the type.
    auto *self = reinterpret_cast<char *>(const_cast<SlotBase *>(this));
    return *reinterpret_cast<Component *>(self - m_spec->slotOffset);
}

bool SlotBase::write(ValueRef value)
{
    Component &component = owner();
    Station *station = component.station();
    if (!station) {
        m_spec->type->assign(ComponentAccess::valuePointer(component, *m_spec), value.data);
        return true;
    }
    const Result<void> written = station->write(component, *m_spec, value, Actor{});
    if (!written)
        station->log().write(Log::Level::Warning, component.path(), written.error().text());
    return written.ok();
}

Action::Action(Component *owner, const ActionDecl &decl) : SlotBase(owner)
{
    if (m_spec)
        return;
    auto spec = std::make_unique<SlotSpec>();
    spec->kind = SlotKind::Action;
    spec->name = QString::fromUtf8(decl.name);
    spec->displayName = QString::fromUtf8(decl.displayName);
    spec->flags = decl.flags;
    spec->facets = decl.facets.toFacets();
    spec->doc = decl.doc.text;
    spec->type = decl.run.argument ? decl.run.argument() : nullptr;
    spec->run = decl.run.run;
    declare(owner, std::move(spec), nullptr);
}

Topic::Topic(Component *owner, const TopicDecl &decl) : SlotBase(owner)
{
    if (m_spec)
        return;
    auto spec = std::make_unique<SlotSpec>();
    spec->kind = SlotKind::Topic;
    spec->name = QString::fromUtf8(decl.name);
    spec->flags = decl.flags;
    spec->doc = decl.doc.text;
    spec->type = decl.payload ? decl.payload() : nullptr;
    declare(owner, std::move(spec), nullptr);
}

void Topic::fire(ValueRef payload)
{
    Component &component = owner();
    if (Station *station = component.station())
        station->fire(component, *m_spec, payload);
}

// Types -----------------------------------------------------------------------------------------------------

QJsonObject SlotRule::toJson() const
{
    QJsonObject json = detail;
    json.insert(QStringLiteral("kind"), kind);
    json.insert(QStringLiteral("slots"), QJsonArray::fromStringList(slotNames));
    return json;
}

const SlotSpec *ComponentType::findSlot(QStringView slotName) const
{
    for (const auto &slot : m_slots) {
        if (slot->name == slotName)
            return slot.get();
    }
    return nullptr;
}

Registry::Registry() = default;
Registry::~Registry() = default;

void Registry::addType(TypeDescription description, std::function<std::unique_ptr<Component>()> make)
{
    Q_ASSERT_X(!m_byName.contains(description.name), "Registry::add", "a type was registered twice");
    auto type = std::make_unique<ComponentType>(std::move(description));
    type->m_make = std::move(make);
    m_byName.insert(type->name, type.get());
    m_types.push_back(std::move(type));
    // The first instance tells which slots there are; it is not kept.
    ComponentType &added = *m_types.back();
    const std::unique_ptr<Component> first = this->make(added);
    added.m_sealed = true;
}

const ComponentType *Registry::find(const QString &typeName) const
{
    return m_byName.value(typeName);
}

std::vector<const ComponentType *> Registry::types() const
{
    std::vector<const ComponentType *> list;
    for (const auto &type : m_types)
        list.push_back(type.get());
    std::sort(list.begin(), list.end(), [](auto *a, auto *b) { return a->name < b->name; });
    return list;
}

std::unique_ptr<Component> Registry::make(const ComponentType &type) const
{
    // Types may make components while they are made themselves, so the state is put back afterwards.
    const Making outer = std::exchange(making, Making{const_cast<ComponentType *>(&type), 0});
    std::unique_ptr<Component> component = type.m_make();
    making = outer;
    return component;
}

// Reading ---------------------------------------------------------------------------------------------------

QString Component::path() const
{
    if (!m_parent)
        return QStringLiteral("/");
    QString path;
    for (const Component *node = this; node->m_parent; node = node->m_parent)
        path.prepend(QLatin1Char('/') + node->m_name);
    return path;
}

Component *Component::child(QStringView childName) const
{
    for (const auto &child : m_children) {
        if (child->m_name == childName)
            return child.get();
    }
    return nullptr;
}

const SlotSpec *Component::findSlot(QStringView slotName) const
{
    if (const SlotSpec *frozen = m_type->findSlot(slotName))
        return frozen;
    if (m_dynamic) {
        for (const auto &slot : *m_dynamic) {
            if (slot->spec.name == slotName)
                return &slot->spec;
        }
    }
    return nullptr;
}

std::vector<const SlotSpec *> Component::allSlots() const
{
    std::vector<const SlotSpec *> list;
    for (const auto &slot : m_type->slotSpecs())
        list.push_back(slot.get());
    if (m_dynamic) {
        for (const auto &slot : *m_dynamic)
            list.push_back(&slot->spec);
    }
    return list;
}

void *ComponentAccess::valuePointer(Component &c, const SlotSpec &slot)
{
    return slot.isDynamic() ? slot.dynamicValue->data() : reinterpret_cast<char *>(&c) + slot.valueOffset;
}

std::vector<std::unique_ptr<ComponentAccess::DynamicSlot>> &ComponentAccess::dynamicSlots(Component &c)
{
    if (!c.m_dynamic)
        c.m_dynamic = std::make_unique<std::vector<std::unique_ptr<DynamicSlot>>>();
    return *c.m_dynamic;
}

ValueRef Component::value(const SlotSpec &slot) const
{
    return {slot.type, ComponentAccess::valuePointer(const_cast<Component &>(*this), slot)};
}

Facets Component::facetsOf(const SlotSpec &slot) const
{
    const Facets *own = slot.has(InstanceFacets) ? instanceFacets() : nullptr;
    return own ? slot.facets.overriddenBy(*own) : slot.facets;
}

// Defaults of the hooks -------------------------------------------------------------------------------------

void Component::changed(const SlotSpec &) {}

Result<void> Component::check(const Proposal &) const
{
    return {};
}

QString Component::secretBinding(const SlotSpec &, const Proposal &) const
{
    return {};
}

void Component::scheduleExecute()
{
    if (m_station)
        m_station->scheduleExecute(*this);
}

bool Proposal::touches(const SlotBase &slot) const
{
    return std::any_of(m_values.begin(), m_values.end(),
                       [&slot](const auto &entry) { return entry.first == &slot.spec(); });
}

ValueRef Proposal::get(const SlotSpec &slot) const
{
    // The last one wins, as it does when the values are applied.
    for (auto it = m_values.rbegin(); it != m_values.rend(); ++it) {
        if (it->first == &slot)
            return it->second;
    }
    return m_component.value(slot);
}

} // namespace station
