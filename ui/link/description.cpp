#include "ui/link/description.h"

#include "station/value/ord.h"
#include "ui/look/advice.h"
#include "ui/look/language.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Description", text);
}

QStringList stringsOf(const QJsonValue &list)
{
    QStringList strings;
    for (const QJsonValue &one : list.toArray())
        strings.append(one.toString());
    return strings;
}

int flagsOf(const QJsonValue &list)
{
    static constexpr std::pair<const char *, SlotDescription::Flag> names[] = {
        {"readOnly", SlotDescription::ReadOnly}, {"transient", SlotDescription::Transient},
        {"hidden", SlotDescription::Hidden},     {"summary", SlotDescription::Summary},
        {"operator", SlotDescription::Operator}, {"confirmRequired", SlotDescription::ConfirmRequired}};
    int flags = 0;
    for (const QString &word : stringsOf(list)) {
        for (const auto &[name, flag] : names)
            flags |= word == QLatin1String(name) ? flag : 0;
    }
    return flags;
}

QHash<QString, int> portsOf(const QJsonObject &json)
{
    QHash<QString, int> ports;
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it->isDouble())
            ports.insert(it.key(), it->toInt());
    }
    return ports;
}

/// What a type says that this program does not know: an enumeration's text, or JSON's own.
QString plainText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.toString();
}

} // namespace

SlotDescription SlotDescription::fromJson(const QJsonObject &json)
{
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    SlotDescription slot;
    slot.name = text("name");
    slot.displayName = inOwnLanguage(text("displayName"));
    slot.kind = text("kind") == QLatin1String("action")  ? Action
                : text("kind") == QLatin1String("topic") ? Topic
                                                         : Property;
    slot.typeName = text("type");
    slot.type = station::findValueType(slot.typeName);
    slot.facets = station::Facets::fromJson(json.value(QStringLiteral("facets")).toObject());
    slot.flags = flagsOf(json.value(QStringLiteral("flags")));
    slot.doc = inOwnLanguage(text("doc"));
    slot.group = inOwnLanguage(text("group"));
    slot.relevantWhen = text("relevantWhen");
    slot.writable = json.value(QStringLiteral("writable")).toBool();
    slot.dynamic = json.value(QStringLiteral("dynamic")).toBool();
    slot.linkedFrom = text("linkedFrom");
    slot.initial = json.value(QStringLiteral("default"));
    slot.value = json.value(QStringLiteral("value"));
    slot.text = text("text");
    return slot;
}

RuleDescription RuleDescription::fromJson(const QJsonObject &json)
{
    RuleDescription rule;
    rule.kind = json.value(QStringLiteral("kind")).toString();
    rule.slotNames = stringsOf(json.value(QStringLiteral("slots")));
    rule.remedy = inOwnLanguage(json.value(QStringLiteral("remedy")).toString());
    rule.ports = portsOf(json);
    rule.by = json.value(QStringLiteral("by")).toString();
    rule.unless = json.value(QStringLiteral("unless")).toString();
    const QJsonObject weakened = json.value(QStringLiteral("weakened")).toObject();
    rule.weakened = {weakened.value(QStringLiteral("mode")).toString(),
                     weakened.value(QStringLiteral("slot")).toString(),
                     weakened.value(QStringLiteral("value")),
                     inOwnLanguage(weakened.value(QStringLiteral("text")).toString())};
    const QJsonObject texts = json.value(QStringLiteral("texts")).toObject();
    for (auto it = texts.begin(); it != texts.end(); ++it)
        rule.texts.insert(it.key(), inOwnLanguage(it->toString()));
    const QJsonObject tables = json.value(QStringLiteral("portsBy")).toObject();
    for (auto it = tables.begin(); it != tables.end(); ++it)
        rule.portsBy.insert(it.key(), portsOf(it->toObject()));
    return rule;
}

ComponentDescription ComponentDescription::fromJson(const QJsonObject &json)
{
    ComponentDescription component;
    component.ord = json.value(QStringLiteral("ord")).toString();
    component.handle = quint32(json.value(QStringLiteral("handle")).toInteger());
    component.type = json.value(QStringLiteral("type")).toString();
    component.displayName = json.value(QStringLiteral("displayName")).toString();
    component.icon = json.value(QStringLiteral("icon")).toString();
    component.doc = inOwnLanguage(json.value(QStringLiteral("doc")).toString());
    component.views = stringsOf(json.value(QStringLiteral("views")));
    for (const QJsonValue &slot : json.value(QStringLiteral("slots")).toArray())
        component.slotList.append(SlotDescription::fromJson(slot.toObject()));
    for (const QJsonValue &rule : json.value(QStringLiteral("rules")).toArray())
        component.rules.append(RuleDescription::fromJson(rule.toObject()));
    for (SlotDescription &slot : component.slotList)
        slot.doc = component.inWords(slot.doc);
    for (RuleDescription &rule : component.rules)
        rule.remedy = component.inWords(rule.remedy);
    return component;
}

QString ComponentDescription::inWords(const QString &stationText) const
{
    // Names of one word read as words anyway; behind a point or before "=" stands an address.
    static const QRegularExpression names(QStringLiteral("(?<![\\w./`\"])[a-z]+[A-Z]\\w*(?![\\w=(`\"])"));
    const QString advised = workbenchAdvice(stationText);
    QString text;
    qsizetype done = 0;
    QRegularExpressionMatchIterator found = names.globalMatch(advised);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const SlotDescription *slot = find(match.captured());
        if (!slot)
            continue;
        text += advised.mid(done, match.capturedStart() - done) + tr("\"%1\"").arg(slot->displayName);
        done = match.capturedEnd();
    }
    return text + advised.mid(done);
}

const SlotDescription *ComponentDescription::find(const QString &slot) const
{
    for (const SlotDescription &one : slotList) {
        if (one.name == slot)
            return &one;
    }
    return nullptr;
}

QString textOf(const SlotDescription &slot, const QJsonValue &value)
{
    if (!slot.type)
        return plainText(value);
    station::Value parsed = station::makeValue(slot.type);
    // A value that does not fit any more (a range that was shortened) is shown as it is, and kept.
    if (!slot.type->fromJson(parsed.data(), value, slot.facets))
        return plainText(value);
    return slot.type->toText(parsed.ref().data, slot.facets);
}

QString actionResultText(const QJsonValue &value)
{
    if (value.isObject()) {
        QStringList lines;
        const QJsonObject object = value.toObject();
        // Where the station says it in words, the rest is for programs.
        if (const QString words = object.value(QStringLiteral("text")).toString(); !words.isEmpty())
            return words;
        for (auto it = object.begin(); it != object.end(); ++it)
            lines.append(station::displayNameOf(it.key()) + QStringLiteral(": ") +
                         actionResultText(it.value()));
        return lines.join(QLatin1Char('\n'));
    }
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue &item : value.toArray())
            items.append(actionResultText(item));
        return items.join(QStringLiteral(", "));
    }
    return value.toVariant().toString();
}

station::Result<QJsonValue> parseText(const SlotDescription &slot, const QString &text)
{
    if (!slot.type) {
        if (slot.facets.range.isEmpty() || slot.facets.range.contains(text))
            return QJsonValue(text);
        return station::Error{slot.displayName, tr("\"%1\" is none of its texts").arg(text),
                              tr("Choose one of: %1").arg(slot.facets.range.join(QStringLiteral(", ")))};
    }
    station::Value parsed = station::makeValue(slot.type);
    if (const auto read = slot.type->fromJson(parsed.data(), text, slot.facets); !read)
        return read.error();
    if (const auto checked = slot.type->check(parsed.ref().data, slot.facets); !checked)
        return checked.error();
    return slot.type->toJson(parsed.ref().data, slot.facets);
}

} // namespace ui
