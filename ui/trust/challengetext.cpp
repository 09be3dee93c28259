#include "ui/trust/challengetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Challenge", text);
}

bool isForgivable(const QString &error)
{
    static const QStringList names{QStringLiteral("selfSigned"),      QStringLiteral("untrustedRoot"),
                                   QStringLiteral("incompleteChain"), QStringLiteral("nameMismatch"),
                                   QStringLiteral("expired"),         QStringLiteral("notYetValid")};
    return names.contains(error);
}

/// The certificate of the chain whose time ended first, or comes last.
const CertificateInfo &outdated(const HostEntry &entry, bool over)
{
    const CertificateInfo *found = &entry.leaf;
    for (const CertificateInfo &certificate : entry.chain) {
        if (over ? certificate.notAfter < found->notAfter : certificate.notBefore > found->notBefore)
            found = &certificate;
    }
    return *found;
}

QString asSentence(const QString &text)
{
    return text.isEmpty() || text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

QString nameSentence(const HostEntry &entry, bool first)
{
    const QString name = bestName(entry.leaf, entry.host);
    if (name.isEmpty())
        return first ? tr("The certificate does not name %1.").arg(entry.host)
                     : tr("It does not name the host.");
    if (!first)
        return tr("It names %1 instead.").arg(name);
    return entry.leaf.hostNames().size() == 1
               ? tr("The certificate names %1, not %2.").arg(name, entry.host)
               : tr("The certificate names %1 and others, not %2.").arg(name, entry.host);
}

/// One sentence for @p error, shorter where one about the certificate stands before it; the station's own
/// words where these here know none.
QString sentence(const HostEntry &entry, const QString &error, const QString &stationSays, bool first)
{
    if (error == QLatin1String("selfSigned"))
        return first
                   ? tr("The certificate was made by the server itself; no trusted authority vouches for it.")
                   : tr("No trusted authority vouches for it.");
    if (error == QLatin1String("untrustedRoot"))
        return first ? tr("The certificate's issuer is not in a trust store.")
                     : tr("Its issuer is not in a trust store.");
    if (error == QLatin1String("incompleteChain"))
        return tr("The issuer's certificate was not sent.");
    if (error == QLatin1String("nameMismatch"))
        return nameSentence(entry, first);
    if (error == QLatin1String("expired"))
        return tr("A certificate ended on %1.").arg(dateText(outdated(entry, true).notAfter));
    if (error == QLatin1String("notYetValid"))
        return (entry.clockSynchronised
                    ? tr("A certificate is valid from %1 only.")
                    : tr("A certificate is valid from %1 only, and the station's clock is not synchronised."))
            .arg(dateText(outdated(entry, false).notBefore));
    return stationSays;
}

QStringList causesOf(const HostEntry &entry)
{
    QStringList causes;
    if (entry.failure.cause == QLatin1String("startTlsNotOffered"))
        return {tr("%1 does not offer STARTTLS, or someone on the way hides it; nothing was sent.")
                    .arg(entry.host)};
    if (entry.isFailure())
        return {asSentence(entry.failure.why)};
    if (entry.state == HostState::Denied)
        causes.append(
            entry.deniedBy.isEmpty()
                ? tr("This server's key was denied by a person.")
                : tr("%1 denied this server's key on %2.").arg(entry.deniedBy, dateText(entry.deniedAt)));
    if (entry.state == HostState::Changed)
        causes.append(tr("The certificate of %1 is not the one approved.").arg(entry.host));
    if (entry.state == HostState::Expired)
        causes.append(tr("The approval ended on %1.").arg(dateText(entry.expires)));
    // That nobody else knows its issuer goes without saying for a certificate that is its own.
    const bool own = entry.errors.contains(QLatin1String("selfSigned"));
    for (qsizetype i = 0; i < entry.errors.size(); ++i) {
        const QString &error = entry.errors[i];
        if (own && (error == QLatin1String("untrustedRoot") || error == QLatin1String("incompleteChain")))
            continue;
        causes.append(sentence(entry, error, entry.reasons.value(i), causes.isEmpty()));
    }
    return causes;
}

QString noApprovalOf(const HostEntry &entry)
{
    if (!casesOf(entry).testFlag(ChallengeCase::NeverApproved))
        return {};
    if (entry.state == HostState::Denied)
        return tr("A denied key is refused until its entry is deleted from Allowed Hosts.");
    if (entry.isFailure())
        return tr("There is no certificate to approve.") + QLatin1Char(' ') +
               asSentence(entry.failure.remedy);
    if (entry.errors.contains(QLatin1String("revoked")))
        return tr("A revoked certificate is never approved: ask the server's administrator for a new one.");
    return tr("This cannot be approved here: the server's administrator has to mend it.");
}

QString approvalText(const HostEntry &entry)
{
    const QString said = entry.approvedBy.isEmpty()
                             ? tr("Somebody has approved it.")
                             : tr("%1 approved it on %2.").arg(entry.approvedBy, dateText(entry.approvedAt));
    return entry.note.isEmpty() ? said : said + QLatin1Char('\n') + tr("Note: %1").arg(entry.note);
}

} // namespace

ChallengeCases casesOf(const HostEntry &entry)
{
    ChallengeCases cases;
    const auto has = [&entry](const char *error) { return entry.errors.contains(QLatin1String(error)); };
    if (has("selfSigned") || has("untrustedRoot") || has("incompleteChain"))
        cases |= ChallengeCase::IssuerUnknown;
    if (has("nameMismatch"))
        cases |= ChallengeCase::NameDiffers;
    if (has("expired") || has("notYetValid"))
        cases |= ChallengeCase::OutsideValidity;
    if (entry.state == HostState::Changed)
        cases |= ChallengeCase::KeyChanged;
    if (entry.state == HostState::Denied || entry.isFailure() ||
        !std::all_of(entry.errors.begin(), entry.errors.end(), isForgivable))
        cases |= ChallengeCase::NeverApproved;
    return cases;
}

ChallengeText ChallengeText::of(const HostEntry &entry, const QString &account, const QString &mode)
{
    ChallengeText text;
    text.title = tr("Cannot confirm that this is %1").arg(entry.host);
    const QString how =
        mode.isEmpty() ? entry.protocolText() : QStringLiteral("%1, %2").arg(entry.protocolText(), mode);
    text.tried = account.isEmpty()
                     ? tr("The station tried %1 (%2).").arg(entry.hostAndPort(), how)
                     : tr("Account \"%1\" tried %2 (%3).").arg(account, entry.hostAndPort(), how);
    text.causes = causesOf(entry);
    text.risk = tr("Someone between this station and the server could read the password and the mail.");
    text.noApproval = noApprovalOf(entry);
    if (entry.isFailure())
        return text;
    if (entry.isSuperseded())
        text.settle(tr("The certificate of %1 is trusted by now").arg(entry.host),
                    tr("It is believed without an approval; nobody has to decide."));
    else if (entry.state == HostState::Approved)
        text.settle(tr("The certificate of %1 is approved").arg(entry.host), approvalText(entry));
    return text;
}

void ChallengeText::settle(const QString &newTitle, const QString &why)
{
    title = newTitle;
    causes.clear();
    risk.clear();
    noApproval.clear();
    settled = why;
}

QString bestName(const CertificateInfo &leaf, const QString &host)
{
    const QStringList wanted = host.split(QLatin1Char('.'));
    QString best;
    qsizetype most = -1;
    for (const QString &name : leaf.hostNames()) {
        const QStringList labels = name.split(QLatin1Char('.'));
        qsizetype same = 0;
        while (same < std::min(labels.size(), wanted.size()) &&
               labels[labels.size() - 1 - same].compare(wanted[wanted.size() - 1 - same],
                                                        Qt::CaseInsensitive) == 0)
            ++same;
        if (same > most) {
            most = same;
            best = name;
        }
    }
    return best;
}

QString reportText(const HostEntry &entry, const ChallengeText &text)
{
    QStringList lines{text.title, text.tried};
    lines += text.causes;
    if (!text.noApproval.isEmpty())
        lines.append(text.noApproval);
    const HostEntry::Meeting &met = entry.lastMeeting();
    lines += {QString(), tr("Address: %1").arg(met.address), tr("TLS: %1").arg(met.tlsText())};
    lines += met.trace;
    for (const CertificateInfo &certificate : entry.chain.isEmpty() ? QList{entry.leaf} : entry.chain) {
        if (!certificate.isNull())
            lines += {QString(), certificate.text()};
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
