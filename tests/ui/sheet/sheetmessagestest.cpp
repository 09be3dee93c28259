#include "tests/ui/sheet/sheetrig.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace ui;

/// What the sheet says below its rows, and for how long: as long as it is true.
class SheetMessagesTest : public QObject
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

    void whatIsMendedIsSaid_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<Qt::Key>("end");
        QTest::addColumn<QString>("said");
        QTest::newRow("both") << " New.Example.COM " << Qt::Key_Tab
                              << "Hostname: spaces around it were taken away; written in lower case";
        QTest::newRow("case") << "LOCALhost" << Qt::Key_Return << "Hostname: written in lower case";
        QTest::newRow("the same as before")
            << "Mail.example.test" << Qt::Key_Return << "Hostname: written in lower case";
    }

    void whatIsMendedIsSaid()
    {
        QFETCH(QString, typed);
        QFETCH(Qt::Key, end);
        QFETCH(QString, said);
        m_rig->startEditing("hostname");
        auto *line = m_rig->field<QLineEdit>();
        line->selectAll();
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, end);
        QCOMPARE(m_rig->said(), said);
        QVERIFY(m_rig->edit("account", "me"));
        QCOMPARE(m_rig->said(), QString());
    }

    void theHostOfAPageIsOffered()
    {
        QVERIFY(m_rig->edit("hostname", "https://new.example.test/path"));
        QVERIFY(m_rig->press("Use new.example.test"));
        QCOMPARE(m_rig->pending("hostname"), QJsonValue(QStringLiteral("new.example.test")));
        QVERIFY(!(m_rig->marks("hostname") & SheetModel::Refused));
        QCOMPARE(m_rig->said(), QString());
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->edits.count(), 0);
        // What is no page has no host to offer.
        QVERIFY(m_rig->edit("hostname", "two words"));
        QVERIFY(!m_rig->press("Use two words"));
    }

    void whatFollowedIsSaidUntilItIsUndone()
    {
        QCOMPARE(m_rig->bench.set(SheetRig::ord("port"), 465), QString());
        QTRY_COMPARE(m_rig->text("port"), QStringLiteral("465"));
        m_rig->toggle("useStartTls");
        QVERIFY2(m_rig->said().contains(QStringLiteral("Port 465 → 587")), qPrintable(m_rig->said()));
        m_rig->key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_rig->pending("port"), QJsonValue(QJsonValue::Undefined));
        QCOMPARE(m_rig->said(), QString());
    }

    void anAnnouncementGoesWhenItsEndIsTold()
    {
        // A server that says nothing, so that the attempt lasts until it hangs up.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QCOMPARE(m_rig->bench.set(SheetRig::ord("hostname"), QStringLiteral("127.0.0.1")), QString());
        QCOMPARE(m_rig->bench.set(SheetRig::ord("port"), silent.serverPort()), QString());
        QCOMPARE(m_rig->bench.set(SheetRig::ord("enabled"), true), QString());
        QTRY_VERIFY(!m_rig->text("status").contains(QStringLiteral("disabled")));
        m_rig->key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("Connecting with 127.0.0.1")));
        QTRY_VERIFY(silent.hasPendingConnections());
        QVERIFY(m_rig->said().contains(QStringLiteral("Connecting with 127.0.0.1")));
        // The check begins anew when the trust stores have been read: it may have come more than once.
        const auto hangUp = [&silent] {
            while (QTcpSocket *connection = silent.nextPendingConnection())
                connection->abort();
        };
        QTRY_VERIFY((hangUp(), m_rig->said().isEmpty()));
    }

    void withoutAStationSavingSaysSoInPlainWords()
    {
        QVERIFY(m_rig->edit("hostname", "new.example.test"));
        m_rig->bench.cut();
        QTRY_VERIFY(!m_rig->bench.link().isOpen());
        m_rig->key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(m_rig->said().contains(QStringLiteral("The station is not connected. ")));
        QVERIFY2(!m_rig->said().contains(QStringLiteral("slot.")), qPrintable(m_rig->said()));
    }

private:
    std::unique_ptr<SheetRig> m_rig;
};

QTEST_MAIN(SheetMessagesTest)
#include "sheetmessagestest.moc"
