#include "truststore/certificate.h"

#include "truststore/asn1text.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Certificate", text);
}

QString hexOf(const unsigned char *digest, unsigned int length)
{
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(digest), int(length));
    return QString::fromLatin1(bytes.toHex());
}

/// Calls @p take for each entry of the SAN of kind @p type.
template <typename Take>
void eachAlternativeName(const X509 *x509, int type, Take take)
{
    const ErrorQueueKept kept;
    auto *names =
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(x509, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(names); ++i) {
        const GENERAL_NAME *entry = sk_GENERAL_NAME_value(names, i);
        if (type < 0 || entry->type == type)
            take(entry);
    }
    GENERAL_NAMES_free(names);
}

QString addressText(const ASN1_OCTET_STRING *octets)
{
    const unsigned char *data = ASN1_STRING_get0_data(octets);
    if (ASN1_STRING_length(octets) == 4)
        return QHostAddress(quint32(data[0]) << 24 | quint32(data[1]) << 16 | quint32(data[2]) << 8 | data[3])
            .toString();
    if (ASN1_STRING_length(octets) == 16)
        return QHostAddress(data).toString();
    return tr("(%1 bytes)").arg(ASN1_STRING_length(octets));
}

} // namespace

station::Result<Certificate> Certificate::fromDer(const QByteArray &der)
{
    if (der.size() > maxBytes)
        return station::Error{tr("certificate"),
                              tr("has %1 bytes, more than the %2 allowed").arg(der.size()).arg(maxBytes),
                              {}};
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const unsigned char *end = data;
    X509 *x509 = d2i_X509(nullptr, &end, long(der.size()));
    if (!x509)
        return station::Error{tr("certificate"), tr("cannot be decoded: %1").arg(lastOpenSslError()), {}};
    Certificate certificate;
    certificate.m_x509 = std::shared_ptr<X509>(x509, X509_free);
    if (end != data + der.size())
        return station::Error{
            tr("certificate"), tr("%1 bytes follow its end").arg(data + der.size() - end), {}};
    return certificate;
}

Certificate Certificate::fromHandle(X509 *x509)
{
    Certificate certificate;
    X509_up_ref(x509);
    certificate.m_x509 = std::shared_ptr<X509>(x509, X509_free);
    return certificate;
}

QByteArray Certificate::der() const
{
    if (!m_x509)
        return {};
    unsigned char *data = nullptr;
    const int length = i2d_X509(m_x509.get(), &data);
    const QByteArray der(reinterpret_cast<const char *>(data), qMax(length, 0));
    OPENSSL_free(data);
    return der;
}

QByteArray Certificate::pem() const
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, m_x509.get());
    return takeBytes(bio);
}

QString Certificate::subject() const
{
    return nameText(X509_get_subject_name(m_x509.get()));
}

QString Certificate::issuer() const
{
    return nameText(X509_get_issuer_name(m_x509.get()));
}

QString Certificate::commonName() const
{
    const X509_NAME *name = X509_get_subject_name(m_x509.get());
    const int index = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (index < 0)
        return {};
    return stringText(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
}

QStringList Certificate::dnsNames() const
{
    QStringList list;
    eachAlternativeName(m_x509.get(), GEN_DNS, [&list](const GENERAL_NAME *entry) {
        const ASN1_IA5STRING *text = entry->d.dNSName;
        list.append(QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)),
                                        ASN1_STRING_length(text)));
    });
    return list;
}

QStringList Certificate::ipAddresses() const
{
    QStringList list;
    eachAlternativeName(m_x509.get(), GEN_IPADD,
                        [&list](const GENERAL_NAME *entry) { list.append(addressText(entry->d.iPAddress)); });
    return list;
}

int Certificate::alternativeNameCount() const
{
    int count = 0;
    eachAlternativeName(m_x509.get(), -1, [&count](const GENERAL_NAME *) { ++count; });
    return count;
}

QDateTime Certificate::notBefore() const
{
    return dateTimeOf(X509_get0_notBefore(m_x509.get()));
}

QDateTime Certificate::notAfter() const
{
    return dateTimeOf(X509_get0_notAfter(m_x509.get()));
}

QString Certificate::serial() const
{
    return numberText(X509_get0_serialNumber(m_x509.get()));
}

QString Certificate::sha256() const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    X509_digest(m_x509.get(), EVP_sha256(), digest, &length);
    return hexOf(digest, length);
}

QString Certificate::spkiSha256() const
{
    unsigned char *data = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(m_x509.get()), &data);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    if (size > 0)
        EVP_Digest(data, size_t(size), digest, &length, EVP_sha256(), nullptr);
    OPENSSL_free(data);
    return hexOf(digest, length);
}

Certificate::KeyType Certificate::keyType() const
{
    const ErrorQueueKept kept;
    const EVP_PKEY *key = X509_get0_pubkey(m_x509.get());
    switch (key ? EVP_PKEY_get_base_id(key) : NID_undef) {
    case EVP_PKEY_RSA:
    case EVP_PKEY_RSA_PSS:
        return KeyType::Rsa;
    case EVP_PKEY_EC:
        return KeyType::Ec;
    case EVP_PKEY_ED25519:
        return KeyType::Ed25519;
    case EVP_PKEY_ED448:
        return KeyType::Ed448;
    default:
        return KeyType::Other;
    }
}

int Certificate::keyBits() const
{
    const ErrorQueueKept kept;
    const EVP_PKEY *key = X509_get0_pubkey(m_x509.get());
    return key ? EVP_PKEY_get_bits(key) : 0;
}

QString Certificate::keyText() const
{
    switch (keyType()) {
    case KeyType::Rsa:
        return QStringLiteral("RSA %1").arg(keyBits());
    case KeyType::Ec:
        return QStringLiteral("EC %1").arg(keyBits());
    case KeyType::Ed25519:
        return QStringLiteral("Ed25519");
    case KeyType::Ed448:
        return QStringLiteral("Ed448");
    case KeyType::Other:
        break;
    }
    return tr("other, %1 bits").arg(keyBits());
}

QString Certificate::signatureAlgorithm() const
{
    return QString::fromLatin1(OBJ_nid2ln(X509_get_signature_nid(m_x509.get())));
}

int Certificate::signatureBits() const
{
    const ASN1_BIT_STRING *signature = nullptr;
    X509_get0_signature(&signature, nullptr, m_x509.get());
    return signature ? ASN1_STRING_length(signature) * 8 : 0;
}

int Certificate::signatureStrength() const
{
    const ErrorQueueKept kept;
    int bits = 0;
    if (X509_get_signature_info(m_x509.get(), nullptr, nullptr, &bits, nullptr) != 1)
        return 0;
    return bits;
}

bool Certificate::isSelfSigned() const
{
    const ErrorQueueKept kept;
    return X509_self_signed(m_x509.get(), 1) == 1;
}

bool Certificate::isCa() const
{
    const ErrorQueueKept kept;
    const int kind = X509_check_ca(m_x509.get());
    return kind == 1 || kind == 3;
}

bool Certificate::isFor(const QByteArray &privateKey) const
{
    const auto *bytes = reinterpret_cast<const unsigned char *>(privateKey.constData());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        d2i_AutoPrivateKey(nullptr, &bytes, long(privateKey.size())), EVP_PKEY_free);
    const bool fits = key && X509_check_private_key(m_x509.get(), key.get()) == 1;
    ERR_clear_error(); // Of this thread; the next one who looks has not caused it.
    return fits;
}

int Certificate::pathLength() const
{
    const ErrorQueueKept kept;
    return int(X509_get_pathlen(m_x509.get()));
}

station::Result<QString> parseFingerprint(const QString &typed)
{
    QString digits;
    for (const QChar c : typed.toLower()) {
        if (c == u':' || c == u' ' || c == u'-')
            continue;
        if (!(c >= u'0' && c <= u'9') && !(c >= u'a' && c <= u'f'))
            return station::Error{tr("fingerprint"), tr("\"%1\" is no hexadecimal digit").arg(c), {}};
        digits.append(c);
    }
    if (digits.size() != 64)
        return station::Error{tr("fingerprint"), tr("has %1 digits instead of 64").arg(digits.size()),
                              tr("Give the SHA-256 fingerprint.")};
    return digits;
}

QString groupedFingerprint(const QString &sha256)
{
    QStringList groups;
    for (qsizetype i = 0; i < sha256.size(); i += 8)
        groups.append(sha256.mid(i, 8));
    return groups.join(u' ');
}

} // namespace trust
