#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/propertysheet.h"
#include "ui/sheet/sheetdisplay.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palettemodel.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewpage.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QDragMoveEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>

using namespace ui;
using testsupport::UiStation;

/// Types of the palette are dropped on a sheet as they are on the tree.
class PaletteDropTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        m_station->add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("Zone"));
        m_window = std::make_unique<MainWindow>(m_station->link());
        m_window->resize(1200, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->navigate(QStringLiteral("/Config"), QStringLiteral("propertySheet"));
        QTRY_VERIFY(sheet() && sheet()->component().ord == QLatin1String("/Config") && child().isValid());
    }
    void cleanup()
    {
        m_window.reset();
        m_station.reset();
    }

    void aChildsRowTakesAType()
    {
        QVERIFY(drop("station:Folder", view().visualRect(child()).center()));
        QTRY_VERIFY(prompt());
        QVERIFY(answer(QStringLiteral("/Config/Zone"), QStringLiteral("Inner")));
        QTRY_VERIFY(has("/Config/Zone/Inner"));
        QVERIFY(!has("/Config/Inner"));
        QTRY_COMPARE(m_window->context().edits.undoStack().undoText(), QStringLiteral("Add Inner"));
        m_window->context().edits.undoStack().undo();
        QTRY_VERIFY(!has("/Config/Zone/Inner"));
    }

    void emptySpaceTakesATypeForTheSheetsComponent()
    {
        const QPoint empty(40, view().viewport()->height() - 4);
        QVERIFY(!view().indexAt(empty).isValid());
        QVERIFY(drop("control:NumericWritable", empty));
        QTRY_VERIFY(prompt());
        QVERIFY(answer(QStringLiteral("/Config"), QStringLiteral("Level")));
        QTRY_VERIFY(has("/Config/Level"));
    }

    void aSlotsRowTakesATypeForTheSheetsComponent()
    {
        m_window->navigate(UiStation::outgoing(), QStringLiteral("propertySheet"));
        QTRY_VERIFY(sheet() && sheet()->component().ord == UiStation::outgoing());
        const QModelIndex row = at(sheet()->model().indexOf(sheet()->handle(), QStringLiteral("hostname")));
        QVERIFY(drop("alarm:AlarmClass", view().visualRect(row).center()));
        // What the station does not take here is said with its reason, before anybody thinks of a name.
        QTRY_VERIFY(m_window->context().notifications.rowCount() > 0);
        const QString why = m_window->context().notifications.index(0, Notifications::Text).data().toString();
        QVERIFY2(why.contains(QStringLiteral("cannot stand below")), qPrintable(why));
        QVERIFY(!prompt());
    }

    void aNameThatIsTakenIsAskedForAgain()
    {
        QVERIFY(drop("station:Folder", QPoint(40, view().viewport()->height() - 4)));
        QTRY_VERIFY(prompt());
        QVERIFY(answer(QStringLiteral("/Config"), QStringLiteral("Zone")));
        QTRY_VERIFY(prompt() && prompt()->labelText().contains(QStringLiteral("exists already")));
        QCOMPARE(prompt()->textValue(), QStringLiteral("Zone"));
        QVERIFY(answer(QStringLiteral("/Config"), QStringLiteral("Zone3")));
        QTRY_VERIFY(has("/Config/Zone3"));
        QVERIFY(!prompt());
    }

    /// What is dragged, a slot or a type, gets to a view that is behind another.
    void aTabComesToTheFrontUnderWhatIsDragged()
    {
        m_window->views().open(QStringLiteral("/Services"), {}, true);
        QCOMPARE(m_window->views().currentIndex(), 1);
        QTabBar *tabs = m_window->views().tabBar();
        const QPoint pos = tabs->tabRect(0).center();
        QMimeData content;
        content.setData(slotMime(), "/Config/Zone.x");
        QDragEnterEvent enter(pos, Qt::LinkAction, &content, Qt::LeftButton, {});
        QApplication::sendEvent(tabs, &enter);
        QDragMoveEvent move(pos, Qt::LinkAction, &content, Qt::LeftButton, {});
        QApplication::sendEvent(tabs, &move);
        QTRY_COMPARE(m_window->views().currentIndex(), 0);
    }

    void severalComponentsTakeNone()
    {
        m_station->add(QStringLiteral("/Config"), QStringLiteral("station:Folder"), QStringLiteral("Other"));
        m_window->views().openTogether({m_station->describe(QStringLiteral("/Config/Zone")),
                                        m_station->describe(QStringLiteral("/Config/Other"))});
        QTRY_VERIFY(sheet() && sheet()->model().top()->isMany());
        QVERIFY(!drop("station:Folder", QPoint(40, view().viewport()->height() - 4)));
    }

private:
    PropertySheet *sheet() const { return qobject_cast<PropertySheet *>(m_window->views().view()); }
    SheetView &view() const { return sheet()->view(); }
    bool has(const char *path) const { return m_station->station().find(QLatin1String(path)).ok(); }
    QModelIndex at(const QModelIndex &source) const
    {
        return qobject_cast<QAbstractProxyModel *>(view().model())->mapFromSource(source);
    }
    QModelIndex child() const
    {
        const SheetModel &model = sheet()->model();
        for (int i = 0; i < model.rowCount(); ++i) {
            if (model.rowAt(model.index(i, 0))->kind == SheetRow::Component)
                return at(model.index(i, 0));
        }
        return {};
    }
    /// As the palette gives a type away; false when it is not taken here.
    bool drop(const char *type, const QPoint &pos)
    {
        QMimeData content;
        content.setData(QStringLiteral("application/x-tocsin-type"), type);
        QWidget *target = view().viewport();
        QDragEnterEvent enter(pos, Qt::CopyAction, &content, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QDragMoveEvent move(pos, Qt::CopyAction, &content, Qt::LeftButton, {});
        QApplication::sendEvent(target, &move);
        if (!enter.isAccepted() || !move.isAccepted())
            return false;
        QDropEvent event(pos, Qt::CopyAction, &content, Qt::LeftButton, {});
        QApplication::sendEvent(target, &event);
        return event.isAccepted();
    }
    QInputDialog *prompt() const
    {
        const auto prompts = m_window->findChildren<QInputDialog *>();
        const auto shown = std::find_if(prompts.begin(), prompts.end(),
                                        [](const QInputDialog *one) { return one->isVisible(); });
        return shown == prompts.end() ? nullptr : *shown;
    }
    /// Names it in the prompt, which must be for a place below @p parent.
    bool answer(const QString &parent, const QString &name)
    {
        if (!prompt() || !prompt()->labelText().endsWith(parent))
            return false;
        auto *line = prompt()->findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, name);
        QTest::keyClick(line, Qt::Key_Return);
        return true;
    }

    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(PaletteDropTest)
#include "palettedroptest.moc"
