#include "ui/shell/busymark.h"

#include "tests/support/uistation.h"

#include <QElapsedTimer>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using testsupport::UiStation;

/// A call that takes its time: a mark after 0.3 s, words and Cancel after 2 s, and nothing blocks meanwhile.
class BusyMarkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongCallIsShownAndCanBeCancelled()
    {
        UiStation station;
        QVERIFY(station.start());
        QVERIFY(station.set(UiStation::outgoing() + QStringLiteral(".from"), QStringLiteral("a@site.example"))
                    .isEmpty());
        qint64 id = 0;
        station.link().call(
            QStringLiteral("mail.send"),
            {{QStringLiteral("to"), QJsonArray{QStringLiteral("b@site.example")}},
             {QStringLiteral("subject"), QStringLiteral("waits")},
             {QStringLiteral("text"), QStringLiteral("text")}},
            this, [&](const client::Reply &reply) { id = reply.value[QStringLiteral("id")].toInteger(); });
        QTRY_VERIFY(id > 0);
        ui::BusyMark mark(station.link());
        auto *cancel = mark.findChild<QPushButton *>();
        client::Reply answer;
        bool answered = false;
        QElapsedTimer since;
        since.start();
        // The account is disabled: the message waits, and with it the answer.
        station.link().call(QStringLiteral("outbox.wait"), {{QStringLiteral("id"), id}}, this,
                            [&](const client::Reply &reply) {
                                answered = true;
                                answer = reply;
                            });
        QVERIFY(!mark.isVisible());
        QTRY_VERIFY(mark.isVisible());
        QVERIFY(since.elapsed() >= 300);
        QVERIFY(mark.findChild<QProgressBar *>()->isVisible());
        QVERIFY(!cancel->isVisible());
        QTRY_VERIFY(cancel->isVisible());
        QVERIFY(since.elapsed() >= 2000);
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(answered);
        QVERIFY(!answer.ok());
        QTRY_VERIFY(!mark.isVisible());
    }
};

QTEST_MAIN(BusyMarkTest)
#include "busymarktest.moc"
