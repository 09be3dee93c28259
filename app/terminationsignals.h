#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace app {

/// SIGTERM and SIGINT as events of the event loop. Make it before the first thread, because threads inherit
/// which signals are held back. The second signal ends the process at once.
class TerminationSignals
{
public:
    explicit TerminationSignals(std::function<void()> listener);
    ~TerminationSignals();
    TerminationSignals(const TerminationSignals &) = delete;
    TerminationSignals &operator=(const TerminationSignals &) = delete;

private:
    void arrived();

    int m_fd = -1;
    std::function<void()> m_listener;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app
