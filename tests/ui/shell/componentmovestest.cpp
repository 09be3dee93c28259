#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/shell/mainwindow.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/navview.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

using testsupport::UiStation;
using namespace ui;

/// Components moved in the tree of the window, by keys and by dragging.
class ComponentMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        QSettings().clear();
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        for (const char *name : {"Hot", "Cold", "Fan"})
            m_station->add(QStringLiteral("/Config"), folder(), QLatin1String(name));
        m_window = std::make_unique<MainWindow>(m_station->link());
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_station.reset();
    }

    void anUndoneMoveStandsWhereItStood()
    {
        QVERIFY(press("/Config/Cold", Qt::Key_X));
        QVERIFY(press("/Services", Qt::Key_V));
        QTRY_VERIFY(has("/Services/Cold"));
        QUndoStack &stack = m_window->context().edits.undoStack();
        QTRY_COMPARE(stack.undoText(), QStringLiteral("Move Cold"));
        stack.undo();
        QTRY_VERIFY(has("/Config/Cold"));
        QCOMPARE(inStation("/Config"), (QStringList{"Hot", "Cold", "Fan"}));
        QTRY_COMPARE(inTree("/Config"), (QStringList{"Hot", "Cold", "Fan"}));
        stack.redo();
        QTRY_VERIFY(has("/Services/Cold"));
    }

    void aMoveByDraggingCanBeUndone()
    {
        drag("/Config/Hot", "/Config/Fan");
        QTRY_VERIFY(has("/Config/Fan/Hot"));
        QTRY_COMPARE(m_window->context().edits.undoStack().undoText(), QStringLiteral("Move Hot"));
        m_window->context().edits.undoStack().undo();
        QTRY_VERIFY(has("/Config/Hot"));
        QCOMPARE(inStation("/Config"), (QStringList{"Hot", "Cold", "Fan"}));
    }

    void aTakenNameIsAskedForWhenPasted()
    {
        m_station->add(QStringLiteral("/Services"), folder(), QStringLiteral("Cold"));
        QVERIFY(press("/Config/Cold", Qt::Key_X));
        QVERIFY(press("/Services", Qt::Key_V));
        QVERIFY(acceptName(QStringLiteral("Cold2")));
        QTRY_VERIFY(has("/Services/Cold2"));
        QVERIFY(has("/Services/Cold") && !has("/Config/Cold"));
        QTRY_COMPARE(m_window->context().edits.undoStack().undoText(), QStringLiteral("Move Cold"));
        m_window->context().edits.undoStack().undo();
        QTRY_VERIFY(has("/Config/Cold"));
        QCOMPARE(inStation("/Config"), (QStringList{"Hot", "Cold", "Fan"}));
    }

    void aTakenNameIsAskedForWhenDropped()
    {
        m_station->add(QStringLiteral("/Config/Fan"), folder(), QStringLiteral("Hot"));
        m_station->add(QStringLiteral("/Config"), folder(), QStringLiteral("Hot2"));
        drag("/Config/Hot", "/Config/Fan");
        QVERIFY(acceptName(QStringLiteral("Hot3"))); // Free at both places.
        QTRY_VERIFY(has("/Config/Fan/Hot3"));
        QVERIFY(has("/Config/Fan/Hot") && !has("/Config/Hot"));
    }

    void whatIsCutIsFadedUntilItIsPasted()
    {
        QVERIFY(select("/Config/Cold"));
        QVERIFY(select("/Config/Hot"));
        const QPersistentModelIndex cold = tree()->currentIndex().siblingAtRow(1);
        const QImage before = pictureOf(cold);
        QVERIFY(press("/Config/Cold", Qt::Key_X));
        QVERIFY(select("/Config/Hot"));
        QVERIFY(cold.data(NavModel::CutRole).toBool());
        QVERIFY(cold.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("cut")));
        QVERIFY(pictureOf(cold) != before);
        QVERIFY(press("/Config/Fan", Qt::Key_V));
        QTRY_VERIFY(has("/Config/Fan/Cold"));
        QVERIFY(select("/Config/Fan/Cold"));
        QVERIFY(!tree()->currentIndex().data(NavModel::CutRole).toBool());
    }

    void escapeLeavesWhatIsCutWhereItIs()
    {
        QVERIFY(press("/Config/Cold", Qt::Key_X));
        const QPersistentModelIndex cold = tree()->currentIndex();
        QVERIFY(cold.data(NavModel::CutRole).toBool());
        QTest::keyClick(tree(), Qt::Key_Escape);
        QVERIFY(!cold.data(NavModel::CutRole).toBool());
        QVERIFY(press("/Config/Fan", Qt::Key_V));
        m_station->describe(QStringLiteral("/"));
        QVERIFY(has("/Config/Cold") && !has("/Config/Fan/Cold"));
    }

private:
    static QString folder() { return QStringLiteral("station:Folder"); }
    QTreeView *tree() const { return m_window->navigation().tree(); }
    NavModel *model() const { return qobject_cast<NavModel *>(tree()->model()); }
    bool has(const char *ord) const { return m_station->station().find(QLatin1String(ord)).ok(); }
    bool select(const char *ord)
    {
        m_window->navigation().reveal(QLatin1String(ord));
        return QTest::qWaitFor([&] { return m_window->navigation().currentOrd() == QLatin1String(ord); });
    }
    bool press(const char *ord, Qt::Key key)
    {
        if (!select(ord))
            return false;
        tree()->setFocus();
        QTest::keyClick(tree(), key, Qt::ControlModifier);
        return true;
    }
    void drag(const char *ord, const char *target)
    {
        QVERIFY(select(ord));
        const std::unique_ptr<QMimeData> data(model()->mimeData({tree()->currentIndex()}));
        QVERIFY(select(target));
        model()->dropMimeData(data.get(), Qt::MoveAction, -1, -1, tree()->currentIndex());
    }
    /// Takes the name that the prompt proposes.
    bool acceptName(const QString &proposed)
    {
        QInputDialog *prompt = nullptr;
        (void)QTest::qWaitFor([&] { return (prompt = m_window->findChild<QInputDialog *>()) != nullptr; });
        if (!prompt || prompt->textValue() != proposed)
            return false;
        QTest::keyClick(prompt->findChild<QLineEdit *>(), Qt::Key_Return);
        return true;
    }
    QStringList inStation(const char *ord) const
    {
        QStringList names;
        for (const auto &child : (*m_station->station().find(QLatin1String(ord)))->children())
            names.append(child->name());
        return names;
    }
    QStringList inTree(const char *ord) const
    {
        const quint32 handle = (*m_station->station().find(QLatin1String(ord)))->handle();
        const QModelIndex parent = model()->indexOf(handle);
        QStringList names;
        for (int row = 0; row < model()->rowCount(parent); ++row)
            names.append(model()->index(row, 0, parent).data(NavModel::NameRole).toString());
        return names;
    }
    QImage pictureOf(const QModelIndex &index) const
    {
        return tree()->viewport()->grab(tree()->visualRect(index)).toImage();
    }

    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(ComponentMovesTest)
#include "componentmovestest.moc"
