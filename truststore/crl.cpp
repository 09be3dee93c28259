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
    return qMax(sk_X509_REVOKED_num(X509_CRL_get_REVOKED(m_crl.get())), 0); // Without a list it is -1.
}

bool Crl::isOlderThan(const Crl &other) const
{
    if (thisUpdate() != other.thisUpdate())
        return thisUpdate() < other.thisUpdate();
    const ErrorQueueKept kept;
    const auto numberOf = [](const Crl &crl) {
        auto *number = X509_CRL_get_ext_d2i(crl.m_crl.get(), NID_crl_number, nullptr, nullptr);
        return std::unique_ptr<ASN1_INTEGER, void (*)(ASN1_INTEGER *)>(static_cast<ASN1_INTEGER *>(number),
                                                                       ASN1_INTEGER_free);
    };
    const auto mine = numberOf(*this);
    const auto others = numberOf(other);
    return mine && others && ASN1_INTEGER_cmp(mine.get(), others.get()) < 0;
}

bool Crl::isIssuedBy(const Certificate &certificate) const
{
    return X509_NAME_cmp(X509_CRL_get_issuer(m_crl.get()), X509_get_subject_name(certificate.handle())) == 0;
}

bool Crl::isSignedBy(const Certificate &certificate) const
{
    const ErrorQueueKept kept;
    EVP_PKEY *key = X509_get0_pubkey(certificate.handle());
    return key && X509_CRL_verify(m_crl.get(), key) == 1;
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
