#pragma once

#include "station/value/result.h"

#include <QHash>

#include <deque>
#include <functional>

namespace station {

/// Who waits for which transaction. Lives in the engine thread, so that callbacks never cross to another one.
class CommitLedger
{
public:
    using Done = std::function<void(const Result<void> &)>;
    using Refusals = QHash<quint64, Error>;

    /// Enters a transaction and returns its number; they count up from 1.
    quint64 enter(Done done);
    /// Enters somebody who waits for everything entered so far. Do not call it when nothing is pending.
    void await(Done done);
    bool nothingPending() const { return m_pending.empty(); }
    std::size_t pending() const { return m_pending.size(); }

    /// Everything up to @p upTo is settled: on disk, or refused for good.
    void settle(quint64 upTo, const Refusals &refused);
    /// Tells everybody who waits; the transactions stay pending, with nobody left to tell.
    void tellAll(const Error &error);

private:
    struct Pending
    {
        quint64 number;
        Done done;
    };
    struct Waiting
    {
        quint64 upTo;
        Done done;
        Result<void> answer;
    };

    quint64 m_last = 0;
    std::deque<Pending> m_pending;
    std::deque<Waiting> m_waiting;
};

} // namespace station
