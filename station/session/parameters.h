#pragma once

#include "station/session/methods.h"

namespace station {

/// Whether @p params are those that @p method documents: none missing, none unknown, each of its type.
Result<void> checkParameters(const Method &method, const QJsonObject &params);

/// One entry of a method's schema.
QJsonObject parameter(const char *type, const QString &doc, bool optional = false);

} // namespace station
