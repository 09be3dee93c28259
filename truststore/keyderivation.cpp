#include "truststore/keyderivation.h"

#include "truststore/asn1text.h"

#include <limits>
#include <memory>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

namespace trust {

namespace {

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

/// More than anybody allows where the number itself is too large to be read.
qint64 numberOf(const ASN1_INTEGER *number)
{
    if (!number)
        return 0;
    const long read = ASN1_INTEGER_get(number);
    return read < 0 ? std::numeric_limits<int>::max() : read;
}

qint64 roundsOfPbkdf2(const X509_ALGOR *algorithm)
{
    const std::unique_ptr<PBKDF2PARAM, Freed<PBKDF2PARAM_free>> parameters(static_cast<PBKDF2PARAM *>(
        ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBKDF2PARAM), algorithm->parameter)));
    return parameters ? numberOf(parameters->iter) : 0;
}

/// Of password-based encryption, in the form of PKCS#5 v2 or an older one.
qint64 roundsOf(const X509_ALGOR *algorithm)
{
    if (!algorithm || !algorithm->parameter)
        return 0;
    if (OBJ_obj2nid(algorithm->algorithm) != NID_pbes2) {
        const std::unique_ptr<PBEPARAM, Freed<PBEPARAM_free>> parameters(static_cast<PBEPARAM *>(
            ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBEPARAM), algorithm->parameter)));
        return parameters ? numberOf(parameters->iter) : 0;
    }
    const std::unique_ptr<PBE2PARAM, Freed<PBE2PARAM_free>> parameters(
        static_cast<PBE2PARAM *>(ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter)));
    if (!parameters || OBJ_obj2nid(parameters->keyfunc->algorithm) != NID_id_pbkdf2)
        return 0;
    return roundsOfPbkdf2(parameters->keyfunc);
}

qint64 roundsOf(const X509_SIG *encryptedKey)
{
    const X509_ALGOR *algorithm = nullptr;
    if (encryptedKey)
        X509_SIG_get0(encryptedKey, &algorithm, nullptr);
    return roundsOf(algorithm);
}

/// Of one safe: of the whole where it is encrypted, else of the keys in it.
qint64 roundsOf(const PKCS7 *safe)
{
    if (PKCS7_type_is_encrypted(safe))
        return safe->d.encrypted ? roundsOf(safe->d.encrypted->enc_data->algorithm) : 0;
    STACK_OF(PKCS12_SAFEBAG) *bags = PKCS12_unpack_p7data(const_cast<PKCS7 *>(safe));
    qint64 rounds = 0;
    for (int i = 0; bags && i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
        const PKCS12_SAFEBAG *bag = sk_PKCS12_SAFEBAG_value(bags, i);
        if (PKCS12_SAFEBAG_get_nid(bag) == NID_pkcs8ShroudedKeyBag)
            rounds += roundsOf(PKCS12_SAFEBAG_get0_pkcs8(bag));
    }
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    return rounds;
}

} // namespace

qint64 derivationRounds(const QByteArray &der)
{
    const ErrorQueueKept kept;
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<PKCS12, Freed<PKCS12_free>> file(d2i_PKCS12(nullptr, &data, long(der.size())));
    if (!file) {
        data = reinterpret_cast<const unsigned char *>(der.constData());
        const std::unique_ptr<X509_SIG, Freed<X509_SIG_free>> key(
            d2i_X509_SIG(nullptr, &data, long(der.size())));
        return roundsOf(key.get());
    }
    const ASN1_INTEGER *ofMac = nullptr;
    PKCS12_get0_mac(nullptr, nullptr, nullptr, &ofMac, file.get());
    qint64 rounds = numberOf(ofMac);
    STACK_OF(PKCS7) *safes = PKCS12_unpack_authsafes(file.get());
    for (int i = 0; safes && i < sk_PKCS7_num(safes); ++i)
        rounds += roundsOf(sk_PKCS7_value(safes, i));
    sk_PKCS7_pop_free(safes, PKCS7_free);
    return rounds;
}

} // namespace trust
