#pragma once

#include <QFlags>
#include <QString>
#include <QStringList>

#include <optional>

namespace trust {

/// One kind of thing that can be wrong with a peer's certificate chain. The names (see name()) are part of
/// the command line's and the session protocol's output.
enum class Problem : quint32 {
    SelfSigned = 1u << 0,         ///< The peer's certificate vouches for itself only.
    UntrustedRoot = 1u << 1,      ///< No chain leads to an anchor of a trust store.
    IncompleteChain = 1u << 2,    ///< The issuer of the last certificate was neither sent nor known.
    NameMismatch = 1u << 3,       ///< The certificate does not name the host.
    Expired = 1u << 4,            ///< Some certificate's time is over.
    NotYetValid = 1u << 5,        ///< Some certificate's time has not come.
    InvalidPurpose = 1u << 6,     ///< Not made for what it is used for.
    InvalidCa = 1u << 7,          ///< An issuer may not issue, or a CA poses as a server.
    PathLength = 1u << 8,         ///< The chain is longer than allowed.
    NameConstraint = 1u << 9,     ///< An issuer may not issue for this name.
    WeakKey = 1u << 10,           ///< RSA below 2048 bits, EC below 256, or another kind.
    WeakSignature = 1u << 11,     ///< Signed with MD5 or SHA-1.
    BadSignature = 1u << 12,      ///< A signature is wrong.
    Malformed = 1u << 13,         ///< A certificate breaks the rules of its own format.
    InvalidName = 1u << 14,       ///< A name in the certificate can be no host's name.
    Revoked = 1u << 15,           ///< Its issuer has taken it back.
    RevocationUnknown = 1u << 16, ///< The list or the stapled answer on it cannot be relied on.
    Distrusted = 1u << 17,        ///< Rejected or black-listed on this machine.
    TooLarge = 1u << 18,          ///< Beyond the limits for chain, certificate or number of names.
    NoCertificate = 1u << 19,     ///< The peer showed none.
    WeakProtocol = 1u << 20,      ///< TLS below 1.2, which no exemption covers.
    Unknown = 1u << 21,           ///< A check failed that this program has no name for.
};
Q_DECLARE_FLAGS(Problems, Problem)
Q_DECLARE_OPERATORS_FOR_FLAGS(Problems)

/// The stable name, e.g. "untrustedRoot".
QString name(Problem problem);

/// The stable names, most serious first.
QStringList names(Problems problems);

std::optional<Problem> problemNamed(const QString &name);

/// One plain sentence; @p host is the name that the person typed.
QString describe(Problem problem, const QString &host);

/// What an approval of a challenge covers: self-signed, unknown or incomplete issuer, other name.
constexpr Problems forgivable()
{
    return Problem::SelfSigned | Problem::UntrustedRoot | Problem::IncompleteChain | Problem::NameMismatch;
}

/// What an approval covers only where the person ticked it: expired, not yet valid.
constexpr Problems forgivableIfTicked()
{
    return Problem::Expired | Problem::NotYetValid;
}

/// The part of @p problems that nobody may forgive.
constexpr Problems fatal(Problems problems)
{
    return problems & ~(forgivable() | forgivableIfTicked());
}

} // namespace trust
