#pragma once

#include "tests/truststore/certificatefactory.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

struct ssl_ctx_st;

namespace testsupport {

/// A TLS server that staples an OCSP answer to its handshake, which a QSslSocket cannot. After the handshake
/// it greets as an SMTP server does and keeps what it is told.
class StaplingServer final : private QTcpServer
{
public:
    enum class Staple {
        None,
        Good,
        Revoked,
        UnknownToIssuer,
        Stale,         ///< Good, but its time is over.
        OtherSigner,   ///< Good, signed by somebody else.
        OtherSerial,   ///< Good, but for another certificate.
        TryLater,      ///< The issuer's answer is that it has none.
        NoAnswerAtAll, ///< Bytes that are no OCSP.
    };

    /// Shows @p identity, which @p issuer made, and what the issuer says of it.
    StaplingServer(const factory::Identity &identity, const factory::Identity &issuer, Staple staple);
    /// For the connections from now on.
    void setStaple(Staple staple);
    ~StaplingServer() override;

    bool start();
    /// Wants a client certificate from now on, and takes any.
    void askForCertificate();
    /// Drops every connection.
    void hangUp();
    quint16 port() const { return serverPort(); }

    /// All that a client said inside TLS.
    QByteArray heard;
    int connections = 0;
    int certificatesSeen = 0;

private:
    class Client;
    void incomingConnection(qintptr descriptor) override;

    const factory::Identity m_identity;
    const factory::Identity m_issuer;
    std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st *)> m_context;
    QByteArray m_answer;
    QList<QPointer<QTcpSocket>> m_sockets;
};

} // namespace testsupport
