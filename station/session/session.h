#pragma once

#include "station/session/methods.h"
#include "station/session/sessionerrors.h"

#include <QIODevice>
#include <QPointer>

namespace station {

/// Who is at the other end, as the listener found out.
struct Peer
{
    QString user;
    Role role = Role::Admin;
};

/// What a session may cost the station; a client beyond it loses its session and nobody else notices.
struct SessionLimits
{
    qsizetype line = 1 << 20; ///< Bytes of one request.
    int perSecond = 200;      ///< Requests; further ones wait, unread, for the next second.
    qint64 unsent = 8 << 20;  ///< Bytes that the client has not taken.
    qint64 helloWithinMs = 10'000;
    int mistakes = 3; ///< The session ends with this malformed request.
    int perTurn = 16; ///< Requests before others get their turn.
};

/// One client: reads requests line by line from a device, calls the methods and writes the answers.
///
/// What a session promises: each request runs in a turn of its own, and requests begin in the order in which
/// they came. A method that changes something lasting is answered only when it is on disk; when that fails
/// the client is told that the change is in force but would not survive a crash. Nothing here waits.
class Session final : public QObject
{
    Q_OBJECT
public:
    Session(quint64 number, std::unique_ptr<QIODevice> device, const Peer &peer, Station &station,
            const MethodTable &methods, const SessionLimits &limits = {});
    ~Session() override;

    void notify(const QString &method, const QJsonObject &params);
    /// Ends the session after what was written so far; closed() follows.
    void close();
    bool isClosed() const { return m_closed; }

Q_SIGNALS:
    /// The session is over and may be deleted, from the event loop.
    void closed();

private:
    struct Pending;

    void read();
    void takeLines();
    bool spendToken();
    void handle(const QByteArray &line);
    void run(const Method &method, const QJsonValue &id, const QJsonObject &params);
    Call makeCall(const std::shared_ptr<Pending> &pending, const QJsonObject &params);
    void answer(const std::shared_ptr<Pending> &pending, const Result<QJsonValue> &result);
    void deliver(const Pending &pending);
    void mistake(const QJsonValue &id, const Error &error);
    void refuse(const QJsonValue &id, SessionErrorCode code, const Error &error,
                const QJsonObject &more = {});
    void send(const QJsonObject &message);
    void finish();

    const quint64 m_number;
    std::unique_ptr<QIODevice> m_device;
    Station &m_station;
    const MethodTable &m_methods;
    const SessionLimits m_limits;
    const Role m_role;
    Actor m_actor;
    QByteArray m_input;
    qsizetype m_scanned = 0; ///< Bytes of the input known to hold no line end.
    double m_tokens;
    qint64 m_refilled = 0;
    int m_mistakes = 0;
    bool m_greeted = false;
    bool m_closed = false;
    bool m_scheduled = false;
    Timer m_helloTimer;
    Timer m_throttle;
    std::vector<std::function<void()>> m_atClose;
};

} // namespace station
