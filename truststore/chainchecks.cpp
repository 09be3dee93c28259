#include "truststore/chainchecks.h"

#include <QCoreApplication>

#include <memory>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/x509v3.h>
#include <optional>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ChainVerifier", text);
}

/// The floor for every key of a chain, the anchor's included. OpenSSL's level 2 would let EC 224 pass.
bool strongKey(const Certificate &certificate)
{
    switch (certificate.keyType()) {
    case Certificate::KeyType::Rsa:
        return certificate.keyBits() >= 2048;
    case Certificate::KeyType::Ec:
        return certificate.keyBits() >= 256;
    case Certificate::KeyType::Ed25519:
    case Certificate::KeyType::Ed448:
        return true;
    case Certificate::KeyType::Other:
        break;
    }
    return false;
}

/// MD5 and SHA-1 stay below 80 bits in OpenSSL's reckoning, SHA-224 is the first above 100.
constexpr int weakestSignature = 100;

using Constraints = std::unique_ptr<NAME_CONSTRAINTS, void (*)(NAME_CONSTRAINTS *)>;

/// The name constraints of a CA; null if it has none.
Constraints constraintsOf(const Certificate &certificate)
{
    auto *decoded = X509_get_ext_d2i(certificate.handle(), NID_name_constraints, nullptr, nullptr);
    return {static_cast<NAME_CONSTRAINTS *>(decoded), NAME_CONSTRAINTS_free};
}

/// Whether @p host lies in one of the dNSName subtrees; nothing if there are none.
std::optional<bool> liesIn(const STACK_OF(GENERAL_SUBTREE) * subtrees, const QByteArray &host)
{
    std::optional<bool> lies;
    for (int i = 0; i < sk_GENERAL_SUBTREE_num(subtrees); ++i) {
        const GENERAL_NAME *base = sk_GENERAL_SUBTREE_value(subtrees, i)->base;
        if (base->type != GEN_DNS)
            continue;
        const ASN1_IA5STRING *text = base->d.dNSName;
        QByteArray tree(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)),
                        ASN1_STRING_length(text));
        tree = tree.toLower();
        if (tree.startsWith('.'))
            tree.remove(0, 1);
        lies = lies.value_or(false) || tree.isEmpty() || host == tree || host.endsWith('.' + tree);
    }
    return lies;
}

/// RFC 5280 §4.1.2.2: positive and at most 20 octets.
bool serialIsValid(const Certificate &certificate)
{
    const ASN1_INTEGER *serial = X509_get0_serialNumber(certificate.handle());
    const unsigned char *data = ASN1_STRING_get0_data(serial);
    const int length = ASN1_STRING_length(serial);
    if (ASN1_STRING_type(serial) == V_ASN1_NEG_INTEGER || length < 1 || (length == 1 && data[0] == 0))
        return false;
    return length < 20 || (length == 20 && !(data[0] & 0x80));
}

/// Whether every extension that OpenSSL knows can be decoded; it does not look at those it does not need.
bool extensionsAreValid(const Certificate &certificate)
{
    for (int i = 0; i < X509_get_ext_count(certificate.handle()); ++i) {
        X509_EXTENSION *extension = X509_get_ext(certificate.handle(), i);
        const X509V3_EXT_METHOD *method = X509V3_EXT_get(extension);
        if (!method)
            continue;
        void *value = X509V3_EXT_d2i(extension);
        if (!value) {
            ERR_clear_error();
            return false;
        }
        if (method->it)
            ASN1_item_free(static_cast<ASN1_VALUE *>(value), ASN1_ITEM_ptr(method->it));
        else
            method->ext_free(value);
    }
    return true;
}

} // namespace

void addFinding(Verdict &verdict, Problem problem, int depth, const QString &text)
{
    verdict.problems |= problem;
    for (const Finding &finding : std::as_const(verdict.findings)) {
        if (finding.problem == problem && finding.depth == depth)
            return;
    }
    verdict.findings.append({problem, depth, text});
}

void ChainChecks::add(Problem problem, int depth, const QString &text)
{
    addFinding(m_verdict, problem, depth, text);
}

bool ChainChecks::withinLimits(const QList<Certificate> &presented, Verdict &verdict)
{
    if (presented.isEmpty() || presented.constFirst().isNull()) {
        addFinding(verdict, Problem::NoCertificate, 0, tr("The peer showed no certificate."));
        return false;
    }
    if (presented.size() > ChainVerifier::maxPresented) {
        addFinding(verdict, Problem::TooLarge, 0,
                   tr("The peer sent %1 certificates, more than the %2 allowed.")
                       .arg(presented.size())
                       .arg(ChainVerifier::maxPresented));
        return false;
    }
    for (int depth = 0; depth < presented.size(); ++depth) {
        const int names = presented.at(depth).alternativeNameCount();
        if (names > ChainVerifier::maxAlternativeNames) {
            addFinding(verdict, Problem::TooLarge, depth,
                       tr("A certificate carries %1 names, more than the %2 allowed.")
                           .arg(names)
                           .arg(ChainVerifier::maxAlternativeNames));
            return false;
        }
    }
    return true;
}

void ChainChecks::run()
{
    checkKeys();
    checkSignatures();
    checkExtendedKeyUsage();
    // What follows is asked of certificates that claim an issuer in a store. A self-signed one vouches for
    // nobody else, whatever it says of itself: devices and `openssl req -x509` make theirs with CA:TRUE.
    if (m_verdict.anchor == AnchorStore::None)
        return;
    checkNames();
    checkLeafForm();
    checkHostConstraints();
    if (m_verdict.anchor == AnchorStore::System)
        checkStrictForm();
}

void ChainChecks::checkKeys()
{
    for (int depth = 0; depth < m_verdict.chain.size(); ++depth) {
        const Certificate &certificate = m_verdict.chain.at(depth);
        if (!strongKey(certificate))
            add(Problem::WeakKey, depth,
                tr("The key of \"%1\" is too weak: %2.").arg(certificate.subject(), certificate.keyText()));
    }
}

void ChainChecks::checkSignatures()
{
    for (int depth = 0; depth < m_verdict.chain.size(); ++depth) {
        const Certificate &certificate = m_verdict.chain.at(depth);
        const bool isAnchor = m_verdict.anchor != AnchorStore::None && depth == m_verdict.chain.size() - 1;
        // An anchor and a self-signed leaf are believed for their key, not for their signature.
        if (isAnchor || certificate.isSelfSigned())
            continue;
        if (certificate.signatureStrength() < weakestSignature)
            add(Problem::WeakSignature, depth,
                tr("\"%1\" is signed with %2.").arg(certificate.subject(), certificate.signatureAlgorithm()));
    }
}

void ChainChecks::checkExtendedKeyUsage()
{
    // OpenSSL takes the old "server gated" usages for serverAuth, and a list of nothing for no list.
    auto *usages = static_cast<EXTENDED_KEY_USAGE *>(
        X509_get_ext_d2i(m_verdict.chain.constFirst().handle(), NID_ext_key_usage, nullptr, nullptr));
    if (!usages)
        return;
    const int wanted = m_purpose == Purpose::Server ? NID_server_auth : NID_client_auth;
    bool listed = false;
    for (int i = 0; i < sk_ASN1_OBJECT_num(usages); ++i)
        listed = listed || OBJ_obj2nid(sk_ASN1_OBJECT_value(usages, i)) == wanted;
    EXTENDED_KEY_USAGE_free(usages);
    if (!listed)
        add(Problem::InvalidPurpose, 0,
            m_purpose == Purpose::Server ? tr("The certificate is not issued for servers.")
                                         : tr("The certificate is not issued for clients."));
}

/// RFC 6125 and RFC 9525: names count where they are names of hosts, in the SAN alone.
void ChainChecks::checkNames()
{
    const Certificate &leaf = m_verdict.chain.constFirst();
    if (m_purpose == Purpose::Server && leaf.alternativeNameCount() == 0)
        add(Problem::NameMismatch, 0, tr("The certificate names no host in its subjectAltName."));
    for (const QString &name : leaf.dnsNames()) {
        if (name.isEmpty() || name.startsWith(u'.') || name.contains(QChar(u'\0')) || name.contains(u'_'))
            add(Problem::InvalidName, 0, tr("The certificate contains a name that can be no host's."));
    }
}

void ChainChecks::checkLeafForm()
{
    const Certificate &leaf = m_verdict.chain.constFirst();
    // A leaf that is itself an anchor of the User store was imported by a person for exactly this key.
    const bool imported = m_verdict.anchor == AnchorStore::User && m_verdict.chain.size() == 1;
    if (!imported && (X509_get_extension_flags(leaf.handle()) & EXFLAG_CA))
        add(Problem::InvalidCa, 0, tr("The peer uses a CA certificate as its own."));
    if (!imported && X509_get_ext_by_NID(leaf.handle(), NID_name_constraints, -1) >= 0)
        add(Problem::Malformed, 0,
            tr("The peer's certificate carries name constraints, which only a CA may."));
}

void ChainChecks::checkHostConstraints()
{
    // A wildcard name passes constraints that the host behind it does not (CVE-2025-61727): the host that is
    // asked for must pass them itself.
    if (m_host.isEmpty() || m_host.isAddress())
        return;
    const QByteArray host = m_host.text().toLatin1();
    for (int depth = 1; depth < m_verdict.chain.size(); ++depth) {
        const Constraints constraints = constraintsOf(m_verdict.chain.at(depth));
        if (!constraints)
            continue;
        if (liesIn(constraints->excludedSubtrees, host).value_or(false) ||
            !liesIn(constraints->permittedSubtrees, host).value_or(true))
            add(Problem::NameConstraint, depth,
                tr("\"%1\" may not issue for %2.").arg(m_verdict.chain.at(depth).subject(), m_host.text()));
    }
}

/// What RFC 5280 demands and X509_V_FLAG_X509_STRICT does not look at; anchors are believed as they are.
void ChainChecks::checkStrictForm()
{
    for (int depth = 0; depth + 1 < m_verdict.chain.size(); ++depth) {
        const Certificate &certificate = m_verdict.chain.at(depth);
        if (!serialIsValid(certificate))
            add(Problem::Malformed, depth,
                tr("\"%1\" has an invalid serial number.").arg(certificate.subject()));
        if (!extensionsAreValid(certificate))
            add(Problem::Malformed, depth,
                tr("\"%1\" has an extension that cannot be decoded.").arg(certificate.subject()));
        const Constraints constraints = constraintsOf(certificate);
        if (constraints && sk_GENERAL_SUBTREE_num(constraints->permittedSubtrees) <= 0 &&
            sk_GENERAL_SUBTREE_num(constraints->excludedSubtrees) <= 0)
            add(Problem::Malformed, depth,
                tr("\"%1\" has empty name constraints.").arg(certificate.subject()));
    }
}

} // namespace trust
