#include "station/session/requestreader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

#include <cmath>
#include <cstdlib>
#include <vector>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

/// Walks over the tokens of a JSON text before the real parser sees it. It knows strings, numbers and
/// brackets; grammar is left to QJsonDocument, which sees the same bytes next.
class Scan
{
public:
    Scan(const QByteArray &text, const RequestLimits &limits) : m_text(text), m_limits(limits) {}

    /// The first thing that is not allowed, or an empty text.
    QString problem()
    {
        while (m_at < m_text.size() && m_problem.isEmpty())
            token();
        return m_problem;
    }

private:
    struct Level
    {
        bool isObject;
        bool keyNext;
        QSet<QString> keys;
    };

    void token()
    {
        const char c = m_text.at(m_at);
        switch (c) {
        case '{':
        case '[':
            m_levels.push_back({c == '{', c == '{', {}});
            if (int(m_levels.size()) > m_limits.depth)
                m_problem = tr("it is nested deeper than %1 levels").arg(m_limits.depth);
            break;
        case '}':
        case ']':
            if (!m_levels.empty())
                m_levels.pop_back();
            break;
        case ',':
            if (!m_levels.empty())
                m_levels.back().keyNext = m_levels.back().isObject;
            break;
        case '"':
            string();
            return;
        case '\0':
            m_problem = tr("it holds a NUL byte");
            return;
        default:
            if (c == '-' || (c >= '0' && c <= '9')) {
                number();
                return;
            }
        }
        ++m_at;
    }

    void number()
    {
        const qsizetype begin = m_at;
        const auto belongs = [](char c) {
            return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
        };
        while (m_at < m_text.size() && belongs(m_text.at(m_at)))
            ++m_at;
        const QByteArray digits = m_text.mid(begin, m_at - begin);
        // toDouble() gives 0 for what is too large.
        const double value = std::strtod(digits.constData(), nullptr);
        if (std::isinf(value))
            m_problem = tr("the number %1 is too large").arg(QString::fromLatin1(digits.left(20)));
        else if (value == 0 && digits.startsWith('-'))
            m_problem = tr("minus zero is not a value");
    }

    void string()
    {
        const bool isKey = !m_levels.empty() && m_levels.back().keyNext;
        QString escaped; // Only text written by \u matters for surrogates; keys are collected whole.
        QByteArray raw;
        const auto flush = [&] {
            if (isKey)
                escaped += QString::fromUtf8(raw);
            raw.clear();
        };
        for (++m_at; m_at < m_text.size() && m_text.at(m_at) != '"' && m_problem.isEmpty(); ++m_at) {
            const char c = m_text.at(m_at);
            if (c == '\0') {
                m_problem = tr("it holds a NUL byte");
            } else if (c != '\\') {
                m_high = m_high.isNull() ? QChar() : lone();
                if (isKey)
                    raw += c;
            } else {
                flush();
                escape(escaped);
            }
        }
        if (!m_high.isNull())
            lone();
        flush();
        ++m_at;
        if (isKey && m_problem.isEmpty())
            key(escaped);
    }

    void escape(QString &text)
    {
        const char kind = m_at + 1 < m_text.size() ? m_text.at(++m_at) : '\0';
        if (kind != 'u') {
            m_high = m_high.isNull() ? QChar() : lone();
            text += QLatin1Char('\\');
            text += QLatin1Char(kind);
            return;
        }
        bool ok = false;
        const QChar unit(char16_t(m_text.mid(m_at + 1, 4).toUShort(&ok, 16)));
        m_at += 4;
        if (!ok)
            m_problem = tr("it holds a \\u without four digits");
        else if (unit.isNull())
            m_problem = tr("it holds a NUL character");
        else if (unit.isHighSurrogate())
            m_high = m_high.isNull() ? unit : lone();
        else if (unit.isLowSurrogate() == m_high.isNull())
            lone();
        else
            m_high = QChar();
        text += unit;
    }

    QChar lone()
    {
        m_problem = tr("it holds half of a surrogate pair");
        return {};
    }

    void key(const QString &name)
    {
        Level &level = m_levels.back();
        level.keyNext = false;
        if (level.keys.contains(name))
            m_problem = tr("the key \"%1\" appears twice in one object").arg(name.left(60));
        else if (++m_keys > m_limits.keys)
            m_problem = tr("it has more than %1 keys").arg(m_limits.keys);
        level.keys.insert(name);
    }

    const QByteArray &m_text;
    const RequestLimits &m_limits;
    qsizetype m_at = 0;
    int m_keys = 0;
    QChar m_high; ///< A high surrogate that still wants its other half.
    std::vector<Level> m_levels;
    QString m_problem;
};

} // namespace

Result<QJsonObject> readRequest(const QByteArray &line, const RequestLimits &limits)
{
    const QString what = tr("the request");
    if (const QString problem = Scan(line, limits).problem(); !problem.isEmpty())
        return Error{what, problem, {}};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{
            what, tr("it is not JSON: %1 at byte %2").arg(error.errorString()).arg(error.offset), {}};
    if (!document.isObject())
        return Error{what, tr("one JSON object a line is expected"), {}};
    return document.object();
}

} // namespace station
