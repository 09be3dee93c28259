#include "tests/ui/sheet/sheetrig.h"
#include "ui/sheet/actionbar.h"
#include "ui/sheet/argumentdialog.h"
#include "ui/sheet/changepreview.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace ui;

/// The sheet by keyboard alone and by mouse alone: the map of keys, copying, filtering, actions.
class SheetKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<SheetRig>();
        QVERIFY(m_rig->start());
        QVERIFY(m_rig->open());
    }
    void cleanup() { m_rig.reset(); }

    void aRowIsCurrentFromTheStart() { QVERIFY(m_rig->view().currentRow()); }

    void f2AndEnterEditAndEnterStays()
    {
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Return}) {
            m_rig->goTo("hostname");
            m_rig->key(key);
            QVERIFY(m_rig->editor());
            QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Return);
            QVERIFY(!m_rig->editor());
            QCOMPARE(current(), QStringLiteral("hostname"));
        }
        QCOMPARE(m_rig->edits.count(), 0);
    }

    void tabCommitsAndGoesToTheNextEditable()
    {
        m_rig->startEditing("hostname");
        auto *line = m_rig->field<QLineEdit>();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("next.example.test"));
        QTest::keyClick(line, Qt::Key_Tab);
        QVERIFY(m_rig->editor());
        QCOMPARE(current(), QStringLiteral("port"));
        QCOMPARE(m_rig->pending("hostname"), QJsonValue(QStringLiteral("next.example.test")));
        QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(current(), QStringLiteral("hostname"));
    }

    void escapeCancelsTheRowThenLeavesTheSheet()
    {
        m_rig->startEditing("hostname");
        QTest::keyClicks(m_rig->field<QLineEdit>(), QStringLiteral("never"));
        QTest::keyClick(m_rig->field<QLineEdit>(), Qt::Key_Escape);
        QVERIFY(!m_rig->editor());
        QCOMPARE(m_rig->edits.count(), 0);
        QVERIFY(m_rig->view().hasFocus());
        const QSignalSpy left(&m_rig->view(), &SheetView::leaveAsked);
        m_rig->key(Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void leavingAFieldTakesItsEntry()
    {
        m_rig->startEditing("hostname");
        auto *line = m_rig->field<QLineEdit>();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("left.example.test"));
        m_rig->sheet->find();
        QVERIFY(!m_rig->editor());
        QCOMPARE(m_rig->pending("hostname"), QJsonValue(QStringLiteral("left.example.test")));
    }

    void spaceTogglesAndOpensLists()
    {
        m_rig->toggle("useSsl");
        QCOMPARE(m_rig->pending("useSsl"), QJsonValue(false));
        m_rig->toggle("tlsMinProtocol");
        auto *choice = m_rig->field<QComboBox>();
        QVERIFY(choice);
        QVERIFY(choice->view()->isVisible());
        QTest::keyClick(choice->view(), Qt::Key_Down);
        QTest::keyClick(choice->view(), Qt::Key_Return);
        QTRY_VERIFY(!m_rig->editor());
        QCOMPARE(m_rig->pending("tlsMinProtocol"), QJsonValue(QStringLiteral("1.2")));
    }

    void aChoiceIsTypedLetterByLetter()
    {
        m_rig->goTo("authentication");
        m_rig->key(Qt::Key_F2);
        auto *choice = m_rig->field<QComboBox>();
        QVERIFY(choice);
        QTest::keyClicks(choice, QStringLiteral("scram-sha-2"));
        QCOMPARE(choice->currentText(), QStringLiteral("SCRAM-SHA-256"));
        QVERIFY(m_rig->editor());
        QTest::keyClick(choice, Qt::Key_Return);
        QTRY_VERIFY(!m_rig->editor());
        QCOMPARE(m_rig->pending("authentication"), QJsonValue(QStringLiteral("SCRAM-SHA-256")));
    }

    void typingBeginsAnEntryAnew()
    {
        m_rig->goTo("hostname");
        m_rig->key(Qt::Key_X);
        QCOMPARE(m_rig->field<QLineEdit>()->text(), QStringLiteral("x"));
    }

    void deleteResets()
    {
        QVERIFY(m_rig->edit("connectionTimeout", "1m"));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->edits.count(), 0);
        QVERIFY(m_rig->marks("connectionTimeout") & SheetModel::NotDefault);
        m_rig->goTo("connectionTimeout");
        m_rig->key(Qt::Key_Delete);
        QCOMPARE(m_rig->pending("connectionTimeout"), QJsonValue(QStringLiteral("PT45S")));
    }

    void aClickEditsAndAListIsOpenAtOnce()
    {
        m_rig->click("hostname");
        QVERIFY(m_rig->field<QLineEdit>());
        m_rig->click("useSsl");
        QVERIFY(m_rig->field<QComboBox>());
        QVERIFY(m_rig->field<QComboBox>()->view()->isVisible());
    }

    void theWheelIsTheSheetsAndChangesNothing()
    {
        m_rig->sheet->resize(900, 300);
        QTRY_VERIFY(m_rig->view().verticalScrollBar()->maximum() > 0);
        m_rig->startEditing("tlsMinProtocol");
        QWidget *field = m_rig->field<QComboBox>();
        QWheelEvent wheel(QPointF(5, 5), field->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(field, &wheel);
        QVERIFY(!m_rig->editor()->isTouched());
        // Not taken by the field, so Qt hands it to the sheet, which scrolls.
        QVERIFY(!wheel.isAccepted());
    }

    void theFilterKeepsWhatIsAboveAndCounts()
    {
        m_rig->key(Qt::Key_F, Qt::ControlModifier);
        auto *search = m_rig->sheet->findChild<QLineEdit *>();
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("mail.example"));
        QCOMPARE(m_rig->view().model()->rowCount(), 1);
        QCOMPARE(m_rig->view().model()->index(0, 0).data().toString(), QStringLiteral("Connection"));
        QVERIFY(said(QStringLiteral("1 found")));
        QTest::keyClick(search, Qt::Key_F3);
        QCOMPARE(current(), QStringLiteral("hostname"));
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(m_rig->view().model()->rowCount() > 3);
    }

    void aSecretIsFoundByNameOnly()
    {
        QVERIFY(m_rig->edit("password", "zebra"));
        auto *search = m_rig->sheet->findChild<QLineEdit *>();
        search->setText(QStringLiteral("zebra"));
        QCOMPARE(m_rig->view().model()->rowCount(), 0);
        search->setText(QStringLiteral("••••"));
        QCOMPARE(m_rig->view().model()->rowCount(), 0);
        search->setText(QStringLiteral("password"));
        QVERIFY(m_rig->view().model()->rowCount() > 0);
    }

    void onlyChangedRowsCanBeShown()
    {
        QVERIFY(m_rig->edit("hostname", "new.example.test"));
        QVERIFY(m_rig->tick("Changed only"));
        QCOMPARE(m_rig->view().model()->rowCount(), 1);
    }

    void rowsAndSheetAreCopiedAsText()
    {
        QVERIFY(m_rig->edit("password", "hunter2"));
        m_rig->goTo("hostname");
        m_rig->key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("hostname\tmail.example.test"));
        m_rig->key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QString sheet = QApplication::clipboard()->text();
        QVERIFY(sheet.startsWith(QStringLiteral("/Services/EmailService/Outgoing on station test\n")));
        QVERIFY(sheet.contains(QStringLiteral("••••")));
        QVERIFY(!sheet.contains(QStringLiteral("hunter2")));
    }

    void pastingShowsWhatWillChange()
    {
        QApplication::clipboard()->setText(
            QStringLiteral("hostname\tpasted.example.test\nport\t99999\npassword\tx\nnothing\t1"));
        m_rig->goTo("hostname");
        m_rig->key(Qt::Key_V, Qt::ControlModifier);
        auto *preview = m_rig->dialog<ChangePreview>();
        QVERIFY(preview);
        QCOMPARE(preview->findChild<QTreeWidget *>()->topLevelItemCount(), 3);
        QCOMPARE(m_rig->edits.count(), 0);
        QVERIFY(m_rig->press("Paste", preview));
        QCOMPARE(m_rig->edits.count(), 1);
        QCOMPARE(m_rig->pending("hostname"), QJsonValue(QStringLiteral("pasted.example.test")));
    }

    void theDefaultActionRunsAndAnswersInTheMessageArea()
    {
        m_rig->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Check Connection: ")));
        QTRY_VERIFY(!m_rig->said().contains(QStringLiteral("under way")));
    }

    void actionsWithoutRoomAreInTheMenu()
    {
        auto *bar = m_rig->sheet->findChild<ActionBar *>();
        QPushButton *more = nullptr;
        for (auto *button : bar->findChildren<QPushButton *>())
            more = button->menu() ? button : more;
        QVERIFY(more);
        const auto inMenu = [more] {
            QStringList texts;
            for (const QAction *action : more->menu()->actions()) {
                if (action->isVisible())
                    texts.append(action->text());
            }
            return texts;
        };
        const auto beside = [bar, more] {
            QStringList texts;
            for (const auto *button : bar->findChildren<QPushButton *>()) {
                if (button != more && button->isVisible())
                    texts.append(button->text());
            }
            return texts;
        };
        const QStringList all = beside() + inMenu();
        QVERIFY(beside().contains(QStringLiteral("Try Queue Now")));
        // A window may be as narrow as it likes: the sheet does not hold it open.
        QVERIFY(bar->minimumSizeHint().width() < 2 * more->sizeHint().width());
        bar->resize(bar->minimumSizeHint());
        QCOMPARE(beside() + inMenu(), all);
        QVERIFY(!beside().contains(QStringLiteral("Try Queue Now")));
        QVERIFY(more->isVisible());
        for (QAction *action : more->menu()->actions()) {
            if (action->text() == u"Try Queue Now")
                action->trigger();
        }
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Try Queue Now: done")));
    }

    void anActionIsCalledWhatItDeclares()
    {
        QVERIFY(m_rig->press("Try Queue Now"));
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Try Queue Now: done")));
        QVERIFY(!m_rig->press("Poll Now"));
    }

    void anActionAsksForWhatItTakes()
    {
        QVERIFY(m_rig->press("Send Test…"));
        auto *dialog = m_rig->dialog<ArgumentDialog>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->editor().findChild<QLineEdit *>(), QStringLiteral("bob@example.test"));
        QVERIFY(m_rig->press("Send Test", dialog));
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Send Test: ")));
    }

    void aDangerousActionIsAskedAbout()
    {
        QVERIFY(m_rig->press("Clear Queue…"));
        QVERIFY(!m_rig->said().contains(QStringLiteral("Clear Queue")));
        QVERIFY(m_rig->press("Clear Queue"));
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Clear Queue: done")));
    }

    void theHelpOfTheRowIsTold()
    {
        const QSignalSpy help(m_rig->sheet.get(), &View::helpChanged);
        m_rig->goTo("hostname");
        QCOMPARE(help.constLast().constFirst().toString(),
                 QStringLiteral("Name of the mail server. Its certificate must carry the same name."));
        const qsizetype told = help.size();
        m_rig->key(Qt::Key_F1);
        QCOMPARE(help.size(), told + 1);
    }

    void rowsSayTheirMarksToAssistivePrograms()
    {
        QVERIFY(m_rig->edit("port", "70000"));
        QCOMPARE(m_rig->text("port", SheetModel::Name, Qt::AccessibleTextRole),
                 QStringLiteral("Port, changed, not saved, refused, not the default"));
        QVERIFY(m_rig->text("port", SheetModel::Value, Qt::AccessibleDescriptionRole)
                    .contains(QStringLiteral("not a port")));
        QAccessibleInterface *view = QAccessible::queryAccessibleInterface(&m_rig->view());
        QVERIFY(view->text(QAccessible::Name).contains(QStringLiteral("Outgoing")));
    }

    void foldingAndWidthsAreKeptPerType()
    {
        const QModelIndex first = m_rig->view().model()->index(0, 0);
        m_rig->view().setExpanded(first, false);
        m_rig->view().setColumnWidth(SheetModel::Name, 333);
        QVERIFY(m_rig->open());
        QVERIFY(!m_rig->view().isExpanded(m_rig->view().model()->index(0, 0)));
        QCOMPARE(m_rig->view().columnWidth(SheetModel::Name), 333);
    }

private:
    QString current() const
    {
        const SheetRow *row = m_rig->view().currentRow();
        return row && row->kind == SheetRow::Slot ? row->slot().name : QString();
    }
    bool said(const QString &text) const
    {
        for (const QLabel *label : m_rig->sheet->findChildren<QLabel *>()) {
            if (label->text() == text)
                return true;
        }
        return false;
    }

    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(SheetKeysTest)
#include "sheetkeystest.moc"
