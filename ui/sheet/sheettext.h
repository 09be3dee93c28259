#pragma once

#include "ui/sheet/sheetrow.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace ui {

class SheetModel;

/// Rows and whole sheets as text, and back. Secrets are written as dots and never read.

/// "name<TAB>value unit", a line for each row.
QString rowsText(const SheetModel &model, const QList<const SheetRow *> &rows);
/// The whole sheet in aligned columns, headed by the component's path, the time and the program's version.
QString sheetText(const SheetModel &model, const QString &stationName, const QDateTime &now);

/// A line of the clipboard that names a slot of the sheet.
struct PastedRow
{
    QString slot;
    QString title;
    QString before; ///< For a person.
    QString after;  ///< For a person.
    QJsonValue value;
    QString problem; ///< Why it cannot be taken; empty = it can.
};
/// Reads what rowsText() wrote; lines that name no slot of the sheet's component are left out.
QList<PastedRow> readPasted(const SheetModel &model, const QString &text);

} // namespace ui
