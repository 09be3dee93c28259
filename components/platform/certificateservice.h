#pragma once

#include "components/alarm/lastingfault.h"
#include "components/platform/believedpeers.h"
#include "components/platform/tlsfailures.h"
#include "components/platform/trustalarms.h"
#include "components/platform/trustevent.h"
#include "station/component.h"
#include "station/inbox.h"
#include "station/station.h"
#include "truststore/allowedhostsfile.h"
#include "truststore/systemtruststore.h"
#include "truststore/trustpolicy.h"
#include "truststore/usertruststore.h"

#include <functional>
#include <thread>

namespace station {
class MethodTable;
}

namespace platform {

/// Owns the station's belief: System and User trust stores, revocation lists, Allowed Hosts, and the policy
/// over them. It turns what happens there into a topic, an alarm and a session notification.
class CertificateService final : public station::Component
{
public:
    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient | station::Summary,
                                           .group = "Status",
                                           .doc = "{ok}, or {fault} when a trust file could not be read."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient,
                                       .group = "Status",
                                       .doc = "Which trust file is at fault and why."}};
    station::Slot<QString> setAside{
        this,
        {.name = "setAside",
         .flags = station::ReadOnly | station::Hidden,
         .group = "Status",
         .doc = "Damage that nobody looked after yet: a line for each, with the file that was kept."}};
    station::Slot<int> systemAnchors{
        this,
        {.name = "systemAnchors",
         .flags = station::ReadOnly | station::Transient,
         .group = "Stores",
         .doc = "Number of certificates in the operating system's trust store."}};
    station::Slot<int> userAnchors{this,
                                   {.name = "userAnchors",
                                    .flags = station::ReadOnly | station::Transient,
                                    .group = "Stores",
                                    .doc = "Number of certificates imported into the User trust store."}};
    station::Slot<int> openChallenges{
        this,
        {.name = "openChallenges",
         .flags = station::ReadOnly | station::Transient | station::Summary,
         .group = "Allowed Hosts",
         .doc = "Servers whose certificate was refused and waits for a person's decision."}};
    station::Topic challenged{
        this,
        {.name = "challenged",
         .payload = &station::valueTypeOf<TrustEvent>,
         .doc = "Fires whenever a server's certificate was refused, approved, denied or changed."}};

    station::Action resetFault{
        this,
        {.name = "resetFault",
         .flags = station::ConfirmRequired,
         .run = station::act<&CertificateService::doResetFault>,
         .doc = "Says that damaged trust files were looked after: the fault and its alarm end."}};

    CertificateService();
    ~CertificateService() override;

    /// False until the operating system's store was read; until then nobody may be judged.
    bool isReady() const { return m_ready; }
    trust::PeerAnswer judge(const trust::PeerQuestion &question);
    /// Whether a connection that was believed as @p question would be so again; records nothing.
    bool wouldAllow(trust::PeerQuestion question) const;
    const QList<QSslCertificate> &anchors() const { return m_policy.caCertificates(); }
    /// Calls @p listener whenever belief changed so that trying again may help. Cancelled by forget().
    void listen(const void *owner, std::function<void()> listener);
    void forget(const void *owner);

    const trust::SystemTrustStore &systemStore() const { return m_system; }
    const trust::UserTrustStore &userStore() const { return m_user; }
    const trust::AllowedHosts &hosts() const { return m_hosts; }
    /// Servers with which TLS did not come about, which leaves nothing to judge.
    const TlsFailures &tlsFailures() const { return m_tlsFailures; }
    void noteTlsFailure(const TlsFailure &failure);
    void forgetTlsFailure(const trust::Endpoint &endpoint);
    /// A clock before this cannot be right; the day of the build unless set.
    void setEarliest(const QDateTime &earliest) { m_policy.setEarliest(earliest); }
    const trust::TrustBase &base() const { return m_policy.verifier().base(); }

    station::Result<trust::UserTrustStore::Import> import(const QByteArray &content, const QString &source,
                                                          const station::Actor &actor);
    /// Approvals that a chain to a trust store has made needless.
    QList<trust::Endpoint> needlessApprovals() const;
    /// Deletes an anchor by fingerprint or name. Answers the hosts that were believed through it: they are
    /// refused from now on, unless a person approves them (again).
    station::Result<QList<trust::Endpoint>> removeAnchor(const QString &typed, const station::Actor &actor);
    station::Result<trust::AllowedHost> approve(const trust::Endpoint &endpoint,
                                                trust::AllowedHosts::Approve decision,
                                                const station::Actor &actor);
    struct Denial
    {
        trust::AllowedHost entry;
        QList<trust::Endpoint> stopped; ///< Every server with this key, that of the entry first.
    };
    station::Result<Denial> deny(const trust::Endpoint &endpoint, const QString &note,
                                 const station::Actor &actor);
    station::Result<void> removeHost(const trust::Endpoint &endpoint, const station::Actor &actor);
    /// Reads the stores now, waiting for it: for a station that is not running.
    void readNow();
    void doResetFault();

protected:
    void loaded() override;
    void started() override;
    void steady() override;
    void stopped() override;

private:
    bool isVerified(const trust::AllowedHost &entry) const;
    QList<trust::Endpoint> noLongerBelieved();
    void readFiles();
    void systemRead(const station::Result<trust::SystemTrustStore> &store);
    void rebuild();
    void saveHosts();
    void forgetUnclaimed(const QDateTime &now);
    void watchExpiry();
    void announce(trust::AllowedHosts::Event event, const trust::AllowedHost &entry);
    void beliefChanged();
    void showFault();

    trust::SystemTrustStore m_system;
    trust::UserTrustStore m_user;
    trust::AllowedHosts m_hosts;
    TlsFailures m_tlsFailures;
    BelievedPeers m_believed;
    TrustAlarms m_alarms{*this};
    bool m_announced = false; ///< Since the last judgement began.
    trust::AllowedHostsFile m_hostsFile;
    trust::TrustPolicy m_policy;
    alarms::LastingFault m_damage{*this, setAside, QStringLiteral("trustFiles")};
    QStringList m_faults; ///< Of files that are where they were.
    QString m_systemFault;
    QString m_saveFault; ///< Why allowed-hosts.json is not on disk; empty when it is.
    bool m_ready = false;
    station::Timer m_expiryTimer;
    station::Timer m_saveTimer;
    std::vector<std::pair<const void *, std::function<void()>>> m_listeners;
    station::Inbox m_inbox;
    std::thread m_reader;
};

/// trust.* and hosts.* of the session protocol.
void registerTrustMethods(station::MethodTable &table, station::Station &station);

} // namespace platform
