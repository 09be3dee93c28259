#include "truststore/allowedhostcodec.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace trust {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AllowedHostsFile", text);
}

/// Keys are ASCII.
QLatin1String key(const char *name)
{
    return QLatin1String(name);
}

QString textOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

/// The certificates, the fingerprints of the first one and a set of problems, as both parts of an entry have
/// them.
QJsonObject savedChain(const QList<Certificate> &chain, const char *problemsKey, Problems problems)
{
    QJsonArray certificates;
    for (const Certificate &certificate : chain)
        certificates.append(QString::fromLatin1(certificate.der().toBase64()));
    return {{key("subject"), chain.constFirst().subject()},
            {key("sha256"), chain.constFirst().sha256()},
            {key("spkiSha256"), chain.constFirst().spkiSha256()},
            {key(problemsKey), QJsonArray::fromStringList(names(problems))},
            {key("certificates"), certificates}};
}

/// None of this decides anything, so that what an older version did not write is just not known.
void save(const Meeting &met, QJsonObject &json)
{
    json.insert(key("address"), met.address);
    json.insert(key("tls"), met.tls);
    json.insert(key("cipher"), met.cipher);
    json.insert(key("trace"), QJsonArray::fromStringList(met.trace));
    json.insert(key("clockSynchronised"), met.clockSynchronised);
}

Meeting meetingFrom(const QJsonObject &json)
{
    Meeting met{json.value(key("address")).toString(), json.value(key("tls")).toString(),
                json.value(key("cipher")).toString()};
    for (const QJsonValue &line : json.value(key("trace")).toArray())
        met.trace.append(line.toString());
    met.clockSynchronised = json.value(key("clockSynchronised")).toBool(true);
    return met;
}

/// Collects the first reason why a saved form makes no sense.
class Reader
{
public:
    explicit Reader(const QJsonObject &json) : m_json(json) {}

    const QString &fault() const { return m_fault; }

    void fail(const QString &why)
    {
        if (m_fault.isEmpty())
            m_fault = why;
    }

    Endpoint endpoint()
    {
        const std::optional<Protocol> protocol = protocolNamed(m_json.value(key("protocol")).toString());
        if (!protocol)
            fail(tr("\"protocol\" is none of smtp, imap, pop3, session, oauth"));
        const QString host = m_json.value(key("host")).toString();
        station::Result<Endpoint> endpoint =
            makeEndpoint(protocol.value_or(Protocol::Smtp), host, m_json.value(key("port")).toInt(-1));
        if (!endpoint) {
            fail(endpoint.error().text());
            return {};
        }
        if (endpoint->host.text() != host)
            fail(tr("\"host\" is not written as \"%1\"").arg(endpoint->host.text()));
        return *endpoint;
    }

    QDateTime time(const char *name, bool required)
    {
        const QDateTime time = timeFrom(m_json.value(key(name)));
        if (!time.isValid() && (required || !m_json.value(key(name)).toString().isEmpty()))
            fail(tr("\"%1\" is no time").arg(QLatin1String(name)));
        return time;
    }

    QList<Certificate> chain()
    {
        QList<Certificate> chain;
        for (const QJsonValue &value : m_json.value(key("certificates")).toArray()) {
            station::Result<Certificate> certificate =
                Certificate::fromDer(QByteArray::fromBase64(value.toString().toLatin1()));
            if (certificate)
                chain.append(*certificate);
            else
                fail(certificate.error().text());
        }
        if (chain.isEmpty())
            fail(tr("\"certificates\" is empty"));
        else if (m_json.value(key("sha256")).toString() != chain.constFirst().sha256() ||
                 m_json.value(key("spkiSha256")).toString() != chain.constFirst().spkiSha256())
            fail(tr("the fingerprint is not that of the certificate beside it"));
        return chain;
    }

    Problems problems(const char *name, bool mayBeNone = false)
    {
        Problems problems;
        const QJsonArray list = m_json.value(key(name)).toArray();
        for (const QJsonValue &value : list) {
            if (const std::optional<Problem> problem = problemNamed(value.toString()))
                problems |= *problem;
            else
                fail(tr("\"%1\" in \"%2\" is no known problem").arg(value.toString(), QLatin1String(name)));
        }
        if (list.isEmpty() && !mayBeNone)
            fail(tr("\"%1\" is empty").arg(QLatin1String(name)));
        return problems;
    }

private:
    const QJsonObject &m_json;
    QString m_fault;
};

/// The approved part of an entry. What no person could have approved is refused, whoever wrote it.
Approval approvalFrom(const QJsonObject &json, QString &fault)
{
    Reader reader(json);
    Approval approval;
    approval.chain = reader.chain();
    approval.forgiven = reader.problems("forgiven");
    approval.at = reader.time("at", true);
    approval.until = reader.time("until", false);
    approval.by = json.value(key("by")).toString();
    approval.through = json.value(key("through")).toString();
    approval.note = json.value(key("note")).toString();
    if (fatal(approval.forgiven))
        reader.fail(tr("%1 can never be forgiven").arg(names(fatal(approval.forgiven)).join(u' ')));
    if (approval.by.isEmpty())
        reader.fail(tr("the approval names no person"));
    if (approval.until.isValid() && approval.until > approval.at.addDays(AllowedHost::maxDays))
        reader.fail(tr("\"until\" is more than %1 days after the approval").arg(AllowedHost::maxDays));
    fault = reader.fault();
    return approval;
}

/// The part of an entry that says what was shown last. Only a denied key need have nothing wrong with it.
Challenge challengeFrom(const QJsonObject &json, HostState state, QString &fault)
{
    Reader reader(json);
    Challenge challenge;
    challenge.chain = reader.chain();
    challenge.problems = reader.problems("problems", state == HostState::Denied);
    challenge.at = reader.time("at", true);
    challenge.met = meetingFrom(json);
    challenge.count = json.value(key("count")).toInt();
    fault = reader.fault();
    return challenge;
}

/// Whether the parts of an entry fit its state.
void checkState(const AllowedHost &entry, Reader &reader)
{
    const bool needsApproval = entry.state == HostState::Approved || entry.state == HostState::Changed ||
                               entry.state == HostState::Expired;
    if (needsApproval && !entry.approval)
        reader.fail(tr("the state %1 needs an approval").arg(name(entry.state)));
    // Only parts without a fault of their own can be compared.
    if (entry.state == HostState::Approved && reader.fault().isEmpty() &&
        entry.approval->chain.constFirst() != entry.leaf())
        reader.fail(tr("the approval is for another certificate than the one presented"));
}

} // namespace

QJsonObject savedForm(const AllowedHost &entry)
{
    QJsonObject challenge = savedChain(entry.challenge.chain, "problems", entry.challenge.problems);
    challenge.insert(key("at"), textOf(entry.challenge.at));
    save(entry.challenge.met, challenge);
    challenge.insert(key("count"), entry.challenge.count);
    QJsonObject json{{key("protocol"), name(entry.endpoint.protocol)},
                     {key("host"), entry.endpoint.host.text()},
                     {key("port"), entry.endpoint.port},
                     {key("state"), name(entry.state)},
                     {key("challenge"), challenge},
                     {key("firstSeen"), textOf(entry.firstSeen)},
                     {key("lastSeen"), textOf(entry.lastSeen)},
                     {key("lastUsed"), textOf(entry.lastUsed)},
                     {key("useCount"), entry.useCount},
                     {key("renewed"), textOf(entry.renewed)},
                     {key("superseded"), textOf(entry.superseded)},
                     {key("unclaimed"), textOf(entry.unclaimed)},
                     {key("warnedDays"), entry.warnedDays}};
    if (entry.approval) {
        QJsonObject approval = savedChain(entry.approval->chain, "forgiven", entry.approval->forgiven);
        approval.insert(key("at"), textOf(entry.approval->at));
        approval.insert(key("by"), entry.approval->by);
        approval.insert(key("through"), entry.approval->through);
        approval.insert(key("note"), entry.approval->note);
        approval.insert(key("until"), textOf(entry.approval->until));
        json.insert(key("approval"), approval);
    }
    return json;
}

station::Result<AllowedHost> entryFrom(const QJsonObject &json)
{
    Reader reader(json);
    AllowedHost entry;
    entry.endpoint = reader.endpoint();
    const std::optional<HostState> state = hostStateNamed(json.value(key("state")).toString());
    if (!state)
        reader.fail(tr("\"state\" is none of Unapproved, Approved, Changed, Expired, Denied"));
    entry.state = state.value_or(HostState::Unapproved);
    QString fault;
    entry.challenge = challengeFrom(json.value(key("challenge")).toObject(), entry.state, fault);
    if (!fault.isEmpty())
        reader.fail(tr("challenge: %1").arg(fault));
    if (json.contains(key("approval"))) {
        entry.approval = approvalFrom(json.value(key("approval")).toObject(), fault);
        if (!fault.isEmpty())
            reader.fail(tr("approval: %1").arg(fault));
    }
    entry.firstSeen = reader.time("firstSeen", true);
    entry.lastSeen = reader.time("lastSeen", true);
    entry.lastUsed = reader.time("lastUsed", false);
    entry.useCount = json.value(key("useCount")).toInteger();
    entry.renewed = reader.time("renewed", false);
    entry.superseded = reader.time("superseded", false);
    entry.unclaimed = reader.time("unclaimed", false);
    entry.warnedDays = json.value(key("warnedDays")).toInt();
    checkState(entry, reader);
    if (!reader.fault().isEmpty())
        return station::Error{{}, reader.fault(), {}};
    return entry;
}

QJsonObject savedForm(const AllowedHosts::DeniedKey &denied)
{
    return {{key("protocol"), name(denied.endpoint.protocol)},
            {key("host"), denied.endpoint.host.text()},
            {key("port"), denied.endpoint.port},
            {key("spkiSha256"), denied.spkiSha256},
            {key("subject"), denied.subject},
            {key("by"), denied.by},
            {key("at"), textOf(denied.at)}};
}

station::Result<AllowedHosts::DeniedKey> deniedKeyFrom(const QJsonObject &json)
{
    Reader reader(json);
    AllowedHosts::DeniedKey denied;
    denied.endpoint = reader.endpoint();
    denied.at = reader.time("at", true);
    denied.subject = json.value(key("subject")).toString();
    denied.by = json.value(key("by")).toString();
    station::Result<QString> fingerprint = parseFingerprint(json.value(key("spkiSha256")).toString());
    if (!fingerprint)
        reader.fail(fingerprint.error().text());
    if (!reader.fault().isEmpty())
        return station::Error{{}, reader.fault(), {}};
    denied.spkiSha256 = *fingerprint;
    return denied;
}

} // namespace trust
