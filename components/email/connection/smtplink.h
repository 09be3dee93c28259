#pragma once

#include "components/email/connection/smtpconnection.h"

#include <vector>

namespace email {

/// An account's way to its server: a connection that is kept, the messages that are on it, a second
/// connection while the server is slow with an answer on the first, and one more for urgent messages while it
/// is slow on both.
class SmtpLink
{
public:
    /// What the account does for it, and hears of it.
    struct Owner
    {
        std::function<station::Clock &()> clock;
        /// Makes a connection under the present settings; not opened yet.
        std::function<station::Result<std::unique_ptr<SmtpConnection>>(SmtpConnection::Listener)> connect;
        std::function<void(Step step)> entered;
        /// The present connection is signed in.
        std::function<void()> ready;
        /// The present connection ended.
        std::function<void(const std::optional<Outcome> &ending, const trust::Meeting &met)> closed;
        /// Why no connection could be made, as the outcome of a message.
        std::function<Outcome(const station::Error &why)> unconnected;
        /// How many connections the server bears at a time; 0 = not known.
        std::function<int()> connections;
        /// There is room for more than before.
        std::function<void()> roomGrew;
    };

    /// How many messages may be on one connection. More than one, so that the next envelope is there when a
    /// text ends, and so that one commit covers several; few, since each of them would be in doubt after a
    /// crash.
    static constexpr int window = 8;

    explicit SmtpLink(Owner owner) : m_owner(std::move(owner)) {}

    void deliver(Delivery delivery);
    /// How many further messages, urgent ones or others, may be delivered now.
    int room(bool urgent) const;
    bool isIdle() const { return m_flights.empty(); }
    /// Opens a connection without a message.
    station::Result<void> open();
    /// Keeps the connection for a while if nothing is on it.
    void keepForAWhile();
    /// The present connection was made under other settings: what may have been taken is waited for, the rest
    /// goes back.
    void replace();
    /// The next message gets a new connection; the present one says goodbye.
    void retire();
    /// Drops everything, without a word to anybody.
    void clear();
    /// The present one; only while the owner hears ready().
    const SmtpConnection *connection() const { return m_connection.get(); }

private:
    struct Flight
    {
        Delivery delivery;
        SmtpConnection *on = nullptr;
        bool again = false; ///< It had been on a connection that proved dead.
    };

    SmtpConnection::Listener listener();
    void hand(qint64 token);
    Flight *find(qint64 token);
    void ready();
    void settled(const Outcome &outcome);
    void closed(const std::optional<Outcome> &ending, const trust::Meeting &met);
    bool mayGoAgain(const Flight &flight, const Outcome &outcome) const;
    void finish(qint64 token, const Outcome &outcome);
    int load(const SmtpConnection *connection) const;
    void watch();
    int slowOnes() const;
    int mostSlow() const;
    bool isReserved() const;
    void leaveSlow();
    void giveBack(const QList<qint64> &tokens);
    void forgetFinished();

    Owner m_owner;
    std::unique_ptr<SmtpConnection> m_connection;
    std::vector<std::unique_ptr<SmtpConnection>> m_retired; ///< Until they have said goodbye.
    std::vector<Flight> m_flights;                          ///< In the order in which they came.
    quint64 m_number = 0; ///< Tells the present connection from those before it.
    station::Timer m_retiring;
    station::Timer m_keep;
    station::Timer m_slow;
};

} // namespace email
