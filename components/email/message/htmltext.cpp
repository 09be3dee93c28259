#include "components/email/message/htmltext.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace email {

namespace {

constexpr qsizetype MaxEntity = 12;
constexpr qsizetype MaxStyle = 2000;

QString entity(QStringView name)
{
    static const QHash<QString, QString> known{
        {QStringLiteral("lt"), QStringLiteral("<")},   {QStringLiteral("gt"), QStringLiteral(">")},
        {QStringLiteral("amp"), QStringLiteral("&")},  {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")}, {QStringLiteral("nbsp"), QStringLiteral(" ")}};
    if (!name.startsWith(QLatin1Char('#')))
        return known.value(name.toString().toLower());
    const bool isHex = name.size() > 1 && name[1].toLower() == QLatin1Char('x');
    bool ok = false;
    const uint code = name.sliced(isHex ? 2 : 1).toUInt(&ok, isHex ? 16 : 10);
    const bool isCharacter = ok && code >= 0x20 && code < 0xd800;
    return isCharacter ? QString(QChar(char16_t(code))) : ok ? QStringLiteral(" ") : QString();
}

/// Writes the lines of plainOf().
class PlainWriter
{
public:
    void breakLine()
    {
        m_text += QLatin1Char('\n');
        m_isNewLine = true;
    }
    void say(const QString &what)
    {
        if (m_isNewLine && m_depth > 0)
            m_text += QLatin1String("> ");
        m_isNewLine = false;
        m_text += what;
    }
    void tag(const QString &name, bool closes)
    {
        static const QStringList blocks{
            QStringLiteral("p"),  QStringLiteral("div"), QStringLiteral("tr"), QStringLiteral("li"),
            QStringLiteral("ul"), QStringLiteral("ol"),  QStringLiteral("hr"), QStringLiteral("table"),
            QStringLiteral("h1"), QStringLiteral("h2"),  QStringLiteral("h3"), QStringLiteral("blockquote"),
            QStringLiteral("br")};
        if (!blocks.contains(name))
            return;
        if (!m_isNewLine || name == QLatin1String("br"))
            breakLine();
        if (name == QLatin1String("blockquote"))
            m_depth = std::max(0, m_depth + (closes ? -1 : 1));
        if (name == QLatin1String("hr"))
            say(QString(12, QLatin1Char('_')));
    }
    QString text() const { return m_text; }

private:
    QString m_text;
    bool m_isNewLine = true;
    int m_depth = 0;
};

/// Behind the element that begins at @p at and whose content nobody reads.
qsizetype skipElement(const QString &html, const QString &name, qsizetype at)
{
    const qsizetype end = html.indexOf(QStringLiteral("</") + name, at, Qt::CaseInsensitive);
    return end < 0 ? html.size() : end;
}

/// Whether the attributes of a tag keep it from being seen.
bool isHidden(QStringView attributes)
{
    QString style = attributes.left(MaxStyle).toString().toLower();
    style.removeIf([](QChar c) { return c.isSpace(); });
    return style.contains(QLatin1String("display:none")) ||
           style.contains(QLatin1String("visibility:hidden"));
}

/// At the end of the element @p name whose content begins at @p at, with others of its name within it.
qsizetype skipHidden(const QString &html, const QString &name, qsizetype at)
{
    static const QStringList empty{QStringLiteral("br"), QStringLiteral("img"), QStringLiteral("hr"),
                                   QStringLiteral("input")};
    if (empty.contains(name))
        return at;
    const QString opening = QLatin1Char('<') + name;
    const QString closing = QStringLiteral("</") + name;
    int depth = 1;
    for (qsizetype tag = html.indexOf(QLatin1Char('<'), at); tag >= 0;
         tag = html.indexOf(QLatin1Char('<'), tag + 1)) {
        const QStringView rest = QStringView(html).sliced(tag);
        if (rest.startsWith(closing, Qt::CaseInsensitive) && --depth == 0)
            return tag;
        depth += rest.startsWith(opening, Qt::CaseInsensitive) ? 1 : 0;
    }
    return html.size();
}

} // namespace

QString plainOf(const QString &html)
{
    PlainWriter writer;
    for (qsizetype at = 0; at < html.size();) {
        const QChar c = html[at];
        if (c == QLatin1Char('<')) {
            const bool isComment = QStringView(html).sliced(at).startsWith(QLatin1String("<!--"));
            const qsizetype end = html.indexOf(isComment ? QLatin1String("-->") : QLatin1String(">"), at);
            if (end < 0)
                break;
            qsizetype nameAt = at + 1;
            const bool closes = html[nameAt] == QLatin1Char('/');
            nameAt += closes ? 1 : 0;
            qsizetype nameEnd = nameAt;
            while (nameEnd < end && html[nameEnd].isLetterOrNumber())
                ++nameEnd;
            const QString name = html.mid(nameAt, std::min<qsizetype>(nameEnd - nameAt, 12)).toLower();
            at = end + (isComment ? 3 : 1);
            if (!closes && (name == QLatin1String("style") || name == QLatin1String("script") ||
                            name == QLatin1String("head") || name == QLatin1String("title")))
                at = skipElement(html, name, at);
            else if (!closes && !isComment && isHidden(QStringView(html).sliced(nameEnd, end - nameEnd)))
                at = skipHidden(html, name, at);
            else if (!isComment)
                writer.tag(name, closes);
            continue;
        }
        if (c == QLatin1Char('&')) {
            const qsizetype length = QStringView(html).mid(at, MaxEntity).indexOf(QLatin1Char(';'));
            const QString decoded =
                length > 0 ? entity(QStringView(html).sliced(at + 1, length - 1)) : QString();
            writer.say(decoded.isEmpty() ? QStringLiteral("&") : decoded);
            at += decoded.isEmpty() ? 1 : length + 1;
            continue;
        }
        if (!c.isSpace())
            writer.say(c);
        else if (!writer.text().isEmpty() && !writer.text().back().isSpace())
            writer.say(QStringLiteral(" "));
        ++at;
    }
    return writer.text();
}

} // namespace email
