#pragma once

#include "station/value/result.h"

#include <QByteArray>

namespace client {

/// Reads a secret from where a person said it is: "@FILE", "-" for standard input, or an empty text for a
/// prompt without echo. Anything else is refused, because other users see the arguments of a process. One
/// line end at the end is not part of the secret.
station::Result<QString> readSecret(const QString &from, const QString &what);

/// The three ways, for messages.
QString secretWays(const QString &slot);

/// Standard input to its end.
QByteArray readStandardInput();

} // namespace client
