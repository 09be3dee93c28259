#pragma once

#include "components/alarm/alarmrecord.h"

#include <optional>

namespace alarms {

/// Whether one source is in alarm: the state machine behind every alarm extension, without clock, component
/// or database. It is told what the value means now and says which transition that makes.
///
///   normal → rising → active → falling → normal, and fault from anywhere. Rising still reports as normal and
///   falling as active, so that nobody outside sees a delay that has not ended. A condition that ends while
///   rising is only counted; a change between two kinds of offnormal, and a fault, are never delayed.
class Condition
{
public:
    enum class Phase { Normal, Rising, Active, Falling, Fault };

    struct Delays
    {
        qint64 onMs = 0;
        qint64 offMs = 0;
    };

    /// What the value means at one moment.
    struct Finding
    {
        SourceState kind = SourceState::Normal; ///< Normal or a kind of offnormal.
        bool fault = false;
        bool usable = true; ///< False = the value says nothing (null, disabled), so that what is known stays.
    };

    /// The transition that was made.
    struct Change
    {
        EventKind event = EventKind::ToNormal;
        SourceState from = SourceState::Normal;
        SourceState to = SourceState::Normal;
    };

    /// Judges @p finding at boot time @p nowMs. Call it on every change, and at dueMs().
    std::optional<Change> update(const Finding &finding, const Delays &delays, qint64 nowMs);
    /// While inhibited nothing is reported: a running on-delay is given up, everything else stays.
    void inhibit();
    /// Goes on with an episode of an earlier run.
    void restore(SourceState state);

    Phase phase() const { return m_phase; }
    /// The state that everybody else sees.
    SourceState reported() const;
    /// The kind of offnormal that the deadband is to be judged by; normal when there is none.
    SourceState held() const { return m_phase == Phase::Rising ? SourceState::Normal : m_kind; }
    /// Boot time at which a running delay ends; nothing when none runs.
    std::optional<qint64> dueMs() const { return m_due; }
    quint32 fleeting() const { return m_fleeting; } ///< Conditions that ended before their delay did.

private:
    std::optional<Change> fromFault(const Finding &finding);
    std::optional<Change> whileQuiet(SourceState kind, qint64 onMs, qint64 nowMs);
    std::optional<Change> whileActive(SourceState kind, qint64 offMs, qint64 nowMs);
    Change move(Phase phase, SourceState kind, EventKind event);

    Phase m_phase = Phase::Normal;
    SourceState m_kind = SourceState::Normal; ///< Of rising, active, falling; kept during a fault.
    std::optional<qint64> m_due;
    qint64 m_since = 0; ///< When the running delay began.
    quint32 m_fleeting = 0;
};

} // namespace alarms
