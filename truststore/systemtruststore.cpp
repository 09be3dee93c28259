#include "truststore/systemtruststore.h"

#include "station/value/atomicfile.h"
#include "truststore/certificatefile.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace trust {

namespace {

constexpr qint64 maxBundleBytes = 8 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("SystemTrustStore", text);
}

} // namespace

int SystemTrustStore::expiredCount(const QDateTime &at) const
{
    return int(std::count_if(certificates.begin(), certificates.end(),
                             [&at](const Certificate &anchor) { return anchor.notAfter() < at; }));
}

QStringList usualBundlePaths()
{
    return {QStringLiteral("/etc/ssl/certs/ca-certificates.crt"),
            QStringLiteral("/etc/pki/tls/certs/ca-bundle.crt"), QStringLiteral("/etc/ssl/ca-bundle.pem"),
            QStringLiteral("/etc/ssl/cert.pem")};
}

station::Result<SystemTrustStore> readSystemTrustStore(const QString &path)
{
    SystemTrustStore store;
    store.path = path;
    if (store.path.isEmpty()) {
        const QStringList candidates = usualBundlePaths();
        const auto found = std::find_if(candidates.begin(), candidates.end(), [](const QString &candidate) {
            return QFileInfo::exists(candidate);
        });
        if (found == candidates.end())
            return station::Error{tr("System trust store"),
                                  tr("no CA bundle was found at %1").arg(candidates.join(u' ')),
                                  tr("Install the package ca-certificates.")};
        store.path = *found;
    }
    store.modified = QFileInfo(store.path).lastModified().toUTC();
    station::Result<QByteArray> content = station::readFile(store.path, maxBundleBytes);
    if (!content)
        return content.error();
    station::Result<CertificateFile> file = parseCertificateFile(*content, store.path, maxBundleBytes);
    if (!file)
        return file.error();
    store.certificates = file->certificates;
    store.damaged = file->damaged;
    return store;
}

} // namespace trust
