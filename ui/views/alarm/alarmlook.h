#pragma once

#include <QIcon>

namespace ui {

struct AlarmRow;

/// How an alarm is marked: an icon of its own shape, a colour, and words beside them.
enum class AlarmLook {
    Unacked,  ///< In alarm or fault, nobody has acknowledged it: red.
    Alert,    ///< An alert that nobody has acknowledged: orange.
    Acked,    ///< Still in alarm, somebody knows: yellow.
    Returned, ///< Normal again, but nobody has acknowledged it: green.
    Plain,    ///< Normal and acknowledged.
};

AlarmLook lookOf(const AlarmRow &alarm);
QColor alarmColour(AlarmLook look);
/// Grey when what it says may be outdated.
QIcon alarmIcon(AlarmLook look, bool live = true);
/// The icon called @p name in a colour; white on a selected row.
QIcon colouredIcon(const QString &name, const QColor &colour);

} // namespace ui
