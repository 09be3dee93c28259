#pragma once

#include "client/invocation.h"

namespace client {

/// A JSON value as a person reads it: lists with commas, nothing for null.
QString plainText(const QJsonValue &value);
/// The same as one line with control characters as escapes, for messages that quote what somebody typed.
QString escapedText(const QString &text);
/// Aligned columns under their headings, without a line end after the last row. Times are shown to the
/// second. With a @p width above 0 the last column is cut so that lines fit it.
QString tableText(const QJsonArray &rows, const QList<Column> &columns, qsizetype width = 0);
/// "name: value" lines, the members of @p first before the others; members of members are indented.
QString outlineText(const QJsonObject &object, const QStringList &first = {}, int indent = 0);

} // namespace client
