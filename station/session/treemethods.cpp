// hello and the reading of the tree.

#include "station/describe.h"
#include "station/session/parameters.h"
#include "station/session/stationmethods.h"

#include <QCoreApplication>

namespace station {

namespace {

/// More rows than this are not given at once; a client asks for a part of the tree.
constexpr int maxRows = 20'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

/// Components below @p parent in tree order, each with its depth.
void listBelow(const Component &parent, int depth, int deepest, QJsonArray &rows)
{
    for (const auto &child : parent.children()) {
        if (rows.size() >= maxRows)
            return;
        QJsonObject row = summarize(*child);
        row.insert(QStringLiteral("depth"), depth);
        rows.append(row);
        if (depth < deepest)
            listBelow(*child, depth + 1, deepest, rows);
    }
}

void children(Station &station, const Call &call, const Answer &answer)
{
    const Result<Component *> parent =
        station.find(call.params.value(QStringLiteral("ord")).toString(QStringLiteral("/")));
    if (!parent)
        return answer(parent.error());
    QJsonArray rows;
    listBelow(**parent, 1, call.params.value(QStringLiteral("depth")).toInt(1), rows);
    answer(QJsonValue(rows));
}

void search(Station &station, const Call &call, const Answer &answer)
{
    const QString text = call.params.value(QStringLiteral("text")).toString();
    const QString type = call.params.value(QStringLiteral("type")).toString();
    const int limit = std::clamp(call.params.value(QStringLiteral("limit")).toInt(200), 1, maxRows);
    QJsonArray rows;
    station.forEach([&](Component &component) {
        const bool named = text.isEmpty() || component.name().contains(text, Qt::CaseInsensitive) ||
                           component.type().name.contains(text, Qt::CaseInsensitive);
        if (rows.size() < limit && named && (type.isEmpty() || component.type().name == type))
            rows.append(summarize(component));
    });
    answer(QJsonValue(rows));
}

QString phaseName(Station::Phase phase)
{
    static constexpr const char *names[] = {"loading", "loaded", "started", "steady", "stopped"};
    return QLatin1String(names[int(phase)]);
}

void hello(Station &station, const Call &call, const Answer &answer)
{
    static constexpr const char *roles[] = {"viewer", "operator", "admin"};
    const auto rootText = [&station](const char16_t *name) {
        const SlotSpec *slot = station.root().findSlot(QStringView(name));
        return slot ? slot->type->toText(station.root().value(*slot).data, slot->facets) : QString();
    };
    answer(QJsonValue(QJsonObject{{QStringLiteral("protocol"), 1},
                                  {QStringLiteral("station"), rootText(u"stationName")},
                                  {QStringLiteral("stationId"), rootText(u"stationId")},
                                  {QStringLiteral("phase"), phaseName(station.phase())},
                                  {QStringLiteral("user"), call.actor.user},
                                  {QStringLiteral("role"), QLatin1String(roles[int(call.role)])}}));
}

} // namespace

void addTreeMethods(MethodTable &table, Station &station)
{
    table.add(
        {.name = QStringLiteral("hello"),
         .doc = tr("Opens the session; any other method is refused before it. Tells the protocol's number, "
                   "the station and what the person may do."),
         .schema = {{QStringLiteral("client"),
                     parameter("string", tr("The program, for the audit: \"workbench\"."))}},
         .run = [&station](const Call &call, const Answer &answer) { hello(station, call, answer); }});
    table.add(
        {.name = QStringLiteral("tree.children"),
         .doc = tr("The components below one, in tree order, as rows {ord, handle, name, type, displayName, "
                   "status, hasChildren, depth}; 20,000 at most."),
         .schema = {{QStringLiteral("ord"),
                     parameter("string", tr("Where to begin; the root when left out."), true)},
                    {QStringLiteral("depth"),
                     parameter("integer", tr("How many levels; 1 when left out."), true)}},
         .run = [&station](const Call &call, const Answer &answer) { children(station, call, answer); }});
    table.add(
        {.name = QStringLiteral("tree.search"),
         .doc = tr("The components whose name or type holds a text, in tree order."),
         .schema = {{QStringLiteral("text"),
                     parameter("string", tr("Part of a name or type; upper and lower case alike."), true)},
                    {QStringLiteral("type"),
                     parameter("string", tr("Only components of exactly this type."), true)},
                    {QStringLiteral("limit"),
                     parameter("integer", tr("How many rows at most; 200 when left out."), true)}},
         .run = [&station](const Call &call, const Answer &answer) { search(station, call, answer); }});
}

} // namespace station
