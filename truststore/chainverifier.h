#pragma once

#include "truststore/certificate.h"
#include "truststore/crl.h"
#include "truststore/hostname.h"
#include "truststore/problem.h"

#include <QDateTime>
#include <QList>

namespace trust {

/// What a certificate is to be used for.
enum class Purpose { Server, Client };

/// The store whose anchor ended the chain.
enum class AnchorStore { None, System, User };

/// Everything that belief is built on; a value, cheap to copy.
struct TrustBase
{
    QList<Certificate> system;        ///< The operating system's anchors: judged strictly.
    QList<Certificate> user;          ///< A person's anchors: an issuing CA alone suffices, old forms pass.
    QList<Certificate> intermediates; ///< Known issuers that are not believed by themselves.
    QList<Crl> crls;
};

/// One thing found wrong, and where.
struct Finding
{
    Problem problem = Problem::Unknown;
    int depth = 0; ///< Place in the chain, 0 for the peer's own certificate.
    QString text;  ///< A plain sentence.
};

/// What ChainVerifier found.
struct Verdict
{
    bool trusted = false;
    Problems problems;
    QList<Finding> findings;  ///< At least one for each problem.
    QList<Certificate> chain; ///< As built, peer's certificate first, anchor last where one was found.
    AnchorStore anchor = AnchorStore::None;
    bool anchorIsPartial = false; ///< The anchor is an issuing CA of the User store, not a root.
    bool anchorExpired = false;
    QStringList warnings; ///< Stale revocation lists, anchors that expired.
};

/// Decides whether a chain leads to a trust store, at a given time, for a given host. Stateless and
/// reentrant.
class ChainVerifier
{
public:
    /// Longest chain that a peer may present.
    static constexpr int maxPresented = 10;
    static constexpr int maxAlternativeNames = 1000;

    ChainVerifier() = default;
    explicit ChainVerifier(TrustBase base) : m_base(std::move(base)) {}

    const TrustBase &base() const { return m_base; }

    /// Judges @p presented (peer's certificate first) at the time @p at. An empty @p host skips the name
    /// check, which is right for client certificates only.
    Verdict verify(const QList<Certificate> &presented, const HostName &host, Purpose purpose,
                   const QDateTime &at) const;

private:
    TrustBase m_base;
};

} // namespace trust
