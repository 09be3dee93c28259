#include "station/tree.h"
#include "tests/support/uistation.h"
#include "ui/edits/pendingedits.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notifications.h"
#include "ui/tree/navmodel.h"
#include "ui/tree/navview.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

using testsupport::UiStation;
using namespace ui;

/// Deleting, adding and copying in the tree, undone and repeated by keys.
class ComponentPresenceTest : public QObject
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
        m_station->add(QStringLiteral("/Config/Cold"), folder(), QStringLiteral("Inner"));
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

    void whatWasDeletedComesBackToItsPlace()
    {
        const quint32 handle = at("/Config/Cold")->handle();
        QVERIFY(deleteThem({"/Config/Cold"}));
        QTRY_VERIFY(!at("/Config/Cold"));
        QTRY_COMPARE(stack().undoText(), QStringLiteral("Delete Cold"));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(tree(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(at("/Config/Cold/Inner"));
        QCOMPARE(at("/Config/Cold")->handle(), handle);
        QTRY_COMPARE(inTree("/Config"), (QStringList{"Hot", "Cold", "Fan"}));
        stack().redo();
        QTRY_VERIFY(!at("/Config/Cold"));
        stack().undo();
        QTRY_VERIFY(at("/Config/Cold/Inner"));
    }

    void severalAreOneStepAndTakeWhatIsBelowOnlyOnce()
    {
        QVERIFY(deleteThem({"/Config/Hot", "/Config/Cold", "/Config/Cold/Inner"}));
        QTRY_COMPARE(stack().undoText(), QStringLiteral("Delete 2 components"));
        QCOMPARE(inTree("/Config"), QStringList{"Fan"});
        stack().undo();
        QTRY_VERIFY(at("/Config/Hot") && at("/Config/Cold/Inner"));
        QTRY_COMPARE(inTree("/Config"), (QStringList{"Hot", "Cold", "Fan"}));
        QCOMPARE(notices(), QStringList());
    }

    void anAccountHasItsPasswordAgain()
    {
        const char *account = "/Services/EmailService/Outgoing";
        const QString password = QLatin1String(account) + QStringLiteral(".password");
        QCOMPARE(m_station->set(password, QStringLiteral("hunter2")), QString());
        QVERIFY(deleteThem({account}));
        QTRY_VERIFY(!at(account));
        QTRY_VERIFY(stack().canUndo());
        stack().undo();
        QTRY_VERIFY(at(account));
        QVERIFY(m_station->get(password)[QStringLiteral("set")].toBool());
        const station::Component &back = *at(account);
        const auto secret = m_station->station().secret(back, *back.findSlot(u"password"));
        QVERIFY(secret.ok());
        QCOMPARE(secret->view(), QByteArrayView("hunter2"));
    }

    void theQuestionSaysThatItCanBeUndone()
    {
        QVERIFY(select("/Config/Cold"));
        QMessageBox *question = ask();
        QVERIFY(question && question->informativeText().contains(QStringLiteral("Undo (Ctrl+Z)")));
        question->reject();
    }

    void whatTheStationNoLongerKeepsIsToldAsItIs()
    {
        QVERIFY(deleteThem({"/Config/Cold"}));
        QTRY_VERIFY(stack().canUndo());
        station::Tree &kept = m_station->station().tree();
        (void)kept.removed().take(kept.removed().tokenOf(m_lastHandle));
        stack().undo();
        QTRY_COMPARE(notices().size(), 1);
        QVERIFY(notices().constFirst().contains(QStringLiteral("does not keep it any more")));
        QVERIFY(!at("/Config/Cold"));
    }

    void whatWasAddedAndUndoneComesBackAsItWas()
    {
        QVERIFY(select("/Config/Cold"));
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(at("/Config/Cold2/Inner"));
        QTRY_COMPARE(stack().undoText(), QStringLiteral("Add Cold2"));
        const quint32 handle = at("/Config/Cold2")->handle();
        stack().undo();
        QTRY_VERIFY(!at("/Config/Cold2"));
        stack().redo();
        QTRY_VERIFY(at("/Config/Cold2/Inner"));
        QCOMPARE(at("/Config/Cold2")->handle(), handle);
    }

    void undoneTwiceWithoutWaitingItIsWhatWasWantedLast()
    {
        QVERIFY(deleteThem({"/Config/Cold"}));
        QTRY_VERIFY(stack().canUndo());
        stack().undo();
        stack().redo();
        stack().undo();
        QTRY_COMPARE(inTree("/Config"), (QStringList{"Hot", "Cold", "Fan"}));
        m_station->describe(QStringLiteral("/"));
        QVERIFY(at("/Config/Cold/Inner"));
        QCOMPARE(notices(), QStringList());
    }

private:
    static QString folder() { return QStringLiteral("station:Folder"); }
    QTreeView *tree() const { return m_window->navigation().tree(); }
    QUndoStack &stack() const { return m_window->context().edits.undoStack(); }
    station::Component *at(const char *ord) const
    {
        const auto found = m_station->station().find(QLatin1String(ord));
        return found ? *found : nullptr;
    }
    bool select(const char *ord)
    {
        m_window->navigation().reveal(QLatin1String(ord));
        return QTest::qWaitFor([&] { return m_window->navigation().currentOrd() == QLatin1String(ord); });
    }
    QMessageBox *ask()
    {
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Delete);
        QMessageBox *question = nullptr;
        (void)QTest::qWaitFor([&] { return (question = m_window->findChild<QMessageBox *>()) != nullptr; });
        return question;
    }
    bool deleteThem(const QList<const char *> &ords)
    {
        QItemSelection all;
        for (const char *ord : ords) {
            if (!select(ord))
                return false;
            all.select(tree()->currentIndex(), tree()->currentIndex());
            m_lastHandle = at(ord)->handle();
        }
        tree()->selectionModel()->select(all, QItemSelectionModel::ClearAndSelect);
        QMessageBox *question = ask();
        if (!question)
            return false;
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        return true;
    }
    QStringList inTree(const char *ord) const
    {
        const auto *model = qobject_cast<NavModel *>(tree()->model());
        const QModelIndex parent = model->indexOf(at(ord)->handle());
        QStringList names;
        for (int row = 0; row < model->rowCount(parent); ++row)
            names.append(model->index(row, 0, parent).data(NavModel::NameRole).toString());
        return names;
    }
    /// Warnings and errors.
    QStringList notices() const
    {
        QStringList texts;
        const Notifications &all = m_window->context().notifications;
        for (int row = 0; row < all.rowCount(); ++row) {
            const QModelIndex text = all.index(row, Notifications::Text);
            if (text.siblingAtColumn(Notifications::Severity).data(Qt::DisplayRole).toString() !=
                QStringLiteral("Information"))
                texts.append(text.data().toString());
        }
        return texts;
    }

    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<MainWindow> m_window;
    quint32 m_lastHandle = 0;
};

QTEST_MAIN(ComponentPresenceTest)
#include "componentpresencetest.moc"
