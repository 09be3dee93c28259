#include "ui/sheet/slotsheet.h"

#include "station/links.h"
#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/sheetdisplay.h"
#include "ui/sheet/slotdialog.h"
#include "ui/sheet/slottable.h"
#include "ui/shell/notifications.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace ui;

/// The slot sheet: what a component is made of, its own slots, its links.
class SlotSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<testsupport::UiStation>();
        QVERIFY(m_bench->start());
        for (const QString &name : {QStringLiteral("A"), QStringLiteral("B")})
            m_bench->add(QStringLiteral("/Config"), QStringLiteral("control:NumericWritable"), name);
        m_context.reset(new ViewContext{m_bench->link(), m_edits, m_notifications, m_mark,
                                        [](const QString &, const QString &) {}});
        m_sheet = std::make_unique<SlotSheet>(*m_context, m_bench->describe(QStringLiteral("/Config/A")));
        m_tester = std::make_unique<QAbstractItemModelTester>(&m_sheet->table());
        m_sheet->resize(1000, 700);
        m_sheet->show();
        QVERIFY(QTest::qWaitForWindowActive(m_sheet.get()));
    }
    void cleanup()
    {
        m_tester.reset();
        m_sheet.reset();
        m_edits.undoStack().clear();
        m_mark = {};
        m_bench.reset();
    }

    void everySlotIsListedWithItsNature()
    {
        const int row = rowOf("out");
        QVERIFY(row >= 0);
        QCOMPARE(text(row, SlotTable::Kind), QStringLiteral("property"));
        QCOMPARE(text(row, SlotTable::Made), QStringLiteral("frozen"));
        QCOMPARE(text(row, SlotTable::Type), QStringLiteral("statusNumeric"));
        QCOMPARE(text(row, SlotTable::Number), QString::number(row + 1));
        QVERIFY(text(row, SlotTable::Flags).contains(QStringLiteral("read-only")));
    }

    void aSlotIsAddedRenamedAndRemoved()
    {
        press("Add slot…");
        auto *dialog = m_sheet->findChild<SlotDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("my limit"));
        dialog->findChild<QComboBox *>()->setCurrentText(QStringLiteral("double"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(rowOf("mylimit") >= 0); // The blank was not even typed.
        QCOMPARE(text(rowOf("mylimit"), SlotTable::Made), QStringLiteral("dynamic"));
        select("mylimit");
        press("Rename…");
        QTRY_VERIFY(visibleDialog());
        visibleDialog()->findChild<QLineEdit *>()->selectAll();
        QTest::keyClicks(visibleDialog()->findChild<QLineEdit *>(), QStringLiteral("limit"));
        QTest::keyClick(visibleDialog(), Qt::Key_Return);
        QTRY_VERIFY(rowOf("limit") >= 0);
        QCOMPARE(rowOf("mylimit"), -1);
        select("limit");
        press("Remove");
        QTRY_COMPARE(rowOf("limit"), -1);
    }

    void whatBelongsToTheTypeCannotBeRemoved()
    {
        select("out");
        QVERIFY(!button("Remove")->isEnabled());
        QVERIFY(!button("Rename…")->isEnabled());
    }

    void aSlotIsLinkedByMarkAndFromTheMenu()
    {
        m_mark.ord = QStringLiteral("/Config/B.out");
        select("in");
        menu("Link from /Config/B.out");
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
        QCOMPARE(m_sheet->links().topLevelItem(0)->text(1), QStringLiteral("/Config/A.in"));
        QTRY_COMPARE(text(rowOf("in"), SlotTable::LinkedFrom), QStringLiteral("/Config/B.out"));
        menu("Link mark");
        QCOMPARE(m_mark.ord, QStringLiteral("/Config/A.in"));
    }

    void aSlotIsLinkedByDroppingAnotherOnIt()
    {
        QMimeData dragged;
        dragged.setData(slotMime(), "/Config/B.out");
        const QModelIndex target = m_sheet->table().index(rowOf("in"), 0);
        QVERIFY(m_sheet->table().canDropMimeData(&dragged, Qt::LinkAction, -1, -1, target));
        QVERIFY(m_sheet->table().dropMimeData(&dragged, Qt::LinkAction, -1, -1, target));
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
    }

    void aRefusedLinkSaysWhy()
    {
        m_sheet->makeLink(QStringLiteral("/Config/A.out"), QStringLiteral("/Config/A.out"));
        QTRY_VERIFY(!m_sheet->messages().texts().isEmpty());
        QVERIFY(m_sheet->messages().texts().constFirst().contains(QStringLiteral("/Config/A.out")));
        QCOMPARE(m_sheet->links().topLevelItemCount(), 0);
    }

    void aLinkIsRemovedFromTheList()
    {
        m_sheet->makeLink(QStringLiteral("/Config/B.out"), QStringLiteral("/Config/A.in"));
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
        m_sheet->links().setCurrentItem(m_sheet->links().topLevelItem(0));
        press("Remove link");
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 0);
    }

    void aLinkThatWasMadeOrRemovedCanBeUndone()
    {
        QUndoStack &steps = m_edits.undoStack();
        m_sheet->makeLink(QStringLiteral("/Config/B.out"), QStringLiteral("/Config/A.in"));
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
        QTRY_COMPARE(steps.undoText(), QStringLiteral("Link /Config/B.out → /Config/A.in"));
        QVERIFY(!m_sheet->messages().texts().isEmpty());
        steps.undo();
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 0);
        QCOMPARE(m_sheet->messages().texts(), QStringList()); // It is no longer so.
        steps.redo();
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
        m_sheet->links().setCurrentItem(m_sheet->links().topLevelItem(0));
        press("Remove link");
        QTRY_COMPARE(steps.undoText(), QStringLiteral("Unlink /Config/B.out → /Config/A.in"));
        steps.undo();
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
    }

    void whatCannotBeUndoneSaysWhy()
    {
        m_sheet->makeLink(QStringLiteral("/Config/B.out"), QStringLiteral("/Config/A.in"));
        QTRY_COMPARE(m_edits.undoStack().undoText(), QStringLiteral("Link /Config/B.out → /Config/A.in"));
        station::Station &station = m_bench->station();
        QVERIFY(station.remove(*station.find(QStringLiteral("/Config/B")).value(), {}).ok());
        const int before = m_notifications.rowCount();
        m_edits.undoStack().undo();
        QTRY_COMPARE(m_notifications.rowCount(), before + 1);
        const QString said = m_notifications.index(0, Notifications::Text).data().toString();
        QVERIFY2(said.contains(QStringLiteral("/Config/B")), qPrintable(said));
    }

    void aLinksOtherEndMayBeRenamedAndRemoved()
    {
        m_sheet->makeLink(QStringLiteral("/Config/B.out"), QStringLiteral("/Config/A.in"));
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
        station::Station &station = m_bench->station();
        const quint32 other = (*station.find(QStringLiteral("/Config/B")))->handle();
        QVERIFY(station.rename(*station.byHandle(other), QStringLiteral("Other"), {}));
        QTRY_COMPARE(text(rowOf("in"), SlotTable::LinkedFrom), QStringLiteral("/Config/Other.out"));
        QTRY_COMPARE(m_sheet->links().topLevelItem(0)->text(0), QStringLiteral("/Config/Other.out"));
        QVERIFY(station.remove(*station.byHandle(other), {}));
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 0);
        QCOMPARE(text(rowOf("in"), SlotTable::LinkedFrom), QString());
    }

    void theChosenLinkStaysChosenWhenTheListIsReadAgain()
    {
        m_sheet->makeLink(QStringLiteral("/Config/B.out"), QStringLiteral("/Config/A.in"));
        QTRY_COMPARE(m_sheet->links().topLevelItemCount(), 1);
        QTreeWidget &links = m_sheet->links();
        links.setCurrentItem(links.topLevelItem(0));
        m_bench->add(QStringLiteral("/Config"), QStringLiteral("control:NumericWritable"),
                     QStringLiteral("C"));
        m_sheet->makeLink(QStringLiteral("/Config/A.out"), QStringLiteral("/Config/C.in"));
        QTRY_COMPARE(links.topLevelItemCount(), 2);
        QVERIFY(links.currentItem());
        QCOMPARE(links.currentItem()->text(1), QStringLiteral("/Config/A.in"));
        press("Remove link");
        QTRY_COMPARE(links.topLevelItemCount(), 1);
        QCOMPARE(links.topLevelItem(0)->text(1), QStringLiteral("/Config/C.in"));
    }

    void valuesAreLive()
    {
        QVERIFY(!text(rowOf("out"), SlotTable::Value).contains(QStringLiteral("42")));
        QCOMPARE(m_bench->set(QStringLiteral("/Config/A.in"), 42), QString());
        QTRY_VERIFY(text(rowOf("in"), SlotTable::Value).contains(QStringLiteral("42")));
    }

private:
    int rowOf(const char *slot) const
    {
        const auto &list = m_sheet->table().component().slotList;
        for (int i = 0; i < list.size(); ++i) {
            if (list.at(i).name == QLatin1String(slot))
                return i;
        }
        return -1;
    }
    QString text(int row, int column) const { return m_sheet->table().index(row, column).data().toString(); }
    void select(const char *slot) { m_sheet->rows().setCurrentIndex(m_sheet->table().index(rowOf(slot), 0)); }
    QPushButton *button(const char *title) const
    {
        for (QPushButton *one : m_sheet->findChildren<QPushButton *>()) {
            if (one->text() == QString::fromUtf8(title))
                return one;
        }
        return nullptr;
    }
    void press(const char *title)
    {
        QVERIFY(button(title));
        QTest::mouseClick(button(title), Qt::LeftButton);
    }
    SlotDialog *visibleDialog() const
    {
        for (SlotDialog *one : m_sheet->findChildren<SlotDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    void menu(const char *title)
    {
        Q_EMIT m_sheet->rows().customContextMenuRequested(QPoint(5, 5));
        for (QMenu *one : m_sheet->findChildren<QMenu *>()) {
            for (QAction *action : one->actions()) {
                if (action->text() == QString::fromUtf8(title)) {
                    QVERIFY(action->isEnabled());
                    action->trigger();
                    return one->close(), void();
                }
            }
        }
        QFAIL(title);
    }

    std::unique_ptr<testsupport::UiStation> m_bench;
    PendingEdits m_edits;
    Notifications m_notifications;
    LinkMark m_mark;
    std::unique_ptr<ViewContext> m_context;
    std::unique_ptr<SlotSheet> m_sheet;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(SlotSheetTest)
#include "slotsheettest.moc"
