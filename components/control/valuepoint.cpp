#include "components/control/valuepoint.h"

#include "station/station.h"

#include <cmath>

namespace control {

using station::Status;

namespace {

/// Waits are cut into days, so that a wall clock that is set does not leave an override standing.
constexpr qint64 longestWaitMs = 24 * 3600 * 1000;

/// A number that is none is a broken sensor: no limit would ever notice it.
template <typename Value>
Status brokenNumber(const Value &value)
{
    if constexpr (std::is_same_v<Value, station::StatusNumeric>) {
        if (!value.status.has(Status::Null) && !std::isfinite(value.value))
            return Status::Fault;
    }
    return {};
}

} // namespace

// ValuePoint ------------------------------------------------------------------------------------------------

template <typename T>
void ValuePoint<T>::changed(const station::SlotSpec &slot)
{
    if (in == slot || staleAfter == slot)
        inputWritten();
    else if (facets == slot)
        scheduleExecute();
}

template <typename T>
void ValuePoint<T>::refreshed(const station::SlotSpec &slot)
{
    if (in == slot)
        inputWritten();
}

template <typename T>
void ValuePoint<T>::execute()
{
    const Value &input = in();
    out.set({input.value, Status(input.status.inherited() | ownFlags() | brokenNumber(input))});
}

// WritablePoint ---------------------------------------------------------------------------------------------

template <typename T>
void WritablePoint<T>::started()
{
    watchEnd();
    ValuePoint<T>::started();
}

template <typename T>
void WritablePoint<T>::stopped()
{
    m_endTimer.stop();
    ValuePoint<T>::stopped();
}

template <typename T>
void WritablePoint<T>::changed(const station::SlotSpec &slot)
{
    ValuePoint<T>::changed(slot);
    if (override == slot || overrideUntil == slot) {
        watchEnd();
        this->scheduleExecute();
    } else if (fallback == slot) {
        this->scheduleExecute();
    }
}

template <typename T>
void WritablePoint<T>::execute()
{
    const Status own = this->ownFlags();
    if (!override().status.has(Status::Null)) {
        // A stale input does not matter while a person's command is in force.
        this->out.set({override().value, own.with(Status::Stale, false).with(Status::Overridden)});
        return;
    }
    const Value &input = this->in();
    const Status broken = brokenNumber(input);
    const bool inputCounts = input.status.isValid() && !own.has(Status::Stale) && broken == Status();
    if (inputCounts || fallback().status.has(Status::Null)) {
        this->out.set({input.value, input.status.inherited() | own | broken});
        return;
    }
    this->out.set({fallback().value, fallback().status.inherited() | own.with(Status::Stale, false)});
}

template <typename T>
void WritablePoint<T>::watchEnd()
{
    m_endTimer.stop();
    if (!this->station() || !this->isStarted() || !overrideUntil().isValid())
        return;
    const qint64 left = this->station()->clock().wall().msecsTo(overrideUntil());
    if (left <= 0) {
        doClear();
        return;
    }
    m_endTimer.start(this->station()->clock(), std::min(left, longestWaitMs), [this] { watchEnd(); });
}

template <typename T>
void WritablePoint<T>::doOverride(const T &value)
{
    station::Turn turn(*this->station());
    overrideUntil.set({});
    override.set({value, Status::Ok});
}

template <typename T>
void WritablePoint<T>::doClear()
{
    station::Turn turn(*this->station());
    overrideUntil.set({});
    override.set({T{}, Status::Null});
}

template class ValuePoint<double>;
template class ValuePoint<bool>;
template class ValuePoint<station::EnumOrdinal>;
template class ValuePoint<QString>;
template class WritablePoint<double>;
template class WritablePoint<bool>;
template class WritablePoint<station::EnumOrdinal>;
template class WritablePoint<QString>;

} // namespace control
