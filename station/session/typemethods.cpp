// What there is to put into the tree, and what is known about it.

#include "station/describe.h"
#include "station/session/parameters.h"
#include "station/session/stationmethods.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

QJsonObject row(const ComponentType &type)
{
    return {{QStringLiteral("type"), type.name},
            {QStringLiteral("group"), type.group()},
            {QStringLiteral("displayName"), displayNameOf(type.name.section(QLatin1Char(':'), 1))},
            {QStringLiteral("doc"), type.doc},
            {QStringLiteral("icon"), type.iconName()},
            {QStringLiteral("inPalette"), type.inPalette},
            {QStringLiteral("parents"), QJsonArray::fromStringList(type.parents)}};
}

void describe(Station &station, const Call &call, const Answer &answer)
{
    const QString ord = call.params.value(QStringLiteral("ord")).toString();
    const QString typeName = call.params.value(QStringLiteral("type")).toString();
    if (ord.isEmpty() == typeName.isEmpty())
        return answer(
            Error{QStringLiteral("component.describe"), tr("either an ord or a type is needed"), {}});
    if (!ord.isEmpty()) {
        const Result<Component *> component = station.find(ord);
        if (!component)
            return answer(component.error());
        return answer(QJsonValue(describeComponent(**component)));
    }
    const ComponentType *type = station.registry().find(typeName);
    if (!type)
        return answer(
            Error{typeName, tr("there is no such component type"), tr("`tocsin types` lists them")});
    answer(QJsonValue(describeType(station.registry(), *type)));
}

void palette(Station &station, const Call &call, const Answer &answer)
{
    const QString ord = call.params.value(QStringLiteral("parent")).toString();
    QString parentType;
    if (!ord.isEmpty()) {
        const Result<Component *> parent = station.find(ord);
        if (!parent)
            return answer(parent.error());
        parentType = (*parent)->type().name;
    }
    QJsonArray rows;
    for (const ComponentType *type : station.registry().types()) {
        const bool fits =
            parentType.isEmpty() || type->parents.isEmpty() || type->parents.contains(parentType);
        if (type->inPalette && fits)
            rows.append(row(*type));
    }
    answer(QJsonValue(rows));
}

} // namespace

void addTypeMethods(MethodTable &table, Station &station)
{
    table.add(
        {.name = QStringLiteral("component.describe"),
         .doc =
             tr("Everything that a property sheet needs about a component or a type: slots with type, value, "
                "default, flags, facets, documentation and links, the rules between them, the icon's name, "
                "views and the defaultView among them."),
         .schema = {{QStringLiteral("ord"), parameter("string", tr("The component; or give a type."), true)},
                    {QStringLiteral("type"),
                     parameter("string", tr("A component type; or give an ord."), true)}},
         .run = [&station](const Call &call, const Answer &answer) { describe(station, call, answer); }});
    table.add(
        {.name = QStringLiteral("palette.list"),
         .doc = tr(
             "The component types that a person may add, sorted by name, as rows {type, group, displayName, "
             "doc, icon, inPalette, parents}."),
         .schema = {{QStringLiteral("parent"),
                     parameter("string", tr("Only types that fit below this component."), true)}},
         .run = [&station](const Call &call, const Answer &answer) { palette(station, call, answer); }});
    table.add(
        {.name = QStringLiteral("types.list"),
         .doc = tr("All component types, those that are not in the palette included, as rows like those of "
                   "palette.list."),
         .run = [&station](const Call &, const Answer &answer) {
             QJsonArray rows;
             for (const ComponentType *type : station.registry().types())
                 rows.append(row(*type));
             answer(QJsonValue(rows));
         }});
}

} // namespace station
