#pragma once

#include "components/email/protocol/envelope.h"
#include "components/email/protocol/smtpsession.h"

#include <QByteArray>
#include <QList>

#include <deque>
#include <optional>

namespace email {

/// Delivers messages to one SMTP server over one connection, one after another, until stopped.
///
/// Promises: with StartTls nothing but EHLO and STARTTLS leaves before TLS, and nothing learnt before it is
/// believed after it. A password never leaves in the clear unless someone allowed exactly that, and after a
/// refusal no other mechanism is tried. Every envelope gets exactly one outcome. The final dot leaves only
/// after the owner has recorded that it is about to (Output::Committing), and stop() does not shorten the
/// wait for its reply.
class SmtpDialogue final : public SmtpSession
{
public:
    explicit SmtpDialogue(SmtpSettings settings);

    /// Queues a message, at any time; after the end it settles at once with the ending.
    void deliver(Envelope envelope);
    /// One per Output::Settled, in the order of the envelopes.
    std::optional<Outcome> takeOutcome();

protected:
    Task<void> &root() override { return m_root; }

private:
    Task<void> run();
    Task<void> serve();
    Task<void> idle();
    Task<void> deliverOne(Envelope envelope);
    Task<void> transfer(Envelope envelope);
    Task<void> offer(Envelope envelope, QByteArray mailFrom);
    Task<void> sendMessage(bool committingRecorded);

    QByteArray prepare(const Envelope &envelope);
    void sayBody();
    void settle(Outcome outcome);
    void settleUnsent(const Envelope &envelope);

    std::deque<Envelope> m_queue;
    std::deque<Outcome> m_outcomes;
    QByteArray m_message; ///< The one under way, in canonical form.
    Receipt m_receipt;
    bool m_transactionOpen = false; ///< MAIL is out: RSET before anything else.
    std::optional<Broken> m_lost;   ///< The connection was lost, but the server's own refusal came first.
    Task<void> m_root = run();      ///< Declared last: its frames go before what they use.
};

} // namespace email
