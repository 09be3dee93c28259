#pragma once

#include <QString>

#include <chrono>

namespace email {

/// Where a connection stands. Patience, name and wording of each come from one table, so that none can be
/// forgotten.
enum class Step {
    Lookup,       ///< The host name is being resolved.
    Connect,      ///< TCP is being opened.
    TlsHandshake, ///< The TLS handshake runs.
    Greeting,
    Hello,
    StartTls,
    SignIn,
    List,   ///< IMAP and POP3: what is there, folders or messages.
    Select, ///< IMAP: a folder is opened.
    Search,
    Fetch,  ///< Messages come in; each 64 KiB of them is progress.
    Change, ///< Messages are marked, moved or deleted.
    Watch,  ///< IMAP IDLE: the server tells what is new; renewed when the patience ends.
    Ping,   ///< NOOP, and the end of a Watch.
    Idle,   ///< Signed in, nothing to do; the connection is kept.
    MailFrom,
    RcptTo,
    Data,
    Body,      ///< The message goes out, all but the final dot.
    EndOfData, ///< The final dot is out; a loss from here on is ambiguous.
    Reset,
    Quit,
};
inline constexpr int StepCount = int(Step::Quit) + 1;

/// How long the step may last; zero means without limit. For Body it is the time without progress.
std::chrono::milliseconds patience(Step step);

/// A short fixed name for slots, logs and the database, such as "mailFrom".
QString stepName(Step step);

/// What was going on, for a person, such as "while naming a recipient".
QString stepWording(Step step);

} // namespace email
