#pragma once

#include <QIcon>

namespace ui {

/// The icon called @p name, drawn in the palette's text colour at whatever size is asked for. A name that
/// this program does not know gives a plain component.
QIcon icon(const QString &name);

} // namespace ui
