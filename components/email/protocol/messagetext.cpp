#include "components/email/protocol/messagetext.h"

namespace email {

namespace {

constexpr qsizetype MaxLine = 998; // RFC 5322 §2.1.1

/// Ends every line in CR LF, whatever ended it before.
QByteArray withLineEnds(const QByteArray &message)
{
    QByteArray canonical;
    canonical.reserve(message.size() + message.size() / 32 + 2);
    for (qsizetype i = 0; i < message.size(); ++i) {
        const char c = message.at(i);
        if (c == '\r' && i + 1 < message.size() && message.at(i + 1) == '\n')
            ++i;
        if (c == '\r' || c == '\n')
            canonical.append("\r\n", 2);
        else
            canonical.append(c);
    }
    if (!canonical.isEmpty() && !canonical.endsWith('\n'))
        canonical.append("\r\n", 2);
    return canonical;
}

/// True when no CR stands without its LF and no LF without its CR: the usual case, which then costs no copy.
/// The first CR of each line must be the one before its LF.
bool hasLineEnds(const QByteArray &message)
{
    for (qsizetype from = 0, end = 0; from < message.size(); from = end + 1) {
        end = message.indexOf('\n', from);
        if (end < 0 || message.indexOf('\r', from) != end - 1)
            return false;
    }
    return true;
}

bool hasLongLine(const QByteArray &canonical)
{
    for (qsizetype from = 0, end = 0; from < canonical.size(); from = end + 1) {
        end = canonical.indexOf('\n', from);
        if (end - from > MaxLine + 1) // The CR is counted as well.
            return true;
    }
    return false;
}

bool hasEightBit(const QByteArray &text)
{
    quint8 bits = 0;
    for (const char c : text)
        bits |= quint8(c);
    return bits & 0x80;
}

} // namespace

MessageText MessageText::from(const QByteArray &message)
{
    // Everything is judged on what would be sent, not on what came in.
    MessageText text;
    text.canonical = hasLineEnds(message) ? message : withLineEnds(message);
    text.eightBit = hasEightBit(text.canonical);
    if (text.canonical.contains('\0'))
        text.problem = Problem::Nul;
    else if (hasLongLine(text.canonical))
        text.problem = Problem::LineTooLong;
    return text;
}

QByteArray dotStuffed(const QByteArray &canonical)
{
    // The first line counts as well: it follows the CR LF of the DATA command.
    if (!canonical.startsWith('.') && !canonical.contains("\n."))
        return canonical;
    QByteArray stuffed;
    stuffed.reserve(canonical.size() + canonical.size() / 64 + 16);
    bool lineStart = true;
    for (const char c : canonical) {
        if (lineStart && c == '.')
            stuffed.append('.');
        stuffed.append(c);
        lineStart = c == '\n';
    }
    return stuffed;
}

} // namespace email
