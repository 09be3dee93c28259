// The session methods alarm.query, alarm.ack and alarm.why.

#include "components/alarm/alarmservice.h"
#include "components/alarm/types.h"
#include "station/links.h"
#include "station/session/methods.h"

#include <QCoreApplication>

namespace alarms {

using station::Answer;
using station::Call;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AlarmMethods", text);
}

QJsonObject parameter(const char *type, const QString &doc, bool optional)
{
    return {{QStringLiteral("type"), QLatin1String(type)},
            {QStringLiteral("doc"), doc},
            {QStringLiteral("optional"), optional}};
}

station::Error noService()
{
    return {tr("alarms"), tr("this station has no AlarmService"),
            tr("Add an alarm:AlarmService below /Services")};
}

station::Error noAlarm(const QString &id)
{
    return {id, tr("no alarm has this id"), tr("`tocsin alarms` lists them")};
}

/// An answer must stay well below what a session may hold unsent.
constexpr qsizetype usualLimit = 1000;
constexpr qsizetype highestLimit = 5000;

/// Newest first; the id decides among those of one moment, so that pages fit together.
bool isBefore(const AlarmRecord &a, const AlarmRecord &b)
{
    return a.timestamp != b.timestamp ? a.timestamp > b.timestamp : a.id < b.id;
}

/// @p after: the last record of the page before; null for the first page. It need not exist any more.
QJsonArray listOf(std::vector<AlarmRecord> records, const AlarmRecord &after, qsizetype limit)
{
    if (!after.isNull())
        std::erase_if(records, [&after](const AlarmRecord &one) { return !isBefore(after, one); });
    std::sort(records.begin(), records.end(), isBefore);
    QJsonArray list;
    for (const AlarmRecord &record : records) {
        if (list.size() == limit)
            break;
        list.append(record.toJson());
    }
    return list;
}

void query(const AlarmService &service, const Call &call, const Answer &answer)
{
    const QString id = call.params.value(QLatin1String("id")).toString();
    const QString sinceText = call.params.value(QLatin1String("since")).toString();
    const QDateTime since = QDateTime::fromString(sinceText, Qt::ISODateWithMs);
    const qsizetype limit = std::clamp<qsizetype>(
        call.params.value(QLatin1String("limit")).toInteger(usualLimit), 1, highestLimit);
    const QJsonObject last = call.params.value(QLatin1String("after")).toObject();
    const AlarmRecord after = AlarmRecord::fromJson(last);
    if (!last.isEmpty() && (after.isNull() || !after.timestamp.isValid())) {
        answer(station::Error{QStringLiteral("after"), tr("it lacks a time or an id"),
                              tr("Give raised and id of the last row of the page before")});
        return;
    }
    if (!sinceText.isEmpty() && !since.isValid()) {
        answer(station::Error{QStringLiteral("since"), tr("\"%1\" is not a time").arg(sinceText),
                              tr("Write it as in 2026-11-22T07:00:00Z")});
        return;
    }
    if (call.params.value(QLatin1String("open")).toBool()) {
        std::vector<AlarmRecord> open;
        for (const AlarmRecord &record : service.store().allOpen()) {
            if ((id.isEmpty() || record.id == id) && (!since.isValid() || record.lastUpdate >= since))
                open.push_back(record);
        }
        answer(QJsonValue(listOf(std::move(open), after, limit)));
        return;
    }
    const auto done = [answer, after, limit](const station::Result<std::vector<AlarmRecord>> &records) {
        if (records)
            answer(QJsonValue(listOf(*records, after, limit)));
        else
            answer(records.error());
    };
    if (id.isEmpty())
        service.store().query(since, done);
    else
        service.store().find(id, done);
}

void acknowledge(AlarmService &service, const Call &call, const Answer &answer)
{
    const QString login = call.actor.user;
    const auto acked =
        service.acknowledge({.id = call.params.value(QLatin1String("id")).toString(),
                             .seen = QDateTime::fromString(
                                 call.params.value(QLatin1String("seen")).toString(), Qt::ISODateWithMs),
                             .user = login.isEmpty() ? tr("somebody on this machine") : login,
                             .note = call.params.value(QLatin1String("note")).toString()});
    if (acked)
        answer(QJsonValue(acked->toJson()));
    else
        answer(acked.error());
}

/// Every decision of every event, with the event that it was about.
QJsonArray decisionsIn(const QJsonArray &events)
{
    QJsonArray list;
    for (const QJsonValue &event : events) {
        const QJsonArray decisions = event[QLatin1String("decisions")].toArray();
        for (const QJsonValue &decision : decisions) {
            QJsonObject line = decision.toObject();
            line.insert(QStringLiteral("transition"), event[QLatin1String("transition")]);
            line.insert(QStringLiteral("time"), event[QLatin1String("time")]);
            list.append(line);
        }
    }
    return list;
}

QJsonObject classFacts(station::Station &station, const AlarmRecord &record)
{
    const station::Component *alarmClass = station.byHandle(record.alarmClassHandle);
    QJsonArray linked;
    if (alarmClass) {
        for (const station::Link &link : station.links().from(*alarmClass)) {
            if (link.source.slot->name == QLatin1String("alarm"))
                linked.append(link.target.ord());
        }
    }
    QJsonObject facts{{QStringLiteral("name"), record.alarmClass},
                      {QStringLiteral("ord"), alarmClass ? alarmClass->path() : QString()},
                      {QStringLiteral("priority"), record.priority},
                      {QStringLiteral("linkedTo"), linked}};
    if (linked.isEmpty())
        facts.insert(QStringLiteral("warning"),
                     tr("no recipient is linked to the topic alarm of this class"));
    return facts;
}

void why(station::Station &station, const AlarmService &service, const Call &call, const Answer &answer)
{
    const QString id = call.params.value(QLatin1String("id")).toString();
    service.store().find(id, [&station, id, answer](const station::Result<std::vector<AlarmRecord>> &found) {
        if (!found || found->empty()) {
            answer(found ? noAlarm(id) : found.error());
            return;
        }
        const AlarmRecord record = found->front();
        // The service may have been removed while the database was read.
        const auto *present = station.service<AlarmService>();
        if (!present) {
            answer(noService());
            return;
        }
        present->store().history(id, [&station, record, answer](const station::Result<QJsonArray> &events) {
            if (!events) {
                answer(events.error());
                return;
            }
            answer(QJsonValue(QJsonObject{{QStringLiteral("alarm"), record.toJson()},
                                          {QStringLiteral("class"), classFacts(station, record)},
                                          {QStringLiteral("recipients"), decisionsIn(*events)},
                                          {QStringLiteral("events"), *events}}));
        });
    });
}

} // namespace

void registerAlarmMethods(station::MethodTable &table, station::Station &station)
{
    using Run = void (*)(station::Station &, AlarmService &, const Call &, const Answer &);
    const auto withService = [&station](Run run) {
        return [&station, run](const Call &call, const Answer &answer) {
            if (auto *service = station.service<AlarmService>())
                run(station, *service, call, answer);
            else
                answer(noService());
        };
    };
    table.add(
        {.name = QStringLiteral("alarm.query"),
         .doc = tr("Alarm records, newest first."),
         .schema = {{QStringLiteral("open"),
                     parameter("boolean", tr("Only those that are not closed."), true)},
                    {QStringLiteral("since"),
                     parameter("string", tr("Only those that changed since."), true)},
                    {QStringLiteral("id"), parameter("string", tr("Only this one."), true)},
                    {QStringLiteral("limit"),
                     parameter("integer", tr("At most so many; 1000 when left out, 5000 at most."), true)},
                    {QStringLiteral("after"),
                     parameter("object",
                               tr("The next page of the open ones: raised and id of the last row that came."),
                               true)}},
         .run = withService([](station::Station &, AlarmService &service, const Call &call,
                               const Answer &answer) { query(service, call, answer); })});
    table.add({.name = QStringLiteral("alarm.ack"),
               .doc = tr("Acknowledges an alarm; doing it twice is not an error."),
               .schema = {{QStringLiteral("id"), parameter("string", tr("The alarm."), false)},
                          {QStringLiteral("seen"),
                           parameter("string", tr("lastUpdate as the person saw it; refused when outdated."),
                                     true)},
                          {QStringLiteral("note"), parameter("string", tr("Kept with the alarm."), true)}},
               .role = station::Role::Operator,
               .needsRunning = true,
               .afterCommit = true,
               .run = withService([](station::Station &, AlarmService &service, const Call &call,
                                     const Answer &answer) { acknowledge(service, call, answer); })});
    table.add({.name = QStringLiteral("alarm.why"),
               .doc = tr("From the alarm over its class to what each recipient did with it."),
               .schema = {{QStringLiteral("id"), parameter("string", tr("The alarm."), false)}},
               .run = withService([](station::Station &owner, AlarmService &service, const Call &call,
                                     const Answer &answer) { why(owner, service, call, answer); })});
}

} // namespace alarms
