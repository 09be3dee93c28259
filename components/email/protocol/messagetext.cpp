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
bool hasLineEnds(const QByteArray &message)
{
    char before = '\0';
    for (const char c : message) {
        if ((c == '\n') != (before == '\r'))
            return false;
        before = c;
    }
    return message.isEmpty() || before == '\n';
}

} // namespace

MessageText MessageText::from(const QByteArray &message)
{
    MessageText text;
    text.canonical = hasLineEnds(message) ? message : withLineEnds(message);
    // Everything is judged on what would be sent, not on what came in.
    qsizetype length = 0;
    for (const char c : text.canonical) {
        length = c == '\n' ? 0 : length + 1;
        if (length > MaxLine + 1) // the CR is counted as well
            text.problem = Problem::LineTooLong;
        if (c == '\0')
            text.problem = Problem::Nul;
        text.eightBit = text.eightBit || (static_cast<unsigned char>(c) & 0x80);
        if (text.problem != Problem::None)
            break;
    }
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
