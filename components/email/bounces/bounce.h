#pragma once

#include "components/email/protocol/serverreply.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace email {

/// What became of a message for one recipient after a server had taken it (RFC 3464 §2.3.3).
struct DeliveryFate
{
    enum class Kind {
        Failed,    ///< It will not arrive.
        Delayed,   ///< The server still tries.
        Delivered, ///< It lies in the mailbox.
        Relayed,   ///< It went on to a server that reports nothing further.
        Expanded,  ///< A list took it.
    };

    Kind kind = Kind::Failed;
    QStringList addresses{}; ///< By any of these names the recipient may stand in the ledger.
    QString host{};          ///< Who says so; empty when nobody does.
    ServerReply reply{};     ///< Code 0 when only words, or nothing, were given.
};

/// A message that says what became of another one. Nobody vouches for it: whether it is about mail of ours is
/// seen from the Message-ID that it quotes.
struct Bounce
{
    QList<QByteArray> messageIds{}; ///< It is about the first of these that is known; the surest first.
    QList<DeliveryFate> fates{};
};

} // namespace email
