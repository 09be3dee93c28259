#pragma once

#include "station/session/session.h"

#include <QLocalServer>

#include <map>

class QLocalSocket;

namespace station {

/// Serves sessions on the local socket DIR/station.sock. Only the user who runs the station, and root, get
/// in: the file's mode says so, and the peer's credentials are asked for besides, because a mode can be
/// changed.
class SessionServer final : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxSessions = 128;

    SessionServer(Station &station, const MethodTable &methods);
    ~SessionServer() override;

    /// Listens in @p folder, replacing a socket that a crash left behind; the caller holds the folder's lock.
    Result<void> listen(const QString &folder);
    /// Takes no further sessions and removes the socket; open sessions go on.
    void stopListening();
    /// The same, and ends the sessions that are open.
    void close();
    int sessionCount() const { return int(m_sessions.size()); }
    void setLimits(const SessionLimits &limits) { m_limits = limits; }

    /// The name of the user who runs the station.
    const QString &owner() const { return m_owner; }
    /// Serves one client on @p device, which is open already.
    void serve(std::unique_ptr<QIODevice> device, const Peer &peer);
    static QString socketName() { return QStringLiteral("station.sock"); }

private:
    Result<int> bindSocket() const;
    void accept();
    bool isWelcome(QLocalSocket &socket, Peer &peer);

    Station &m_station;
    const MethodTable &m_methods;
    SessionLimits m_limits;
    QString m_folder;
    int m_folderFd = -1; ///< Kept open, so that the short path to the socket stays valid.
    QLocalServer m_server;
    QString m_owner;
    quint64 m_next = 1;
    std::map<quint64, std::unique_ptr<Session>> m_sessions;
};

} // namespace station
