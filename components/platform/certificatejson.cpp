#include "components/platform/certificatejson.h"

namespace platform {

namespace {

QString keyAlgorithm(trust::Certificate::KeyType type)
{
    switch (type) {
    case trust::Certificate::KeyType::Rsa:
        return QStringLiteral("RSA");
    case trust::Certificate::KeyType::Ec:
        return QStringLiteral("EC");
    case trust::Certificate::KeyType::Ed25519:
        return QStringLiteral("Ed25519");
    case trust::Certificate::KeyType::Ed448:
        return QStringLiteral("Ed448");
    case trust::Certificate::KeyType::Other:
        break;
    }
    return QStringLiteral("other");
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

} // namespace

QJsonObject certificateSummary(const trust::Certificate &certificate, const QDateTime &now)
{
    const QString commonName = certificate.commonName();
    return {{QStringLiteral("subject"), certificate.subject()},
            {QStringLiteral("issuer"), certificate.issuer()},
            {QStringLiteral("alias"), commonName.isEmpty() ? certificate.subject() : commonName},
            {QStringLiteral("notBefore"), timeText(certificate.notBefore())},
            {QStringLiteral("notAfter"), timeText(certificate.notAfter())},
            {QStringLiteral("daysLeft"), now.daysTo(certificate.notAfter())},
            {QStringLiteral("keyAlgorithm"), keyAlgorithm(certificate.keyType())},
            {QStringLiteral("keySize"), certificate.keyBits()},
            {QStringLiteral("signatureAlgorithm"), certificate.signatureAlgorithm()},
            {QStringLiteral("signatureSize"), certificate.signatureBits()},
            {QStringLiteral("serial"), certificate.serial()},
            {QStringLiteral("sha256"), certificate.sha256()},
            {QStringLiteral("spkiSha256"), certificate.spkiSha256()},
            {QStringLiteral("selfSigned"), certificate.isSelfSigned()}};
}

QJsonArray certificateSummaries(const QList<trust::Certificate> &certificates, const QDateTime &now)
{
    QJsonArray list;
    for (const trust::Certificate &certificate : certificates)
        list.append(certificateSummary(certificate, now));
    return list;
}

QJsonObject certificateDetails(const trust::Certificate &certificate, const QDateTime &now)
{
    QJsonObject json = certificateSummary(certificate, now);
    QJsonArray sans;
    for (const QString &name : certificate.dnsNames())
        sans.append(QStringLiteral("DNS:") + name);
    for (const QString &address : certificate.ipAddresses())
        sans.append(QStringLiteral("IP:") + address);
    QJsonObject constraints{{QStringLiteral("ca"), certificate.isCa()}};
    if (const int length = certificate.pathLength(); length >= 0)
        constraints.insert(QStringLiteral("pathLength"), length);
    json.insert(QStringLiteral("key"), certificate.keyText());
    json.insert(QStringLiteral("fingerprint"), trust::groupedFingerprint(certificate.sha256()));
    json.insert(QStringLiteral("sans"), sans);
    json.insert(QStringLiteral("basicConstraints"), constraints);
    json.insert(QStringLiteral("pem"), QString::fromLatin1(certificate.pem()));
    return json;
}

QJsonArray chainDetails(const QList<trust::Certificate> &chain, const QDateTime &now)
{
    QJsonArray list;
    for (const trust::Certificate &certificate : chain)
        list.append(certificateDetails(certificate, now));
    return list;
}

QJsonArray revocationListSummaries(const QList<trust::Crl> &lists, const QDateTime &now)
{
    QJsonArray rows;
    for (const trust::Crl &list : lists)
        rows.append(QJsonObject{{QStringLiteral("kind"), QStringLiteral("revocationList")},
                                {QStringLiteral("issuer"), list.issuer()},
                                {QStringLiteral("thisUpdate"), timeText(list.thisUpdate())},
                                {QStringLiteral("nextUpdate"), list.nextUpdate().isValid()
                                                                   ? QJsonValue(timeText(list.nextUpdate()))
                                                                   : QJsonValue()},
                                {QStringLiteral("stale"), list.isStale(now)},
                                {QStringLiteral("revoked"), list.revokedCount()},
                                {QStringLiteral("sha256"), list.sha256()}});
    return rows;
}

} // namespace platform
