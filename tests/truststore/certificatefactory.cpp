#include "tests/truststore/certificatefactory.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace factory {

namespace {

Key owned(EVP_PKEY *key)
{
    if (!key)
        qFatal("OpenSSL made no key");
    return Key(key, EVP_PKEY_free);
}

ASN1_TIME *timeOf(const QDateTime &time)
{
    return ASN1_TIME_set(nullptr, time_t(time.toSecsSinceEpoch()));
}

void setSerial(X509 *x509)
{
    unsigned char bytes[16];
    RAND_bytes(bytes, sizeof bytes);
    bytes[0] = (bytes[0] & 0x7f) | 0x40;
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509));
    BN_free(number);
}

void setName(X509 *x509, const QString &commonName)
{
    const QByteArray text = commonName.toUtf8();
    X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(text.constData()), -1, -1, 0);
}

void addExtension(X509 *x509, X509V3_CTX *context, int kind, const QByteArray &value)
{
    if (value.isEmpty())
        return;
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, context, kind, value.constData());
    if (!extension)
        qFatal("OpenSSL refused the extension \"%s\"", value.constData());
    X509_add_ext(x509, extension, -1);
    X509_EXTENSION_free(extension);
}

Identity make(const Recipe &recipe, const Identity *issuer)
{
    const Key key = recipe.key ? recipe.key : ecKey();
    X509 *x509 = X509_new();
    X509_set_version(x509, 2);
    setSerial(x509);
    setName(x509, recipe.commonName);
    X509 *parent = issuer ? issuer->certificate.handle() : x509;
    X509_set_issuer_name(x509, X509_get_subject_name(parent));
    ASN1_TIME *from = timeOf(recipe.from);
    ASN1_TIME *to = timeOf(recipe.to);
    X509_set1_notBefore(x509, from);
    X509_set1_notAfter(x509, to);
    ASN1_TIME_free(from);
    ASN1_TIME_free(to);
    X509_set_pubkey(x509, key.get());

    X509V3_CTX context;
    X509V3_set_ctx(&context, parent, x509, nullptr, nullptr, 0);
    addExtension(x509, &context, NID_basic_constraints, recipe.basicConstraints);
    addExtension(x509, &context, NID_key_usage, recipe.keyUsage);
    addExtension(x509, &context, NID_ext_key_usage, recipe.extendedKeyUsage);
    addExtension(x509, &context, NID_name_constraints, recipe.nameConstraints);
    addExtension(x509, &context, NID_subject_alt_name, recipe.alternativeNames.join(u',').toUtf8());
    if (recipe.keyIdentifiers) {
        addExtension(x509, &context, NID_subject_key_identifier, "hash");
        if (issuer)
            addExtension(x509, &context, NID_authority_key_identifier, "keyid:always");
    }
    const bool plain = EVP_PKEY_get_base_id(issuer ? issuer->key.get() : key.get()) == EVP_PKEY_ED25519;
    X509_sign(x509, issuer ? issuer->key.get() : key.get(),
              plain ? nullptr : EVP_get_digestbyname(recipe.digest));
    const Identity identity{trust::Certificate::fromHandle(x509), key};
    X509_free(x509);
    // OpenSSL computes what it caches of an object under construction too early; the encoded form is whole.
    const auto whole = trust::Certificate::fromDer(identity.certificate.der());
    return {whole ? *whole : identity.certificate, key}; // Too large to be decoded, as some tests want it.
}

} // namespace

Key ecKey(const char *curve)
{
    return owned(EVP_EC_gen(curve));
}

Key rsaKey(int bits)
{
    return owned(EVP_RSA_gen(unsigned(bits)));
}

Recipe caRecipe(const QString &commonName)
{
    Recipe recipe;
    recipe.commonName = commonName;
    recipe.basicConstraints = "critical,CA:TRUE";
    recipe.keyUsage = "critical,keyCertSign,cRLSign";
    recipe.extendedKeyUsage = {};
    return recipe;
}

QByteArray Identity::keyPem() const
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char *data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    const QByteArray pem(data, length);
    BIO_free(bio);
    return pem;
}

Identity selfSigned(const Recipe &recipe)
{
    return make(recipe, nullptr);
}

Identity issue(const Recipe &recipe, const Identity &issuer)
{
    return make(recipe, &issuer);
}

trust::Crl revocationList(const Identity &issuer, const QList<trust::Certificate> &revoked,
                          const QDateTime &thisUpdate, const QDateTime &nextUpdate, int number)
{
    X509_CRL *crl = X509_CRL_new();
    X509_CRL_set_version(crl, 1);
    X509_CRL_set_issuer_name(crl, X509_get_subject_name(issuer.certificate.handle()));
    ASN1_TIME *from = timeOf(thisUpdate);
    ASN1_TIME *to = timeOf(nextUpdate);
    X509_CRL_set1_lastUpdate(crl, from);
    X509_CRL_set1_nextUpdate(crl, to);
    for (const trust::Certificate &certificate : revoked) {
        X509_REVOKED *entry = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(certificate.handle()));
        X509_REVOKED_set_revocationDate(entry, from);
        X509_CRL_add0_revoked(crl, entry);
    }
    if (number >= 0) {
        ASN1_INTEGER *value = ASN1_INTEGER_new();
        ASN1_INTEGER_set(value, number);
        X509_CRL_add1_ext_i2d(crl, NID_crl_number, value, 0, 0);
        ASN1_INTEGER_free(value);
    }
    ASN1_TIME_free(from);
    ASN1_TIME_free(to);
    X509_CRL_sign(crl, issuer.key.get(), EVP_sha256());
    unsigned char *data = nullptr;
    const int length = i2d_X509_CRL(crl, &data);
    const QByteArray der(reinterpret_cast<char *>(data), length);
    OPENSSL_free(data);
    X509_CRL_free(crl);
    return trust::Crl::fromDer(der).value();
}

QByteArray pkcs12(const Identity &identity, const QByteArray &passphrase, int rounds)
{
    PKCS12 *file = PKCS12_create(passphrase.constData(), "test", identity.key.get(),
                                 identity.certificate.handle(), nullptr, 0, 0, rounds, 1, 0);
    unsigned char *data = nullptr;
    const int length = i2d_PKCS12(file, &data);
    const QByteArray der(reinterpret_cast<char *>(data), length);
    OPENSSL_free(data);
    PKCS12_free(file);
    return der;
}

QByteArray pkcs7(const QList<trust::Certificate> &certificates)
{
    PKCS7 *bundle = PKCS7_new();
    PKCS7_set_type(bundle, NID_pkcs7_signed);
    PKCS7_content_new(bundle, NID_pkcs7_data);
    for (const trust::Certificate &certificate : certificates)
        PKCS7_add_certificate(bundle, certificate.handle());
    unsigned char *data = nullptr;
    const int length = i2d_PKCS7(bundle, &data);
    const QByteArray der(reinterpret_cast<char *>(data), length);
    OPENSSL_free(data);
    PKCS7_free(bundle);
    return der;
}

QByteArray pemBlock(const QByteArray &der, const QByteArray &kind)
{
    QByteArray text = "-----BEGIN " + kind + "-----\n";
    const QByteArray base64 = der.toBase64();
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + '\n';
    return text + "-----END " + kind + "-----\n";
}

trust::Certificate withDamagedSignature(const trust::Certificate &certificate)
{
    QByteArray der = certificate.der();
    der[der.size() - 1] = char(der.back() ^ 1);
    return trust::Certificate::fromDer(der).value();
}

} // namespace factory
