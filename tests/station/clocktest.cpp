#include "station/clock.h"

#include "tests/support/fakeclock.h"

#include <QDir>
#include <QTest>

#include <limits>

using station::Clock;
using station::Timer;

namespace {

/// What the kernel says about each timerfd of this process.
QList<QByteArray> systemTimers()
{
    QList<QByteArray> found;
    const QDir fds(QStringLiteral("/proc/self/fdinfo"));
    for (const QString &name : fds.entryList(QDir::Files)) {
        QFile info(fds.filePath(name));
        if (!info.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = info.readAll();
        if (text.contains("clockid:"))
            found.append(text);
    }
    return found;
}

} // namespace

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandSchedulesShareOneSystemTimerOnBootTime();
    void noSystemTimerRunsWhenNothingIsScheduled();
    void callbacksRunInOrderOfDueTimeThenOfScheduling();
    void aCallbackIsNeverEarly();
    void aCancelledCallbackDoesNotRunEvenWhenAnotherCancelsItWhileDue();
    void aTimerMayBeDeletedByItsOwnCallback();
    void aTimerMayBeStartedAgainByItsOwnCallback();
    void destroyingATimerCancelsIt();
    void startingAgainReplacesWhatWasPending();
    void aDelayBeyondAllTimesDoesNotOverflow();
    void wallTimeIsUtc();
    void fakeTimeRunsWhatFallsDueAtItsOwnTime();
    void aJumpOfTheFakeWallClockDelaysNothing();
};

void ClockTest::aThousandSchedulesShareOneSystemTimerOnBootTime()
{
    const auto clock = Clock::system();
    for (int i = 0; i < 1000; ++i)
        clock->schedule(clock->bootMs() + 100'000 + i, [] {});
    const QList<QByteArray> timers = systemTimers();
    QCOMPARE(timers.size(), 1);
    // 7 is CLOCK_BOOTTIME: neither a wall clock that is set nor a sleep of the machine changes a wait.
    QVERIFY2(timers.first().contains("clockid: 7\n"), timers.first().constData());
}

void ClockTest::noSystemTimerRunsWhenNothingIsScheduled()
{
    const auto clock = Clock::system();
    const quint64 first = clock->schedule(clock->bootMs() + 100'000, [] {});
    const quint64 second = clock->schedule(clock->bootMs() + 200'000, [] {});
    QVERIFY(!systemTimers().first().contains("it_value: (0, 0)"));
    clock->cancel(first);
    QVERIFY(!systemTimers().first().contains("it_value: (0, 0)"));
    clock->cancel(second);
    QVERIFY2(systemTimers().first().contains("it_value: (0, 0)"), systemTimers().first().constData());

    bool ran = false;
    clock->schedule(clock->bootMs(), [&] { ran = true; });
    QTRY_VERIFY(ran);
    QVERIFY(systemTimers().first().contains("it_value: (0, 0)"));
}

void ClockTest::callbacksRunInOrderOfDueTimeThenOfScheduling()
{
    const auto clock = Clock::system();
    const qint64 now = clock->bootMs();
    QString order;
    clock->schedule(now + 20, [&] { order += QLatin1Char('d'); });
    clock->schedule(now + 10, [&] { order += QLatin1Char('b'); });
    clock->schedule(now + 10, [&] { order += QLatin1Char('c'); });
    clock->schedule(now - 5, [&] { order += QLatin1Char('a'); });
    QTRY_COMPARE(order, QStringLiteral("abcd"));
}

void ClockTest::aCallbackIsNeverEarly()
{
    const auto clock = Clock::system();
    qint64 ranAt = 0;
    const qint64 due = clock->bootMs() + 15;
    clock->schedule(due, [&] { ranAt = clock->bootMs(); });
    QTRY_VERIFY(ranAt != 0);
    QVERIFY(ranAt >= due);
}

void ClockTest::aCancelledCallbackDoesNotRunEvenWhenAnotherCancelsItWhileDue()
{
    const auto clock = Clock::system();
    bool cancelledRan = false;
    bool lastRan = false;
    quint64 second = 0;
    clock->schedule(1, [&] { clock->cancel(second); });
    second = clock->schedule(2, [&] { cancelledRan = true; });
    clock->schedule(3, [&] { lastRan = true; });
    QTRY_VERIFY(lastRan);
    QVERIFY(!cancelledRan);
    clock->cancel(second); // Twice, and of a number that is gone, changes nothing.
    clock->cancel(12345);
}

void ClockTest::aTimerMayBeDeletedByItsOwnCallback()
{
    const auto clock = Clock::system();
    auto timer = std::make_unique<Timer>();
    const QString captured = QStringLiteral("lives as long as the callback runs");
    QString seen;
    timer->start(*clock, 0, [&, captured] {
        timer.reset();
        seen = captured;
    });
    QTRY_COMPARE(seen, captured);
    QVERIFY(!timer);
}

void ClockTest::aTimerMayBeStartedAgainByItsOwnCallback()
{
    const auto clock = Clock::system();
    Timer timer;
    int runs = 0;
    std::function<void()> again = [&] {
        QVERIFY(!timer.isActive());
        if (++runs < 3)
            timer.start(*clock, 0, again);
    };
    timer.start(*clock, -7, again);
    QTRY_COMPARE(runs, 3);
    QVERIFY(!timer.isActive());
}

void ClockTest::destroyingATimerCancelsIt()
{
    testsupport::FakeClock clock;
    {
        Timer timer;
        timer.start(clock, 100, [] { QFAIL("a destroyed timer ran"); });
        QCOMPARE(clock.pending(), std::size_t(1));
    }
    QCOMPARE(clock.pending(), std::size_t(0));
    clock.advance(1000);
}

void ClockTest::startingAgainReplacesWhatWasPending()
{
    testsupport::FakeClock clock;
    Timer timer;
    int first = 0;
    int second = 0;
    timer.start(clock, 10, [&] { ++first; });
    timer.start(clock, 20, [&] { ++second; });
    clock.advance(100);
    QCOMPARE(first, 0);
    QCOMPARE(second, 1);
}

void ClockTest::aDelayBeyondAllTimesDoesNotOverflow()
{
    const auto clock = Clock::system();
    Timer timer;
    timer.start(*clock, std::numeric_limits<qint64>::max(),
                [] { QFAIL("a timer of 292 million years ran"); });
    bool ran = false;
    clock->schedule(clock->bootMs() + 5, [&] { ran = true; });
    QTRY_VERIFY(ran);
    QVERIFY(timer.isActive());
}

void ClockTest::wallTimeIsUtc()
{
    const auto clock = Clock::system();
    QCOMPARE(clock->wall().timeSpec(), Qt::UTC);
    QVERIFY(clock->wall().date().year() >= 2024);
}

void ClockTest::fakeTimeRunsWhatFallsDueAtItsOwnTime()
{
    testsupport::FakeClock clock;
    const qint64 start = clock.bootMs();
    const QDateTime wall = clock.wall();
    QList<qint64> ranAt;
    clock.schedule(start + 50, [&] {
        ranAt.append(clock.bootMs() - start);
        clock.schedule(start + 70, [&] { ranAt.append(clock.bootMs() - start); });
    });
    QCOMPARE(clock.untilNext(), 50);
    clock.advance(100);
    QCOMPARE(ranAt, (QList<qint64>{50, 70}));
    QCOMPARE(clock.bootMs(), start + 100);
    QCOMPARE(wall.msecsTo(clock.wall()), 100);
}

void ClockTest::aJumpOfTheFakeWallClockDelaysNothing()
{
    testsupport::FakeClock clock;
    bool ran = false;
    clock.schedule(clock.bootMs() + 10, [&] { ran = true; });
    clock.setWall(clock.wall().addYears(-1));
    clock.advance(10);
    QVERIFY(ran);
}

QTEST_GUILESS_MAIN(ClockTest)
#include "clocktest.moc"
