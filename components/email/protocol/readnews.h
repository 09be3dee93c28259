#pragma once

#include "components/email/protocol/outcome.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace email {

/// How one request to an IMAP or POP3 server ended. Every request gets exactly one.
struct ReadResult
{
    qint64 token = 0; ///< The request's.
    bool done = false;
    Cause cause = Cause::None; ///< When not done; ServerRefused: see reply.
    ServerReply reply{};
    QString text{}; ///< One sentence for a person, when not done.
    /// A change was said and its answer never came: look before doing it again.
    bool mayHaveHappened = false;
    QList<quint32>
        uids{}; ///< What copied, moved or appended messages are called there, where the server says.
};

/// A part of a message on its way. One message comes at a time: Begins, any number of More, Ends or Void.
/// Without Ends nothing of it counts.
struct TextPiece
{
    enum class Kind {
        Begins, ///< size: what the server announces; -1 when it does not.
        More,   ///< bytes.
        Ends,   ///< That was the whole text of the message that the request with the token asked for.
        Void,   ///< It was not: nobody had asked for it, or the server contradicted itself.
    };

    Kind kind = Kind::More;
    qint64 token = 0; ///< Ends only: servers may say behind a text whose it was.
    qint64 size = -1;
    QByteArray bytes{};
};

/// Something that the server said or did unasked and that a person may want to see.
struct ServerNotice
{
    enum class Kind {
        Alert,  ///< IMAP's [ALERT]: to be shown. Never from before TLS.
        Oddity, ///< Against the protocol, and harmless since it was ignored.
    };

    Kind kind = Kind::Oddity;
    QString text{};
};

} // namespace email
