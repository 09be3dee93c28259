#include "ui/sheet/propertysheet.h"

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/sheet/messagearea.h"
#include "ui/sheet/sheetdelegate.h"
#include "ui/sheet/sheetmodel.h"
#include "ui/sheet/sheetview.h"
#include "ui/shell/notifications.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace ui;

/// The property sheet of a mail account, before the real station.
class PropertySheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("tocsin-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void init()
    {
        m_bench = std::make_unique<testsupport::UiStation>();
        QVERIFY(m_bench->start());
        m_edits = std::make_unique<PendingEdits>();
        m_context = std::make_unique<ViewContext>(ViewContext{
            m_bench->link(), *m_edits, m_notifications, m_mark, [](const QString &, const QString &) {}});
        m_sheet = std::make_unique<PropertySheet>(*m_context, m_bench->describe(UiStation::outgoing()));
        m_tester = std::make_unique<QAbstractItemModelTester>(&m_sheet->model());
        m_sheet->resize(1100, 800);
        m_sheet->show();
        QVERIFY(QTest::qWaitForWindowActive(m_sheet.get()));
        m_handle = m_sheet->handle();
    }

    void cleanup()
    {
        m_tester.reset();
        m_sheet.reset();
        m_context.reset();
        m_edits.reset();
        m_bench.reset();
    }

    void editableGroupsComeFirstAndDiagnosticsAreFolded()
    {
        const SheetModel &model = m_sheet->model();
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Connection"));
        int last = -1;
        for (int i = 0; i < model.rowCount(); ++i) {
            const int rank = model.index(i, 0).data(SheetModel::RankRole).toInt();
            QVERIFY(rank >= last);
            last = rank;
        }
        QVERIFY(m_sheet->view().groups(false).contains(QStringLiteral("Counters")));
    }

    void aTypedTextIsPendingUntilSaved()
    {
        edit("hostname", "smtp.example.test");
        QCOMPARE(m_edits->count(m_handle), 1);
        QVERIFY(marks("hostname") & SheetModel::Changed);
        QCOMPARE(stationValue("hostname"), QJsonValue(QStringLiteral("mail.example.test")));
        QVERIFY(text("hostname", SheetModel::Name, Qt::ToolTipRole)
                    .contains(QStringLiteral("was mail.example.test")));
        QTest::keyClick(&m_sheet->view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(stationValue("hostname"), QJsonValue(QStringLiteral("smtp.example.test")));
        QTRY_COMPARE(m_edits->count(m_handle), 0);
    }

    void oneModeExcludesTheOtherAndThePortFollowsInOneUndoStep()
    {
        edit("port", "465");
        m_sheet->save();
        QTRY_COMPARE(m_edits->count(m_handle), 0);
        toggle("useStartTls");
        QCOMPARE(pending("useSsl"), QJsonValue(false));
        QCOMPARE(pending("port"), QJsonValue(587));
        QVERIFY(m_sheet->messages().texts().contains(QStringLiteral("Port 465 → 587")));
        QTest::keyClick(&m_sheet->view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_edits->count(m_handle), 0);
    }

    void aWrongEntryIsKeptWithItsReason()
    {
        edit("port", "70000");
        QCOMPARE(text("port", SheetModel::Value), QStringLiteral("70000"));
        QVERIFY(marks("port") & SheetModel::Refused);
        QVERIFY(text("port", SheetModel::Limits).contains(QStringLiteral("70000 is not a port")));
        m_sheet->save();
        QCOMPARE(m_edits->count(m_handle), 1);
        QCOMPARE(m_sheet->view().currentRow()->slot().name, QStringLiteral("port"));
        QVERIFY(m_sheet->messages().texts().join(QString()).contains(QStringLiteral("70000 is not a port")));
    }

    void valuesFollowTheStation()
    {
        QCOMPARE(m_bench->set(ord("hostname"), QStringLiteral("other.example.test")), QString());
        QTRY_COMPARE(text("hostname", SheetModel::Value), QStringLiteral("other.example.test"));
        QCOMPARE(m_edits->count(), 0);
    }

    void aRemoteChangeUnderAnEditIsAskedAbout()
    {
        edit("hostname", "mine.example.test");
        QCOMPARE(m_bench->set(ord("hostname"), QStringLiteral("theirs.example.test")), QString());
        QTRY_VERIFY(marks("hostname") & SheetModel::Elsewhere);
        QCOMPARE(text("hostname", SheetModel::Value), QStringLiteral("mine.example.test"));
        press("Keep mine");
        QVERIFY(!(marks("hostname") & SheetModel::Elsewhere));
        QCOMPARE(m_bench->set(ord("hostname"), QStringLiteral("third.example.test")), QString());
        QTRY_VERIFY(marks("hostname") & SheetModel::Elsewhere);
        press("Use theirs");
        QCOMPARE(m_edits->count(), 0);
        QCOMPARE(text("hostname", SheetModel::Value), QStringLiteral("third.example.test"));
    }

    void anOpenEditorKeepsItsText()
    {
        startEditing("hostname");
        auto *line = field<QLineEdit>();
        QTest::keyClicks(line, QStringLiteral("half"));
        QCOMPARE(m_bench->set(ord("hostname"), QStringLiteral("other.example.test")), QString());
        QTRY_COMPARE(m_edits->known(m_handle, QStringLiteral("hostname")),
                     QJsonValue(QStringLiteral("other.example.test")));
        QCOMPARE(line->text(), QStringLiteral("half"));
        QCOMPARE(line->cursorPosition(), 4);
    }

private:
    using UiStation = testsupport::UiStation;

    static QString ord(const char *slot)
    {
        return UiStation::outgoing() + QLatin1Char('.') + QLatin1String(slot);
    }
    QJsonValue stationValue(const char *slot) const { return m_bench->get(ord(slot)); }
    QModelIndex index(const char *slot, int column = SheetModel::Value) const
    {
        return m_sheet->model().indexOf(m_handle, QLatin1String(slot), column);
    }
    QString text(const char *slot, int column, int role = Qt::DisplayRole) const
    {
        return index(slot, column).data(role).toString();
    }
    int marks(const char *slot) const { return index(slot).data(SheetModel::MarkRole).toInt(); }
    QJsonValue pending(const char *slot) const
    {
        const PendingEdit *edit = m_edits->find(m_handle, QLatin1String(slot));
        return edit ? edit->value : QJsonValue(QJsonValue::Undefined);
    }
    void startEditing(const char *slot) { m_sheet->view().goTo(m_handle, QLatin1String(slot), true); }
    template <typename Field>
    Field *field() const
    {
        auto *editor = m_sheet->view().sheetDelegate().editor();
        return editor ? editor->findChild<Field *>() : nullptr;
    }
    void edit(const char *slot, const char *value)
    {
        startEditing(slot);
        auto *line = field<QLineEdit>();
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, QString::fromUtf8(value));
        QTest::keyClick(line, Qt::Key_Return);
    }
    void toggle(const char *slot)
    {
        m_sheet->view().goTo(m_handle, QLatin1String(slot));
        QTest::keyClick(&m_sheet->view(), Qt::Key_Space);
    }
    void press(const char *title)
    {
        for (QPushButton *button : m_sheet->messages().findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String(title) && button->isVisible())
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(title);
    }

    QTemporaryDir m_settings;
    std::unique_ptr<testsupport::UiStation> m_bench;
    std::unique_ptr<PendingEdits> m_edits;
    Notifications m_notifications;
    LinkMark m_mark;
    std::unique_ptr<ViewContext> m_context;
    std::unique_ptr<PropertySheet> m_sheet;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    quint32 m_handle = 0;
};

QTEST_MAIN(PropertySheetTest)
#include "propertysheettest.moc"
