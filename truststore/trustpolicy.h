#pragma once

#include "truststore/allowedhosts.h"
#include "truststore/chainverifier.h"

#include <QList>
#include <QSslCertificate>
#include <QSslError>

namespace trust {

/// A live TLS connection, as far as belief in its peer goes.
struct PeerQuestion
{
    Endpoint endpoint;
    QList<QSslCertificate> chain; ///< QSslSocket::peerCertificateChain().
    QList<QSslError> errors;      ///< QSslSocket::sslHandshakeErrors(): all that Qt found.
    QSsl::SslProtocol protocol = QSsl::UnknownProtocol; ///< QSslSocket::sessionProtocol().
    QDateTime now;                                      ///< The station's clock.
    bool clockSynchronised = true;                      ///< Whether the kernel says that its clock is right.
    QString address;                                    ///< The peer's IP address, for the record.
    QString cipher = {};                                ///< QSslSocket::sessionCipher(), for the record.
    QStringList trace = {}; ///< What was said before the certificate came, for the record.
};

/// What to do with the connection.
struct PeerAnswer
{
    enum class Belief {
        Refused,         ///< End the connection; refusal says why.
        WaitingForClock, ///< End the connection and come back in a minute; not a failed attempt.
        Verified,        ///< A chain to a trust store.
        Exempted,        ///< A person's approval.
    };

    Belief belief = Belief::Refused;
    QList<QSslError> mayIgnore; ///< Exactly what may be given to ignoreSslErrors(list).
    station::Error refusal;
    Problems observed; ///< Qt's and the verifier's problems.
    Verdict verdict;
    HostState state = HostState::Unapproved; ///< Of the entry in Allowed Hosts, when that was asked.
    bool entryChanged = false;               ///< Allowed Hosts changed and wants saving.

    bool allowed() const { return belief == Belief::Verified || belief == Belief::Exempted; }
};

/// The one place that decides whether to talk to a TLS peer: trust stores first, then Allowed Hosts, else no
/// connection. Ask it once per handshake, in the slot of sslErrors() or, without errors, of encrypted(), and
/// before a byte of the application leaves.
class TrustPolicy
{
public:
    /// @p hosts must outlive the policy.
    explicit TrustPolicy(AllowedHosts &hosts);

    /// What to believe from now on, and the same anchors as caCertificatesOf() gives them.
    void setBase(TrustBase base, QList<QSslCertificate> caCertificates);
    void setBase(const TrustBase &base) { setBase(base, caCertificatesOf(base)); }

    /// Qt's form of the System and User anchors. Safe on any thread; some ten milliseconds for a usual
    /// bundle.
    static QList<QSslCertificate> caCertificatesOf(const TrustBase &base);
    const ChainVerifier &verifier() const { return m_verifier; }

    /// For QSslConfiguration::setCaCertificates() of each socket's own configuration: System and User
    /// anchors.
    const QList<QSslCertificate> &caCertificates() const { return m_caCertificates; }

    PeerAnswer judge(const PeerQuestion &question);
    /// Whether judge() would let the connection through now. Nothing is recorded.
    bool wouldAllow(const PeerQuestion &question) const;

    /// A clock before this cannot be right; buildDate() unless set.
    void setEarliest(const QDateTime &earliest) { m_earliest = earliest; }
    bool isPlausible(const QDateTime &now) const { return now >= m_earliest; }

    /// The day on which this program was built.
    static QDateTime buildDate();

    /// What the kernel says of its clock, for PeerQuestion::clockSynchronised.
    static bool kernelClockSynchronised();

private:
    static PeerAnswer holdForClock(PeerAnswer &answer, const QString &why);
    static PeerAnswer refuseUnreadable(PeerAnswer &answer, const HostName &host, Problems problems);
    PeerAnswer askHosts(PeerAnswer &answer, const PeerQuestion &question, const QList<Certificate> &chain);

    AllowedHosts &m_hosts;
    ChainVerifier m_verifier;
    QList<QSslCertificate> m_caCertificates;
    QDateTime m_earliest;
};

/// The problem that a Qt error stands for; nothing for "no error". What has no name here is Problem::Unknown.
std::optional<Problem> problemOf(QSslError::SslError error);

} // namespace trust
