#pragma once

#include <QMimeData>
#include <QPointer>
#include <QTreeView>

namespace ui {

/// A tree whose rows are dragged so that the target stays in sight: the picture hangs beside the pointer, and
/// the mark is always on the row that a drop would hit, also while the tree scrolls below the pointer.
class DragTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit DragTree(QWidget *parent = nullptr);

    /// Where the pointer is in the picture: outside, above its upper left corner.
    static QPoint hotSpot();
    /// What is dragged, in a line.
    QPixmap picture(const QModelIndexList &rows) const;

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void markAgain();

    struct Move
    {
        QPoint at;
        Qt::DropActions actions;
        Qt::MouseButtons buttons;
        Qt::KeyboardModifiers keys;
        QPointer<const QMimeData> data; ///< Null while nothing is dragged over this tree.
    };
    Move m_last;
};

} // namespace ui
