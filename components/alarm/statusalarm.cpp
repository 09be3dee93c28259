#include "components/alarm/statusalarm.h"

#include <QCoreApplication>

namespace alarms {

using station::Status;

SourceState StatusAlarm::judge(const control::Point &point, SourceState) const
{
    const Status watched = Status()
                               .with(Status::Disabled, whenDisabled())
                               .with(Status::Fault, whenFault())
                               .with(Status::Down, whenDown())
                               .with(Status::Stale, whenStale())
                               .with(Status::Overridden, whenOverridden())
                               .with(Status::Null, whenNull());
    const bool isSet = (point.outputStatus().flags() & watched.flags()) != 0;
    return isSet ? SourceState::Offnormal : SourceState::Normal;
}

QString StatusAlarm::defaultText(const control::Point &point, SourceState) const
{
    return QCoreApplication::translate("StatusAlarm", "the status is %1").arg(point.outputStatus().text());
}

} // namespace alarms
