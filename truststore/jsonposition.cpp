#include "truststore/jsonposition.h"

#include <QCoreApplication>

namespace trust {

namespace {

/// The offset behind the string that starts at @p start.
qsizetype afterString(const QByteArray &json, qsizetype start)
{
    qsizetype i = start + 1;
    while (i < json.size() && json.at(i) != '"')
        i += json.at(i) == '\\' ? 2 : 1;
    return i + 1;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

QString placeOf(const QByteArray &text, qsizetype offset)
{
    const QByteArray before = text.left(offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf('\n');
    return QCoreApplication::translate("JsonPosition", "line %1, column %2").arg(line).arg(column);
}

qsizetype offsetOfElement(const QByteArray &json, const QByteArray &key, int index)
{
    int depth = 0;
    int count = 0;
    bool inArray = false;
    bool elementStarts = false;
    QByteArray lastString;
    for (qsizetype i = 0; i < json.size();) {
        const char c = json.at(i);
        if (inArray && elementStarts && !isSpace(c) && c != ']') {
            if (count++ == index)
                return i;
            elementStarts = false;
        }
        if (c == '"') {
            const qsizetype end = afterString(json, i);
            if (depth == 1)
                lastString = json.mid(i + 1, end - i - 2);
            i = end;
            continue;
        }
        if (c == '{' || c == '[') {
            ++depth;
            if (c == '[' && depth == 2 && lastString == key)
                inArray = elementStarts = true;
        } else if (c == '}' || c == ']') {
            --depth;
            inArray = inArray && depth >= 2;
        } else if (c == ',' && depth == 2) {
            elementStarts = inArray;
        }
        ++i;
    }
    return -1;
}

} // namespace trust
