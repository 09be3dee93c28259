#pragma once

#include "station/value/status.h"

#include <QColor>
#include <QPalette>

namespace ui {

/// The colour of a status on the palette's base: chosen by the base's lightness so that its contrast is 5:1
/// or better. Text and icon say the same without it. {ok} and what has no colour of its own give the text
/// colour.
QColor statusColour(station::Status status, const QPalette &palette);
/// The colour of what is changed and not saved.
QColor pendingColour(const QPalette &palette);
/// The colour of what must not be overlooked: "not encrypted", a refused value.
QColor alertColour(const QPalette &palette);
/// The colour of what was checked and found right: "matches", "approved".
QColor confirmedColour(const QPalette &palette);
/// The icon's name for a status; empty for {ok}.
QString statusIcon(station::Status status);
/// The status inside a text such as "20.5 °C {alarm}"; {ok} when there is none.
station::Status statusIn(const QString &text);

} // namespace ui
