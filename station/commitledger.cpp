#include "station/commitledger.h"

namespace station {

quint64 CommitLedger::enter(Done done)
{
    m_pending.push_back({++m_last, std::move(done)});
    return m_last;
}

void CommitLedger::await(Done done)
{
    m_waiting.push_back({m_last, std::move(done), {}});
}

void CommitLedger::settle(quint64 upTo, const Refusals &refused)
{
    // Each entry is taken out before its callback, which may enter further ones.
    while (!m_pending.empty() && m_pending.front().number <= upTo) {
        const Pending settled = std::move(m_pending.front());
        m_pending.pop_front();
        const auto refusal = refused.constFind(settled.number);
        const Result<void> answer = refusal == refused.constEnd() ? Result<void>() : Result<void>(*refusal);
        // Who waits for everything learns of the first transaction that did not get there.
        for (Waiting &waiting : m_waiting) {
            if (!answer.ok() && waiting.answer.ok() && waiting.upTo >= settled.number)
                waiting.answer = answer;
        }
        if (settled.done)
            settled.done(answer);
        while (!m_waiting.empty() && m_waiting.front().upTo <= settled.number) {
            const Waiting waiting = std::move(m_waiting.front());
            m_waiting.pop_front();
            waiting.done(waiting.answer);
        }
    }
}

void CommitLedger::tellAll(const Error &error)
{
    std::deque<Done> told;
    for (Pending &pending : m_pending) {
        if (pending.done)
            told.push_back(std::exchange(pending.done, nullptr));
    }
    for (Waiting &waiting : m_waiting)
        told.push_back(std::move(waiting.done));
    m_waiting.clear();
    for (const Done &done : told)
        done(error);
}

} // namespace station
