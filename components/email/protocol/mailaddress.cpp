#include "components/email/protocol/mailaddress.h"

#include "components/email/protocol/headertext.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <cstring>

namespace email {

namespace {

constexpr qsizetype MaxLocal = 64; // RFC 5321 §4.5.3.1; the path counts its angle brackets
constexpr qsizetype MaxDomain = 255;
constexpr qsizetype MaxPath = 256;
constexpr qsizetype MaxLabel = 63;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

bool isAsciiLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 5322 §3.2.3 "atext": what may stand in front of the @ without quotes.
bool isAtomCharacter(char c)
{
    return isAsciiLetterOrDigit(c) || (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

/// Letters, digits and hyphens only (RFC 1123 §2.1). An underscore resolves in some places and is refused by
/// many mail servers, so it is better refused while someone is looking.
bool isHostName(const QByteArray &domain)
{
    const QList<QByteArray> labels = domain.split('.');
    return std::all_of(labels.begin(), labels.end(), [](const QByteArray &label) {
        return !label.isEmpty() && label.size() <= MaxLabel && !label.startsWith('-') &&
               !label.endsWith('-') && std::all_of(label.begin(), label.end(), [](char c) {
                   return isAsciiLetterOrDigit(c) || c == '-';
               });
    });
}

bool isIpv4(const QByteArray &text)
{
    const QList<QByteArray> parts = text.split('.');
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const QByteArray &part) {
               bool ok = false;
               return part.size() <= 3 && part.toUInt(&ok) <= 255 && ok && part.at(0) != '+';
           });
}

/// "[192.0.2.1]" or "[IPv6:…]" (RFC 5321 §4.1.3). The digits of the latter are left to the server to judge.
bool isAddressLiteral(const QByteArray &text)
{
    if (!text.startsWith('[') || !text.endsWith(']'))
        return false;
    const QByteArray inner = text.mid(1, text.size() - 2);
    if (!inner.toLower().startsWith("ipv6:"))
        return isIpv4(inner);
    const QByteArray address = inner.mid(5);
    return address.count(':') >= 2 && address.size() <= 45 &&
           std::all_of(address.begin(), address.end(),
                       [](char c) { return strchr("0123456789abcdefABCDEF:.", c) && c != '\0'; });
}

/// What is wrong with the part in front of the @. Quoted names are legal and used by nobody, but they let
/// blanks, angle brackets and second @ signs into commands; a leading dash is an option to the sendmail
/// programs behind some relays.
QString localRefusal(const QString &local)
{
    if (local.isEmpty())
        return tr("There is nothing in front of the @.");
    if (local.startsWith(QLatin1Char('"')))
        return tr("A quoted name in front of the @ is not supported.");
    if (local.startsWith(QLatin1Char('@')))
        return tr("An address with a route is not allowed.");
    if (local.startsWith(QLatin1Char('-')))
        return tr("An address must not begin with a dash.");
    for (const QChar c : local) {
        if (c.unicode() > 0x7f)
            continue; // RFC 6531 §3.3; whether a server can carry it is seen when it has said so
        if (!isAtomCharacter(char(c.unicode())) && c != QLatin1Char('.'))
            return tr("\"%1\" is not allowed in front of the @.").arg(c);
    }
    if (local.startsWith(QLatin1Char('.')) || local.endsWith(QLatin1Char('.')) ||
        local.contains(QLatin1String("..")))
        return tr("A dot in front of the @ stands between two other characters.");
    if (!local.isValidUtf16())
        return tr("The part in front of the @ is not valid text.");
    if (local.toUtf8().size() > MaxLocal)
        return tr("More than %1 characters in front of the @.").arg(MaxLocal);
    return {};
}

/// What is wrong with the characters of the text, before its parts are looked at.
QString characterRefusal(const QString &text)
{
    for (const QChar c : text) {
        // A line break here would become an SMTP command of its own.
        if (c == QLatin1Char('\r') || c == QLatin1Char('\n'))
            return tr("The address contains a line break.");
        if (isControl(c))
            return tr("The address contains a control character.");
        if (isBidiControl(c))
            return tr("The address contains a character that changes the reading direction.");
        if (c.isSpace())
            return tr("The address contains a blank.");
    }
    return {};
}

/// Builds the wire form in @p address, or says why not.
QString addressRefusal(const QString &text, QByteArray &address)
{
    if (const QString reason = characterRefusal(text); !reason.isEmpty())
        return reason;
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at < 0)
        return tr("There is no @.");
    // Composed first: a few letters become ASCII by it, and those must be judged as such.
    const QString local = text.left(at).normalized(QString::NormalizationForm_C);
    if (const QString reason = localRefusal(local); !reason.isEmpty())
        return reason;
    QString why;
    const std::optional<QByteArray> domain = asciiDomain(text.mid(at + 1), &why);
    if (!domain)
        return why;
    address = local.toUtf8() + '@' + *domain;
    if (address.size() + 2 > MaxPath)
        return tr("The address is longer than %1 characters.").arg(MaxPath - 2);
    return {};
}

} // namespace

std::optional<MailAddress> MailAddress::parse(const QString &text, QString *why)
{
    QByteArray address;
    const QString reason = addressRefusal(text, address);
    if (reason.isEmpty())
        return MailAddress(address);
    if (why)
        *why = tr("\"%1\" is not a mail address: %2").arg(HeaderText::cleaned(text.left(80)).text(), reason);
    return {};
}

bool MailAddress::needsUtf8() const
{
    return std::any_of(m_address.begin(), m_address.end(), [](char c) { return (c & 0x80) != 0; });
}

std::optional<QByteArray> asciiDomain(const QString &domain, QString *why)
{
    const auto refuse = [why](const QString &reason) {
        if (why)
            *why = reason;
        return std::nullopt;
    };
    if (domain.isEmpty())
        return refuse(tr("There is no domain."));
    if (domain.size() > MaxDomain)
        return refuse(tr("The domain is longer than %1 characters.").arg(MaxDomain));
    if (domain.startsWith(QLatin1Char('['))) {
        const QByteArray literal = domain.toUtf8();
        if (!isAddressLiteral(literal))
            return refuse(tr("\"%1\" is not an IP address in brackets.").arg(domain));
        return literal;
    }
    // Nameprep may map look-alikes to dots and at-signs, so what comes out is judged, not what went in.
    const QByteArray ascii = QUrl::toAce(domain);
    if (ascii.size() > MaxDomain)
        return refuse(tr("The domain is longer than %1 characters.").arg(MaxDomain));
    if (!isHostName(ascii))
        return refuse(tr("\"%1\" is not a domain name.").arg(domain));
    return ascii;
}

QByteArray helloName(const QString &host)
{
    const std::optional<QByteArray> name = asciiDomain(host);
    return name ? *name : QByteArrayLiteral("[127.0.0.1]");
}

} // namespace email
