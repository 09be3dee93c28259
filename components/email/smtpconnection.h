#pragma once

#include "components/email/courier.h"
#include "components/email/protocol/smtpdialogue.h"
#include "components/email/wire.h"

#include <QPointer>

#include <memory>

namespace email {

/// One SMTP connection with the message that is under way on it. Kept and used again while the server allows.
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
    /// One message at a time; settled() gives its outcome.
    void deliver(const Delivery &delivery);
    /// Says goodbye once nothing is under way.
    void stop();
    /// Whether it takes another message: not once it was told to stop.
    bool isUsable() const { return !m_stopped && !m_dialogue.isFinished(); }
    bool isFinished() const { return m_dialogue.isFinished(); }
    /// Messages that were settled on this connection.
    int settledCount() const { return m_settled; }
    const QString &tlsSession() const { return m_wire.tlsSession(); }
    trust::Meeting meeting() const { return m_wire.meeting(); }

private:
    void listen(const Output &output);
    void record(Phase phase);

    Listener m_listener;
    SmtpDialogue m_dialogue;
    Wire m_wire;
    std::function<void(Phase, std::function<void()>)> m_record;
    int m_settled = 0;
    bool m_stopped = false;
};

} // namespace email
