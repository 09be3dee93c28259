#pragma once

#include "client/connection.h"

#include <QHash>
#include <QJsonArray>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

namespace ui {

/// The workbench's end of a session with one station.
///
/// It connects, starts the station when none runs and it was told how, and connects again by itself when the
/// session ends; watches are renewed then, so that views need not know of it. Nothing here waits: answers
/// come from the event loop, and never after the object that asked has gone.
class StationLink final : public QObject
{
    Q_OBJECT
public:
    enum State { Closed, Connecting, Starting, Open, Lost };
    Q_ENUM(State)

    using Device = std::unique_ptr<QIODevice>;
    using Done = client::Connection::Done;

    /// How to reach the station. Tests give a pipe to a station in their own process.
    struct Ways
    {
        /// An open device to the station; a null pointer when none runs; an error when it will never work.
        std::function<station::Result<Device>()> connect;
        /// Starts the station; left out = a station that does not run is waited for.
        std::function<station::Result<void>()> start{};
    };

    explicit StationLink(Ways ways, QObject *parent = nullptr);
    ~StationLink() override;

    void open();
    State state() const { return m_state; }
    bool isOpen() const { return m_state == Open; }
    /// Why it is not open, for a person; empty while open.
    QString reason() const { return m_reason; }

    QString stationName() const { return m_hello.value(QStringLiteral("station")).toString(); }
    QString stationId() const { return m_hello.value(QStringLiteral("stationId")).toString(); }
    QString user() const { return m_hello.value(QStringLiteral("user")).toString(); }
    bool isAdmin() const
    {
        return m_hello.value(QStringLiteral("role")).toString() == QLatin1String("admin");
    }

    /// Asks the station. @p done is not called once @p context has gone; it gets an error while not open.
    void call(const QString &method, const QJsonObject &params, QObject *context, Done done);
    /// Calls that are not answered yet, the oldest first; for the progress display.
    struct Pending
    {
        QString method;
        qint64 sinceMs = 0; ///< How long it has been waiting.
    };
    QList<Pending> pendingCalls() const;
    /// Gives the oldest pending call up: its asker gets an error, a late answer is dropped.
    void cancelPending();

    /// Watches a component or a slot for as long as @p context lives. Several contexts may watch the same
    /// ord; it is deep from when the first one wants that until the last one has gone.
    void watch(const QString &ord, QObject *context, bool deep = false);
    void unwatch(const QString &ord, QObject *context);

Q_SIGNALS:
    void stateChanged();
    /// A session begins, the first one or a later one: whatever was read before may be outdated.
    void opened();
    void pendingChanged();
    /// Parts of notifications; see docs/session.md.
    void slotChanged(quint32 handle, const QString &slot, const QJsonObject &row);
    void componentAdded(const QJsonObject &row);
    void componentRemoved(quint32 handle, const QString &ord);
    void componentRenamed(quint32 handle, const QString &ord, const QString &oldOrd);
    void componentRestructured(quint32 handle, const QString &ord);
    void topicFired(quint32 handle, const QString &slot, const QJsonValue &payload);
    /// More was fired in a turn than is told: who follows a topic has to read again what it tells about.
    void eventsUntold();
    void logged(const QJsonArray &entries);
    /// A stage of a check of this session has its result; @p id is as it was given to check.run.
    void checked(qint64 id, const QJsonObject &stage);

private:
    struct Call
    {
        QString method;
        qint64 startedMs = 0;
        QPointer<QObject> context;
        Done done;
    };
    struct Watched
    {
        bool deep = false;
        qint64 number = 0; ///< As the station gave it; 0 = not yet.
        int asking = 0;    ///< Requests under way.
        QList<QPointer<QObject>> contexts;
    };

    void tryToConnect();
    void use(Device device);
    void greet(const client::Reply &reply);
    void lose(const QString &reason);
    void setState(State state, const QString &reason = {});
    void answer(qint64 id, const client::Reply &reply);
    void sendWatch(const QString &ord);
    void endWatch(qint64 number);
    void dropWatches(const QObject *context);
    void take(const QString &method, const QJsonObject &params);

    Ways m_ways;
    std::unique_ptr<client::Connection> m_connection;
    State m_state = Closed;
    QString m_reason;
    QJsonObject m_hello;
    QTimer m_retry;
    bool m_started = false; ///< No station is started any more: one was, or one was found.
    QMap<qint64, Call> m_calls;
    qint64 m_nextCall = 1;
    QHash<QString, Watched> m_watches;
};

} // namespace ui
