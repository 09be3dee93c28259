#include "truststore/opensslproblem.h"

#include <openssl/x509_vfy.h>

namespace trust {

namespace {

struct Row
{
    Problems problems;
    std::initializer_list<int> codes;
};

const Row rows[] = {
    // Whom the chain leads to. A missing issuer may be an intermediate that the server forgot to send or a
    // root that
    // nobody knows here: OpenSSL cannot tell them apart, so both words are given.
    {Problem::SelfSigned, {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT}},
    {Problem::UntrustedRoot, {X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN}},
    {Problem::UntrustedRoot | Problem::IncompleteChain,
     {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
      X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE}},
    {Problem::Distrusted, {X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_REJECTED}},

    // Name, time and purpose.
    {Problem::NameMismatch, {X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH}},
    {Problem::Expired, {X509_V_ERR_CERT_HAS_EXPIRED}},
    {Problem::NotYetValid, {X509_V_ERR_CERT_NOT_YET_VALID}},
    {Problem::InvalidPurpose, {X509_V_ERR_INVALID_PURPOSE}},

    // What an issuer may do (RFC 5280 §4.2.1.9, §4.2.1.10).
    {Problem::InvalidCa,
     {X509_V_ERR_INVALID_CA, X509_V_ERR_KEYUSAGE_NO_CERTSIGN, X509_V_ERR_PATHLEN_WITHOUT_KU_KEY_CERT_SIGN,
      X509_V_ERR_CA_BCONS_NOT_CRITICAL, X509_V_ERR_CA_CERT_MISSING_KEY_USAGE}},
    {Problem::PathLength, {X509_V_ERR_PATH_LENGTH_EXCEEDED, X509_V_ERR_CERT_CHAIN_TOO_LONG}},
    {Problem::NameConstraint,
     {X509_V_ERR_PERMITTED_VIOLATION, X509_V_ERR_EXCLUDED_VIOLATION, X509_V_ERR_SUBTREE_MINMAX,
      X509_V_ERR_UNSUPPORTED_CONSTRAINT_TYPE, X509_V_ERR_UNSUPPORTED_CONSTRAINT_SYNTAX,
      X509_V_ERR_UNSUPPORTED_NAME_SYNTAX}},

    // Keys and signatures.
    {Problem::WeakKey,
     {X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_EC_KEY_EXPLICIT_PARAMS}},
    {Problem::WeakSignature, {X509_V_ERR_CA_MD_TOO_WEAK}},
    {Problem::BadSignature,
     {X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_UNABLE_TO_DECRYPT_CERT_SIGNATURE,
      X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY}},

    // Form; most of these are found by X509_V_FLAG_X509_STRICT only.
    {Problem::Malformed,
     {X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD, X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD,
      X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION, X509_V_ERR_INVALID_EXTENSION,
      X509_V_ERR_INVALID_POLICY_EXTENSION, X509_V_ERR_SIGNATURE_ALGORITHM_MISMATCH,
      X509_V_ERR_SIGNATURE_ALGORITHM_INCONSISTENCY, X509_V_ERR_PATHLEN_INVALID_FOR_NON_CA,
      X509_V_ERR_KU_KEY_CERT_SIGN_INVALID_FOR_NON_CA, X509_V_ERR_ISSUER_NAME_EMPTY,
      X509_V_ERR_SUBJECT_NAME_EMPTY, X509_V_ERR_MISSING_AUTHORITY_KEY_IDENTIFIER,
      X509_V_ERR_MISSING_SUBJECT_KEY_IDENTIFIER, X509_V_ERR_EMPTY_SUBJECT_ALT_NAME,
      X509_V_ERR_EMPTY_SUBJECT_SAN_NOT_CRITICAL, X509_V_ERR_AUTHORITY_KEY_IDENTIFIER_CRITICAL,
      X509_V_ERR_SUBJECT_KEY_IDENTIFIER_CRITICAL, X509_V_ERR_EXTENSIONS_REQUIRE_VERSION_3}},

    // Revocation lists. A list that cannot be checked could be a forged one that hides a revocation.
    {Problem::Revoked, {X509_V_ERR_CERT_REVOKED}},
    {Problem::RevocationUnknown,
     {X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE, X509_V_ERR_CRL_SIGNATURE_FAILURE,
      X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD, X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD,
      X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER, X509_V_ERR_KEYUSAGE_NO_CRL_SIGN,
      X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION, X509_V_ERR_DIFFERENT_CRL_SCOPE,
      X509_V_ERR_CRL_PATH_VALIDATION_ERROR}},
};

} // namespace

Problems problemsOf(int code)
{
    if (code == X509_V_OK)
        return {};
    for (const Row &row : rows) {
        for (const int known : row.codes) {
            if (known == code)
                return row.problems;
        }
    }
    return Problem::Unknown;
}

} // namespace trust
