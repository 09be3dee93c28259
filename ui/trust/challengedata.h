#pragma once

#include "client/connection.h"
#include "ui/trust/hostentry.h"

#include <functional>

namespace ui {

class StationLink;

/// Everything that a challenge shows: the entry of Allowed Hosts, the account that waits for it, and the
/// station's clock.
struct ChallengeData
{
    HostEntry entry;
    QString account; ///< Its displayed name; empty when nobody is known to wait.
    QString accountOrd;
    quint32 accountHandle = 0;
    QString mode;     ///< "TLS from the first byte".
    QString hostSlot; ///< The account's slot with the host's name; empty when it may not be written.
    QString hostname; ///< As the account has it.
    QDateTime stationTime;
};

/// Asks the station for @p key, "host:port/protocol". @p failed is told why there is nothing to show.
void loadChallenge(StationLink &link, const QString &key, QObject *context,
                   std::function<void(const ChallengeData &)> done,
                   std::function<void(const station::Error &)> failed);

} // namespace ui
