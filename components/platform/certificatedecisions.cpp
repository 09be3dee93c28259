// What a person decides about trust: issuers that come and go, servers that are approved, denied or deleted.

#include "components/platform/certificateservice.h"
#include "station/station.h"

#include <QCoreApplication>

namespace platform {

using station::Actor;
using station::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Trust", text);
}

} // namespace

Result<trust::UserTrustStore::Import> CertificateService::import(const QByteArray &content,
                                                                 const QString &source, const Actor &actor)
{
    auto taken = m_user.import(content, source, m_system.certificates);
    if (!taken)
        return taken;
    for (const trust::Crl &list : taken->addedCrls)
        station()->audit(actor, tr("imported a revocation list"),
                         QStringLiteral("%1 %2").arg(list.issuer(), list.sha256()));
    for (const trust::Certificate &certificate : taken->added)
        station()->audit(actor, tr("imported into the User trust store"),
                         certificate.subject() + QLatin1Char(' ') + certificate.sha256());
    rebuild();
    beliefChanged();
    return taken;
}

QList<trust::Endpoint> CertificateService::needlessApprovals() const
{
    QList<trust::Endpoint> needless;
    for (const trust::AllowedHost &entry : m_hosts.entries()) {
        if (entry.state == trust::HostState::Approved && isVerified(entry))
            needless.append(entry.endpoint);
    }
    return needless;
}

/// True if what the server presented last needs nobody's approval.
bool CertificateService::isVerified(const trust::AllowedHost &entry) const
{
    const trust::Verdict verdict = m_policy.verifier().verify(
        entry.challenge.chain, entry.endpoint.host, trust::Purpose::Server, station()->clock().wall());
    return verdict.trusted && !verdict.problems;
}

/// The servers that were let through and would not be any more, each answered once.
QList<trust::Endpoint> CertificateService::noLongerBelieved()
{
    return m_believed.drop([this](const trust::PeerQuestion &peer) { return wouldAllow(peer); });
}

Result<QList<trust::Endpoint>> CertificateService::removeAnchor(const QString &typed, const Actor &actor)
{
    const Result<QString> fingerprint = m_user.fingerprintOf(typed);
    if (!fingerprint)
        return fingerprint.error();
    noLongerBelieved(); // For other reasons, which this deletion has no part in.
    QList<trust::Endpoint> orphaned;
    for (const trust::AllowedHost &entry : m_hosts.entries()) {
        if (isVerified(entry))
            orphaned.append(entry.endpoint);
    }
    if (const Result<void> removed = m_user.remove(*fingerprint); !removed)
        return removed.error();
    station()->audit(actor, tr("deleted from the User trust store"), *fingerprint);
    rebuild();
    orphaned.removeIf(
        [this](const trust::Endpoint &endpoint) { return isVerified(*m_hosts.find(endpoint)); });
    for (const trust::Endpoint &endpoint : noLongerBelieved()) {
        if (!orphaned.contains(endpoint))
            orphaned.append(endpoint);
    }
    beliefChanged();
    return orphaned;
}

Result<trust::AllowedHost> CertificateService::approve(const trust::Endpoint &endpoint,
                                                       trust::AllowedHosts::Approve decision,
                                                       const Actor &actor)
{
    decision.by = actor.user;
    decision.through = actor.through;
    auto approved = m_hosts.approve(endpoint, decision, station()->clock().wall());
    if (!approved)
        return approved;
    station()->audit(
        actor, decision.once ? tr("accepted certificate once") : tr("approved certificate"),
        QStringLiteral("%1 %2 %3").arg(endpoint.hostAndPort(), approved->leaf().sha256(), decision.note));
    saveHosts();
    beliefChanged();
    return approved;
}

Result<CertificateService::Denial> CertificateService::deny(const trust::Endpoint &endpoint,
                                                            const QString &note, const Actor &actor)
{
    noLongerBelieved(); // For other reasons, which this denial has no part in.
    const auto denied = m_hosts.deny(endpoint, actor.user, station()->clock().wall());
    if (!denied)
        return denied.error();
    Denial denial{denied->constFirst(), {}};
    for (const trust::AllowedHost &entry : *denied)
        denial.stopped.append(entry.endpoint);
    for (const trust::Endpoint &peer : noLongerBelieved()) {
        if (!denial.stopped.contains(peer))
            denial.stopped.append(peer);
    }
    station()->audit(actor, tr("denied certificate"),
                     (endpoint.hostAndPort() + QLatin1Char(' ') + note).trimmed());
    saveHosts();
    beliefChanged();
    return denial;
}

Result<void> CertificateService::removeHost(const trust::Endpoint &endpoint, const Actor &actor)
{
    if (const Result<void> removed = m_hosts.remove(endpoint); !removed)
        return removed;
    station()->audit(actor, tr("deleted from Allowed Hosts"), endpoint.hostAndPort());
    saveHosts();
    beliefChanged();
    return {};
}

} // namespace platform
