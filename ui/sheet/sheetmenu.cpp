#include "ui/sheet/sheetmenu.h"

#include "ui/edits/pendingedits.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetmodel.h"

#include <QApplication>
#include <QClipboard>

namespace ui {

SheetMenu::SheetMenu(SheetModel &model, const QList<const SheetRow *> &rows, const SheetRow *current,
                     ViewContext &context, const Deeds &deeds, QWidget *parent)
    : QMenu(parent)
{
    const bool onSlot = current && current->kind == SheetRow::Slot;
    if (!rows.isEmpty())
        addEditing(model, rows, deeds);
    if (onSlot)
        addConflict(model, *current);
    if (current && current->kind == SheetRow::Component)
        addAction(tr("Open"), this, [&context, ord = current->ord] { context.navigate(ord, {}); });
    addSeparator();
    if (!rows.isEmpty())
        addAction(tr("Copy"), QKeySequence(QKeySequence::Copy), this, deeds.copyRow);
    addAction(tr("Copy sheet"), QKeySequence(tr("Ctrl+Shift+C")), this, deeds.copySheet);
    const QString ord = onSlot    ? current->part->ords.constFirst() + QLatin1Char('.') + current->slot().name
                        : current ? (current->part ? current->part->ords.constFirst() : current->ord)
                                  : QString();
    if (!ord.isEmpty())
        addAction(tr("Copy path"), this, [ord] { QApplication::clipboard()->setText(ord); });
    addAction(tr("Paste…"), QKeySequence(QKeySequence::Paste), this, deeds.paste);
    addSeparator();
    if (onSlot && !current->part->isMany())
        addLinks(*current, context, deeds);
    addSeparator();
    addAction(tr("Reset all…"), this, deeds.resetAll);
}

void SheetMenu::addEditing(SheetModel &model, const QList<const SheetRow *> &rows, const Deeds &deeds)
{
    const SheetRow &first = *rows.constFirst();
    QAction *edit = addAction(tr("Edit"), QKeySequence(tr("F2")), this, deeds.edit);
    edit->setEnabled(rows.size() == 1 && first.slot().writable);
    bool resettable = false;
    for (const SheetRow *row : rows)
        resettable = resettable || (row->slot().writable && model.marksOf(*row) & SheetModel::NotDefault);
    const QString title = rows.size() > 1 ? tr("Reset to defaults")
                          : first.slot().isSecret()
                              ? tr("Forget the secret")
                              : tr("Reset to default (%1)")
                                    .arg(model.changes()
                                             .shown(*first.part, first.slot(), first.slot().initial)
                                             .section(QLatin1Char('\n'), 0, 0)
                                             .left(40));
    addAction(title, QKeySequence(QKeySequence::Delete), this, deeds.reset)->setEnabled(resettable);
    bool changed = false;
    for (const SheetRow *row : rows)
        changed = changed || model.marksOf(*row) & SheetModel::Changed;
    QList<std::pair<std::shared_ptr<SheetPart>, QString>> wanted;
    for (const SheetRow *row : rows)
        wanted.append({row->part, row->slot().name});
    addAction(tr("Revert"), this, [&model, wanted] {
        for (const auto &[part, slot] : wanted)
            model.changes().revertSlot(part, slot);
    })->setEnabled(changed);
}

void SheetMenu::addConflict(SheetModel &model, const SheetRow &row)
{
    if (!(model.marksOf(row) & SheetModel::Elsewhere))
        return;
    PendingEdits &edits = model.edits();
    const QList<quint32> handles = row.part->handles;
    const QString slot = row.slot().name;
    addSeparator();
    addAction(tr("Use theirs"), this, [&edits, handles, slot] {
        for (const quint32 handle : handles)
            edits.useTheirs(handle, slot);
    });
    addAction(tr("Keep mine"), this, [&edits, handles, slot] {
        for (const quint32 handle : handles)
            edits.keepMine(handle, slot);
    });
}

void SheetMenu::addLinks(const SheetRow &row, ViewContext &context, const Deeds &deeds)
{
    const QString ord = row.part->ords.constFirst() + QLatin1Char('.') + row.slot().name;
    addAction(tr("Link mark"), this, [deeds, ord] { deeds.mark(ord); });
    const QString marked = context.linkMark.ord;
    QAction *from =
        addAction(marked.isEmpty() ? tr("Link from the marked slot") : tr("Link from %1").arg(marked), this,
                  [deeds, marked, ord] { deeds.link(marked, ord); });
    from->setEnabled(!marked.isEmpty() && marked != ord);
    if (!row.slot().linkedFrom.isEmpty()) {
        const QString source = row.slot().linkedFrom;
        addAction(tr("Go to the source %1").arg(source), this,
                  [&context, source] { context.navigate(source.section(QLatin1Char('.'), 0, -2), {}); });
        addAction(tr("Remove the link"), this, [deeds, source, ord] { deeds.unlink(source, ord); });
    }
}

} // namespace ui
