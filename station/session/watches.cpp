#include "station/session/watches.h"

#include "station/describe.h"

#include <algorithm>

namespace station {

namespace {

template <typename List>
QJsonArray arrayOf(const List &list)
{
    QJsonArray array;
    for (const QJsonObject &item : list)
        array.append(item);
    return array;
}

QJsonObject naming(const Component &component)
{
    return {{QStringLiteral("ord"), component.path()},
            {QStringLiteral("handle"), qint64(component.handle())}};
}

QString parentPath(const QString &path)
{
    return path.left(std::max<qsizetype>(1, path.lastIndexOf(QLatin1Char('/'))));
}

} // namespace

Watches::Watches(Station &station) : m_station(station)
{
    m_station.addObserver(this);
}

Watches::~Watches()
{
    m_station.removeObserver(this);
}

Result<quint64> Watches::add(const Call &call, const QString &ord, bool deep)
{
    const Result<Ord> parsed = Ord::parse(ord);
    if (!parsed)
        return parsed.error();
    Component *component = nullptr;
    if (parsed->slot.isEmpty()) {
        const Result<Component *> found = m_station.find(ord);
        if (!found)
            return found.error();
        component = *found;
    } else {
        const Result<SlotAddress> found = m_station.findSlot(ord);
        if (!found)
            return found.error();
        component = found->component;
    }
    auto [news, isNew] = m_news.try_emplace(call.session);
    const int limit = call.role == Role::Viewer ? 256 : 4096;
    if (news->second.watches >= limit)
        return Error{ord, tr("a session may have %1 watches at most").arg(limit), tr("Remove one first")};
    if (isNew) {
        news->second.notify = call.notify;
        call.onClose([self = QPointer<Watches>(this), session = call.session] {
            if (self)
                self->forgetSession(session);
        });
    }
    ++news->second.watches;
    const Watch watch{call.session, parsed->slot, deep && parsed->slot.isEmpty()};
    m_deep += watch.deep ? 1 : 0;
    const quint64 number = m_next++;
    m_watches.emplace(number, std::pair(component->handle(), watch));
    m_byHandle.emplace(component->handle(), watch);
    return number;
}

Result<void> Watches::remove(quint64 session, quint64 number)
{
    const auto found = m_watches.find(number);
    if (found == m_watches.end() || found->second.second.session != session)
        return Error{QString::number(number), tr("this session has no such watch"), {}};
    const auto &[handle, watch] = found->second;
    auto [begin, end] = m_byHandle.equal_range(handle);
    const auto same = [&watch = watch](const auto &entry) {
        return entry.second.session == watch.session && entry.second.slot == watch.slot &&
               entry.second.deep == watch.deep;
    };
    m_byHandle.erase(std::find_if(begin, end, same));
    m_deep -= watch.deep ? 1 : 0;
    --m_news.at(session).watches;
    m_watches.erase(found);
    return {};
}

void Watches::forgetSession(quint64 session)
{
    std::vector<quint64> numbers;
    for (const auto &[number, entry] : m_watches) {
        if (entry.second.session == session)
            numbers.push_back(number);
    }
    for (const quint64 number : numbers)
        (void)remove(session, number);
    m_news.erase(session);
}

// Gathering -------------------------------------------------------------------------------------------------

void Watches::forWatchers(const Component *component, const QString &slot,
                          const std::function<void(News &)> &tell)
{
    if (m_byHandle.empty())
        return;
    std::set<quint64> told;
    const Component *node = component;
    while (node) {
        const auto [begin, end] = m_byHandle.equal_range(node->handle());
        for (auto it = begin; it != end; ++it) {
            const Watch &watch = it->second;
            const bool meant = node == component ? watch.slot.isEmpty() || watch.slot == slot : watch.deep;
            if (meant && told.insert(watch.session).second)
                tell(m_news.at(watch.session));
        }
        node = m_deep > 0 ? node->parent() : nullptr;
    }
    if (!told.empty())
        schedule();
}

/// A component that comes, goes or is renamed concerns those who watch it and those who watch a parent that
/// it has or had.
void Watches::tellNearby(Component &component, const std::function<void(News &)> &tell,
                         const Component *formerParent)
{
    std::set<News *> told;
    const auto once = [&](News &news) {
        if (told.insert(&news).second)
            tell(news);
    };
    for (const Component *node : {static_cast<const Component *>(&component),
                                  static_cast<const Component *>(component.parent()), formerParent}) {
        if (node)
            forWatchers(node, {}, once);
    }
}

void Watches::slotChanged(Component &component, const SlotSpec &slot)
{
    forWatchers(&component, slot.name,
                [&](News &news) { news.changed.emplace(component.handle(), slot.name); });
}

void Watches::topicFired(Component &component, const SlotSpec &slot, ValueRef payload)
{
    forWatchers(&component, slot.name, [&](News &news) {
        if (news.fired.size() >= maxEvents) {
            ++news.firedUntold;
            return;
        }
        QJsonObject event = naming(component);
        event.insert(QStringLiteral("slot"), slot.name);
        if (payload.type && payload.data)
            event.insert(QStringLiteral("payload"), payload.type->toJson(payload.data, slot.facets));
        news.fired.push_back(event);
    });
}

void Watches::componentAdded(Component &component)
{
    tellNearby(component, [&](News &news) { news.added.push_back(component.handle()); });
}

void Watches::componentRemoved(const QString &path, quint32 handle)
{
    const QJsonObject gone{{QStringLiteral("ord"), path}, {QStringLiteral("handle"), qint64(handle)}};
    // The component has left the tree: who watched it is found by its handle, the parent by the path.
    std::set<quint64> told;
    const auto [begin, end] = m_byHandle.equal_range(handle);
    for (auto it = begin; it != end; ++it) {
        if (told.insert(it->second.session).second)
            m_news.at(it->second.session).removed.push_back(gone);
    }
    if (!told.empty())
        schedule();
    const Result<Component *> parent = m_station.find(parentPath(path));
    if (!parent)
        return;
    forWatchers(*parent, {}, [&](News &news) {
        if (news.removed.empty() || news.removed.back() != gone)
            news.removed.push_back(gone);
    });
}

void Watches::componentRenamed(Component &component, const QString &oldPath)
{
    QJsonObject json = summarize(component);
    json.insert(QStringLiteral("oldOrd"), oldPath);
    const Result<Component *> left = m_station.find(parentPath(oldPath));
    tellNearby(
        component, [&](News &news) { news.renamed.push_back(json); }, left ? *left : nullptr);
}

void Watches::structureChanged(Component &component)
{
    forWatchers(&component, {}, [&](News &news) { news.restructured.insert(component.handle()); });
}

// Telling ---------------------------------------------------------------------------------------------------

void Watches::schedule()
{
    if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, qOverload<>(&Watches::flush), Qt::QueuedConnection);
}

void Watches::flush()
{
    m_scheduled = false;
    std::vector<quint64> sessions;
    for (const auto &[session, news] : m_news)
        sessions.push_back(session);
    // Telling may end a session that is too slow, and with it its entry.
    for (const quint64 session : sessions) {
        const auto found = m_news.find(session);
        if (found == m_news.end())
            continue;
        News news = std::exchange(found->second,
                                  {found->second.notify, found->second.watches, {}, {}, {}, {}, {}, {}, 0});
        flush(news);
    }
}

/// The order lets a client follow: names that are given up come before names that are taken.
void Watches::flush(News &news)
{
    const auto send = [&news](const char *method, const char *key, const QJsonArray &list, int untold = 0) {
        if (list.isEmpty())
            return;
        QJsonObject params{{QLatin1String(key), list}};
        if (untold > 0)
            params.insert(QStringLiteral("untold"), untold);
        news.notify(QLatin1String(method), params);
    };
    send("removed", "components", arrayOf(news.removed));
    send("renamed", "components", arrayOf(news.renamed));
    QJsonArray added;
    for (const quint32 handle : news.added) {
        if (const Component *component = m_station.byHandle(handle))
            added.append(summarize(*component));
    }
    send("added", "components", added);
    QJsonArray restructured;
    for (const quint32 handle : news.restructured) {
        if (const Component *component = m_station.byHandle(handle))
            restructured.append(naming(*component));
    }
    send("restructured", "components", restructured);
    QJsonArray changed;
    for (const auto &[handle, name] : news.changed) {
        Component *component = m_station.byHandle(handle);
        const SlotSpec *slot = component ? component->findSlot(name) : nullptr;
        if (!slot)
            continue;
        QJsonObject entry = readSlot({component, slot});
        entry.insert(QStringLiteral("handle"), qint64(handle));
        entry.insert(QStringLiteral("slot"), name);
        changed.append(entry);
    }
    send("changed", "slots", changed);
    send("fired", "events", arrayOf(news.fired), news.firedUntold);
}

} // namespace station
