#pragma once

#include "station/value/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

struct x509_st;

namespace trust {

/// One X.509 certificate: a value that is cheap to copy and may be read from any thread. A
/// default-constructed one is null; of a null one only isNull(), der() and comparison may be used.
class Certificate
{
public:
    enum class KeyType { Rsa, Ec, Ed25519, Ed448, Other };

    /// Larger certificates are refused.
    static constexpr qsizetype maxBytes = 64 * 1024;

    Certificate() = default;
    static station::Result<Certificate> fromDer(const QByteArray &der);

    /// Shares @p x509 with its other owners.
    static Certificate fromHandle(x509_st *x509);

    bool isNull() const { return m_x509 == nullptr; }
    QByteArray der() const;
    QByteArray pem() const;

    QString subject() const; ///< One readable line, e.g. "CN=mail.example.org, O=Example".
    QString issuer() const;  ///< As subject().
    QString commonName() const;
    QStringList dnsNames() const;    ///< dNSName entries of the SAN, as written.
    QStringList ipAddresses() const; ///< iPAddress entries of the SAN, in canonical form.
    int alternativeNameCount() const;
    QDateTime notBefore() const; ///< UTC.
    QDateTime notAfter() const;  ///< UTC.
    QString serial() const;      ///< Upper-case hexadecimal.
    QString sha256() const;      ///< Of the DER form; 64 lower-case hexadecimal digits.
    QString spkiSha256() const;  ///< Of the SubjectPublicKeyInfo; 64 lower-case hexadecimal digits.

    KeyType keyType() const;
    int keyBits() const;
    QString keyText() const;            ///< E.g. "RSA 2048".
    QString signatureAlgorithm() const; ///< E.g. "RSA-SHA256".
    int signatureBits() const;          ///< Of the signature as it stands in the certificate.
    int signatureStrength() const;      ///< Bits of security of the digest; 0 when unknown.

    bool isSelfSigned() const; ///< Subject equals issuer and its own key made the signature.
    bool isCa() const;         ///< basicConstraints says CA:TRUE, or it is a version 1 self-signed root.
    /// Whether this private key (PKCS#1, PKCS#8 or SEC1, unlocked, DER) is the one of this certificate.
    bool isFor(const QByteArray &privateKey) const;
    int pathLength() const; ///< pathLenConstraint; -1 when there is none.

    /// OpenSSL's object, owned by this value.
    x509_st *handle() const { return m_x509.get(); }

    friend bool operator==(const Certificate &a, const Certificate &b)
    {
        return a.m_x509 == b.m_x509 || a.der() == b.der();
    }
    friend bool operator!=(const Certificate &a, const Certificate &b) { return !(a == b); }

private:
    std::shared_ptr<x509_st> m_x509;
};

/// Brings a fingerprint as people type it (colons, spaces, either case) to 64 lower-case digits, or says why
/// not.
station::Result<QString> parseFingerprint(const QString &typed);

/// A fingerprint for reading aloud: eight groups of eight digits.
QString groupedFingerprint(const QString &sha256);

} // namespace trust
