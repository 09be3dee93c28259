#include "station/sealing.h"

#include <QtEndian>

#include <array>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace station::sealing {

namespace {

struct Free
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_KDF *kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char *bytes(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

OSSL_PARAM octets(const char *name, QByteArrayView view)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(view.data()), std::size_t(view.size()));
}

} // namespace

SecretBytes deriveKey(QByteArrayView master, QByteArrayView salt, QByteArrayView info)
{
    const Owned<EVP_KDF> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const Owned<EVP_KDF_CTX> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    std::array<char, 7> digest{"SHA256"};
    const std::array<OSSL_PARAM, 5> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest.data(), 0),
        octets(OSSL_KDF_PARAM_KEY, master),
        octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end(),
    };
    QByteArray key(keyBytes, '\0');
    if (!context || EVP_KDF_derive(context.get(), bytes(key), keyBytes, parameters.data()) != 1)
        return {};
    return SecretBytes(std::move(key));
}

QByteArray seal(const SecretBytes &key, QByteArrayView nonce, QByteArrayView associated, QByteArrayView plain)
{
    const Owned<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    if (!context || key.view().size() != keyBytes || nonce.size() != nonceBytes)
        return {};
    QByteArray sealed(plain.size() + tagBytes, '\0');
    int length = 0;
    // The default length of the nonce in GCM is 12 bytes.
    const bool done =
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(key.view()), bytes(nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &length, bytes(associated), int(associated.size())) == 1 &&
        EVP_EncryptUpdate(context.get(), bytes(sealed), &length, bytes(plain), int(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), bytes(sealed) + length, &length) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, sealed.data() + plain.size()) == 1;
    return done ? sealed : QByteArray();
}

std::optional<SecretBytes> unseal(const SecretBytes &key, QByteArrayView nonce, QByteArrayView associated,
                                  QByteArrayView sealed)
{
    const Owned<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
    if (!context || key.view().size() != keyBytes || nonce.size() != nonceBytes || sealed.size() < tagBytes)
        return {};
    const QByteArrayView text = sealed.chopped(tagBytes);
    QByteArray tag = sealed.last(tagBytes).toByteArray();
    QByteArray plain(text.size(), '\0');
    int length = 0;
    int rest = 0;
    const bool fits =
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(key.view()), bytes(nonce)) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &length, bytes(associated), int(associated.size())) == 1 &&
        EVP_DecryptUpdate(context.get(), bytes(plain), &length, bytes(text), int(text.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(context.get(), bytes(plain) + length, &rest) == 1;
    SecretBytes secret(std::move(plain)); // Wiped as well when the tag does not fit.
    if (!fits)
        return {};
    return secret;
}

QByteArray authenticate(const SecretBytes &key, QByteArrayView data)
{
    QByteArray code(keyBytes, '\0');
    unsigned int length = 0;
    if (!HMAC(EVP_sha256(), key.view().data(), int(key.view().size()), bytes(data), std::size_t(data.size()),
              bytes(code), &length))
        return {};
    return code;
}

bool sameBytes(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), std::size_t(a.size())) == 0;
}

QByteArray randomBytes(int count)
{
    QByteArray random(count, '\0');
    if (RAND_bytes(bytes(random), count) != 1)
        return {};
    return random;
}

QByteArray join(std::initializer_list<QByteArrayView> parts)
{
    QByteArray joined;
    for (const QByteArrayView part : parts) {
        const quint32 length = qToBigEndian(quint32(part.size()));
        joined.append(reinterpret_cast<const char *>(&length), sizeof length);
        joined.append(part.data(), part.size());
    }
    return joined;
}

} // namespace station::sealing
