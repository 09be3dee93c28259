#pragma once

#include "station/value/result.h"

#include <QIODevice>

#include <memory>

namespace client {

/// Connects to the station that runs on @p folder; a null pointer when none does. Works for folders whose
/// path is longer than a socket's name may be.
station::Result<std::unique_ptr<QIODevice>> connectToStation(const QString &folder);

} // namespace client
