#include "components/email/errand.h"

#include <thread>

namespace email {

Errand::Errand(std::function<void()> work, std::function<void()> done)
{
    m_shared->inbox = &m_inbox;
    std::thread([shared = m_shared, work = std::move(work), done = std::move(done)]() mutable {
        work();
        work = {}; // What it holds may be secret: gone before anybody goes on.
        const std::lock_guard lock(shared->mutex);
        if (shared->inbox)
            shared->inbox->post(std::move(done));
    }).detach();
}

Errand::~Errand()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->inbox = nullptr;
}

} // namespace email
