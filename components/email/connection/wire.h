#pragma once

#include "components/email/connection/clientidentity.h"
#include "components/email/connection/connector.h"
#include "components/email/connection/trace.h"
#include "components/email/errand.h"
#include "components/email/protocol/dialogue.h"
#include "truststore/trustpolicy.h"

namespace email {

/// Where a wire goes and what it may believe.
struct WireSettings
{
    QString host;
    quint16 port = 0;
    trust::Endpoint endpoint; ///< The identity that Allowed Hosts knows.
    QSsl::SslProtocol tls = QSsl::TlsV1_2OrLater;
    bool mustStaple = false;             ///< Without a stapled OCSP answer nobody is believed.
    ClientIdentity identity;             ///< Shown to a server that asks for a certificate.
    qint64 connectionTimeoutMs = 45'000; ///< From the name look-up to the greeting.
    QList<QSslCertificate> anchors;
    /// Decides whether the peer is believed; asked once a handshake, before a byte of the application leaves.
    std::function<trust::PeerAnswer(const trust::PeerQuestion &)> judge;
};

/// Drives one dialogue over one connection; the only class that touches QSslSocket.
///
/// Policy: TLS is verified by the socket and by the trust policy, and only the exact errors that the policy
/// names are forgiven. A certificate of ours is shown to a server that is refused neither (TLS 1.3), nor, in
/// any version, to one whose own certificate has another name, whatever a person approved. Unread bytes at
/// the moment of STARTTLS end the connection (RFC 3207 §4.2 and the 2021 response injections). Every step has
/// its patience; reading is bounded; nothing waits.
class Wire final : public QObject
{
public:
    Wire(station::Clock &clock, Trace &trace, Dialogue &dialogue, WireSettings settings);
    ~Wire() override;

    void open();
    /// Carries out what the dialogue asks for; call it after giving the dialogue something to do.
    void pump();
    /// The requests that are the owner's business: Attempting, Committing, Ready, Settled, Entered, Close.
    void setListener(std::function<void(const Output &)> listener) { m_listener = std::move(listener); }
    /// "TLS 1.3, TLS_AES_256_GCM_SHA384, verified"; empty in the clear.
    const QString &tlsSession() const { return m_tlsSession; }
    /// How the server was met, for whoever is told that TLS did not come about.
    trust::Meeting meeting() const;
    /// True when the peer's certificate leads to a trust store.
    bool isVerified() const { return m_answer.belief == trust::PeerAnswer::Belief::Verified; }
    bool isClosed() const { return m_closed; }
    /// The addresses of the server and how they answered.
    const Connector &connector() const { return m_connector; }

private:
    void connected(std::unique_ptr<QSslSocket> socket, Cause cause, const QString &text);
    void perform(const Output &output);
    void entered(Step step);
    void startTls();
    void compute(const std::function<void()> &work);
    void judgeErrors(const QList<QSslError> &errors);
    bool believe(const QList<QSslError> &errors);
    void askMore(const QList<QSslError> &errors);
    void encrypted();
    void received();
    void lost(const QString &text);
    void restartPatience();
    void close();
    void note(const QString &text);
    void record(Trace::Kind kind, const QString &text);

    station::Clock &m_clock;
    Trace &m_trace;
    Dialogue &m_dialogue;
    WireSettings m_settings;
    std::function<void(const Output &)> m_listener;
    Connector m_connector;
    std::unique_ptr<QSslSocket> m_socket;
    std::unique_ptr<Errand> m_errand; ///< What another thread does for the dialogue.
    station::Timer m_computed;
    station::Timer m_patience;
    station::Timer m_connectionPatience;
    QString m_tlsSession;
    QString m_address;
    QStringList m_said; ///< The conversation's first lines.
    trust::PeerAnswer m_answer;
    bool m_judged = false;
    bool m_lacksStaple = false; ///< Though the account demands one.
    bool m_heard = false;       ///< The server has said something.
    bool m_handshaking = false;
    bool m_closed = false;
};

/// "TLS 1.3".
QString protocolText(QSsl::SslProtocol protocol);

} // namespace email
