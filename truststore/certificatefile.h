#pragma once

#include "truststore/certificate.h"
#include "truststore/crl.h"

#include <QList>

namespace trust {

/// Files with more bytes than this are refused.
constexpr qint64 maxCertificateFileBytes = 1024 * 1024;

/// What a certificate file held. A damaged part is named and the others go on.
struct CertificateFile
{
    QList<Certificate> certificates;
    QList<Crl> crls;
    QList<station::Error> damaged;
};

/// Reads certificates and revocation lists from PEM, DER or PKCS#7 content. @p source names it in errors,
/// e.g. the file's name. Fails when the content is too large or holds neither.
station::Result<CertificateFile> parseCertificateFile(const QByteArray &content, const QString &source,
                                                      qint64 limit = maxCertificateFileBytes);

/// As parseCertificateFile(), but any damaged part, or none at all of the kind wanted, is an error.
station::Result<QList<Certificate>> parseCertificates(const QByteArray &content, const QString &source);
station::Result<QList<Crl>> parseCrls(const QByteArray &content, const QString &source);

} // namespace trust
