#include "components/email/connection/tlsrefusal.h"

#include <QCoreApplication>
#include <QLatin1String>
#include <QRegularExpression>

namespace email {

bool asksForCertificate(const QString &text, bool shown)
{
    const auto says = [&text](const char *alert) { return text.contains(QLatin1String(alert)); };
    return says("alert certificate required") ||
           (shown && (says("alert unknown ca") || says("alert bad certificate") ||
                      says("alert certificate unknown") || says("alert access denied")));
}

QString handshakeWords(const QString &text)
{
    // By OpenSSL's reasons (SSL_R_..., and the alerts of RFC 8446 §6.2).
    static constexpr std::pair<const char *, const char *> known[] = {
        {"protocol version",
         QT_TRANSLATE_NOOP("Wire", "it takes none of the TLS versions that are allowed here")},
        {"unsupported protocol",
         QT_TRANSLATE_NOOP("Wire", "it takes none of the TLS versions that are allowed here")},
        {"handshake failure",
         QT_TRANSLATE_NOOP("Wire", "it has no cipher or kind of key in common with this station")},
        {"no shared cipher",
         QT_TRANSLATE_NOOP("Wire", "it has no cipher or kind of key in common with this station")},
        {"dh key too small", QT_TRANSLATE_NOOP("Wire", "its key exchange is too weak")},
        {"wrong version number", QT_TRANSLATE_NOOP("Wire", "what it answers is not TLS")},
        {"unexpected eof", QT_TRANSLATE_NOOP("Wire", "it closed the connection in the middle of it")},
        {"alert internal error", QT_TRANSLATE_NOOP("Wire", "the server reports a fault of its own")}};
    for (const auto &[reason, words] : known) {
        if (text.contains(QLatin1String(reason)))
            return QCoreApplication::translate("Wire", words);
    }
    static const QRegularExpression code(QStringLiteral("^.*error:[0-9A-F]{8}:[^:]*:[^:]*:"));
    return QString(text).remove(code);
}

Cause causeOf(const trust::PeerAnswer &answer)
{
    using trust::Problem;
    if (answer.belief == trust::PeerAnswer::Belief::WaitingForClock)
        return Cause::WaitingForClock;
    if (answer.state == trust::HostState::Denied)
        return Cause::Denied;
    if (trust::fatal(answer.observed))
        return Cause::NotForgivable;
    if (answer.observed & (Problem::Expired | Problem::NotYetValid))
        return Cause::OutOfDate;
    if (answer.observed == trust::Problems(Problem::NameMismatch))
        return Cause::OtherName;
    if (answer.observed.testFlag(Problem::IncompleteChain) &&
        !answer.observed.testFlag(Problem::NameMismatch))
        return Cause::IssuerNotSent;
    return Cause::Untrusted;
}

} // namespace email
