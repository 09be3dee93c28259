// Policy. A peer is believed if both verifiers agree: Qt's during the handshake, which is too lenient on
// names, and ChainVerifier, which is not. Three kinds of Qt errors are answered by ChainVerifier alone:
// dates, since Qt knows the real clock only; the issuer of a chain that ends in the User store, since Qt
// wants a root where an issuing CA suffices, or in a root that has expired, which Qt does not even try; and
// OCSP answers that say nothing: none stapled, or one whose signer is as unknown as the issuer itself.
// Everything else that either of them finds is a problem, which only an approval in Allowed Hosts can answer.
// ignoreSslErrors(list) gets exactly the errors judged here.

#include "truststore/trustpolicy.h"

#include <QCoreApplication>
#include <QHash>

#include <openssl/x509.h>
#include <sys/timex.h>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TrustPolicy", text);
}

/// Qt judges by the machine's clock, the verifier by the station's; the latter decides.
bool isDateError(QSslError::SslError error)
{
    return error == QSslError::CertificateExpired || error == QSslError::CertificateNotYetValid;
}

/// What Qt says when it finds no root.
bool isIssuerError(QSslError::SslError error)
{
    return error == QSslError::UnableToGetIssuerCertificate || error == QSslError::SelfSignedCertificate ||
           error == QSslError::SelfSignedCertificateInChain ||
           error == QSslError::UnableToGetLocalIssuerCertificate ||
           error == QSslError::UnableToVerifyFirstCertificate;
}

/// True if ChainVerifier's verdict stands in for this error of Qt's.
bool isAnswered(QSslError::SslError error, const Verdict &verdict)
{
    if (error == QSslError::NoError || error == QSslError::OcspNoResponseFound || isDateError(error))
        return true;
    if (error == QSslError::OcspResponseCannotBeTrusted)
        return verdict.anchor == AnchorStore::None;
    return isIssuerError(error) && (verdict.anchor == AnchorStore::User || verdict.anchorExpired);
}

/// Below 1.2, or not known to be 1.2 or above.
bool isWeak(QSsl::SslProtocol protocol)
{
    return protocol != QSsl::TlsV1_2 && protocol != QSsl::TlsV1_3;
}

/// What a person is told of the circumstances.
Meeting meetingOf(const PeerQuestion &question)
{
    Meeting met{question.address, {}, question.cipher, question.trace, question.clockSynchronised};
    if (question.protocol == QSsl::TlsV1_3)
        met.tls = QStringLiteral("TLS 1.3");
    else if (question.protocol == QSsl::TlsV1_2)
        met.tls = QStringLiteral("TLS 1.2");
    else if (question.protocol != QSsl::UnknownProtocol)
        met.tls = tr("below TLS 1.2");
    return met;
}

/// What the peer sent, as Qt decoded it during the handshake: decoding a key again would take longer than
/// verifying with it. Stops behind the limit, which ChainVerifier then names.
QList<Certificate> decoded(const QList<QSslCertificate> &sent, Problems &problems)
{
    QList<Certificate> chain;
    for (const QSslCertificate &each : sent.mid(0, ChainVerifier::maxPresented + 1)) {
        auto *x509 = static_cast<X509 *>(each.handle());
        if (!x509)
            problems |= Problem::Malformed;
        else if (i2d_X509(x509, nullptr) > Certificate::maxBytes)
            problems |= Problem::TooLarge;
        else
            chain.append(Certificate::fromHandle(x509));
    }
    return chain;
}

QString clockText(const QDateTime &now)
{
    return tr("The station's clock says %1, which cannot be right, so no certificate can be judged.")
        .arg(now.toUTC().toString(Qt::ISODate));
}

/// Either the clock or the certificate is ahead, and nothing here can tell which.
QString unsynchronisedText(const QDateTime &now, const QList<Certificate> &chain, Problems observed)
{
    QDateTime begin;
    for (const Certificate &certificate : chain)
        begin = begin.isValid() ? qMax(begin, certificate.notBefore()) : certificate.notBefore();
    const QString clocks = tr("A certificate of the chain is valid from %1 only, and the clock of this "
                              "computer, which says %2, is not synchronised, so either may be wrong.")
                               .arg(begin.toUTC().toString(Qt::ISODate), now.toUTC().toString(Qt::ISODate));
    const QString goesOn =
        observed == Problems(Problem::NotYetValid)
            ? tr("Mail goes by itself once the clock is synchronised and the date has come;")
            : tr("Once the clock is synchronised and the date has come, the certificate still wants "
                 "approval;");
    const QString knowing = tr("whoever knows that the clock is right can approve it in Allowed Hosts with "
                               "--also notYetValid.");
    return clocks + u' ' + goesOn + u' ' + knowing;
}

} // namespace

std::optional<Problem> problemOf(QSslError::SslError error)
{
    static const QHash<QSslError::SslError, Problem> known{
        {QSslError::SelfSignedCertificate, Problem::SelfSigned},
        {QSslError::UnableToGetIssuerCertificate, Problem::UntrustedRoot},
        {QSslError::UnableToGetLocalIssuerCertificate, Problem::UntrustedRoot},
        {QSslError::UnableToVerifyFirstCertificate, Problem::UntrustedRoot},
        {QSslError::SelfSignedCertificateInChain, Problem::UntrustedRoot},
        {QSslError::HostNameMismatch, Problem::NameMismatch},
        {QSslError::CertificateExpired, Problem::Expired},
        {QSslError::CertificateNotYetValid, Problem::NotYetValid},
        {QSslError::UnableToDecryptCertificateSignature, Problem::BadSignature},
        {QSslError::UnableToDecodeIssuerPublicKey, Problem::BadSignature},
        {QSslError::CertificateSignatureFailed, Problem::BadSignature},
        {QSslError::InvalidNotBeforeField, Problem::Malformed},
        {QSslError::InvalidNotAfterField, Problem::Malformed},
        {QSslError::CertificateRevoked, Problem::Revoked},
        {QSslError::InvalidCaCertificate, Problem::InvalidCa},
        {QSslError::PathLengthExceeded, Problem::PathLength},
        {QSslError::InvalidPurpose, Problem::InvalidPurpose},
        {QSslError::CertificateUntrusted, Problem::Distrusted},
        {QSslError::CertificateRejected, Problem::Distrusted},
        {QSslError::CertificateBlacklisted, Problem::Distrusted},
        {QSslError::NoPeerCertificate, Problem::NoCertificate},
        {QSslError::CertificateStatusUnknown, Problem::RevocationUnknown},
        {QSslError::OcspNoResponseFound, Problem::RevocationUnknown},
        {QSslError::OcspMalformedRequest, Problem::RevocationUnknown},
        {QSslError::OcspMalformedResponse, Problem::RevocationUnknown},
        {QSslError::OcspInternalError, Problem::RevocationUnknown},
        {QSslError::OcspTryLater, Problem::RevocationUnknown},
        {QSslError::OcspSigRequred, Problem::RevocationUnknown},
        {QSslError::OcspUnauthorized, Problem::RevocationUnknown},
        {QSslError::OcspResponseCannotBeTrusted, Problem::RevocationUnknown},
        {QSslError::OcspResponseCertIdUnknown, Problem::RevocationUnknown},
        {QSslError::OcspResponseExpired, Problem::RevocationUnknown},
        {QSslError::OcspStatusUnknown, Problem::RevocationUnknown},
    };
    if (error == QSslError::NoError)
        return std::nullopt;
    // Absent is among others "unspecified": Qt's word for weak keys, name constraints and all it has no word
    // for.
    return known.value(error, Problem::Unknown);
}

TrustPolicy::TrustPolicy(AllowedHosts &hosts) : m_hosts(hosts), m_earliest(buildDate()) {}

QList<QSslCertificate> TrustPolicy::caCertificatesOf(const TrustBase &base)
{
    QList<QSslCertificate> list;
    list.reserve(base.system.size() + base.user.size());
    for (const Certificate &anchor : base.system + base.user)
        list.append(QSslCertificate(anchor.der(), QSsl::Der));
    return list;
}

void TrustPolicy::setBase(TrustBase base, QList<QSslCertificate> caCertificates)
{
    m_verifier = ChainVerifier(std::move(base));
    m_caCertificates = std::move(caCertificates);
}

QDateTime TrustPolicy::buildDate()
{
    return QDateTime(QDate::fromString(QStringLiteral(TOCSIN_BUILD_DATE), Qt::ISODate), QTime(0, 0), Qt::UTC);
}

bool TrustPolicy::kernelClockSynchronised()
{
    timex state = {};
    const int result = ::adjtimex(&state);
    return result >= 0 && result != TIME_ERROR && !(state.status & STA_UNSYNC);
}

bool TrustPolicy::wouldAllow(const PeerQuestion &question) const
{
    AllowedHosts hosts = m_hosts;
    hosts.notify = {};
    TrustPolicy policy(hosts);
    policy.m_verifier = m_verifier;
    policy.m_caCertificates = m_caCertificates;
    policy.m_earliest = m_earliest;
    return policy.judge(question).allowed();
}

PeerAnswer TrustPolicy::judge(const PeerQuestion &question)
{
    PeerAnswer answer;
    answer.refusal.what = tr("TLS certificate of %1").arg(question.endpoint.hostAndPort());
    if (!isPlausible(question.now))
        return holdForClock(answer, clockText(question.now));

    Problems problems;
    const QList<Certificate> chain = decoded(question.chain, problems);
    if (chain.isEmpty() && problems)
        return refuseUnreadable(answer, question.endpoint.host, problems);
    if (!chain.isEmpty() && m_hosts.denialOf(chain.constFirst()))
        return askHosts(answer, question, chain);

    answer.verdict = m_verifier.verify(chain, question.endpoint.host, Purpose::Server, question.now);
    for (const QSslError &error : question.errors) {
        if (!isAnswered(error.error(), answer.verdict))
            problems |= problemOf(error.error()).value_or(Problem::Unknown);
    }
    // What Qt has no word for has one here: a person is told that alone, and no approval covers either.
    if (fatal(answer.verdict.problems))
        problems &= ~Problems(Problem::Unknown);
    answer.observed = answer.verdict.problems | problems;
    if (!answer.observed && answer.verdict.trusted) {
        answer.belief = PeerAnswer::Belief::Verified;
        answer.mayIgnore = question.errors;
        answer.entryChanged = m_hosts.noteVerified(question.endpoint, question.now);
        return answer;
    }
    // An old protocol is a deliberate choice for one account; together with an exemption nothing would be
    // left.
    if (isWeak(question.protocol))
        answer.observed |= Problem::WeakProtocol;
    askHosts(answer, question, chain);
    // Nobody is asked to judge by a clock that may be wrong, but who ticked this date has done so knowingly.
    // What no clock can mend - a changed or denied key, a problem beyond forgiving - is refused, not held.
    const bool datesOnly = answer.state == HostState::Unapproved || answer.state == HostState::Approved;
    if (!answer.allowed() && datesOnly && !question.clockSynchronised &&
        answer.observed.testFlag(Problem::NotYetValid) && !fatal(answer.observed))
        return holdForClock(answer, unsynchronisedText(question.now, chain, answer.observed));
    return answer;
}

PeerAnswer TrustPolicy::holdForClock(PeerAnswer &answer, const QString &why)
{
    answer.belief = PeerAnswer::Belief::WaitingForClock;
    answer.refusal.why = why;
    answer.refusal.remedy = tr("Set the clock or let it synchronise; mail waits until then and is not lost.");
    return answer;
}

/// There is nothing to keep for a person who would judge it.
PeerAnswer TrustPolicy::refuseUnreadable(PeerAnswer &answer, const HostName &host, Problems problems)
{
    answer.observed = problems;
    answer.refusal.why =
        describe(problems.testFlag(Problem::TooLarge) ? Problem::TooLarge : Problem::Malformed, host.text());
    answer.refusal.remedy = tr("Ask the server's administrator for a correct certificate.");
    return answer;
}

PeerAnswer TrustPolicy::askHosts(PeerAnswer &answer, const PeerQuestion &question,
                                 const QList<Certificate> &chain)
{
    const AllowedHosts::Decision decision =
        m_hosts.judge(question.endpoint, chain, answer.observed, question.now, meetingOf(question));
    answer.entryChanged = decision.entryChanged;
    answer.state = decision.state;
    if (decision.allowed) {
        answer.belief = PeerAnswer::Belief::Exempted;
        answer.mayIgnore = question.errors;
        return answer;
    }
    // Which anchor expired, which revocation list is stale: what the names of the problems do not tell.
    answer.refusal.why = (QStringList{decision.reason} + answer.verdict.warnings).join(u' ');
    answer.refusal.remedy = decision.remedy;
    return answer;
}

} // namespace trust
