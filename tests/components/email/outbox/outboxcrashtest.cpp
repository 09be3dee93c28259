#include "tests/components/email/outbox/outboxbench.h"

using namespace outboxbench;

class OutboxCrashTest : public QObject
{
    Q_OBJECT

    /// A message handed over phase by phase, stopped where the test wants it.
    static quint64 handOver(Bench &bench, const std::vector<Phase> &phases)
    {
        bench.a.accepting = false;
        const quint64 id = bench.put(mailTo({QStringLiteral("a@x.example"), QStringLiteral("b@x.example")}));
        bench.settle();
        bench.a.accepting = true;
        bench.a.script = nullptr;
        bench.outbox->retryNow(bench.a);
        bench.settle();
        for (const Phase phase : phases) {
            bool recorded = false;
            bench.a.seen.back().record(phase, [&] { recorded = true; });
            (void)QTest::qWaitFor([&] { return recorded; });
        }
        return id;
    }

private Q_SLOTS:
    void killedAnywhere_data()
    {
        QTest::addColumn<int>("phases");
        QTest::addColumn<bool>("answered");
        QTest::addColumn<int>("doubts");
        QTest::addColumn<int>("copies");
        QTest::newRow("queued") << 0 << false << 0 << 1;
        QTest::newRow("attempting: surely not taken") << 1 << false << 0 << 1;
        QTest::newRow("committing: nobody knows") << 2 << false << 1 << 1;
        QTest::newRow("the result was written") << 2 << true << 0 << 0;
    }
    void killedAnywhere()
    {
        QFETCH(int, phases);
        QFETCH(bool, answered);
        QFETCH(int, doubts);
        QFETCH(int, copies);
        const std::vector<Phase> all{Phase::Attempting, Phase::Committing};
        Bench bench;
        const quint64 id = handOver(bench, {all.begin(), all.begin() + phases});
        const QByteArray bytes = bench.a.seen.at(0).envelope.message;
        if (answered) {
            bench.a.end(bench.a.seen[0], delivered(bench.a.seen[0]));
            bench.settle();
        }
        bench.a.seen.clear();
        bench.a.script = delivered;
        bench.restart(End::Kill);
        bench.settle();
        QCOMPARE(int(bench.a.seen.size()), copies);
        if (copies)
            QCOMPARE(bench.a.seen[0].envelope.message, bytes);
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.sql(QStringLiteral("SELECT doubts FROM message")).toInt(), doubts);
    }

    void freshMailKilledBeforeItsAnswerIsAmbiguous()
    {
        Bench bench;
        bench.a.script = nullptr;
        const quint64 id = bench.put(mail());
        bench.settle();
        bench.restart(End::Kill);
        bench.settle();
        QCOMPARE(bench.a.seen.size(), std::size_t(2));
        QCOMPARE(bench.row(id).value(QLatin1String("attempts")).toInt(), 2);
        QCOMPARE(bench.sql(QStringLiteral("SELECT doubts FROM message")).toInt(), 1);
    }

    void knownRefusalsSurviveARestart()
    {
        Bench bench;
        bench.a.script = [](const Delivery &delivery) {
            Outcome outcome = delivered(delivery);
            outcome.receipt.recipients[0].accepted = false;
            outcome.receipt.recipients[0].reply = reply(550, "5.1.1");
            outcome.receipt.recipients[1].accepted = false;
            outcome.receipt.recipients[1].reply = reply(451, "4.3.0");
            return outcome;
        };
        const quint64 id = bench.put(mailTo(
            {QStringLiteral("a@x.example"), QStringLiteral("b@x.example"), QStringLiteral("c@x.example")}));
        bench.settle();
        bench.a.seen.clear();
        bench.a.script = delivered;
        bench.restart(End::Kill);
        bench.pass(15 * 60'000, 60'000);
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
        QCOMPARE(bench.a.seen[0].envelope.recipients,
                 QList<MailAddress>{address(QStringLiteral("b@x.example"))});
        QCOMPARE(bench.recipient(id, 0), QStringLiteral("Refused"));
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void ambiguousRowsGoAtOnceAfterARestart()
    {
        Bench bench;
        bench.a.script = [](const Delivery &) { return lostAfterDot(); };
        const quint64 id = bench.put(mail());
        bench.settle();
        bench.a.script = delivered;
        bench.restart(End::Clean);
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void aCleanStopAndAPowerCutBlameNoMessage()
    {
        Bench bench;
        const quint64 id = handOver(bench, {Phase::Attempting, Phase::Committing});
        for (int i = 0; i < 5; ++i) {
            bench.restart(i % 2 ? End::Clean : End::PowerCut);
            bench.settle();
        }
        QCOMPARE(bench.sql(QStringLiteral("SELECT crashes FROM message")).toInt(), 0);
        QVERIFY(bench.state(id) != QStringLiteral("Held"));
    }

    void poisonGoesAloneAndLastThenIsHeldAndToldOf()
    {
        Bench bench;
        bench.a.lanes = 4;
        bench.a.script = nullptr;
        NewMail poison = mail(1);
        poison.alarms = QStringList{QStringLiteral("alarm-7")};
        const quint64 id = bench.put(poison);
        bench.settle();
        bench.restart(End::Kill); // Once under way at a crash.
        bench.settle();
        QCOMPARE(bench.a.seen.back().envelope.token, qint64(id));
        bool recorded = false;
        bench.a.seen.back().record(Phase::Attempting, [&] { recorded = true; });
        QVERIFY(QTest::qWaitFor([&] { return recorded; }));

        bench.startAtOnce = false;
        bench.a.seen.clear();
        bench.restart(End::Kill); // Twice: alone, last, in its plainest form.
        const quint64 other1 = bench.put(mail(250));
        const quint64 other2 = bench.put(mail(250));
        bench.settle();
        bench.outbox->start();
        bench.settle();
        QCOMPARE(bench.a.ids(), (std::vector<qint64>{qint64(other1), qint64(other2)}));
        for (int i = 0; i < 2; ++i)
            bench.a.end(bench.a.seen[std::size_t(i)], delivered(bench.a.seen[std::size_t(i)]));
        bench.settle();
        QCOMPARE(bench.a.seen.back().envelope.token, qint64(id));
        QVERIFY(bench.a.seen.back().envelope.message != poison.mail.bytes);
        QVERIFY(bench.a.seen.back().envelope.message.contains(poison.mail.messageId));
        recorded = false;
        bench.a.seen.back().record(Phase::Attempting, [&] { recorded = true; });
        QVERIFY(QTest::qWaitFor([&] { return recorded; }));

        bench.startAtOnce = true;
        bench.a.script = delivered;
        bench.restart(End::Kill); // Three times.
        bench.settle();
        QVERIFY(QTest::qWaitFor([&] { return bench.a.seen.back().envelope.token > qint64(other2); }));
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Held"));
        QVERIFY(bench.a.seen.back().envelope.message.contains("alarm-7 could not be sent as composed"));
        QCOMPARE(bench.outbox->waiting(), 0);
    }

    void numbersGoOnAfterARestart()
    {
        Bench bench;
        const quint64 first = bench.put(mail());
        bench.settle();
        bench.restart(End::Kill);
        QVERIFY(bench.put(mail()) > first);
    }
};

QTEST_GUILESS_MAIN(OutboxCrashTest)
#include "outboxcrashtest.moc"
