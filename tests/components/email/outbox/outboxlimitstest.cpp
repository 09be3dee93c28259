#include "tests/components/email/outbox/outboxbench.h"

#include <QFile>

using namespace outboxbench;

// Under a sanitizer, whose own bookkeeping is measured along, only a leak of another order would be noticed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 memoryBound = 1024LL << 20;
#else
constexpr qint64 memoryBound = 64LL << 20;
#endif

class OutboxLimitsTest : public QObject
{
    Q_OBJECT

    static qint64 residentBytes()
    {
        QFile file(QStringLiteral("/proc/self/statm"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4096 : 0;
    }
    static int count(Bench &bench, const char *state)
    {
        int found = -1;
        Outbox::Filter filter;
        filter.state = QString::fromLatin1(state);
        filter.limit = 100'000;
        bench.outbox->query(filter, [&](const auto &rows) { found = rows ? int(rows->size()) : -2; });
        (void)testsupport::waitUntil([&] { return found != -1; });
        return found;
    }

private Q_SLOTS:
    void aFullQueueSetsTheLeastUrgentAsideNeverTheNewest()
    {
        Bench bench;
        bench.a.accepting = false;
        bench.a.allowed.maxQueueSize = 3;
        const quint64 oldLow = bench.put(mail(200));
        const quint64 newLow = bench.put(mail(200));
        const quint64 middle = bench.put(mail(100));
        bench.settle();
        const quint64 newest = bench.put(mail(200));
        bench.settle();
        QCOMPARE(bench.state(oldLow), QStringLiteral("Discarded"));
        QVERIFY(
            bench.row(oldLow).value(QLatin1String("lastCause")).toString().contains(QStringLiteral("full")));
        QCOMPARE(bench.state(newLow), QStringLiteral("Queued"));
        QCOMPARE(bench.state(middle), QStringLiteral("Queued"));
        QCOMPARE(bench.state(newest), QStringLiteral("Queued"));
        QCOMPARE(bench.a.discards.size(), 1);
        QCOMPARE(bench.troubles.size(), 1);

        bench.a.accepting = true;
        bench.outbox->retryNow(bench.a);
        bench.settle();
        bench.outbox->retryDiscarded(bench.a, {});
        bench.settle();
        QCOMPARE(bench.state(oldLow), QStringLiteral("Sent"));
    }

    void theHighestPriorityIsAlwaysAdmitted()
    {
        Bench bench;
        bench.a.accepting = false;
        bench.a.allowed.maxQueueSize = 2;
        for (int i = 0; i < 4; ++i)
            bench.put(mail(1));
        bench.settle();
        QCOMPARE(bench.outbox->waiting(), 4);
        const quint64 low = bench.put(mail(2));
        bench.settle();
        QCOMPARE(bench.state(low), QStringLiteral("Discarded"));
    }

    void aDisabledAccountKeepsMailOnlyWhenAllowed()
    {
        Bench bench;
        bench.a.enabled = bench.b.enabled = false;
        const quint64 refused = bench.put(mail());
        bench.a.allowed.allowDisabledQueuing = true;
        const quint64 kept = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(refused), QStringLiteral("Discarded"));
        QCOMPARE(bench.state(kept), QStringLiteral("Queued"));
        bench.b.enabled = true; // Mail for no account in particular follows the first enabled one.
        bench.outbox->retryNow(bench.b);
        bench.settle();
        QCOMPARE(bench.state(kept), QStringLiteral("Sent"));
        QCOMPARE(bench.b.seen.size(), std::size_t(1));
    }

    void messagesAMinuteArePaced()
    {
        Bench bench;
        bench.a.allowed.maxPerMinute = 5;
        for (int i = 0; i < 12; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 5);
        bench.pass(59'000, 1000);
        QCOMPARE(bench.a.sent, 5);
        bench.pass(2'000, 1000);
        QCOMPARE(bench.a.sent, 10);
        bench.pass(60'000, 1000);
        QCOMPARE(bench.a.sent, 12);
    }

    void theDaysLimitSurvivesARestart()
    {
        Bench bench;
        bench.a.allowed.maxSendablePerDay = 3;
        for (int i = 0; i < 5; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 3);
        QVERIFY(bench.troubles.join(QLatin1Char(' ')).contains(QStringLiteral("24 hours")));
        bench.clock.advance(3'600'000);
        bench.restart(End::Clean);
        bench.settle();
        QCOMPARE(bench.a.sent, 3);
        bench.pass(22 * 3'600'000LL, 3'600'000);
        QCOMPARE(bench.a.sent, 3);
        bench.pass(2 * 3'600'000LL, 600'000);
        QCOMPARE(bench.a.sent, 5);
    }

    void recipientsADayAreCounted()
    {
        Bench bench;
        bench.a.allowed.maxRecipientsPerDay = 3;
        const QStringList two{QStringLiteral("a@x.example"), QStringLiteral("b@x.example")};
        bench.put(mailTo(two));
        bench.put(mailTo(two));
        bench.settle();
        QCOMPARE(bench.a.sent, 1);
        bench.pass(25 * 3'600'000LL, 3'600'000);
        QCOMPARE(bench.a.sent, 2);
    }

    void aUsedUpDayUsesTheFallback()
    {
        Bench bench;
        bench.a.next = &bench.b;
        bench.a.allowed.maxSendablePerDay = 1;
        for (int i = 0; i < 3; ++i)
            bench.put(mail());
        bench.settle();
        QCOMPARE(bench.a.sent, 1);
        QCOMPARE(bench.b.sent, 2);
    }

    void whileTheDiskIsFullMailIsSentFromMemory()
    {
        Bench bench;
        bench.put(mail());
        bench.settle();
        bench.station->database().setMaxBytes(1);
        NewMail large = mail();
        large.mail.bytes += QByteArray(200'000, 'x');
        const quint64 id = bench.put(large);
        QVERIFY(testsupport::waitUntil([&] { return bench.a.sent == 2; }));
        QVERIFY(bench.troubles.join(QLatin1Char(' ')).contains(QStringLiteral("not durable")));
        QCOMPARE(bench.station->database().health(), station::Database::Health::NotDurable);

        bench.a.accepting = false;
        const quint64 waiting = bench.put(mail());
        QVERIFY(testsupport::waitUntil(
            [&] { return bench.row(waiting).value(QLatin1String("durable")) == QJsonValue(false); }));
        QCOMPARE(bench.state(waiting), QStringLiteral("Queued"));

        bench.station->database().setMaxBytes(0);
        QVERIFY(testsupport::waitUntil(
            [&] { return bench.station->database().health() == station::Database::Health::Good; }, 20'000));
        bench.a.accepting = true;
        bench.outbox->retryNow(bench.a);
        bench.pass(10'000, 1000);
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.state(waiting), QStringLiteral("Sent"));
        QCOMPARE(bench.a.sent, 3);
    }

    void tenThousandAlarmsKeepMemoryBounded()
    {
        Bench bench;
        bench.a.accepting = false;
        bench.put(mail());
        bench.settle();
        const qint64 before = residentBytes();
        for (int i = 0; i < 10'000; ++i) {
            NewMail fresh = mail();
            fresh.mail.bytes += QByteArray(2000, 'x');
            bench.put(fresh);
        }
        const qint64 peak = residentBytes();
        bench.settle();
        const qint64 after = residentBytes();
        qInfo("grown by %lld MiB at most, %lld MiB once on disk", (peak - before) >> 20,
              (after - before) >> 20);
        QVERIFY(peak - before < memoryBound);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM message")).toInt(), 10'001);
        bench.a.lanes = 16;
        bench.a.keepsCopies = false;
        bench.a.accepting = true;
        bench.outbox->retryNow(bench.a);
        QVERIFY(testsupport::waitUntil([&] { return bench.a.sent == 10'001; }, 100'000));
        QVERIFY(residentBytes() - before < memoryBound);
    }

    void settledMessagesArePurgedAfterAYear()
    {
        Bench bench;
        bench.put(mail());
        bench.settle();
        bench.a.accepting = false;
        const quint64 waiting = bench.put(mail());
        bench.settle();
        bench.clock.setWall(bench.clock.wall().addYears(2)); // A jump alone is not believed.
        bench.pass(2 * 3'600'000LL, 3'600'000);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM message")).toInt(), 2);
        bench.pass(26 * 3'600'000LL, 3'600'000);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM message")).toInt(), 1);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM message_body")).toInt(), 1);
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM recipient")).toInt(), 1);
        QCOMPARE(bench.state(waiting), QStringLiteral("Queued"));
    }

    void whatAPersonDoesIsAuditedAndReversible()
    {
        Bench bench;
        const station::Actor person{station::Actor::Person, QStringLiteral("kim"), QStringLiteral("test")};
        bench.a.accepting = false;
        const quint64 id = bench.put(mail());
        bench.settle();
        QString refusal;
        bench.outbox->discard(id, QStringLiteral(" "), person,
                              [&](const auto &done) { refusal = done.error().why; });
        QVERIFY(refusal.contains(QStringLiteral("reason")));
        bench.outbox->discard(id, QStringLiteral("a test"), person, [](const auto &) {});
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Discarded"));
        QVERIFY(bench.row(id).value(QLatin1String("lastCause")).toString().contains(QStringLiteral("kim")));
        bench.a.accepting = true;
        std::optional<int> count;
        bench.outbox->retryAll(person, [&](const auto &done) { count = done ? *done : -1; });
        QVERIFY(testsupport::waitUntil([&] { return count.has_value(); }));
        QCOMPARE(*count, 1);
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
        QCOMPARE(bench.sql(QStringLiteral("SELECT COUNT(*) FROM audit WHERE who = 'kim'")).toInt(), 2);
        std::optional<bool> again;
        bench.outbox->retry(id, person, [&](const auto &done) { again = done.ok(); });
        QVERIFY(testsupport::waitUntil([&] { return again.has_value(); }));
        QVERIFY(!*again);
    }

    void retryOfAllTriesWhatWaitsForItsAccount()
    {
        Bench bench;
        const station::Actor person{station::Actor::Person, QStringLiteral("kim"), QStringLiteral("test")};
        bench.a.script = [](const Delivery &) { return unreachable(); };
        const quint64 id = bench.put(mail());
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Queued"));
        bench.a.script = delivered;
        std::optional<int> count;
        bench.outbox->retryAll(person, [&](const auto &done) { count = done ? *done : -1; });
        QVERIFY(testsupport::waitUntil([&] { return count.has_value(); }));
        QCOMPARE(*count, 1);
        bench.settle();
        QCOMPARE(bench.state(id), QStringLiteral("Sent"));
    }

    void clearingAQueueSetsItAside()
    {
        Bench bench;
        bench.a.accepting = false;
        bench.put(mail());
        bench.put(mail());
        bench.settle();
        bench.outbox->clearQueue(bench.a, QStringLiteral("cleared"), {});
        bench.settle();
        QCOMPARE(bench.outbox->waiting(), 0);
        QCOMPARE(count(bench, "Discarded"), 2);
    }
};

QTEST_GUILESS_MAIN(OutboxLimitsTest)
#include "outboxlimitstest.moc"
