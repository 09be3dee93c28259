// The station as a whole.

#include "client/commands.h"
#include "client/textoutput.h"

#include <QCoreApplication>

namespace client {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void status(Invocation &run)
{
    run.call(QStringLiteral("station.status"), {}, [&run](const QJsonValue &value) {
        run.show(value.toObject(),
                 {QStringLiteral("folder"), QStringLiteral("running"), QStringLiteral("phase")});
        run.finish();
    });
}

void save(Invocation &run)
{
    run.call(QStringLiteral("station.save"), {}, [&run](const QJsonValue &value) {
        if (run.json())
            run.print(value);
        run.finish();
    });
}

/// Done when the session ends, because that is when the station has stopped.
void stop(Invocation &run)
{
    run.listen([](const QString &, const QJsonObject &) {},
               [&run] {
                   if (run.json())
                       run.print(QJsonValue(QJsonObject{{QStringLiteral("stopped"), true}}));
                   run.finish();
               });
    run.call(QStringLiteral("station.stop"), {}, [](const QJsonValue &) {});
}

void printEntries(Invocation &run, const QJsonArray &entries)
{
    for (const QJsonValue &item : entries) {
        const QJsonObject entry = item.toObject();
        QStringList words;
        for (const QString &key : {QStringLiteral("time"), QStringLiteral("level"), QStringLiteral("source"),
                                   QStringLiteral("text")}) {
            if (entry.contains(key))
                words.append(plainText(entry.value(key)));
        }
        run.print(words.join(QStringLiteral("  ")));
    }
}

void log(Invocation &run)
{
    bool ok = true;
    const int count = run.arguments().value(QStringLiteral("lines"), QStringLiteral("100")).toInt(&ok);
    if (!ok || count < 0)
        return run.wrongUsage(tr("--lines is a number"));
    const bool follow = run.arguments().has(QStringLiteral("follow"));
    QJsonObject params{{QStringLiteral("count"), count}, {QStringLiteral("follow"), follow}};
    if (run.arguments().has(QStringLiteral("level")))
        params.insert(QStringLiteral("level"), run.arguments().value(QStringLiteral("level")));
    const auto show = [&run, follow](const QJsonArray &entries) {
        if (!run.json())
            return printEntries(run, entries);
        if (!follow)
            return run.print(QJsonValue(entries));
        for (const QJsonValue &entry : entries)
            run.print(entry);
    };
    if (follow) {
        run.listen([show](const QString &, const QJsonObject &news) {
            show(news.value(QStringLiteral("entries")).toArray());
        });
    }
    run.call(QStringLiteral("log.tail"), params, [&run, follow, show](const QJsonValue &value) {
        show(value.toArray());
        if (!follow)
            run.finish();
    });
}

} // namespace

QList<Command> stationCommands()
{
    return {
        {.name = QStringLiteral("status"), .doc = tr("Tells how the station is."), .run = status},
        {.name = QStringLiteral("save"),
         .doc = tr("Writes the station file now; it is written by itself within a second of each change."),
         .run = save},
        {.name = QStringLiteral("stop"),
         .doc = tr("Stops the running station cleanly."),
         .needs = Command::RunningStation,
         .run = stop},
        {.name = QStringLiteral("log"),
         .words = QStringLiteral("[-n N] [--level L] [--follow]"),
         .doc = tr("Prints the last lines of the station's log."),
         .run = log,
         .options = {{.name = QStringLiteral("lines"),
                      .value = QStringLiteral("N"),
                      .doc = tr("How many; 100 otherwise."),
                      .letter = QLatin1Char('n')},
                     {.name = QStringLiteral("level"),
                      .value = QStringLiteral("L"),
                      .doc = tr("debug, info, warning or error, and worse.")},
                     {.name = QStringLiteral("follow"),
                      .value = {},
                      .doc = tr("Go on until interrupted."),
                      .letter = QLatin1Char('f')}}}};
}

} // namespace client
