#pragma once

#include <QByteArray>

namespace email {

/// What an IMAP server means by the response code of its NO or BAD (RFC 5530 and others), and a POP3 server
/// by that of its -ERR (RFC 2449, RFC 3206).
enum class Condition {
    None,               ///< No code, or one that says nothing about the refusal.
    CredentialsRefused, ///< Wrong name or password; trying again locks accounts.
    CredentialsExpired,
    PrivacyRequired, ///< Not without TLS.
    NotPermitted,    ///< Signed in, but this is not allowed.
    Unavailable,     ///< A part of the server is out of order for now.
    InUse,           ///< Another session has the mailbox.
    TooSoon,         ///< A limit of requests: wait, waitMs if it is set.
    AdministratorNeeded,
    QuotaExceeded,
    NoSuchMailbox,
    AlreadyExists,
    MessageGone, ///< Expunged by another session.
    Impossible,  ///< The server will never do this.
    Broken,      ///< The server found itself, the mailbox or our words faulty.
};

/// @p reason is the code without brackets and arguments, in any case.
Condition conditionOf(const QByteArray &reason);

/// "Suggested Backoff Time: 92415 milliseconds", as Microsoft 365 says it in a BAD or NO; 0 when there is
/// none. Never more than an hour, whatever it says.
qint64 suggestedWait(const QByteArray &text);

} // namespace email
