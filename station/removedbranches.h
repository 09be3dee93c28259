#pragma once

#include "station/component.h"

#include <deque>

namespace station {

/// What persons removed since the station started, so that it can be taken back: what is saved of it, its
/// place, and the links that ended with it. Bounded; the oldest goes first.
///
/// Its secrets stay sealed in the secret store under the handles, which nobody else ever gets: they serve
/// again when it comes back, and older versions of the station file find them as well.
class RemovedBranches
{
public:
    static constexpr std::size_t maxBranches = 100;
    static constexpr int maxComponents = 20'000; ///< Altogether.

    struct KeptLink
    {
        quint32 source = 0;
        QString sourceSlot;
        quint32 target = 0;
        QString targetSlot;
    };
    struct Branch
    {
        QString token;
        QString path;
        quint32 handle = 0;
        quint32 parent = 0;
        int position = 0;
        int size = 0;
        std::unique_ptr<Component> copy;
        std::vector<KeptLink> links;
    };

    /// To be called while @p component is still whole. A branch that is too large is not kept.
    void keep(const Component &component);
    /// What asks for it back: names this one removal, also after a restart. Empty = it was not kept.
    QString tokenOf(quint32 handle) const;
    const Branch *find(const QString &token) const;
    Branch take(const QString &token);

private:
    std::deque<Branch> m_branches;
    int m_size = 0;
};

} // namespace station
