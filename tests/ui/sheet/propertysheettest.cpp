#include "tests/ui/sheet/sheetrig.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace ui;

/// What happens to values on the sheet of a mail account: pending, saved, refused, changed elsewhere.
class PropertySheetTest : public QObject
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

    void editableGroupsComeFirstAndDiagnosticsAreFolded()
    {
        const SheetModel &model = m_rig->sheet->model();
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Connection"));
        int last = -1;
        for (int i = 0; i < model.rowCount(); ++i) {
            const int rank = model.index(i, 0).data(SheetModel::RankRole).toInt();
            QVERIFY(rank >= last);
            last = rank;
        }
        QVERIFY(m_rig->view().groups(false).contains(QStringLiteral("Counters")));
    }

    void aTypedTextIsPendingUntilSaved()
    {
        QVERIFY(m_rig->edit("hostname", "smtp.example.test"));
        QCOMPARE(m_rig->edits.count(m_rig->handle), 1);
        QVERIFY(m_rig->marks("hostname") & SheetModel::Changed);
        QVERIFY(m_rig->index("hostname", SheetModel::Name).parent().data(SheetModel::MarkRole).toInt() &
                SheetModel::ChangedBelow);
        QVERIFY(m_rig->index("hostname", SheetModel::Name).data(Qt::FontRole).value<QFont>().bold());
        QCOMPARE(m_rig->stationValue("hostname"), QJsonValue(QStringLiteral("mail.example.test")));
        QVERIFY(m_rig->text("hostname", SheetModel::Name, Qt::ToolTipRole)
                    .contains(QStringLiteral("was mail.example.test")));
        m_rig->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(m_rig->stationValue("hostname"), QJsonValue(QStringLiteral("smtp.example.test")));
        QTRY_COMPARE(m_rig->edits.count(m_rig->handle), 0);
    }

    void oneModeExcludesTheOtherAndThePortFollowsInOneUndoStep()
    {
        QVERIFY(m_rig->edit("port", "465"));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->edits.count(m_rig->handle), 0);
        m_rig->toggle("useStartTls");
        QCOMPARE(m_rig->pending("useSsl"), QJsonValue(false));
        QCOMPARE(m_rig->pending("port"), QJsonValue(587));
        QVERIFY(m_rig->said().contains(QStringLiteral("Port 465 → 587")));
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->edits.count(m_rig->handle), 0);
        m_rig->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_rig->edits.count(m_rig->handle), 3);
    }

    void anotherModesPortOffersTheMode()
    {
        QVERIFY(m_rig->edit("port", "587"));
        QCOMPARE(m_rig->edits.count(), 1);
        QVERIFY(m_rig->press("Switch to STARTTLS, required"));
        QCOMPARE(m_rig->pending("useStartTls"), QJsonValue(true));
        QCOMPARE(m_rig->pending("useSsl"), QJsonValue(false));
    }

    void aPasswordWithoutEncryptionIsSaidAndRefused()
    {
        QVERIFY(m_rig->edit("password", "hunter2"));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->edits.count(), 0);
        QTRY_COMPARE(m_rig->text("password"), QStringLiteral("•••• stored"));
        m_rig->toggle("useSsl");
        QVERIFY(m_rig->marks("useSsl") & SheetModel::Alert);
        QVERIFY(m_rig->text("useSsl", SheetModel::Limits).startsWith(QStringLiteral("Not encrypted")));
        m_rig->sheet->save();
        QCOMPARE(m_rig->stationValue("useSsl"), QJsonValue(true));
        QVERIFY(m_rig->said().contains(QStringLiteral("in the clear")));
        QCOMPARE(m_rig->view().currentRow()->slot().name, QStringLiteral("useSsl"));
        m_rig->edits.undoStack().undo();
        QCOMPARE(m_rig->edits.count(), 0);
        QVERIFY2(!m_rig->said().contains(QStringLiteral("in the clear")), qPrintable(m_rig->said()));
    }

    void aWrongEntryIsKeptWithItsReason()
    {
        QVERIFY(m_rig->edit("port", "70000"));
        QCOMPARE(m_rig->text("port"), QStringLiteral("70000"));
        QVERIFY(m_rig->marks("port") & SheetModel::Refused);
        QVERIFY(m_rig->text("port", SheetModel::Limits).contains(QStringLiteral("70000 is not a port")));
        m_rig->goTo("hostname");
        m_rig->sheet->save();
        QCOMPARE(m_rig->edits.count(m_rig->handle), 1);
        QCOMPARE(m_rig->view().currentRow()->slot().name, QStringLiteral("port"));
        QVERIFY(m_rig->said().contains(QStringLiteral("70000 is not a port")));
        QVERIFY(m_rig->edit("port", "2525"));
        QVERIFY(!m_rig->said().contains(QStringLiteral("70000")));
    }

    void whatOnlyTheStationRefusesStandsOnItsRow()
    {
        QVERIFY(m_rig->edit("fallbackAccount", "/Services/EmailService/Outgoing"));
        QVERIFY(m_rig->edit("hostname", "other.example.test"));
        m_rig->sheet->save();
        QTRY_VERIFY(m_rig->marks("fallbackAccount") & SheetModel::Refused);
        // Whole or not at all.
        QCOMPARE(m_rig->stationValue("hostname"), QJsonValue(QStringLiteral("mail.example.test")));
        QCOMPARE(m_rig->edits.count(), 2);
    }

    void valuesFollowTheStation()
    {
        QCOMPARE(m_rig->bench.set(SheetRig::ord("hostname"), QStringLiteral("other.example.test")),
                 QString());
        QTRY_COMPARE(m_rig->text("hostname"), QStringLiteral("other.example.test"));
        QCOMPARE(m_rig->edits.count(), 0);
    }

    void aRemoteChangeUnderAnEditIsAskedAbout()
    {
        QVERIFY(m_rig->edit("hostname", "mine.example.test"));
        m_rig->bench.set(SheetRig::ord("hostname"), QStringLiteral("theirs.example.test"));
        QTRY_VERIFY(m_rig->marks("hostname") & SheetModel::Elsewhere);
        QCOMPARE(m_rig->text("hostname"), QStringLiteral("mine.example.test"));
        QVERIFY(m_rig->press("Keep mine"));
        QVERIFY(!(m_rig->marks("hostname") & SheetModel::Elsewhere));
        m_rig->bench.set(SheetRig::ord("hostname"), QStringLiteral("third.example.test"));
        QTRY_VERIFY(m_rig->marks("hostname") & SheetModel::Elsewhere);
        QVERIFY(m_rig->press("Use theirs"));
        QCOMPARE(m_rig->edits.count(), 0);
        QCOMPARE(m_rig->text("hostname"), QStringLiteral("third.example.test"));
    }

    void anOpenEditorKeepsItsText()
    {
        m_rig->startEditing("hostname");
        auto *line = m_rig->field<QLineEdit>();
        QTest::keyClicks(line, QStringLiteral("half"));
        m_rig->bench.set(SheetRig::ord("hostname"), QStringLiteral("other.example.test"));
        QTRY_COMPARE(m_rig->edits.known(m_rig->handle, QStringLiteral("hostname")),
                     QJsonValue(QStringLiteral("other.example.test")));
        QCOMPARE(line->text(), QStringLiteral("half"));
        QCOMPARE(line->cursorPosition(), 4);
    }

    void pendingEditsOutliveTheSession()
    {
        QVERIFY(m_rig->edit("hostname", "mine.example.test"));
        m_rig->bench.cut();
        QTRY_VERIFY(!m_rig->bench.link().isOpen());
        QCOMPARE(m_rig->text("hostname"), QStringLiteral("mine.example.test"));
        QTRY_VERIFY(m_rig->bench.link().isOpen());
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->stationValue("hostname"), QJsonValue(QStringLiteral("mine.example.test")));
    }

    void revertForgetsEverything()
    {
        QVERIFY(m_rig->edit("hostname", "mine.example.test"));
        m_rig->toggle("useSsl");
        m_rig->key(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(m_rig->edits.count(), 0);
        QCOMPARE(m_rig->text("hostname"), QStringLiteral("mail.example.test"));
    }

    void undoAfterASaveIsANewEdit()
    {
        QVERIFY(m_rig->edit("hostname", "new.example.test"));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->edits.count(), 0);
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->pending("hostname"), QJsonValue(QStringLiteral("mail.example.test")));
    }

    void aRowThatMeansNothingNowSaysWhen()
    {
        QVERIFY(m_rig->marks("allowPlaintextAuth") & SheetModel::Irrelevant);
        QCOMPARE(m_rig->text("allowPlaintextAuth", SheetModel::Limits),
                 QStringLiteral("Counts only when Use Ssl is false"));
        m_rig->toggle("useSsl");
        QVERIFY(!(m_rig->marks("allowPlaintextAuth") & SheetModel::Irrelevant));
    }

    void aStoredSecretIsForgottenOnlyAfterAQuestion()
    {
        QVERIFY(m_rig->edit("password", "hunter2"));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->text("password"), QStringLiteral("•••• stored"));
        m_rig->goTo("password");
        m_rig->key(Qt::Key_Delete);
        QCOMPARE(m_rig->edits.count(), 0);
        QVERIFY(m_rig->press("Forget it"));
        QCOMPARE(m_rig->pending("password"), QJsonValue(QJsonValue::Null));
        m_rig->sheet->save();
        QTRY_COMPARE(m_rig->text("password"), QStringLiteral("none"));
    }

    void theMenuSpeaksAsTheSheetDoes()
    {
        QVERIFY(m_rig->edit("pollrate", "2m"));
        QVERIFY(m_rig->edits.undoStack().undoText().endsWith(QStringLiteral("→ 2m")));
        m_rig->goTo("pollrate");
        QVERIFY(menuAction(QStringLiteral("Reset to default (5m)")));
    }

    void aMarkedSlotIsSaid()
    {
        m_rig->goTo("queueSize");
        QAction *mark = menuAction(QStringLiteral("Link mark"));
        QVERIFY(mark);
        mark->trigger();
        QCOMPARE(m_rig->mark.ord, SheetRig::ord("queueSize"));
        QVERIFY(m_rig->said().startsWith(SheetRig::ord("queueSize") + QStringLiteral(" is marked")));
    }

private:
    /// Of the menu of the current row.
    QAction *menuAction(const QString &text)
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, m_rig->view().mapToGlobal(QPoint()));
        QApplication::sendEvent(&m_rig->view(), &event);
        const auto menus = m_rig->sheet->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        for (QAction *action : menus.isEmpty() ? QList<QAction *>() : menus.constLast()->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }

    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(PropertySheetTest)
#include "propertysheettest.moc"
