#include "components/alarm/alarmevent.h"

#include <QCoreApplication>

namespace alarms {

QJsonObject AlarmEvent::toJson() const
{
    return {{QStringLiteral("event"), id},
            {QStringLiteral("transition"), textOf(kind)},
            {QStringLiteral("time"), time.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("note"), note},
            {QStringLiteral("alarm"), record.toJson()}};
}

} // namespace alarms

namespace station {

QJsonValue Codec<alarms::AlarmEvent>::toJson(const alarms::AlarmEvent &event, const Facets &)
{
    return event.toJson();
}

Result<void> Codec<alarms::AlarmEvent>::fromJson(alarms::AlarmEvent &, const QJsonValue &, const Facets &)
{
    return Error{{},
                 QCoreApplication::translate("AlarmEvent",
                                             "an alarm event cannot be typed in; an alarm class gives it"),
                 QCoreApplication::translate("AlarmEvent", "Link the topic alarm of an alarm class to it")};
}

Result<void> Codec<alarms::AlarmEvent>::check(const alarms::AlarmEvent &, const Facets &)
{
    return {};
}

QString Codec<alarms::AlarmEvent>::toText(const alarms::AlarmEvent &event, const Facets &)
{
    return event.record.sourceName() + QLatin1Char(' ') + alarms::textOf(event.kind);
}

} // namespace station
