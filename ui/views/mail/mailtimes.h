#pragma once

#include <QDateTime>
#include <QJsonValue>

namespace ui {

/// A time as the station writes it; invalid for null.
QDateTime mailTime(const QJsonValue &value);
/// Local time, short: only the clock for today.
QString shortTime(const QDateTime &time);
/// Local time with its zone, and UTC, for tool tips.
QString longTime(const QDateTime &time);
/// How long ago, in one unit: "3 min".
QString ageSince(const QDateTime &since);

} // namespace ui
