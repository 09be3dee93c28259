#include "station/proposedchange.h"

#include "station/value/codec.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Writing", text);
}

} // namespace

std::vector<Error> ProposedChange::take(const QJsonObject &values)
{
    std::vector<Error> refusals;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const SlotSpec *slot = m_component.findSlot(it.key());
        if (!slot || !slot->isProperty()) {
            refusals.push_back({it.key(), tr("%1 has no such property").arg(m_component.type().name), {}});
        } else if (const Result<void> taken = takeOne(*slot, it.value()); !taken) {
            refusals.push_back({it.key(), taken.error().why, taken.error().remedy});
        }
    }
    return refusals;
}

Result<void> ProposedChange::takeOne(const SlotSpec &slot, const QJsonValue &json)
{
    const Facets facets = m_component.facetsOf(slot);
    Value value(m_component.value(slot));
    Result<void> step = value.type()->fromJson(value.data(), json, facets);
    if (step)
        step = value.type()->check(value.ref().data, facets);
    if (!step)
        return step;
    m_values.push_back(std::move(value));
    m_proposal.put(slot, m_values.back().ref());
    return {};
}

} // namespace station
