#pragma once

#include "components/email/protocol/readnews.h"

#include <QByteArray>
#include <QList>

#include <variant>

namespace email {

/// Something to be done on a POP3 connection.
struct Pop3Request
{
    enum class Kind {
        Survey, ///< What is in the maildrop. News: Pop3Maildrop.
        Fetch,  ///< number. News: TextPiece.
        Header, ///< number; the header only (TOP). News: TextPiece.
        Delete, ///< number: marked only. It is gone once a Commit is done, and stays otherwise.
        Undo,   ///< Takes back all Deletes of the session.
        Ping,
        Commit, ///< Deletes what was marked, and ends the session (QUIT).
    };

    Kind kind = Kind::Ping;
    qint64 token = 0;
    quint32 number = 0; ///< As the Survey of the same session had it.
};

/// One message in a maildrop.
struct Pop3Entry
{
    quint32 number = 0;
    qint64 size = -1;      ///< -1: not said.
    QByteArray uidl{};     ///< Empty when the server has none for it, or one that cannot be.
    bool isUnique = false; ///< No other message here has the same uidl: only then it names this one.
};

/// What a maildrop holds, put together from STAT, LIST and UIDL. LIST decides what there is.
struct Pop3Maildrop
{
    qint64 token = 0;
    QList<Pop3Entry> entries{};   ///< By number.
    bool hasUidl = false;         ///< The server has UIDL at all.
    QStringList contradictions{}; ///< For a person, where STAT, LIST and UIDL do not agree.

    /// Lines as the server sent them, without the final dot. @p uidl is empty when it has no UIDL.
    static Pop3Maildrop make(qint64 count, const QList<QByteArray> &list,
                             const std::optional<QList<QByteArray>> &uidl);
    const Pop3Entry *find(quint32 number) const;
};

using Pop3News = std::variant<ReadResult, TextPiece, Pop3Maildrop, ServerNotice>;

} // namespace email
