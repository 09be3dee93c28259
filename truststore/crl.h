#pragma once

#include "station/value/result.h"

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

    /// Equal for two lists of which the newer replaces the older: the issuer and the part it speaks for.
    QByteArray scope() const;

    /// OpenSSL's object, owned by this value.
    X509_crl_st *handle() const { return m_crl.get(); }

private:
    std::shared_ptr<X509_crl_st> m_crl;
};

} // namespace trust
