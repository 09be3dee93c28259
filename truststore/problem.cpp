#include "truststore/problem.h"

#include <QCoreApplication>

namespace trust {

namespace {

struct Row
{
    Problem problem;
    const char *name;
    const char *text; ///< %1 is the host.
};

/// Most serious first: lists that a person reads keep this order.
constexpr Row rows[] = {
    {Problem::NoCertificate, "noCertificate", QT_TRANSLATE_NOOP("Problem", "%1 showed no certificate.")},
    {Problem::Revoked, "revoked",
     QT_TRANSLATE_NOOP("Problem", "A certificate of %1 was revoked by its issuer.")},
    {Problem::Distrusted, "distrusted",
     QT_TRANSLATE_NOOP("Problem", "The certificate of %1 is on this machine's list of bad certificates.")},
    {Problem::BadSignature, "badSignature",
     QT_TRANSLATE_NOOP("Problem", "A signature in the certificate chain of %1 is wrong.")},
    {Problem::Malformed, "malformed",
     QT_TRANSLATE_NOOP("Problem", "A certificate of %1 breaks the rules of its format.")},
    {Problem::Unknown, "unknown",
     QT_TRANSLATE_NOOP("Problem", "The certificate of %1 failed a check that has no name here.")},
    {Problem::NameConstraint, "nameConstraint",
     QT_TRANSLATE_NOOP("Problem", "An issuer of the certificate of %1 may not issue for this name.")},
    {Problem::InvalidCa, "invalidCa",
     QT_TRANSLATE_NOOP("Problem", "The certificate chain of %1 uses a CA certificate wrongly.")},
    {Problem::PathLength, "pathLength",
     QT_TRANSLATE_NOOP("Problem", "The certificate chain of %1 is longer than allowed.")},
    {Problem::InvalidPurpose, "invalidPurpose",
     QT_TRANSLATE_NOOP("Problem", "The certificate of %1 was not issued for this purpose.")},
    {Problem::InvalidName, "invalidName",
     QT_TRANSLATE_NOOP("Problem", "The certificate of %1 contains a name that can be no host's.")},
    {Problem::TooLarge, "tooLarge",
     QT_TRANSLATE_NOOP("Problem", "The certificates of %1 are too many or too large.")},
    {Problem::WeakKey, "weakKey",
     QT_TRANSLATE_NOOP("Problem", "A key in the certificate chain of %1 is too weak.")},
    {Problem::WeakSignature, "weakSignature",
     QT_TRANSLATE_NOOP("Problem", "A certificate of %1 is signed with MD5 or SHA-1, which can be forged.")},
    {Problem::WeakProtocol, "weakProtocol",
     QT_TRANSLATE_NOOP("Problem", "The connection to %1 uses TLS below 1.2, which no approval covers.")},
    {Problem::RevocationUnknown, "revocationUnknown",
     QT_TRANSLATE_NOOP("Problem",
                       "Whether a certificate of %1 was revoked cannot be told: the revocation "
                       "list, or the answer that the server brings along, is not to be relied on.")},
    {Problem::NameMismatch, "nameMismatch",
     QT_TRANSLATE_NOOP("Problem", "The certificate does not name %1.")},
    {Problem::SelfSigned, "selfSigned",
     QT_TRANSLATE_NOOP("Problem",
                       "The certificate of %1 is signed by itself only; nobody else vouches for it.")},
    {Problem::UntrustedRoot, "untrustedRoot",
     QT_TRANSLATE_NOOP("Problem", "The certificate of %1 does not lead to an issuer in a trust store.")},
    {Problem::IncompleteChain, "incompleteChain",
     QT_TRANSLATE_NOOP("Problem", "The certificates that %1 sent end before an issuer that is known here.")},
    {Problem::Expired, "expired",
     QT_TRANSLATE_NOOP("Problem", "A certificate in the chain of %1 has expired.")},
    {Problem::NotYetValid, "notYetValid",
     QT_TRANSLATE_NOOP("Problem", "A certificate in the chain of %1 is not valid yet.")},
};

const Row *rowOf(Problem problem)
{
    for (const Row &row : rows) {
        if (row.problem == problem)
            return &row;
    }
    return rowOf(Problem::Unknown);
}

} // namespace

QString name(Problem problem)
{
    return QString::fromLatin1(rowOf(problem)->name);
}

QStringList names(Problems problems)
{
    QStringList list;
    for (const Row &row : rows) {
        if (problems.testFlag(row.problem))
            list.append(QString::fromLatin1(row.name));
    }
    return list;
}

std::optional<Problem> problemNamed(const QString &name)
{
    for (const Row &row : rows) {
        if (name == QLatin1String(row.name))
            return row.problem;
    }
    return std::nullopt;
}

QString describe(Problem problem, const QString &host)
{
    const QString subject = host.isEmpty() ? QCoreApplication::translate("Problem", "the peer") : host;
    const QString text = QCoreApplication::translate("Problem", rowOf(problem)->text);
    return text.contains(QLatin1String("%1")) ? text.arg(subject) : text;
}

} // namespace trust
