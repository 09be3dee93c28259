#pragma once

#include "truststore/chainverifier.h"

namespace trust {

/// The checks that OpenSSL does not make, or not for every chain. They add to the problems and findings of
/// @p verdict, whose chain and anchor are known already.
class ChainChecks
{
public:
    ChainChecks(Verdict &verdict, Purpose purpose, const HostName &host)
        : m_verdict(verdict), m_purpose(purpose), m_host(host)
    {
    }

    void run();

    /// Limits on what a peer may make us work on; false if @p presented is beyond them.
    static bool withinLimits(const QList<Certificate> &presented, Verdict &verdict);

private:
    void checkKeys();
    void checkSignatures();
    void checkExtendedKeyUsage();
    void checkNames();
    void checkLeafForm();
    void checkHostConstraints();
    void checkStrictForm();
    void add(Problem problem, int depth, const QString &text);

    Verdict &m_verdict;
    Purpose m_purpose;
    const HostName &m_host;
};

/// Adds a finding unless the same problem was found at the same place.
void addFinding(Verdict &verdict, Problem problem, int depth, const QString &text);

} // namespace trust
