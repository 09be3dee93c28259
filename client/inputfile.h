#pragma once

#include "station/value/result.h"

#include <QByteArray>
#include <QString>

namespace client {

/// What a file that a person named holds, up to @p most bytes: a device without end is refused as any other
/// file that is too large, and not read for ever.
station::Result<QByteArray> readInputFile(const QString &path, qint64 most);

} // namespace client
