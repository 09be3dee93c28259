#include "client/textoutput.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace client {

namespace {

/// What the station says goes to a terminal: nothing in it may move the cursor or hide text.
QString harmless(QString text)
{
    for (QChar &c : text) {
        const bool bidi =
            (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if ((c.category() == QChar::Other_Control && c != QLatin1Char('\n')) || bidi)
            c = QChar(0xFFFD);
    }
    return text;
}

/// Blanks at the end go; those at the start may be an indentation.
QString oneLine(QString text)
{
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    while (text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    return text;
}

/// A time of the station as a table shows it: 2026-11-22 06:55:47, in UTC.
QString shortTime(const QString &text)
{
    static const QRegularExpression time(
        QStringLiteral("\\A(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?Z\\z"));
    const QRegularExpressionMatch match = time.match(text);
    return match.hasMatch() ? match.captured(1) + QLatin1Char(' ') + match.captured(2) : text;
}

/// Beginning and end of an ord say the most.
QString shortened(const QString &text, qsizetype width)
{
    const qsizetype head = (width - 1) / 2;
    return text.size() <= width ? text : text.left(head) + QChar(0x2026) + text.right(width - 1 - head);
}

QString cellText(const QJsonValue &value, const Column &column)
{
    const QString text = shortTime(oneLine(plainText(value)));
    return column.most > 0 ? shortened(text, column.most) : text;
}

bool isPlain(const QJsonValue &value)
{
    if (!value.isArray())
        return !value.isObject();
    const QJsonArray list = value.toArray();
    return std::none_of(list.begin(), list.end(),
                        [](const QJsonValue &item) { return item.isObject() || item.isArray(); });
}

/// One line behind the name, several below it.
void appendPlain(QString &text, const QString &value, const QString &margin)
{
    if (!value.contains(QLatin1Char('\n'))) {
        text += value;
        return;
    }
    const QStringList lines = value.split(QLatin1Char('\n'));
    for (const QString &line : lines)
        text += QLatin1Char('\n') + margin + QStringLiteral("  ") + line;
}

void appendNested(QString &text, const QJsonValue &value, const QStringList &first, int indent)
{
    const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray{value};
    for (qsizetype i = 0; i < list.size(); ++i) {
        text += QLatin1String(i > 0 && list.size() > 1 && list.at(i).isObject() ? "\n\n" : "\n");
        text += list.at(i).isObject() ? outlineText(list.at(i).toObject(), first, indent)
                                      : QString(indent, QLatin1Char(' ')) + plainText(list.at(i));
    }
}

} // namespace

QString plainText(const QJsonValue &value)
{
    if (value.isString())
        return harmless(value.toString());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isArray()) {
        QStringList items;
        const QJsonArray list = value.toArray();
        for (const QJsonValue &item : list)
            items.append(plainText(item));
        return items.join(QStringLiteral(", "));
    }
    if (value.isObject())
        return harmless(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    return {};
}

QString escapedText(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == QLatin1Char('\n'))
            out += QLatin1String("\\n");
        else if (c.category() == QChar::Other_Control)
            out += QStringLiteral("\\x%1").arg(uint(c.unicode()), 2, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return harmless(out);
}

QString tableText(const QJsonArray &rows, const QList<Column> &columns, qsizetype width)
{
    QList<QStringList> lines;
    QStringList titles;
    for (const Column &column : columns)
        titles.append(column.title);
    lines.append(titles);
    for (const QJsonValue &row : rows) {
        QStringList cells;
        for (const Column &column : columns)
            cells.append(cellText(row.toObject().value(column.key), column));
        lines.append(cells);
    }
    QList<qsizetype> widths(columns.size(), 0);
    for (const QStringList &cells : std::as_const(lines)) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths.at(i), cells.at(i).size());
    }
    QStringList text;
    for (const QStringList &cells : std::as_const(lines)) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i)
            line += cells.at(i).leftJustified(widths.at(i) + 2);
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        if (width > 0 && line.size() > width)
            line = line.left(width - 1) + QChar(0x2026);
        text.append(line);
    }
    return text.join(QLatin1Char('\n'));
}

QString outlineText(const QJsonObject &object, const QStringList &first, int indent)
{
    QStringList keys = object.keys();
    std::stable_sort(keys.begin(), keys.end(), [&first](const QString &a, const QString &b) {
        // What is not listed comes last, in the order that it has.
        return std::size_t(first.indexOf(a)) < std::size_t(first.indexOf(b));
    });
    qsizetype width = 0;
    for (const QString &key : std::as_const(keys))
        width = std::max(width, isPlain(object.value(key)) ? key.size() : 0);
    const QString margin(indent, QLatin1Char(' '));
    QString text;
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue value = object.value(key);
        if (!text.isEmpty())
            text += QLatin1Char('\n');
        text += margin + (key + QLatin1Char(':')).leftJustified(isPlain(value) ? width + 2 : 0);
        if (isPlain(value))
            appendPlain(text, plainText(value), margin);
        else
            appendNested(text, value, first, indent + 2);
    }
    return text;
}

} // namespace client
