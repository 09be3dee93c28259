#include "station/siblings.h"

#include "station/componentaccess.h"

#include <algorithm>

namespace station {

int positionOf(const Component &component)
{
    if (!component.parent())
        return 0;
    const auto &siblings = component.parent()->children();
    const auto place = std::find_if(siblings.begin(), siblings.end(),
                                    [&](const auto &one) { return one.get() == &component; });
    return int(place - siblings.begin());
}

void placeAt(Component &component, int position)
{
    if (!component.parent())
        return;
    auto &siblings = ComponentAccess::children(*component.parent());
    const auto from = siblings.begin() + positionOf(component);
    const auto to = siblings.begin() + std::clamp(position, 0, int(siblings.size()) - 1);
    if (to < from)
        std::rotate(to, from, from + 1);
    else
        std::rotate(from, from + 1, to + 1);
}

} // namespace station
