#include "components/platform/certificateservice.h"
#include "tests/ui/views/mail/fetchingaccount.h"
#include "tests/ui/views/mail/wizardbench.h"
#include "truststore/allowedhosts.h"

#include <QTabBar>

using namespace mailbench;
using ui::AccountWizard;

/// Step 4 of the wizard: the staged check of what was entered, for an account that does not exist yet.
class WizardCheckTest : public QObject
{
    Q_OBJECT

    static QString made() { return serviceOrd + QStringLiteral("/Outgoing2"); }
    static factory::Identity selfSigned()
    {
        factory::Recipe recipe;
        recipe.commonName = QStringLiteral("127.0.0.1");
        recipe.alternativeNames = {QStringLiteral("IP:127.0.0.1")};
        return factory::selfSigned(recipe);
    }

private Q_SLOTS:
    void stagesAreShownUpToTheTestMail()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        Shown shown(bench);
        shown.goToCheck(server);
        QCOMPARE(shown.verdict(), QStringLiteral("Not checked yet"));
        click(shown.button("Check now"));
        QTRY_COMPARE(shown.verdict(), QStringLiteral("Ready, with 1 warning"));
        QCOMPARE(stages(*shown.wizard->currentPage())->topLevelItemCount(), 13);
        QCOMPARE(shown.stage(3, 1), QStringLiteral("passed"));
        QVERIFY(shown.stage(9, 3).contains(QStringLiteral("alarms@site.example")));
        QCOMPARE(shown.stage(11, 1), QStringLiteral("passed"));
        QCOMPARE(server.mails.size(), 1);
        QVERIFY(server.mails.constFirst().recipients.constFirst().contains("alarms@site.example"));
        // Nothing came into the station for it, and nothing does on Cancel.
        QVERIFY(!bench.station.station().find(made()).ok());
        shown.press(QWizard::CancelButton);
        QTRY_VERIFY(!shown.wizard || !shown.wizard->isVisible());
        QVERIFY(!bench.station.station().find(made()).ok());
    }

    void withoutAddressNothingIsSent()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        Shown shown(bench);
        shown.goToCheck(server);
        shown.type(QStringLiteral("Test mail to"), QStringLiteral("nobody"));
        QTest::keyClick(shown.button("Check now"), Qt::Key_Space);
        QVERIFY(shown.says(QStringLiteral("is no mail address")));
        QCOMPARE(server.connections, 0);
        auto *to = shown.field<QLineEdit>(QStringLiteral("Test mail to"));
        to->selectAll();
        QTest::keyClick(to, Qt::Key_Delete);
        QTest::keyClick(shown.button("Check now"), Qt::Key_Space);
        QTRY_COMPARE(shown.verdict(), QStringLiteral("Ready, with 1 warning"));
        QCOMPARE(shown.stage(11, 1), QStringLiteral("skipped"));
        QVERIFY(server.mails.isEmpty());
    }

    void itIsCancelled()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        server.answer(MailServer::At::Mail, {.then = MailServer::Then::Stall});
        Shown shown(bench);
        shown.goToCheck(server);
        click(shown.button("Check now"));
        QTRY_COMPARE(shown.stage(7, 1), QStringLiteral("passed")); // Live: the check is not over.
        QTRY_COMPARE(server.count("MAIL"), 1);
        click(shown.button("Cancel the check"));
        QTRY_COMPARE(shown.stage(9, 3), QStringLiteral("Cancelled"));
        QVERIFY(shown.button("Check again"));
        QCOMPARE(shown.wizard->currentId(), int(AccountWizard::Check));
    }

    void goingOnEndsTheCheck()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        server.answer(MailServer::At::Mail, {.then = MailServer::Then::Stall});
        Shown shown(bench);
        shown.goToCheck(server);
        click(shown.button("Check now"));
        QTRY_COMPARE(server.count("MAIL"), 1);
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.wizard->currentId(), int(AccountWizard::Recipients));
        shown.press(QWizard::BackButton);
        QTRY_COMPARE(shown.stage(9, 3), QStringLiteral("Cancelled"));
    }

    void mendedSettingsAreCheckedAnew()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        MailServer gone;
        QVERIFY(gone.start());
        Shown shown(bench);
        shown.goToCheck(gone);
        gone.stop();
        click(shown.button("Check now"));
        QTRY_COMPARE(shown.verdict(), QStringLiteral("Stops at the connection"));
        QVERIFY(shown.says(QStringLiteral("Next: ")));
        shown.press(QWizard::BackButton);
        shown.press(QWizard::BackButton);
        shown.type(QStringLiteral("Outgoing mail: Port"), QString::number(server.port()));
        shown.press(QWizard::NextButton);
        shown.press(QWizard::NextButton);
        // The report of other values is no report of these.
        QCOMPARE(shown.verdict(), QStringLiteral("Not checked yet"));
        click(shown.button("Check now"));
        QTRY_COMPARE(server.mails.size(), 1);
        QTRY_COMPARE(shown.verdict(), QStringLiteral("Ready, with 1 warning"));
    }

    void anApprovedCertificateLetsTheCheckGoOn()
    {
        Bench bench;
        auto &certificates = *bench.station.station().service<platform::CertificateService>();
        QTRY_VERIFY(certificates.isReady());
        QStringList reviewed;
        bench.context.review = [&reviewed](const QString &challenge) { reviewed.append(challenge); };
        const factory::Identity identity = selfSigned();
        MailServer server(MailServer::Tls::First, identity);
        QVERIFY(server.start());
        Shown shown(bench);
        shown.goToCheck(server, QStringLiteral("TLS from the first byte"));
        click(shown.button("Check now"));
        QTRY_COMPARE(shown.verdict(), QStringLiteral("Stops at the certificate"));
        QVERIFY(shown.says(identity.certificate.sha256().left(4)));
        click(shown.button("Review the certificate…"));
        QCOMPARE(reviewed, QStringList{QStringLiteral("127.0.0.1:%1/smtp").arg(server.port())});

        bench.call(QStringLiteral("hosts.approve"),
                   {{QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                    {QStringLiteral("port"), int(server.port())},
                    {QStringLiteral("fingerprint"), identity.certificate.sha256()},
                    {QStringLiteral("note"), QStringLiteral("asked the administrator")}});
        QTRY_COMPARE(shown.verdict(), QStringLiteral("Ready"));
        QCOMPARE(server.mails.size(), 1);
        QVERIFY(!shown.button("Review the certificate…"));
    }

    void eachDirectionHasItsReport()
    {
        Bench bench(FetchingAccount::add);
        MailServer server;
        QVERIFY(server.start());
        Shown shown(bench);
        for (QRadioButton *radio : shown.wizard->currentPage()->findChildren<QRadioButton *>()) {
            if (radio->text() == QStringLiteral("Bot&h"))
                QTest::mouseClick(radio, Qt::LeftButton, {},
                                  QPoint(radio->height() / 2, radio->height() / 2));
        }
        shown.goToCheck(server);
        click(shown.button("Check now"));
        QTRY_COMPARE(shown.verdict(), QStringLiteral("Ready, with 1 warning"));
        auto *tabs = shown.wizard->currentPage()->findChild<QTabBar *>();
        QCOMPARE(tabs->count(), 2);
        QVERIFY(tabs->tabText(1).contains(QStringLiteral("127.0.0.1:993 · TLS")));
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        QTRY_VERIFY(shown.verdict().contains(QStringLiteral("no type of mail account")));
    }
};

QTEST_MAIN(WizardCheckTest)
#include "wizardchecktest.moc"
