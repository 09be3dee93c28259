#include "truststore/chainchecks.h"

#include <QCoreApplication>

#include <openssl/objects.h>
#include <openssl/x509v3.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ChainVerifier", text);
}

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
    if (!imported && X509_check_ca(leaf.handle()) == 1)
        add(Problem::InvalidCa, 0, tr("The peer uses a CA certificate as its own."));
    if (!imported && X509_get_ext_by_NID(leaf.handle(), NID_name_constraints, -1) >= 0)
        add(Problem::Malformed, 0,
            tr("The peer's certificate carries name constraints, which only a CA may."));
}

} // namespace trust
