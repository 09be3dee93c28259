#include "ui/views/alarm/alarmrow.h"

#include "station/value/ord.h"
#include "ui/look/advice.h"
#include "ui/look/language.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Alarms", text);
}

QDateTime timeOf(const QJsonObject &json, const char *name)
{
    return QDateTime::fromString(json.value(QLatin1String(name)).toString(), Qt::ISODateWithMs);
}

using Words = std::pair<const char *, const char *>;

template <std::size_t N>
QString wordFor(const QString &key, const Words (&words)[N])
{
    for (const auto &[name, text] : words) {
        if (key == QLatin1String(name))
            return tr(text);
    }
    // A later station may know more, and a limit is called as its slot is.
    return inOwnLanguage(station::displayNameOf(key));
}

} // namespace

AlarmRow AlarmRow::fromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json.value(QLatin1String(name)).toString(); };
    AlarmRow row;
    row.id = text("id");
    row.source = text("source");
    row.sourceHandle = quint32(json.value(QLatin1String("sourceHandle")).toInteger());
    row.sourceName = text("sourceName");
    row.text = workbenchAdvice(text("text"));
    row.state = text("state");
    row.sourceState = text("sourceState");
    row.alarmClass = text("alarmClass");
    row.priority = json.value(QLatin1String("priority")).toInt(255);
    row.unacked = text("ackState") == QLatin1String("unacked");
    row.ackRequired = json.value(QLatin1String("ackRequired")).toBool();
    row.open = json.value(QLatin1String("open")).toBool();
    row.raised = timeOf(json, "raised");
    row.normal = timeOf(json, "normal");
    row.acked = timeOf(json, "acked");
    row.lastUpdate = timeOf(json, "lastUpdate");
    row.ackedBy = text("ackedBy");
    row.notes = json.value(QLatin1String("alarmData"))[QLatin1String("notes")].toString();
    row.sequence = json.value(QLatin1String("sequence")).toInt();
    row.json = json;
    return row;
}

QString alarmStateText(const QString &sourceState)
{
    static constexpr Words words[] = {{"normal", QT_TRANSLATE_NOOP("Alarms", "Normal")},
                                      {"offnormal", QT_TRANSLATE_NOOP("Alarms", "Off normal")},
                                      {"highLimit", QT_TRANSLATE_NOOP("Alarms", "High limit")},
                                      {"lowLimit", QT_TRANSLATE_NOOP("Alarms", "Low limit")},
                                      {"fault", QT_TRANSLATE_NOOP("Alarms", "Fault")},
                                      {"alert", QT_TRANSLATE_NOOP("Alarms", "Alert")}};
    return wordFor(sourceState, words);
}

QString ackStateText(bool unacked)
{
    return unacked ? tr("Not acknowledged") : tr("Acknowledged");
}

QString transitionText(const QString &transition)
{
    static constexpr Words words[] = {{"toOffnormal", QT_TRANSLATE_NOOP("Alarms", "Went off normal")},
                                      {"toFault", QT_TRANSLATE_NOOP("Alarms", "Went into fault")},
                                      {"toNormal", QT_TRANSLATE_NOOP("Alarms", "Back to normal")},
                                      {"toAlert", QT_TRANSLATE_NOOP("Alarms", "Alert")},
                                      {"ack", QT_TRANSLATE_NOOP("Alarms", "Acknowledged")},
                                      {"seen", QT_TRANSLATE_NOOP("Alarms", "Seen by somebody")}};
    return wordFor(transition, words);
}

QString alarmFactText(const QString &key)
{
    static constexpr Words words[] = {
        {"fromState", QT_TRANSLATE_NOOP("Alarms", "State before")},
        {"toState", QT_TRANSLATE_NOOP("Alarms", "State after")},
        {"alarmValue", QT_TRANSLATE_NOOP("Alarms", "Value when raised")},
        {"presentValue", QT_TRANSLATE_NOOP("Alarms", "Value at the last change")},
        {"offnormalValue", QT_TRANSLATE_NOOP("Alarms", "Value that is off normal")},
        {"count", QT_TRANSLATE_NOOP("Alarms", "Times raised")},
        {"timeZone", QT_TRANSLATE_NOOP("Alarms", "Time zone of the station")},
        {"instructions", QT_TRANSLATE_NOOP("Alarms", "Instructions")},
        {"seenBy", QT_TRANSLATE_NOOP("Alarms", "Seen by")},
        {"seenTime", QT_TRANSLATE_NOOP("Alarms", "Seen at")},
        {"notes", QT_TRANSLATE_NOOP("Alarms", "Notes")}};
    return wordFor(key, words);
}

} // namespace ui
