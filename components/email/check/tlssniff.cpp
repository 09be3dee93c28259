#include "components/email/check/tlssniff.h"

#include <QHostAddress>

namespace email {

TlsSniff::TlsSniff(const QHostAddress &address, quint16 port, const QString &host,
                   std::function<void()> found)
    : m_found(std::move(found))
{
    // A certificate has come, good or not: that is TLS.
    connect(&m_socket, &QSslSocket::sslErrors, this, [this] { answered(); });
    connect(&m_socket, &QSslSocket::encrypted, this, [this] { answered(); });
    m_socket.setReadBufferSize(1024);
    m_socket.connectToHostEncrypted(address.toString(), port, host);
}

void TlsSniff::answered()
{
    m_socket.disconnect(this);
    // Inside its own signal a socket is not to be ended.
    QMetaObject::invokeMethod(
        &m_socket, [this] { m_socket.abort(); }, Qt::QueuedConnection);
    if (const auto found = std::exchange(m_found, {}))
        found();
}

} // namespace email
