#include "components/email/protocol/task.h"

#include <QTest>

#include <stdexcept>

using email::ResumeLoop;
using email::Task;

namespace {

/// Something to wait on that a test resumes by hand.
struct Gate
{
    std::coroutine_handle<> waiting;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> self) noexcept { waiting = self; }
    void await_resume() const noexcept {}

    void open(ResumeLoop &lane)
    {
        lane.next = std::exchange(waiting, nullptr);
        lane.run();
    }
};

struct Counted
{
    explicit Counted(int &count) : m_count(count) { ++m_count; }
    ~Counted() { --m_count; }
    Q_DISABLE_COPY_MOVE(Counted)
    int &m_count;
};

Task<int> answer(int value)
{
    co_return value;
}

Task<void> sum(int times, qint64 *total)
{
    for (int i = 0; i < times; ++i)
        *total += co_await answer(i);
}

Task<int> waitsInside(Gate *gate, int *alive)
{
    const Counted counted(*alive);
    co_await *gate;
    co_return 5;
}

Task<void> waits(Gate *gate, int *alive, int *result)
{
    const Counted counted(*alive);
    *result = co_await waitsInside(gate, alive);
}

Task<int> throws()
{
    throw std::runtime_error("no");
    co_return 0;
}

Task<void> catches(bool *caught)
{
    try {
        co_await throws();
    } catch (const std::runtime_error &) {
        *caught = true;
    }
}

} // namespace

class TaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyReadyTasksDoNotGrowTheStack();
    void aWaitingTaskGoesOnWhereItWas();
    void destroyingAWaitingTaskDestroysAllItsFrames();
    void anExceptionReachesTheAwaiter();
    void anExceptionOfTheRootIsKeptForItsOwner();
};

void TaskTest::manyReadyTasksDoNotGrowTheStack()
{
    ResumeLoop lane;
    qint64 total = 0;
    Task<void> root = sum(300'000, &total);
    root.start(lane);
    lane.run();
    QVERIFY(root.done());
    QCOMPARE(total, 300'000LL * 299'999 / 2);
}

void TaskTest::aWaitingTaskGoesOnWhereItWas()
{
    ResumeLoop lane;
    Gate gate;
    int alive = 0;
    int result = 0;
    Task<void> root = waits(&gate, &alive, &result);
    root.start(lane);
    lane.run();
    QVERIFY(!root.done());
    QCOMPARE(alive, 2);
    gate.open(lane);
    QVERIFY(root.done());
    QCOMPARE(result, 5);
    QCOMPARE(alive, 0);
}

void TaskTest::destroyingAWaitingTaskDestroysAllItsFrames()
{
    Gate gate;
    int alive = 0;
    int result = 0;
    {
        ResumeLoop lane;
        Task<void> root = waits(&gate, &alive, &result);
        root.start(lane);
        lane.run();
        QCOMPARE(alive, 2);
    }
    QCOMPARE(alive, 0);
    QCOMPARE(result, 0);
}

void TaskTest::anExceptionReachesTheAwaiter()
{
    ResumeLoop lane;
    bool caught = false;
    Task<void> root = catches(&caught);
    root.start(lane);
    lane.run();
    QVERIFY(caught);
    root.result();
}

void TaskTest::anExceptionOfTheRootIsKeptForItsOwner()
{
    ResumeLoop lane;
    Task<int> root = throws();
    root.start(lane);
    lane.run();
    QVERIFY(root.done());
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, root.result());
}

QTEST_GUILESS_MAIN(TaskTest)
#include "tasktest.moc"
