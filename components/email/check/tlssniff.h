#pragma once

#include <QSslSocket>

#include <functional>

namespace email {

/// Finds out whether a port speaks TLS from the first byte, by beginning a handshake over a connection of its
/// own. Whatever certificate comes, nothing is believed, nothing is sent, and the connection ends.
class TlsSniff final : public QObject
{
public:
    /// @p found is called at most once, when the server has answered in TLS.
    TlsSniff(const QHostAddress &address, quint16 port, const QString &host, std::function<void()> found);

private:
    void answered();

    QSslSocket m_socket;
    std::function<void()> m_found;
};

} // namespace email
