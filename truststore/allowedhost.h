#pragma once

#include "truststore/certificate.h"
#include "truststore/endpoint.h"
#include "truststore/problem.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace trust {

/// The states of an entry; only Approved lets a connection through.
enum class HostState { Unapproved, Approved, Changed, Expired, Denied };

QString name(HostState state);
std::optional<HostState> hostStateNamed(const QString &name);

/// How a peer was met: what a person can hold against what is known of it from elsewhere.
struct Meeting
{
    QString address = {};          ///< The IP address that answered.
    QString tls = {};              ///< "TLS 1.3"; empty when no version was agreed on.
    QString cipher = {};           ///< As OpenSSL names it.
    QStringList trace = {};        ///< The conversation as far as it went, a line each.
    bool clockSynchronised = true; ///< Whether the machine's clock could be relied on.
};

/// What a peer showed, kept whole so that a person judges what the machine saw.
struct Challenge
{
    QList<Certificate> chain; ///< As sent, peer's certificate first.
    Problems problems;
    QDateTime at;
    Meeting met;
    int count = 0; ///< How many challenges this one stands for, itself included.
};

/// What a person approved.
struct Approval
{
    QList<Certificate> chain;
    Problems forgiven;
    QDateTime at;
    QString by;
    QString through; ///< E.g. "command line".
    QString note;
    QDateTime until; ///< As set by the person; invalid for the default.
};

/// Lets one connection through. It is never saved, and gone with the next connection or after a while.
struct OncePass
{
    QString sha256;
    Problems forgiven;
    QString by;
    QDateTime until;
};

/// One entry of Allowed Hosts. It grants trust to one certificate for one endpoint and is never an anchor.
struct AllowedHost
{
    /// No approval outlives this.
    static constexpr int maxDays = 398;
    /// An approval that nobody used for so long protects nothing any more.
    static constexpr int unusedDays = 400;

    Endpoint endpoint;
    HostState state = HostState::Unapproved;
    Challenge challenge;              ///< What was shown last.
    std::optional<Approval> approval; ///< Kept in the states Changed and Expired for comparison.
    std::optional<OncePass> once;
    QDateTime firstSeen;
    QDateTime lastSeen;
    QDateTime lastUsed;
    qint64 useCount = 0;
    QDateTime renewed;    ///< When the same key last came with a new certificate.
    QDateTime unclaimed;  ///< Since when nothing is set up to connect to the endpoint.
    QDateTime superseded; ///< When the chain first verified by itself; the entry is not used again.

    int warnedDays = 0; ///< The last warning given before expiry: 30, 14, 7 or 1; 0 for none.

    /// The certificate that an approval would cover now.
    const Certificate &leaf() const { return challenge.chain.constFirst(); }

    /// End of the approval: the earliest of what the person set, 398 days, and the certificate's own end
    /// unless "expired" was forgiven. Invalid without an approval.
    QDateTime expires() const;

    /// True when nobody connected with it, or approved it, for 400 days.
    bool isUnused(const QDateTime &now) const;

    /// One line of `hosts list`.
    QJsonObject toJson() const;
};

} // namespace trust
