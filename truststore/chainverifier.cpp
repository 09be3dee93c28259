// Policy. A chain that ends in the System store is judged by the letter of RFC 5280
// (X509_V_FLAG_X509_STRICT): public CAs keep to it, and its rules are what stands between a mis-issued
// certificate and our password. A chain that ends in the User store is judged without it, since site CAs
// often lack key identifiers or key usage, and an imported issuing CA suffices. The verification never stops
// at the first error: Allowed Hosts compares the whole set.

#include "truststore/chainverifier.h"

#include "truststore/asn1text.h"
#include "truststore/chainchecks.h"
#include "truststore/opensslproblem.h"

#include <QCoreApplication>

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ChainVerifier", text);
}

using X509Stack = std::unique_ptr<STACK_OF(X509), void (*)(STACK_OF(X509) *)>;
using CrlStack = std::unique_ptr<STACK_OF(X509_CRL), void (*)(STACK_OF(X509_CRL) *)>;

/// The certificates stay the property of the list.
X509Stack stackOf(const QList<Certificate> &list)
{
    X509Stack stack(sk_X509_new_reserve(nullptr, int(list.size())),
                    [](STACK_OF(X509) * s) { sk_X509_free(s); });
    for (const Certificate &certificate : list)
        sk_X509_push(stack.get(), certificate.handle());
    return stack;
}

CrlStack stackOf(const QList<Crl> &list)
{
    CrlStack stack(sk_X509_CRL_new_reserve(nullptr, int(list.size())),
                   [](STACK_OF(X509_CRL) * s) { sk_X509_CRL_free(s); });
    for (const Crl &crl : list)
        sk_X509_CRL_push(stack.get(), crl.handle());
    return stack;
}

/// What one pass over the chain is to be judged by.
struct Pass
{
    AnchorStore store;
    const QList<Certificate> &anchors;
    unsigned long flags;
};

/// What every pass has in common.
struct Question
{
    const QList<Certificate> &presented;
    const HostName &host;
    Purpose purpose;
    QDateTime at;
};

QString nameOf(X509 *x509)
{
    return x509 ? nameText(X509_get_subject_name(x509)) : tr("the peer");
}

/// A plain sentence for one problem of the certificate @p x509, with the dates and names that matter.
QString sentenceFor(Problem problem, int code, X509 *x509)
{
    const QString who = nameOf(x509);
    switch (problem) {
    case Problem::Expired:
        return tr("\"%1\" expired on %2.")
            .arg(who, dateTimeOf(X509_get0_notAfter(x509)).toString(Qt::ISODate));
    case Problem::NotYetValid:
        return tr("\"%1\" is valid from %2 only.")
            .arg(who, dateTimeOf(X509_get0_notBefore(x509)).toString(Qt::ISODate));
    case Problem::SelfSigned:
        return tr("\"%1\" is signed by itself only.").arg(who);
    case Problem::UntrustedRoot:
        return tr("\"%1\" was issued by \"%2\", which is in no trust store.")
            .arg(who, x509 ? nameText(X509_get_issuer_name(x509)) : QString());
    case Problem::IncompleteChain:
        return tr("The issuer \"%1\" was not sent and is not known here.")
            .arg(x509 ? nameText(X509_get_issuer_name(x509)) : QString());
    default:
        return tr("\"%1\": %2.").arg(who, QString::fromLatin1(X509_verify_cert_error_string(code)));
    }
}

/// Any of these says that the chain ends in no anchor.
constexpr Problems noAnchor = Problem::SelfSigned | Problem::UntrustedRoot | Problem::IncompleteChain;

/// True for the codes that do not count against the certificate. Its last second still belongs to it (RFC
/// 5280 §4.1.2.5; OpenSSL ends one second early). A CA without a revocation list was never asked about, and a
/// stale list still holds what it revokes.
bool isSoft(int code, Verdict &verdict, X509_STORE_CTX *context)
{
    X509 *x509 = X509_STORE_CTX_get_current_cert(context);
    if (code == X509_V_ERR_CERT_HAS_EXPIRED)
        return dateTimeOf(X509_get0_notAfter(x509)).toSecsSinceEpoch() ==
               X509_VERIFY_PARAM_get_time(X509_STORE_CTX_get0_param(context));
    if (code == X509_V_ERR_UNABLE_TO_GET_CRL)
        return true;
    if (code != X509_V_ERR_CRL_HAS_EXPIRED && code != X509_V_ERR_CRL_NOT_YET_VALID)
        return false;
    const QString issuer = x509 ? nameText(X509_get_issuer_name(x509)) : QString();
    const QString text =
        code == X509_V_ERR_CRL_HAS_EXPIRED
            ? tr("The revocation list of \"%1\" is out of date; import a newer one.").arg(issuer)
            : tr("The revocation list of \"%1\" is dated in the future.").arg(issuer);
    if (!verdict.warnings.contains(text))
        verdict.warnings.append(text);
    return true;
}

/// Records the error and goes on. Returning 1 does not make the chain trusted: only an empty record does.
int recordAndContinue(int ok, X509_STORE_CTX *context)
{
    if (ok == 1)
        return 1;
    auto &verdict = *static_cast<Verdict *>(X509_STORE_CTX_get_app_data(context));
    const int code = X509_STORE_CTX_get_error(context);
    const int depth = X509_STORE_CTX_get_error_depth(context);
    X509 *current = X509_STORE_CTX_get_current_cert(context);
    const bool soft = isSoft(code, verdict, context);
    // OpenSSL keeps silent on an unknown issuer while an earlier error still stands (seen with a weak leaf
    // key).
    X509_STORE_CTX_set_error(context, X509_V_OK);
    if (soft)
        return 1;
    const Problems problems = problemsOf(code);
    for (quint32 bit = 1; bit <= quint32(Problem::Unknown); bit <<= 1) {
        if (problems.testFlag(Problem(bit)))
            addFinding(verdict, Problem(bit), depth, sentenceFor(Problem(bit), code, current));
    }
    return 1;
}

/// The parameters of both passes; what differs is in Pass::flags. Level 2 is 112 bits: RSA 2048, no SHA-1.
/// The common name never counts as a host name (RFC 9525 §2), and a wildcard stands for a whole label only.
void setParameters(X509_STORE_CTX *context, const Pass &pass, const Question &question, bool withCrls)
{
    X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(context);
    X509_STORE_CTX_set_default(context, question.purpose == Purpose::Server ? "ssl_server" : "ssl_client");
    unsigned long flags = pass.flags | X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_CHECK_SS_SIGNATURE;
    if (withCrls)
        flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL | X509_V_FLAG_EXTENDED_CRL_SUPPORT;
    X509_VERIFY_PARAM_set_flags(param, flags);
    X509_VERIFY_PARAM_set_auth_level(param, 2);
    X509_VERIFY_PARAM_set_depth(param, ChainVerifier::maxPresented);
    X509_VERIFY_PARAM_set_time(param, time_t(question.at.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS |
                                               X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    const QByteArray host = question.host.text().toLatin1();
    if (question.host.isAddress())
        X509_VERIFY_PARAM_set1_ip_asc(param, host.constData());
    else if (!host.isEmpty())
        X509_VERIFY_PARAM_set1_host(param, host.constData(), size_t(host.size()));
    X509_STORE_CTX_set_verify_cb(context, recordAndContinue);
}

/// The chain as OpenSSL built it, or what was sent if it built none.
QList<Certificate> builtChain(X509_STORE_CTX *context, const QList<Certificate> &fallback)
{
    QList<Certificate> list;
    STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
    for (int i = 0; i < sk_X509_num(chain); ++i)
        list.append(Certificate::fromHandle(sk_X509_value(chain, i)));
    return list.isEmpty() ? fallback : list;
}

/// That OpenSSL reports no missing issuer is not enough: the end of the chain must be one of the anchors.
void findAnchor(Verdict &verdict, const Pass &pass)
{
    if (verdict.problems & noAnchor)
        return;
    const Certificate &last = verdict.chain.constLast();
    if (pass.anchors.contains(last))
        verdict.anchor = pass.store;
    else if (verdict.chain.size() == 1 && last.isSelfSigned())
        addFinding(verdict, Problem::SelfSigned, 0, sentenceFor(Problem::SelfSigned, 0, last.handle()));
    else
        addFinding(verdict, Problem::UntrustedRoot, int(verdict.chain.size()) - 1,
                   sentenceFor(Problem::UntrustedRoot, 0, last.handle()));
}

/// Verifies against one store and collects everything that is wrong.
Verdict runPass(const Pass &pass, const Question &question, const TrustBase &base)
{
    const X509Stack anchors = stackOf(pass.anchors);
    const X509Stack untrusted = stackOf(question.presented.mid(1) + base.intermediates);
    const CrlStack crls = stackOf(base.crls);
    const std::unique_ptr<X509_STORE, void (*)(X509_STORE *)> emptyStore(X509_STORE_new(), X509_STORE_free);
    const std::unique_ptr<X509_STORE_CTX, void (*)(X509_STORE_CTX *)> context(X509_STORE_CTX_new(),
                                                                              X509_STORE_CTX_free);
    Verdict verdict;
    const Certificate &leaf = question.presented.constFirst();
    if (X509_STORE_CTX_init(context.get(), emptyStore.get(), leaf.handle(), untrusted.get()) != 1) {
        addFinding(verdict, Problem::Unknown, 0, lastOpenSslError());
        return verdict;
    }
    X509_STORE_CTX_set0_trusted_stack(context.get(), anchors.get());
    X509_STORE_CTX_set0_crls(context.get(), crls.get());
    setParameters(context.get(), pass, question, !base.crls.isEmpty());
    X509_STORE_CTX_set_app_data(context.get(), &verdict);

    const int result = X509_verify_cert(context.get());
    verdict.chain = builtChain(context.get(), question.presented);
    // An internal failure ends the verification without a call of the callback.
    if (result != 1)
        addFinding(verdict, Problem::Unknown, X509_STORE_CTX_get_error_depth(context.get()),
                   lastOpenSslError());
    findAnchor(verdict, pass);
    ChainChecks(verdict, question.purpose, question.host).run();
    verdict.anchorIsPartial =
        verdict.anchor == AnchorStore::User && !verdict.chain.constLast().isSelfSigned();
    verdict.trusted = !verdict.problems && verdict.anchor != AnchorStore::None;
    return verdict;
}

/// Which pass speaks for a chain that neither believes: the one that found an anchor, System first unless a
/// person could still forgive what User found.
bool userPassSpeaks(const Verdict &system, const Verdict &user)
{
    if (system.anchor == AnchorStore::None)
        return true;
    return user.anchor == AnchorStore::User && !fatal(user.problems) && fatal(system.problems);
}

/// An expired anchor stays in the store and is named, rather than calling its issuer unknown.
void nameExpiredAnchor(Verdict &verdict, const QDateTime &at)
{
    if (verdict.anchor == AnchorStore::None || verdict.chain.constLast().notAfter() >= at)
        return;
    verdict.anchorExpired = true;
    const Certificate &anchor = verdict.chain.constLast();
    verdict.warnings.append(tr("The trust anchor \"%1\" expired on %2.")
                                .arg(anchor.subject(), anchor.notAfter().toString(Qt::ISODate)));
}

} // namespace

Verdict ChainVerifier::verify(const QList<Certificate> &presented, const HostName &host, Purpose purpose,
                              const QDateTime &at) const
{
    const ErrorQueueKept kept;
    Verdict refused;
    if (!ChainChecks::withinLimits(presented, refused)) {
        refused.chain = presented;
        return refused;
    }
    const Question question{presented, host, purpose, at};
    Verdict verdict =
        runPass({AnchorStore::System, m_base.system, X509_V_FLAG_X509_STRICT}, question, m_base);
    if (!verdict.trusted) {
        Verdict user = runPass({AnchorStore::User, m_base.user, X509_V_FLAG_PARTIAL_CHAIN}, question, m_base);
        if (user.trusted || userPassSpeaks(verdict, user))
            verdict = std::move(user);
    }
    nameExpiredAnchor(verdict, at);
    return verdict;
}

} // namespace trust
