#include "ui/views/mail/wizarddiscovery.h"

#include "tests/ui/views/mail/fetchingaccount.h"
#include "tests/ui/views/mail/wizardbench.h"

#include <QCheckBox>
#include <QProgressBar>
#include <QRadioButton>

using namespace mailbench;
using ui::AccountWizard;

/// What a domain publishes about its mail servers, as the wizard offers it.
class WizardDiscoveryTest : public QObject
{
    Q_OBJECT

    struct Page : Shown
    {
        /// Enters the address and goes on to the server.
        Page(Bench &bench, const QString &address = QStringLiteral("plant@site.example"), bool allowed = true)
            : Shown(bench)
        {
            type(QStringLiteral("Mail address"), address);
            if (!allowed)
                clickText(wizard->currentPage()->findChild<QCheckBox *>());
            press(QWizard::NextButton);
            (void)QTest::qWaitForWindowActive(wizard);
        }

        /// A click on the mark, since the text may be anywhere.
        static void clickText(QAbstractButton *one)
        {
            QVERIFY(one && one->isVisible());
            QTest::mouseClick(one, Qt::LeftButton, {}, QPoint(one->height() / 2, one->height() / 2));
        }
        QStringList offers()
        {
            QStringList texts;
            for (const QRadioButton *one : wizard->currentPage()->findChildren<QRadioButton *>()) {
                if (one->isVisible())
                    texts.append(one->accessibleName());
            }
            return texts;
        }
        QRadioButton *offer(int number)
        {
            QList<QRadioButton *> shown;
            for (QRadioButton *one : wizard->currentPage()->findChildren<QRadioButton *>()) {
                if (one->isVisible())
                    shown.append(one);
            }
            return shown.value(number);
        }
        QString text(const char *field)
        {
            auto *line = this->field<QLineEdit>(QLatin1String(field));
            return line ? line->text() : QStringLiteral("no such field");
        }
        QCheckBox *confirmation()
        {
            for (QCheckBox *one : wizard->currentPage()->findChildren<QCheckBox *>()) {
                if (one->isVisible() && one->text().contains(QStringLiteral("right server")))
                    return one;
            }
            return nullptr;
        }
        bool isAsking() { return wizard->currentPage()->findChild<QProgressBar *>()->isVisible(); }
    };

    static void publishSite(Bench &bench)
    {
        bench.dns.publish(QStringLiteral("_submissions._tcp.site.example"),
                          QStringLiteral("mail.site.example"), 465);
        bench.dns.publish(QStringLiteral("_submission._tcp.site.example"),
                          QStringLiteral("relay.site.example"), 2587, 5);
        bench.dns.publish(QStringLiteral("_imaps._tcp.site.example"), QStringLiteral("imap.site.example"),
                          993);
        bench.dns.publish(QStringLiteral("_pop3s._tcp.site.example"), QStringLiteral("pop.site.example"),
                          995);
    }
    static void publishStranger(Bench &bench)
    {
        bench.dns.publish(QStringLiteral("_submissions._tcp.site.example"),
                          QStringLiteral("mail.provider.example"), 465);
    }

private Q_SLOTS:
    void whatIsPublishedIsOfferedAndPickedByClick()
    {
        Bench bench;
        publishSite(bench);
        Page page(bench);
        const QStringList expected{
            QStringLiteral("Outgoing: mail.site.example, port 465, TLS (from SRV _submissions._tcp)"),
            QStringLiteral("Outgoing: relay.site.example, port 2587, STARTTLS (from SRV _submission._tcp)")};
        QTRY_COMPARE(page.offers(), expected);
        QVERIFY(page.says(QStringLiteral("DNS is not signed")));
        // Nothing is filled in by itself.
        QCOMPARE(page.text("Outgoing mail: Host"), QString());
        Page::clickText(page.offer(1));
        QCOMPARE(page.text("Outgoing mail: Host"), QStringLiteral("relay.site.example"));
        QCOMPARE(page.text("Outgoing mail: Port"), QStringLiteral("2587"));
        QCOMPARE(page.field<QComboBox>(QStringLiteral("Outgoing mail: Encryption"))->currentText(),
                 QStringLiteral("STARTTLS, required"));
        QVERIFY(!page.confirmation());
        page.press(QWizard::NextButton);
        QCOMPARE(page.wizard->currentId(), int(AccountWizard::SignIn));
        // Going back keeps the choice, and does not ask again.
        const qsizetype asked = bench.dns.asked.size();
        page.press(QWizard::BackButton);
        QVERIFY(page.offer(1)->isChecked());
        QCOMPARE(page.text("Outgoing mail: Port"), QStringLiteral("2587"));
        QCOMPARE(bench.dns.asked.size(), asked);
    }

    void whatIsPublishedIsPickedByKeys()
    {
        Bench bench;
        publishSite(bench);
        Page page(bench);
        QTRY_COMPARE(page.offers().size(), 2);
        page.field<QComboBox>(QStringLiteral("Provider"))->setFocus();
        for (int tabs = 0; tabs < 5 && !page.offer(0)->hasFocus(); ++tabs)
            QTest::keyClick(page.wizard->focusWidget(), Qt::Key_Tab);
        QVERIFY(page.offer(0)->hasFocus());
        QTest::keyClick(page.offer(0), Qt::Key_Space);
        QCOMPARE(page.text("Outgoing mail: Host"), QStringLiteral("mail.site.example"));
        QTest::keyClick(page.offer(0), Qt::Key_Down);
        QVERIFY(page.offer(1)->isChecked());
        QCOMPARE(page.text("Outgoing mail: Host"), QStringLiteral("relay.site.example"));
        QCOMPARE(nameless(*page.wizard->currentPage()).join(QLatin1Char(',')), QString());
    }

    void aServerOfAnotherDomainIsConfirmed()
    {
        Bench bench;
        publishStranger(bench);
        Page page(bench);
        QTRY_COMPARE(page.offers().size(), 1);
        QVERIFY(page.offers().first().contains(QStringLiteral("outside the domain")));
        QVERIFY(!page.confirmation());
        Page::clickText(page.offer(0));
        QVERIFY(page.confirmation());
        QVERIFY(page.says(QStringLiteral("mail.provider.example is not part of site.example")));
        page.press(QWizard::NextButton);
        QCOMPARE(page.wizard->currentId(), int(AccountWizard::Server));
        QVERIFY(page.says(QStringLiteral("Confirm that it is the right server")));
        // Another port is not another server.
        page.type(QStringLiteral("Outgoing mail: Port"), QStringLiteral("4650"));
        page.press(QWizard::NextButton);
        QCOMPARE(page.wizard->currentId(), int(AccountWizard::Server));
        page.confirmation()->setFocus();
        QTest::keyClick(page.confirmation(), Qt::Key_Space);
        QVERIFY(page.confirmation()->isChecked());
        page.press(QWizard::NextButton);
        QCOMPARE(page.wizard->currentId(), int(AccountWizard::SignIn));
    }

    void aConfirmationIsForOneChoice()
    {
        Bench bench;
        publishStranger(bench);
        bench.dns.publish(QStringLiteral("_submission._tcp.site.example"),
                          QStringLiteral("mail.third.example"), 587);
        Page page(bench);
        QTRY_COMPARE(page.offers().size(), 2);
        Page::clickText(page.offer(0));
        Page::clickText(page.confirmation());
        QVERIFY(page.confirmation()->isChecked());
        Page::clickText(page.offer(1));
        QVERIFY(page.confirmation());
        QVERIFY(!page.confirmation()->isChecked());
        // Who enters another host has not picked anything.
        page.type(QStringLiteral("Outgoing mail: Host"), QStringLiteral("mine.example"));
        QVERIFY(!page.confirmation());
        QVERIFY(!page.offer(1)->isChecked());
        page.press(QWizard::NextButton);
        QCOMPARE(page.wizard->currentId(), int(AccountWizard::SignIn));
    }

    void askingIsShownAndCanBeStopped()
    {
        Bench bench;
        publishSite(bench);
        bench.dns.holds = true;
        Page page(bench);
        QTRY_COMPARE(bench.dns.asked.size(), 6);
        QVERIFY(page.isAsking());
        QVERIFY(page.says(QStringLiteral("Asking DNS which mail servers site.example publishes")));
        page.type(QStringLiteral("Outgoing mail: Host"), QStringLiteral("mine.site.example"));
        click(button(*page.wizard->currentPage(), QStringLiteral("Stop asking")));
        QVERIFY(!page.isAsking());
        QVERIFY(page.says(QStringLiteral("was taken back")));
        bench.dns.let();
        bench.call(QStringLiteral("tree.children"), {{QStringLiteral("ord"), serviceOrd}});
        QCOMPARE(page.offers(), QStringList());
        QCOMPARE(page.text("Outgoing mail: Host"), QStringLiteral("mine.site.example"));
        // Once more, and this time it is waited for.
        click(button(*page.wizard->currentPage(), QStringLiteral("Ask DNS")));
        QTRY_COMPARE(page.offers().size(), 2);
        QVERIFY(!page.isAsking());
    }

    void askingIsNotInTheWay()
    {
        Bench bench;
        bench.dns.holds = true;
        Page page(bench);
        QTRY_COMPARE(bench.dns.asked.size(), 6);
        page.type(QStringLiteral("Outgoing mail: Host"), QStringLiteral("mine.site.example"));
        page.press(QWizard::NextButton);
        QCOMPARE(page.wizard->currentId(), int(AccountWizard::SignIn));
        page.press(QWizard::BackButton);
        QVERIFY(!page.isAsking());
    }

    void silenceEndsByItself()
    {
        Bench bench;
        bench.dns.holds = true;
        Page page(bench);
        QTRY_COMPARE(bench.dns.asked.size(), 6);
        bench.station.clock().advance(5000);
        QTRY_VERIFY(page.says(QStringLiteral("no answer within 5 s")));
        QVERIFY(!page.isAsking());
    }

    void nothingPublishedLeavesItToThePerson()
    {
        Bench bench;
        Page page(bench);
        QTRY_VERIFY(page.says(QStringLiteral("site.example publishes no mail servers.")));
        QVERIFY(page.says(QStringLiteral("Enter the server by hand")));
        QCOMPARE(page.offers(), QStringList());
        QCOMPARE(page.text("Outgoing mail: Port"), QStringLiteral("465"));
        page.choose(QStringLiteral("Outgoing mail: Encryption"), QStringLiteral("STARTTLS, required"));
        QCOMPARE(page.text("Outgoing mail: Port"), QStringLiteral("587"));
    }

    void aRefusalOfTheStationIsSaid()
    {
        Bench bench;
        Page page(bench, QStringLiteral("root@localhost"));
        QTRY_VERIFY(page.says(QStringLiteral("is not a domain of the internet's DNS")));
        QVERIFY(page.says(QStringLiteral("Enter the server by hand")));
    }

    void nothingIsAskedUnlessAllowed()
    {
        Bench bench;
        publishSite(bench);
        Page page(bench, QStringLiteral("plant@site.example"), false);
        QCOMPARE(page.wizard->currentId(), int(AccountWizard::Server));
        bench.call(QStringLiteral("tree.children"), {{QStringLiteral("ord"), serviceOrd}});
        QCOMPARE(bench.dns.asked, QStringList());
        click(button(*page.wizard->currentPage(), QStringLiteral("Ask DNS")));
        QTRY_COMPARE(page.offers().size(), 2);
    }

    void knownProvidersAreNotAskedFor()
    {
        Bench bench;
        Page page(bench, QStringLiteral("plant@gmx.de"));
        QVERIFY(!page.wizard->currentPage()->findChild<ui::WizardDiscovery *>()->isVisible());
        bench.call(QStringLiteral("tree.children"), {{QStringLiteral("ord"), serviceOrd}});
        QCOMPARE(bench.dns.asked, QStringList());
        // An address of another domain is another matter.
        page.press(QWizard::BackButton);
        page.type(QStringLiteral("Mail address"), QStringLiteral("plant@site.example"));
        page.press(QWizard::NextButton);
        QTRY_VERIFY(page.says(QStringLiteral("publishes no mail servers")));
    }

    void whoReceivesTheMailIsOffered()
    {
        Bench bench;
        bench.dns.publishExchanger(QStringLiteral("site.example"), QStringLiteral("aspmx.l.google.com"));
        Page page(bench);
        const QString use = QStringLiteral("Use Google Mail, which receives the domain's mail");
        QTRY_VERIFY(button(*page.wizard->currentPage(), use));
        QCOMPARE(page.text("Outgoing mail: Host"), QString());
        click(button(*page.wizard->currentPage(), use));
        QCOMPARE(page.field<QComboBox>(QStringLiteral("Provider"))->currentText(),
                 QStringLiteral("Google Mail"));
        QCOMPARE(page.text("Outgoing mail: Host"), QStringLiteral("smtp.gmail.com"));
        QVERIFY(page.says(QStringLiteral("app password")));
    }

    void bothDirectionsArePicked()
    {
        Bench bench(FetchingAccount::add);
        publishSite(bench);
        Shown start(bench);
        for (QRadioButton *radio : start.wizard->currentPage()->findChildren<QRadioButton *>()) {
            if (radio->text() == QStringLiteral("Bot&h"))
                Page::clickText(radio);
        }
        start.type(QStringLiteral("Mail address"), QStringLiteral("plant@site.example"));
        start.press(QWizard::NextButton);
        QList<QRadioButton *> offers;
        QTRY_COMPARE((offers = start.wizard->currentPage()->findChildren<QRadioButton *>()).size(), 3);
        QVERIFY(
            offers.at(2)->accessibleName().startsWith(QStringLiteral("Incoming by IMAP: imap.site.example")));
        Page::clickText(offers.at(0));
        Page::clickText(offers.at(2));
        QVERIFY(offers.at(0)->isChecked() && offers.at(2)->isChecked());
        QCOMPARE(start.field<QLineEdit>(QStringLiteral("Outgoing mail: Host"))->text(),
                 QStringLiteral("mail.site.example"));
        QCOMPARE(start.field<QLineEdit>(QStringLiteral("Incoming mail: Host"))->text(),
                 QStringLiteral("imap.site.example"));
    }
};

QTEST_MAIN(WizardDiscoveryTest)
#include "wizarddiscoverytest.moc"
