// What is dropped on a sheet: slots and components on a slot, types of the palette anywhere.

#include "ui/sheet/sheetdisplay.h"
#include "ui/sheet/sheetfilter.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheetview.h"

#include <QDragMoveEvent>
#include <QMimeData>

namespace ui {

QString SheetView::parentAt(const QPoint &pos) const
{
    const SheetRow *row = rowOf(indexAt(pos));
    if (row && row->kind == SheetRow::Component)
        return row->ord;
    const auto top = m_model.top();
    // Several components that are edited as one have no place for one more.
    return top && !top->isMany() ? top->ords.constFirst() : QString();
}

bool SheetView::takesDrop(const QPoint &pos, const QMimeData &mime) const
{
    if (mime.hasFormat(typeMime()))
        return !parentAt(pos).isEmpty();
    const SheetRow *row = rowOf(indexAt(pos));
    if (!row || row->kind != SheetRow::Slot || row->part->isMany())
        return false;
    return mime.hasFormat(slotMime()) ||
           (mime.hasFormat(ordsMime()) && row->slot().typeName == QLatin1String("reference") &&
            row->slot().writable);
}

void SheetView::dragEnterEvent(QDragEnterEvent *event)
{
    for (const QString &format : m_model.mimeTypes()) {
        if (event->mimeData()->hasFormat(format))
            return event->acceptProposedAction();
    }
}

void SheetView::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event);
    if (takesDrop(event->position().toPoint(), *event->mimeData()))
        event->acceptProposedAction();
    else
        event->ignore();
}

void SheetView::dropEvent(QDropEvent *event)
{
    const QPoint pos = event->position().toPoint();
    const QMimeData *mime = event->mimeData();
    if (!takesDrop(pos, *mime))
        return;
    event->acceptProposedAction();
    setState(NoState);
    viewport()->update();
    if (mime->hasFormat(typeMime())) {
        Q_EMIT typeDropped(QString::fromUtf8(mime->data(typeMime())), parentAt(pos));
        return;
    }
    const QModelIndex index = indexAt(pos);
    const SheetRow *row = rowOf(index);
    if (mime->hasFormat(slotMime())) {
        const QString target = row->part->ords.constFirst() + QLatin1Char('.') + row->slot().name;
        Q_EMIT linkAsked(QString::fromUtf8(mime->data(slotMime())), target);
    } else {
        const QString first = QString::fromUtf8(mime->data(ordsMime())).section(QLatin1Char('\n'), 0, 0);
        Q_EMIT referenceDropped(m_filter.mapToSource(index), first);
    }
}

} // namespace ui
