#include "tests/support/staplingserver.h"

#include <QTcpSocket>

#include <cstring>
#include <openssl/ocsp.h>
#include <openssl/ssl.h>

namespace testsupport {

namespace {

using Staple = StaplingServer::Staple;

QByteArray derOf(OCSP_RESPONSE *response)
{
    unsigned char *data = nullptr;
    const int length = i2d_OCSP_RESPONSE(response, &data);
    const QByteArray der(reinterpret_cast<char *>(data), length);
    OPENSSL_free(data);
    OCSP_RESPONSE_free(response);
    return der;
}

/// Dates are the machine's: Qt judges them by its own clock.
QByteArray answerFor(const factory::Identity &identity, const factory::Identity &issuer, Staple staple)
{
    if (staple == Staple::None)
        return {};
    if (staple == Staple::NoAnswerAtAll)
        return "no answer";
    if (staple == Staple::TryLater)
        return derOf(OCSP_response_create(OCSP_RESPONSE_STATUS_TRYLATER, nullptr));
    const factory::Identity signer =
        staple == Staple::OtherSigner ? factory::selfSigned(factory::caRecipe("Somebody")) : issuer;
    X509 *subject =
        staple == Staple::OtherSerial ? issuer.certificate.handle() : identity.certificate.handle();
    const int status = staple == Staple::Revoked           ? V_OCSP_CERTSTATUS_REVOKED
                       : staple == Staple::UnknownToIssuer ? V_OCSP_CERTSTATUS_UNKNOWN
                                                           : V_OCSP_CERTSTATUS_GOOD;
    constexpr long day = 86'400;
    ASN1_TIME *from = X509_gmtime_adj(nullptr, staple == Staple::Stale ? -20 * day : -day);
    ASN1_TIME *to = X509_gmtime_adj(nullptr, staple == Staple::Stale ? -10 * day : day);
    OCSP_BASICRESP *basic = OCSP_BASICRESP_new();
    OCSP_CERTID *id = OCSP_cert_to_id(EVP_sha1(), subject, issuer.certificate.handle());
    OCSP_basic_add1_status(basic, id, status, OCSP_REVOKED_STATUS_KEYCOMPROMISE,
                           status == V_OCSP_CERTSTATUS_REVOKED ? from : nullptr, from, to);
    OCSP_basic_sign(basic, signer.certificate.handle(), signer.key.get(), EVP_sha256(), nullptr, 0);
    const QByteArray der = derOf(OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic));
    OCSP_CERTID_free(id);
    OCSP_BASICRESP_free(basic);
    ASN1_TIME_free(from);
    ASN1_TIME_free(to);
    return der;
}

int staple(SSL *ssl, void *answer)
{
    const auto &der = *static_cast<const QByteArray *>(answer);
    if (der.isEmpty())
        return SSL_TLSEXT_ERR_NOACK;
    void *copy = OPENSSL_memdup(der.constData(), size_t(der.size()));
    SSL_set_tlsext_status_ocsp_resp(ssl, copy, long(der.size()));
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

/// One connection: bytes go between the socket and OpenSSL's memory.
class StaplingServer::Client final : public QObject
{
public:
    Client(StaplingServer &server, qintptr descriptor)
        : QObject(&server), m_server(server), m_ssl(SSL_new(server.m_context.get()), SSL_free)
    {
        SSL_set_bio(m_ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
        SSL_set_accept_state(m_ssl.get());
        m_socket.setSocketDescriptor(descriptor);
        server.m_sockets.append(&m_socket);
        connect(&m_socket, &QIODevice::readyRead, this, [this] { go(); });
        connect(&m_socket, &QAbstractSocket::disconnected, this, &QObject::deleteLater);
    }

private:
    void go()
    {
        const QByteArray bytes = m_socket.readAll();
        BIO_write(SSL_get_rbio(m_ssl.get()), bytes.constData(), int(bytes.size()));
        const bool shaken = SSL_is_init_finished(m_ssl.get());
        if (!shaken && SSL_do_handshake(m_ssl.get()) == 1) {
            m_server.certificatesSeen += SSL_get0_peer_certificate(m_ssl.get()) != nullptr;
            const QByteArray greeting = "220 stapling ESMTP\r\n";
            SSL_write(m_ssl.get(), greeting.constData(), int(greeting.size()));
        }
        char buffer[4096];
        for (int got = 1; got > 0 && SSL_is_init_finished(m_ssl.get());) {
            got = SSL_read(m_ssl.get(), buffer, sizeof buffer);
            if (got > 0)
                m_server.heard.append(buffer, got);
        }
        for (int got = 1; got > 0;) {
            got = BIO_read(SSL_get_wbio(m_ssl.get()), buffer, sizeof buffer);
            if (got > 0)
                m_socket.write(buffer, got);
        }
    }

    StaplingServer &m_server;
    std::unique_ptr<SSL, void (*)(SSL *)> m_ssl;
    QTcpSocket m_socket;
};

StaplingServer::StaplingServer(const factory::Identity &identity, const factory::Identity &issuer,
                               Staple staple)
    : m_identity(identity), m_issuer(issuer), m_context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free)
{
    setStaple(staple);
    SSL_CTX_use_certificate(m_context.get(), identity.certificate.handle());
    SSL_CTX_add1_chain_cert(m_context.get(), issuer.certificate.handle());
    SSL_CTX_use_PrivateKey(m_context.get(), identity.key.get());
    SSL_CTX_set_tlsext_status_cb(m_context.get(), testsupport::staple);
    SSL_CTX_set_tlsext_status_arg(m_context.get(), &m_answer);
}

StaplingServer::~StaplingServer() = default;

void StaplingServer::setStaple(Staple staple)
{
    m_answer = answerFor(m_identity, m_issuer, staple);
}

void StaplingServer::askForCertificate()
{
    SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER, [](int, X509_STORE_CTX *) { return 1; });
}

bool StaplingServer::start()
{
    return listen(QHostAddress::LocalHost);
}

void StaplingServer::hangUp()
{
    for (const QPointer<QTcpSocket> &socket : std::exchange(m_sockets, {})) {
        if (socket)
            socket->abort();
    }
}

void StaplingServer::incomingConnection(qintptr descriptor)
{
    ++connections;
    new Client(*this, descriptor);
}

} // namespace testsupport
