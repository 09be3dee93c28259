#include "truststore/crl.h"

#include "truststore/asn1text.h"

#include <QCoreApplication>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Crl", text);
}

} // namespace

station::Result<Crl> Crl::fromDer(const QByteArray &der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const unsigned char *end = data;
    X509_CRL *decoded = d2i_X509_CRL(nullptr, &end, long(der.size()));
    if (!decoded)
        return station::Error{tr("revocation list"), tr("cannot be decoded: %1").arg(lastOpenSslError()), {}};
    Crl crl;
    crl.m_crl = std::shared_ptr<X509_CRL>(decoded, X509_CRL_free);
    if (end != data + der.size())
        return station::Error{
            tr("revocation list"), tr("%1 bytes follow its end").arg(data + der.size() - end), {}};
    return crl;
}

QByteArray Crl::der() const
{
    unsigned char *data = nullptr;
    const int length = i2d_X509_CRL(m_crl.get(), &data);
    const QByteArray der(reinterpret_cast<const char *>(data), qMax(length, 0));
    OPENSSL_free(data);
    return der;
}

QByteArray Crl::pem() const
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509_CRL(bio, m_crl.get());
    return takeBytes(bio);
}

QString Crl::issuer() const
{
    return nameText(X509_CRL_get_issuer(m_crl.get()));
}

QDateTime Crl::thisUpdate() const
{
    return dateTimeOf(X509_CRL_get0_lastUpdate(m_crl.get()));
}

QDateTime Crl::nextUpdate() const
{
    return dateTimeOf(X509_CRL_get0_nextUpdate(m_crl.get()));
}

QString Crl::sha256() const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    X509_CRL_digest(m_crl.get(), EVP_sha256(), digest, &length);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(digest), int(length)).toHex());
}

int Crl::revokedCount() const
{
    return sk_X509_REVOKED_num(X509_CRL_get_REVOKED(m_crl.get()));
}

QByteArray Crl::scope() const
{
    unsigned char *name = nullptr;
    const int length = i2d_X509_NAME(X509_CRL_get_issuer(m_crl.get()), &name);
    QByteArray scope(reinterpret_cast<const char *>(name), qMax(length, 0));
    OPENSSL_free(name);
    for (const int kind : {NID_issuing_distribution_point, NID_delta_crl}) {
        const int index = X509_CRL_get_ext_by_NID(m_crl.get(), kind, -1);
        if (index < 0)
            continue;
        const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data(X509_CRL_get_ext(m_crl.get(), index));
        scope += '\0' + QByteArray::number(kind) + '\0';
        scope.append(reinterpret_cast<const char *>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value));
    }
    return scope;
}

} // namespace trust
