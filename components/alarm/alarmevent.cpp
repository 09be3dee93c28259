#include "components/alarm/alarmevent.h"

#include <QCoreApplication>

namespace alarm {

QJsonObject AlarmEvent::toJson() const
{
    return {{QStringLiteral("event"), id},
            {QStringLiteral("transition"), textOf(kind)},
            {QStringLiteral("time"), time.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("note"), note},
            {QStringLiteral("alarm"), record.toJson()}};
}

} // namespace alarm

namespace station {

QJsonValue Codec<alarm::AlarmEvent>::toJson(const alarm::AlarmEvent &event, const Facets &)
{
    return event.toJson();
}

Result<void> Codec<alarm::AlarmEvent>::fromJson(alarm::AlarmEvent &, const QJsonValue &, const Facets &)
{
    return Error{{},
                 QCoreApplication::translate("AlarmEvent",
                                             "an alarm event cannot be typed in; an alarm class gives it"),
                 QCoreApplication::translate("AlarmEvent", "Link the topic alarm of an alarm class to it")};
}

Result<void> Codec<alarm::AlarmEvent>::check(const alarm::AlarmEvent &, const Facets &)
{
    return {};
}

QString Codec<alarm::AlarmEvent>::toText(const alarm::AlarmEvent &event, const Facets &)
{
    return event.record.sourceName() + QLatin1Char(' ') + alarm::textOf(event.kind);
}

} // namespace station
