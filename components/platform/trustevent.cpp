#include "components/platform/trustevent.h"

#include <QCoreApplication>

namespace station {

QJsonValue Codec<platform::TrustEvent>::toJson(const platform::TrustEvent &event, const Facets &)
{
    return QJsonObject{{QStringLiteral("what"), event.what}, {QStringLiteral("entry"), event.entry}};
}

Result<void> Codec<platform::TrustEvent>::fromJson(platform::TrustEvent &, const QJsonValue &, const Facets &)
{
    return Error{{}, QCoreApplication::translate("Trust", "trust events are made by the station only"), {}};
}

Result<void> Codec<platform::TrustEvent>::check(const platform::TrustEvent &, const Facets &)
{
    return {};
}

QString Codec<platform::TrustEvent>::toText(const platform::TrustEvent &event, const Facets &)
{
    return event.what + QLatin1Char(' ') + event.entry.value(QStringLiteral("host")).toString();
}

} // namespace station
