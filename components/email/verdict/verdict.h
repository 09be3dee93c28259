#pragma once

#include "components/email/protocol/outcome.h"
#include "station/value/result.h"
#include "station/value/status.h"

#include <QString>

namespace email {

class Provider;

/// What a refusal can teach of a server. The numbers are stored: never change one.
enum class Limit {
    None = 0,
    MessagesPerMinute = 1,
    MessagesPerDay = 2,
    RecipientsPerDay = 3,
    RecipientsPerMessage = 4,
    Connections = 5,
    Closed = 6,  ///< Everything that it allows was used; it opens again by itself.
    SignIns = 7, ///< How often in a row a sign-in was refused, and until when none is tried.
};

/// What a reply or a failure means: what to do now, what the account shows, and what a person is told.
///
/// This is the one place that decides it, with its tables in verdictrules.cpp and causerules.cpp, and what
/// only one provider means by a reply in resources/presets.json. It errs towards sending: what may mend
/// itself is retried for ever; what needs a person holds the account and keeps its queue whole; a recipient
/// or a message is given up only when the server said so for good; and only a loss after the final dot is
/// Ambiguous.
struct Verdict
{
    enum class Kind {
        Delivered,
        RetryLater,
        RecipientRefused, ///< No further attempt for this recipient; the others go on.
        MessageRefused,   ///< No further attempt with these bytes; the account and other messages go on.
        AccountHeld, ///< Sign-in, TLS or settings: a person must act. The queue waits, the fallback takes
                     ///< over.
        QuotaHold,   ///< The provider's limit is used up: the queue waits for its window.
        Ambiguous,   ///< May have been taken: again after holdMs, with the same bytes.
    };
    /// Who waits, or is done with.
    enum class Reach { Recipient, Message, Account };
    /// Who can end it.
    enum class Mender {
        Nobody,        ///< It passes, or the station does what is to be done.
        Engineer,      ///< Whoever looks after this station: settings, addresses, the account's password.
        Administrator, ///< Whoever runs the mail server, or the organisation's account at the provider.
        Provider,      ///< The provider itself.
    };

    Kind kind = Kind::RetryLater;
    Reach reach = Reach::Message;
    /// Wait at least so long. 0 leaves it to the schedule of the kind: retryDelayMs(), or accountBackoffMs()
    /// for AccountHeld.
    qint64 holdMs = 0;
    /// Too many recipients at once: the ones that were not taken go at once, in a message of their own.
    bool split = false;
    Mender mender = Mender::Nobody;
    Limit learns = Limit::None; ///< The limit that the server showed by this.
    station::Status status;     ///< For the account: {}, {down} or {fault}.
    QString cause;              ///< What happened, naming the host and quoting the server.
    QString remedy;             ///< What a person can do; empty when waiting is all there is.

    /// Cause and remedy in one line, as every list and slot shows them.
    QString text() const { return station::Error{{}, cause, remedy}.text(); }
    /// False when nothing was tried with the message itself: such an attempt does not lengthen its waits.
    bool burnsAttempt() const { return reach != Reach::Account; }
};

/// A fixed name for logs, JSON and the database, such as "accountHeld".
QString verdictName(Verdict::Kind kind);
/// "nobody", "engineer", "administrator", "provider".
QString menderName(Verdict::Mender mender);
/// The same for a person.
QString menderWords(Verdict::Mender mender);

/// What the words name. Whatever is empty is worded around.
struct VerdictFacts
{
    QString host;
    int port = 0;
    QString account; ///< The user name that signs in.
    QString sender;
    /// Who runs the server, where that is known: its replies then mean what that provider means by them.
    const Provider *provider = nullptr;
    int startTlsPort = 587; ///< The usual ones of the protocol, for advice.
    int tlsPort = 465;
};

/// For the message as a whole and for the account; also for the end of a session without a message.
Verdict judge(const Outcome &outcome, const VerdictFacts &facts = {});

/// For one entry of outcome.receipt.recipients.
Verdict judgeRecipient(const Outcome &outcome, const RecipientResult &recipient,
                       const VerdictFacts &facts = {});

} // namespace email
