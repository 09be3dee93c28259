#include "station/removedbranches.h"

#include "station/componentaccess.h"
#include "station/links.h"
#include "station/siblings.h"
#include "station/stationcodec.h"

#include <QUuid>

#include <algorithm>

namespace station {

namespace {

int sizeOf(const Component &component)
{
    int size = 1;
    for (const auto &child : component.children())
        size += sizeOf(*child);
    return size;
}

bool isBelow(const Component &node, quint32 handle)
{
    for (const Component *up = &node; up; up = up->parent()) {
        if (up->handle() == handle)
            return true;
    }
    return false;
}

void takeHandles(Component &copy, const Component &original)
{
    ComponentAccess::mount(copy, nullptr, copy.parent(), original.handle());
    for (std::size_t i = 0; i < original.children().size(); ++i)
        takeHandles(*copy.children()[i], *original.children()[i]);
}

void collectLinks(const Component &node, quint32 top, std::vector<RemovedBranches::KeptLink> &links)
{
    const auto keep = [&](const Link &link) {
        links.push_back({link.source.component->handle(), link.source.slot->name,
                         link.target.component->handle(), link.target.slot->name});
    };
    for (const Link &link : node.station()->links().into(node))
        keep(link);
    for (const Link &link : node.station()->links().from(node)) {
        // One that stays within the branch was found at its other end.
        if (!isBelow(*link.target.component, top))
            keep(link);
    }
    for (const auto &child : node.children())
        collectLinks(*child, top, links);
}

} // namespace

void RemovedBranches::keep(const Component &component)
{
    const int size = sizeOf(component);
    if (size > maxComponents)
        return;
    Branch branch{.token = QUuid::createUuid().toString(QUuid::WithoutBraces),
                  .path = component.path(),
                  .handle = component.handle(),
                  .parent = component.parent()->handle(),
                  .position = positionOf(component),
                  .size = size,
                  .copy = copyOf(component.station()->registry(), component),
                  .links = {}};
    ComponentAccess::setName(*branch.copy, component.name());
    takeHandles(*branch.copy, component);
    collectLinks(component, branch.handle, branch.links);
    m_branches.push_back(std::move(branch));
    m_size += size;
    while (m_branches.size() > maxBranches || m_size > maxComponents) {
        m_size -= m_branches.front().size;
        m_branches.pop_front();
    }
}

QString RemovedBranches::tokenOf(quint32 handle) const
{
    const auto found = std::find_if(m_branches.begin(), m_branches.end(),
                                    [&](const Branch &b) { return b.handle == handle; });
    return found == m_branches.end() ? QString() : found->token;
}

const RemovedBranches::Branch *RemovedBranches::find(const QString &token) const
{
    const auto found =
        std::find_if(m_branches.begin(), m_branches.end(), [&](const Branch &b) { return b.token == token; });
    return found == m_branches.end() ? nullptr : &*found;
}

RemovedBranches::Branch RemovedBranches::take(const QString &token)
{
    const auto found =
        std::find_if(m_branches.begin(), m_branches.end(), [&](const Branch &b) { return b.token == token; });
    Branch taken = std::move(*found);
    m_branches.erase(found);
    m_size -= taken.size;
    return taken;
}

} // namespace station
