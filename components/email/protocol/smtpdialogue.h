#pragma once

#include "components/email/protocol/smtptransfer.h"

#include <QByteArray>
#include <QList>

#include <deque>
#include <optional>

namespace email {

/// Delivers messages to one SMTP server over one connection, one after another, until stopped.
///
/// Promises: with StartTls nothing but EHLO and STARTTLS leaves before TLS, and nothing learnt before it is
/// believed after it. A password never leaves in the clear unless someone allowed exactly that, and after a
/// refusal no other mechanism is tried. Every envelope gets exactly one outcome. The end of a text (the final
/// dot, or the last chunk) leaves only after the owner has recorded that it is about to (Output::Committing),
/// and stop() does not shorten the wait for its reply.
class SmtpDialogue final : public SmtpTransfer
{
public:
    explicit SmtpDialogue(SmtpSettings settings);

    /// Queues a message, at any time; after the end it settles at once with the ending.
    void deliver(Envelope envelope);
    /// One per Output::Settled, in the order of the envelopes.
    std::optional<Outcome> takeOutcome();
    /// Gives back, without an outcome, whatever nothing was sent of yet, and ends once the message that is
    /// under way has its answer.
    QList<qint64> leave();

protected:
    Task<void> &root() override { return m_root; }
    void workCame() override;
    void bodyIsOut() override;

private:
    Task<void> run();
    Task<void> serve();
    Task<void> idle();
    bool takeNext();

    void settle(Outcome outcome);
    void settleUnsent(const Envelope &envelope);

    std::deque<Envelope> m_queue;
    std::deque<Outcome> m_outcomes;
    bool m_mayNotQuit = false; ///< DATA is out: the server would take QUIT for text.
    bool m_endingTold = false; ///< A message has the end of the session as its outcome.
    Task<void> m_root = run(); ///< Declared last: its frames go before what they use.
};

} // namespace email
