#pragma once

#include "station/component.h"
#include "station/value/result.h"

#include <QJsonObject>

#include <deque>
#include <vector>

namespace station {

/// Values for one component as a commit would get them, checked and not written: what a check of unsaved
/// settings works with. The component need not be in a station.
class ProposedChange
{
public:
    /// @p component must outlive this.
    explicit ProposedChange(const Component &component) : m_component(component), m_proposal(component) {}

    /// Reads slot names → JSON values, each by its slot's own rules. Gives every refusal; empty = all is
    /// well.
    std::vector<Error> take(const QJsonObject &values);
    const Proposal &proposal() const { return m_proposal; }

private:
    Result<void> takeOne(const SlotSpec &slot, const QJsonValue &json);

    const Component &m_component;
    std::deque<Value> m_values; ///< Never moved: the proposal points into it.
    Proposal m_proposal;
};

} // namespace station
