#pragma once

#include <QByteArray>
#include <QString>

namespace trust {

/// "line 3, column 14" for a byte offset in @p text.
QString placeOf(const QByteArray &text, qsizetype offset);

/// Where the element @p index of the array @p key of the outermost object begins in @p json, which must be
/// valid; QJsonDocument forgets that. -1 if there is none.
qsizetype offsetOfElement(const QByteArray &json, const QByteArray &key, int index);

} // namespace trust
