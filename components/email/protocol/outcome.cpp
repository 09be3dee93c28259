#include "components/email/protocol/outcome.h"

#include <array>

namespace email {

namespace {

// In the order of the enumeration. They are stored and scripts compare them, so they never change.
constexpr std::array CauseNames{
    "none",
    "serverRefused",
    "messageTooLarge",
    "eightBitNotOffered",
    "messageUnsendable",
    "utf8NotOffered",
    "injectedPlaintext",
    "plaintextInsteadOfTls",
    "startTlsNotOffered",
    "startTlsRefused",
    "plaintextAuthForbidden",
    "noCommonMechanism",
    "mechanismDowngrade",
    "signInFailed",
    "protocolError",
    "lineTooLong",
    "serverClosing",
    "connectionLost",
    "timedOut",
    "stopped",
    "hostNotFound",
    "connectFailed",
    "connectRefused",
    "tlsFailed",
    "untrusted",
    "waitingForClock",
    "notConnectable",
    "denied",
    "preauthenticated",
    "notOffered",
    "mailboxChanged",
    "messageGone",
    "clientCertificateWanted",
    "outOfDate",
    "otherName",
    "issuerNotSent",
    "notForgivable",
    "oauthOnly",
    "chosenOnly",
    "noStaple",
};
static_assert(CauseNames.size() == size_t(LastCause) + 1);

} // namespace

QString ServerReply::toString() const
{
    QStringList parts;
    if (code > 0)
        parts.append(QString::number(code));
    if (!status.isEmpty())
        parts.append(QString::fromLatin1(status));
    if (!reason.isEmpty())
        parts.append(QLatin1Char('[') + QString::fromLatin1(reason) + QLatin1Char(']'));
    if (!enhanced.isEmpty())
        parts.append(QString::fromLatin1(enhanced));
    if (!text().isEmpty())
        parts.append(text());
    return parts.join(QLatin1Char(' '));
}

bool isDisbelief(Cause cause)
{
    switch (cause) {
    case Cause::Untrusted:
    case Cause::Denied:
    case Cause::OutOfDate:
    case Cause::OtherName:
    case Cause::IssuerNotSent:
    case Cause::NotForgivable:
        return true;
    default:
        return false;
    }
}

QString causeName(Cause cause)
{
    return QString::fromLatin1(CauseNames[size_t(cause)]);
}

} // namespace email
