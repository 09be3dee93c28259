#include "components/email/protocol/smtpdialogue.h"

#include "components/email/protocol/messagetext.h"
#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

// A message is offered, sent and answered by one coroutine from top to bottom. Refused leaves the connection
// usable (after RSET where a transaction is open), Broken ends it; either way the message has its one outcome
// before anything else happens, and messages behind it get theirs.

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

SmtpDialogue::SmtpDialogue(SmtpSettings settings) : SmtpSession(std::move(settings)) {}

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
    // Before TLS not even a goodbye is said: nothing but EHLO and STARTTLS leaves in the clear.
    if (!isBeforeTls() && (!failure || failure->kind == Outcome::Kind::Refused))
        co_await quit();
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
        if (m_queue.empty()) {
            co_await idle();
            continue;
        }
        Envelope envelope = std::move(m_queue.front());
        m_queue.pop_front();
        co_await deliverOne(std::move(envelope));
    }
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
        heard(readableText(event.bytes));
        SmtpReplyParser parser;
        parser.add(event.bytes);
        const bool closing = parser.reply().code == 421;
        throw broken(closing ? Cause::ServerClosing : Cause::ProtocolError,
                     tr("The server spoke unasked %1.").arg(stepWording(step())), parser.reply());
    }
}

/// Gives the envelope its one outcome, and leaves the connection ready for the next or not at all.
Task<void> SmtpDialogue::deliverOne(Envelope envelope)
{
    m_receipt = {};
    for (const MailAddress &recipient : envelope.recipients)
        m_receipt.recipients.append({recipient, false, {}});
    Outcome outcome;
    std::optional<Broken> end;
    try {
        co_await transfer(envelope);
        outcome.kind = Outcome::Kind::Delivered;
        outcome.step = Step::EndOfData;
        outcome.afterDot = true;
        outcome.reply = m_receipt.last;
    } catch (const Refused &no) {
        outcome = no.outcome;
        end = std::exchange(m_lost, {});
    } catch (const Broken &broken) {
        outcome = broken.outcome;
        end = broken;
    }
    m_dotSent = false;
    m_message.clear();
    outcome.token = envelope.token;
    outcome.receipt = std::exchange(m_receipt, {});
    settle(std::move(outcome));
    if (end)
        throw *end;
    if (std::exchange(m_transactionOpen, false))
        co_await expect(Step::Reset, "RSET", 250);
}

/// The whole of one message. The owner's two durable phases stand before the first recipient and before the
/// final dot.
Task<void> SmtpDialogue::transfer(Envelope envelope)
{
    enter(Step::MailFrom);
    const QByteArray mailFrom = prepare(envelope);
    if (!envelope.attemptingRecorded)
        co_await recorded(Output::Kind::Attempting);
    co_await offer(envelope, mailFrom);
    co_await sendMessage(envelope.committingRecorded);
}

/// What can be known to fail is refused here, before the server hears of it. Returns the MAIL command.
QByteArray SmtpDialogue::prepare(const Envelope &envelope)
{
    const MessageText text = MessageText::from(envelope.message);
    if (envelope.recipients.isEmpty())
        throw refused(Cause::MessageUnsendable, tr("The message has no recipient."));
    if (text.problem == MessageText::Problem::Nul)
        throw refused(Cause::MessageUnsendable, tr("The message contains a NUL character."));
    if (text.problem == MessageText::Problem::LineTooLong)
        throw refused(Cause::MessageUnsendable, tr("The message has a line of more than 998 characters."));
    // Sent all the same, some relays would strip the eighth bit and others bounce: the composer can encode it
    // instead.
    if (text.eightBit && !capabilities().eightBitMime)
        throw refused(Cause::EightBitNotOffered, tr("The server takes 7-bit text only."));
    const qint64 limit = capabilities().maxSize.value_or(0);
    if (limit > 0 && text.canonical.size() > limit)
        throw refused(
            Cause::MessageTooLarge,
            tr("The message has %1 bytes, the server takes %2.").arg(text.canonical.size()).arg(limit));
    m_message = text.canonical;
    QByteArray command = "MAIL FROM:<" + envelope.sender.bytes() + '>';
    if (capabilities().maxSize)
        command += " SIZE=" + QByteArray::number(m_message.size());
    if (text.eightBit)
        command += " BODY=8BITMIME";
    return command;
}

/// Names sender and recipients. With PIPELINING in one write; then every reply is read before any is judged,
/// so that RSET leaves a clean session and a refusal that came in time outranks the loss of the connection
/// behind it.
Task<void> SmtpDialogue::offer(Envelope envelope, QByteArray mailFrom)
{
    const bool pipelined = capabilities().pipelining;
    say(mailFrom);
    for (const MailAddress &recipient : envelope.recipients) {
        if (pipelined)
            say("RCPT TO:<" + recipient.bytes() + '>');
    }
    const ServerReply mail = co_await readReply(Step::MailFrom);
    if (!pipelined)
        require(mail, 250);
    m_transactionOpen = true;
    bool anyAccepted = false;
    for (RecipientResult &result : m_receipt.recipients) {
        if (!pipelined)
            say("RCPT TO:<" + result.address.bytes() + '>');
        ServerReply reply;
        try {
            reply = co_await readReply(Step::RcptTo);
        } catch (const Broken &lost) {
            if (!mail.isNegative())
                throw;
            m_lost = lost;
            break;
        }
        if (mail.isNegative())
            continue; // "need MAIL first" says nothing about the recipient
        if (!reply.isNegative())
            require(reply, 250);
        result.accepted = reply.isPositive();
        result.reply = reply;
        anyAccepted = anyAccepted || result.accepted;
    }
    // Judged only now, but it happened at MAIL.
    if (!mail.isPositive())
        enter(Step::MailFrom);
    require(mail, 250);
    if (!anyAccepted)
        require(m_receipt.recipients.constFirst().reply, 250);
}

/// DATA, the text, and the dot that makes it count (RFC 5321 §4.1.1.4).
Task<void> SmtpDialogue::sendMessage(bool committingRecorded)
{
    co_await expect(Step::Data, "DATA", 354);
    enter(Step::Body);
    sayBody();
    if (!committingRecorded)
        co_await recorded(Output::Kind::Committing);
    // From here on the server may have the message, and only its reply tells.
    m_dotSent = true;
    m_transactionOpen = false;
    write(".\r\n", QStringLiteral("."));
    m_receipt.last = co_await readReply(Step::EndOfData);
    require(m_receipt.last, 250);
}

/// The only place that writes message lines, and that doubles dots. The trace gets the size, not the text.
void SmtpDialogue::sayBody()
{
    write(dotStuffed(m_message), tr("[message, %1 bytes]").arg(m_message.size()));
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

/// For a message whose turn never came: it ended as the session did, and nothing about it is in doubt.
void SmtpDialogue::settleUnsent(const Envelope &envelope)
{
    Outcome outcome;
    outcome.step = step();
    outcome.cause = Cause::Stopped;
    outcome.text = tr("Stopped before the message was handed over.");
    if (ending())
        outcome = *ending();
    outcome.token = envelope.token;
    outcome.afterDot = false;
    outcome.receipt = {};
    for (const MailAddress &recipient : envelope.recipients)
        outcome.receipt.recipients.append({recipient, false, {}});
    settle(std::move(outcome));
}

} // namespace email
