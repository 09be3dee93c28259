#include "components/platform/believedpeers.h"

namespace platform {

void BelievedPeers::note(const trust::PeerQuestion &question, const trust::PeerAnswer &answer)
{
    m_peers.removeIf([&](const trust::PeerQuestion &known) { return known.endpoint == question.endpoint; });
    if (!answer.allowed())
        return;
    if (m_peers.size() == max)
        m_peers.removeFirst();
    m_peers.append(question);
    m_peers.last().trace.clear();
}

QList<trust::Endpoint> BelievedPeers::drop(const std::function<bool(const trust::PeerQuestion &)> &isBelieved)
{
    QList<trust::Endpoint> dropped;
    m_peers.removeIf([&](const trust::PeerQuestion &peer) {
        const bool stays = isBelieved(peer);
        if (!stays)
            dropped.append(peer.endpoint);
        return !stays;
    });
    return dropped;
}

} // namespace platform
