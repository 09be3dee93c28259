#include "ui/sheet/sheetrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::rules {

namespace {

const QString exclusive = QStringLiteral("exclusive");
const QString portByMode = QStringLiteral("portByMode");
const QString secretNeedsMode = QStringLiteral("secretNeedsMode");
const QString none = QStringLiteral("none");

QString tr(const char *text)
{
    return QCoreApplication::translate("SheetRules", text);
}

QString titleOf(const ComponentDescription &component, const QString &slot)
{
    const SlotDescription *found = component.find(slot);
    return found ? found->displayName : slot;
}

/// The values after some writes.
Values after(const Values &values, const QList<Write> &writes)
{
    return [values, writes](const QString &slot) {
        for (auto it = writes.crbegin(); it != writes.crend(); ++it) {
            if (it->slot == slot)
                return it->value;
        }
        return values(slot);
    };
}

/// The name of the slot that is true, "none" for neither.
QString modeOf(const RuleDescription &rule, const Values &values)
{
    for (const QString &slot : rule.slotNames.mid(1)) {
        if (values(slot).toBool())
            return slot;
    }
    return none;
}

/// Whether the mode may end in the clear, by the value of a further slot.
bool isWeakened(const RuleDescription &rule, const QString &mode, const Values &values)
{
    const RuleDescription::Weakened &weak = rule.weakened;
    return !weak.slot.isEmpty() && mode == weak.mode && values(weak.slot) == weak.value;
}

/// Whether nothing keeps what is sent from being read by others.
bool isOpen(const RuleDescription &rule, const Values &values)
{
    const QString mode = modeOf(rule, values);
    return mode == none || isWeakened(rule, mode, values);
}

QHash<QString, int> portsOf(const RuleDescription &rule, const Values &values)
{
    return rule.by.isEmpty() ? rule.ports : rule.portsBy.value(values(rule.by).toString());
}

QString modeText(const ComponentDescription &component, const RuleDescription &rule, const QString &mode)
{
    return mode == none ? tr("no encryption") : rule.texts.value(mode, titleOf(component, mode));
}

/// The writes that bring about a mode.
QList<Write> modeWrites(const RuleDescription &rule, const QString &mode)
{
    QList<Write> writes;
    for (const QString &slot : rule.slotNames.mid(1))
        writes.append({slot, slot == mode});
    return writes;
}

void keepExclusive(const RuleDescription &rule, const Values &values, const QString &slot,
                   const QJsonValue &value, Consequences &result)
{
    if (!rule.slotNames.contains(slot) || !value.toBool())
        return;
    for (const QString &other : rule.slotNames) {
        if (other != slot && values(other).toBool())
            result.writes.append({other, false});
    }
}

/// The mode or the transport has changed: the port follows if nobody chose it by hand.
void movePort(const ComponentDescription &component, const RuleDescription &rule, const Values &before,
              const Values &now, Consequences &result)
{
    const QString &portSlot = rule.slotNames.constFirst();
    const QHash<QString, int> oldPorts = portsOf(rule, before);
    const int usual = portsOf(rule, now).value(modeOf(rule, now));
    const int wasUsual = oldPorts.value(modeOf(rule, before));
    const int port = before(portSlot).toInt();
    const QString title = titleOf(component, portSlot);
    if (usual == 0 || (usual == wasUsual && oldPorts == portsOf(rule, now)))
        return;
    if (port == -1) {
        result.said = tr("%1 stays automatic, which means %2 now").arg(title).arg(usual);
    } else if (port == usual) {
        return;
    } else if (std::find(oldPorts.cbegin(), oldPorts.cend(), port) != oldPorts.cend()) {
        result.writes.append({portSlot, usual});
        result.said = tr("%1 %2 → %3").arg(title).arg(port).arg(usual);
    } else {
        result.said =
            tr("%1 %2 was chosen by hand and stays; the usual one is %3 now").arg(title).arg(port).arg(usual);
        result.offers.append({tr("Use %1").arg(usual), {{portSlot, usual}}});
    }
}

/// The port has become another mode's: that mode is offered, not forced.
void offerMode(const ComponentDescription &component, const RuleDescription &rule, const Values &now,
               Consequences &result)
{
    const int port = now(rule.slotNames.constFirst()).toInt();
    const QHash<QString, int> ports = portsOf(rule, now);
    const QString mode = modeOf(rule, now);
    if (ports.value(mode) == port)
        return;
    QStringList names = rule.slotNames.mid(1);
    names.append(none);
    for (const QString &other : std::as_const(names)) {
        if (other == mode || ports.value(other) != port)
            continue;
        result.said = tr("%1 is the usual port of \"%2\"").arg(port).arg(modeText(component, rule, other));
        result.offers.append({other == none ? tr("Use no encryption")
                                            : tr("Switch to %1").arg(modeText(component, rule, other)),
                              modeWrites(rule, other)});
    }
}

bool hasSecret(const QJsonValue &value)
{
    return value.isObject() ? value.toObject().value(QStringLiteral("set")).toBool()
                            : !value.toString().isEmpty();
}

QString textIn(const ComponentDescription &component, const QString &slot, const QJsonValue &value)
{
    const SlotDescription *found = component.find(slot);
    return found ? textOf(*found, value) : value.toString();
}

} // namespace

Consequences follow(const ComponentDescription &component, const Values &values, const QString &slot,
                    const QJsonValue &value)
{
    Consequences result;
    for (const RuleDescription &rule : component.rules) {
        if (rule.kind == exclusive)
            keepExclusive(rule, values, slot, value, result);
    }
    const Values now = after(values, QList<Write>{{slot, value}} + result.writes);
    for (const RuleDescription &rule : component.rules) {
        if (rule.kind != portByMode || rule.slotNames.isEmpty())
            continue;
        if (slot == rule.slotNames.constFirst())
            offerMode(component, rule, now, result);
        else if (rule.slotNames.contains(slot) || (!rule.by.isEmpty() && slot == rule.by))
            movePort(component, rule, values, now, result);
    }
    return result;
}

QHash<QString, Note> notes(const ComponentDescription &component, const Values &values)
{
    QHash<QString, Note> notes;
    for (const RuleDescription &rule : component.rules) {
        if (rule.kind != portByMode || rule.slotNames.size() < 2)
            continue;
        const QString mode = modeOf(rule, values);
        const QString &portSlot = rule.slotNames.constFirst();
        const QHash<QString, int> ports = portsOf(rule, values);
        if (mode == none)
            notes.insert(rule.slotNames.at(1), {tr("Not encrypted: others can read it"), true});
        else if (isWeakened(rule, mode, values))
            notes.insert(mode, {rule.weakened.text, true});
        else if (rule.texts.contains(mode))
            notes.insert(mode, {rule.texts.value(mode), false});
        const QJsonValue port = values(portSlot);
        const int usual = ports.value(mode);
        if (usual > 0 && port.isDouble() && port.toInt() != -1 && port.toInt() != usual)
            notes.insert(
                portSlot,
                {tr("Unusual here: \"%1\" mostly is on %2").arg(modeText(component, rule, mode)).arg(usual),
                 false});
    }
    const QHash<QString, QString> refused = refusals(component, values);
    for (auto it = refused.begin(); it != refused.end(); ++it)
        notes.insert(it.key(), {*it, true});
    return notes;
}

QHash<QString, QString> refusals(const ComponentDescription &component, const Values &values)
{
    QHash<QString, QString> found;
    for (const RuleDescription &rule : component.rules) {
        const auto isTrue = [&values](const QString &slot) { return values(slot).toBool(); };
        if (rule.kind == exclusive &&
            std::count_if(rule.slotNames.cbegin(), rule.slotNames.cend(), isTrue) > 1) {
            for (const QString &slot : rule.slotNames)
                found.insert(slot, tr("Only one of these may be true. %1").arg(rule.remedy).trimmed());
        } else if (rule.kind == secretNeedsMode && rule.slotNames.size() > 1 && isOpen(rule, values) &&
                   hasSecret(values(rule.slotNames.constFirst())) && !values(rule.unless).toBool()) {
            found.insert(rule.slotNames.at(1),
                         tr("Not encrypted: %1 would cross the network in the clear; the station refuses "
                            "that. %2")
                             .arg(titleOf(component, rule.slotNames.constFirst()), rule.remedy)
                             .trimmed());
        }
    }
    return found;
}

int automaticPort(const ComponentDescription &component, const Values &values, const QString &port)
{
    for (const RuleDescription &rule : component.rules) {
        if (rule.kind == portByMode && rule.slotNames.value(0) == port)
            return portsOf(rule, values).value(modeOf(rule, values));
    }
    return 0;
}

QString irrelevance(const ComponentDescription &component, const Values &values, const SlotDescription &slot)
{
    QStringList conditions;
    bool holds = true;
    for (const QString &condition : slot.relevantWhen.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = condition.section(QLatin1Char('='), 0, 0).trimmed();
        const QString wanted = condition.section(QLatin1Char('='), 1).trimmed();
        const QJsonValue value = values(name);
        const QString wire = value.isBool()
                                 ? (value.toBool() ? QStringLiteral("true") : QStringLiteral("false"))
                             : value.isDouble() ? QString::number(value.toDouble())
                                                : value.toString();
        holds = holds && (wire == wanted || textIn(component, name, value) == wanted);
        conditions.append(tr("%1 is %2").arg(titleOf(component, name), wanted));
    }
    return holds ? QString() : tr("Counts only when %1").arg(conditions.join(tr(" and ")));
}

} // namespace ui::rules
