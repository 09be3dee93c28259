#include "station/tree.h"

#include "station/basictypes.h"
#include "station/componentaccess.h"
#include "station/links.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tree", text);
}

} // namespace

Tree::Tree(Station &station) : m_station(station)
{
    const ComponentType *rootType = station.registry().find(QStringLiteral("station:Station"));
    Q_ASSERT_X(rootType, "Tree", "registerBasicTypes() comes first");
    m_root = station.registry().make(*rootType);
    ComponentAccess::mount(*m_root, &station, nullptr, 1);
    m_byHandle.insert(1, m_root.get());
}

Tree::~Tree() = default;

void Tree::visitAll(Component &component, const std::function<void(Component &)> &visit)
{
    visit(component);
    for (const auto &child : component.children())
        visitAll(*child, visit);
}

Result<void> Tree::checkPlace(const Component &parent, const ComponentType &type, const QString &name) const
{
    if (const Result<void> valid = checkName(name); !valid)
        return valid;
    const QString ord = parent.path() == QLatin1String("/") ? QLatin1Char('/') + name
                                                            : parent.path() + QLatin1Char('/') + name;
    if (parent.child(name))
        return Error{ord, tr("a component of this name exists already"), tr("Choose another name")};
    if (parent.findSlot(name))
        return Error{ord, tr("a slot of this name exists already"), tr("Choose another name")};
    if (!type.parents.isEmpty()) {
        if (!type.parents.contains(parent.type().name)) {
            // A trailing * stands for all types of a group, so that an extension fits every kind of point.
            const bool byGroup =
                std::any_of(type.parents.begin(), type.parents.end(), [&](const QString &allowed) {
                    return allowed.endsWith(QLatin1Char('*')) &&
                           parent.type().name.startsWith(allowed.chopped(1));
                });
            if (!byGroup)
                return Error{ord, tr("%1 cannot stand below %2").arg(type.name, parent.type().name),
                             tr("Put it below %1").arg(type.parents.join(tr(" or ")))};
        }
    }
    int depth = 0;
    for (const Component *node = &parent; node; node = node->parent())
        ++depth;
    if (depth > 64)
        return Error{ord, tr("the tree is 64 levels deep at most"), {}};
    return {};
}

Component &Tree::mount(Component &parent, std::unique_ptr<Component> component, const QString &name,
                       quint32 handle)
{
    Component &mounted = *component;
    ComponentAccess::setName(mounted, name);
    ComponentAccess::children(parent).push_back(std::move(component));
    m_station.m_services.clear();
    visitAll(mounted, [&](Component &node) {
        const bool isTop = &node == &mounted;
        const quint32 number = isTop && handle ? handle : (node.handle() ? node.handle() : m_nextHandle++);
        setNextHandle(number + 1);
        ComponentAccess::mount(node, &m_station, isTop ? &parent : node.parent(), number);
        m_byHandle.insert(number, &node);
        const quint32 above =
            ComponentAccess::followsParent(node) ? ComponentAccess::rank(*node.parent()) + 1 : 0;
        ComponentAccess::rank(node) = std::max(ComponentAccess::rank(node), above);
    });
    return mounted;
}

std::unique_ptr<Component> Tree::unmount(Component &component)
{
    auto &siblings = ComponentAccess::children(*component.parent());
    const auto it =
        std::find_if(siblings.begin(), siblings.end(), [&](const auto &c) { return c.get() == &component; });
    std::unique_ptr<Component> taken = std::move(*it);
    siblings.erase(it);
    m_station.m_services.clear();
    forgetHandles(*taken);
    return taken;
}

void Tree::registerHandle(Component &component, quint32 handle)
{
    ComponentAccess::mount(component, &m_station, component.parent(), handle);
    m_byHandle.insert(handle, &component);
    setNextHandle(handle + 1);
}

void Tree::forgetHandles(Component &component)
{
    visitAll(component, [this](Component &node) {
        m_byHandle.remove(node.handle());
        ComponentAccess::unmount(node);
    });
}

} // namespace station
