#include "ui/tree/dragtree.h"

#include <QDragEnterEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>

using ui::DragTree;

namespace {

/// Remembers which row was asked about last.
class AskedModel final : public QStandardItemModel
{
public:
    using QStandardItemModel::QStandardItemModel;

    bool canDropMimeData(const QMimeData *, Qt::DropAction, int row, int,
                         const QModelIndex &parent) const override
    {
        asked = parent.isValid() ? parent.row() : row;
        return true;
    }
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }

    mutable int asked = -1;
};

} // namespace

/// Dragging over a tree: the target is seen, and is the one that is marked.
class DragTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model.clear();
        for (int i = 0; i < 100; ++i)
            m_model.appendRow(new QStandardItem(QStringLiteral("row %1").arg(i)));
        m_tree = std::make_unique<DragTree>();
        m_tree->setModel(&m_model);
        m_tree->setDragDropMode(QAbstractItemView::DragDrop);
        m_tree->setUniformRowHeights(true);
        m_tree->resize(200, 300);
        m_tree->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tree.get()));
    }

    void theMarkFollowsWhatScrollsBelowThePointer()
    {
        QMimeData data;
        data.setText(QStringLiteral("x"));
        const QPoint at = m_tree->visualRect(m_model.index(5, 0)).center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_tree->viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_tree->viewport(), &move);
        QCOMPARE(m_model.asked, 5);
        m_tree->verticalScrollBar()->setValue(m_tree->verticalScrollBar()->value() +
                                              3 * (m_tree->verticalScrollMode() == QTreeView::ScrollPerItem
                                                       ? 1
                                                       : m_tree->visualRect(m_model.index(0, 0)).height()));
        const int below = m_tree->indexAt(at).row();
        QVERIFY(below > 5);
        QTRY_COMPARE(m_model.asked, below);
        // What has left is not asked for any more.
        QDragLeaveEvent leave;
        QApplication::sendEvent(m_tree->viewport(), &leave);
        m_tree->verticalScrollBar()->setValue(0);
        QCoreApplication::processEvents();
        QCOMPARE(m_model.asked, below);
    }

    void thePictureLeavesTheTargetInSight()
    {
        const QPixmap picture = m_tree->picture({m_model.index(3, 0)});
        QVERIFY(!picture.isNull());
        const QRect covered(QPoint() - DragTree::hotSpot(), picture.deviceIndependentSize().toSize());
        // Neither the pointer's own row from its left edge to the pointer, nor what is above it.
        QVERIFY(!covered.contains(QPoint(0, 0)));
        QVERIFY(covered.left() > 0 && covered.top() > 0);
    }

private:
    AskedModel m_model;
    std::unique_ptr<DragTree> m_tree;
};

QTEST_MAIN(DragTreeTest)
#include "dragtreetest.moc"
