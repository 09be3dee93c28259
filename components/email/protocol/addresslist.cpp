#include "components/email/protocol/addresslist.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

/// Cuts the text at commas and semicolons that are neither in quotes nor in angle brackets.
std::optional<QStringList> entries(const QString &text)
{
    QStringList list;
    QString current;
    bool quoted = false;
    bool inAngle = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        // A backslash hides what follows from every rule below, the closing quotation mark included.
        if (quoted && c == QLatin1Char('\\') && i + 1 < text.size()) {
            current.append(c).append(text.at(++i));
            continue;
        }
        if (c == QLatin1Char('"') && !inAngle)
            quoted = !quoted;
        else if (!quoted && (c == QLatin1Char('<') || c == QLatin1Char('>')))
            inAngle = c == QLatin1Char('<');
        if (!quoted && !inAngle && (c == QLatin1Char(',') || c == QLatin1Char(';'))) {
            list.append(current);
            current.clear();
        } else {
            current.append(c);
        }
    }
    if (quoted || inAngle)
        return {};
    list.append(current);
    return list;
}

/// The text inside quotation marks, its escapes undone; other text as it is.
QString unquoted(const QString &name)
{
    if (name.size() < 2 || !name.startsWith(QLatin1Char('"')) || !name.endsWith(QLatin1Char('"')))
        return name;
    QString plain;
    for (qsizetype i = 1; i + 1 < name.size(); ++i) {
        if (name.at(i) == QLatin1Char('\\') && i + 2 < name.size())
            ++i;
        plain.append(name.at(i));
    }
    return plain;
}

/// Blanks around an entry are of no meaning; a line break is refused, so it must not be trimmed away.
QString withoutBlanks(const QString &text)
{
    const auto isBlank = [](QChar c) { return c == QLatin1Char(' '); };
    const auto first = std::find_if_not(text.begin(), text.end(), isBlank);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isBlank).base();
    return first < last ? QString(first, last - first) : QString();
}

/// One entry: "address", "<address>" or "name <address>".
std::optional<Mailbox> parseMailbox(const QString &entry, QString *why)
{
    const qsizetype angle = entry.lastIndexOf(QLatin1Char('<'));
    if (angle < 0) {
        const std::optional<MailAddress> address = MailAddress::parse(entry, why);
        return address ? std::optional(Mailbox{{}, *address}) : std::nullopt;
    }
    if (!entry.endsWith(QLatin1Char('>'))) {
        if (why)
            *why = tr("There is text behind the address in \"%1\".").arg(HeaderText::cleaned(entry).text());
        return {};
    }
    const std::optional<HeaderText> name = HeaderText::parse(unquoted(withoutBlanks(entry.left(angle))), why);
    if (!name)
        return {};
    const std::optional<MailAddress> address =
        MailAddress::parse(entry.mid(angle + 1, entry.size() - angle - 2), why);
    return address ? std::optional(Mailbox{*name, *address}) : std::nullopt;
}

} // namespace

QString Mailbox::toString() const
{
    if (name.isEmpty())
        return address.toString();
    QString shown = name.text();
    const bool special = std::any_of(shown.begin(), shown.end(),
                                     [](QChar c) { return QLatin1String("()<>[]:;@\\,.\"").contains(c); });
    if (special) {
        shown.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
            .replace(QLatin1Char('"'), QLatin1String("\\\""));
        shown = QLatin1Char('"') + shown + QLatin1Char('"');
    }
    return shown + QLatin1String(" <") + address.toString() + QLatin1Char('>');
}

std::optional<QList<Mailbox>> parseAddressList(const QString &text, QString *why)
{
    const std::optional<QStringList> parts = entries(text);
    if (!parts) {
        if (why)
            *why = tr("A quotation mark or an angle bracket is not closed.");
        return {};
    }
    QList<Mailbox> list;
    for (const QString &part : *parts) {
        const QString entry = withoutBlanks(part);
        if (entry.isEmpty())
            continue;
        const std::optional<Mailbox> mailbox = parseMailbox(entry, why);
        if (!mailbox)
            return {};
        const bool known = std::any_of(list.begin(), list.end(), [&](const Mailbox &other) {
            return other.address == mailbox->address;
        });
        if (!known)
            list.append(*mailbox);
    }
    return list;
}

} // namespace email
