#include "ui/views/mail/accountwizard.h"

#include "station/links.h"
#include "tests/ui/views/mail/fetchingaccount.h"
#include "tests/ui/views/mail/wizardbench.h"
#include "ui/views/mail/accountmanager.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace mailbench;
using ui::AccountWizard;

/// The wizard against a real station and a mail server: what it fills in, what it writes, what it leaves.
class AccountWizardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetIsFilledInByDomainAndMayBeAltered()
    {
        Bench bench;
        Shown shown(bench);
        shown.type(QStringLiteral("Mail address"), QStringLiteral("plant@gmx.de"));
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.field<QComboBox>(QStringLiteral("Provider"))->currentText(), QStringLiteral("GMX"));
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Outgoing mail: Host"))->text(),
                 QStringLiteral("mail.gmx.net"));
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Outgoing mail: Port"))->text(),
                 QStringLiteral("587"));
        QVERIFY(shown.says(QStringLiteral("https://hilfe.gmx.net")));
        shown.choose(QStringLiteral("Outgoing mail: Encryption"), QStringLiteral("TLS from the first byte"));
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Outgoing mail: Port"))->text(),
                 QStringLiteral("465"));
        QVERIFY(shown.says(QStringLiteral("Port 587 → 465")));
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Login name"))->text(),
                 QStringLiteral("plant@gmx.de"));
        shown.press(QWizard::NextButton);
        QVERIFY(shown.says(QStringLiteral("The password is missing")));
        shown.type(QStringLiteral("Password"), QStringLiteral("geheim"));
        // Back keeps what was entered.
        shown.press(QWizard::BackButton);
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Outgoing mail: Port"))->text(),
                 QStringLiteral("465"));
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Password"))->text(), QStringLiteral("geheim"));
        shown.press(QWizard::NextButton);
        shown.press(QWizard::NextButton);
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.wizard->currentId(), int(AccountWizard::Summary));
        QStringList values;
        auto *list = shown.wizard->currentPage()->findChild<QTreeWidget *>();
        for (int i = 0; i < list->topLevelItem(0)->childCount(); ++i)
            values.append(list->topLevelItem(0)->child(i)->text(1));
        QVERIFY(values.contains(QStringLiteral("mail.gmx.net")));
        QVERIFY(values.contains(QStringLiteral("••••")));
        QVERIFY(!values.contains(QStringLiteral("geheim")));
        QVERIFY(!shown.wizard->making().hasAdded());
    }

    void portsOfOnesOwnAreLeft()
    {
        Bench bench;
        Shown shown(bench);
        shown.type(QStringLiteral("Mail address"), QStringLiteral("plant@site.example"));
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Outgoing mail: Port"))->text(),
                 QStringLiteral("465"));
        shown.press(QWizard::NextButton);
        QVERIFY(shown.says(QStringLiteral("The host is missing")));
        shown.type(QStringLiteral("Outgoing mail: Host"), QStringLiteral("https://mail.site.example/inbox"));
        shown.press(QWizard::NextButton);
        QVERIFY(shown.says(QStringLiteral("Write only mail.site.example")));
        QCOMPARE(shown.wizard->currentId(), int(AccountWizard::Server));
        shown.type(QStringLiteral("Outgoing mail: Port"), QStringLiteral("2525"));
        shown.choose(QStringLiteral("Outgoing mail: Encryption"), QStringLiteral("STARTTLS, required"));
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Outgoing mail: Port"))->text(),
                 QStringLiteral("2525"));
        QVERIFY(shown.says(QStringLiteral("The usual port for this is 587")));
    }

    void passwordsAreNotEnteredForTheClear()
    {
        Bench bench;
        Shown shown(bench);
        shown.type(QStringLiteral("Mail address"), QStringLiteral("plant@site.example"));
        shown.press(QWizard::NextButton);
        shown.type(QStringLiteral("Outgoing mail: Host"), QStringLiteral("mail.site.example"));
        shown.choose(QStringLiteral("Outgoing mail: Encryption"), QStringLiteral("Not encrypted"));
        QVERIFY(shown.says(QStringLiteral("Not encrypted: others can read")));
        shown.press(QWizard::NextButton);
        shown.type(QStringLiteral("Password"), QStringLiteral("geheim"));
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.wizard->currentId(), int(AccountWizard::SignIn));
        QVERIFY(shown.says(QStringLiteral("Without encryption")));
    }

    void finishWritesTheAccountAndTheRecipient()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        Shown shown(bench);
        shown.goToCheck(server);
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.wizard->currentId(), int(AccountWizard::Recipients));
        shown.type(QStringLiteral("Addresses"), QStringLiteral("duty@site.example, chief@site.example"));
        shown.press(QWizard::NextButton);
        QSignalSpy made(shown.wizard, &AccountWizard::made);
        shown.press(QWizard::FinishButton);
        QVERIFY(made.wait());
        const QString ord = made.first().first().toString();
        QCOMPARE(ord, serviceOrd + QStringLiteral("/Outgoing2"));
        QCOMPARE(bench.station.get(ord + QStringLiteral(".hostname")).toString(),
                 QStringLiteral("127.0.0.1"));
        QCOMPARE(bench.station.get(ord + QStringLiteral(".port")).toInt(), int(server.port()));
        QCOMPARE(bench.station.get(ord + QStringLiteral(".from")).toString(),
                 QStringLiteral("alarms@site.example"));
        const QString recipient = QStringLiteral("/Services/AlarmService/MailRecipient");
        QCOMPARE(bench.station.get(recipient + QStringLiteral(".to")).toArray().size(), 2);
        QCOMPARE(bench.station.get(recipient + QStringLiteral(".account")).toString(), ord);
        const QJsonArray links =
            bench.call(QStringLiteral("link.list"), {{QStringLiteral("ord"), recipient}}).toArray();
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.first()[QStringLiteral("source")].toString(),
                 QStringLiteral("/Services/AlarmService/Default.alarm"));
    }

    void incomingIsOfferedSinceTheStationHasIt()
    {
        Bench bench;
        Shown shown(bench);
        const auto radios = shown.wizard->currentPage()->findChildren<QRadioButton *>();
        QCOMPARE(radios.size(), 3);
        for (const QRadioButton *radio : radios)
            QVERIFY(radio->isVisible());
    }

    void bothDirectionsAreMadeAtOnce()
    {
        Bench bench;
        Shown shown(bench);
        for (QRadioButton *radio : shown.wizard->currentPage()->findChildren<QRadioButton *>()) {
            if (radio->text() == QStringLiteral("Bot&h"))
                QTest::mouseClick(radio, Qt::LeftButton, {},
                                  QPoint(radio->height() / 2, radio->height() / 2));
        }
        shown.type(QStringLiteral("Mail address"), QStringLiteral("plant@gmx.de"));
        shown.press(QWizard::NextButton);
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Incoming mail: Host"))->text(),
                 QStringLiteral("imap.gmx.net"));
        QCOMPARE(shown.field<QLineEdit>(QStringLiteral("Incoming mail: Port"))->text(),
                 QStringLiteral("993"));
        shown.press(QWizard::NextButton);
        shown.type(QStringLiteral("Password"), QStringLiteral("geheim"));
        for (int i = 0; i < 3; ++i)
            shown.press(QWizard::NextButton);
        QSignalSpy made(shown.wizard, &AccountWizard::made);
        shown.press(QWizard::FinishButton);
        QVERIFY(made.wait());
        const QString inbox = serviceOrd + QStringLiteral("/Incoming");
        QCOMPARE(bench.station.get(inbox + QStringLiteral(".hostname")).toString(),
                 QStringLiteral("imap.gmx.net"));
        QCOMPARE(bench.station.get(inbox + QStringLiteral(".port")).toInt(), -1);
        QCOMPARE(bench.station.get(inbox + QStringLiteral(".transport")).toString(), QStringLiteral("Imap"));
        QCOMPARE(bench.station.get(inbox + QStringLiteral(".resolvedPort")).toInt(), 993);
        QVERIFY(bench.station.get(inbox + QStringLiteral(".password"))[QStringLiteral("set")].toBool());
        QCOMPARE(bench.station.get(serviceOrd + QStringLiteral("/Outgoing2.hostname")).toString(),
                 QStringLiteral("mail.gmx.net"));
    }

    void namesInUseAreRefusedHere()
    {
        Bench bench;
        Shown shown(bench);
        shown.type(QStringLiteral("Mail address"), QStringLiteral("plant"));
        shown.press(QWizard::NextButton);
        QVERIFY(shown.says(QStringLiteral("is no mail address")));
        shown.type(QStringLiteral("Mail address"), QStringLiteral("plant@site.example"));
        shown.type(QStringLiteral("Account's name"), QStringLiteral("Outgoing"));
        shown.press(QWizard::NextButton);
        QVERIFY(shown.says(QStringLiteral("There is a component called Outgoing already")));
    }

    void everyPageHasNames()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        Shown shown(bench);
        QCOMPARE(nameless(*shown.wizard->currentPage()).join(QLatin1Char(',')), QString());
        shown.goToCheck(server);
        QCOMPARE(nameless(*shown.wizard->currentPage()).join(QLatin1Char(',')), QString());
        for (int i = 0; i < 2; ++i) {
            shown.press(QWizard::NextButton);
            QCOMPARE(nameless(*shown.wizard->currentPage()).join(QLatin1Char(',')), QString());
        }
        for (int i = 0; i < 3; ++i) {
            shown.press(QWizard::BackButton);
            QCOMPARE(nameless(*shown.wizard->currentPage()).join(QLatin1Char(',')), QString());
        }
    }
};

QTEST_MAIN(AccountWizardTest)
#include "accountwizardtest.moc"
