#pragma once

#include "station/removedbranches.h"
#include "station/station.h"

#include <QHash>

namespace station {

/// The bookkeeping of the tree: names, handles, mounting and taking away. Station is its public face.
class Tree
{
public:
    explicit Tree(Station &station);
    ~Tree();

    Component &root() const { return *m_root; }
    Component *byHandle(quint32 handle) const { return m_byHandle.value(handle); }
    quint32 nextHandle() const { return m_nextHandle; }
    void setNextHandle(quint32 handle) { m_nextHandle = std::max(m_nextHandle, handle); }

    /// Whether a component of @p type may be called @p name below @p parent.
    Result<void> checkPlace(const Component &parent, const ComponentType &type, const QString &name) const;
    /// Puts @p component below @p parent at the end; @p handle 0 = a new one. Does not start it.
    Component &mount(Component &parent, std::unique_ptr<Component> component, const QString &name,
                     quint32 handle);
    /// Takes a component with everything below it out of the tree and returns it, stopped.
    std::unique_ptr<Component> unmount(Component &component);
    /// What persons removed, so that restore() can bring it back.
    RemovedBranches &removed() { return m_removed; }
    /// Brings a removed branch back to its place and to life. @p lost receives the links that cannot be made
    /// again.
    Result<Component *> restore(const QString &token, const Actor &actor, QStringList &lost);
    /// Replaces the root's type instance while loading.
    void registerHandle(Component &component, quint32 handle);

private:
    static void visitAll(Component &component, const std::function<void(Component &)> &visit);
    void forgetHandles(Component &component);

    Station &m_station;
    std::unique_ptr<Component> m_root;
    QHash<quint32, Component *> m_byHandle;
    RemovedBranches m_removed;
    quint32 m_nextHandle = 2; ///< 1 is the root.
};

} // namespace station
