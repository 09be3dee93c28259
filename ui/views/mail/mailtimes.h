#pragma once

#include <QDateTime>
#include <QJsonValue>

namespace ui {

/// A time as the station writes it; invalid for null.
QDateTime mailTime(const QJsonValue &value);
/// Local time, short: only the clock for today.
QString shortTime(const QDateTime &time);
/// @p text with every time that the station wrote in UTC ("2027-11-22T15:28:21Z") as local time with its
/// zone.
QString inLocalTime(const QString &text);
/// Local time with its zone, and UTC, for tool tips.
QString longTime(const QDateTime &time);
/// How long ago, in one unit: "3 min".
QString ageSince(const QDateTime &since);

} // namespace ui
