#pragma once

#include <QIcon>

namespace ui {

/// The icon called @p name, drawn in the palette's text colour at whatever size is asked for. A name that
/// this program does not know gives a plain component.
QIcon icon(const QString &name);
/// The same in a colour of its own, which no palette changes.
QIcon icon(const QString &name, const QColor &colour);
/// Draws the icon called @p name in a colour of its own, for status marks.
void paintTinted(QPainter &painter, const QRect &place, const QString &name, const QColor &colour);

} // namespace ui
