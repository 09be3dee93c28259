#include "ui/edits/unsaveddialog.h"

#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace ui;
using testsupport::UiStation;

/// What a person is asked before changes are lost.
class UnsavedDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<UiStation>();
        QVERIFY(m_bench->start());
        m_edits = std::make_unique<PendingEdits>();
        const ComponentDescription account = m_bench->describe(UiStation::outgoing());
        m_edits->learn(account);
        m_edits->edit({{account.handle, QStringLiteral("hostname"), QStringLiteral("mine.example.test")},
                       {account.handle, QStringLiteral("password"), QStringLiteral("hunter2")},
                       {account.handle, QStringLiteral("connectionTimeout"), QStringLiteral("PT1M")}},
                      QStringLiteral("three"));
        m_dialog = new UnsavedDialog(
            *m_edits, [](quint32) { return QStringLiteral("/Services/EmailService/Outgoing"); }, nullptr);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }
    void cleanup() { delete m_dialog; }

    void eachChangeIsNamedWithBothValues()
    {
        QCOMPARE(rows(),
                 (QStringList{"/Services/EmailService/Outgoing|Connection Timeout|45s|1m",
                              "/Services/EmailService/Outgoing|Hostname|mail.example.test|mine.example.test",
                              "/Services/EmailService/Outgoing|Password|none|•••• new"}));
    }

    void aPathIsNeverBroken()
    {
        const QTreeWidgetItem *first = m_dialog->rows().topLevelItem(0);
        QVERIFY(m_dialog->rows().header()->sectionSize(0) >=
                m_dialog->fontMetrics().horizontalAdvance(first->text(0)));
        QCOMPARE(m_dialog->rows().visualItemRect(first).height(),
                 m_dialog->rows().visualItemRect(m_dialog->rows().topLevelItem(1)).height());
    }

    void cancelIsTheDefaultAndEscape_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Escape") << Qt::Key_Escape;
    }

    void cancelIsTheDefaultAndEscape()
    {
        QFETCH(Qt::Key, key);
        const QSignalSpy saving(m_dialog, &UnsavedDialog::saveChosen);
        const QSignalSpy discarding(m_dialog, &UnsavedDialog::discardChosen);
        QTest::keyClick(QApplication::focusWidget(), key);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(saving.size() + discarding.size(), 0);
    }

    void saveAndDiscardSaySo()
    {
        const QSignalSpy saving(m_dialog, &UnsavedDialog::saveChosen);
        const QSignalSpy discarding(m_dialog, &UnsavedDialog::discardChosen);
        QList<QPushButton *> buttons = m_dialog->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            m_dialog->show();
            QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(saving.size(), 1);
        QCOMPARE(discarding.size(), 1);
    }

private:
    QStringList rows() const
    {
        QStringList rows;
        for (int i = 0; i < m_dialog->rows().topLevelItemCount(); ++i) {
            const QTreeWidgetItem *row = m_dialog->rows().topLevelItem(i);
            rows.append(
                QStringList{row->text(0), row->text(1), row->text(2), row->text(3)}.join(QLatin1Char('|')));
        }
        return rows;
    }

    std::unique_ptr<UiStation> m_bench;
    std::unique_ptr<PendingEdits> m_edits;
    QPointer<UnsavedDialog> m_dialog;
};

QTEST_MAIN(UnsavedDialogTest)
#include "unsaveddialogtest.moc"
