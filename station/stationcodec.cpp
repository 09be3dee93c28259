#include "station/stationcodec.h"

#include "station/componentaccess.h"
#include "station/links.h"
#include "station/stationwriter.h"
#include "station/tree.h"
#include "station/value/jsonlocator.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <limits>

namespace station {

namespace {

constexpr int formatVersion = 1;

QString tr(const char *text)
{
    return QCoreApplication::translate("StationFile", text);
}

/// Builds the tree; remembers the JSON path it is at, so that a failure can be located.
class Decoder
{
public:
    Decoder(Station &station, QStringList &warnings) : m_station(station), m_warnings(warnings) {}

    bool decode(const QJsonObject &document)
    {
        if (document.value(QStringLiteral("format")).toString() != QLatin1String("tocsin-station"))
            return fail({}, tr("this is not a station file: \"format\" is not \"tocsin-station\""));
        const int version = document.value(QStringLiteral("version")).toInt();
        if (version < 1 || version > formatVersion)
            return fail({QStringLiteral("version")},
                        tr("version %1 is not known here; this program reads up to %2")
                            .arg(version)
                            .arg(formatVersion));
        m_station.tree().setNextHandle(quint32(document.value(QStringLiteral("nextHandle")).toInteger()));
        m_keys = {QStringLiteral("root")};
        const QJsonObject root = document.value(QStringLiteral("root")).toObject();
        if (root.value(QStringLiteral("type")).toString() != m_station.root().type().name)
            return fail({QStringLiteral("type")},
                        tr("the root must be a %1").arg(m_station.root().type().name));
        return fill(m_station.root(), root) && decodeLinks() && checkAll();
    }

    Error error;
    QStringList place;

private:
    struct PendingLink
    {
        QString from;
        Component *target;
        QString slot;
        QStringList place;
    };

    bool fail(const QStringList &below, const QString &why, const QString &remedy = {})
    {
        place = m_keys + below;
        error = {QStringLiteral("station.json"), why, remedy};
        return false;
    }

    bool fill(Component &component, const QJsonObject &json)
    {
        const QJsonObject slotValues = json.value(QStringLiteral("slots")).toObject();
        for (auto it = slotValues.begin(); it != slotValues.end(); ++it) {
            const SlotSpec *slot = component.type().findSlot(it.key());
            if (!slot || !slot->isProperty())
                return fail({QStringLiteral("slots"), it.key()},
                            tr("%1 has no slot \"%2\"").arg(component.type().name, it.key()));
            if (!read(component, *slot, it.value(), {QStringLiteral("slots"), it.key()}))
                return false;
        }
        return fillDynamic(component, json.value(QStringLiteral("dynamic")).toObject()) &&
               fillRest(component, json);
    }

    bool read(Component &component, const SlotSpec &slot, const QJsonValue &json, const QStringList &below)
    {
        Value value(component.value(slot));
        Result<void> step = slot.type->fromJson(value.data(), json, slot.facets);
        if (step)
            step = slot.type->check(value.ref().data, slot.facets);
        if (!step)
            return fail(below, SlotAddress{&component, &slot}.ord() + QStringLiteral(": ") + step.error().why,
                        step.error().remedy);
        slot.type->assign(ComponentAccess::valuePointer(component, slot), value.ref().data);
        return true;
    }

    bool fillDynamic(Component &component, const QJsonObject &dynamic)
    {
        for (auto it = dynamic.begin(); it != dynamic.end(); ++it) {
            const QJsonObject entry = it.value().toObject();
            const Result<void> added =
                m_station.addDynamicSlot(component, entry.value(QStringLiteral("type")).toString(), it.key(),
                                         entry.value(QStringLiteral("value")), Actor{.kind = Actor::File});
            if (!added)
                return fail({QStringLiteral("dynamic"), it.key()}, added.error().text());
        }
        return true;
    }

    bool fillRest(Component &component, const QJsonObject &json)
    {
        const QJsonArray links = json.value(QStringLiteral("links")).toArray();
        for (qsizetype i = 0; i < links.size(); ++i) {
            const QJsonObject link = links.at(i).toObject();
            m_links.push_back({link.value(QStringLiteral("from")).toString(), &component,
                               link.value(QStringLiteral("to")).toString(),
                               m_keys + QStringList{QStringLiteral("links"), QString::number(i)}});
        }
        const QJsonArray children = json.value(QStringLiteral("children")).toArray();
        for (qsizetype i = 0; i < children.size(); ++i) {
            m_keys << QStringLiteral("children") << QString::number(i);
            if (!decodeChild(component, children.at(i).toObject()))
                return false;
            m_keys.resize(m_keys.size() - 2);
        }
        return true;
    }

    bool decodeChild(Component &parent, const QJsonObject &json)
    {
        const QString typeName = json.value(QStringLiteral("type")).toString();
        const QString name = json.value(QStringLiteral("name")).toString();
        const ComponentType *type = m_station.registry().find(typeName);
        if (!type)
            return fail({QStringLiteral("type")}, tr("there is no component type \"%1\"").arg(typeName));
        if (const Result<void> fits = m_station.tree().checkPlace(parent, *type, name); !fits)
            return fail({QStringLiteral("name")}, fits.error().text());
        const quint32 handle = quint32(json.value(QStringLiteral("handle")).toInteger());
        if (handle && m_station.byHandle(handle))
            return fail({QStringLiteral("handle")}, tr("the handle %1 is used twice").arg(handle));
        return fill(m_station.tree().mount(parent, m_station.registry().make(*type), name, handle), json);
    }

    /// A link that no longer fits is reported and left out; the old file stays in the history.
    bool decodeLinks()
    {
        for (const PendingLink &link : m_links) {
            const Result<SlotAddress> source = m_station.findSlot(link.from);
            const SlotSpec *slot = link.target->findSlot(link.slot);
            Result<void> added = source ? Result<void>() : Result<void>(source.error());
            if (source && !slot)
                added = Error{link.slot, tr("there is no such slot"), {}};
            if (source && slot)
                added = m_station.links().add(*source, {link.target, slot}, Actor{.kind = Actor::File});
            if (!added)
                m_warnings.append(tr("link left out: %1").arg(added.error().text()));
        }
        return true;
    }

    /// Values that contradict each other do not stop the station: the component shows {fault} and connects
    /// nowhere.
    bool checkAll()
    {
        m_station.forEach([this](Component &component) {
            const Result<void> kept = m_station.checkRules(component, Proposal(component));
            if (!kept)
                m_warnings.append(kept.error().text());
        });
        return true;
    }

    Station &m_station;
    QStringList &m_warnings;
    QStringList m_keys;
    std::vector<PendingLink> m_links;
};

} // namespace

QByteArray encodeStation(const Station &station)
{
    StationWriter writer(station);
    writer.write(std::numeric_limits<int>::max());
    return writer.take();
}

std::optional<DecodeFailure> decodeStation(Station &station, const QByteArray &text, QStringList &warnings)
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(text, &parse);
    if (parse.error != QJsonParseError::NoError) {
        const TextPlace place = placeOf(text, parse.offset);
        return DecodeFailure{
            {QStringLiteral("station.json"), parse.errorString(), {}}, place.line, place.column};
    }
    Decoder decoder(station, warnings);
    if (!decoder.decode(document.object())) {
        const TextPlace place = locateInJson(text, decoder.place);
        return DecodeFailure{decoder.error, place.line, place.column};
    }
    return std::nullopt;
}

std::unique_ptr<Component> copyOf(const Registry &registry, const Component &component)
{
    std::unique_ptr<Component> copy = registry.make(component.type());
    for (const SlotSpec *slot : component.allSlots()) {
        if (!slot->isSaved())
            continue;
        if (slot->isDynamic())
            addDynamicSlotTo(*copy, slot->type, slot->name, component.value(*slot), slot->facets);
        else
            slot->type->assign(ComponentAccess::valuePointer(*copy, *slot), component.value(*slot).data);
    }
    for (const auto &child : component.children()) {
        std::unique_ptr<Component> below = copyOf(registry, *child);
        ComponentAccess::setName(*below, child->name());
        ComponentAccess::setParent(*below, copy.get());
        ComponentAccess::children(*copy).push_back(std::move(below));
    }
    return copy;
}

} // namespace station
