#include "ui/views/mail/receivedview.h"

#include "tests/support/mailboxserver.h"
#include "tests/ui/views/mail/mailbench.h"
#include "ui/views/mail/ledgermodel.h"
#include "ui/views/mail/outboxmodel.h"
#include "ui/views/mail/outboxview.h"

#include <QAbstractItemModelTester>
#include <QPlainTextEdit>
#include <QTreeView>

using namespace mailbench;
using testsupport::MailboxServer;
using ui::ReceivedModel;

/// Mail that accounts received, and what an acknowledger made of it, fetched from a mailbox as it comes.
class ReceivedViewTest : public QObject
{
    Q_OBJECT

    static constexpr auto inbox = "/Services/EmailService/Inbox";
    static constexpr auto acknowledger = "/Services/EmailService/Replies";

    struct Mailbox
    {
        explicit Mailbox(Bench &bench, const char *ord = inbox)
            : server(MailboxServer::Speaks::Imap, MailboxServer::Tls::None)
        {
            (void)server.start();
            const QString path = QLatin1String(ord);
            bench.station.add(serviceOrd, QStringLiteral("email:IncomingAccount"),
                              path.section(QLatin1Char('/'), -1),
                              {{"hostname", "127.0.0.1"},
                               {"port", int(server.port())},
                               {"useSsl", false},
                               {"allowPlaintextAuth", true},
                               {"account", "alice"}});
            const QString refused = bench.station.set(path + QStringLiteral(".password"), "alice-secret");
            if (!refused.isEmpty())
                qFatal("%s", qPrintable(refused));
        }
        void deliver(const QByteArray &subject, const QByteArray &text, const QByteArray &head = {})
        {
            server.deliver("From: Anna <anna@site.example>\r\nTo: alarms@site.example\r\nSubject: " +
                           subject + "\r\nMessage-ID: <" + QByteArray::number(++number) +
                           "@site.example>\r\n" + head + "\r\n" + text + "\r\n");
        }
        MailboxServer server;
        int number = 0;
    };

    struct Shown
    {
        Shown(Bench &bench, const QString &ord)
            : view(bench.context, bench.station.describe(ord)), list(view.findChild<QTreeView *>())
        {
            new QAbstractItemModelTester(list->model(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest, &view);
            new QAbstractItemModelTester(view.findChild<ReceivedModel *>(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest, &view);
            view.resize(1100, 700);
            view.show();
        }
        int rows() const { return list->model()->rowCount(); }
        QString at(int row, ReceivedModel::Column column) const { return cell(*list->model(), row, column); }
        QString text() const { return view.findChild<QPlainTextEdit *>()->toPlainText(); }
        const QLabel *fact(const char *name) const
        {
            for (const QLabel *one : view.findChildren<QLabel *>()) {
                if (one->accessibleName() == QLatin1String(name))
                    return one;
            }
            qFatal("%s", name);
        }
        QString label(const char *name) const { return fact(name)->text(); }

        ui::ReceivedView view;
        QTreeView *list;
    };

private Q_SLOTS:
    void mailAppearsAsItComesAndIsShownAsText()
    {
        Bench bench;
        Mailbox mailbox(bench);
        Shown shown(bench, serviceOrd);
        QTRY_COMPARE(shown.label("How many are shown"), QStringLiteral("Nothing has been received"));
        mailbox.deliver("<b>Boiler</b>", "<img src=x> is cold");
        QTRY_COMPARE(shown.rows(), 1);
        QCOMPARE(shown.at(0, ReceivedModel::Subject), QStringLiteral("<b>Boiler</b>"));
        QCOMPARE(shown.at(0, ReceivedModel::State), QStringLiteral("Received"));
        QCOMPARE(shown.at(0, ReceivedModel::Account), QStringLiteral("Inbox"));
        QTRY_VERIFY(shown.text().startsWith(QStringLiteral("<img src=x> is cold")));
        QCOMPARE(shown.label("From"), QStringLiteral("Anna <anna@site.example>"));
        // A tip is not drawn as markup either.
        const QString tip =
            shown.list->model()->index(0, ReceivedModel::Subject).data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(QStringLiteral("<b>")), qPrintable(tip));

        mailbox.deliver("Pump", "runs");
        QTRY_COMPARE(shown.rows(), 2);
        QCOMPARE(shown.at(0, ReceivedModel::Subject), QStringLiteral("Pump"));
        QCOMPARE(shown.list->currentIndex().row(), 1); // The choice stays.
        QTest::keyClick(shown.list, Qt::Key_Up);
        QTRY_VERIFY(shown.text().startsWith(QStringLiteral("runs")));
        QCOMPARE(nameless(shown.view), QStringList());
    }

    void anAccountShowsItsOwn()
    {
        Bench bench;
        Mailbox mailbox(bench);
        Mailbox other(bench, "/Services/EmailService/Other");
        mailbox.deliver("Mine", "a");
        other.deliver("Theirs", "b");
        Shown all(bench, serviceOrd);
        QTRY_COMPARE(all.rows(), 2);
        Shown shown(bench, QLatin1String(inbox));
        QTRY_COMPARE(shown.rows(), 1);
        QCOMPARE(shown.at(0, ReceivedModel::Subject), QStringLiteral("Mine"));
        mailbox.deliver("Mine too", "c");
        QTRY_COMPARE(shown.rows(), 2);
    }

    /// Also in texts, which the list does not have.
    void aTextIsLookedForByTheStation()
    {
        Bench bench;
        Mailbox mailbox(bench);
        mailbox.deliver("One", "the valve sticks");
        mailbox.deliver("Two", "nothing");
        Shown shown(bench, serviceOrd);
        QTRY_COMPARE(shown.rows(), 2);
        shown.view.find();
        auto *text = qobject_cast<QLineEdit *>(shown.view.focusWidget());
        QVERIFY(text);
        QTest::keyClicks(text, QStringLiteral("VALVE"));
        QTRY_COMPARE(shown.rows(), 1);
        QCOMPARE(shown.at(0, ReceivedModel::Subject), QStringLiteral("One"));
        text->setText(QStringLiteral("there is no such"));
        QTRY_COMPARE(shown.label("How many are shown"), QStringLiteral("None fits"));
        text->clear();
        QTRY_COMPARE(shown.rows(), 2);
    }

    void olderMailComesByThePage()
    {
        Bench bench;
        Mailbox mailbox(bench);
        const int many = ReceivedModel::pageSize + 2;
        for (int i = 0; i < many; ++i)
            mailbox.deliver(QByteArray::number(i), "a");
        QTRY_COMPARE_WITH_TIMEOUT(bench.station.get(QLatin1String(inbox) + QStringLiteral(".numberReceived")),
                                  QJsonValue(many), 60'000);
        Shown shown(bench, serviceOrd);
        QTRY_COMPARE(shown.rows(), int(ReceivedModel::pageSize));
        QPushButton *more = nullptr;
        for (QPushButton *one : shown.view.findChildren<QPushButton *>()) {
            if (one->text() == QLatin1String("Show &more"))
                more = one;
        }
        QTRY_VERIFY(more->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_COMPARE(shown.rows(), many);
        QCOMPARE(shown.at(many - 1, ReceivedModel::Subject), QStringLiteral("0"));
        QTRY_VERIFY(!more->isVisible());
        mailbox.deliver("New", "a");
        QTRY_COMPARE(shown.rows(), many + 1);
        QCOMPARE(shown.at(0, ReceivedModel::Subject), QStringLiteral("New"));
        QVERIFY(!more->isVisible());
    }

    void aTextThatIsCutSaysSo()
    {
        Bench bench;
        Mailbox mailbox(bench);
        mailbox.deliver("Log", QByteArray("line of a log\r\n").repeated(30'000));
        Shown shown(bench, serviceOrd);
        QTRY_VERIFY(shown.text().startsWith(QStringLiteral("line of a log\n")));
        QVERIFY(shown.text().endsWith(QStringLiteral("the station keeps its beginning only.")));
    }

    void whatWasTooLargeIsSaid()
    {
        Bench bench;
        Mailbox mailbox(bench);
        QCOMPARE(bench.station.set(QLatin1String(inbox) + QStringLiteral(".maxMessageSize"), 1), QString());
        Shown shown(bench, QLatin1String(inbox));
        mailbox.deliver("Plans", QByteArray(1'200'000, 'x'));
        const auto said = [&shown] {
            for (const QLabel *label : shown.view.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(QStringLiteral("left at the server")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(said());
        QCOMPARE(shown.rows(), 0);
    }

    void anAcknowledgerSaysWhyAReplyDoesNotCount()
    {
        Bench bench;
        Mailbox mailbox(bench);
        bench.station.add(serviceOrd, QStringLiteral("email:EmailAlarmAcknowledger"),
                          QStringLiteral("Replies"), {{"enabled", true}});
        Shown shown(bench, QLatin1String(acknowledger));
        QTRY_VERIFY(shown.label("How many are shown").startsWith(QStringLiteral("No reply has come.")));
        bench.call(QStringLiteral("link.add"),
                   {{"source", QLatin1String(inbox) + QStringLiteral(".received")},
                    {"target", QLatin1String(acknowledger) + QStringLiteral(".received")}});
        mailbox.deliver("Re: Alarm", "ACK", "Auto-Submitted: auto-replied\r\n");
        QTRY_COMPARE(shown.rows(), 1);
        QCOMPARE(shown.at(0, ReceivedModel::State), QStringLiteral("Does not count"));
        QVERIFY(!shown.at(0, ReceivedModel::Cause).isEmpty());
        QCOMPARE(shown.label("Cause"), shown.at(0, ReceivedModel::Cause));
        QVERIFY(!shown.view.findChild<QPlainTextEdit *>()->isVisible());
        QVERIFY(!shown.fact("To")->isVisible() && !shown.fact("Attachments")->isVisible());
        QVERIFY(shown.fact("Cause")->isVisible());
        mailbox.deliver("Holiday", "I am away", "Auto-Submitted: auto-replied\r\n");
        QTRY_COMPARE(shown.rows(), 2);
        auto *text = shown.view.findChild<QLineEdit *>();
        QTest::keyClicks(text, QStringLiteral("holi"));
        QTRY_COMPARE(shown.rows(), 1);
        QCOMPARE(shown.at(0, ReceivedModel::Subject), QStringLiteral("Holiday"));
    }

    void whatCameBackIsSeenInTheOutbox()
    {
        Bench bench;
        MailServer sink;
        QVERIFY(sink.start());
        bench.useServer(sink);
        Mailbox mailbox(bench);
        bench.send(QStringLiteral("Boiler"));
        QTRY_COMPARE(sink.mails.size(), 1);
        const QByteArray sent = sink.mails.constFirst().message;
        const qsizetype at = sent.toLower().indexOf("\r\nmessage-id:") + 13;
        const QByteArray id = sent.mid(at, sent.indexOf("\r\n", at) - at).trimmed();
        ui::OutboxView outbox(bench.context, bench.station.describe(serviceOrd));
        outbox.show();
        QTRY_COMPARE(cell(*outbox.findChild<ui::OutboxModel *>(), 0, ui::OutboxModel::State),
                     QStringLiteral("Accepted"));
        mailbox.deliver(
            "Undelivered",
            "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
            "Final-Recipient: rfc822; duty@site.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
            "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " +
                id + "\r\n\r\n--b--\r\n",
            "Return-Path: <>\r\nContent-Type: multipart/report; report-type=delivery-status; "
            "boundary=b\r\n");
        auto *ledger = outbox.findChild<ui::LedgerModel *>();
        QTRY_COMPARE(cell(*ledger, 0, ui::LedgerModel::State), QStringLiteral("Came back"));
        Shown shown(bench, serviceOrd);
        QTRY_COMPARE(shown.at(0, ReceivedModel::State), QStringLiteral("Mail that came back"));
        QTRY_VERIFY(shown.label("Attachments").startsWith(QStringLiteral("message/delivery-status, ")));
    }
};

QTEST_MAIN(ReceivedViewTest)
#include "receivedviewtest.moc"
