#pragma once

#include "components/email/protocol/imapcommand.h"
#include "components/email/protocol/imapnews.h"
#include "components/email/protocol/imapresponse.h"

#include <QList>

#include <optional>

namespace email {

/// SEARCH and its answers, with and without ESEARCH (RFC 4731).
struct ImapCriteria
{
    /// One search, or several whose answers are short enough for one line each.
    static QList<ImapSearch> pieces(const ImapSearch &search, const ImapMailbox &mailbox, bool extended);
    static ImapCommand command(const ImapSearch &search, bool extended);
    /// The UIDs of a SEARCH or ESEARCH; nothing when they are no numbers, or more than @p most.
    static std::optional<QList<quint32>> found(const ImapResponse &response, qsizetype most);
};

} // namespace email
