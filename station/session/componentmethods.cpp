// Adding, removing, renaming, moving and duplicating components.

#include "station/describe.h"
#include "station/session/parameters.h"
#include "station/session/stationmethods.h"
#include "station/siblings.h"
#include "station/tree.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

QString text(const Call &call, const char *key)
{
    return call.params.value(QLatin1String(key)).toString();
}

/// The answer to whatever changed a component: its row, as it is now.
void answerWith(const Result<Component *> &component, const Answer &answer)
{
    if (!component)
        return answer(component.error());
    answer(QJsonValue(summarize(**component)));
}

void add(Station &station, const Call &call, const Answer &answer)
{
    const Result<Component *> parent = station.find(text(call, "parent"));
    if (!parent)
        return answer(parent.error());
    const QJsonObject values = call.params.value(QStringLiteral("slots")).toObject();
    answerWith(station.add(**parent, text(call, "type"), text(call, "name"), values, call.actor), answer);
}

/// Finds the component that a call names and lets @p act change it.
template <typename Act>
void with(Station &station, const Call &call, const Answer &answer, Act act)
{
    const Result<Component *> component = station.find(text(call, "ord"));
    if (!component)
        return answer(component.error());
    const Result<void> done = act(**component);
    if (!done)
        return answer(done.error());
    answerWith(component, answer);
}

void remove(Station &station, const Call &call, const Answer &answer)
{
    const Result<Component *> component = station.find(text(call, "ord"));
    if (!component)
        return answer(component.error());
    const quint32 handle = (*component)->handle();
    QJsonObject gone{{QStringLiteral("ord"), (*component)->path()},
                     {QStringLiteral("handle"), qint64(handle)}};
    const Result<void> done = station.remove(**component, call.actor);
    if (!done)
        return answer(done.error());
    if (const QString token = station.tree().removed().tokenOf(handle); !token.isEmpty())
        gone.insert(QStringLiteral("removal"), token);
    answer(QJsonValue(gone));
}

void restore(Station &station, const Call &call, const Answer &answer)
{
    QStringList lost;
    const Result<Component *> back = station.tree().restore(text(call, "removal"), call.actor, lost);
    if (!back)
        return answer(back.error());
    QJsonObject row = summarize(**back);
    if (!lost.isEmpty())
        row.insert(QStringLiteral("lost"), QJsonArray::fromStringList(lost));
    answer(QJsonValue(row));
}

/// Moves and renames in the order in which no name is in the way: that of the new place may be taken there
/// under the old name, that of the old place under the new one. Refused, everything is as it was.
Result<void> moveAs(Station &station, Component &component, Component &parent, const QString &name,
                    const Actor &actor)
{
    const QString before = component.name();
    Component &home = component.parent() ? *component.parent() : component;
    const int position = positionOf(component);
    const bool renamesFirst = parent.child(before) != nullptr;
    const auto rename = [&](const QString &to) {
        return to.isEmpty() || !component.parent() ? Result<void>() : station.rename(component, to, actor);
    };
    if (renamesFirst) {
        if (const Result<void> renamed = rename(name); !renamed)
            return renamed;
    }
    const Result<void> moved = station.move(component, parent, actor);
    const Result<void> done = moved && !renamesFirst ? rename(name) : moved;
    if (moved && !done) {
        (void)station.move(component, home, actor);
        placeAt(component, position);
    } else if (!moved) {
        (void)rename(before);
    }
    return done;
}

void move(Station &station, const Call &call, const Answer &answer)
{
    const Result<Component *> parent = station.find(text(call, "parent"));
    if (!parent)
        return answer(parent.error());
    const Result<Component *> component = station.find(text(call, "ord"));
    if (!component)
        return answer(component.error());
    // The answer tells where it was, so that whoever moved it can put it back.
    const Component *home = (*component)->parent();
    const QJsonObject from{{QStringLiteral("parent"), home ? home->path() : QString()},
                           {QStringLiteral("position"), positionOf(**component)}};
    Turn turn(station);
    if (const Result<void> moved = moveAs(station, **component, **parent, text(call, "name"), call.actor);
        !moved)
        return answer(moved.error());
    if (call.params.contains(QStringLiteral("position")))
        placeAt(**component, call.params.value(QStringLiteral("position")).toInt());
    QJsonObject row = summarize(**component);
    row.insert(QStringLiteral("from"), from);
    answer(QJsonValue(row));
}

/// @p name itself where it is free; else "Outgoing" becomes "Outgoing2", "Zone7" "Zone8": the first that is
/// free.
QString freeName(const Component &parent, const QString &name)
{
    QString stem = name;
    while (!stem.isEmpty() && stem.back().isDigit())
        stem.chop(1);
    int number = std::max(1, name.mid(stem.size()).left(6).toInt());
    QString free = name;
    while (parent.child(free))
        free = stem + QString::number(++number);
    return free;
}

void duplicate(Station &station, const Call &call, const Answer &answer)
{
    const Result<Component *> original = station.find(text(call, "ord"));
    if (!original)
        return answer(original.error());
    Component *parent = (*original)->parent();
    if (call.params.contains(QStringLiteral("parent"))) {
        const Result<Component *> other = station.find(text(call, "parent"));
        if (!other)
            return answer(other.error());
        parent = *other;
    }
    if (!(*original)->parent())
        return answer(Error{(*original)->path(), tr("the root cannot be duplicated"), {}});
    QString name = text(call, "name");
    if (name.isEmpty())
        name = freeName(*parent, (*original)->name());
    answerWith(station.duplicate(**original, *parent, name, call.actor), answer);
}

} // namespace

void addComponentMethods(MethodTable &table, Station &station)
{
    const QJsonObject ord = parameter("string", tr("The component, by path or handle."));
    const auto make = [&](const char *name, const QString &doc, const QJsonObject &schema, auto run) {
        table.add(
            {.name = QLatin1String(name),
             .doc = doc,
             .schema = schema,
             .role = Role::Admin,
             .afterCommit = true,
             .run = [&station, run](const Call &call, const Answer &answer) { run(station, call, answer); }});
    };
    make("component.add",
         tr("Adds a component with its values, whole or not at all, and answers with its row."),
         {{QStringLiteral("parent"), parameter("string", tr("Where to add it."))},
          {QStringLiteral("type"), parameter("string", tr("Its type, as types.list gives it."))},
          {QStringLiteral("name"), parameter("string", tr("Its name; must be free below the parent."))},
          {QStringLiteral("slots"),
           parameter("object", tr("Slot name → value, for values that are not the default."), true)}},
         add);
    make("component.remove",
         tr("Removes a component, everything below it, and the links that begin or end there. Answers with "
            "{ord, handle, removal}: the removal is what component.restore asks for, and is left out where "
            "the branch is too large to be kept."),
         {{QStringLiteral("ord"), ord}}, remove);
    make("component.restore",
         tr("Brings back what component.remove took: handles, values, place, passwords, and the links that "
            "can be made again. The station keeps the last 100 removals, of 20,000 components altogether, "
            "until it stops. Answers with the component's row and lost, the links that could not be made."),
         {{QStringLiteral("removal"), parameter("string", tr("As component.remove told it."))}}, restore);
    make("component.rename", tr("Gives a component another name; links and references follow."),
         {{QStringLiteral("ord"), ord}, {QStringLiteral("name"), parameter("string", tr("The new name."))}},
         [](Station &owner, const Call &call, const Answer &answer) {
             with(owner, call, answer, [&](Component &component) {
                 return owner.rename(component, text(call, "name"), call.actor);
             });
         });
    make("component.move",
         tr("Moves a component below another parent; links and references follow. Answers with its row and "
            "where it was: from {parent, position}."),
         {{QStringLiteral("ord"), ord},
          {QStringLiteral("parent"), parameter("string", tr("The new parent."))},
          {QStringLiteral("position"),
           parameter("integer", tr("Its place among the children there, from 0; the end when left out."),
                     true)},
          {QStringLiteral("name"),
           parameter("string", tr("Its name there; the one it has when left out."), true)}},
         move);
    make("component.duplicate", tr("Copies a component with everything below it, without links and secrets."),
         {{QStringLiteral("ord"), ord},
          {QStringLiteral("parent"),
           parameter("string", tr("Where the copy goes; beside the original when left out."), true)},
          {QStringLiteral("name"),
           parameter("string", tr("The copy's name; the next free one when left out."), true)}},
         duplicate);
}

} // namespace station
