#pragma once

#include "components/email/connection/wire.h"
#include "components/email/outbox/courier.h"
#include "components/email/protocol/smtpdialogue.h"

#include <QPointer>

#include <map>
#include <memory>

namespace email {

/// One SMTP connection with the messages that are under way on it. Kept and used again while the server
/// allows.
class SmtpConnection final : public QObject
{
public:
    struct Listener
    {
        std::function<void(Step step)> entered;
        std::function<void()> ready;
        std::function<void(const Outcome &outcome)> settled;
        /// The last call; the outcome is empty after a clean end.
        std::function<void(const std::optional<Outcome> &ending, const trust::Meeting &met)> closed;
    };

    SmtpConnection(station::Clock &clock, Trace &trace, SmtpSettings settings, WireSettings wire,
                   Listener listener);

    void open();
    /// Any number; settled() gives the outcome of each, in their order.
    void deliver(const Delivery &delivery);
    /// Says goodbye once nothing is under way that may have been taken.
    void stop();
    /// Gives back the tokens of the messages that nothing was sent of yet, and says goodbye behind the answer
    /// to the one that is under way.
    QList<qint64> leave();
    /// Whether it takes another message: not once it was told to stop.
    bool isUsable() const { return !m_stopped && !m_dialogue.isFinished() && messagesLeft() > 0; }
    /// How many more the server takes on this connection, as it says itself (LIMITS) or its provider
    /// does.
    int messagesLeft() const;
    bool isReady() const { return m_ready; }
    bool isFinished() const { return m_dialogue.isFinished(); }
    /// Messages that were settled on this connection.
    int settledCount() const { return m_settled; }
    const QString &tlsSession() const { return m_wire.tlsSession(); }
    trust::Meeting meeting() const { return m_wire.meeting(); }
    const Wire &wire() const { return m_wire; }
    const SmtpCapabilities &capabilities() const { return m_dialogue.capabilities(); }
    const QByteArray &signedInBy() const { return m_dialogue.signedInBy(); }

private:
    void listen(const Output &output);
    void record(Phase phase, qint64 token);

    Listener m_listener;
    int m_maxMessages; ///< Of the provider; 0 = not known.
    SmtpDialogue m_dialogue;
    Wire m_wire;
    std::map<qint64, std::function<void(Phase, std::function<void()>)>> m_records; ///< By token.
    int m_settled = 0;
    int m_handedOver = 0;
    bool m_ready = false;
    bool m_stopped = false;
};

} // namespace email
