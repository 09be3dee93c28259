#include "components/email/protocol/smtpdialogue.h"

#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

// Refused leaves the connection usable (after RSET where a transaction is open), Broken ends it; either way
// the message has its one outcome before anything else happens, and messages behind it get theirs. How a
// session ended is told once, as the outcome of one message: the others were not tried, and must not look as
// if.

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

SmtpDialogue::SmtpDialogue(SmtpSettings settings) : SmtpTransfer(std::move(settings)) {}

/// The root: nothing that can happen to a session leaves it but as an outcome.
Task<void> SmtpDialogue::run()
{
    std::optional<Outcome> failure;
    try {
        co_await open();
        request(Output::Kind::Ready);
        co_await serve();
    } catch (const Failure &thrown) {
        failure = thrown.outcome;
    }
    if (failure)
        setEnding(*failure);
    m_endingTold = m_end.has_value();
    // Before TLS not even a goodbye is said: nothing but EHLO and STARTTLS leaves in the clear.
    m_mayNotQuit = m_mayNotQuit || isBeforeTls() || (m_behind && m_behind->dataOut);
    if (!m_mayNotQuit && (!failure || failure->kind == Outcome::Kind::Refused))
        co_await quit();
    if (m_behind)
        settleUnsent(m_behind->envelope);
    while (!m_queue.empty()) {
        const Envelope envelope = std::move(m_queue.front());
        m_queue.pop_front();
        settleUnsent(envelope);
    }
}

/// Takes one message after another until stopped, and keeps the connection in between.
Task<void> SmtpDialogue::serve()
{
    while (!m_stopping) {
        if (!takeNext()) {
            co_await idle();
            continue;
        }
        Outcome outcome = co_await deliverCurrent();
        settle(std::move(outcome));
        if (m_end)
            throw Broken(*m_end);
        co_await clearRest();
    }
}

bool SmtpDialogue::takeNext()
{
    if (m_behind) {
        m_current = std::exchange(m_behind, {});
        return true;
    }
    if (m_queue.empty())
        return false;
    m_current.emplace(std::move(m_queue.front()));
    m_queue.pop_front();
    return true;
}

/// Says the next envelope behind the end of the text: its replies then come with the reply to that.
void SmtpDialogue::bodyIsOut()
{
    if (m_behind || m_queue.empty() || m_stopping || !capabilities().pipelining)
        return;
    // Behind a chunk only where RSET stands between, and where its yes needs no further question.
    if (capabilities().chunking && (!m_current->guarded || m_proof == Proof::None))
        return;
    if (!m_queue.front().attemptingRecorded)
        return;
    SmtpTransaction next(m_queue.front());
    if (next.prepare(capabilities()))
        return; // It is refused when its turn comes.
    m_queue.pop_front();
    m_behind = std::move(next);
    sayEnvelope(*m_behind);
}

void SmtpDialogue::workCame()
{
    if (m_current && m_current->bodyOut)
        bodyIsOut();
}

/// Waits for work. All that a server may say meanwhile is that it closes the connection.
Task<void> SmtpDialogue::idle()
{
    enter(Step::Idle);
    allow(1, 2048);
    for (;;) {
        const Event event = co_await next();
        if (event.kind == Event::Kind::Stop)
            m_stopping = true;
        if (event.kind == Event::Kind::Stop || event.kind == Event::Kind::Work)
            co_return;
        if (event.kind == Event::Kind::Gone)
            throw broken(event.cause,
                         event.text.isEmpty() ? tr("The server closed the idle connection.") : event.text);
        if (event.kind == Event::Kind::Overflow)
            throw broken(Cause::LineTooLong, tr("The server sent a line without end."));
        if (event.kind != Event::Kind::LineIn)
            continue;
        throw unasked(event.bytes);
    }
}

void SmtpDialogue::deliver(Envelope envelope)
{
    if (isFinished()) {
        settleUnsent(envelope);
        return;
    }
    m_queue.push_back(std::move(envelope));
    input({.kind = Event::Kind::Work});
}

std::optional<Outcome> SmtpDialogue::takeOutcome()
{
    if (m_outcomes.empty())
        return {};
    Outcome outcome = std::move(m_outcomes.front());
    m_outcomes.pop_front();
    return outcome;
}

void SmtpDialogue::settle(Outcome outcome)
{
    m_outcomes.push_back(std::move(outcome));
    request(Output::Kind::Settled);
}

QList<qint64> SmtpDialogue::leave()
{
    QList<qint64> tokens;
    if (m_behind) {
        tokens.append(m_behind->envelope.token);
        m_mayNotQuit = m_behind->dataOut;
        m_behind.reset();
    }
    for (const Envelope &envelope : m_queue)
        tokens.append(envelope.token);
    m_queue.clear();
    // Not stop(): that would cut off a message whose text is not out yet.
    m_stopping = true;
    input({.kind = Event::Kind::Work});
    return tokens;
}

/// For a message whose turn never came: nothing about it is in doubt. The first of them hears how the session
/// ended, unless a message heard it before.
void SmtpDialogue::settleUnsent(const Envelope &envelope)
{
    Outcome outcome;
    outcome.step = Step::Idle;
    outcome.cause = Cause::Stopped;
    outcome.text = tr("Stopped before the message was handed over.");
    if (ending() && !std::exchange(m_endingTold, true))
        outcome = *ending();
    outcome.token = envelope.token;
    outcome.afterDot = false;
    outcome.receipt = {};
    for (const MailAddress &recipient : envelope.recipients)
        outcome.receipt.recipients.append({recipient, false, {}});
    settle(std::move(outcome));
}

} // namespace email
