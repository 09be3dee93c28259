// Reading, writing and invoking slots.

#include "station/describe.h"
#include "station/dynamicslots.h"
#include "station/session/parameters.h"
#include "station/session/stationmethods.h"

#include <QCoreApplication>

namespace station {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

/// An operator may write and invoke what is marked for operators; everything else is an admin's.
Result<void> mayTouch(const Call &call, const SlotAddress &address)
{
    if (call.role == Role::Admin || address.slot->has(Operator))
        return {};
    return Error{address.ord(), tr("your role does not permit this"),
                 tr("Ask an administrator of the station")};
}

void read(Station &station, const Call &call, const Answer &answer)
{
    QJsonArray rows;
    const QJsonArray ords = call.params.value(QStringLiteral("ords")).toArray();
    for (const QJsonValue &item : ords) {
        const QString ord = item.toString();
        const Result<Ord> parsed = Ord::parse(ord);
        if (!parsed)
            return answer(parsed.error());
        if (!parsed->slot.isEmpty()) {
            const Result<SlotAddress> address = station.findSlot(ord);
            if (!address)
                return answer(address.error());
            rows.append(readSlot(*address));
            continue;
        }
        const Result<Component *> component = station.find(ord);
        if (!component)
            return answer(component.error());
        for (const SlotSpec *slot : (*component)->allSlots()) {
            if (slot->isProperty() && !slot->has(Hidden))
                rows.append(readSlot({*component, slot}));
        }
    }
    answer(QJsonValue(rows));
}

/// A writer that says what it has read never overwrites what it has not seen.
Result<void> isStill(const SlotAddress &address, const QJsonObject &entry)
{
    const QJsonValue expected = entry.value(QStringLiteral("was"));
    if (expected.isUndefined() || readSlot(address).value(QStringLiteral("value")) == expected)
        return {};
    return Error{address.ord(), tr("it was changed elsewhere meanwhile"),
                 tr("Read it again and decide which value shall stand")};
}

void commit(Station &station, const Call &call, const Answer &answer)
{
    std::vector<SlotWrite> writes;
    std::vector<Error> refusals;
    const QJsonArray list = call.params.value(QStringLiteral("writes")).toArray();
    for (const QJsonValue &item : list) {
        const QJsonObject entry = item.toObject();
        const QString ord = entry.value(QStringLiteral("ord")).toString();
        if (ord.isEmpty() || !entry.contains(QStringLiteral("value")))
            return answer(Error{QStringLiteral("slot.commit"), tr("each write has an ord and a value"), {}});
        if (const Result<SlotAddress> address = station.findSlot(ord); address) {
            if (const Result<void> allowed = mayTouch(call, *address); !allowed)
                refusals.push_back(allowed.error());
            else if (const Result<void> same = isStill(*address, entry); !same)
                refusals.push_back(same.error());
        }
        writes.push_back({ord, entry.value(QStringLiteral("value"))});
    }
    if (refusals.empty())
        refusals = station.commit(writes, call.actor);
    if (!refusals.empty())
        return call.refuse(refusals);
    QJsonArray rows;
    for (const SlotWrite &write : writes) {
        if (const Result<SlotAddress> address = station.findSlot(write.ord); address)
            rows.append(readSlot(*address));
    }
    answer(QJsonValue(rows));
}

void invoke(Station &station, const Call &call, const Answer &answer)
{
    const Result<SlotAddress> address = station.findSlot(call.params.value(QStringLiteral("ord")).toString());
    if (!address)
        return answer(address.error());
    if (const Result<void> allowed = mayTouch(call, *address); !allowed)
        return answer(allowed.error());
    answer(station.invoke(*address, call.params.value(QStringLiteral("argument")), call.actor));
}

void addSlot(Station &station, const Call &call, const Answer &answer)
{
    const Result<Component *> owner = station.find(call.params.value(QStringLiteral("ord")).toString());
    if (!owner)
        return answer(owner.error());
    const QString name = call.params.value(QStringLiteral("name")).toString();
    const Result<void> done =
        station.addDynamicSlot(**owner, call.params.value(QStringLiteral("type")).toString(), name,
                               call.params.value(QStringLiteral("value")), call.actor);
    if (!done)
        return answer(done.error());
    answer(QJsonValue(readSlot({*owner, (*owner)->findSlot(name)})));
}

void removeSlot(Station &station, const Call &call, const Answer &answer)
{
    const QString ord = call.params.value(QStringLiteral("ord")).toString();
    const Result<SlotAddress> address = station.findSlot(ord);
    if (!address)
        return answer(address.error());
    const Result<void> done = station.removeDynamicSlot(*address, call.actor);
    if (!done)
        return answer(done.error());
    answer(QJsonValue(QJsonObject{{QStringLiteral("ord"), ord}}));
}

void renameSlot(Station &station, const Call &call, const Answer &answer)
{
    const Result<SlotAddress> address = station.findSlot(call.params.value(QStringLiteral("ord")).toString());
    if (!address)
        return answer(address.error());
    const Result<void> done = renameDynamicSlot(
        station, *address, call.params.value(QStringLiteral("name")).toString(), call.actor);
    if (!done)
        return answer(done.error());
    answer(QJsonValue(readSlot(*address)));
}

} // namespace

void addSlotMethods(MethodTable &table, Station &station)
{
    const auto bind = [&station](auto run) {
        return [&station, run](const Call &call, const Answer &answer) { run(station, call, answer); };
    };
    const QJsonObject slotOrd = parameter("string", tr("The slot, such as /Config/Zone.in."));
    table.add(
        {.name = QStringLiteral("slot.read"),
         .doc = tr("Values as rows {ord, kind, type, value, text}. The ord of a component stands for all its "
                   "properties. A secret only tells whether it is set, and when."),
         .schema = {{QStringLiteral("ords"), parameter("array", tr("Slots and components."))}},
         .run = bind(read)});
    table.add(
        {.name = QStringLiteral("slot.commit"),
         .doc = tr("Writes many slots, all or none; the error's refusals name each slot, the reason and the "
                   "remedy. Answers with the values as they then are."),
         .schema = {{QStringLiteral("writes"),
                     parameter("array", tr("Objects {ord, value}; with {was}, the value "
                                           "last read, a slot that holds another "
                                           "one refuses."))}},
         .role = Role::Operator,
         .afterCommit = true,
         .run = bind(commit)});
    table.add(
        {.name = QStringLiteral("action.invoke"),
         .doc = tr("Invokes an action and answers with what it returns."),
         .schema = {{QStringLiteral("ord"),
                     parameter("string", tr("The action, such as /Config/Point.active."))},
                    {QStringLiteral("argument"), parameter("any", tr("For actions that take one."), true)}},
         .role = Role::Operator,
         .needsRunning = true,
         .afterCommit = true,
         .run = bind(invoke)});
    table.add(
        {.name = QStringLiteral("slot.add"),
         .doc = tr("Adds a property that only this component has."),
         .schema = {{QStringLiteral("ord"), parameter("string", tr("The component."))},
                    {QStringLiteral("type"), parameter("string", tr("A value type, such as \"double\"."))},
                    {QStringLiteral("name"), parameter("string", tr("The slot's name."))},
                    {QStringLiteral("value"), parameter("any", tr("Its first value."), true)}},
         .role = Role::Admin,
         .afterCommit = true,
         .run = bind(addSlot)});
    table.add({.name = QStringLiteral("slot.rename"),
               .doc = tr("Gives a property that was added with slot.add another name; its links go on."),
               .schema = {{QStringLiteral("ord"), slotOrd},
                          {QStringLiteral("name"), parameter("string", tr("The new name."))}},
               .role = Role::Admin,
               .afterCommit = true,
               .run = bind(renameSlot)});
    table.add({.name = QStringLiteral("slot.remove"),
               .doc = tr("Removes a property that was added with slot.add."),
               .schema = {{QStringLiteral("ord"), slotOrd}},
               .role = Role::Admin,
               .afterCommit = true,
               .run = bind(removeSlot)});
}

} // namespace station
