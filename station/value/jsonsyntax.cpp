#include "station/value/jsonsyntax.h"

namespace station {

namespace {

constexpr int deepest = 1024; ///< As QJsonDocument has it.

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Each function goes over what it names; false leaves m_at where it is wrong.
class Syntax
{
public:
    explicit Syntax(QByteArrayView text) : m_text(text) {}

    qsizetype error()
    {
        const bool whole = value(0) && (blanks(), m_at == m_text.size());
        return whole ? -1 : m_at;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char c) { return peek() == c && m_at < m_text.size() && ++m_at; }
    void blanks()
    {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')
            ++m_at;
    }

    bool value(int depth)
    {
        blanks();
        switch (peek()) {
        case '{':
            return depth < deepest && list('}', depth, true);
        case '[':
            return depth < deepest && list(']', depth, false);
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }

    bool list(char end, int depth, bool named)
    {
        ++m_at;
        blanks();
        if (take(end))
            return true;
        do {
            blanks();
            if (named && !(string() && (blanks(), take(':'))))
                return false;
            if (!value(depth + 1))
                return false;
            blanks();
        } while (take(','));
        return take(end);
    }

    bool word(QByteArrayView expected)
    {
        if (!m_text.sliced(m_at).startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }

    bool digits()
    {
        const qsizetype begin = m_at;
        while (isDigit(peek()))
            ++m_at;
        return m_at > begin;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (peek() != 'e' && peek() != 'E')
            return true;
        ++m_at;
        if (!take('+'))
            take('-');
        return digits();
    }

    bool string()
    {
        if (!take('"'))
            return false;
        const qsizetype begin = m_at;
        while (peek() != '"') {
            if (uchar(peek()) < 0x20)
                return false;
            if (take('\\') ? !escape() : !++m_at)
                return false;
        }
        return m_text.sliced(begin, m_at++ - begin).isValidUtf8();
    }

    bool escape()
    {
        if (!take('u'))
            return QByteArrayView("\"\\/bfnrt").contains(peek()) && peek() && ++m_at;
        for (int i = 0; i < 4; ++i) {
            const char c = peek();
            if (!isDigit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F'))
                return false;
            ++m_at;
        }
        return true;
    }

    const QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

qsizetype errorInJson(QByteArrayView text)
{
    return Syntax(text).error();
}

} // namespace station
