#pragma once

#include "client/invocation.h"

namespace client {

/// A JSON value as a person reads it: lists with commas, nothing for null.
QString plainText(const QJsonValue &value);
/// Aligned columns under their headings, without a line end after the last row.
QString tableText(const QJsonArray &rows, const QList<Column> &columns);
/// "name: value" lines, the members of @p first before the others; members of members are indented.
QString outlineText(const QJsonObject &object, const QStringList &first = {}, int indent = 0);

} // namespace client
