#pragma once

#include "truststore/certificate.h"
#include "truststore/crl.h"

#include <QJsonArray>
#include <QJsonObject>

namespace platform {

/// What a list shows of a certificate: subject, issuer, alias, notBefore, notAfter, daysLeft, keyAlgorithm,
/// keySize, signatureAlgorithm, serial, sha256, spkiSha256, selfSigned.
QJsonObject certificateSummary(const trust::Certificate &certificate, const QDateTime &now);
QJsonArray certificateSummaries(const QList<trust::Certificate> &certificates, const QDateTime &now);

/// The same with what a viewer shows besides: key, fingerprint in groups, sans, basicConstraints, pem.
QJsonObject certificateDetails(const trust::Certificate &certificate, const QDateTime &now);
QJsonArray chainDetails(const QList<trust::Certificate> &chain, const QDateTime &now);

/// What a list shows of revocation lists: kind "revocationList", issuer, thisUpdate, nextUpdate (null where
/// the list names none), stale, revoked, sha256.
QJsonArray revocationListSummaries(const QList<trust::Crl> &lists, const QDateTime &now);

} // namespace platform
