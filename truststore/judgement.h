#pragma once

#include "truststore/allowedhosts.h"

namespace trust {

/// One question to AllowedHosts::judge(), answered step by step. Every way out that lets a connection through
/// has compared identity, key, certificate, problems and time; all others end with nothing sent.
class AllowedHosts::Judgement
{
public:
    Judgement(AllowedHosts &hosts, const Endpoint &endpoint, Challenge challenge);

    Decision run();

private:
    Decision judgeApproved(AllowedHost &entry);
    Decision judgeRenewed(AllowedHost &entry);
    Decision record(AllowedHost &entry, HostState state, const QString &reason);
    Decision recordNew();
    std::optional<Decision> usePass(AllowedHost &entry);
    Decision allow(AllowedHost &entry, const QString &reason, bool renewed);
    Decision refuse(HostState state, const QString &reason, bool changed) const;
    Decision refuseDenied(const DeniedKey &denied);
    QString changedWords(const AllowedHost &entry) const;
    HostState stateAfter(const AllowedHost &entry) const;
    QString remedy(HostState state) const;

    const Certificate &leaf() const { return m_shown.chain.constFirst(); }
    QDateTime now() const { return m_shown.at; }

    AllowedHosts &m_hosts;
    const Endpoint &m_endpoint;
    Challenge m_shown;
};

} // namespace trust
