#pragma once

#include "truststore/certificate.h"
#include "truststore/crl.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <memory>

struct evp_pkey_st;

/// Makes keys, certificates and revocation lists for tests.
namespace factory {

using Key = std::shared_ptr<evp_pkey_st>;

Key ecKey(const char *curve = "P-256");
Key rsaKey(int bits);

/// What a certificate is to say. The defaults make a good server certificate, valid from 2020 to 2040.
struct Recipe
{
    QString commonName = QStringLiteral("server");
    QStringList alternativeNames =
        {}; ///< As OpenSSL writes them, e.g. "DNS:mail.example.org", "IP:192.0.2.1".
    QDateTime from = QDateTime({2020, 1, 1}, {0, 0}, Qt::UTC);
    QDateTime to = QDateTime({2040, 1, 1}, {0, 0}, Qt::UTC);
    QByteArray basicConstraints = "critical,CA:FALSE"; ///< Empty for no extension, as the others.
    QByteArray keyUsage = "critical,digitalSignature";
    QByteArray extendedKeyUsage = "serverAuth";
    QByteArray nameConstraints = {};
    bool keyIdentifiers = true;
    const char *digest = "SHA256";
    Key key = {}; ///< A fresh P-256 key if empty.
};

/// A recipe for a CA.
Recipe caRecipe(const QString &commonName);

/// A certificate and its key.
struct Identity
{
    trust::Certificate certificate;
    Key key;

    QByteArray keyPem() const;
};

Identity selfSigned(const Recipe &recipe);
Identity issue(const Recipe &recipe, const Identity &issuer);

/// A list of @p issuer's that revokes @p revoked; @p number is its CRLNumber, none below 0.
trust::Crl revocationList(const Identity &issuer, const QList<trust::Certificate> &revoked,
                          const QDateTime &thisUpdate, const QDateTime &nextUpdate, int number = -1);

/// Certificate and key in one PKCS#12 file, in DER form; each is encrypted with @p rounds of key derivation.
QByteArray pkcs12(const Identity &identity, const QByteArray &passphrase, int rounds = 2048);

/// All in one PKCS#7 bundle, in DER form.
QByteArray pkcs7(const QList<trust::Certificate> &certificates);

/// @p der in a PEM block of this kind, such as "PKCS7".
QByteArray pemBlock(const QByteArray &der, const QByteArray &kind);

/// @p certificate with one bit of its signature flipped.
trust::Certificate withDamagedSignature(const trust::Certificate &certificate);

} // namespace factory
