#pragma once

#include <QList>
#include <QString>

namespace alarms {

/// A name that subject and body of an alarm mail may hold between percent signs.
struct AlarmVariable
{
    QString name;
    QString doc; ///< One line for help and preview.
};

/// All of them, in the order in which help shows them. Besides these, "alarmData.<key>" gives any key of the
/// alarm extension's own data, such as alarmData.location.
QList<AlarmVariable> alarmVariables();

} // namespace alarms
