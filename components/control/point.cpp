#include "components/control/point.h"

#include "station/station.h"

namespace control {

using station::Status;

namespace {

template <typename T>
const Status *statusIn(station::ValueRef value)
{
    const auto *typed = value.as<station::StatusValue<T>>();
    return typed ? &typed->status : nullptr;
}

Status statusOf(station::ValueRef value)
{
    for (const Status *status : {statusIn<double>(value), statusIn<bool>(value),
                                 statusIn<station::EnumOrdinal>(value), statusIn<QString>(value)}) {
        if (status)
            return *status;
    }
    return {};
}

} // namespace

Status Point::outputStatus() const
{
    return statusOf(value(outputSlot()));
}

QString Point::outputText() const
{
    const station::SlotSpec &slot = outputSlot();
    const station::ValueRef out = value(slot);
    // The text of a status value is the value, a space, and the status, which has none.
    const QString text = out.type->toText(out.data, facetsOf(slot));
    return text.left(text.lastIndexOf(QLatin1Char(' ')));
}

QString Point::numberText(double number) const
{
    return station::Codec<double>::toText(number, facetsOf(outputSlot()));
}

void Point::started()
{
    restartStaleTimer();
    scheduleExecute();
}

void Point::stopped()
{
    m_staleTimer.stop();
}

void Point::inputWritten()
{
    m_stale = false;
    restartStaleTimer();
    scheduleExecute();
}

void Point::restartStaleTimer()
{
    m_staleTimer.stop();
    if (!station() || !isStarted() || staleAfter().ms <= 0)
        return;
    m_staleTimer.start(station()->clock(), staleAfter().ms, [this] {
        m_stale = true;
        scheduleExecute();
    });
}

Status Point::ownFlags() const
{
    Status flags = m_stale && staleAfter().ms > 0 ? Status::Stale : Status::Ok;
    for (const auto &child : children()) {
        if (const auto *indicator = dynamic_cast<const AlarmIndicator *>(child.get()))
            flags = flags | indicator->alarmFlags();
    }
    return flags;
}

} // namespace control
