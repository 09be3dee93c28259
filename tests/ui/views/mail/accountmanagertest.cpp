#include "ui/views/mail/accountmanager.h"

#include "tests/ui/views/mail/fetchingaccount.h"
#include "tests/ui/views/mail/mailbench.h"
#include "ui/views/mail/accountmodel.h"
#include "ui/views/mail/accounttrial.h"
#include "ui/views/mail/accountwizard.h"
#include "ui/views/mail/trialpanel.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QTreeView>

using namespace mailbench;
using ui::AccountModel;

/// Whether a person can read @p text there.
static bool says(const QWidget &in, const QString &text)
{
    const QList<QLabel *> labels = in.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

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

    void rowsFollowTheStation()
    {
        Bench bench;
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(bench.station.set(outgoing() + QStringLiteral(".useSsl"), false), QString());
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Security), QStringLiteral("Not encrypted"));
        QCOMPARE(cell(shown.model, 0, AccountModel::Port), QStringLiteral("25"));
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

    void checkShowsHowItGoes()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        Shown shown(bench);
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Host), QStringLiteral("127.0.0.1"));
        QTRY_VERIFY(button(shown.view, QStringLiteral("Check connection"))->isEnabled());
        click(button(shown.view, QStringLiteral("Check connection")));
        const auto *trial = shown.view.findChild<ui::AccountTrial *>();
        QTRY_COMPARE(trial->steps().size(), 1);
        QTRY_COMPARE(trial->steps().first().outcome, ui::AccountTrial::Passed);
        const auto *panel = shown.view.findChild<ui::TrialPanel *>();
        QTRY_VERIFY(says(*panel, QStringLiteral("The connection works. It is not encrypted")));
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Status), QStringLiteral("{ok}"));

        server.stop();
        click(button(shown.view, QStringLiteral("Check connection")));
        QTRY_COMPARE(trial->steps().first().outcome, ui::AccountTrial::Failed);
        QTRY_COMPARE(cell(shown.model, 0, AccountModel::Status), QStringLiteral("{down}"));
        QVERIFY(!cell(shown.model, 0, AccountModel::LastFailure).isEmpty());
        // The station's own sentence, where the check was asked for.
        const QString cause = bench.station.get(outgoing() + QStringLiteral(".faultCause")).toString();
        QVERIFY2(cause.contains(QStringLiteral("127.0.0.1")), qPrintable(cause));
        QTRY_VERIFY(says(*panel, cause));
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

    void aReportGoesWithItsAccount()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        bench.useServer(server);
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        click(button(shown.view, QStringLiteral("Check connection")));
        const auto *trial = shown.view.findChild<ui::AccountTrial *>();
        QTRY_VERIFY(!trial->steps().isEmpty());
        bench.call(QStringLiteral("component.remove"), {{QStringLiteral("ord"), outgoing()}});
        QTRY_VERIFY(trial->steps().isEmpty());
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
