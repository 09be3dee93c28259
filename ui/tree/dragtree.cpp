#include "ui/tree/dragtree.h"

#include <QApplication>
#include <QDrag>
#include <QDragMoveEvent>
#include <QPainter>

namespace ui {

DragTree::DragTree(QWidget *parent) : QTreeView(parent)
{
    // Only at the very edge: rows must not run away from a pointer that is about to let go.
    setAutoScrollMargin(fontMetrics().height() / 2);
}

QPoint DragTree::hotSpot()
{
    return {-QApplication::style()->pixelMetric(QStyle::PM_SmallIconSize), -2};
}

QPixmap DragTree::picture(const QModelIndexList &rows) const
{
    const QString text = rows.size() == 1 ? rows.constFirst().data().toString()
                                          : tr("%n component(s)", nullptr, int(rows.size()));
    const int icon = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    const int gap = fontMetrics().averageCharWidth() / 2;
    const QSize size(icon + 3 * gap + fontMetrics().horizontalAdvance(text),
                     std::max(icon, fontMetrics().height()) + 2);
    QPixmap made(size * devicePixelRatioF());
    made.setDevicePixelRatio(devicePixelRatioF());
    made.fill(palette().color(QPalette::ToolTipBase));
    QPainter painter(&made);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::ToolTipText));
    rows.constFirst()
        .data(Qt::DecorationRole)
        .value<QIcon>()
        .paint(&painter, QRect(gap, 0, icon, size.height()));
    painter.drawText(QRect(QPoint(icon + 2 * gap, 0), size), Qt::AlignVCenter | Qt::AlignLeft, text);
    return made;
}

void DragTree::startDrag(Qt::DropActions actions)
{
    QModelIndexList rows = selectedIndexes();
    rows.removeIf([](const QModelIndex &row) { return !(row.flags() & Qt::ItemIsDragEnabled); });
    QMimeData *dragged = rows.isEmpty() ? nullptr : model()->mimeData(rows);
    if (!dragged)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->setPixmap(picture(rows));
    drag->setHotSpot(hotSpot());
    const Qt::DropAction usual = defaultDropAction() != Qt::IgnoreAction && (actions & defaultDropAction())
                                     ? defaultDropAction()
                                     : Qt::CopyAction;
    drag->exec(actions, usual);
}

void DragTree::dragMoveEvent(QDragMoveEvent *event)
{
    m_last = {event->position().toPoint(), event->possibleActions(), event->buttons(), event->modifiers(),
              event->mimeData()};
    QTreeView::dragMoveEvent(event);
}

void DragTree::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_last.data = nullptr;
    QTreeView::dragLeaveEvent(event);
}

void DragTree::dropEvent(QDropEvent *event)
{
    m_last.data = nullptr;
    QTreeView::dropEvent(event);
}

void DragTree::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    // Qt takes the mark away after it has scrolled.
    if (m_last.data)
        QMetaObject::invokeMethod(this, &DragTree::markAgain, Qt::QueuedConnection);
}

void DragTree::markAgain()
{
    if (!m_last.data)
        return;
    QDragMoveEvent same(m_last.at, m_last.actions, m_last.data, m_last.buttons, m_last.keys);
    QTreeView::dragMoveEvent(&same);
}

} // namespace ui
