#include "truststore/allowedhost.h"

#include <algorithm>

namespace trust {

namespace {

constexpr const char *stateNames[] = {"Unapproved", "Approved", "Changed", "Expired", "Denied"};

QJsonValue jsonOf(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject jsonOf(const Certificate &certificate)
{
    return {{QStringLiteral("sha256"), certificate.sha256()},
            {QStringLiteral("spkiSha256"), certificate.spkiSha256()},
            {QStringLiteral("subject"), certificate.subject()},
            {QStringLiteral("issuer"), certificate.issuer()},
            {QStringLiteral("notBefore"), jsonOf(certificate.notBefore())},
            {QStringLiteral("notAfter"), jsonOf(certificate.notAfter())}};
}

} // namespace

QString name(HostState state)
{
    return QString::fromLatin1(stateNames[int(state)]);
}

std::optional<HostState> hostStateNamed(const QString &name)
{
    for (int i = 0; i < int(std::size(stateNames)); ++i) {
        if (name == QLatin1String(stateNames[i]))
            return HostState(i);
    }
    return std::nullopt;
}

QDateTime AllowedHost::expires() const
{
    if (!approval)
        return {};
    QDateTime end = approval->at.addDays(maxDays);
    if (approval->until.isValid())
        end = std::min(end, approval->until);
    if (!approval->forgiven.testFlag(Problem::Expired))
        end = std::min(end, approval->chain.constFirst().notAfter());
    return end;
}

bool AllowedHost::isUnused(const QDateTime &now) const
{
    const QDateTime used = lastUsed.isValid() || !approval ? lastUsed : approval->at;
    return used.isValid() && used.addDays(unusedDays) <= now;
}

QJsonObject AllowedHost::toJson() const
{
    QJsonObject json = jsonOf(leaf());
    json.insert(QStringLiteral("host"), endpoint.host.text());
    json.insert(QStringLiteral("port"), endpoint.port);
    json.insert(QStringLiteral("protocol"), name(endpoint.protocol));
    json.insert(QStringLiteral("state"), name(state));
    json.insert(QStringLiteral("errors"), QJsonArray::fromStringList(names(challenge.problems)));
    json.insert(QStringLiteral("address"), challenge.met.address);
    json.insert(QStringLiteral("tls"), challenge.met.tls);
    json.insert(QStringLiteral("cipher"), challenge.met.cipher);
    json.insert(QStringLiteral("clockSynchronised"), challenge.met.clockSynchronised);
    json.insert(QStringLiteral("challenges"), challenge.count);
    json.insert(QStringLiteral("firstSeen"), jsonOf(firstSeen));
    json.insert(QStringLiteral("lastSeen"), jsonOf(lastSeen));
    json.insert(QStringLiteral("lastUsed"), jsonOf(lastUsed));
    json.insert(QStringLiteral("useCount"), useCount);
    json.insert(QStringLiteral("renewed"), jsonOf(renewed));
    json.insert(QStringLiteral("superseded"), jsonOf(superseded));
    json.insert(QStringLiteral("unclaimed"), jsonOf(unclaimed));
    json.insert(QStringLiteral("once"), once.has_value());
    json.insert(QStringLiteral("expires"), jsonOf(expires()));
    json.insert(QStringLiteral("approvedBy"), approval ? QJsonValue(approval->by) : QJsonValue());
    json.insert(QStringLiteral("approvedAt"), approval ? jsonOf(approval->at) : QJsonValue());
    json.insert(QStringLiteral("note"), approval ? QJsonValue(approval->note) : QJsonValue());
    json.insert(QStringLiteral("forgiven"),
                approval ? QJsonValue(QJsonArray::fromStringList(names(approval->forgiven))) : QJsonValue());
    // Old and new side by side: the fingerprint above is what is shown now, this is what was approved.
    if (approval && approval->chain.constFirst() != leaf())
        json.insert(QStringLiteral("approved"), jsonOf(approval->chain.constFirst()));
    return json;
}

} // namespace trust
