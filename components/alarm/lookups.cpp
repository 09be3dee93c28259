#include "components/alarm/lookups.h"

#include "components/alarm/alarmvariables.h"
#include "station/value/ord.h"

#include <QCoreApplication>

namespace alarms {

namespace {

const QString dataPrefix = QStringLiteral("alarmData.");

QString textOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : value.toVariant().toString();
}

/// "timestamp" or one of its parts.
std::optional<QString> timeFor(const QDateTime &time, const QString &part)
{
    const QDateTime local = time.toLocalTime();
    if (part.isEmpty() || part == QLatin1String("toString"))
        return localTimeText(time);
    if (part == QLatin1String("toDateString"))
        return local.toString(QStringLiteral("yyyy-MM-dd"));
    if (part == QLatin1String("toTimeString"))
        return local.toString(QStringLiteral("HH:mm:ss"));
    return std::nullopt;
}

std::optional<QString> timeIn(const AlarmRecord &record, const QString &name)
{
    const std::pair<QLatin1String, const QDateTime &> times[] = {
        {QLatin1String("timestamp"), record.timestamp},
        {QLatin1String("normalTime"), record.normalTime},
        {QLatin1String("ackTime"), record.ackTime},
        {QLatin1String("lastUpdate"), record.lastUpdate}};
    for (const auto &[known, time] : times) {
        if (name == known)
            return timeFor(time, {});
        if (name.startsWith(known) && name[known.size()] == QLatin1Char('.'))
            return timeFor(time, name.mid(known.size() + 1));
    }
    return std::nullopt;
}

std::optional<QString> dataIn(const AlarmRecord &record, const QString &key)
{
    const QJsonValue value = record.alarmData.value(key);
    if (!value.isUndefined())
        return textOf(value);
    // A fact that this kind of alarm does not have is empty; a name that nobody knows is a mistake.
    static const QStringList documented = [] {
        QStringList names;
        for (const AlarmVariable &variable : alarmVariables())
            names.append(variable.name);
        return names;
    }();
    return documented.contains(dataPrefix + key) ? std::optional<QString>(QString()) : std::nullopt;
}

std::optional<QString> fieldOf(const AlarmRecord &record, const QString &name)
{
    if (name.startsWith(dataPrefix))
        return dataIn(record, name.mid(dataPrefix.size()));
    if (name == QLatin1String("uuid"))
        return record.id;
    if (name == QLatin1String("sourceState"))
        return alarms::textOf(record.sourceState);
    if (name == QLatin1String("ackState"))
        return record.ackStateText();
    if (name == QLatin1String("ackRequired"))
        return record.ackRequired ? QStringLiteral("true") : QStringLiteral("false");
    if (name == QLatin1String("alarmClass"))
        return record.alarmClass;
    if (name == QLatin1String("priority"))
        return QString::number(record.priority);
    if (name == QLatin1String("source"))
        return record.source;
    if (name == QLatin1String("user"))
        return record.user.isEmpty() ? QCoreApplication::translate("alarms", "unknown") : record.user;
    if (name == QLatin1String("alarmTransition"))
        return alarms::textOf(record.alarmTransition);
    return timeIn(record, name);
}

std::optional<QString> memberOf(const station::Component &component, const QString &name)
{
    if (name == QLatin1String("displayName"))
        return station::displayNameOf(component.name());
    if (name == QLatin1String("name"))
        return component.name();
    if (name == QLatin1String("path"))
        return component.path();
    if (name == QLatin1String("type"))
        return component.type().name;
    // "out" is "41.2 °C {ok}", "out.value" and "out.status" are its parts.
    const QString part = name.section(QLatin1Char('.'), 1);
    const station::SlotSpec *slot = component.findSlot(name.section(QLatin1Char('.'), 0, 0));
    if (!slot || !slot->isProperty() || slot->type == station::valueTypeOf<station::Secret>())
        return std::nullopt;
    const station::ValueRef value = component.value(*slot);
    const QString text = value.type->toText(value.data, component.facetsOf(*slot));
    if (part.isEmpty())
        return text;
    if (!QLatin1String(value.type->name).startsWith(QLatin1String("status")) ||
        !text.endsWith(QLatin1Char('}')))
        return std::nullopt;
    const qsizetype space = text.lastIndexOf(QLatin1Char(' '));
    if (part == QLatin1String("value"))
        return text.left(space);
    return part == QLatin1String("status") ? std::optional<QString>(text.mid(space + 1)) : std::nullopt;
}

} // namespace

QString localTimeText(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime local = time.toLocalTime();
    const QString zone = local.toString(QStringLiteral("t"));
    const int minutes = local.offsetFromUtc() / 60;
    const QString text = local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss ")) + zone;
    if (minutes == 0)
        return text;
    return text + QStringLiteral(" (UTC%1%2:%3)")
                      .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                      .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
                      .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

Lookup lookupIn(const AlarmRecord &record)
{
    return [record](const QString &name) { return fieldOf(record, name); };
}

Lookup lookupIn(const station::Component &component)
{
    return [&component](const QString &dottedName) -> std::optional<QString> {
        const station::Component *node = &component;
        QString name = dottedName;
        while (name.startsWith(QLatin1String("parent."))) {
            node = node->parent();
            if (!node)
                return std::nullopt;
            name = name.mid(7);
        }
        return memberOf(*node, name);
    };
}

} // namespace alarms
