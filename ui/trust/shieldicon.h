#pragma once

#include "ui/trust/hostentry.h"

#include <QPixmap>

class QWidget;

namespace ui {

/// The icon called @p name in @p colour, as large as @p widget's small icons, or @p times that.
QPixmap tintedPixmap(const QWidget *widget, const QString &name, const QColor &colour, int times = 1);
/// The shield of a state, in its colour.
QIcon shieldIcon(const QWidget *widget, HostState state);

} // namespace ui
