#include "ui/sheet/resetting.h"

#include "ui/sheet/changepreview.h"
#include "ui/sheet/sheetchanges.h"
#include "ui/sheet/sheetmodel.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Resetting", text);
}

void resetNow(SheetModel &model, const QList<std::pair<std::shared_ptr<SheetPart>, QString>> &rows)
{
    QList<std::shared_ptr<SheetPart>> parts;
    for (const auto &[part, slot] : rows) {
        if (!parts.contains(part))
            parts.append(part);
    }
    for (const auto &part : std::as_const(parts)) {
        QStringList names;
        for (const auto &[owner, slot] : rows) {
            if (owner == part)
                names.append(slot);
        }
        model.changes().reset(part, names);
    }
}

} // namespace

void resetRows(SheetModel &model, const QList<const SheetRow *> &rows, QWidget *parent)
{
    QList<std::pair<std::shared_ptr<SheetPart>, QString>> wanted;
    bool storedSecret = false;
    for (const SheetRow *row : rows) {
        if (!row->slot().writable)
            continue;
        wanted.append({row->part, row->slot().name});
        storedSecret =
            storedSecret || (row->slot().isSecret() && model.marksOf(*row) & SheetModel::NotDefault);
    }
    if (!storedSecret)
        return resetNow(model, wanted);
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Forget a secret"),
                        tr("Resetting forgets the stored secret when you save. It cannot be brought back."),
                        QMessageBox::Cancel, parent);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *forget = question->addButton(tr("Forget it"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(forget, &QPushButton::clicked, &model, [&model, wanted] { resetNow(model, wanted); });
    question->open();
}

void resetAll(SheetModel &model, QWidget *parent)
{
    const std::shared_ptr<SheetPart> part = model.top();
    QList<ChangePreview::Row> rows;
    for (const SlotDescription &slot : part->description.slotList) {
        const SheetRow *row = model.rowAt(model.indexOf(part->handles.constFirst(), slot.name));
        if (!row || !slot.writable || slot.isSecret() || !(model.marksOf(*row) & SheetModel::NotDefault))
            continue;
        rows.append({{slot.name, slot.initial},
                     slot.displayName,
                     model.changes().shown(*part, slot, model.valueOf(*row)),
                     model.changes().shown(*part, slot, slot.initial),
                     {}});
    }
    const auto done = [&model, part](const QList<rules::Write> &writes) {
        QStringList names;
        for (const rules::Write &write : writes)
            names.append(write.slot);
        model.changes().reset(part, names);
    };
    (new ChangePreview(tr("Reset to the defaults (secrets stay)"), tr("Reset"), rows, done, parent))->open();
}

} // namespace ui
