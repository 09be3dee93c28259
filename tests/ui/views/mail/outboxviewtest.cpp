#include "ui/views/mail/outboxview.h"

#include "tests/ui/views/mail/mailbench.h"
#include "ui/views/mail/ledgermodel.h"
#include "ui/views/mail/outboxmodel.h"
#include "ui/views/mail/reasondialog.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTreeView>

using namespace mailbench;
using ui::OutboxModel;
using At = MailServer::At;

class OutboxViewTest : public QObject
{
    Q_OBJECT

    struct Shown
    {
        explicit Shown(Bench &bench)
            : view(bench.context, bench.station.describe(serviceOrd)),
              list(named("Messages")),
              ledger(named("Recipients")),
              model(*list->model())
        {
            new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest,
                                         &view);
            new QAbstractItemModelTester(ledger->model(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest, &view);
            view.resize(1100, 700);
            view.show();
        }

        QTreeView *named(const char *name) const
        {
            for (QTreeView *one : view.findChildren<QTreeView *>()) {
                if (one->accessibleName() == QLatin1String(name))
                    return one;
            }
            qFatal("%s", name);
        }
        QString state(int row = 0) const { return cell(model, row, OutboxModel::State); }
        QString subject(int row = 0) const { return cell(model, row, OutboxModel::Subject); }

        ui::OutboxView view;
        QTreeView *list;
        QTreeView *ledger;
        QAbstractItemModel &model;
    };

private Q_SLOTS:
    void messagesAppearAndChangeLive()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        server.answer(At::Rcpt, {"450 4.2.0 mailbox busy"});
        bench.useServer(server);
        Shown shown(bench);
        QCOMPARE(shown.model.rowCount(), 0);
        bench.send(QStringLiteral("Boiler"));
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QTRY_COMPARE(shown.state(), QStringLiteral("Queued"));
        QCOMPARE(shown.subject(), QStringLiteral("Boiler"));
        QTRY_VERIFY(cell(shown.model, 0, OutboxModel::LastCause).contains(QStringLiteral("mailbox busy")));
        QCOMPARE(cell(shown.model, 0, OutboxModel::Recipients), QStringLiteral("duty@site.example"));
        QTRY_COMPARE(shown.ledger->model()->rowCount(), 1);
        QTRY_COMPARE(cell(*shown.ledger->model(), 0, ui::LedgerModel::Code), QStringLiteral("450"));
        QCOMPARE(cell(*shown.ledger->model(), 0, ui::LedgerModel::EnhancedCode), QStringLiteral("4.2.0"));

        server.behaveWell();
        click(button(shown.view, QStringLiteral("Retry")));
        QTRY_COMPARE(shown.state(), QStringLiteral("Accepted"));
        QTRY_COMPARE(cell(*shown.ledger->model(), 0, ui::LedgerModel::State), QStringLiteral("Accepted"));
        QVERIFY(!button(shown.view, QStringLiteral("Retry"))->isEnabled());
    }

    void whoDidNotGetItIsNotHiddenByTheOthers()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        server.answer(At::Rcpt, {"550 5.1.1 no such user"}, -1, "gone@site.example");
        bench.useServer(server);
        Shown shown(bench);
        bench.call(QStringLiteral("mail.send"),
                   {{QStringLiteral("to"),
                     QJsonArray{QStringLiteral("duty@site.example"), QStringLiteral("gone@site.example")}},
                    {QStringLiteral("subject"), QStringLiteral("Boiler")},
                    {QStringLiteral("text"), QString()}});
        QTRY_COMPARE(shown.state(), QStringLiteral("Accepted for 1 of 2"));
        QTRY_COMPARE(cell(*shown.ledger->model(), 1, ui::LedgerModel::State), QStringLiteral("Refused"));
        QCOMPARE(cell(*shown.ledger->model(), 1, ui::LedgerModel::Text), QStringLiteral("no such user"));
    }

    void aLongCauseIsShownWhole()
    {
        Bench bench;
        MailServer server;
        QVERIFY(server.start());
        server.answer(At::Rcpt,
                      {"450 4.2.0 " + QByteArray("the mailbox is busy with something else ").repeated(10)});
        bench.useServer(server);
        Shown shown(bench);
        shown.view.resize(900, 360);
        bench.send(QStringLiteral("Boiler"));
        QTRY_VERIFY(cell(shown.model, 0, OutboxModel::LastCause).contains(QStringLiteral("mailbox is busy")));
        shown.list->setCurrentIndex(shown.model.index(0, 0));
        const QLabel *cause = nullptr;
        for (const QLabel *one : shown.view.findChildren<QLabel *>())
            cause = one->accessibleName() == QLatin1String("Last cause") ? one : cause;
        QVERIFY(cause);
        QTRY_VERIFY(cause->text().contains(QStringLiteral("something else")));
        QTRY_VERIFY(cause->height() >= cause->heightForWidth(cause->width()));
    }

    void newestComesFirstAndTheSelectionStays()
    {
        Bench bench;
        bench.send(QStringLiteral("First"));
        Shown shown(bench);
        QTRY_COMPARE(shown.subject(), QStringLiteral("First"));
        bench.send(QStringLiteral("Second"));
        QTRY_COMPARE(shown.model.rowCount(), 2);
        QCOMPARE(shown.subject(0), QStringLiteral("Second"));
        QCOMPARE(shown.list->currentIndex().row(), 1);
    }

    void discardWantsAReason()
    {
        Bench bench;
        bench.send(QStringLiteral("Boiler"));
        Shown shown(bench);
        QTRY_COMPARE(shown.state(), QStringLiteral("Queued"));
        click(button(shown.view, QStringLiteral("Discard…")));
        auto *dialog = shown.view.findChild<ui::ReasonDialog *>();
        QVERIFY(dialog);
        QPushButton *yes = button(*dialog, QStringLiteral("Discard"));
        QVERIFY(!yes->isEnabled());
        auto *reason = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(reason, QStringLiteral("  "));
        QVERIFY(!yes->isEnabled());
        QTest::keyClicks(reason, QStringLiteral("fire drill"));
        click(yes);
        QTRY_COMPARE(shown.state(), QStringLiteral("Discarded"));
        QVERIFY(cell(shown.model, 0, OutboxModel::LastCause).contains(QStringLiteral("fire drill")));
        QVERIFY(cell(shown.model, 0, OutboxModel::LastCause).contains(QStringLiteral("anna")));
        QVERIFY(!button(shown.view, QStringLiteral("Discard…"))->isEnabled());
    }

    void stateAndTextAreFiltered()
    {
        Bench bench;
        bench.send(QStringLiteral("Boiler"), QStringLiteral("duty@site.example"));
        const qint64 pump = bench.send(QStringLiteral("Pump"), QStringLiteral("chief@site.example"));
        bench.call(QStringLiteral("outbox.discard"),
                   {{QStringLiteral("id"), pump}, {QStringLiteral("reason"), QStringLiteral("drill")}});
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 2);
        shown.view.find();
        auto *text = qobject_cast<QLineEdit *>(shown.view.focusWidget());
        QVERIFY(text);
        QCOMPARE(text->accessibleName(), QStringLiteral("Subject, recipient or cause"));
        QTest::keyClicks(text, QStringLiteral("CHIEF@"));
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(shown.subject(), QStringLiteral("Pump"));
        text->clear();
        QTRY_COMPARE(shown.model.rowCount(), 2);
        auto *states = shown.view.findChild<QComboBox *>();
        states->setFocus();
        QTest::keyClick(states, Qt::Key_Down);
        QCOMPARE(states->currentText(), QStringLiteral("Queued"));
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(shown.subject(), QStringLiteral("Boiler"));
        // What no longer fits goes by itself.
        const qint64 id = shown.model.index(0, 0).data(OutboxModel::IdRole).toLongLong();
        bench.call(QStringLiteral("outbox.discard"),
                   {{QStringLiteral("id"), id}, {QStringLiteral("reason"), QStringLiteral("drill")}});
        QTRY_COMPARE(shown.model.rowCount(), 0);
    }

    void tenThousandRowsStayQuick()
    {
        Bench bench;
        constexpr int count = 10'000;
        {
            station::Turn turn(bench.station.station());
            for (int i = 0; i < count; ++i)
                bench.station.station().addStatement(
                    QStringLiteral(
                        "INSERT INTO message (id, message_id, account, home, carrier, state, phase, kind, "
                        "priority, attempts, created, next_try, not_after, boot, sender, subject) "
                        "VALUES (?, 'm', 0, 8, 0, 4, 0, 1, 128, 1, 0, 0, 0, 'b', 'a@b', ?)"),
                    {i + 1000, QStringLiteral("Mail %1").arg(i)});
        }
        QElapsedTimer timer;
        timer.start();
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), OutboxModel::pageSize);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(shown.subject(), QStringLiteral("Mail 9999"));
        click(button(shown.view, QStringLiteral("Show more")));
        QTRY_COMPARE(shown.model.rowCount(), 2 * OutboxModel::pageSize);
        QCOMPARE(cell(shown.model, shown.model.rowCount() - 1, OutboxModel::Subject),
                 QStringLiteral("Mail 9000"));
        const auto allRead = [&shown] {
            auto *more = button(shown.view, QStringLiteral("Show more"));
            if (more)
                QTest::mouseClick(more, Qt::LeftButton);
            return !more;
        };
        QTRY_VERIFY_WITH_TIMEOUT(allRead(), 20'000);
        QCOMPARE(shown.model.rowCount(), count);
        timer.restart();
        bench.send(QStringLiteral("Newest"));
        QTRY_COMPARE(shown.model.rowCount(), count + 1);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        shown.list->sortByColumn(OutboxModel::Subject, Qt::AscendingOrder);
        QCOMPARE(shown.subject(), QStringLiteral("Mail 0"));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void aBurstIsReadByPage()
    {
        Bench bench;
        Shown shown(bench);
        {
            station::Turn turn(bench.station.station());
            for (int i = 0; i < 300; ++i)
                bench.station.link().call(QStringLiteral("mail.send"),
                                          {{QStringLiteral("to"), QJsonArray{QStringLiteral("a@b.example")}},
                                           {QStringLiteral("subject"), QStringLiteral("Burst")},
                                           {QStringLiteral("text"), QString()}},
                                          &shown.view, [](const client::Reply &) {});
        }
        QTRY_COMPARE_WITH_TIMEOUT(shown.model.rowCount(), 300, 20'000);
    }

    void everythingHasAName()
    {
        Bench bench;
        bench.send(QStringLiteral("Boiler"));
        Shown shown(bench);
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(nameless(shown.view).join(QLatin1Char(',')), QString());
    }
};

QTEST_MAIN(OutboxViewTest)
#include "outboxviewtest.moc"
