#include "station/value/jsonlocator.h"

namespace station {

namespace {

/// Walks over well-formed JSON without building anything.
class Walker
{
public:
    explicit Walker(const QByteArray &text) : m_text(text) {}

    qsizetype find(const QStringList &keys)
    {
        for (const QString &key : keys) {
            skipBlanks();
            const bool inArray = peek() == '[';
            if (!(inArray ? enterArray(key.toInt()) : enterObject(key)))
                return -1;
        }
        skipBlanks();
        return m_at;
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    void skipBlanks()
    {
        while (m_at < m_text.size() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t' ||
                                        peek() == ',' || peek() == ':'))
            ++m_at;
    }
    QString readString()
    {
        const qsizetype begin = ++m_at;
        while (m_at < m_text.size() && peek() != '"')
            m_at += peek() == '\\' ? 2 : 1;
        const QByteArray raw = m_text.mid(begin, m_at - begin);
        ++m_at;
        return QString::fromUtf8(raw);
    }
    void skipValue()
    {
        skipBlanks();
        int depth = 0;
        while (m_at < m_text.size()) {
            const char c = peek();
            if (c == '"')
                readString();
            else if (c == '{' || c == '[')
                ++depth, ++m_at;
            else if (depth > 0 && (c == '}' || c == ']'))
                --depth, ++m_at;
            else if (depth == 0 && (c == ',' || c == '}' || c == ']'))
                return;
            else
                ++m_at;
            if (depth == 0 && (c == '"' || c == '}' || c == ']'))
                return;
        }
    }
    bool enterArray(int index)
    {
        ++m_at;
        for (int i = 0; i < index; ++i) {
            skipValue();
            skipBlanks();
            if (peek() == ']')
                return false;
        }
        skipBlanks();
        return peek() != ']' && peek() != '\0';
    }
    bool enterObject(const QString &key)
    {
        if (peek() != '{')
            return false;
        ++m_at;
        for (;;) {
            skipBlanks();
            if (peek() != '"')
                return false;
            if (readString() == key)
                return true;
            skipValue();
        }
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace

TextPlace placeOf(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(text).first(qBound(qsizetype(0), offset, text.size()));
    const qsizetype lastBreak = before.lastIndexOf('\n');
    const int column = int(QString::fromUtf8(before.sliced(lastBreak + 1)).size()) + 1;
    return {int(before.count('\n')) + 1, column};
}

TextPlace locateInJson(const QByteArray &json, const QStringList &keys)
{
    const qsizetype offset = Walker(json).find(keys);
    return offset < 0 ? TextPlace{} : placeOf(json, offset);
}

} // namespace station
