// The session methods trust.*: what the trust stores' views and the command line call.

#include "components/platform/certificatejson.h"
#include "components/platform/trustcalls.h"

#include <QCoreApplication>

namespace platform {

using station::Call;
using station::Error;
using station::MethodTable;
using station::Result;
using station::Role;
using station::Station;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Trust", text);
}

QJsonArray endpointsJson(const QList<trust::Endpoint> &endpoints)
{
    QJsonArray list;
    for (const trust::Endpoint &endpoint : endpoints)
        list.append(endpointJson(endpoint));
    return list;
}

QJsonValue listStore(Station &station, CertificateService &service, const QString &store)
{
    const QDateTime now = station.clock().wall();
    if (store == QLatin1String("user"))
        return QJsonArray(certificateSummaries(service.userStore().certificates(), now));
    if (store == QLatin1String("revocationLists"))
        return QJsonArray(revocationListSummaries(service.userStore().crls(), now));
    return QJsonArray(certificateSummaries(service.systemStore().certificates, now));
}

Result<QJsonValue> importInto(Station &station, CertificateService &service, const Call &call)
{
    const QByteArray content =
        QByteArray::fromBase64(call.params.value(QStringLiteral("content")).toString().toLatin1());
    const auto taken = service.import(
        content, call.params.value(QStringLiteral("source")).toString(tr("the file")), call.actor);
    if (!taken)
        return taken.error();
    const QDateTime now = station.clock().wall();
    QJsonArray refused;
    for (const Error &error : taken->refused)
        refused.append(error.text());
    return QJsonValue(QJsonObject{
        {QStringLiteral("needless"), endpointsJson(service.needlessApprovals())},
        {QStringLiteral("added"), certificateSummaries(taken->added, now)},
        {QStringLiteral("known"), certificateSummaries(taken->known, now)},
        {QStringLiteral("revocationLists"), taken->addedCrls.size()},
        {QStringLiteral("lists"), revocationListSummaries(taken->addedCrls + taken->knownCrls, now)},
        {QStringLiteral("refused"), refused}});
}

QJsonArray textsOf(const QList<Error> &errors)
{
    QJsonArray list;
    for (const Error &error : errors)
        list.append(error.text());
    return list;
}

Result<QJsonValue> inspect(Station &station, const CertificateService &service, const Call &call)
{
    const QDateTime now = station.clock().wall();
    if (const QString typed = call.params.value(QStringLiteral("sha256")).toString(); !typed.isEmpty()) {
        const Result<QString> fingerprint = trust::parseFingerprint(typed);
        if (!fingerprint)
            return fingerprint.error();
        const auto all = service.userStore().certificates() + service.systemStore().certificates;
        for (const trust::Certificate &certificate : all) {
            if (certificate.sha256() == *fingerprint)
                return QJsonValue(
                    QJsonObject{{QStringLiteral("certificates"), chainDetails({certificate}, now)}});
        }
        return Error{typed, tr("is in no trust store"),
                     tr("`tocsin trust list system` and `user` list them")};
    }
    const auto file = trust::parseCertificateFile(
        QByteArray::fromBase64(call.params.value(QStringLiteral("content")).toString().toLatin1()),
        call.params.value(QStringLiteral("source")).toString(tr("the file")));
    if (!file)
        return file.error();
    return QJsonValue(QJsonObject{{QStringLiteral("certificates"), chainDetails(file->certificates, now)},
                                  {QStringLiteral("revocationLists"), file->crls.size()},
                                  {QStringLiteral("damaged"), textsOf(file->damaged)}});
}

void addTrustMethods(MethodTable &table, Station &station)
{
    table.add(
        {.name = QStringLiteral("trust.list"),
         .doc =
             tr("The certificates of a trust store: {subject, issuer, alias, notBefore, notAfter, daysLeft, "
                "keyAlgorithm, keySize, signatureAlgorithm, signatureSize, serial, sha256, spkiSha256, "
                "selfSigned}; or the revocation lists of the User trust store: {kind \"revocationList\", "
                "issuer, thisUpdate, nextUpdate, stale, revoked, sha256}, revoked being their number."),
         .schema = {{QStringLiteral("store"),
                     parameter(QStringLiteral("string"), tr("system, user or revocationLists."))}},
         .run = withService(station,
                            [&station](CertificateService &service, const Call &call) -> Result<QJsonValue> {
                                const QString store = call.params.value(QStringLiteral("store")).toString();
                                if (store != QLatin1String("system") && store != QLatin1String("user") &&
                                    store != QLatin1String("revocationLists"))
                                    return Error{store, tr("is not a trust store of this station"),
                                                 tr("Use system, user or revocationLists")};
                                return listStore(station, service, store);
                            })});
    table.add(
        {.name = QStringLiteral("trust.inspect"),
         .doc = tr(
             "Looks into a certificate file before it is imported, or at one certificate of a trust store: "
             "{certificates, revocationLists, damaged}; each certificate with the fields of trust.list, key, "
             "fingerprint, sans, basicConstraints {ca, pathLength} and pem."),
         .schema = {{QStringLiteral("content"),
                     parameter(QStringLiteral("string"), tr("PEM, DER or PKCS#7, base64."), true)},
                    {QStringLiteral("source"),
                     parameter(QStringLiteral("string"), tr("File name, for messages."), true)},
                    {QStringLiteral("sha256"),
                     parameter(QStringLiteral("string"), tr("Instead of content: one that a store holds."),
                               true)}},
         .run = withService(station, [&station](CertificateService &service, const Call &call) {
             return inspect(station, service, call);
         })});
    table.add({.name = QStringLiteral("trust.import"),
               .doc = tr("Imports anchors and revocation lists into the User trust store. Answers {added, "
                         "known, revocationLists, lists, refused, needless}; revocationLists is the number "
                         "of those that are new, lists are these and those known, as in trust.list; needless "
                         "are the approved hosts {host, "
                         "port, protocol} whose certificate is believed without their approval now."),
               .schema = {{QStringLiteral("content"),
                           parameter(QStringLiteral("string"), tr("PEM, DER or PKCS#7, base64."))},
                          {QStringLiteral("source"),
                           parameter(QStringLiteral("string"), tr("File name, for messages."), true)}},
               .role = Role::Admin,
               .afterCommit = true,
               .run = withService(station, [&station](CertificateService &service, const Call &call) {
                   return importInto(station, service, call);
               })});
    table.add(
        {.name = QStringLiteral("trust.export"),
         .doc = tr("One certificate or revocation list of the User trust store as PEM."),
         .schema = {{QStringLiteral("sha256"),
                     parameter(QStringLiteral("string"), tr("Its fingerprint, or its alias."))}},
         .run = withService(station, [](CertificateService &service, const Call &call) -> Result<QJsonValue> {
             const auto pem =
                 service.userStore().exportPem(call.params.value(QStringLiteral("sha256")).toString());
             if (!pem)
                 return pem.error();
             return QJsonValue(QJsonObject{{QStringLiteral("pem"), QString::fromLatin1(*pem)}});
         })});
    table.add(
        {.name = QStringLiteral("trust.delete"),
         .doc = tr(
             "Deletes an anchor or a revocation list from the User trust store. Answers {orphaned}: the "
             "hosts {host, port, protocol} that were believed through it, of Allowed Hosts or met since the "
             "start; they are refused until a person approves them."),
         .schema = {{QStringLiteral("sha256"),
                     parameter(QStringLiteral("string"), tr("Its fingerprint, or its alias."))}},
         .role = Role::Admin,
         .afterCommit = true,
         .run = withService(station, [](CertificateService &service, const Call &call) -> Result<QJsonValue> {
             const auto removed =
                 service.removeAnchor(call.params.value(QStringLiteral("sha256")).toString(), call.actor);
             if (!removed)
                 return removed.error();
             return QJsonValue(QJsonObject{{QStringLiteral("orphaned"), endpointsJson(*removed)}});
         })});
}

} // namespace

void registerTrustMethods(MethodTable &table, Station &station)
{
    addTrustMethods(table, station);
    registerHostMethods(table, station);
}

} // namespace platform
