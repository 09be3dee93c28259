#include "components/alarm/condition.h"

namespace alarms {

SourceState Condition::reported() const
{
    switch (m_phase) {
    case Phase::Normal:
    case Phase::Rising:
        return SourceState::Normal;
    case Phase::Active:
    case Phase::Falling:
        return m_kind;
    case Phase::Fault:
        break;
    }
    return SourceState::Fault;
}

std::optional<Condition::Change> Condition::update(const Finding &finding, const Delays &delays, qint64 nowMs)
{
    if (finding.fault) {
        if (m_phase == Phase::Fault)
            return std::nullopt;
        // What rose without being reported is forgotten; an active kind is kept for the deadband afterwards.
        return move(Phase::Fault, held(), EventKind::ToFault);
    }
    if (!finding.usable) {
        inhibit();
        return std::nullopt;
    }
    switch (m_phase) {
    case Phase::Fault:
        return fromFault(finding);
    case Phase::Normal:
    case Phase::Rising:
        return whileQuiet(finding.kind, delays.onMs, nowMs);
    case Phase::Active:
    case Phase::Falling:
        break;
    }
    return whileActive(finding.kind, delays.offMs, nowMs);
}

std::optional<Condition::Change> Condition::fromFault(const Finding &finding)
{
    if (finding.kind == SourceState::Normal)
        return move(Phase::Normal, SourceState::Normal, EventKind::ToNormal);
    return move(Phase::Active, finding.kind, EventKind::ToOffnormal);
}

std::optional<Condition::Change> Condition::whileQuiet(SourceState kind, qint64 onMs, qint64 nowMs)
{
    if (kind == SourceState::Normal) {
        inhibit();
        return std::nullopt;
    }
    if (m_phase == Phase::Normal || m_kind != kind) {
        m_phase = Phase::Rising;
        m_kind = kind;
        m_since = nowMs;
    }
    // Recomputed each time, so that a delay edited while it runs counts from its beginning.
    m_due = m_since + onMs;
    if (nowMs < *m_due)
        return std::nullopt;
    return move(Phase::Active, kind, EventKind::ToOffnormal);
}

std::optional<Condition::Change> Condition::whileActive(SourceState kind, qint64 offMs, qint64 nowMs)
{
    if (kind != SourceState::Normal) {
        if (kind != m_kind)
            return move(Phase::Active, kind, EventKind::ToOffnormal);
        m_phase = Phase::Active;
        m_due.reset();
        return std::nullopt;
    }
    if (m_phase == Phase::Active) {
        m_phase = Phase::Falling;
        m_since = nowMs;
    }
    m_due = m_since + offMs;
    if (nowMs < *m_due)
        return std::nullopt;
    return move(Phase::Normal, SourceState::Normal, EventKind::ToNormal);
}

void Condition::inhibit()
{
    if (m_phase == Phase::Rising) {
        m_phase = Phase::Normal;
        m_kind = SourceState::Normal;
        ++m_fleeting;
    } else if (m_phase == Phase::Falling) {
        m_phase = Phase::Active;
    }
    m_due.reset();
}

void Condition::restore(SourceState state)
{
    m_due.reset();
    m_kind = isOffnormal(state) ? state : SourceState::Normal;
    m_phase = state == SourceState::Fault ? Phase::Fault : isOffnormal(state) ? Phase::Active : Phase::Normal;
}

Condition::Change Condition::move(Phase phase, SourceState kind, EventKind event)
{
    // From a rise the outside has seen nothing but normal.
    const SourceState from = reported();
    m_phase = phase;
    m_kind = kind;
    m_due.reset();
    return {event, from, reported()};
}

} // namespace alarms
