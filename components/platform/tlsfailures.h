#pragma once

#include "truststore/allowedhost.h"

#include <functional>

namespace platform {

/// A connection that ended before there was a certificate to judge: nobody can approve that, but somebody has
/// to know what happened.
struct TlsFailure
{
    trust::Endpoint endpoint;
    QString cause; ///< A fixed name such as "startTlsNotOffered".
    QString why;
    QString remedy;
    QDateTime at;
    trust::Meeting met;

    QJsonObject toJson() const;
};

/// The fields of hosts.show that say how a peer was met.
QJsonObject meetingJson(const trust::Meeting &met);

/// What hosts.show and the topic `challenged` say of a server that has no entry in Allowed Hosts; @p failure
/// may be null.
QJsonObject tlsFailureEntry(const trust::Endpoint &endpoint, const TlsFailure *failure);

/// The servers with which TLS does not come about at present, one failure each. They are not saved: the next
/// attempt tells anew.
class TlsFailures
{
public:
    /// More are not kept; the oldest goes.
    static constexpr qsizetype max = 32;

    /// True when this is news, not the same failure once more.
    bool note(const TlsFailure &failure);
    /// True when there was one.
    bool forget(const trust::Endpoint &endpoint);
    const TlsFailure *find(const trust::Endpoint &endpoint) const;

private:
    QList<TlsFailure> m_failures; ///< The newest last.
};

} // namespace platform
