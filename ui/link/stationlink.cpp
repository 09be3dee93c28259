#include "ui/link/stationlink.h"

#include "ui/look/advice.h"

#include <chrono>

namespace ui {

namespace {

/// Short, because a person is looking; a station that restarts is back within a second.
constexpr int retryMs = 500;

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// Said to a person, whom the name of the method would not help.
client::Reply failure(const QString &why, const QString &remedy)
{
    return {{}, -1, {{{}, why, remedy}}};
}

quint32 handleOf(const QJsonObject &object)
{
    return quint32(object.value(QStringLiteral("handle")).toInteger());
}

} // namespace

StationLink::StationLink(Ways ways, QObject *parent) : QObject(parent), m_ways(std::move(ways))
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &StationLink::tryToConnect);
}

StationLink::~StationLink() = default;

void StationLink::open()
{
    setState(Connecting);
    tryToConnect();
}

void StationLink::tryToConnect()
{
    station::Result<Device> device = m_ways.connect();
    if (!device) {
        setState(m_state == Starting ? Starting : Lost, device.error().text());
        m_retry.start();
        return;
    }
    if (Device found = std::move(device).value())
        return use(std::move(found));
    if (m_ways.start && !std::exchange(m_started, true)) {
        const station::Result<void> started = m_ways.start();
        setState(started ? Starting : Lost,
                 started ? tr("The station does not run yet; it is being started") : started.error().text());
    } else if (m_state == Connecting) {
        setState(Lost, tr("No station runs there. It is connected as soon as one does"));
    }
    m_retry.start();
}

void StationLink::use(Device device)
{
    // One that ran and ends later was stopped by somebody, or is started again by its service.
    m_started = true;
    m_connection = std::make_unique<client::Connection>(std::move(device), QStringLiteral("workbench"),
                                                        [this](const client::Reply &reply) { greet(reply); });
    connect(m_connection.get(), &client::Connection::notified, this, &StationLink::take);
    connect(m_connection.get(), &client::Connection::lost, this, [this] {
        lose(tr("The station has ended the session; the workbench connects again by itself"));
    });
}

void StationLink::greet(const client::Reply &reply)
{
    if (!reply.ok())
        return lose(reply.errors.first().text());
    m_hello = reply.value.toObject();
    setState(Open);
    for (Watched &watched : m_watches)
        watched.number = watched.asking = 0;
    for (const QString &ord : m_watches.keys())
        sendWatch(ord);
    Q_EMIT opened();
}

void StationLink::lose(const QString &reason)
{
    if (m_connection) {
        m_connection->disconnect(this);
        m_connection.release()->deleteLater();
    }
    setState(Lost, reason);
    const QMap<qint64, Call> calls = std::exchange(m_calls, {});
    for (const Call &call : calls) {
        if (call.context)
            call.done(failure(tr("The session ended before the station answered"),
                              tr("Look whether it was done, and repeat it if not")));
    }
    Q_EMIT pendingChanged();
    m_retry.start();
}

void StationLink::setState(State state, const QString &reason)
{
    if (state == m_state && reason == m_reason)
        return;
    m_state = state;
    m_reason = reason;
    Q_EMIT stateChanged();
}

// Calls -----------------------------------------------------------------------------------------------------

void StationLink::call(const QString &method, const QJsonObject &params, QObject *context, Done done)
{
    const qint64 id = m_nextCall++;
    m_calls.insert(id, {method, nowMs(), context, std::move(done)});
    if (!isOpen() || !m_connection) {
        // Answered from the event loop like every other call, so that askers need no second path.
        QMetaObject::invokeMethod(
            this,
            [this, id] {
                answer(id, failure(tr("The station is not connected"),
                                   tr("It is connected again by itself as soon as it runs")));
            },
            Qt::QueuedConnection);
        return;
    }
    m_connection->call(method, params, [this, id](client::Reply reply) {
        for (station::Error &error : reply.errors)
            error.remedy = workbenchAdvice(error.remedy);
        answer(id, reply);
    });
    Q_EMIT pendingChanged();
}

void StationLink::answer(qint64 id, const client::Reply &reply)
{
    const auto found = m_calls.constFind(id);
    if (found == m_calls.constEnd())
        return;
    const Call call = *found;
    m_calls.erase(found);
    Q_EMIT pendingChanged();
    if (call.context)
        call.done(reply);
}

QList<StationLink::Pending> StationLink::pendingCalls() const
{
    QList<Pending> list;
    const qint64 now = nowMs();
    for (const Call &call : m_calls)
        list.append({call.method, now - call.startedMs});
    return list;
}

void StationLink::cancelPending()
{
    if (!m_calls.isEmpty())
        answer(m_calls.firstKey(),
               failure(tr("Cancelled here"),
                       tr("The station may finish it all the same; look before repeating it")));
}

// Watches ---------------------------------------------------------------------------------------------------

void StationLink::watch(const QString &ord, QObject *context, bool deep)
{
    Watched &watched = m_watches[ord];
    const bool deepens = deep && !watched.deep;
    watched.deep = watched.deep || deep;
    if (!watched.contexts.contains(context)) {
        watched.contexts.append(context);
        connect(context, &QObject::destroyed, this, &StationLink::dropWatches, Qt::UniqueConnection);
    }
    // One that was refused, because the component was not there yet, is tried again.
    const bool runs = watched.number > 0 || watched.asking > 0;
    if (isOpen() && (deepens || !runs))
        sendWatch(ord);
}

void StationLink::unwatch(const QString &ord, QObject *context)
{
    const auto found = m_watches.find(ord);
    if (found == m_watches.end())
        return;
    found->contexts.removeIf([context](const QPointer<QObject> &one) { return !one || one == context; });
    if (!found->contexts.isEmpty())
        return;
    endWatch(found->number);
    m_watches.erase(found);
}

void StationLink::dropWatches(const QObject *)
{
    // The destroyed object's pointers read as null by now.
    for (const QString &ord : m_watches.keys())
        unwatch(ord, nullptr);
}

void StationLink::sendWatch(const QString &ord)
{
    Watched &asked = m_watches[ord];
    ++asked.asking;
    call(QStringLiteral("watch.add"),
         {{QStringLiteral("ords"), QJsonArray{ord}}, {QStringLiteral("deep"), asked.deep}}, this,
         [this, ord](const client::Reply &reply) {
             const auto watched = m_watches.find(ord);
             const bool wanted = watched != m_watches.end();
             if (wanted && watched->asking > 0)
                 --watched->asking;
             // What is gone by now cannot be watched; its view learns that from its own reading.
             if (!reply.ok())
                 return;
             const qint64 number = reply.value.toArray().first()[QStringLiteral("watch")].toInteger();
             // Only now that the new watch runs does the one that it replaces end: nothing is missed between.
             endWatch(wanted ? std::exchange(watched->number, number) : number);
         });
}

void StationLink::endWatch(qint64 number)
{
    if (number > 0 && isOpen())
        call(QStringLiteral("watch.remove"), {{QStringLiteral("watch"), number}}, this,
             [](const client::Reply &) {});
}

void StationLink::take(const QString &method, const QJsonObject &params)
{
    const QJsonArray components = params.value(QStringLiteral("components")).toArray();
    const auto ordOf = [](const QJsonObject &row) { return row.value(QStringLiteral("ord")).toString(); };
    if (method == QLatin1String("changed")) {
        for (const QJsonValue &value : params.value(QStringLiteral("slots")).toArray()) {
            const QJsonObject row = value.toObject();
            Q_EMIT slotChanged(handleOf(row), row.value(QStringLiteral("slot")).toString(), row);
        }
    } else if (method == QLatin1String("added")) {
        for (const QJsonValue &value : components)
            Q_EMIT componentAdded(value.toObject());
    } else if (method == QLatin1String("removed")) {
        for (const QJsonValue &value : components)
            Q_EMIT componentRemoved(handleOf(value.toObject()), ordOf(value.toObject()));
    } else if (method == QLatin1String("renamed")) {
        for (const QJsonValue &value : components)
            Q_EMIT componentRenamed(handleOf(value.toObject()), ordOf(value.toObject()),
                                    value.toObject().value(QStringLiteral("oldOrd")).toString());
    } else if (method == QLatin1String("restructured")) {
        for (const QJsonValue &value : components)
            Q_EMIT componentRestructured(handleOf(value.toObject()), ordOf(value.toObject()));
    } else if (method == QLatin1String("checked")) {
        Q_EMIT checked(params.value(QStringLiteral("id")).toInteger(),
                       params.value(QStringLiteral("stage")).toObject());
    } else if (method == QLatin1String("fired")) {
        for (const QJsonValue &value : params.value(QStringLiteral("events")).toArray()) {
            const QJsonObject event = value.toObject();
            Q_EMIT topicFired(handleOf(event), event.value(QStringLiteral("slot")).toString(),
                              event.value(QStringLiteral("payload")));
        }
        if (params.value(QStringLiteral("untold")).toInteger() > 0)
            Q_EMIT eventsUntold();
    } else if (method == QLatin1String("logged")) {
        Q_EMIT logged(params.value(QStringLiteral("entries")).toArray());
    }
}

} // namespace ui
