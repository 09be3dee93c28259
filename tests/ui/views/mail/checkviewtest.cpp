#include "ui/views/mail/checkview.h"

#include "tests/ui/views/mail/mailbench.h"
#include "ui/look/statuslook.h"
#include "ui/trust/certificateinfo.h"
#include "ui/views/mail/checkpanel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>

using namespace mailbench;

/// The staged check on the screen.
class CheckViewTest : public QObject
{
    Q_OBJECT

    /// Of the icon that tells a stage's result: the pixel that is covered most.
    static QColor colourOf(const QWidget &view, int stage, QIcon::Mode mode = QIcon::Normal)
    {
        const QImage picture =
            stages(view)->topLevelItem(stage - 1)->icon(1).pixmap(64, mode).toImage().convertToFormat(
                QImage::Format_ARGB32);
        for (int i = 0; i < picture.width() * picture.height(); ++i) {
            const QColor pixel = picture.pixelColor(i % picture.width(), i / picture.width());
            if (pixel.alpha() == 255)
                return pixel;
        }
        return {};
    }

private Q_SLOTS:
    void everyStageIsShownAndCanBeCopied()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        ui::CheckView view(bench.context, bench.station.describe(outgoing()));
        view.resize(900, 600);
        view.show();
        QCOMPARE(verdict(view), QStringLiteral("Not checked yet"));
        view.findChild<QLineEdit *>()->setText(QStringLiteral("duty@site.example"));
        click(button(view, QStringLiteral("Check now")));
        QTRY_COMPARE(verdict(view), QStringLiteral("Ready, with 1 warning"));
        QCOMPARE(stages(view)->topLevelItemCount(), 13);
        QCOMPARE(stageCell(view, 3, 1), QStringLiteral("passed"));
        QCOMPARE(stageCell(view, 5, 1), QStringLiteral("warning"));
        QCOMPARE(stageCell(view, 11, 1), QStringLiteral("skipped"));
        QVERIFY(stageCell(view, 10, 3).contains(QStringLiteral("1 of 1")));
        QVERIFY(server.mails.isEmpty());
        // The titles begin below each other, and the icons are as coloured as the words.
        const QFontMetrics metrics = stages(view)->fontMetrics();
        const auto numberOf = [&](int number) {
            return stageCell(view, number, 0).section(QLatin1String("  "), 0, 0);
        };
        QCOMPARE(metrics.horizontalAdvance(numberOf(3)), metrics.horizontalAdvance(numberOf(10)));
        QCOMPARE(colourOf(view, 3), ui::confirmedColour(view.palette()));
        QCOMPARE(colourOf(view, 3, QIcon::Selected), view.palette().color(QPalette::HighlightedText));
        click(button(view, QStringLiteral("Copy as text")));
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(QStringLiteral("RCPT TO:<duty@site.example>")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("→ Set useSsl")));
        click(button(view, QStringLiteral("Copy as JSON")));
        QCOMPARE(
            QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8())[QStringLiteral("stages")]
                .toArray()
                .size(),
            13);

        // Whoever opens it later sees the last report.
        ui::CheckView later(bench.context, bench.station.describe(outgoing()));
        later.show();
        QTRY_COMPARE(verdict(later), QStringLiteral("Ready, with 1 warning"));
    }

    void timesOfCertificatesAreLocalOnesWithTheirZone()
    {
        const QString utc = QStringLiteral("2027-11-22T15:28:21Z");
        const QString local = ui::whenText(QDateTime::fromString(utc, Qt::ISODate));
        Bench bench;
        ui::CheckPanel panel(bench.context);
        panel.show(QJsonObject{
            {QStringLiteral("verdict"), QStringLiteral("Ready")},
            {QStringLiteral("stages"),
             QJsonArray{QJsonObject{
                 {QStringLiteral("stage"), 1},
                 {QStringLiteral("title"), QStringLiteral("Certificate")},
                 {QStringLiteral("result"), QStringLiteral("pass")},
                 {QStringLiteral("text"), QStringLiteral("Issued for a; valid until %1, by b").arg(utc)}}}}});
        QCOMPARE(stageCell(panel, 1, 3), QStringLiteral("Issued for a; valid until %1, by b").arg(local));
        QVERIFY(local.contains(QDateTime::fromString(utc, Qt::ISODate).toLocalTime().timeZoneAbbreviation()));
    }

    void whereItStopsIsChosenAndSaysWhatToDo()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        server.answer(MailServer::At::Mail, {.text = "553 5.7.1 not yours"});
        ui::CheckView view(bench.context, bench.station.describe(outgoing()));
        view.show();
        QTest::keyClick(view.findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(verdict(view), QStringLiteral("Stops at the sender"));
        QCOMPARE(stages(view)->indexOfTopLevelItem(stages(view)->currentItem()), 8);
        bool told = false;
        for (const QLabel *label : view.findChildren<QLabel *>())
            told = told || label->text().contains(QStringLiteral("Next: Set from"));
        QVERIFY(told);
    }

    void changesThatAreNotSavedAreTried()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        const ui::ComponentDescription account = bench.station.describe(outgoing());
        bench.edits.setKnown(account.handle, QStringLiteral("hostname"), QStringLiteral("127.0.0.1"));
        bench.edits.edit({{account.handle, QStringLiteral("hostname"), QStringLiteral("nowhere.invalid")}},
                         QStringLiteral("Hostname"));
        ui::CheckView view(bench.context, account);
        view.show();
        click(button(view, QStringLiteral("Check now")));
        QTRY_COMPARE(verdict(view), QStringLiteral("Stops at the host name"));
        QCOMPARE(server.connections, 0);
        QCOMPARE(bench.edits.count(account.handle), 1);
    }

    void aCheckIsCancelled()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        server.answer(MailServer::At::Mail, {.then = MailServer::Then::Stall});
        ui::CheckView view(bench.context, bench.station.describe(outgoing()));
        view.show();
        click(button(view, QStringLiteral("Check now")));
        QTRY_COMPARE(stageCell(view, 7, 1), QStringLiteral("passed")); // Live: the check is not over.
        QCOMPARE(verdict(view), QStringLiteral("Checking…"));
        QTRY_COMPARE(server.count("MAIL"), 1);
        click(button(view, QStringLiteral("Cancel")));
        QTRY_COMPARE(stageCell(view, 9, 3), QStringLiteral("Cancelled"));
        QVERIFY(button(view, QStringLiteral("Check now")));
        QCOMPARE(verdict(view), QStringLiteral("Cancelled"));
    }

    void whatIsWaitedForIsShownAndCanBeCancelled()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        // Nothing listens there, so the mail never comes back.
        bench.call(
            QStringLiteral("component.add"),
            {{QStringLiteral("parent"), serviceOrd},
             {QStringLiteral("type"), QStringLiteral("email:IncomingAccount")},
             {QStringLiteral("name"), QStringLiteral("In")},
             {QStringLiteral("slots"), QJsonObject{{QStringLiteral("hostname"), QStringLiteral("127.0.0.1")},
                                                   {QStringLiteral("port"), 1}}}});
        ui::CheckView view(bench.context, bench.station.describe(outgoing()));
        view.show();
        for (QCheckBox *box : view.findChildren<QCheckBox *>()) {
            if (box->text().remove(QLatin1Char('&')) == QLatin1String("Wait until it is read back"))
                box->setChecked(true);
        }
        click(button(view, QStringLiteral("Check now")));
        QTRY_COMPARE(server.mails.size(), 1);
        QTRY_COMPARE(stageCell(view, 12, 1), QStringLiteral("waiting"));
        QVERIFY2(stageCell(view, 12, 3).contains(QStringLiteral("/In reads it, at most 120 s")),
                 qPrintable(stageCell(view, 12, 3)));
        QCOMPARE(stageCell(view, 12, 2), QString());
        click(button(view, QStringLiteral("Cancel")));
        QTRY_COMPARE(stageCell(view, 12, 1), QStringLiteral("skipped"));
        QCOMPARE(verdict(view), QStringLiteral("Cancelled"));
        // An account that fetches sends nothing.
        ui::CheckView reading(bench.context, bench.station.describe(serviceOrd + QStringLiteral("/In")));
        QVERIFY(!reading.findChildren<QCheckBox *>().at(1)->isVisibleTo(&reading));
    }

    void everythingHasAName()
    {
        Bench bench;
        ui::CheckView view(bench.context, bench.station.describe(outgoing()));
        view.show();
        QCOMPARE(nameless(view).join(QLatin1Char(',')), QString());
    }
};

QTEST_MAIN(CheckViewTest)
#include "checkviewtest.moc"
