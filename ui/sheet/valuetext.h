#pragma once

#include "ui/link/description.h"
#include "ui/look/units.h"

namespace ui {

/// A value as a person in this locale reads it: numbers with the locale's signs and the unit, times local
/// with their zone, durations as "1h 30m 5s", weekdays by name. Text that cannot be a value is shown as it
/// is.
QString personText(const SlotDescription &slot, const QJsonValue &value);
/// What stands behind it where that differs: the stored number in its own unit, the time in UTC; empty when
/// nothing does.
QString rawText(const SlotDescription &slot, const QJsonValue &value);
/// Reads what personText() writes, and whatever parseText() takes; the error says why it is no value.
station::Result<QJsonValue> readPersonText(const SlotDescription &slot, const QString &text);
/// Reads a number that is shown in @p unit, or in the slot's own where that is written out. The locale's
/// writing goes before the plain one.
bool readShownNumber(const SlotDescription &slot, const UnitConversion &unit, QString text, double &stored);
/// The text of a status that the station wrote, "9.0 °C {ok}", with its number as it is shown here.
QString shownStatus(const QString &stationText);
/// "1h 30m 5s".
QString spokenDuration(qint64 ms);
/// "Mon to Fri", "Mon, Wed", "every day".
QString spokenWeekdays(int mask);
/// "07:00-18:30", and in words where the end is on the next day.
QString spokenRange(const QJsonValue &range);
/// What a slot's numbers are shown in.
UnitConversion shownUnit(const SlotDescription &slot);
/// A number in the locale's way, without rounding what was stored.
QString localNumber(double value, int precision);

} // namespace ui
