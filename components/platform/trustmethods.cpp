// The session methods trust.* and hosts.*: what the certificate views and the command line call.

#include "components/platform/certificatejson.h"
#include "components/platform/certificateservice.h"
#include "station/session/methods.h"

#include <QCoreApplication>

namespace platform {

using station::Answer;
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

Result<CertificateService *> serviceOf(Station &station)
{
    auto *service = station.service<CertificateService>();
    if (!service)
        return Error{QStringLiteral("trust"), tr("this station has no CertificateService"),
                     tr("Add a platform:CertificateService below /Services/PlatformServices")};
    if (!service->isReady())
        service->readNow();
    return service;
}

Result<trust::Endpoint> endpointOf(const QJsonObject &params)
{
    const QString protocolName =
        params.value(QStringLiteral("protocol")).toString(QStringLiteral("smtp")).toLower();
    const auto protocol = trust::protocolNamed(protocolName);
    if (!protocol)
        return Error{protocolName, tr("is not a protocol of Allowed Hosts"),
                     tr("Use smtp, imap, pop3, session or oauth")};
    return trust::makeEndpoint(*protocol, params.value(QStringLiteral("host")).toString(),
                               params.value(QStringLiteral("port")).toInt());
}

/// Runs @p act with the service, and answers with what it returns.
using Act = std::function<Result<QJsonValue>(CertificateService &, const Call &)>;

std::function<void(const Call &, const Answer &)> with(Station &station, Act act)
{
    return [&station, act = std::move(act)](const Call &call, const Answer &answer) {
        const Result<CertificateService *> service = serviceOf(station);
        answer(service ? act(**service, call) : Result<QJsonValue>(service.error()));
    };
}

/// The same for a method that is about one host, port and protocol.
using ActOnHost =
    std::function<Result<QJsonValue>(CertificateService &, const trust::Endpoint &, const Call &)>;

std::function<void(const Call &, const Answer &)> withHost(Station &station, ActOnHost act)
{
    return with(station,
                [act = std::move(act)](CertificateService &service, const Call &call) -> Result<QJsonValue> {
                    const Result<trust::Endpoint> endpoint = endpointOf(call.params);
                    if (!endpoint)
                        return endpoint.error();
                    return act(service, *endpoint, call);
                });
}

QJsonObject parameter(const QString &type, const QString &doc, bool optional = false)
{
    QJsonObject json{{QStringLiteral("type"), type}, {QStringLiteral("doc"), doc}};
    if (optional)
        json.insert(QStringLiteral("optional"), true);
    return json;
}

QJsonObject endpointSchema(QJsonObject more = {})
{
    more.insert(QStringLiteral("host"),
                parameter(QStringLiteral("string"), tr("Host name or address as the account has it.")));
    more.insert(QStringLiteral("port"), parameter(QStringLiteral("integer"), tr("TCP port, 1 to 65535.")));
    more.insert(
        QStringLiteral("protocol"),
        parameter(QStringLiteral("string"), tr("smtp (default), imap, pop3, session or oauth."), true));
    return more;
}

QJsonObject endpointJson(const trust::Endpoint &endpoint)
{
    return {{QStringLiteral("host"), endpoint.host.text()},
            {QStringLiteral("port"), endpoint.port},
            {QStringLiteral("protocol"), trust::name(endpoint.protocol)}};
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
    return QJsonValue(QJsonObject{{QStringLiteral("needless"), endpointsJson(service.needlessApprovals())},
                                  {QStringLiteral("added"), certificateSummaries(taken->added, now)},
                                  {QStringLiteral("known"), certificateSummaries(taken->known, now)},
                                  {QStringLiteral("revocationLists"), taken->addedCrls.size()},
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

/// The components that connect to @p endpoint as they are set up now.
QJsonArray usersOf(const Station &station, const trust::Endpoint &endpoint)
{
    QJsonArray list;
    station.forEach([&](station::Component &component) {
        const station::SlotSpec *host = component.findSlot(u"hostname");
        const station::SlotSpec *port = component.findSlot(u"resolvedPort");
        if (!host || !port || !host->isProperty() || !port->isProperty())
            return;
        const auto *name = component.value(*host).as<station::HostName>();
        const int *number = component.value(*port).as<int>();
        if (!name || !number || *number != endpoint.port)
            return;
        const auto parsed = trust::HostName::parse(name->text);
        if (parsed && *parsed == endpoint.host)
            list.append(component.path());
    });
    return list;
}

/// The entry that a person denied, and all whose key that is.
Result<QJsonValue> denyHost(const Station &station, CertificateService &service,
                            const trust::Endpoint &endpoint, const Call &call)
{
    const auto denied =
        service.deny(endpoint, call.params.value(QStringLiteral("note")).toString(), call.actor);
    if (!denied)
        return denied.error();
    QJsonArray stopped;
    for (const trust::AllowedHost &entry : *denied) {
        QJsonObject each = endpointJson(entry.endpoint);
        each.insert(QStringLiteral("usedBy"), usersOf(station, entry.endpoint));
        stopped.append(each);
    }
    QJsonObject answer = denied->constFirst().toJson();
    answer.insert(QStringLiteral("stopped"), stopped);
    return QJsonValue(answer);
}

/// Who waits for a decision on @p endpoint: the components whose slot `challenge` names it.
QJsonArray waitingFor(const Station &station, const trust::Endpoint &endpoint)
{
    const QString name = endpoint.hostAndPort() + QLatin1Char('/') + trust::name(endpoint.protocol);
    QJsonArray list;
    station.forEach([&](station::Component &component) {
        const station::SlotSpec *slot = component.findSlot(u"challenge");
        if (!slot || !slot->isProperty())
            return;
        const QString *value = component.value(*slot).as<QString>();
        if (value && *value == name)
            list.append(QJsonObject{{QStringLiteral("ord"), component.path()},
                                    {QStringLiteral("handle"), qint64(component.handle())},
                                    {QStringLiteral("name"), component.name()}});
    });
    return list;
}

Result<QJsonValue> showHost(const Station &station, const CertificateService &service,
                            const trust::Endpoint &endpoint)
{
    const trust::AllowedHost *entry = service.hosts().find(endpoint);
    const TlsFailure *failure = service.tlsFailures().find(endpoint);
    if (!entry && failure) {
        QJsonObject json = tlsFailureEntry(endpoint, failure);
        json.insert(QStringLiteral("waiting"), waitingFor(station, endpoint));
        return QJsonValue(json);
    }
    if (!entry)
        return Error{endpoint.hostAndPort(), tr("is not in Allowed Hosts"),
                     tr("`tocsin hosts list` shows the entries")};
    QJsonObject json = entry->toJson();
    QJsonArray reasons;
    for (const QString &name : trust::names(entry->challenge.problems))
        reasons.append(trust::describe(*trust::problemNamed(name), endpoint.host.text()));
    json.insert(QStringLiteral("reasons"), reasons);
    const QDateTime now = station.clock().wall();
    json.insert(QStringLiteral("waiting"), waitingFor(station, endpoint));
    json.insert(QStringLiteral("fingerprint"), trust::groupedFingerprint(entry->leaf().sha256()));
    json.insert(QStringLiteral("chain"), chainDetails(entry->challenge.chain, now));
    json.insert(QStringLiteral("trace"), QJsonArray::fromStringList(entry->challenge.met.trace));
    if (failure)
        json.insert(QStringLiteral("failure"), failure->toJson());
    // What was approved, where that is another certificate: for comparison, side by side.
    if (entry->approval && entry->approval->chain.constFirst() != entry->leaf())
        json.insert(
            QStringLiteral("previous"),
            QJsonObject{{QStringLiteral("chain"), chainDetails(entry->approval->chain, now)},
                        {QStringLiteral("approvedBy"), entry->approval->by},
                        {QStringLiteral("approvedAt"), entry->approval->at.toUTC().toString(Qt::ISODate)},
                        {QStringLiteral("through"), entry->approval->through},
                        {QStringLiteral("note"), entry->approval->note}});
    return QJsonValue(json);
}

Result<QJsonValue> approveHost(CertificateService &service, const trust::Endpoint &endpoint, const Call &call)
{
    trust::AllowedHosts::Approve decision;
    decision.sha256 = call.params.value(QStringLiteral("fingerprint")).toString();
    decision.note = call.params.value(QStringLiteral("note")).toString();
    decision.once = call.params.value(QStringLiteral("once")).toBool();
    const QJsonArray also = call.params.value(QStringLiteral("also")).toArray();
    for (const QJsonValue &item : also) {
        const auto problem = trust::problemNamed(item.toString());
        if (!problem || !(trust::Problems(*problem) & trust::forgivableIfTicked()))
            return Error{item.toString(), tr("cannot be forgiven in addition"),
                         tr("Only expired and notYetValid can")};
        decision.also |= *problem;
    }
    if (const QString until = call.params.value(QStringLiteral("expires")).toString(); !until.isEmpty()) {
        decision.until = QDateTime::fromString(until, Qt::ISODate);
        if (!decision.until.isValid())
            return Error{until, tr("is not a date such as 2027-01-31"), {}};
    }
    const auto approved = service.approve(endpoint, decision, call.actor);
    if (!approved)
        return approved.error();
    return QJsonValue(approved->toJson());
}

void addTrustMethods(MethodTable &table, Station &station)
{
    table.add(
        {.name = QStringLiteral("trust.list"),
         .doc =
             tr("The certificates of a trust store: {subject, issuer, alias, notBefore, notAfter, daysLeft, "
                "keyAlgorithm, keySize, signatureAlgorithm, serial, sha256, spkiSha256, selfSigned}."),
         .schema = {{QStringLiteral("store"), parameter(QStringLiteral("string"), tr("system or user."))}},
         .run =
             with(station, [&station](CertificateService &service, const Call &call) -> Result<QJsonValue> {
                 const QString store = call.params.value(QStringLiteral("store")).toString();
                 if (store != QLatin1String("system") && store != QLatin1String("user"))
                     return Error{store, tr("is not a trust store of this station"),
                                  tr("Use system or user")};
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
         .run = with(station, [&station](CertificateService &service, const Call &call) {
             return inspect(station, service, call);
         })});
    table.add({.name = QStringLiteral("trust.import"),
               .doc = tr("Imports anchors and revocation lists into the User trust store. Answers {added, "
                         "known, revocationLists, refused, needless}; needless are the approved hosts {host, "
                         "port, protocol} whose certificate is believed without their approval now."),
               .schema = {{QStringLiteral("content"),
                           parameter(QStringLiteral("string"), tr("PEM, DER or PKCS#7, base64."))},
                          {QStringLiteral("source"),
                           parameter(QStringLiteral("string"), tr("File name, for messages."), true)}},
               .role = Role::Admin,
               .afterCommit = true,
               .run = with(station, [&station](CertificateService &service, const Call &call) {
                   return importInto(station, service, call);
               })});
    table.add({.name = QStringLiteral("trust.export"),
               .doc = tr("One certificate of the User trust store as PEM."),
               .schema = {{QStringLiteral("sha256"),
                           parameter(QStringLiteral("string"), tr("Its fingerprint, or its alias."))}},
               .run = with(station, [](CertificateService &service, const Call &call) -> Result<QJsonValue> {
                   const auto pem =
                       service.userStore().exportPem(call.params.value(QStringLiteral("sha256")).toString());
                   if (!pem)
                       return pem.error();
                   return QJsonValue(QJsonObject{{QStringLiteral("pem"), QString::fromLatin1(*pem)}});
               })});
    table.add(
        {.name = QStringLiteral("trust.delete"),
         .doc = tr(
             "Deletes an anchor from the User trust store. Answers {orphaned}: the hosts {host, port, "
             "protocol} "
             "of Allowed Hosts that were believed through it; they are refused until a person approves them "
             "again."),
         .schema = {{QStringLiteral("sha256"),
                     parameter(QStringLiteral("string"), tr("Its fingerprint, or its alias."))}},
         .role = Role::Admin,
         .afterCommit = true,
         .run = with(station, [](CertificateService &service, const Call &call) -> Result<QJsonValue> {
             const auto removed =
                 service.removeAnchor(call.params.value(QStringLiteral("sha256")).toString(), call.actor);
             if (!removed)
                 return removed.error();
             return QJsonValue(QJsonObject{{QStringLiteral("orphaned"), endpointsJson(*removed)}});
         })});
}

void addHostMethods(MethodTable &table, Station &station)
{
    table.add(
        {.name = QStringLiteral("hosts.list"),
         .doc =
             tr("The entries of Allowed Hosts: {host, port, protocol, state, sha256, spkiSha256, "
                "subject, issuer, notBefore, notAfter, errors, address, tls, cipher, clockSynchronised, "
                "firstSeen, lastSeen, lastUsed, useCount, approvedBy, approvedAt, note, expires, forgiven, "
                "once}. address, tls, cipher and clockSynchronised are those of the connection that was "
                "refused last."),
         .run = with(station, [](CertificateService &service, const Call &) -> Result<QJsonValue> {
             QJsonArray list;
             for (const trust::AllowedHost &entry : service.hosts().entries())
                 list.append(entry.toJson());
             return QJsonValue(list);
         })});
    table.add(
        {.name = QStringLiteral("hosts.show"),
         .doc = tr(
             "One entry of Allowed Hosts: the fields of hosts.list, reasons in sentences, the chain that was "
             "presented with the fields of trust.inspect, and, where another certificate had been approved, "
             "previous {chain, approvedBy, approvedAt, through, note}. waiting are the components {ord, "
             "handle, name} that are not served before it is decided; their slot `challenge` names the "
             "entry as host:port/protocol. trace is the refused connection's conversation, a line each. "
             "Where "
             "TLS did not come about at all, failure says so {cause, why, remedy, at, address, tls, cipher, "
             "trace}; a server without an entry then has host, port, protocol, failure and waiting only."),
         .schema = endpointSchema(),
         .run =
             withHost(station, [&station](CertificateService &service, const trust::Endpoint &endpoint,
                                          const Call &) { return showHost(station, service, endpoint); })});
    table.add(
        {.name = QStringLiteral("hosts.approve"),
         .doc = tr("Accepts exactly the certificate with this fingerprint for this host, port and protocol."),
         .schema = endpointSchema(
             {{QStringLiteral("fingerprint"),
               parameter(QStringLiteral("string"),
                         tr("SHA-256 of the certificate that the person compared."))},
              {QStringLiteral("once"), parameter(QStringLiteral("boolean"),
                                                 tr("For the next connection within 10 minutes only; nothing "
                                                    "is saved. Not for a changed key."),
                                                 true)},
              {QStringLiteral("also"), parameter(QStringLiteral("array"), tr("expired, notYetValid."), true)},
              {QStringLiteral("expires"),
               parameter(QStringLiteral("string"), tr("When the approval ends."), true)},
              {QStringLiteral("note"),
               parameter(QStringLiteral("string"), tr("Why it is believed."), true)}}),
         .role = Role::Admin,
         .afterCommit = true,
         .run = withHost(station, approveHost)});
    table.add(
        {.name = QStringLiteral("hosts.deny"),
         .doc =
             tr("Refuses the key of an entry, on every host. Answers the entry, and in stopped each entry "
                "that has this key: {host, port, protocol, usedBy}, usedBy being the ords of the components "
                "that connect there."),
         .schema = endpointSchema(
             {{QStringLiteral("note"),
               parameter(QStringLiteral("string"), tr("Why it is refused; kept in the audit."), true)}}),
         .role = Role::Admin,
         .afterCommit = true,
         .run = withHost(
             station, [&station](CertificateService &service, const trust::Endpoint &endpoint,
                                 const Call &call) { return denyHost(station, service, endpoint, call); })});
    table.add({.name = QStringLiteral("hosts.delete"),
               .doc = tr("Deletes an entry of Allowed Hosts."),
               .schema = endpointSchema(),
               .role = Role::Admin,
               .afterCommit = true,
               .run = withHost(station,
                               [](CertificateService &service, const trust::Endpoint &endpoint,
                                  const Call &call) -> Result<QJsonValue> {
                                   const auto removed = service.removeHost(endpoint, call.actor);
                                   return removed ? Result<QJsonValue>(QJsonObject{})
                                                  : Result<QJsonValue>(removed.error());
                               })});
}

} // namespace

void registerTrustMethods(MethodTable &table, Station &station)
{
    addTrustMethods(table, station);
    addHostMethods(table, station);
}

} // namespace platform
