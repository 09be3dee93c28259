// How what was removed comes back: the same handles, values, place, secrets and links, as far as the tree
// around it still allows.

#include "station/componentaccess.h"
#include "station/links.h"
#include "station/siblings.h"
#include "station/tree.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tree", text);
}

SlotAddress addressOf(const Station &station, quint32 handle, const QString &slot)
{
    Component *component = station.byHandle(handle);
    return {component, component ? component->findSlot(slot) : nullptr};
}

/// Makes the links again; returns what each one that cannot be made lacks.
QStringList makeAgain(Station &station, const std::vector<RemovedBranches::KeptLink> &links)
{
    QStringList lost;
    for (const RemovedBranches::KeptLink &link : links) {
        const SlotAddress source = addressOf(station, link.source, link.sourceSlot);
        const SlotAddress target = addressOf(station, link.target, link.targetSlot);
        if (!source.slot || !target.slot) {
            const QString end = source.slot ? source.ord() : target.ord();
            lost.append(source.slot ? tr("link from %1: its other end is gone").arg(end)
                                    : tr("link to %1: its other end is gone").arg(end));
            continue;
        }
        const Result<void> made = station.links().add(source, target, Actor{.kind = Actor::Program});
        if (!made)
            lost.append(made.error().text());
    }
    return lost;
}

} // namespace

Result<Component *> Tree::restore(const QString &token, const Actor &actor, QStringList &lost)
{
    const RemovedBranches::Branch *kept = m_removed.find(token);
    if (!kept)
        return Error{tr("What was removed"), tr("the station does not keep it any more"),
                     tr("It keeps the last %1 removals until it stops; older versions of the whole station "
                        "lie in the folder history")
                         .arg(RemovedBranches::maxBranches)};
    Component *parent = byHandle(kept->parent);
    if (!parent)
        return Error{kept->path, tr("the component above it is gone as well"), tr("Restore that one first")};
    if (const Result<void> fits = checkPlace(*parent, kept->copy->type(), kept->copy->name()); !fits)
        return fits.error();

    Turn turn(m_station);
    RemovedBranches::Branch branch = m_removed.take(token);
    const QString name = branch.copy->name();
    Component &back = mount(*parent, std::move(branch.copy), name, branch.handle);
    placeAt(back, branch.position);
    m_station.audit(actor, tr("restored"), back.path());
    visitAll(back, [this](Component &node) { m_station.markSecrets(node); });
    m_station.bringToLife(back);
    lost = makeAgain(m_station, branch.links);
    if (parent->children().back().get() != &back)
        m_station.notifyStructure(*parent);
    return &back;
}

} // namespace station
