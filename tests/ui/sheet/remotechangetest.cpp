#include "tests/ui/sheet/sheetrig.h"

using namespace ui;

/// Somebody else changes what is being edited: nothing is overwritten before a person has chosen.
class RemoteChangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<SheetRig>();
        QVERIFY(m_rig->start());
        QVERIFY(m_rig->open());
        QVERIFY(m_rig->edit("hostname", "mine.example.test"));
        QVERIFY(m_rig->edit("account", "me"));
    }
    void cleanup() { m_rig.reset(); }

    void saveAsksWithTheTwoChoicesInFocus_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("stands");
        QTest::newRow("mine") << false << "Keep mine"
                              << "mine.example.test";
        QTest::newRow("theirs") << false << "Use theirs"
                                << "theirs.example.test";
        QTest::newRow("mine after a restart") << true << "Keep mine"
                                              << "mine.example.test";
        QTest::newRow("theirs after a restart") << true << "Use theirs"
                                                << "theirs.example.test";
    }

    void saveAsksWithTheTwoChoicesInFocus()
    {
        QFETCH(bool, restarted);
        QFETCH(QString, choice);
        QFETCH(QString, stands);
        if (restarted)
            changeWhileAway();
        else
            QCOMPARE(m_rig->bench.set(SheetRig::ord("hostname"), theirs), QString());
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("changed elsewhere to theirs.example.test")));
        m_rig->goTo("port");
        m_rig->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(focused());
        QCOMPARE(focused()->text(), QStringLiteral("Use theirs"));
        QCOMPARE(m_rig->stationValue("hostname"), QJsonValue(theirs));
        QCOMPARE(m_rig->stationValue("account"), QJsonValue(QString()));
        QCOMPARE(m_rig->view().currentRow()->slot().name, QStringLiteral("hostname"));
        QCOMPARE(m_rig->view().selectedSlots().size(), 1);
        QVERIFY(m_rig->said().contains(QStringLiteral("Nothing is saved before")));
        if (focused()->text() != choice)
            QTest::keyClick(focused(), Qt::Key_Tab);
        QCOMPARE(focused()->text(), choice);
        QTest::keyClick(focused(), Qt::Key_Space);
        QCOMPARE(m_rig->said(), QString());
        QVERIFY(m_rig->view().hasFocus());
        m_rig->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(m_rig->stationValue("account"), QJsonValue(QStringLiteral("me")));
        QCOMPARE(m_rig->stationValue("hostname"), QJsonValue(stands));
        QTRY_COMPARE(m_rig->edits.count(), 0);
    }

    /// Pressed before the sheet has read anything of what happened while the station was away.
    void aSaveBeforeTheNewsIsRefusedByTheStation()
    {
        changeWhileAway();
        m_rig->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("changed elsewhere to theirs.example.test")));
        QTRY_VERIFY(focused());
        QCOMPARE(m_rig->stationValue("hostname"), QJsonValue(theirs));
        QCOMPARE(m_rig->stationValue("account"), QJsonValue(QString()));
    }

    void whatStandsBesideItOnTheSheetWaitsAsWell()
    {
        QVERIFY(m_rig->open({QStringLiteral("/Services/EmailService")}));
        const SheetModel &model = m_rig->sheet->model();
        QTRY_VERIFY(account().isValid());
        m_rig->view().expand(
            qobject_cast<QAbstractProxyModel *>(m_rig->view().model())->mapFromSource(account()));
        QTRY_VERIFY(model.rowCount(account()) > 0);
        QCOMPARE(m_rig->bench.set(SheetRig::ord("hostname"), theirs), QString());
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("changed elsewhere to theirs.example.test")));
        m_rig->toggle("enabled");
        QCOMPARE(m_rig->pending("enabled"), QJsonValue(false));
        m_rig->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(focused());
        QCOMPARE(m_rig->bench.get(QStringLiteral("/Services/EmailService.enabled")), QJsonValue(true));
    }

private:
    void changeWhileAway()
    {
        m_rig->bench.cut();
        QCOMPARE(m_rig->bench.set(SheetRig::ord("hostname"), theirs), QString());
        QTRY_VERIFY(!m_rig->bench.link().isOpen());
        QTRY_VERIFY(m_rig->bench.link().isOpen());
    }
    QModelIndex account() const
    {
        const SheetModel &model = m_rig->sheet->model();
        for (int i = 0; i < model.rowCount(); ++i) {
            const SheetRow *row = model.rowAt(model.index(i, 0));
            if (row->kind == SheetRow::Component && row->ord == testsupport::UiStation::outgoing())
                return model.index(i, 0);
        }
        return {};
    }
    static QPushButton *focused() { return qobject_cast<QPushButton *>(QApplication::focusWidget()); }

    const QString theirs = QStringLiteral("theirs.example.test");
    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(RemoteChangeTest)
#include "remotechangetest.moc"
