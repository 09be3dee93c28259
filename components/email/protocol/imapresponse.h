#pragma once

#include "components/email/protocol/imapvalue.h"
#include "components/email/protocol/outcome.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace email {

/// One whole response of an IMAP server.
struct ImapResponse
{
    enum class Kind {
        Continuation, ///< "+": reply holds the text; for a literal, or as a challenge.
        Tagged,       ///< The end of the command with that tag: reply.
        Status,       ///< Untagged OK, NO, BAD, BYE or PREAUTH: reply.
        Data,         ///< Everything else: name, number if one stood before it, values.
    };

    Kind kind = Kind::Data;
    QByteArray tag{};
    QByteArray name{}; ///< In upper case: "OK", "FETCH", "CAPABILITY".
    std::optional<qint64> number{};
    std::vector<ImapValue> values{};

    QByteArray text{};                  ///< What followed the status and its code, or "+".
    QByteArray code{};                  ///< The response code in upper case, without brackets.
    std::vector<ImapValue> arguments{}; ///< Of the code.

    bool isOk() const { return name == "OK"; }
    bool isData(const char *what) const { return kind == Kind::Data && name == what; }
    /// Status and words as an answer to be told.
    ServerReply reply() const;
    /// The first argument of the code as a number that names something.
    std::optional<quint32> codeNumber() const;
    /// In a FETCH: what stands behind that name; nullptr when it is not there.
    const ImapValue *item(const char *what) const;
    /// In a FETCH: the value of the first item that names the text of a message, or a part of it.
    const ImapValue *textItem() const;
};

/// The name of an item whose value is the text of a message, so that it may be large: BODY[…], RFC822.
bool namesMessageText(const ImapValue &value);

} // namespace email
