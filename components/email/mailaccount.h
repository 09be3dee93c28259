#pragma once

#include "components/email/accountrules.h"
#include "components/email/connection/clientidentity.h"
#include "components/email/connection/trace.h"
#include "components/email/connection/wire.h"
#include "components/email/protocol/sessionsettings.h"
#include "components/email/verdict/verdict.h"
#include "station/component.h"

#include <QJsonObject>

#include <array>
#include <optional>

namespace email {

struct CheckSubject;

/// The lowest TLS version that an account accepts. Auto is 1.2, the least that is still sound; the older ones
/// are for a device that knows no better.
enum class TlsMinimum { Auto, Tls1_2, Tls1_3, Tls1_1, Tls1_0 };
/// Whether mail may leave in the clear when the server does not offer STARTTLS.
enum class StartTlsPolicy { Required, IfSupported };

} // namespace email

template <>
struct station::EnumNames<email::TlsMinimum>
{
    static constexpr const char *name = "tlsMinProtocol";
    static constexpr std::array texts{"Auto", "1.2", "1.3", "1.1", "1.0"};
};

template <>
struct station::EnumNames<email::StartTlsPolicy>
{
    static constexpr const char *name = "startTlsPolicy";
    static constexpr std::array texts{"Required", "IfSupported"};
};

namespace email {

/// The connection slots that every mail account has, and the rules that bind them together.
class MailAccount : public station::Component
{
public:
    station::Slot<bool> enabled{this,
                                {.name = "enabled",
                                 .value = true,
                                 .flags = station::Operator,
                                 .group = "Connection",
                                 .doc = "While off, the account connects nowhere."}};
    station::Slot<station::HostName> hostname{
        this,
        {.name = "hostname",
         .value = "",
         .flags = station::Summary,
         .group = "Connection",
         .doc = "Name of the mail server. Its certificate must carry the same name."}};
    station::Slot<station::Port> port{
        this,
        {.name = "port",
         .group = "Connection",
         .doc = "TCP port; -1 takes the usual one of the security mode, shown as resolvedPort."}};
    station::Slot<bool> useSsl{
        this,
        {.name = "useSsl",
         .value = true,
         .group = "Security",
         .doc = "Encrypt from the first byte (TLS on connect). Excludes useStartTls."}};
    station::Slot<bool> useStartTls{
        this,
        {.name = "useStartTls",
         .group = "Security",
         .doc = "Connect in the clear, then encrypt before anything else is said. Excludes useSsl."}};
    station::Slot<StartTlsPolicy> startTlsPolicy{
        this,
        {.name = "startTlsPolicy",
         .group = "Security",
         .relevantWhen = "useStartTls=true",
         .doc =
             "IfSupported sends in the clear when the server offers no STARTTLS, so it counts as unencrypted "
             "for the password. Once TLS was seen at a server it is required there."}};
    station::Slot<TlsMinimum> tlsMinProtocol{
        this,
        {.name = "tlsMinProtocol",
         .group = "Security",
         .doc = "Lowest TLS version accepted; Auto is 1.2. 1.0 and 1.1 are weak: for old devices only, and "
                "never for a server that a person approved."}};
    station::Slot<bool> mustStaple{
        this,
        {.name = "mustStaple",
         .group = "Security",
         .doc = "Refuse a server that does not bring along its issuer's word (stapled OCSP) that its "
                "certificate still counts. Few mail servers do. What one brings is judged in any case."}};
    station::Slot<station::Secret> clientCertificate{
        this,
        {.name = "clientCertificate",
         .facets = {.multiLine = true},
         .group = "Security",
         .doc = "What the account shows to a server that asks for a certificate: the text of a PEM file with "
                "certificate and private key, or a PKCS#12 file in base64."}};
    station::Slot<station::Secret> clientCertificatePassword{
        this,
        {.name = "clientCertificatePassword",
         .group = "Security",
         .doc = "Opens the private key of clientCertificate, if it is locked."}};
    station::Slot<QString> tlsSeenAt{
        this,
        {.name = "tlsSeenAt",
         .flags = station::ReadOnly | station::Hidden,
         .group = "Security",
         .doc = "The server, host:port, at which STARTTLS worked: it may not be left "
                "out there any more."}};
    station::Slot<QString> account{
        this,
        {.name = "account",
         .flags = station::Summary,
         .group = "Sign-in",
         .doc = "Login name, usually the full mail address. Empty means that the server wants no sign-in."}};
    station::Slot<station::Secret> password{
        this,
        {.name = "password",
         .group = "Sign-in",
         .doc = "Password or app password. It is used for this host, port and security mode only."}};
    station::Slot<bool> allowPlaintextAuth{this,
                                           {.name = "allowPlaintextAuth",
                                            .group = "Sign-in",
                                            .relevantWhen = "useSsl=false",
                                            .doc = "Insecure: lets the password cross the network in the "
                                                   "clear. Counts only where TLS is not required."}};
    station::Slot<station::Duration> connectionTimeout{
        this,
        {.name = "connectionTimeout",
         .value = {45'000},
         .facets = {.min = 1, .max = 600},
         .group = "Connection",
         .doc = "How long to wait from the name look-up to the server's greeting."}};
    station::Slot<bool> debug{this,
                              {.name = "debug",
                               .group = "Status",
                               .doc = "Copies the conversation with the server to the log, secrets masked."}};

    station::Slot<station::Status> status{this,
                                          {.name = "status",
                                           .flags = station::ReadOnly | station::Transient | station::Summary,
                                           .group = "Status",
                                           .doc = "{ok}, {down} when the network or server fails, {fault} "
                                                  "when a person must mend something, {disabled}."}};
    station::Slot<QString> state{
        this,
        {.name = "state",
         .value = "closed",
         .flags = station::ReadOnly | station::Transient,
         .group = "Status",
         .doc = "What the connection is doing: closed, connect, hello, signIn, idle, mailFrom and so on."}};
    station::Slot<QString> faultCause{this,
                                      {.name = "faultCause",
                                       .flags = station::ReadOnly | station::Transient | station::Summary,
                                       .group = "Status",
                                       .doc = "What is wrong at present, why, and what to do about it."}};
    station::Slot<station::Port> resolvedPort{this,
                                              {.name = "resolvedPort",
                                               .value = station::Port{465},
                                               .flags = station::ReadOnly | station::Transient,
                                               .group = "Status",
                                               .doc = "The port that is really used."}};
    station::Slot<QString> tlsSession{
        this,
        {.name = "tlsSession",
         .flags = station::ReadOnly | station::Transient,
         .group = "Status",
         .doc = "TLS version and cipher of the last connection, and on whose word the server was believed."}};
    station::Slot<QDateTime> lastPollSuccess{this,
                                             {.name = "lastPollSuccess",
                                              .flags = station::ReadOnly | station::Transient,
                                              .group = "Status",
                                              .doc = "When the server last did what was asked."}};
    station::Slot<QDateTime> lastPollFailure{this,
                                             {.name = "lastPollFailure",
                                              .flags = station::ReadOnly | station::Transient,
                                              .group = "Status",
                                              .doc = "When an attempt last failed."}};
    station::Slot<QString> lastPollFailureCause{
        this,
        {.name = "lastPollFailureCause",
         .flags = station::ReadOnly | station::Transient,
         .group = "Status",
         .doc = "Why the last failed attempt failed; kept after it was mended."}};
    station::Slot<QString> challenge{
        this,
        {.name = "challenge",
         .flags = station::ReadOnly | station::Transient | station::Hidden,
         .group = "Status",
         .doc = "The server, host:port/protocol, whose certificate needs a person's decision before the "
                "account is served, or with which TLS did not come about; hosts.show tells more. Empty when "
                "there is none."}};

    TlsMode tlsMode() const;
    TlsMode tlsMode(const station::Proposal &proposal) const;
    /// What a check of these settings would connect to, or which setting is wrong.
    virtual station::Result<CheckSubject> checkSubject(const station::Proposal &proposal,
                                                       station::Station &station) const = 0;
    /// When the certificate that the account shows of itself ends; invalid when it has none.
    QDateTime clientCertificateEnd() const;
    /// The service's master switch was moved.
    virtual void serviceSwitched() = 0;
    /// Neither it nor the service is switched off.
    bool isSwitchedOn() const;
    /// The report of the last check; empty when there was none.
    QJsonObject lastCheck;
    const Trace &trace() const { return m_trace; }

protected:
    /// The usual ports of the account's protocol.
    virtual StandardPorts standardPorts(const station::Proposal &proposal) const = 0;
    virtual trust::Protocol protocol(const station::Proposal &proposal) const = 0;
    trust::Protocol protocol() const { return protocol(station::Proposal(*this)); }
    /// False where the account signs in with its certificate.
    virtual bool needsPassword() const { return true; }

    void loaded() override;
    void started() override;
    void changed(const station::SlotSpec &slot) override;
    station::Result<void> check(const station::Proposal &proposal) const override;
    QString secretBinding(const station::SlotSpec &slot, const station::Proposal &proposal) const override;

    /// Why the account cannot connect as it is configured; empty when it can. As of the last change.
    const QString &configurationFault() const { return m_configurationFault; }
    /// Where to and on whose word; an Error when the settings make no sense.
    station::Result<WireSettings> wireSettings() const;
    /// The same for settings that are not saved, of an account that need not be in a station yet.
    station::Result<WireSettings> wireSettings(const station::Proposal &proposal,
                                               station::Station &station) const;
    /// The same for a connection of the account's own: it remembers whom it meets, for trustShift().
    station::Result<WireSettings> ownWireSettings();
    station::Result<SecretBytes> signInSecret() const;
    /// The password that @p proposal has or, where it goes to the same server as before, the stored one.
    station::Result<SecretBytes> signInSecret(const station::Proposal &proposal) const;
    /// Changes with everything that may mend a refused sign-in: host, name, password, certificate, mechanism.
    QString signInMarkWith(const char *mechanism) const;
    /// The port that is really used.
    int portOf(const station::Proposal &proposal) const;
    /// What @p proposal has entered or, where it goes to the same server as before, what is stored.
    station::Result<SecretBytes> secretOf(const station::Slot<station::Secret> &slot,
                                          const station::Proposal &proposal) const;
    station::Result<ClientIdentity> clientIdentity(const station::Proposal &proposal) const;
    /// What @p stored, a signInFloor, says for this name at this host; nothing when it is of another.
    static QByteArray floorOf(const QString &stored, const QString &account, const QString &host);
    /// The signInFloor after a sign-in by @p mechanism. The strongest that worked over verified TLS stays the
    /// least that is taken: a server, or whoever poses as it, must not be able to talk the password out of us
    /// by offering less.
    QString raisedFloor(const QString &stored, const QByteArray &mechanism, const Wire &wire) const;
    /// STARTTLS worked: from now on it is required at this server.
    void rememberTls();
    bool wasTlsSeenAt(const QString &server) const;
    void showSuccess();
    void showFailure(station::Status flag, const QString &cause, const QString &remedy);
    /// Brings status, faultCause and resolvedPort in line with the settings.
    void showConfiguration();
    /// Says whether Allowed Hosts holds an entry for the server that lets nothing through, or no TLS came
    /// about with it.
    void showChallenge();
    /// Tells whoever reviews the server how a connection ended, if it ended where TLS was to begin.
    void noteTls(const Outcome &ending, const Verdict &verdict, const trust::Meeting &met);
    void forgetTlsFailure();
    /// What a change of trust means for this account. What is decided on another server must neither end its
    /// connections nor hurry it when it waits for something else, a password that was refused or a limit that
    /// is used up: that is how accounts are locked, and attempts burnt.
    struct TrustShift
    {
        bool concernsUs = true; ///< Its connections were believed under the old rules.
        bool helped = false;    ///< What was refused would be let through now.
        bool isFirst = false;   ///< The stores have just been read.
    };
    /// To be called once for each change; shows the challenge anew.
    TrustShift trustShift();
    bool hasMetServer() const { return m_believed.has_value(); }

    Trace m_trace;

private:
    QString findConfigurationFault() const;
    QString serverOf(const station::Proposal &proposal) const;
    bool isStillBelieved() const;
    bool wouldBeBelieved(bool otherAnchors) const;

    QString m_configurationFault;
    std::optional<trust::PeerQuestion> m_believed; ///< Whom the last handshake met, if it was let through.
    std::optional<trust::PeerQuestion> m_refused;  ///< The same, if it was refused.
    bool m_trustWasReady = false;
    qsizetype m_anchorsTried = 0; ///< How many there were when trust last changed.
};

} // namespace email
