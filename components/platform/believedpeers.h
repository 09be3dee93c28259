#pragma once

#include "truststore/trustpolicy.h"

#include <functional>

namespace platform {

/// The servers that were let through when they were met last, with what they showed. They are not saved: who
/// connects after a restart is judged, and named then.
class BelievedPeers
{
public:
    /// More are not kept; the one met longest ago goes.
    static constexpr qsizetype max = 256;

    void note(const trust::PeerQuestion &question, const trust::PeerAnswer &answer);
    /// Forgets those of whom @p isBelieved is no longer true, and answers them.
    QList<trust::Endpoint> drop(const std::function<bool(const trust::PeerQuestion &)> &isBelieved);

private:
    QList<trust::PeerQuestion> m_peers; ///< Met last at the end.
};

} // namespace platform
