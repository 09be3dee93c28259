#include "ui/sheet/sheetmemory.h"

#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheetview.h"

#include <QHeaderView>
#include <QSettings>

namespace ui {

namespace {

const QString columnsKey = QStringLiteral("columns");
const QString foldedKey = QStringLiteral("folded");
const QString unfoldedKey = QStringLiteral("unfolded");

QString groupOf(const QString &type)
{
    return QStringLiteral("sheet/") + QString(type).replace(QLatin1Char('/'), QLatin1Char('_'));
}

} // namespace

void rememberSheet(const QString &type, const SheetView &view, bool foldingToo)
{
    QSettings settings;
    settings.beginGroup(groupOf(type));
    settings.setValue(columnsKey, view.header()->saveState());
    if (!foldingToo)
        return;
    settings.setValue(foldedKey, view.groups(false));
    settings.setValue(unfoldedKey, view.groups(true));
}

void recallSheet(const QString &type, SheetView &view)
{
    QSettings settings;
    settings.beginGroup(groupOf(type));
    view.foldAsUsual(settings.value(foldedKey).toStringList(), settings.value(unfoldedKey).toStringList());
    if (view.header()->restoreState(settings.value(columnsKey).toByteArray()))
        return;
    const int letter = view.fontMetrics().averageCharWidth();
    view.resizeColumnToContents(SheetModel::Name); // Names of slots are longer in some languages.
    view.setColumnWidth(SheetModel::Name,
                        std::clamp(view.columnWidth(SheetModel::Name), letter * 37, letter * 60));
    view.setColumnWidth(SheetModel::Value, letter * 38);
    view.setColumnWidth(SheetModel::Limits, letter * 42);
}

} // namespace ui
