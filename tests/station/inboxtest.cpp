#include "station/inbox.h"

#include <QTest>

#include <thread>

using station::Inbox;

class InboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workOfManyThreadsRunsHereInTheOrderOfEach();
    void workThatPostsWorkLetsTheEventLoopTurn();
    void whatWasNotRunIsDropped();
};

void InboxTest::workOfManyThreadsRunsHereInTheOrderOfEach()
{
    constexpr int threads = 4;
    constexpr int each = 500;
    Inbox inbox;
    std::vector<int> last(threads, -1);
    int ran = 0;
    bool ordered = true;
    std::vector<std::thread> senders;
    for (int sender = 0; sender < threads; ++sender) {
        senders.emplace_back([&, sender] {
            for (int i = 0; i < each; ++i) {
                inbox.post([&, sender, i] {
                    ordered = ordered && last[std::size_t(sender)] == i - 1;
                    last[std::size_t(sender)] = i;
                    ++ran;
                });
            }
        });
    }
    QTRY_COMPARE(ran, threads * each);
    QVERIFY(ordered);
    for (std::thread &sender : senders)
        sender.join();
}

void InboxTest::workThatPostsWorkLetsTheEventLoopTurn()
{
    Inbox inbox;
    int runs = 0;
    std::function<void()> again = [&] {
        ++runs;
        inbox.post(again);
    };
    inbox.post(again);
    inbox.deliver();
    QCOMPARE(runs, 1);
    QTRY_VERIFY(runs >= 10);
}

void InboxTest::whatWasNotRunIsDropped()
{
    auto held = std::make_shared<int>(1);
    {
        Inbox inbox;
        inbox.post([held] { QFAIL("ran without an event loop"); });
    }
    QCOMPARE(held.use_count(), 1L);
}

QTEST_GUILESS_MAIN(InboxTest)
#include "inboxtest.moc"
