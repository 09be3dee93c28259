#include "app/terminationsignals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace app {

namespace {

sigset_t termination()
{
    sigset_t set;
    ::sigemptyset(&set);
    ::sigaddset(&set, SIGTERM);
    ::sigaddset(&set, SIGINT);
    return set;
}

} // namespace

TerminationSignals::TerminationSignals(std::function<void()> listener) : m_listener(std::move(listener))
{
    const sigset_t set = termination();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_fd = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { arrived(); });
}

TerminationSignals::~TerminationSignals()
{
    m_notifier.reset();
    ::close(m_fd);
}

void TerminationSignals::arrived()
{
    signalfd_siginfo info;
    if (::read(m_fd, &info, sizeof info) != sizeof info)
        return;
    const sigset_t set = termination();
    ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    m_listener();
}

} // namespace app
