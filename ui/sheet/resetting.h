#pragma once

#include <QList>

class QWidget;

namespace ui {

class SheetModel;
struct SheetRow;

/// Sets rows back to their defaults; asks first when a stored secret is among them.
void resetRows(SheetModel &model, const QList<const SheetRow *> &rows, QWidget *parent);
/// Lists every row of the sheet's component that is not at its default, and resets what is left ticked.
void resetAll(SheetModel &model, QWidget *parent);

} // namespace ui
