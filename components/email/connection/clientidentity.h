#pragma once

#include "station/value/result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace email {

/// What an account shows of itself during the TLS handshake: its certificate with the chain, and the key to
/// it.
struct ClientIdentity
{
    QList<QSslCertificate> chain; ///< Its own certificate first.
    QSslKey key;

    bool isEmpty() const { return chain.isEmpty(); }
};

/// Reads the text of a PEM file with certificate and private key, or a PKCS#12 file in base64. Line ends may
/// have been lost on the way, as in a field of one line. The Error says what is missing.
station::Result<ClientIdentity> readClientIdentity(const QByteArray &content, const QByteArray &passphrase);

} // namespace email
