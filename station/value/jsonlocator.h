#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace station {

/// A place in a text, counted from 1 as editors do.
struct TextPlace
{
    int line = 0;
    int column = 0;
};

TextPlace placeOf(const QByteArray &text, qsizetype offset);

/// Where the value named by @p keys (object keys, array indexes as numbers) begins in well-formed JSON; line
/// 0 when it is not there. Used to name the line of a value that parsed well but means nothing.
TextPlace locateInJson(const QByteArray &json, const QStringList &keys);

} // namespace station
