#pragma once

#include "components/email/protocol/mailaddress.h"
#include "components/email/protocol/serverreply.h"
#include "components/email/protocol/step.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace email {

/// Why something ended. The first group leaves the connection usable, the second never does.
enum class Cause {
    None,
    ServerRefused,      ///< The server said 4yz or 5yz; see reply.
    MessageTooLarge,    ///< Larger than the server's SIZE and not sent, or than our limit and not read.
    EightBitNotOffered, ///< 8-bit text, and the server takes 7-bit only; nothing was sent.
    MessageUnsendable,  ///< NUL, an overlong line, no recipient: nothing was sent.
    Utf8NotOffered,     ///< An address with letters outside ASCII, and the server has no SMTPUTF8.

    InjectedPlaintext,     ///< Text stood behind the STARTTLS reply: an attack or a broken proxy.
    PlaintextInsteadOfTls, ///< The server spoke before TLS on a port where TLS was to come first.
    StartTlsNotOffered,    ///< STARTTLS is required, and the server (or someone between) hid it.
    StartTlsRefused,
    PlaintextAuthForbidden, ///< Signing in would have shown the password on the wire.
    NoCommonMechanism,      ///< The server offers no way of signing in that this account may use.
    MechanismDowngrade,     ///< Only weaker ways of signing in than the one that worked before.
    SignInFailed,           ///< The server could not prove itself, or made no sense of the mechanism.
    ProtocolError,          ///< An answer that makes no sense at this step.
    LineTooLong,            ///< A line without end, or more text than any honest server sends.
    ServerClosing,          ///< 421, at any step.
    ConnectionLost,
    TimedOut,
    Stopped,         ///< We were told to stop.
    HostNotFound,    ///< For the driver: name resolution failed.
    ConnectFailed,   ///< For the driver: no address answered.
    ConnectRefused,  ///< For the driver: every address said that nothing listens at the port.
    TlsFailed,       ///< For the driver: the handshake failed.
    Untrusted,       ///< For the driver: the certificate is not believed.
    WaitingForClock, ///< For the driver: without a plausible clock no certificate can be judged.
    NotConnectable, ///< For the driver: settings, secret or trust let no connection be made; text says which.
    Denied,         ///< For the driver: a person denied the server's key.
    Preauthenticated, ///< IMAP PREAUTH where TLS or a sign-in was to come: it would skip both.
    NotOffered,       ///< The server cannot do what was asked; nothing was sent.
    MailboxChanged,   ///< UIDVALIDITY is another: the numbers that were asked about mean other messages now.
    MessageGone,      ///< The server has no such message any more, or no text of it.
    ClientCertificateWanted, ///< For the driver: the handshake ended because we showed no certificate, or not
                             ///< the right one.
    OutOfDate,               ///< For the driver: the certificate's time is over, or has not come.
    OtherName,               ///< For the driver: nothing is wrong with the certificate but the name.
    IssuerNotSent,           ///< For the driver: the chain stops short of an issuer that is known.
    NotForgivable,           ///< For the driver: the certificate has a fault that no approval can cover.
    OAuthOnly,               ///< The only ways of signing in that the server offers are OAuth's.
    ChosenOnly, ///< It offers ways of signing in, but none that is used without being chosen by name.
    NoStaple,   ///< For the driver: the account demands a stapled OCSP answer, and none came.
};
inline constexpr Cause LastCause = Cause::NoStaple;
/// The server showed a certificate, and it is not believed.
bool isDisbelief(Cause cause);
/// A fixed name for logs, JSON and the database, such as "startTlsNotOffered".
QString causeName(Cause cause);

/// What the server said about one recipient. Not asked (code 0) when the attempt ended before its turn.
struct RecipientResult
{
    MailAddress address;
    bool accepted = false; ///< At RCPT TO; whether it holds is decided by the reply to the message.
    ServerReply reply;
    Cause cause = Cause::None; ///< Why it was not even named to this server.
};

/// What is known about one message: an entry per recipient, and the reply to the final dot.
struct Receipt
{
    QList<RecipientResult> recipients;
    ServerReply last;
};

/// How one message, or one session, ended. A file of its own decides what that means (retry, hold, give up).
struct Outcome
{
    enum class Kind {
        Delivered, ///< The server took the message for every accepted recipient of the receipt.
        Refused,   ///< No was said, by the server or by us; nothing is in doubt.
        Broken,    ///< The connection is unusable.
    };

    Kind kind = Kind::Broken;
    qint64 token = 0; ///< The envelope's token; 0 for the session itself.
    Step step = Step::Connect;
    Cause cause = Cause::None;
    ServerReply reply{};   ///< The reply that decided, if one did. Text from before TLS is left out.
    QString text;          ///< One sentence for a person.
    bool afterDot = false; ///< The final dot was handed out: when Broken, the message may have been taken.
    Receipt receipt{};

    bool delivered() const { return kind == Kind::Delivered; }
    /// Neither delivered nor failed: sent again with the same bytes, later.
    bool ambiguous() const { return kind == Kind::Broken && afterDot; }
};

/// Ends the current message or session from inside a dialogue; never leaves it.
struct Failure
{
    Outcome outcome;
};
struct Refused : Failure
{
};
struct Broken : Failure
{
};

} // namespace email
