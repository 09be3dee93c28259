#include "ui/views/mail/traceview.h"

#include "tests/ui/views/mail/mailbench.h"
#include "ui/views/mail/tracebox.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>

using namespace mailbench;
using ui::TraceBox;

class TraceViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrowsTellDirectionAndEncryptionAndTimesCountFromTheBeginning()
    {
        const QJsonArray trace = QJsonDocument::fromJson(R"([
            {"time": "2026-11-22T10:00:00.000Z", "kind": "note", "encrypted": false, "text": "connecting"},
            {"time": "2026-11-22T10:00:00.055Z", "kind": "received", "encrypted": false, "text": "220 hi"},
            {"time": "2026-11-22T10:00:00.060Z", "kind": "sent", "encrypted": false, "text": "STARTTLS"},
            {"time": "2026-11-22T10:00:00.100Z", "kind": "sent", "encrypted": true, "text": "EHLO a"},
            {"time": "2026-11-22T10:00:01.000Z", "kind": "received", "encrypted": true, "text": "250 b"},
            {"time": "2026-11-22T11:00:00.000Z", "kind": "note", "encrypted": false, "text": "again"}])")
                                     .array();
        const QStringList lines = TraceBox::linesOf(trace);
        QCOMPARE(lines.size(), 9);
        QVERIFY(lines[0].contains(QStringLiteral("2026-11-22 10:00:00 UTC")));
        QCOMPARE(lines[1].trimmed(), QStringLiteral("+0.000      connecting"));
        QCOMPARE(lines[2].trimmed(), QStringLiteral("+0.055  <-- 220 hi"));
        QCOMPARE(lines[3].trimmed(), QStringLiteral("+0.060  --> STARTTLS"));
        QCOMPARE(lines[4].trimmed(), QStringLiteral("+0.100  ~~> EHLO a"));
        QCOMPARE(lines[5].trimmed(), QStringLiteral("+1.000  <~~ 250 b"));
        QVERIFY(lines[6].isEmpty());
        QCOMPARE(lines[8].trimmed(), QStringLiteral("+0.000      again"));
    }

    void conversationIsFollowedAndCopied()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        ui::TraceView view(bench.context, bench.station.describe(outgoing()));
        view.resize(800, 500);
        view.show();
        const auto *box = view.findChild<TraceBox *>();
        bench.call(QStringLiteral("action.invoke"),
                   {{QStringLiteral("ord"), outgoing() + QStringLiteral(".checkConnection")}});
        QTRY_VERIFY2(box->text().contains(QStringLiteral("--> EHLO")), qPrintable(box->text()));
        QTRY_VERIFY(box->text().contains(QStringLiteral("<-- 250")));
        click(button(view, QStringLiteral("Copy as text")));
        QCOMPARE(QGuiApplication::clipboard()->text(), box->text());

        auto *follow = view.findChild<QCheckBox *>();
        QTest::mouseClick(follow, Qt::LeftButton, {}, QPoint(follow->height() / 2, follow->height() / 2));
        QVERIFY(!follow->isChecked());
        const QString before = box->text();
        bench.send(QStringLiteral("Boiler"));
        QTRY_COMPARE(server.mails.size(), 1);
        QCOMPARE(box->text(), before);
        view.refresh();
        QTRY_VERIFY(box->text().contains(QStringLiteral("MAIL FROM")));
    }

    void everythingHasAName()
    {
        Bench bench;
        ui::TraceView view(bench.context, bench.station.describe(outgoing()));
        view.show();
        QCOMPARE(nameless(view).join(QLatin1Char(',')), QString());
    }
};

QTEST_MAIN(TraceViewTest)
#include "traceviewtest.moc"
