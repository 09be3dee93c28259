// What mail servers say in words of their own. They have been the same for decades, because others read them
// as this does: qmail's are laid down in its QSBMF, Exim names the addresses in a field, Exchange lists them
// below one of a few sentences. What is not understood names nobody.

#include "components/email/bounces/bouncewords.h"

#include "components/email/message/mimedecoder.h"

#include <QRegularExpression>

#include <algorithm>

namespace email {

namespace {

constexpr int MostWords = 400;
constexpr qsizetype MostFates = 200;
constexpr qsizetype MostLines = 2000;

QRegularExpression insensitive(const char *pattern)
{
    return QRegularExpression(QString::fromUtf8(pattern), QRegularExpression::CaseInsensitiveOption);
}

/// What the server itself says: below this stands what it returns.
QStringList ownLines(const QString &text)
{
    static const QRegularExpression copy = insensitive(
        "^(-+ ?(below this line is|this is) a copy|-+ ?original message|-+ ?the body of|-+ ?return)|"
        "^original message headers:|^(ursprüngliche nachrichtenkopfzeilen|ursprüngliche nachrichten"
        "kopfzeile):|^received:|^return-path:");
    QStringList lines;
    for (const QString &line : text.split(QLatin1Char('\n')).mid(0, MostLines)) {
        if (copy.match(line.trimmed()).hasMatch())
            break;
        lines.append(line.trimmed());
    }
    return lines;
}

QStringList addressesIn(const QString &line)
{
    static const QRegularExpression address(
        QStringLiteral("[^\\s<>()\\[\\]\"',;:@]+@[^\\s<>()\\[\\]\"',;:@]+[^\\s<>()\\[\\]\"',;:@.]"));
    QStringList list;
    for (const QRegularExpressionMatch &match : address.globalMatch(line))
        list.append(match.captured());
    return list;
}

/// From the line behind @p at to the next that is empty.
QString paragraphBehind(const QStringList &lines, qsizetype at)
{
    QStringList words;
    while (++at < lines.size() && !lines[at].isEmpty())
        words.append(lines[at]);
    return words.join(QLatin1Char(' '));
}

/// "<bob@example.com>:" begins what is said of Bob.
QList<DeliveryFate> qmailFates(const QStringList &lines)
{
    static const QRegularExpression named(QStringLiteral("^<(.+@.+)>:$"));
    QList<DeliveryFate> fates;
    for (qsizetype i = 0; i < lines.size() && fates.size() < MostFates; ++i) {
        const QRegularExpressionMatch match = named.match(lines[i]);
        if (match.hasMatch())
            fates.append({.addresses = {match.captured(1)}, .reply = replyIn(paragraphBehind(lines, i))});
    }
    return fates;
}

QList<DeliveryFate> eximFates(const QString &failed, const QStringList &lines)
{
    QList<DeliveryFate> fates;
    for (const QString &address : addressesIn(failed).mid(0, MostFates)) {
        DeliveryFate fate{.addresses = {address}};
        const auto named = std::find_if(lines.begin(), lines.end(), [&address](const QString &line) {
            return line.startsWith(address, Qt::CaseInsensitive) ||
                   line.startsWith(QLatin1Char('<') + address, Qt::CaseInsensitive);
        });
        if (named != lines.end())
            fate.reply = replyIn(paragraphBehind(lines, named - lines.begin()));
        fates.append(fate);
    }
    return fates;
}

/// The addresses that follow one of Exchange's sentences, and the first reply behind each.
QList<DeliveryFate> exchangeFates(const QStringList &lines)
{
    static const QRegularExpression failed = insensitive(
        "delivery has failed to these recipients|your message (wasn't|couldn't be) delivered to|"
        "following recipient\\(s\\) (cannot|could not) be reached|did not reach (some or all of )?the "
        "(intended|following) recipient|fehler bei der nachrichtenzustellung an folgende|"
        "ihre nachricht konnte nicht zugestellt werden|konnte(n)? nicht erreicht werden");
    static const QRegularExpression delayed =
        insensitive("delivery is delayed to these recipients|zustellung .*verzögert");
    QList<DeliveryFate> fates;
    std::optional<DeliveryFate::Kind> kind;
    for (const QString &line : lines) {
        if (delayed.match(line).hasMatch())
            kind = DeliveryFate::Kind::Delayed;
        else if (failed.match(line).hasMatch())
            kind = DeliveryFate::Kind::Failed;
        if (!kind)
            continue;
        const ServerReply reply = replyIn(line);
        if (!fates.isEmpty() && fates.last().reply.enhanced.isEmpty() && !reply.enhanced.isEmpty())
            fates.last().reply = reply;
        for (const QString &address : addressesIn(line)) {
            const bool isKnown = std::any_of(fates.begin(), fates.end(), [&address](const auto &one) {
                return one.addresses.contains(address, Qt::CaseInsensitive);
            });
            if (!isKnown && fates.size() < MostFates)
                fates.append({.kind = *kind, .addresses = {address}, .reply = reply});
        }
    }
    return fates;
}

} // namespace

ServerReply replyIn(const QString &words)
{
    // Neither takes a part of an address of the network for a code.
    static const QRegularExpression status(
        QStringLiteral("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\.?\\d)"));
    static const QRegularExpression code(QStringLiteral("(?<![\\w.:/-])([245]\\d\\d)(?=[ -]|$)"));
    ServerReply reply;
    QString text = words.simplified();
    if (const QRegularExpressionMatch match = status.match(text); match.hasMatch())
        reply.enhanced = match.captured(1).toLatin1();
    if (const QRegularExpressionMatch match = code.match(text); match.hasMatch()) {
        reply.code = match.captured(1).toInt();
        if (match.capturedStart() == 0)
            text = text.mid(match.capturedEnd() + 1).trimmed();
    }
    if (!reply.enhanced.isEmpty() && text.startsWith(QString::fromLatin1(reply.enhanced)))
        text = text.mid(reply.enhanced.size()).trimmed();
    if (!text.isEmpty())
        reply.lines = {text.left(MostWords)};
    return reply;
}

QList<DeliveryFate> fatesInWords(const MailReading &mail)
{
    const QStringList lines = ownLines(mail.text());
    const QString failed = mail.field("x-failed-recipients");
    if (!failed.isEmpty())
        return eximFates(failed, lines);
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](const QString &l) { return !l.isEmpty(); });
    if (first != lines.end() && first->startsWith(QLatin1String("Hi. This is the")))
        return qmailFates(lines);
    return exchangeFates(lines);
}

QByteArray messageIdInWords(const MailReading &mail)
{
    static const QRegularExpression field(QStringLiteral("^\\s*message-id:\\s*(<[^<>\\s]+>)"),
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::MultilineOption);
    const QRegularExpressionMatch match = field.match(mail.text());
    return match.hasMatch() ? MimeDecoder::identifiers(match.captured(1).toUtf8()).value(0) : QByteArray();
}

} // namespace email
