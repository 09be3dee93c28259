#pragma once

#include "truststore/certificate.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>

struct X509_crl_st;

namespace trust {

/// One certificate revocation list: a value that is cheap to copy.
class Crl
{
public:
    Crl() = default;
    static station::Result<Crl> fromDer(const QByteArray &der);

    bool isNull() const { return m_crl == nullptr; }
    QByteArray der() const;
    QByteArray pem() const;
    QString issuer() const;
    QDateTime thisUpdate() const;
    QDateTime nextUpdate() const; ///< Invalid when the list names none.
    QString sha256() const;       ///< Of the DER form; 64 lower-case hexadecimal digits.
    int revokedCount() const;
    /// True when the issuer promised a newer one before @p now.
    bool isStale(const QDateTime &now) const { return nextUpdate().isValid() && nextUpdate() < now; }
    /// By thisUpdate, and by the number that its issuer gave it (RFC 5280 §5.2.3) within the same second.
    bool isOlderThan(const Crl &other) const;
    /// Whether @p certificate bears the name that the list gives as its issuer's.
    bool isIssuedBy(const Certificate &certificate) const;
    /// Whether the key of @p certificate made its signature.
    bool isSignedBy(const Certificate &certificate) const;

    /// Equal for two lists of which the newer replaces the older: the issuer and the part it speaks for.
    QByteArray scope() const;

    /// OpenSSL's object, owned by this value.
    X509_crl_st *handle() const { return m_crl.get(); }

private:
    std::shared_ptr<X509_crl_st> m_crl;
};

} // namespace trust
