#include "station/inbox.h"

#include <cerrno>
#include <cstring>
#include <sys/eventfd.h>
#include <unistd.h>

namespace station {

namespace {

int makeEvent()
{
    const int fd = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (fd < 0)
        qFatal("No event descriptor from the system: %s", std::strerror(errno));
    return fd;
}

} // namespace

Inbox::Inbox() : m_fd(makeEvent()), m_notifier(m_fd, QSocketNotifier::Read)
{
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { deliver(); });
}

Inbox::~Inbox()
{
    m_notifier.setEnabled(false);
    ::close(m_fd);
}

void Inbox::post(std::function<void()> work)
{
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_work.empty();
        m_work.push_back(std::move(work));
    }
    // One wake-up for all that waits. The write cannot block: the counter is far from its limit.
    const quint64 one = 1;
    if (wasEmpty && ::write(m_fd, &one, sizeof one) != sizeof one)
        qFatal("An event descriptor refuses to be written: %s", std::strerror(errno));
}

void Inbox::deliver()
{
    quint64 count = 0;
    [[maybe_unused]] const ssize_t n = ::read(m_fd, &count, sizeof count);

    std::size_t waiting = 0;
    {
        const std::lock_guard lock(m_mutex);
        waiting = m_work.size();
    }
    // Only what is here now, so that work that posts work does not keep the event loop from the sockets.
    std::function<void()> work;
    while (waiting-- > 0 && take(work))
        work();

    const std::lock_guard lock(m_mutex);
    const quint64 one = 1;
    if (!m_work.empty() && ::write(m_fd, &one, sizeof one) != sizeof one)
        qFatal("An event descriptor refuses to be written: %s", std::strerror(errno));
}

bool Inbox::take(std::function<void()> &work)
{
    const std::lock_guard lock(m_mutex);
    if (m_work.empty())
        return false;
    work = std::move(m_work.front());
    m_work.pop_front();
    return true;
}

} // namespace station
