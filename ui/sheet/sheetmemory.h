#pragma once

#include <QString>

namespace ui {

class SheetView;

/// Keeps the widths of columns and which groups are folded, for each component type.
void rememberSheet(const QString &type, const SheetView &view, bool foldingToo);
void recallSheet(const QString &type, SheetView &view);

} // namespace ui
