#include "tests/components/email/outbox/outboxbench.h"

using namespace outboxbench;

class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mailLeavesOnceItIsOnDisk()
    {
        Bench bench;
        const quint64 id = bench.put(mail());
        QCOMPARE(bench.a.seen.size(), std::size_t(0));
        bench.settle();
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.a.sent, 1);
        QCOMPARE(bench.b.seen.size(), std::size_t(0));
    }

    void mailAndAlarmAreOneTransaction()
    {
        Bench bench;
        bench.settle();
        const quint64 before = bench.station->database().commits();
        {
            station::Turn turn(*bench.station);
            bench.station->audit({station::Actor::Person, QStringLiteral("test"), QStringLiteral("test")},
                                 QStringLiteral("alarm"), QStringLiteral("x"));
            bench.a.script = nullptr;
            bench.put(mail());
        }
        bench.settle();
        QCOMPARE(bench.station->database().commits() - before, quint64(1));
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM audit")).toInt(), 1);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM message")).toInt(), 1);
    }

    void freshMailOnAnIdleAccountCostsOneCommitBeforeItLeaves()
    {
        Bench bench;
        bench.settle();
        const quint64 before = bench.station->database().commits();
        bench.a.script = nullptr;
        const quint64 id = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
        QVERIFY(bench.a.seen[0].envelope.committingRecorded);
        QCOMPARE(bench.station->database().commits() - before, quint64(1));
        QCOMPARE(bench.row(id).value(QLatin1String("phase")).toString(), QStringLiteral("committing"));
    }

    void onlyAProvenAccountGetsItsMailWithThePhaseRecordedAhead()
    {
        Bench bench;
        bench.a.accepting = false;
        bench.put(mail());
        bench.put(mail());
        bench.settle();
        bench.a.accepting = true;
        bench.outbox->retryNow(bench.a);
        bench.settle();
        QCOMPARE(bench.a.sent, 2);
        QVERIFY(!bench.a.seen[0].envelope.attemptingRecorded);
        QVERIFY(bench.a.seen[1].envelope.committingRecorded);
    }

    void aBurstCostsFewCommits()
    {
        Bench bench;
        bench.a.lanes = 16;
        bench.settle();
        const quint64 before = bench.station->database().commits();
        {
            station::Turn turn(*bench.station);
            for (int i = 0; i < 400; ++i)
                bench.put(mail());
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.a.sent, 400, 20'000);
        bench.settle();
        const quint64 commits = bench.station->database().commits() - before;
        QVERIFY2(commits < 200, qPrintable(QString::number(commits)));
        QCOMPARE(bench.outbox->waiting(), 0);
    }

    void nothingLeavesBeforeTheStationIsSteady()
    {
        Bench bench;
        bench.close(End::Clean);
        bench.startAtOnce = false;
        bench.open();
        const quint64 id = bench.put(mail());
        bench.settle();
        bench.clock.advance(60'000);
        QCOMPARE(bench.a.seen.size(), std::size_t(0));
        QCOMPARE(bench.state(id), QStringLiteral("Queued"));
        bench.outbox->start();
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void urgentMailGoesFirstThenTheOldest()
    {
        Bench bench;
        bench.a.accepting = false;
        const quint64 low1 = bench.put(mail(200));
        const quint64 high = bench.put(mail(1));
        const quint64 low2 = bench.put(mail(200));
        const quint64 middle = bench.put(mail(100));
        bench.settle();
        bench.a.accepting = true;
        bench.outbox->retryNow(bench.a);
        bench.settle();
        const std::vector<qint64> expected{qint64(high), qint64(middle), qint64(low1), qint64(low2)};
        QCOMPARE(bench.a.ids(), expected);
    }

    void phasesAreOnDiskBeforeTheDialogueGoesOn()
    {
        Bench bench;
        bench.a.accepting = false;
        const quint64 id = bench.put(mail());
        bench.settle();
        bench.a.accepting = true;
        bench.a.script = nullptr;
        bench.outbox->retryNow(bench.a);
        bench.settle();
        const Delivery delivery = bench.a.seen.at(0);
        QVERIFY(!delivery.envelope.attemptingRecorded);
        for (const Phase phase : {Phase::Attempting, Phase::Committing}) {
            bool resumed = false;
            delivery.record(phase, [&] { resumed = true; });
            QVERIFY(!resumed);
            QVERIFY(QTest::qWaitFor([&] { return resumed; }));
            QCOMPARE(bench.sql(QStringLiteral("SELECT phase FROM message")).toInt(), int(phase));
        }
        bench.a.end(delivery, delivered(delivery));
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void waitersAreToldWhenTheResultIsOnDisk()
    {
        Bench bench;
        const quint64 id = bench.put(mail());
        std::optional<MessageState> state;
        bench.outbox->whenSettled(id, [&](const auto &s) { state = *s; });
        QVERIFY(QTest::qWaitFor([&] { return state.has_value(); }));
        QCOMPARE(*state, MessageState::Sent);
        QCOMPARE(bench.sql(QStringLiteral("SELECT state FROM message")).toInt(), int(MessageState::Sent));
        state.reset();
        bench.outbox->whenSettled(id, [&](const auto &s) { state = *s; });
        QVERIFY(QTest::qWaitFor([&] { return state.has_value(); }));
        QCOMPARE(*state, MessageState::Sent);
    }

    void mailBehindAHeldAccountShowsWhatHoldsIt()
    {
        Bench bench;
        bench.a.script = [](const Delivery &) { return unreachable(); };
        bench.a.hindered = QStringLiteral("mail.example:587 cannot be reached");
        const quint64 tried = bench.put(mail());
        bench.settle();
        const quint64 behind = bench.put(mail());
        bench.settle();
        QVERIFY(!bench.row(tried).value(QLatin1String("lastCause")).toString().isEmpty());
        QCOMPARE(bench.row(behind).value(QLatin1String("attempts")).toInt(), 0);
        QCOMPARE(bench.row(behind).value(QLatin1String("lastCause")).toString(), bench.a.hindered);
        bench.a.script = delivered;
        bench.pass(60'000);
        QCOMPARE(bench.row(behind).value(QLatin1String("lastCause")).toString(), QString());
        // What hindered a mail that has arrived is history.
        QCOMPARE(bench.row(tried)[QStringLiteral("lastCause")], QJsonValue(QString()));
        QVERIFY(!bench.row(tried)[QStringLiteral("earlierCause")].toString().isEmpty());
    }

    void theReportHasTheNamesOfTheSessionProtocol()
    {
        Bench bench;
        NewMail fresh = mail(7);
        fresh.alarms = QStringList{QStringLiteral("alarm-1")};
        const quint64 id = bench.put(fresh);
        bench.settle();
        const QJsonObject row = bench.row(id);
        QStringList names = row.keys();
        const QStringList expected{
            QStringLiteral("account"),   QStringLiteral("alarms"),    QStringLiteral("attempts"),
            QStringLiteral("created"),   QStringLiteral("durable"),   QStringLiteral("id"),
            QStringLiteral("lastCause"), QStringLiteral("messageId"), QStringLiteral("nextTry"),
            QStringLiteral("phase"),     QStringLiteral("priority"),  QStringLiteral("recipients"),
            QStringLiteral("state"),     QStringLiteral("subject")};
        QCOMPARE(names, expected);
        QCOMPARE(row.value(QLatin1String("account")).toString(), bench.a.courierOrd());
        QCOMPARE(row.value(QLatin1String("created")).toString(), QStringLiteral("2026-11-22T07:00:00.000Z"));
        QCOMPARE(row.value(QLatin1String("alarms")).toArray().at(0).toString(), QStringLiteral("alarm-1"));
        const QJsonObject to = row.value(QLatin1String("recipients")).toArray().at(0).toObject();
        QCOMPARE(to.value(QLatin1String("code")).toInt(), 250);
        QCOMPARE(to.value(QLatin1String("enhancedCode")).toString(), QStringLiteral("2.0.0"));
        QCOMPARE(to.value(QLatin1String("address")).toString(), QStringLiteral("duty@example.com"));
    }

    void queriesAreFilteredByStateAccountAndAlarm()
    {
        Bench bench;
        NewMail fresh = mail();
        fresh.alarms = QStringList{QStringLiteral("x")};
        bench.put(fresh);
        fresh = mail();
        fresh.account = bench.b.courierOrd();
        bench.b.accepting = false;
        const quint64 waiting = bench.put(fresh);
        bench.settle();
        const auto count = [&](QString Outbox::Filter::*part, const QString &value) {
            int found = -1;
            Outbox::Filter filter;
            filter.*part = value;
            bench.outbox->query(filter, [&](const auto &rows) { found = rows ? int(rows->size()) : -2; });
            (void)QTest::qWaitFor([&] { return found != -1; });
            return found;
        };
        QCOMPARE(count(&Outbox::Filter::state, {}), 2);
        QCOMPARE(count(&Outbox::Filter::state, QStringLiteral("queued")), 1);
        QCOMPARE(count(&Outbox::Filter::account, bench.b.courierOrd()), 1);
        QCOMPARE(count(&Outbox::Filter::alarm, QStringLiteral("x")), 1);
        QCOMPARE(count(&Outbox::Filter::state, QStringLiteral("nonsense")), -2);
        QCOMPARE(bench.state(waiting), QStringLiteral("Queued"));
    }

    void mailWithoutRecipientOrToAnUnknownAccountIsRefused()
    {
        Bench bench;
        QVERIFY(!bench.outbox->enqueue(mailTo({})).ok());
        NewMail fresh = mail();
        fresh.account = QStringLiteral("/Nowhere");
        const auto refusal = bench.outbox->enqueue(fresh);
        QVERIFY(!refusal.ok());
        QCOMPARE(refusal.error().what, QStringLiteral("/Nowhere"));
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "outboxtest.moc"
