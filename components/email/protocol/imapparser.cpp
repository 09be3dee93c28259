#include "components/email/protocol/imapparser.h"

#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

// Strict where a wrong reading would lose step with the server: where a response ends, which literal belongs
// to it, whose tag it bears. A status response never has a literal, whatever its text ends in: text is the
// server's prose, and "{10}" at its end would swallow the next ten bytes (and with them a tagged answer).

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

bool isStatus(const QByteArray &name)
{
    static constexpr std::array Names{"OK", "NO", "BAD", "BYE", "PREAUTH"};
    return std::find(Names.begin(), Names.end(), name) != Names.end();
}

bool isTag(const QByteArray &word)
{
    return !word.isEmpty() && word.size() <= 32 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

QByteArray firstWord(const QByteArray &text)
{
    const qsizetype blank = text.indexOf(' ');
    return blank < 0 ? text : text.left(blank);
}

} // namespace

ImapParser::State ImapParser::addLine(const QByteArray &line)
{
    if (line.contains('\0'))
        return bad(tr("The server sent a NUL character."));
    m_lineBytes += line.size();
    if (m_lineBytes > MaxLine)
        return bad(tr("The server sent a response of more than %1 bytes.").arg(MaxLine));
    return m_begun ? readValues(line, 0) : begin(line);
}

ImapParser::State ImapParser::begin(const QByteArray &line)
{
    m_begun = true;
    m_open.assign(1, ImapValue{ImapValue::Kind::List});
    if (line == "+" || line.startsWith("+ ")) {
        m_response.kind = ImapResponse::Kind::Continuation;
        m_response.text = line.mid(2);
        return State::Complete;
    }
    if (line.startsWith("* "))
        return beginUntagged(line);
    m_response.tag = firstWord(line);
    const QByteArray rest = line.mid(m_response.tag.size() + 1);
    m_response.name = firstWord(rest).toUpper();
    const bool isAnswer = m_response.name == "OK" || m_response.name == "NO" || m_response.name == "BAD";
    if (!isTag(m_response.tag) || !isAnswer)
        return badLine(line);
    m_response.kind = ImapResponse::Kind::Tagged;
    return beginStatus(rest);
}

ImapParser::State ImapParser::beginUntagged(const QByteArray &line)
{
    qsizetype at = 2;
    QByteArray word = firstWord(line.mid(at));
    if (const std::optional<qint64> number = decimal(word)) {
        m_response.number = number;
        at += word.size() + 1;
        word = firstWord(line.mid(at));
    }
    m_response.name = word.toUpper();
    if (word.isEmpty() || word.contains('(') || word.contains('"') || word.contains('{'))
        return badLine(line);
    if (!m_response.number && isStatus(m_response.name)) {
        m_response.kind = ImapResponse::Kind::Status;
        return beginStatus(line.mid(at));
    }
    return readValues(line, at + word.size());
}

ImapParser::State ImapParser::beginStatus(const QByteArray &rest)
{
    const QByteArray text = rest.mid(m_response.name.size() + 1).trimmed();
    m_response.text = text;
    // A code that cannot be read is prose: nothing depends on where it ends.
    if (text.startsWith('[') && readCode(text))
        m_response.text = text.mid(text.indexOf(']') + 1).trimmed();
    m_open.clear();
    return State::Complete;
}

bool ImapParser::readCode(const QByteArray &text)
{
    const qsizetype end = text.indexOf(']');
    if (end < 0)
        return false;
    const QByteArray inside = text.mid(1, end - 1);
    const QByteArray name = firstWord(inside);
    ImapParser arguments;
    arguments.m_begun = true;
    arguments.m_open.assign(1, ImapValue{ImapValue::Kind::List});
    if (arguments.readValues(inside, name.size()) == State::Complete)
        m_response.arguments = std::move(arguments.m_response.values);
    m_response.code = name.toUpper();
    return true;
}

/// Reads values up to the end of the line; brackets that are open, and only those, go on behind a literal.
ImapParser::State ImapParser::readValues(const QByteArray &line, qsizetype from)
{
    for (qsizetype at = from; at < line.size();) {
        const char c = line.at(at);
        bool good = true;
        if (c == ' ') {
            ++at;
        } else if (c == '(') {
            good = m_open.size() <= size_t(MaxDepth);
            m_open.push_back({ImapValue::Kind::List});
            ++at;
        } else if (c == ')') {
            good = m_open.size() > 1;
            if (good) {
                ImapValue list = std::move(m_open.back());
                m_open.pop_back();
                here().push_back(std::move(list));
            }
            ++at;
        } else if (c == '"') {
            good = readQuoted(line, at);
        } else if (c == '{' || (c == '~' && at + 1 < line.size() && line.at(at + 1) == '{')) {
            return readLiteralSize(line, c == '~' ? at + 1 : at);
        } else {
            good = readAtom(line, at);
        }
        if (!good)
            return badLine(line);
    }
    return m_open.size() == 1 ? close() : badLine(line);
}

bool ImapParser::readQuoted(const QByteArray &line, qsizetype &at)
{
    QByteArray text;
    for (++at; at < line.size() && line.at(at) != '"'; ++at) {
        if (line.at(at) == '\\' && ++at == line.size())
            return false;
        text.append(line.at(at));
    }
    here().push_back({ImapValue::Kind::String, text});
    return at++ < line.size();
}

/// An atom, a flag, a number, NIL, or the name of a FETCH item, which holds blanks and brackets of its own.
bool ImapParser::readAtom(const QByteArray &line, qsizetype &at)
{
    const qsizetype start = at;
    while (at < line.size() && !strchr(" ()\"{", line.at(at))) {
        const bool isSection = line.at(at) == '[' && line.mid(start, at - start).toUpper().startsWith("BODY");
        if (isSection)
            at = line.indexOf(']', at);
        if (at < 0)
            return false;
        ++at;
    }
    ImapValue value{ImapValue::Kind::Atom, line.mid(start, at - start)};
    if (value.is("NIL"))
        value = {};
    here().push_back(std::move(value));
    return at > start;
}

/// "{123}" at the end of the line (RFC 9051 §4.3). "{123+}" is the client's form only.
ImapParser::State ImapParser::readLiteralSize(const QByteArray &line, qsizetype at)
{
    if (!line.endsWith('}'))
        return badLine(line);
    const std::optional<qint64> size = decimal(line.mid(at + 1, line.size() - at - 2));
    if (!size)
        return badLine(line);
    m_isMessageText = m_response.isData("FETCH") && m_open.size() == 2 && !here().empty() &&
                      here().size() % 2 == 1 && namesMessageText(here().back());
    m_literal = *size;
    if (m_isMessageText)
        return State::NeedsLiteral;
    m_kept += qMin<qint64>(*size, MaxKept + 1);
    if (m_kept > MaxKept)
        return bad(tr("The server announced %1 bytes where a short text belongs.").arg(*size));
    return State::NeedsLiteral;
}

ImapParser::State ImapParser::addLiteral(const QByteArray &bytes)
{
    if (m_isMessageText)
        here().push_back({ImapValue::Kind::Streamed, {}, {}, m_literal});
    else
        here().push_back({ImapValue::Kind::String, bytes});
    m_isMessageText = false;
    m_literal = 0;
    return State::NeedsLine;
}

ImapParser::State ImapParser::close()
{
    m_response.values = std::move(m_open.front().items);
    m_open.clear();
    return State::Complete;
}

ImapResponse ImapParser::take()
{
    ImapResponse response = std::move(m_response);
    *this = {};
    return response;
}

ImapParser::State ImapParser::badLine(const QByteArray &line)
{
    return bad(
        tr("The server sent a line that is no IMAP response: \"%1\".").arg(readableText(line.left(80))));
}

ImapParser::State ImapParser::bad(const QString &problem)
{
    m_problem = problem;
    return State::Bad;
}

} // namespace email
