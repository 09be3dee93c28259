#pragma once

#include <QString>
#include <QVariant>

namespace ui {

class SheetModel;
struct SheetRow;
struct SlotDescription;

/// What a row of the sheet shows in a column, for each role of Qt's item models.
QVariant sheetDisplay(const SheetModel &model, const SheetRow &row, int column, int role);
/// "1 to 600 s", "one of: a, b": what the facets allow.
QString limitsText(const SlotDescription &slot);
/// The form in which a slot is dragged; its bytes are the slot's ord.
QString slotMime();
/// Components as they are dragged from the tree: their ords, one a line.
QString ordsMime();
/// A type as it is dragged from the palette: its name.
QString typeMime();

} // namespace ui
