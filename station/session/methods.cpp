#include "station/session/methods.h"

namespace station {

void MethodTable::add(Method method)
{
    Q_ASSERT(!method.name.isEmpty() && method.run);
    const QString name = method.name;
    m_methods.insert(name, std::move(method));
}

const Method *MethodTable::find(const QString &name) const
{
    const auto found = m_methods.constFind(name);
    return found == m_methods.cend() ? nullptr : &*found;
}

} // namespace station
