#include "tests/components/email/outbox/outboxbench.h"

using namespace outboxbench;

namespace {

constexpr qint64 Minute = 60'000;
constexpr int Urgent = 10;

Outcome putOff(const Delivery &delivery)
{
    return refused(delivery, Step::EndOfData, 451, "4.3.0");
}

} // namespace

/// A message that its own account does not get rid of in time, although the account works, goes through the
/// fallback: after 5 minutes when it is urgent, after an hour otherwise.
class FallbackByTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPutOffTooLongGoesThroughTheFallback_data()
    {
        QTest::addColumn<int>("priority");
        QTest::addColumn<qint64>("patience");
        QTest::newRow("urgent") << Urgent << 5 * Minute;
        QTest::newRow("ordinary") << 128 << 60 * Minute;
    }
    void whatIsPutOffTooLongGoesThroughTheFallback()
    {
        QFETCH(int, priority);
        QFETCH(qint64, patience);
        Bench bench;
        bench.a.next = &bench.b;
        const quint64 slow = bench.put(mail(priority));
        bench.settle();
        QCOMPARE(bench.state(slow), QStringLiteral("Sent"));

        // Only this one is put off: the account works.
        bench.a.script = [&](const Delivery &delivery) {
            return delivery.envelope.token == qint64(slow + 1) ? putOff(delivery) : delivered(delivery);
        };
        const quint64 late = bench.put(mail(priority));
        bench.settle();
        bench.pass(patience - 1000, 1000 * (priority == Urgent ? 1 : 60));
        QCOMPARE(bench.state(late), QStringLiteral("Queued"));
        QCOMPARE(bench.b.seen.size(), std::size_t(0));
        bench.pass(2000, 1000);
        QCOMPARE(bench.state(late), QStringLiteral("Sent"));
        QCOMPARE(bench.b.ids(), std::vector<qint64>{qint64(late)});
        const quint64 next = bench.put(mail(priority));
        bench.settle();
        QCOMPARE(bench.row(next).value(QLatin1String("account")).toString(), bench.a.courierOrd());
    }

    void aQueueThatIsPacedIsHelpedOut()
    {
        Bench bench;
        bench.a.next = &bench.b;
        bench.a.allowed.maxPerMinute = 1;
        for (int i = 0; i < 10; ++i)
            bench.put(mail(Urgent));
        bench.pass(5 * Minute - 1000, 1000);
        QCOMPARE(bench.b.sent, 0);
        QCOMPARE(bench.a.sent, 5);
        bench.pass(2000, 1000);
        QCOMPARE(bench.outbox->waiting(), 0);
        QVERIFY(bench.b.sent >= 4);
    }

    void theTwoTakeTurnsWhileNeitherTakesIt()
    {
        Bench bench;
        bench.a.next = &bench.b;
        bench.a.script = bench.b.script = putOff;
        bench.put(mail(Urgent));
        bench.pass(60 * Minute, 15'000);
        QVERIFY(bench.b.seen.size() >= 2);
        QVERIFY(bench.a.seen.size() >= 5);
    }

    void whatMayHaveBeenTakenKeepsItsWait()
    {
        Bench bench;
        bench.a.next = &bench.b;
        const quint64 id = bench.put(mail(Urgent));
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        bench.a.script =
            nullptr; // No answer to the dot for nearly five minutes, then the connection is lost.
        const quint64 doubtful = bench.put(mail(Urgent));
        bench.settle();
        bench.pass(5 * Minute - 5000, 5000);
        bench.a.script = delivered;
        bench.a.end(bench.a.seen.back(), lostAfterDot());
        bench.settle();
        QCOMPARE(bench.state(doubtful), QStringLiteral("Ambiguous"));
        bench.pass(30'000, 5000);
        QCOMPARE(bench.state(doubtful), QStringLiteral("Ambiguous"));
        QCOMPARE(bench.b.seen.size(), std::size_t(0));
    }

    void withoutAFallbackNothingChanges()
    {
        Bench bench;
        bench.a.script = putOff;
        bench.put(mail(Urgent));
        bench.pass(6 * Minute, 15'000);
        // 0, 15 s, 45 s, 1:45, 3:45: the sixth comes after 8:45, spread by a fifth.
        QVERIFY2(bench.a.seen.size() <= 6, qPrintable(QString::number(bench.a.seen.size())));
    }
};

QTEST_GUILESS_MAIN(FallbackByTimeTest)
#include "fallbackbytimetest.moc"
