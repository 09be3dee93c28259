#include "tests/support/uistation.h"
#include "ui/edits/unsaveddialog.h"
#include "ui/shell/mainwindow.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTreeWidget>

using testsupport::UiStation;
using namespace ui;

/// The window is closed while changes are not saved.
class ClosingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init()
    {
        m_station = std::make_unique<UiStation>();
        QVERIFY(m_station->start());
        m_window = std::make_unique<MainWindow>(m_station->link());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        const ComponentDescription account = m_station->describe(UiStation::outgoing());
        m_handle = account.handle;
        edits().learn(account);
        edits().edit({{m_handle, slot, QStringLiteral("somebody")}}, slot);
        m_window->close();
    }
    void cleanup()
    {
        m_window.reset();
        m_station.reset();
    }

    void cancelChangesNothing()
    {
        QVERIFY(asked());
        QCOMPARE(asked()->rows().topLevelItemCount(), 1);
        QTest::keyClick(asked(), Qt::Key_Escape);
        QTRY_VERIFY(!asked());
        QVERIFY(m_window->isVisible());
        QCOMPARE(edits().count(), 1);
    }

    void discardClosesAndWritesNothing()
    {
        choose(QDialogButtonBox::Discard);
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(stored(), QJsonValue(QString()));
    }

    void saveWritesAndCloses()
    {
        choose(QDialogButtonBox::Save);
        QTRY_VERIFY(!m_window->isVisible());
        QCOMPARE(stored(), QJsonValue(QStringLiteral("somebody")));
    }

    void whatIsRefusedKeepsTheWindowOpen()
    {
        QCOMPARE(m_station->set(UiStation::outgoing() + QStringLiteral(".account"), QStringLiteral("theirs")),
                 QString());
        choose(QDialogButtonBox::Save);
        QTRY_VERIFY(m_window->context().notifications.rowCount() > 0);
        QVERIFY(m_window->isVisible());
        QCOMPARE(stored(), QJsonValue(QStringLiteral("theirs")));
        // What is settled afterwards closes nothing by itself.
        edits().useTheirs(m_handle, slot);
        QCOMPARE(edits().count(), 0);
        QVERIFY(m_window->isVisible());
    }

private:
    PendingEdits &edits() { return m_window->context().edits; }
    QJsonValue stored() const { return m_station->get(UiStation::outgoing() + QStringLiteral(".account")); }
    UnsavedDialog *asked() const { return m_window->findChild<UnsavedDialog *>(); }
    void choose(QDialogButtonBox::StandardButton button)
    {
        QVERIFY(asked());
        QTest::mouseClick(asked()->findChild<QDialogButtonBox *>()->button(button), Qt::LeftButton);
    }

    const QString slot = QStringLiteral("account");
    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<MainWindow> m_window;
    quint32 m_handle = 0;
};

QTEST_MAIN(ClosingTest)
#include "closingtest.moc"
