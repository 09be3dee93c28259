#pragma once

#include "truststore/allowedhosts.h"
#include "truststore/crl.h"

namespace station {
class Component;
}

namespace platform {

/// Tells people, as alarms of the CertificateService, what they have to do about trust: a server that is not
/// believed, an approval that ends soon, a revocation list that is out of date. Each has one alarm, which
/// ends by itself with its cause.
class TrustAlarms
{
public:
    explicit TrustAlarms(station::Component &source) : m_source(source) {}

    void entryChanged(trust::AllowedHosts::Event event, const trust::AllowedHost &entry);
    /// Mail waits for a decision on @p entry, of which an alarm may have been raised already.
    void waits(const trust::AllowedHost &entry);
    void endsSoon(const trust::AllowedHosts::ExpiryWarning &warning);
    /// @p lists are all that there are; it says of each issuer whether one of them is out of date.
    void revocationLists(const QList<trust::Crl> &lists, const QDateTime &now);

private:
    void raise(const QString &key, const QString &name, const QString &text);
    void end(const QString &key, const QString &name, const QString &text);
    bool isRaised(const QString &key) const;

    station::Component &m_source;
};

} // namespace platform
