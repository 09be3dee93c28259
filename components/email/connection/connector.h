#pragma once

#include "components/email/protocol/outcome.h"
#include "station/clock.h"

#include <QHostInfo>
#include <QObject>
#include <QSslSocket>

#include <functional>
#include <memory>
#include <vector>

namespace email {

/// Looks a host up and opens TCP to the first of its addresses that answers. IPv6 and IPv4 take turns and are
/// raced: the next address is tried after a short head start, so that a black hole costs a quarter second.
class Connector final : public QObject
{
public:
    /// Gets a connected socket, or nullptr with the cause and a sentence for a person.
    using Done = std::function<void(std::unique_ptr<QSslSocket> socket, Cause cause, const QString &text)>;

    /// How one address answered.
    struct Tried
    {
        QHostAddress address;
        qint64 ms = -1;  ///< From the first packet to the answer; below 0 while there is none.
        QString problem; ///< Why it is not the one; empty for the one that is connected.
    };

    explicit Connector(station::Clock &clock) : m_clock(clock) {}
    ~Connector() override;

    /// @p connecting is called once the name is resolved.
    void open(const QString &host, quint16 port, std::function<void()> connecting, Done done);
    /// The same from where the name has been looked up.
    void open(const QHostInfo &found, quint16 port, std::function<void()> connecting, Done done);

    /// All addresses of the name, in the order in which they are tried.
    const QList<QHostAddress> &addresses() const { return m_addresses; }
    /// Those that were tried.
    const QList<Tried> &tried() const { return m_tried; }

private:
    struct Attempt
    {
        std::unique_ptr<QSslSocket> socket;
        std::unique_ptr<station::Timer> patience;
    };

    void resolved(const QHostInfo &info);
    void tryNext();
    void succeeded(QSslSocket *socket);
    void failed(QSslSocket *socket, const QString &reason);
    void finish(std::unique_ptr<QSslSocket> socket, Cause cause, const QString &text);

    station::Clock &m_clock;
    QString m_host;
    quint16 m_port = 0;
    std::function<void()> m_connecting;
    Done m_done;
    int m_lookup = -1;
    QList<QHostAddress> m_addresses;
    QList<Tried> m_tried;  ///< As m_attempts.
    QList<qint64> m_begun; ///< As m_attempts; boot time.
    qsizetype m_next = 0;
    std::vector<Attempt> m_attempts;
    QStringList m_failures;
    qsizetype m_refusals = 0;
    station::Timer m_headStart;
};

} // namespace email
