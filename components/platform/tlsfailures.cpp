#include "components/platform/tlsfailures.h"

#include <algorithm>

namespace platform {

QJsonObject meetingJson(const trust::Meeting &met)
{
    return {{QStringLiteral("address"), met.address},
            {QStringLiteral("tls"), met.tls},
            {QStringLiteral("cipher"), met.cipher},
            {QStringLiteral("trace"), QJsonArray::fromStringList(met.trace)}};
}

QJsonObject TlsFailure::toJson() const
{
    QJsonObject json = meetingJson(met);
    json.insert(QStringLiteral("cause"), cause);
    json.insert(QStringLiteral("why"), why);
    json.insert(QStringLiteral("remedy"), remedy);
    json.insert(QStringLiteral("at"), at.toUTC().toString(Qt::ISODate));
    return json;
}

QJsonObject tlsFailureEntry(const trust::Endpoint &endpoint, const TlsFailure *failure)
{
    QJsonObject json{{QStringLiteral("host"), endpoint.host.text()},
                     {QStringLiteral("port"), endpoint.port},
                     {QStringLiteral("protocol"), trust::name(endpoint.protocol)}};
    if (failure)
        json.insert(QStringLiteral("failure"), failure->toJson());
    return json;
}

bool TlsFailures::note(const TlsFailure &failure)
{
    const TlsFailure *known = find(failure.endpoint);
    const bool news = !known || known->cause != failure.cause || known->why != failure.why;
    forget(failure.endpoint);
    if (m_failures.size() == max)
        m_failures.removeFirst();
    m_failures.append(failure);
    return news;
}

bool TlsFailures::forget(const trust::Endpoint &endpoint)
{
    return m_failures.removeIf([&endpoint](const TlsFailure &each) { return each.endpoint == endpoint; }) > 0;
}

const TlsFailure *TlsFailures::find(const trust::Endpoint &endpoint) const
{
    const auto found =
        std::find_if(m_failures.begin(), m_failures.end(),
                     [&endpoint](const TlsFailure &each) { return each.endpoint == endpoint; });
    return found == m_failures.end() ? nullptr : &*found;
}

} // namespace platform
