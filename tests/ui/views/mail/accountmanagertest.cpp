#include "ui/views/mail/accountmanager.h"

#include "tests/ui/views/mail/fetchingaccount.h"
#include "tests/ui/views/mail/mailbench.h"
#include "ui/views/mail/accountmodel.h"
#include "ui/views/mail/accountwizard.h"
#include "ui/views/mail/checkview.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QTreeView>

using namespace mailbench;
using ui::AccountModel;

class AccountManagerTest : public QObject
{
    Q_OBJECT

    struct Shown
    {
        explicit Shown(Bench &bench)
            : view(bench.context, bench.station.describe(serviceOrd)),
              list(view.findChild<QTreeView *>()),
              model(*list->model())
        {
            new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                         &view);
            view.resize(1100, 500);
            view.show();
        }

        ui::AccountManager view;
        QTreeView *list;
        QAbstractItemModel &model;
    };

private Q_SLOTS:
    void rowsTellHowAccountsAre()
    {
        Bench bench;
        QVERIFY(bench.started);
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(cell(shown.model, 0, AccountModel::Name), QStringLiteral("Outgoing"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Direction), QStringLiteral("Outgoing"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Protocol), QStringLiteral("SMTP"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Security), QStringLiteral("TLS"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Host), QStringLiteral("mail.example.test"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Port), QStringLiteral("465"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Status), QStringLiteral("{disabled}"));
    }

    void aNameHasTheWidthThatItNeeds()
    {
        Bench bench;
        bench.station.add(serviceOrd, QStringLiteral("email:OutgoingAccount"),
                          QStringLiteral("OutgoingAccountOfTheFireStation"));
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 2);
        QTRY_VERIFY(shown.list->columnWidth(AccountModel::Name) >=
                    shown.list->fontMetrics().horizontalAdvance(cell(shown.model, 1, AccountModel::Name)));
        QVERIFY(shown.list->columnWidth(AccountModel::Login) <
                shown.list->columnWidth(AccountModel::Name)); // Empty.
        // Until a person chooses, nothing is remembered.
        QVERIFY(!QSettings().contains(QStringLiteral("columns/accounts")));
    }

    void rowsFollowTheStation()
    {
        Bench bench;
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(bench.station.set(outgoing() + QStringLiteral(".useSsl"), false), QString());
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Security), QStringLiteral("Not encrypted"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Port), QStringLiteral("25"));
        QCOMPARE(bench.station.set(outgoing() + QStringLiteral(".useStartTls"), true), QString());
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Security), QStringLiteral("STARTTLS"));
        QCOMPARE(
            bench.station.set(outgoing() + QStringLiteral(".startTlsPolicy"), QStringLiteral("IfSupported")),
            QString());
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Security), QStringLiteral("STARTTLS if offered"));
        bench.station.add(serviceOrd, QStringLiteral("email:OutgoingAccount"), QStringLiteral("Second"));
        QTRY_COMPARE(shown.model.rowCount(), 2);
        bench.call(QStringLiteral("component.rename"),
                   {{QStringLiteral("ord"), outgoing()}, {QStringLiteral("name"), QStringLiteral("First")}});
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Name), QStringLiteral("First"));
        bench.call(QStringLiteral("component.remove"),
                   {{QStringLiteral("ord"), serviceOrd + QStringLiteral("/First")}});
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(cell(shown.model, 0, AccountModel::Name), QStringLiteral("Second"));
    }

    void anAccountIsKnownByItsSlots()
    {
        Bench bench(FetchingAccount::add);
        Shown shown(bench);
        bench.station.add(serviceOrd, QStringLiteral("test:Fetching"), QStringLiteral("Inbox"));
        QTRY_COMPARE(shown.model.rowCount(), 2);
        QCOMPARE(cell(shown.model, 1, AccountModel::Direction), QStringLiteral("Incoming"));
        QCOMPARE(cell(shown.model, 1, AccountModel::Security), QStringLiteral("TLS"));
        shown.list->setCurrentIndex(shown.model.index(1, 0));
        QVERIFY(!button(shown.view, QStringLiteral("Send test…"))->isEnabled());
    }

    void accountsThatFetchAreListedByTheirProtocol()
    {
        Bench bench;
        Shown shown(bench);
        bench.station.add(serviceOrd, QStringLiteral("email:IncomingAccount"), QStringLiteral("Inbox"));
        QTRY_COMPARE(shown.model.rowCount(), 2);
        QCOMPARE(cell(shown.model, 1, AccountModel::Direction), QStringLiteral("Incoming"));
        QCOMPARE(cell(shown.model, 1, AccountModel::Protocol), QStringLiteral("IMAP"));
        QCOMPARE(cell(shown.model, 1, AccountModel::Port), QStringLiteral("993"));
    }

    void rowsComeBackWithTheSession()
    {
        Bench bench;
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        bench.station.cut();
        bench.station.add(serviceOrd, QStringLiteral("email:OutgoingAccount"), QStringLiteral("Meanwhile"));
        QTRY_COMPARE(shown.model.rowCount(), 2);
    }

    void enterOpensTheSheet()
    {
        Bench bench;
        Shown shown(bench);
        QTRY_VERIFY(shown.list->currentIndex().isValid());
        QTest::keyClick(shown.list, Qt::Key_Return);
        QCOMPARE(bench.visited, QStringList{outgoing() + QStringLiteral(" propertySheet")});
    }

    void withoutAccountItOffersOne()
    {
        Bench bench;
        bench.call(QStringLiteral("component.remove"), {{QStringLiteral("ord"), outgoing()}});
        Shown shown(bench);
        QTRY_VERIFY(!shown.list->isVisible());
        const auto said = [&shown] {
            for (const QLabel *label : shown.view.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(QStringLiteral("There is no mail account")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(said());
    }

    void checkOfOneOpensItsReport()
    {
        Bench bench;
        Shown shown(bench);
        QTRY_VERIFY(button(shown.view, QStringLiteral("Check connection"))->isEnabled());
        click(button(shown.view, QStringLiteral("Check connection")));
        QCOMPARE(bench.visited.size(), 1);
        const QString place = bench.visited.first();
        QVERIFY2(place.startsWith(outgoing() + QStringLiteral(" check#")), qPrintable(place));

        // Where it leads the check begins by itself, once.
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        const QString number = place.section(QLatin1Char('#'), 1);
        {
            ui::CheckView report(bench.context, bench.station.describe(outgoing()));
            report.show();
            report.reveal(number);
            QTRY_COMPARE(verdict(report), QStringLiteral("Ready, with 1 warning"));
        }
        QCOMPARE(server.connections, 1);
        ui::CheckView back(bench.context, bench.station.describe(outgoing()));
        back.show();
        back.reveal(number);
        QTRY_COMPARE(verdict(back), QStringLiteral("Ready, with 1 warning"));
        QCOMPARE(server.connections, 1);
    }

    void checkOfSeveralTellsWhereEachIs()
    {
        Bench bench;
        MailServer good;
        MailServer bad;
        QVERIFY(good.start() && bad.start());
        bad.answer(MailServer::At::Mail, {.then = MailServer::Then::Stall});
        bench.useServer(good);
        const QString second = serviceOrd + QStringLiteral("/Second");
        bench.station.add(serviceOrd, QStringLiteral("email:OutgoingAccount"), QStringLiteral("Second"));
        bench.useServer(bad, second);
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 2);
        QTRY_VERIFY(shown.list->currentIndex().isValid());
        shown.list->setFocus();
        QTest::keyClick(shown.list, Qt::Key_A, Qt::ControlModifier);
        click(button(shown.view, QStringLiteral("Check connection")));
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Check), QStringLiteral("Ready, with 1 warning"));
        QTRY_COMPARE(cell(shown.model, 1, AccountModel::Check), QStringLiteral("8 Sign-in…"));
        QVERIFY(bench.visited.isEmpty());
        QTRY_COMPARE(bad.count("MAIL"), 1);
        click(button(shown.view, QStringLiteral("Cancel the check")));
        QTRY_COMPARE(cell(shown.model, 1, AccountModel::Check), QStringLiteral("Cancelled"));
        QVERIFY(shown.model.index(1, AccountModel::Check).data(Qt::DecorationRole).isNull());
        QVERIFY(!shown.model.index(0, AccountModel::Check).data(Qt::DecorationRole).isNull());
        QTRY_VERIFY(button(shown.view, QStringLiteral("Check connection")));

        bad.stop();
        click(button(shown.view, QStringLiteral("Check connection")));
        QTRY_COMPARE(cell(shown.model, 1, AccountModel::Check), QStringLiteral("Stops at the connection"));

        // Whoever opens the list later sees what came of it.
        Shown later(bench);
        QTRY_COMPARE(later.model.rowCount(), 2);
        QTRY_COMPARE(cell(later.model, 1, AccountModel::Check), QStringLiteral("Stops at the connection"));
    }

    void chosenColumnsAreRemembered()
    {
        Bench bench;
        {
            Shown shown(bench);
            QTRY_COMPARE(shown.model.rowCount(), 1);
            QPushButton *columns = button(shown.view, QStringLiteral("Columns"));
            Q_EMIT columns->menu()->aboutToShow();
            QAction *login = nullptr;
            for (QAction *action : columns->menu()->actions()) {
                if (action->text() == QStringLiteral("Login"))
                    login = action;
            }
            QVERIFY(login && login->isChecked());
            login->trigger();
            QVERIFY(shown.list->isColumnHidden(AccountModel::Login));
        }
        Shown again(bench);
        QVERIFY(again.list->isColumnHidden(AccountModel::Login));
        QVERIFY(!again.list->isColumnHidden(AccountModel::Host));
    }

    void newAccountOpensTheWizardOnce()
    {
        Bench bench;
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        click(button(shown.view, QStringLiteral("New account…")));
        click(button(shown.view, QStringLiteral("New account…")));
        QCOMPARE(shown.view.findChildren<ui::AccountWizard *>().size(), 1);
    }

    void everythingHasAName()
    {
        Bench bench;
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(nameless(shown.view).join(QLatin1Char(',')), QString());
    }
};

QTEST_MAIN(AccountManagerTest)
#include "accountmanagertest.moc"
