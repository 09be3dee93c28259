// Links between slots.

#include "station/links.h"
#include "station/session/parameters.h"
#include "station/session/stationmethods.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

QJsonObject row(const Link &link)
{
    return {{QStringLiteral("source"), link.source.ord()}, {QStringLiteral("target"), link.target.ord()}};
}

using Change = Result<void> (Links::*)(const SlotAddress &, const SlotAddress &, const Actor &);

void change(Station &station, Change act, const Call &call, const Answer &answer)
{
    const Result<SlotAddress> source =
        station.findSlot(call.params.value(QStringLiteral("source")).toString());
    if (!source)
        return answer(source.error());
    const Result<SlotAddress> target =
        station.findSlot(call.params.value(QStringLiteral("target")).toString());
    if (!target)
        return answer(target.error());
    if (const Result<void> done = (station.links().*act)(*source, *target, call.actor); !done)
        return answer(done.error());
    answer(QJsonValue(row({*source, *target})));
}

void list(Station &station, const Call &call, const Answer &answer)
{
    QJsonArray rows;
    const QString ord = call.params.value(QStringLiteral("ord")).toString();
    if (ord.isEmpty()) {
        station.forEach([&](Component &component) {
            for (const Link &link : station.links().into(component))
                rows.append(row(link));
        });
        return answer(QJsonValue(rows));
    }
    const Result<Component *> component = station.find(ord);
    if (!component)
        return answer(component.error());
    for (const Link &link : station.links().into(**component))
        rows.append(row(link));
    for (const Link &link : station.links().from(**component)) {
        if (link.target.component != *component)
            rows.append(row(link));
    }
    answer(QJsonValue(rows));
}

} // namespace

void addLinkMethods(MethodTable &table, Station &station)
{
    const QJsonObject ends{
        {QStringLiteral("source"), parameter("string", tr("The slot that the value or event comes from."))},
        {QStringLiteral("target"), parameter("string", tr("The slot that it goes to."))}};
    const auto make = [&](const char *name, const QString &doc, Change act) {
        table.add({.name = QLatin1String(name),
                   .doc = doc,
                   .schema = ends,
                   .role = Role::Admin,
                   .afterCommit = true,
                   .run = [&station, act](const Call &call, const Answer &answer) {
                       change(station, act, call, answer);
                   }});
    };
    make("link.add", tr("Links a slot to another; refused when the types do not fit or a loop would arise."),
         &Links::add);
    make("link.remove", tr("Removes one link."), &Links::remove);
    table.add({.name = QStringLiteral("link.list"),
               .doc = tr("Links as rows {source, target}."),
               .schema = {{QStringLiteral("ord"),
                           parameter("string", tr("Only links that begin or end at this component."), true)}},
               .run = [&station](const Call &call, const Answer &answer) { list(station, call, answer); }});
}

} // namespace station
