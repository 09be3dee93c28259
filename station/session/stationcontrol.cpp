#include "station/session/stationcontrol.h"

#include "station/session/parameters.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

QString healthText(Database::Health health)
{
    switch (health) {
    case Database::Health::Closed:
        return QStringLiteral("closed");
    case Database::Health::Good:
        return QStringLiteral("good");
    case Database::Health::LowOnSpace:
        return QStringLiteral("low on space");
    case Database::Health::NotDurable:
        return QStringLiteral("not durable");
    }
    return {};
}

/// Empty when all is well.
QString databaseCause(const Database &database)
{
    const QString cause = database.trouble().text();
    if (database.health() != Database::Health::NotDurable)
        return cause;
    return tr("%1. What happened since is in memory only and tried again: do not stop the station before "
              "this "
              "is mended")
        .arg(cause.endsWith(QLatin1Char('.')) ? cause.chopped(1) : cause);
}

QJsonObject status(Station &station, const StationControl &control)
{
    static constexpr const char *phases[] = {"loading", "loaded", "started", "steady", "stopped"};
    int components = 0;
    station.forEach([&](Component &) { ++components; });
    QJsonObject json{{QStringLiteral("folder"), station.folder()},
                     {QStringLiteral("phase"), QLatin1String(phases[int(station.phase())])},
                     {QStringLiteral("running"), station.phase() == Station::Phase::Started ||
                                                     station.phase() == Station::Phase::Steady},
                     {QStringLiteral("components"), components},
                     {QStringLiteral("database"), healthText(station.database().health())},
                     {QStringLiteral("time"), station.clock().wall().toUTC().toString(Qt::ISODateWithMs)}};
    if (const QString cause = databaseCause(station.database()); !cause.isEmpty())
        json.insert(QStringLiteral("databaseCause"), cause);
    if (control.status) {
        const QJsonObject more = control.status();
        for (auto it = more.begin(); it != more.end(); ++it)
            json.insert(it.key(), it.value());
    }
    return json;
}

} // namespace

void registerControlMethods(MethodTable &table, Station &station, const StationControl &control)
{
    table.add({.name = QStringLiteral("station.status"),
               .doc = tr("How the station is: phase, number of components, health of the database, process, "
                         "alarms, mail."),
               .run = [&station, control](const Call &, const Answer &answer) {
                   answer(QJsonValue(status(station, control)));
               }});
    table.add(
        {.name = QStringLiteral("station.save"),
         .doc =
             tr("Writes the station file now and answers when it is on disk; the station does so by itself "
                "within a second of each change."),
         .role = Role::Operator,
         .afterCommit = true,
         .run = [control](const Call &, const Answer &answer) {
             control.save([answer](const Result<void> &saved) {
                 if (!saved)
                     return answer(saved.error());
                 answer(QJsonValue(QJsonObject{{QStringLiteral("saved"), true}}));
             });
         }});
    table.add({.name = QStringLiteral("station.stop"),
               .doc = tr("Stops the station cleanly; the session ends when it has stopped."),
               .role = Role::Admin,
               .needsRunning = true,
               .run = [control](const Call &, const Answer &answer) {
                   answer(QJsonValue(QJsonObject{{QStringLiteral("stopping"), true}}));
                   control.stop();
               }});
}

} // namespace station
