#pragma once

#include "components/email/protocol/readnews.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

#include <variant>

namespace email {

/// What to look for; everything that is set must hold.
struct ImapSearch
{
    bool unseen = false;
    bool undeleted = true;
    quint32 fromUid = 0; ///< No message below.
    quint32 toUid = 0;   ///< With fromUid: no message above; 0 for no limit.
    QDate since{};       ///< Received on that day or later.
    QByteArray messageId{};
};

/// Something to be done on an IMAP connection.
struct ImapRequest
{
    enum class Kind {
        Folders, ///< News: ImapFolders.
        Create,  ///< folder.
        Select,  ///< folder; readOnly opens it so that nothing can be changed. News: ImapMailbox.
        Search,  ///< search. News: ImapFound.
        Facts,   ///< uids. News: ImapFacts for each that is there.
        Fetch,   ///< One uid, or its header only. News: TextPiece. Several go out behind each other.
        Store,   ///< uids; add or remove flags.
        Copy,    ///< uids to folder.
        Move,    ///< uids to folder; by copying and deleting where the server has no MOVE.
        Expunge, ///< uids, of those that are flagged as deleted; no others (UIDPLUS).
        Append,  ///< message to folder.
        Watch,   ///< Tells what is new until the next request comes (IDLE). News: ImapChange.
        Ping,
    };

    Kind kind = Kind::Ping;
    qint64 token = 0;
    QString folder{};
    bool readOnly = false;
    /// The numbering that uids belong to; 0 for the one of the folder that is open, whatever it is.
    quint32 uidValidity = 0;
    QList<quint32> uids{};
    bool headerOnly = false;
    ImapSearch search{};
    bool add = true;
    QList<QByteArray> flags{};
    QByteArray message{};
};

/// A folder that was opened.
struct ImapMailbox
{
    QString name{};
    quint32 exists = 0;
    quint32 uidValidity = 0; ///< 0: the server's numbers do not outlast the session.
    quint32 uidNext = 0;     ///< 0: not said.
    bool readOnly = false;
    bool keepsKeywords = false; ///< Flags of our own are kept.
    QList<QByteArray> permanentFlags{};
};

struct ImapFolder
{
    QString name{};
    QString delimiter{};     ///< Empty: no hierarchy.
    QByteArray specialUse{}; ///< "\\Sent", "\\Archive" …; empty without.
    bool selectable = true;
};

struct ImapFolders
{
    qint64 token = 0;
    QString personalPrefix{}; ///< NAMESPACE: in front of the names of folders of one's own.
    QList<ImapFolder> folders{};

    /// A wish such as "\\Sent", which stands for the folder of that use.
    static bool isSpecialUse(const QString &wish);
    /// The folder that has the wished use; the wish itself where it is a name, or where none has the use.
    QString nameFor(const QString &wish) const;
};

struct ImapFound
{
    qint64 token = 0;
    QList<quint32> uids{}; ///< In order, each once.
};

/// What is known of one message without its text.
struct ImapFacts
{
    qint64 token = 0;
    quint32 uid = 0;
    qint64 size = -1; ///< -1: not said.
    QList<QByteArray> flags{};
    QByteArray received{}; ///< INTERNALDATE as the server writes it.

    bool has(const char *flag) const;
};

struct ImapChange
{
    enum class Kind {
        Exists,             ///< number: so many messages are in the folder now.
        Expunged,           ///< One message is gone.
        FlagsChanged,       ///< number: the UID, or 0 when the server did not say it.
        UidValidityChanged, ///< number: the new one. What was known of messages here is void.
    };

    Kind kind = Kind::Exists;
    quint32 number = 0;
};

using ImapNews = std::variant<ReadResult, TextPiece, ImapMailbox, ImapFolders, ImapFound, ImapFacts,
                              ImapChange, ServerNotice>;

} // namespace email
