#include "components/alarm/alarmrecord.h"

#include <QJsonArray>

#include <algorithm>

namespace alarms {

namespace {

constexpr std::array kindTexts{"toOffnormal", "toFault", "toNormal", "toAlert", "ack", "seen"};
constexpr std::array stateTexts{"normal", "offnormal", "highLimit", "lowLimit", "fault", "alert"};

template <typename E, std::size_t N>
E enumOf(const QString &text, const std::array<const char *, N> &texts)
{
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&text](const char *known) { return text == QLatin1String(known); });
    return found == texts.end() ? E{} : E(found - texts.begin());
}

QJsonValue timeToJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QDateTime timeFromJson(const QJsonValue &json)
{
    const QDateTime time = QDateTime::fromString(json.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toUTC() : QDateTime();
}

} // namespace

QString textOf(EventKind kind)
{
    return QLatin1String(kindTexts[std::size_t(kind)]);
}

QString textOf(SourceState state)
{
    return QLatin1String(stateTexts[std::size_t(state)]);
}

bool isOffnormal(SourceState state)
{
    return state == SourceState::Offnormal || state == SourceState::HighLimit ||
           state == SourceState::LowLimit;
}

bool AlarmRecord::isUnacked() const
{
    return std::any_of(marks.begin(), marks.end(), [](const TransitionMark &mark) { return mark.unacked; });
}

bool AlarmRecord::isOpen() const
{
    if (sourceState == SourceState::Normal || sourceState == SourceState::Alert)
        return isUnacked();
    return true;
}

QString AlarmRecord::ackStateText() const
{
    return isUnacked() ? QStringLiteral("unacked") : QStringLiteral("acked");
}

QString AlarmRecord::stateText() const
{
    return textOf(isOffnormal(sourceState) ? SourceState::Offnormal : sourceState);
}

QString AlarmRecord::sourceName() const
{
    return alarmData.value(QLatin1String("sourceName")).toString();
}

QString AlarmRecord::text() const
{
    return alarmData.value(QLatin1String("msgText")).toString();
}

QJsonObject AlarmRecord::toJson() const
{
    QJsonObject transitions;
    for (int i = 0; i < transitionCount; ++i) {
        const TransitionMark &mark = marks[std::size_t(i)];
        if (mark.time.isValid())
            transitions.insert(textOf(EventKind(i)),
                               QJsonObject{{QStringLiteral("time"), timeToJson(mark.time)},
                                           {QStringLiteral("unacked"), mark.unacked}});
    }
    return {{QStringLiteral("id"), id},
            {QStringLiteral("source"), source},
            {QStringLiteral("sourceHandle"), qint64(sourceHandle)},
            {QStringLiteral("sourceName"), sourceName()},
            {QStringLiteral("key"), key},
            {QStringLiteral("alarmClass"), alarmClass},
            {QStringLiteral("alarmClassHandle"), qint64(alarmClassHandle)},
            {QStringLiteral("state"), stateText()},
            {QStringLiteral("sourceState"), textOf(sourceState)},
            {QStringLiteral("ackState"), ackStateText()},
            {QStringLiteral("ackRequired"), ackRequired},
            {QStringLiteral("open"), isOpen()},
            {QStringLiteral("priority"), priority},
            {QStringLiteral("raised"), timeToJson(timestamp)},
            {QStringLiteral("normal"), timeToJson(normalTime)},
            {QStringLiteral("acked"), timeToJson(ackTime)},
            {QStringLiteral("ackedBy"), user},
            {QStringLiteral("text"), text()},
            {QStringLiteral("alarmTransition"), textOf(alarmTransition)},
            {QStringLiteral("lastUpdate"), timeToJson(lastUpdate)},
            {QStringLiteral("sequence"), sequence},
            {QStringLiteral("transitions"), transitions},
            {QStringLiteral("alarmData"), alarmData}};
}

AlarmRecord AlarmRecord::fromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json.value(QLatin1String(name)).toString(); };
    const auto time = [&json](const char *name) { return timeFromJson(json.value(QLatin1String(name))); };
    AlarmRecord record;
    record.id = text("id");
    record.timestamp = time("raised");
    record.sourceState = enumOf<SourceState>(text("sourceState"), stateTexts);
    record.ackRequired = json.value(QLatin1String("ackRequired")).toBool();
    record.source = text("source");
    record.sourceHandle = quint32(json.value(QLatin1String("sourceHandle")).toInteger());
    record.key = text("key");
    record.alarmClass = text("alarmClass");
    record.alarmClassHandle = quint32(json.value(QLatin1String("alarmClassHandle")).toInteger());
    record.priority = json.value(QLatin1String("priority")).toInt(255);
    record.normalTime = time("normal");
    record.ackTime = time("acked");
    record.user = text("ackedBy");
    record.alarmData = json.value(QLatin1String("alarmData")).toObject();
    record.alarmTransition = enumOf<EventKind>(text("alarmTransition"), kindTexts);
    record.lastUpdate = time("lastUpdate");
    record.sequence = json.value(QLatin1String("sequence")).toInt();
    const QJsonObject transitions = json.value(QLatin1String("transitions")).toObject();
    for (int i = 0; i < transitionCount; ++i) {
        const QJsonObject mark = transitions.value(textOf(EventKind(i))).toObject();
        record.marks[std::size_t(i)] = {timeFromJson(mark.value(QLatin1String("time"))),
                                        mark.value(QLatin1String("unacked")).toBool()};
    }
    return record;
}

} // namespace alarms
