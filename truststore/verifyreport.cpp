#include "truststore/verifyreport.h"

#include "truststore/certificatefile.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("VerifyReport", text);
}

QJsonObject jsonOf(const Certificate &certificate)
{
    QJsonArray names;
    for (const QString &name : certificate.dnsNames() + certificate.ipAddresses())
        names.append(name);
    return {{QStringLiteral("subject"), certificate.subject()},
            {QStringLiteral("issuer"), certificate.issuer()},
            {QStringLiteral("names"), names},
            {QStringLiteral("notBefore"), certificate.notBefore().toString(Qt::ISODate)},
            {QStringLiteral("notAfter"), certificate.notAfter().toString(Qt::ISODate)},
            {QStringLiteral("serial"), certificate.serial()},
            {QStringLiteral("key"), certificate.keyText()},
            {QStringLiteral("signature"), certificate.signatureAlgorithm()},
            {QStringLiteral("sha256"), certificate.sha256()},
            {QStringLiteral("spkiSha256"), certificate.spkiSha256()}};
}

QJsonObject jsonOf(const Verdict &verdict)
{
    QJsonArray chain;
    for (const Certificate &certificate : verdict.chain)
        chain.append(jsonOf(certificate));
    QJsonArray findings;
    for (const Finding &finding : verdict.findings)
        findings.append(QJsonObject{{QStringLiteral("error"), name(finding.problem)},
                                    {QStringLiteral("depth"), finding.depth},
                                    {QStringLiteral("text"), finding.text}});
    return {{QStringLiteral("trusted"), verdict.trusted},
            {QStringLiteral("errors"), QJsonArray::fromStringList(names(verdict.problems))},
            {QStringLiteral("chain"), chain},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(verdict.warnings)}};
}

/// The stores that the request names, or why its files cannot be read.
station::Result<TrustBase> baseOf(const VerifyRequest &request)
{
    TrustBase base = request.stores;
    if (!request.trusted.isEmpty()) {
        station::Result<QList<Certificate>> anchors = parseCertificates(request.trusted, tr("trusted file"));
        if (!anchors)
            return anchors.error();
        base.system = *anchors;
        base.user.clear();
    }
    for (const QByteArray &content : request.crls) {
        station::Result<QList<Crl>> crls = parseCrls(content, tr("CRL file"));
        if (!crls)
            return crls.error();
        base.crls += *crls;
    }
    return base;
}

} // namespace

station::Result<QJsonObject> verifyReport(const VerifyRequest &request)
{
    station::Result<QList<Certificate>> chain = parseCertificates(request.chain, tr("chain file"));
    if (!chain)
        return chain.error();
    if (!request.at.isValid())
        return station::Error{tr("time"), tr("is no valid time"),
                              tr("Write for example 2026-01-31T12:00:00Z.")};
    HostName host;
    if (!request.host.isEmpty()) {
        station::Result<HostName> parsed = HostName::parse(request.host);
        if (!parsed)
            return parsed.error();
        host = *parsed;
    }
    station::Result<TrustBase> base = baseOf(request);
    if (!base)
        return base.error();
    return jsonOf(ChainVerifier(*base).verify(*chain, host, request.purpose, request.at));
}

} // namespace trust
