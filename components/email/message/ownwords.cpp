#include "components/email/message/ownwords.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace email {

namespace {

constexpr qsizetype MaxLine = 500; // Longer ones are looked at so far.
constexpr int HeaderReach = 4;     // A copied header has its second field within so many lines.

bool isQuoted(const QString &line)
{
    return line.trimmed().startsWith(QLatin1Char('>'));
}

/// "-----Original Message-----" in any language, a line of underscores, a signature: own words end here.
bool isSeparator(const QString &line)
{
    static const QRegularExpression framed(QStringLiteral("\\A\\s*-{3,}[^-]{3,60}-{3,}\\s*\\z"));
    static const QRegularExpression ruled(QStringLiteral("\\A\\s*_{10,}\\s*\\z"));
    return line == QLatin1String("-- ") || line == QLatin1String("--") || framed.match(line).hasMatch() ||
           ruled.match(line).hasMatch();
}

/// "From: …" with another field close behind, as Outlook puts it above the mail it answers.
bool isCopiedHeader(const QStringList &lines, qsizetype at)
{
    static const QRegularExpression first(
        QStringLiteral("\\A\\W*(From|Von|De|Da|Van|Från|Fra|Od)\\W*:\\W*\\S"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression second(
        QStringLiteral("\\A\\W*(Sent|Gesendet|Date|Datum|Envoyé|Inviato|Enviado|Verzonden|Skickat|To|An|À|"
                       "Subject|Betreff|Objet|Oggetto)\\W*:"),
        QRegularExpression::CaseInsensitiveOption);
    if (!first.match(lines[at].left(MaxLine)).hasMatch())
        return false;
    const qsizetype reach = std::min(at + 1 + HeaderReach, lines.size());
    return std::any_of(lines.begin() + at + 1, lines.begin() + reach,
                       [](const QString &line) { return second.match(line.left(MaxLine)).hasMatch(); });
}

/// "On Sunday, Duty wrote:", on one line.
bool isAttribution(const QString &line)
{
    static const QRegularExpression verb(
        QStringLiteral("(wrote|schrieb|écrit|escribió|ha scritto|schreef|skrev|napisał)[^:]{0,120}:\\s*\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return verb.match(line.right(MaxLine)).hasMatch();
}

/// The next line at or behind @p at that says something; the number of lines when none does.
qsizetype nextSpeaking(const QStringList &lines, qsizetype at)
{
    while (at < lines.size() && lines[at].trimmed().isEmpty())
        ++at;
    return at;
}

/// Whether the line introduces a quotation: it says so, or it ends in a colon and a quotation follows.
/// Attributions are folded at times, so one that begins as such may have up to three lines.
qsizetype attributionEnd(const QStringList &lines, qsizetype at)
{
    static const QRegularExpression opening(QStringLiteral("\\A\\s*(On|Am|Le|El|Il|Op|Den|W dniu)\\b"));
    const qsizetype reach = opening.match(lines[at].left(MaxLine)).hasMatch() ? 3 : 1;
    for (qsizetype end = at; end < std::min(at + reach, lines.size()); ++end) {
        if (lines[end].trimmed().isEmpty() || isQuoted(lines[end]))
            return -1;
        if (!lines[end].trimmed().endsWith(QLatin1Char(':')))
            continue;
        const qsizetype next = nextSpeaking(lines, end + 1);
        if (isAttribution(lines[end]) || (next < lines.size() && isQuoted(lines[next])))
            return end;
        return -1;
    }
    return -1;
}

} // namespace

Words wordsOf(const QString &text)
{
    const QStringList lines = text.split(QLatin1Char('\n'));
    QStringList own;
    QStringList quoted;
    qsizetype at = 0;
    for (; at < lines.size(); ++at) {
        const QString &line = lines[at];
        if (isQuoted(line)) {
            quoted.append(line);
            continue;
        }
        if (line.trimmed().isEmpty()) {
            own.append(line);
            continue;
        }
        if (isSeparator(line) || isCopiedHeader(lines, at))
            break;
        const qsizetype end = attributionEnd(lines, at);
        if (end < 0) {
            own.append(line);
            continue;
        }
        const qsizetype next = nextSpeaking(lines, end + 1);
        if (next < lines.size() && !isQuoted(lines[next]))
            break; // A quotation without marks goes on to the end.
        quoted += lines.mid(at, end - at + 1);
        at = end;
    }
    quoted += lines.mid(at);
    return {own.join(QLatin1Char('\n')).trimmed(), quoted.join(QLatin1Char('\n')).trimmed()};
}

} // namespace email
