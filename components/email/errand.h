#pragma once

#include "station/inbox.h"

#include <functional>
#include <memory>
#include <mutex>

namespace email {

/// A piece of work on a thread of its own, and a call in this thread when it is done. Whoever gives the
/// errand up does not wait for it: the work then ends by itself, and nobody hears of it.
class Errand
{
public:
    Errand(std::function<void()> work, std::function<void()> done);
    ~Errand();
    Errand(const Errand &) = delete;
    Errand &operator=(const Errand &) = delete;

private:
    /// What both threads hold.
    struct Shared
    {
        std::mutex mutex;
        station::Inbox *inbox = nullptr; ///< nullptr: nobody waits any more.
    };

    station::Inbox m_inbox;
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
};

} // namespace email
