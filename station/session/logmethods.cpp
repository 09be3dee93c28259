// The log and the audit.

#include "station/session/logfeed.h"
#include "station/session/parameters.h"
#include "station/session/stationmethods.h"
#include "station/value/codec.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

void tail(Station &station, LogFeed &feed, const Call &call, const Answer &answer)
{
    Log::Level from = Log::Level::Debug;
    const QString level = call.params.value(QStringLiteral("level")).toString();
    if (!level.isEmpty() && !Log::parseLevel(level, from))
        return answer(
            Error{level, tr("is no level of the log"), tr("Levels are debug, info, warning and error")});
    const int count = std::clamp(call.params.value(QStringLiteral("count")).toInt(100), 0, 10'000);
    QJsonArray rows;
    const auto &entries = station.log().entries();
    for (auto it = entries.rbegin(); it != entries.rend() && rows.size() < count; ++it) {
        if (it->level >= from)
            rows.prepend(LogFeed::toJson(*it));
    }
    // A station that does not run has said nothing yet; its file remembers the last run.
    if (station.phase() == Station::Phase::Loaded)
        rows = LogFeed::lastLines(station.folder(), count);
    if (call.params.value(QStringLiteral("follow")).toBool())
        feed.follow(call, from);
    answer(QJsonValue(rows));
}

void audit(Station &station, const Call &call, const Answer &answer)
{
    const int limit = std::clamp(call.params.value(QStringLiteral("limit")).toInt(200), 1, 10'000);
    const QString since = call.params.value(QStringLiteral("since")).toString();
    station.database().query(
        QStringLiteral(
            "SELECT time, who, through, what, detail FROM audit WHERE time >= ? ORDER BY time DESC LIMIT ?"),
        {since, limit}, [answer](const Result<Rows> &rows) {
            if (!rows)
                return answer(rows.error());
            QJsonArray list;
            for (const QVariantList &row : *rows)
                list.prepend(QJsonObject{{QStringLiteral("time"), row.at(0).toString()},
                                         {QStringLiteral("who"), row.at(1).toString()},
                                         {QStringLiteral("through"), row.at(2).toString()},
                                         {QStringLiteral("what"), row.at(3).toString()},
                                         {QStringLiteral("detail"), row.at(4).toString()}});
            answer(QJsonValue(list));
        });
}

} // namespace

void addLogMethods(MethodTable &table, Station &station)
{
    const auto feed = std::make_shared<LogFeed>(station.log());
    table.add(
        {.name = QStringLiteral("log.tail"),
         .doc = tr(
             "The last entries of the log, oldest first, as rows {number, time, level, source, text}; with "
             "follow, later ones come as notifications logged {entries}."),
         .schema = {{QStringLiteral("count"), parameter("integer", tr("How many; 100 when left out."), true)},
                    {QStringLiteral("level"),
                     parameter("string", tr("Only this level and more serious ones."), true)},
                    {QStringLiteral("follow"),
                     parameter("boolean", tr("Go on with what is logged later."), true)}},
         .run = [&station, feed](const Call &call, const Answer &answer) {
             tail(station, *feed, call, answer);
         }});
    table.add({.name = QStringLiteral("audit.query"),
               .doc = tr("Who changed what, oldest first, as rows {time, who, through, what, detail}."),
               .schema = {{QStringLiteral("since"),
                           parameter("string", tr("Only from this time on, ISO 8601 in UTC."), true)},
                          {QStringLiteral("limit"),
                           parameter("integer", tr("How many, the latest; 200 when left out."), true)}},
               .role = Role::Admin,
               .run = [&station](const Call &call, const Answer &answer) { audit(station, call, answer); }});
}

} // namespace station
