#include "components/email/message/mailguard.h"

#include "components/email/protocol/headertext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace email {

namespace {

constexpr qsizetype MaxBody = 256 * 1024;
constexpr qsizetype MaxFileName = 120;
constexpr qsizetype MaxIdentifier = 250;
constexpr qint64 Reserved = 64 * 1024; // Headers and parts besides the attachments.

/// Fields that say who, when and what; a caller that could set them could forge or break a message.
constexpr std::array<const char *, 15> OwnFields = {
    "from",       "sender",       "reply-to", "to",          "cc",
    "bcc",        "subject",      "date",     "message-id",  "in-reply-to",
    "references", "mime-version", "received", "return-path", "auto-submitted"};

qint64 sizeInBase64(qint64 bytes)
{
    return (bytes + 2) / 3 * 4 * 78 / 76; // With a line end after each 76 characters.
}

} // namespace

QString MailGuard::line(const QString &text, const QString &where)
{
    const HeaderText clean = HeaderText::cleaned(text);
    if (clean.text() != text)
        note(tr("%1 held line breaks, control characters or too much text, and was changed.").arg(where));
    return clean.text();
}

QString MailGuard::body(const QString &text)
{
    QString result = text;
    result.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    bool changed = false;
    for (QChar &c : result) {
        if (c.unicode() < 0x20 ? c != QLatin1Char('\n') && c != QLatin1Char('\t') : c.unicode() == 0x7f) {
            c = QChar::ReplacementCharacter;
            changed = true;
        }
    }
    if (changed)
        note(tr("Control characters in the text were replaced."));
    if (result.size() > MaxBody) {
        result.truncate(MaxBody);
        result += QStringLiteral("\n…");
        note(tr("The text was cut after %1 characters.").arg(MaxBody));
    }
    return result;
}

QString MailGuard::fileName(const QString &name)
{
    static const QRegularExpression special(QStringLiteral("[<>:\"/\\\\|?*]"));
    QString result = HeaderText::cleaned(name).text();
    result = result.replace(special, QStringLiteral("_")).trimmed();
    while (result.startsWith(QLatin1Char('.')) || result.startsWith(QLatin1Char(' ')))
        result.remove(0, 1);
    if (result.size() > MaxFileName) // The end tells the type.
        result = result.left(MaxFileName / 2) + QStringLiteral("…") + result.right(MaxFileName / 2 - 1);
    if (result.isEmpty())
        result = QStringLiteral("attachment");
    if (result != name)
        note(tr("An attachment was renamed to \"%1\".").arg(result));
    return result;
}

QString MailGuard::mediaType(const QString &type)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\\z"));
    const QString lower = type.toLower();
    // RFC 2046 §5: these two may not be sent in base64, and neither is ever what an attachment is.
    const bool composite =
        lower.startsWith(QLatin1String("multipart/")) || lower.startsWith(QLatin1String("message/"));
    if (!composite && form.match(lower).hasMatch())
        return lower;
    note(tr("An attachment's media type was not usable and was left out."));
    return QStringLiteral("application/octet-stream");
}

QByteArray MailGuard::identifier(const QByteArray &id, const QString &where)
{
    QByteArray bare = id;
    if (bare.startsWith('<') && bare.endsWith('>'))
        bare = bare.mid(1, bare.size() - 2);
    const bool printable = std::all_of(bare.begin(), bare.end(), [](char c) {
        return c > ' ' && c < 0x7f && !QByteArrayView("<>()[],;:\\\"").contains(c);
    });
    const qsizetype at = bare.indexOf('@');
    const bool wellFormed = at > 0 && at == bare.lastIndexOf('@') && at < bare.size() - 1;
    if (printable && wellFormed && bare.size() <= MaxIdentifier)
        return bare;
    if (!id.isEmpty())
        note(tr("%1 is not a message identifier and was left out.").arg(where));
    return {};
}

bool MailGuard::mayAdd(const QByteArray &headerName)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z][A-Za-z0-9-]{0,60}\\z"));
    const QByteArray lower = headerName.toLower();
    const bool own = lower.startsWith("content-") || lower.startsWith("resent-") ||
                     std::find(OwnFields.begin(), OwnFields.end(), lower) != OwnFields.end();
    if (!own && form.match(QString::fromLatin1(headerName)).hasMatch())
        return true;
    note(tr("A header field that may not be set from outside was left out."));
    return false;
}

QList<Attachment> MailGuard::fitting(QList<Attachment> attachments, qint64 maxSize)
{
    qint64 total = Reserved;
    for (const Attachment &attachment : attachments)
        total += sizeInBase64(attachment.bytes.size());
    while (!attachments.isEmpty() && total > maxSize) {
        const Attachment last = attachments.takeLast();
        total -= sizeInBase64(last.bytes.size());
        note(tr("The attachment \"%1\" was left out, because the message would have been too large.")
                 .arg(HeaderText::cleaned(last.fileName).text()));
    }
    return attachments;
}

void MailGuard::note(const QString &notice)
{
    if (!m_notices.contains(notice))
        m_notices.append(notice);
}

} // namespace email
