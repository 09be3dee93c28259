// Policy. A case is judged exactly as `trust verify` judges files: its anchors stand in for the System store,
// what it calls intermediates is what the peer sent along. What a case holds and this program cannot read is
// refused, as it would be on the wire. Demands that the station never makes (a shorter chain than ours, a key
// usage) are not read: the answer is the one that a connection would get.

#include "truststore/verifybatch.h"

#include "truststore/certificatefile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("VerifyReport", text);
}

QByteArray joined(const QJsonValue &list)
{
    QByteArray text;
    const QJsonArray array = list.toArray();
    for (const QJsonValue &each : array)
        text += each.toString().toLatin1() + '\n';
    return text;
}

VerifyRequest requestOf(const QJsonObject &json, const QDateTime &now)
{
    VerifyRequest request;
    request.chain = json.value(QLatin1String("peer_certificate")).toString().toLatin1() + '\n' +
                    joined(json.value(QLatin1String("untrusted_intermediates")));
    request.trusted = joined(json.value(QLatin1String("trusted_certs")));
    const QJsonArray crls = json.value(QLatin1String("crls")).toArray();
    for (const QJsonValue &crl : crls)
        request.crls.append(crl.toString().toLatin1());
    request.host = json.value(QLatin1String("expected_peer_name"))[QLatin1String("value")].toString();
    if (json.value(QLatin1String("validation_kind")).toString() == QLatin1String("CLIENT"))
        request.purpose = Purpose::Client;
    const QJsonValue at = json.value(QLatin1String("validation_time"));
    request.at = at.isString() ? QDateTime::fromString(at.toString(), Qt::ISODate).toUTC() : now;
    return request;
}

BatchCase judged(const QJsonObject &json, const QDateTime &now)
{
    BatchCase each;
    each.id = json.value(QLatin1String("id")).toString();
    each.good = json.value(QLatin1String("expected_result")).toString() == QLatin1String("SUCCESS");
    // Without one the first intermediate would be taken for the peer.
    const auto peer = parseCertificates(json.value(QLatin1String("peer_certificate")).toString().toLatin1(),
                                        tr("peer certificate"));
    const station::Result<QJsonObject> report =
        peer ? verifyReport(requestOf(json, now)) : station::Result<QJsonObject>(peer.error());
    if (!report) {
        each.errors = names(Problem::Malformed);
        each.text = report.error().text();
        return each;
    }
    each.trusted = report->value(QLatin1String("trusted")).toBool();
    const QJsonArray errors = report->value(QLatin1String("errors")).toArray();
    for (const QJsonValue &error : errors)
        each.errors.append(error.toString());
    each.text = report->value(QLatin1String("findings"))[0][QLatin1String("text")].toString();
    return each;
}

} // namespace

QJsonObject BatchCase::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("expected"), good},
            {QStringLiteral("trusted"), trusted},
            {QStringLiteral("right"), isRight()},
            {QStringLiteral("errors"), QJsonArray::fromStringList(errors)},
            {QStringLiteral("text"), text}};
}

QJsonObject BatchReport::toJson() const
{
    QJsonArray all;
    QJsonArray wrong;
    for (const BatchCase &each : cases) {
        all.append(each.toJson());
        if (!each.isRight())
            wrong.append(each.id);
    }
    return {{QStringLiteral("good"),
             QJsonObject{{QStringLiteral("cases"), good.cases}, {QStringLiteral("accepted"), good.right}}},
            {QStringLiteral("bad"),
             QJsonObject{{QStringLiteral("cases"), bad.cases}, {QStringLiteral("refused"), bad.right}}},
            {QStringLiteral("wrong"), wrong},
            {QStringLiteral("cases"), all}};
}

station::Result<BatchReport> verifyBatch(const QByteArray &content, const QDateTime &now)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(content, &parseError);
    if (parseError.error != QJsonParseError::NoError)
        return station::Error{
            tr("case file"), tr("byte %1: %2").arg(parseError.offset).arg(parseError.errorString()), {}};
    const QJsonArray cases = document.object().value(QLatin1String("testcases")).toArray();
    if (cases.isEmpty())
        return station::Error{tr("case file"), tr("has no \"testcases\""),
                              tr("Give a file in the form of x509-limbo's limbo.json.")};
    BatchReport report;
    for (const QJsonValue &json : cases) {
        const BatchCase each = judged(json.toObject(), now);
        BatchCount &count = each.good ? report.good : report.bad;
        ++count.cases;
        count.right += each.isRight() ? 1 : 0;
        report.cases.append(each);
    }
    return report;
}

} // namespace trust
