#include "tests/components/email/outbox/outboxbench.h"

using namespace outboxbench;

class OutboxRetryTest : public QObject
{
    Q_OBJECT

    static constexpr qint64 Minute = 60'000;

private Q_SLOTS:
    void serverDownForAnHourThenDrainsInPriorityOrder()
    {
        Bench bench;
        bench.a.script = [](const Delivery &) { return unreachable(); };
        std::vector<qint64> urgent;
        std::vector<qint64> others;
        for (int i = 0; i < 20; ++i) {
            const bool high = i % 4 == 3;
            (high ? urgent : others).push_back(qint64(bench.put(mail(high ? 10 : 200))));
        }
        bench.pass(60 * Minute, 30'000);
        QCOMPARE(bench.outbox->waiting(), 20);
        QVERIFY(bench.a.failures.size() >= 6 && bench.a.failures.size() < 40);
        QVERIFY(bench.a.failures.back().status.has(station::Status::Down));
        QVERIFY(bench.a.failures.back().cause.contains(QStringLiteral("mail.example:587")));
        QCOMPARE(bench.outbox->oldestAgeMs(), 60 * Minute);

        bench.a.seen.clear();
        bench.a.script = delivered;
        bench.pass(19 * Minute, Minute); // The longest wait is 15 min and a fifth.
        QCOMPARE(bench.outbox->waiting(), 0);
        QCOMPARE(bench.a.queueSize, 0);
        std::vector<qint64> expected = urgent;
        expected.insert(expected.end(), others.begin(), others.end());
        QCOMPARE(bench.a.ids(), expected);
    }

    void freshMailIsTriedSoonAlthoughTheAccountWaits()
    {
        Bench bench;
        bench.a.script = [](const Delivery &) { return unreachable(); };
        bench.put(mail());
        bench.pass(30 * Minute, 30'000);
        bench.a.script = delivered;
        const quint64 fresh = bench.put(mail());
        bench.pass(30'000);
        QCOMPARE(bench.state(fresh), QStringLiteral("Sent"));
    }

    void anEditOfTheAccountRetriesAtOnce()
    {
        Bench bench;
        bench.a.script = [](const Delivery &) { return broken(Step::TlsHandshake, Cause::Untrusted); };
        const quint64 id = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Queued"));
        QVERIFY(bench.a.failures.back().status.has(station::Status::Fault));
        QVERIFY(bench.row(id)
                    .value(QLatin1String("lastCause"))
                    .toString()
                    .contains(QStringLiteral("not trusted")));
        bench.a.script = delivered;
        bench.outbox->retryNow(bench.a);
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void oneRecipientRefusedOfThree()
    {
        Bench bench;
        bench.a.script = [](const Delivery &delivery) {
            Outcome outcome = delivered(delivery);
            outcome.receipt.recipients[1].accepted = false;
            outcome.receipt.recipients[1].reply = reply(550, "5.1.1", QStringLiteral("no such user"));
            return outcome;
        };
        const quint64 id = bench.put(mailTo(
            {QStringLiteral("a@x.example"), QStringLiteral("b@x.example"), QStringLiteral("c@x.example")}));
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.recipient(id, 0), QStringLiteral("Sent"));
        QCOMPARE(bench.recipient(id, 1), QStringLiteral("Refused"));
        QCOMPARE(bench.recipient(id, 1, "enhancedCode"), QStringLiteral("5.1.1"));
        QCOMPARE(bench.recipient(id, 2), QStringLiteral("Sent"));
        // The two have it, and that the third never will is told.
        QCOMPARE(bench.a.failures.size(), std::size_t(1));
        QVERIFY(bench.a.failures[0].cause.contains(QStringLiteral("b@x.example")));
        QCOMPARE(bench.troubles.size(), 1);
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
    }

    void onlyTheRecipientsThatAreStillOwedAreTriedAgain()
    {
        Bench bench;
        bench.a.script = [](const Delivery &delivery) {
            Outcome outcome = delivered(delivery);
            if (delivery.envelope.recipients.size() == 3) {
                outcome.receipt.recipients[2].accepted = false;
                outcome.receipt.recipients[2].reply = reply(451, "4.7.1", QStringLiteral("greylisted"));
            }
            return outcome;
        };
        const quint64 id = bench.put(mailTo(
            {QStringLiteral("a@x.example"), QStringLiteral("b@x.example"), QStringLiteral("c@x.example")}));
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Queued"));
        bench.pass(10 * Minute, 30'000);
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.a.seen.size(), std::size_t(2));
        QCOMPARE(bench.a.seen[1].envelope.recipients,
                 QList<MailAddress>{address(QStringLiteral("c@x.example"))});
        QCOMPARE(bench.a.seen[1].envelope.message, bench.a.seen[0].envelope.message);
    }

    void tooManyRecipientsAreSentTheRestAtOnce()
    {
        Bench bench;
        bench.a.script = [](const Delivery &delivery) {
            Outcome outcome = delivered(delivery);
            for (int i = 2; i < outcome.receipt.recipients.size(); ++i) {
                outcome.receipt.recipients[i].accepted = false;
                outcome.receipt.recipients[i].reply = reply(452, "4.5.3", QStringLiteral("too many"));
            }
            return outcome;
        };
        QStringList to;
        for (int i = 0; i < 7; ++i)
            to << QStringLiteral("r%1@x.example").arg(i);
        const quint64 id = bench.put(mailTo(to));
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.a.seen.size(), std::size_t(4));
    }

    void allRefusedIsFailedAndTold()
    {
        Bench bench;
        bench.a.script = [](const Delivery &delivery) {
            return refused(delivery, Step::RcptTo, 550, "5.1.1");
        };
        const quint64 id = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Failed"));
        QCOMPARE(bench.recipient(id, 0), QStringLiteral("Refused"));
        QCOMPARE(bench.troubles.size(), 1);
    }

    void everyReplyAtEveryStepLosesNothing_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("code");
        for (const Step step : {Step::Greeting, Step::Hello, Step::StartTls, Step::SignIn, Step::MailFrom,
                                Step::RcptTo, Step::Data, Step::EndOfData}) {
            for (const int code : {421, 451, 452, 535, 550, 554})
                QTest::addRow("%s %d", qPrintable(stepName(step)), code) << int(step) << code;
        }
    }

    /// The server answers so for a while and is then mended: the mail arrives, or was refused for good by the
    /// server's own words about this message, which a person sees.
    void everyReplyAtEveryStepLosesNothing()
    {
        QFETCH(int, step);
        QFETCH(int, code);
        Bench bench;
        bench.a.script = [&](const Delivery &delivery) { return refused(delivery, Step(step), code); };
        const quint64 id = bench.put(mail());
        bench.settle();
        const QString first = bench.state(id);
        const QJsonObject row = bench.row(id);
        QVERIFY(!row.value(QLatin1String("lastCause")).toString().isEmpty());
        if (first == QStringLiteral("Failed")) {
            QVERIFY(code >= 500 && Step(step) >= Step::MailFrom);
            QVERIFY(!bench.troubles.isEmpty());
            return;
        }
        QCOMPARE(first, QStringLiteral("Queued"));
        QVERIFY(!bench.a.failures.empty());
        bench.a.script = delivered;
        bench.outbox->retry(id, {}, [](const auto &) {});
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void closingAtEveryStepLosesNothing_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 0; step < StepCount; ++step)
            QTest::addRow("%s", qPrintable(stepName(Step(step)))) << step;
    }
    void closingAtEveryStepLosesNothing()
    {
        QFETCH(int, step);
        Bench bench;
        bench.a.script = [&](const Delivery &) {
            return broken(Step(step), Cause::ConnectionLost, Step(step) == Step::EndOfData);
        };
        std::vector<quint64> ids;
        for (int i = 0; i < 5; ++i)
            ids.push_back(bench.put(mail()));
        bench.pass(2 * Minute);
        QCOMPARE(bench.outbox->waiting(), 5);
        bench.a.script = delivered;
        bench.pass(60 * Minute, Minute);
        for (const quint64 id : ids)
            QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void ambiguousGoesAgainAfterAMinuteWithTheSameBytes()
    {
        Bench bench;
        bench.a.script = [](const Delivery &) { return lostAfterDot(); };
        const quint64 id = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Ambiguous"));
        bench.a.script = delivered;
        bench.pass(45'000);
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
        bench.pass(30'000);
        QCOMPARE(bench.a.seen.size(), std::size_t(2));
        QCOMPARE(bench.a.seen[1].envelope.message, bench.a.seen[0].envelope.message);
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.sql(QStringLiteral("SELECT doubts FROM message")).toInt(), 1);
    }

    void threeAmbiguousInARowUseTheFallback()
    {
        Bench bench;
        bench.a.next = &bench.b;
        bench.a.script = [](const Delivery &) { return lostAfterDot(); };
        const quint64 id = bench.put(mail());
        bench.pass(10 * Minute, 30'000);
        QCOMPARE(bench.a.seen.size(), std::size_t(3));
        QCOMPARE(bench.b.seen.size(), std::size_t(1));
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QVERIFY(bench.troubles.join(QLatin1Char('\n')).contains(QStringLiteral("uncertain")));
        QCOMPARE(bench.row(id).value(QLatin1String("account")).toString(), bench.b.courierOrd());
    }

    void anOpenCircuitUsesTheFallbackAtOnce()
    {
        Bench bench;
        bench.a.next = &bench.b;
        bench.a.script = [](const Delivery &delivery) {
            return refused(delivery, Step::SignIn, 535, "5.7.8");
        };
        const quint64 first = bench.put(mail());
        const quint64 second = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.seen.size(), std::size_t(1));
        QCOMPARE(bench.b.seen.size(), std::size_t(2));
        QCOMPARE(bench.state(first), QStringLiteral("Sent"));
        QCOMPARE(bench.state(second), QStringLiteral("Sent"));
    }

    void fallbacksInACircleEnd()
    {
        Bench bench;
        bench.a.next = &bench.b;
        bench.b.next = &bench.a;
        bench.a.enabled = bench.b.enabled = false;
        bench.a.allowed.allowDisabledQueuing = true;
        const quint64 id = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Queued"));
    }

    void oneMessageThatFailsDelaysNoOther()
    {
        Bench bench;
        bench.a.script = [](const Delivery &delivery) {
            return delivery.envelope.token == 1 ? refused(delivery, Step::EndOfData, 451, "4.3.0")
                                                : delivered(delivery);
        };
        for (int i = 0; i < 5; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.outbox->waiting(), 1);
    }

    /// A thousand stations, or a thousand messages, must not come back in the same second.
    void waitsAreSpread()
    {
        Bench messages;
        messages.a.script = [](const Delivery &delivery) {
            return refused(delivery, Step::EndOfData, 451, "4.3.0");
        };
        QSet<QString> tries;
        for (int i = 0; i < 4; ++i) {
            const quint64 id = messages.put(mail());
            messages.settle();
            tries.insert(messages.row(id)[QStringLiteral("nextTry")].toString());
        }
        QVERIFY(tries.size() > 1);

        tries.clear();
        for (int i = 0; i < 4; ++i) {
            Bench accounts;
            accounts.a.script = [](const Delivery &) { return unreachable(); };
            const quint64 id = accounts.put(mail());
            accounts.settle();
            tries.insert(accounts.row(id)[QStringLiteral("nextTry")].toString());
        }
        QVERIFY(tries.size() > 1);
    }

    void otherMailIsHeldAfterFiveDaysAlarmsNever()
    {
        Bench bench;
        bench.a.accepting = false;
        const quint64 other = bench.put(mail(128, MailKind::Mail));
        const quint64 alarm = bench.put(mail(128, MailKind::Alarm));
        bench.pass(5 * 24 * 60 * Minute + Minute, 6 * 60 * Minute);
        QCOMPARE(bench.state(other), QStringLiteral("Held"));
        QCOMPARE(bench.state(alarm), QStringLiteral("Queued"));
        bench.a.accepting = true;
        bench.outbox->retry(other, {}, [](const auto &) {});
        bench.settle();
        QCOMPARE(bench.state(other), QStringLiteral("Sent"));
        QCOMPARE(bench.state(alarm), QStringLiteral("Sent"));
    }

    void aPersonsDeadlineExpiresAMessage()
    {
        Bench bench;
        bench.a.accepting = false;
        NewMail fresh = mail();
        fresh.notAfter = bench.clock.wall().addSecs(600);
        const quint64 id = bench.put(fresh);
        bench.pass(9 * Minute, Minute);
        QCOMPARE(bench.state(id), QStringLiteral("Queued"));
        bench.pass(2 * Minute, Minute);
        QCOMPARE(bench.state(id), QStringLiteral("Expired"));
    }

    void whatWaitsMayEndBeforeItIsDue_data()
    {
        QTest::addColumn<QString>("end");
        QTest::newRow("its deadline passes") << QStringLiteral("Expired");
        QTest::newRow("a person discards it") << QStringLiteral("Discarded");
    }

    void whatWaitsMayEndBeforeItIsDue()
    {
        QFETCH(QString, end);
        Bench bench;
        bench.a.script = [](const Delivery &) { return lostAfterDot(); };
        NewMail waiting = mail();
        if (end == QLatin1String("Expired"))
            waiting.notAfter = bench.clock.wall().addSecs(30);
        const quint64 id = bench.put(waiting);
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Ambiguous"));
        if (end == QLatin1String("Discarded"))
            bench.outbox->discard(id, QStringLiteral("a test"),
                                  {station::Actor::Person, QStringLiteral("kim"), QStringLiteral("test")},
                                  [](const auto &) {});
        bench.a.script = delivered;
        bench.pass(5 * Minute, 20'000); // The time comes at which it was due.
        QCOMPARE(bench.state(id), end);
        const quint64 next = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(next), QStringLiteral("Sent"));
    }

    void aCourierThatGoesAwayLeavesItsMailInDoubt()
    {
        Bench bench;
        bench.a.script = nullptr;
        const quint64 id = bench.put(mail());
        bench.settle();
        const Delivery old = bench.a.seen.at(0);
        bench.outbox->setCouriers({&bench.b});
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Ambiguous"));
        old.finished(delivered(old)); // Too late to count.
        bench.pass(2 * Minute);
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.b.seen.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(OutboxRetryTest)
#include "outboxretrytest.moc"
