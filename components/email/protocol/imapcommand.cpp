#include "components/email/protocol/imapcommand.h"

#include "components/email/protocol/secretbytes.h"

#include <algorithm>

namespace email {

namespace {

/// RFC 9051 §4.3: no line break, NUL or 8-bit character between quotes.
bool fitsIntoQuotes(const QByteArray &text)
{
    return text.size() <= 1000 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

} // namespace

ImapCommand &ImapCommand::word(const QByteArray &text)
{
    m_parts.back().line += ' ' + text;
    return *this;
}

ImapCommand &ImapCommand::string(const QByteArray &text)
{
    if (!fitsIntoQuotes(text))
        return literal(text);
    QByteArray quoted = text;
    quoted.replace('\\', "\\\\").replace('"', "\\\"");
    word('"' + quoted + '"');
    if (m_secret)
        wipe(quoted);
    return *this;
}

ImapCommand &ImapCommand::literal(const QByteArray &bytes)
{
    m_parts.back().line += ' ';
    m_parts.back().literal = bytes;
    m_parts.back().hasLiteral = true;
    m_parts.push_back({});
    return *this;
}

ImapCommand &ImapCommand::append(const QByteArray &text)
{
    m_parts.back().line += text;
    return *this;
}

ImapCommand &ImapCommand::appendAll(const ImapCommand &tail)
{
    const Part &first = tail.m_parts.front();
    m_parts.back().line += first.line;
    m_parts.back().literal = first.literal;
    m_parts.back().hasLiteral = first.hasLiteral;
    m_parts.insert(m_parts.end(), tail.m_parts.begin() + 1, tail.m_parts.end());
    return *this;
}

ImapCommand &ImapCommand::secret()
{
    m_secret = true;
    return *this;
}

void ImapCommand::wipeParts()
{
    for (Part &part : m_parts) {
        wipe(part.line);
        wipe(part.literal);
    }
}

} // namespace email
