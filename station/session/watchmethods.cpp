// watch.add and watch.remove, over the one Watches of the station.

#include "station/session/parameters.h"
#include "station/session/stationmethods.h"
#include "station/session/watches.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

void add(Watches &watches, const Call &call, const Answer &answer)
{
    const bool deep = call.params.value(QStringLiteral("deep")).toBool();
    const QJsonArray ords = call.params.value(QStringLiteral("ords")).toArray();
    std::vector<quint64> added;
    QJsonArray rows;
    for (const QJsonValue &item : ords) {
        const Result<quint64> watch = watches.add(call, item.toString(), deep);
        if (!watch) {
            // All or none, so that a client never has to guess which of them stand.
            for (const quint64 number : added)
                (void)watches.remove(call.session, number);
            return answer(watch.error());
        }
        added.push_back(*watch);
        rows.append(QJsonObject{{QStringLiteral("watch"), qint64(*watch)}, {QStringLiteral("ord"), item}});
    }
    answer(QJsonValue(rows));
}

void remove(Watches &watches, const Call &call, const Answer &answer)
{
    const qint64 number = call.params.value(QStringLiteral("watch")).toInteger();
    if (const Result<void> done = watches.remove(call.session, quint64(number)); !done)
        return answer(done.error());
    answer(QJsonValue(QJsonObject{{QStringLiteral("watch"), number}}));
}

} // namespace

void addWatchMethods(MethodTable &table, Station &station)
{
    const auto watches = std::make_shared<Watches>(station);
    table.add(
        {.name = QStringLiteral("watch.add"),
         .doc =
             tr("Sends notifications about slots or components from now on: changed {slots}, added, removed, "
                "renamed and restructured {components}, fired {events}. They come at most once per turn of "
                "the station, with the latest values."),
         .schema = {{QStringLiteral("ords"), parameter("array", tr("What to watch: slots or components."))},
                    {QStringLiteral("deep"),
                     parameter("boolean", tr("Everything below the components as well."), true)}},
         .run = [watches](const Call &call, const Answer &answer) { add(*watches, call, answer); }});
    table.add(
        {.name = QStringLiteral("watch.remove"),
         .doc = tr("Ends one watch."),
         .schema = {{QStringLiteral("watch"), parameter("integer", tr("Its number, as watch.add gave it."))}},
         .run = [watches](const Call &call, const Answer &answer) { remove(*watches, call, answer); }});
}

} // namespace station
