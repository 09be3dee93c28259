#include "components/email/connection/smtpconnection.h"

#include <algorithm>
#include <limits>

namespace email {

SmtpConnection::SmtpConnection(station::Clock &clock, Trace &trace, SmtpSettings settings, WireSettings wire,
                               Listener listener)
    : m_listener(std::move(listener)),
      m_maxMessages(settings.maxMessages),
      m_dialogue(std::move(settings)),
      m_wire(clock, trace, m_dialogue, std::move(wire))
{
    m_wire.setListener([this](const Output &output) { listen(output); });
}

void SmtpConnection::open()
{
    m_wire.open();
}

void SmtpConnection::deliver(const Delivery &delivery)
{
    m_records[delivery.envelope.token] = delivery.record;
    ++m_handedOver;
    m_dialogue.deliver(delivery.envelope);
    m_wire.pump();
}

int SmtpConnection::messagesLeft() const
{
    const int said = m_dialogue.capabilities().maxMessages;
    const int most =
        said > 0 && m_maxMessages > 0 ? std::min(said, m_maxMessages) : std::max(said, m_maxMessages);
    return most > 0 ? std::max(0, most - m_handedOver) : std::numeric_limits<int>::max();
}

void SmtpConnection::stop()
{
    m_stopped = true;
    m_dialogue.stop();
    m_wire.pump();
}

QList<qint64> SmtpConnection::leave()
{
    m_stopped = true;
    const QList<qint64> tokens = m_dialogue.leave();
    m_wire.pump();
    return tokens;
}

void SmtpConnection::listen(const Output &output)
{
    switch (output.kind) {
    case Output::Kind::Entered:
        m_listener.entered(output.step);
        return;
    case Output::Kind::Attempting:
        record(Phase::Attempting, output.token);
        return;
    case Output::Kind::Committing:
        record(Phase::Committing, output.token);
        return;
    case Output::Kind::Ready:
        m_ready = true;
        m_listener.ready();
        return;
    case Output::Kind::Settled:
        if (const std::optional<Outcome> outcome = m_dialogue.takeOutcome()) {
            ++m_settled;
            m_records.erase(outcome->token);
            m_listener.settled(*outcome);
        }
        return;
    case Output::Kind::Close:
        m_listener.closed(m_dialogue.ending(), meeting());
        return;
    default:
        return;
    }
}

void SmtpConnection::record(Phase phase, qint64 token)
{
    // The connection may have gone by the time the phase is on disk.
    m_records.at(token)(phase, [self = QPointer<SmtpConnection>(this)] {
        if (!self)
            return;
        self->m_dialogue.go();
        self->m_wire.pump();
    });
}

} // namespace email
