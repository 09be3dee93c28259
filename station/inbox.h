#pragma once

#include <QSocketNotifier>

#include <deque>
#include <functional>
#include <mutex>

namespace station {

/// Hands work from any thread to the thread that made the inbox, which runs it from its event loop in the
/// order of posting. An eventfd wakes the loop: invokeMethod() across threads trips the thread sanitizer on
/// Qt 6.4.
class Inbox
{
public:
    Inbox();
    ~Inbox();
    Inbox(const Inbox &) = delete;
    Inbox &operator=(const Inbox &) = delete;

    /// From any thread. What was not run when the inbox goes is dropped.
    void post(std::function<void()> work);
    /// Runs what has arrived, now; for the owner that has just joined the thread that posts.
    void deliver();

private:
    bool take(std::function<void()> &work);

    const int m_fd;
    QSocketNotifier m_notifier;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_work;
};

} // namespace station
