// The text is what QJsonDocument makes of the same objects: keys sorted, four spaces for each level. Only
// what has no children goes through QJsonObject, so that no second tree is built beside the station's own.

#include "station/stationwriter.h"

#include "station/links.h"
#include "station/stationcodec.h"
#include "station/tree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace station {

namespace {

constexpr int formatVersion = 1;

QJsonObject encodeDynamic(const SlotSpec &slot, ValueRef value)
{
    QJsonObject json{{QStringLiteral("type"), QLatin1String(slot.type->name)},
                     {QStringLiteral("value"), slot.type->toJson(value.data, slot.facets)}};
    if (const QJsonObject facets = slot.facets.toJson(); !facets.isEmpty())
        json.insert(QStringLiteral("facets"), facets);
    return json;
}

struct SlotTexts
{
    QJsonObject values;
    QJsonObject dynamic;
};

SlotTexts slotsOf(const Station &station, const Component &component)
{
    SlotTexts texts;
    for (const SlotSpec *slot : component.allSlots()) {
        const ValueRef value = slot->isProperty() ? component.value(*slot) : ValueRef{};
        if (slot->isDynamic())
            texts.dynamic.insert(slot->name, encodeDynamic(*slot, value));
        else if (station.isKept(component, *slot) &&
                 !slot->type->equals(value.data, slot->initial.ref().data))
            texts.values.insert(slot->name, slot->type->toJson(value.data, slot->facets));
    }
    return texts;
}

QJsonArray linksInto(const Station &station, const Component &component)
{
    QJsonArray links;
    const auto into = station.links().into(component);
    for (const Link &link : into)
        links.append(QJsonObject{{QStringLiteral("from"), link.source.ord()},
                                 {QStringLiteral("to"), link.target.slot->name}});
    return links;
}

bool isPlain(QChar c)
{
    return c >= QLatin1Char(' ') && c < QChar(0x7f) && c != QLatin1Char('"') && c != QLatin1Char('\\');
}

} // namespace

StationWriter::StationWriter(const Station &station, qsizetype expectedSize)
    : m_station(station), m_shape(station.shape())
{
    m_text.reserve(expectedSize);
    m_text += "{\n    \"format\": \"tocsin-station\",\n    \"nextHandle\": " +
              QByteArray::number(station.tree().nextHandle()) + ",\n    \"root\": ";
    open(station.root());
}

bool StationWriter::isStale() const
{
    return m_station.shape() != m_shape;
}

bool StationWriter::write(int components)
{
    while (!m_open.empty() && components > 0) {
        Open &last = m_open.back();
        const auto &children = last.component->children();
        if (last.nextChild < children.size()) {
            m_text += last.nextChild > 0 ? ",\n" : "\n";
            m_text.append(4 * (depth() + 1), ' ');
            open(*children[last.nextChild++]);
        } else {
            finish(*last.component);
            m_open.pop_back();
            --components;
            if (m_open.empty())
                m_text += ",\n    \"version\": " + QByteArray::number(formatVersion) + "\n}\n";
        }
    }
    return m_open.empty();
}

void StationWriter::open(const Component &component)
{
    m_open.push_back({&component, 0});
    m_text += "{\n";
    if (!component.children().empty()) {
        key("children", depth());
        m_text += '[';
    }
}

void StationWriter::finish(const Component &component)
{
    const int inner = depth();
    if (!component.children().empty()) {
        m_text += '\n';
        m_text.append(4 * inner, ' ');
        m_text += "],\n";
    }
    const SlotTexts texts = slotsOf(m_station, component);
    if (!texts.dynamic.isEmpty())
        member(QStringLiteral("dynamic"), texts.dynamic, inner);
    key("handle", inner);
    m_text += QByteArray::number(component.handle()) + ",\n";
    if (const QJsonArray links = linksInto(m_station, component); !links.isEmpty())
        member(QStringLiteral("links"), links, inner);
    text("name", component.name(), inner);
    if (!texts.values.isEmpty())
        member(QStringLiteral("slots"), texts.values, inner);
    text("type", component.type().name, inner);
    m_text.chop(2); // The comma and the line break behind the last one.
    m_text += '\n';
    m_text.append(4 * (inner - 1), ' ');
    m_text += '}';
}

void StationWriter::key(const char *name, int depth)
{
    m_text.append(4 * depth, ' ');
    m_text.append('"').append(name).append("\": ");
}

void StationWriter::text(const char *name, const QString &value, int depth)
{
    if (!std::all_of(value.begin(), value.end(), isPlain))
        return member(QLatin1String(name), value, depth);
    key(name, depth);
    m_text += '"' + value.toLatin1() + "\",\n";
}

void StationWriter::member(const QString &name, const QJsonValue &value, int depth)
{
    // Of "{\n", the line or lines of the one member, and "\n}\n". No text of JSON has a line break in it.
    QByteArray lines = QJsonDocument(QJsonObject{{name, value}}).toJson(QJsonDocument::Indented);
    lines = lines.sliced(2, lines.size() - 5);
    const QByteArray indent(4 * (depth - 1), ' ');
    m_text += indent + lines.replace("\n", "\n" + indent) + ",\n";
}

} // namespace station
