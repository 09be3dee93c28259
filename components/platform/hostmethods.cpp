// The session methods hosts.*: Allowed Hosts and what a person decides there.

#include "components/platform/certificatejson.h"
#include "components/platform/trustcalls.h"

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

/// Whoever names no protocol means the only entry of this host and port.
trust::Endpoint meant(const CertificateService &service, const trust::Endpoint &typed)
{
    QList<trust::Endpoint> fitting;
    for (const trust::AllowedHost &entry : service.hosts().entries()) {
        if (entry.endpoint.host == typed.host && entry.endpoint.port == typed.port)
            fitting.append(entry.endpoint);
    }
    return fitting.size() == 1 ? fitting.constFirst() : typed;
}

/// withService() for a method that is about one host, port and protocol.
using ActOnHost =
    std::function<Result<QJsonValue>(CertificateService &, const trust::Endpoint &, const Call &)>;

std::function<void(const Call &, const Answer &)> withHost(Station &station, ActOnHost act)
{
    return withService(
        station, [act = std::move(act)](CertificateService &service, const Call &call) -> Result<QJsonValue> {
            const Result<trust::Endpoint> endpoint = endpointOf(call.params);
            if (!endpoint)
                return endpoint.error();
            const bool isTyped = call.params.contains(QStringLiteral("protocol"));
            return act(service, isTyped ? *endpoint : meant(service, *endpoint), call);
        });
}

QJsonObject endpointSchema(QJsonObject more = {})
{
    more.insert(QStringLiteral("host"),
                parameter(QStringLiteral("string"), tr("Host name or address as the account has it.")));
    more.insert(QStringLiteral("port"), parameter(QStringLiteral("integer"), tr("TCP port, 1 to 65535.")));
    more.insert(
        QStringLiteral("protocol"),
        parameter(
            QStringLiteral("string"),
            tr("smtp, imap, pop3, session or oauth. Left out: that of the only entry that fits, else smtp."),
            true));
    return more;
}

/// The entry that a person denied, and all servers whose key that is.
Result<QJsonValue> denyHost(const Station &station, CertificateService &service,
                            const trust::Endpoint &endpoint, const Call &call)
{
    const auto denied =
        service.deny(endpoint, call.params.value(QStringLiteral("note")).toString(), call.actor);
    if (!denied)
        return denied.error();
    QJsonArray stopped;
    for (const trust::Endpoint &server : denied->stopped) {
        QJsonObject each = endpointJson(server);
        each.insert(QStringLiteral("usedBy"), usersOf(station, server));
        stopped.append(each);
    }
    QJsonObject answer = denied->entry.toJson();
    answer.insert(QStringLiteral("stopped"), stopped);
    return QJsonValue(answer);
}

/// An entry, and who denied its key where somebody did.
QJsonObject entryJson(const CertificateService &service, const trust::AllowedHost &entry)
{
    QJsonObject json = entry.toJson();
    if (entry.state != trust::HostState::Denied)
        return json;
    if (const auto denied = service.hosts().denialOf(entry.leaf())) {
        json.insert(QStringLiteral("deniedBy"), denied->by);
        json.insert(QStringLiteral("deniedAt"), denied->at.toUTC().toString(Qt::ISODate));
    }
    return json;
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
    QJsonObject json = entryJson(service, *entry);
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

} // namespace

void registerHostMethods(MethodTable &table, Station &station)
{
    table.add(
        {.name = QStringLiteral("hosts.list"),
         .doc = tr(
             "The entries of Allowed Hosts: {host, port, protocol, state, sha256, spkiSha256, "
             "subject, issuer, notBefore, notAfter, errors, address, tls, cipher, clockSynchronised, "
             "firstSeen, lastSeen, lastUsed, useCount, renewed, superseded, unclaimed, approvedBy, "
             "approvedAt, deniedBy, deniedAt, note, expires, forgiven, once}. address, tls, cipher and "
             "clockSynchronised are those of the connection that was "
             "refused last. renewed says when the approved key last came with a new certificate, superseded "
             "when the certificate was first believed without the approval, unclaimed since when nothing "
             "is set up to connect there."),
         .run = withService(station, [](CertificateService &service, const Call &) -> Result<QJsonValue> {
             QJsonArray list;
             for (const trust::AllowedHost &entry : service.hosts().entries())
                 list.append(entryJson(service, entry));
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
                "that has this key and each server that was believed with it since the start: {host, port, "
                "protocol, usedBy}, usedBy being the ords of the components that connect there."),
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

} // namespace platform
