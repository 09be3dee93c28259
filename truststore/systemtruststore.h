#pragma once

#include "truststore/certificate.h"

#include <QList>

namespace trust {

/// The operating system's anchors, read from its bundle file by ourselves. Qt's own list is not used:
/// Debian's Qt 6.4 falls back on roots that the caller meant to exclude (CVE-2023-34410) and searches folders
/// for more (CVE-2025-14575).
struct SystemTrustStore
{
    QString path;       ///< The file that was read.
    QDateTime modified; ///< Its date.
    QList<Certificate> certificates;
    QList<station::Error> damaged; ///< Parts of the file that could not be read.

    int expiredCount(const QDateTime &at) const;
};

/// Where distributions keep the bundle, in the order in which they are tried.
QStringList usualBundlePaths();

/// Reads @p path, or the first usual path that exists. Safe to call on any thread; it takes some ten
/// milliseconds.
station::Result<SystemTrustStore> readSystemTrustStore(const QString &path = {});

} // namespace trust
