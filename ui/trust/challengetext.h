#pragma once

#include "ui/trust/hostentry.h"

#include <QFlags>

namespace ui {

/// What a challenge is about. Several may apply; each has its own way out.
enum class ChallengeCase {
    IssuerUnknown = 1,   ///< First contact: self-signed, or an issuer that nobody knows.
    NameDiffers = 2,     ///< The certificate names other hosts.
    OutsideValidity = 4, ///< Expired, or not valid yet.
    KeyChanged = 8,      ///< Another certificate than the approved one.
    NeverApproved = 16,  ///< Revoked, broken, weak, denied, no TLS: no person may forgive it.
};
Q_DECLARE_FLAGS(ChallengeCases, ChallengeCase)
Q_DECLARE_OPERATORS_FOR_FLAGS(ChallengeCases)

ChallengeCases casesOf(const HostEntry &entry);

/// The words of a challenge: plain, short, without blame, each naming the host where it needs it. People read
/// little before they decide, so that everything here stays within 75 words.
struct ChallengeText
{
    QString title;
    QString tried;
    QStringList causes; ///< One sentence each, most serious first.
    QString risk;
    QString noApproval; ///< Why it cannot be approved; empty when it can.
    QString settled;    ///< Why nothing is to be decided any more; empty while something is.

    /// @p account and @p mode ("TLS from the first byte") may be empty: nobody is known to wait then.
    static ChallengeText of(const HostEntry &entry, const QString &account, const QString &mode);
    /// Takes back all that asks for a decision, because of @p why.
    void settle(const QString &newTitle, const QString &why);
};

/// The host's name in the certificate that is closest to @p host; empty when it names none.
QString bestName(const CertificateInfo &leaf, const QString &host);
/// Everything about the challenge as text, for a report or a request.
QString reportText(const HostEntry &entry, const ChallengeText &text);

} // namespace ui
