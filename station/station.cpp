// The tree's public face and the station's life; station/writing.cpp holds the one write function.

#include "station/station.h"

#include "station/basictypes.h"
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

template <typename C>
void visitAll(C &component, const std::function<void(std::type_identity_t<C> &)> &visit)
{
    visit(component);
    // By index, because a hook may add children while it runs.
    for (std::size_t i = 0; i < component.children().size(); ++i)
        visitAll<C>(*component.children()[i], visit);
}

bool isBelow(const Component &node, const Component &ancestor)
{
    for (const Component *up = &node; up; up = up->parent()) {
        if (up == &ancestor)
            return true;
    }
    return false;
}

} // namespace

Station::Station(const Registry &registry, Clock &clock)
    : m_registry(registry),
      m_clock(clock),
      m_log(clock),
      m_tree(std::make_unique<Tree>(*this)),
      m_links(std::make_unique<Links>(*this))
{
}

Station::~Station()
{
    stop();
}

// The tree --------------------------------------------------------------------------------------------------

Component &Station::root() const
{
    return m_tree->root();
}

Component *Station::byHandle(quint32 handle) const
{
    return m_tree->byHandle(handle);
}

Result<Component *> Station::find(const QString &ord) const
{
    const Result<Ord> parsed = Ord::parse(ord);
    if (!parsed)
        return parsed.error();
    if (parsed->handle) {
        if (Component *component = byHandle(parsed->handle))
            return component;
        return Error{ord, tr("no component has this handle"), {}};
    }
    Component *node = &root();
    for (const QString &name : parsed->names) {
        Component *next = node->child(name);
        if (!next)
            return Error{ord, tr("there is no \"%1\" below %2").arg(name, node->path()),
                         tr("`tocsin tree` shows what there is")};
        node = next;
    }
    return node;
}

Result<SlotAddress> Station::findSlot(const QString &ord) const
{
    const Result<Ord> parsed = Ord::parse(ord);
    if (!parsed)
        return parsed.error();
    if (parsed->slot.isEmpty())
        return Error{ord, tr("a slot is needed after a dot"), tr("For example %1.status").arg(ord)};
    Ord component = *parsed;
    component.slot.clear();
    const Result<Component *> found = find(component.text());
    if (!found)
        return found.error();
    const SlotSpec *slot = (*found)->findSlot(parsed->slot);
    if (!slot)
        return Error{ord, tr("%1 has no slot \"%2\"").arg((*found)->type().name, parsed->slot),
                     tr("`tocsin describe %1` lists them").arg((*found)->type().name)};
    return SlotAddress{*found, slot};
}

Component *Station::findWhere(const std::function<bool(Component &)> &matches) const
{
    std::vector<Component *> open{&root()};
    while (!open.empty()) {
        Component *node = open.back();
        open.pop_back();
        if (matches(*node))
            return node;
        for (auto it = node->children().rbegin(); it != node->children().rend(); ++it)
            open.push_back(it->get());
    }
    return nullptr;
}

void Station::forEach(const std::function<void(Component &)> &visit) const
{
    visitAll(root(), visit);
}

Result<Component *> Station::add(Component &parent, const QString &typeName, const QString &name,
                                 const QJsonObject &values, const Actor &actor)
{
    const ComponentType *type = m_registry.find(typeName);
    if (!type)
        return Error{typeName, tr("there is no such component type"), tr("`tocsin types` lists them")};
    if (const Result<void> fits = m_tree->checkPlace(parent, *type, name); !fits)
        return fits.error();

    Turn turn(*this);
    Component &added = m_tree->mount(parent, m_registry.make(*type), name, 0);
    std::vector<SlotWrite> writes;
    for (auto it = values.begin(); it != values.end(); ++it)
        writes.push_back({added.path() + QLatin1Char('.') + it.key(), it.value()});
    const std::vector<Error> refusals = commit(writes, actor);
    if (!refusals.empty()) {
        m_tree->unmount(added);
        return refusals.front();
    }
    audit(actor, tr("added"), added.path() + QStringLiteral(" (") + typeName + QLatin1Char(')'));
    bringToLife(added);
    return &added;
}

void Station::bringToLife(Component &added)
{
    visitAll(added, [](Component &node) { ComponentAccess::loaded(node); });
    for (Observer *observer : m_observers)
        observer->componentAdded(added);
    markDirty();
    if (m_phase == Phase::Started || m_phase == Phase::Steady)
        visitAll(added, [](Component &node) { ComponentAccess::started(node); });
    if (m_phase == Phase::Steady)
        visitAll(added, [](Component &node) { ComponentAccess::steady(node); });
}

/// Refuses to take away the last component of a type that the station cannot do without, alone or with the
/// branch that it stands on.
Result<void> Station::mayGo(const Component &component) const
{
    std::vector<const Component *> needed;
    visitAll(component, [&](const Component &node) {
        if (!node.type().required.isEmpty())
            needed.push_back(&node);
    });
    if (needed.empty())
        return {};
    forEach([&](const Component &node) {
        if (!node.type().required.isEmpty() && !isBelow(node, component))
            std::erase_if(needed, [&](const Component *gone) { return &gone->type() == &node.type(); });
    });
    if (needed.empty())
        return {};
    QStringList reasons;
    QStringList lost;
    for (const Component *node : needed) {
        reasons.append(
            tr("%1 is the only %2, and %3").arg(node->path(), node->type().name, node->type().required));
        if (const QString what = ComponentAccess::lostWithIt(*node); !what.isEmpty())
            lost.append(what);
    }
    QString why = reasons.join(QStringLiteral("; "));
    if (!lost.isEmpty())
        why += tr("; lost would be %1").arg(lost.join(QStringLiteral(", ")));
    return Error{component.path(), tr("cannot be removed: %1").arg(why),
                 tr("Add another one of this type first")};
}

Result<void> Station::remove(Component &component, const Actor &actor)
{
    const QString path = component.path();
    if (!component.parent())
        return Error{path, tr("the root cannot be removed"), {}};
    if (const Result<void> allowed = mayGo(component); !allowed)
        return allowed;
    Turn turn(*this);
    if (actor.kind == Actor::Person)
        m_tree->removed().keep(component);
    const quint32 handle = component.handle();
    visitAll(component, [](Component &node) {
        if (node.isStarted())
            ComponentAccess::stopped(node);
    });
    m_links->forget(component);
    std::erase_if(m_scheduled, [&](Component *c) { return isBelow(*c, component); });
    std::make_heap(m_scheduled.begin(), m_scheduled.end(), laterInTurn);
    // Kept until the turn is over: the call that removes it may come from one of its own actions.
    m_removed.push_back(m_tree->unmount(component));
    for (Observer *observer : m_observers)
        observer->componentRemoved(path, handle);
    audit(actor, tr("removed"), path);
    markDirty();
    return {};
}

Result<void> Station::rename(Component &component, const QString &name, const Actor &actor)
{
    const QString oldPath = component.path();
    if (!component.parent())
        return Error{oldPath, tr("the root is renamed by its slot stationName"), {}};
    if (component.name() == name)
        return {};
    if (const Result<void> fits = m_tree->checkPlace(*component.parent(), component.type(), name); !fits)
        return fits;
    Turn turn(*this);
    ComponentAccess::setName(component, name);
    afterPathChange(component, oldPath);
    audit(actor, tr("renamed"), oldPath + QStringLiteral(" -> ") + component.path());
    return {};
}

Result<void> Station::move(Component &component, Component &newParent, const Actor &actor)
{
    const QString oldPath = component.path();
    if (!component.parent() || isBelow(newParent, component))
        return Error{oldPath, tr("a component cannot be moved below itself"), {}};
    if (const Result<void> fits = m_tree->checkPlace(newParent, component.type(), component.name()); !fits)
        return fits;
    Turn turn(*this);
    auto &siblings = ComponentAccess::children(*component.parent());
    const auto it =
        std::find_if(siblings.begin(), siblings.end(), [&](const auto &c) { return c.get() == &component; });
    std::unique_ptr<Component> taken = std::move(*it);
    siblings.erase(it);
    ComponentAccess::setParent(component, &newParent);
    ComponentAccess::children(newParent).push_back(std::move(taken));
    m_services.clear();
    afterPathChange(component, oldPath);
    audit(actor, tr("moved"), oldPath + QStringLiteral(" -> ") + component.path());
    return {};
}

void Station::afterPathChange(Component &component, const QString &oldPath)
{
    // References are saved as paths, so those that point here follow.
    const QString newPath = component.path();
    forEach([&](Component &node) {
        for (const SlotSpec *slot : node.allSlots()) {
            const Reference *reference = slot->isProperty() ? node.value(*slot).as<Reference>() : nullptr;
            if (!reference ||
                !(reference->path == oldPath || reference->path.startsWith(oldPath + QLatin1Char('/'))))
                continue;
            const Reference followed{newPath + reference->path.mid(oldPath.size())};
            slot->type->assign(ComponentAccess::valuePointer(node, *slot), &followed);
            notifyChanged(node, *slot);
        }
    });
    for (Observer *observer : m_observers)
        observer->componentRenamed(component, oldPath);
    m_links->notifyRenamed(component);
    markDirty();
}

Result<Component *> Station::duplicate(const Component &component, Component &parent, const QString &name,
                                       const Actor &actor)
{
    if (const Result<void> fits = m_tree->checkPlace(parent, component.type(), name); !fits)
        return fits.error();
    Turn turn(*this);
    std::unique_ptr<Component> copy = copyOf(m_registry, component);
    Component &added = m_tree->mount(parent, std::move(copy), name, 0);
    audit(actor, tr("duplicated"), component.path() + QStringLiteral(" -> ") + added.path());
    bringToLife(added);
    return &added;
}

// Life ------------------------------------------------------------------------------------------------------

void Station::finishLoading()
{
    forEach([this](Component &node) { markSecrets(node); });
    Turn turn(*this);
    forEach([](Component &node) { ComponentAccess::loaded(node); });
    m_phase = Phase::Loaded;
}

void Station::start()
{
    m_phase = Phase::Started;
    {
        Turn turn(*this);
        m_links->propagateAll();
        visitAll(root(), [](Component &node) { ComponentAccess::started(node); });
    }
    // Everything that started() scheduled has been executed now, so every alarm source was evaluated once.
    m_steadyTimer.start(m_clock, 0, [this] {
        m_phase = Phase::Steady;
        Turn turn(*this);
        visitAll(root(), [](Component &node) { ComponentAccess::steady(node); });
        for (Observer *observer : m_observers)
            observer->steadyReached();
    });
}

void Station::stop()
{
    if (m_phase != Phase::Started && m_phase != Phase::Steady)
        return;
    m_steadyTimer.stop();
    Turn turn(*this);
    visitAll(root(), [](Component &node) {
        if (node.isStarted())
            ComponentAccess::stopped(node);
    });
    m_phase = Phase::Stopped;
}

void Station::addObserver(Observer *observer)
{
    m_observers.push_back(observer);
}

void Station::removeObserver(Observer *observer)
{
    std::erase(m_observers, observer);
}

void Station::markDirty()
{
    ++m_shape;
    if (m_phase != Phase::Loading && m_dirtyListener)
        m_dirtyListener();
}

void Station::markEdited(const Component &component)
{
    if (m_edited && m_edited != &component)
        ++m_shape;
    m_edited = &component;
    if (m_phase != Phase::Loading && m_dirtyListener)
        m_dirtyListener();
}

void Station::notifyStructure(Component &component)
{
    for (Observer *observer : m_observers)
        observer->structureChanged(component);
}

void Station::audit(const Actor &actor, const QString &what, const QString &detail)
{
    if (actor.kind != Actor::Person)
        return;
    Turn turn(*this);
    m_transaction.push_back(
        {QStringLiteral("INSERT INTO audit (time, who, through, what, detail) VALUES (?, ?, ?, ?, ?)"),
         {m_clock.wall().toUTC().toString(Qt::ISODateWithMs), actor.user, actor.through, what, detail}});
}

Schema auditSchema()
{
    return {
        QStringLiteral("audit"),
        {{QStringLiteral("CREATE TABLE audit (time TEXT NOT NULL, who TEXT NOT NULL, through TEXT NOT NULL, "
                         "what TEXT NOT NULL, detail TEXT NOT NULL)"),
          QStringLiteral("CREATE INDEX audit_time ON audit (time)")}}};
}

} // namespace station
