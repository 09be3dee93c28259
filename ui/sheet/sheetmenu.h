#pragma once

#include "ui/sheet/sheetrow.h"
#include "ui/shell/view.h"

#include <QMenu>

namespace ui {

class SheetModel;

/// The context menu of rows on the property sheet: what can be done with them, each with its key.
class SheetMenu final : public QMenu
{
    Q_OBJECT
public:
    /// What the sheet does when it is chosen.
    struct Deeds
    {
        std::function<void()> edit;
        std::function<void()> copyRow;
        std::function<void()> copySheet;
        std::function<void()> paste;
        std::function<void()> reset;
        std::function<void()> resetAll;
        std::function<void(const QString &slot)> mark;
        std::function<void(const QString &source, const QString &target)> link;
        std::function<void(const QString &source, const QString &target)> unlink;
    };

    SheetMenu(SheetModel &model, const QList<const SheetRow *> &rows, const SheetRow *current,
              ViewContext &context, const Deeds &deeds, QWidget *parent);

private:
    void addEditing(SheetModel &model, const QList<const SheetRow *> &rows, const Deeds &deeds);
    void addConflict(SheetModel &model, const SheetRow &row);
    void addLinks(const SheetRow &row, ViewContext &context, const Deeds &deeds);
};

} // namespace ui
