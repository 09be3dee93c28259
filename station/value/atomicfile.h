#pragma once

#include "station/value/result.h"

#include <QByteArray>

namespace station {

/// Replaces the file @p path by @p content so that a crash, a full disk or a failing disk leaves either the
/// old file or the new one, whole. Writes `<name>.tmp.<pid>` with mode 0600 in the same folder, checks every
/// write, fsync and close, renames, and syncs the folder. On any error the temporary file is removed, the old
/// file stays, and the Error names the file and the system's reason.
///
/// QSaveFile of Qt 6.4 is not used: on a full disk it reports success and leaves an empty file.
Result<void> replaceFile(const QString &path, const QByteArray &content);

/// Reads the whole of @p path; refuses files larger than @p maxBytes.
Result<QByteArray> readFile(const QString &path, qint64 maxBytes = 64 * 1024 * 1024);

} // namespace station
