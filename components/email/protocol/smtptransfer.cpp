#include "components/email/protocol/smtptransfer.h"

#include "components/email/protocol/messagetext.h"

#include <QCoreApplication>

#include <algorithm>

// Every reply to what was said in one write is read before any of it is judged, so that the session stays in
// step, and a refusal that came in time outranks the loss of the connection behind it.
//
// With the text in the same write as the envelope the server may have the message before a single reply is
// here. So the phase Committing is on disk before the write, a loss is ambiguous from then on, and stops
// being so only when a reply says that the server has nothing: the sender refused, every recipient refused,
// or 421 in the place of an earlier reply (the server closes there and never comes to the text).

namespace email {

namespace {

/// The largest message that goes out with its envelope: a refused one costs no more than this in vain.
constexpr qsizetype MaxOneWrite = 128 * 1024;

/// Some servers close when too much is asked beside mail.
constexpr qsizetype MaxQuestions = 5;

/// How the number of a reply to MAIL or RCPT begins (RFC 3463 §3.2), which is never that to a text.
constexpr const char *OfAddress = "2.1.";

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

Task<Outcome> SmtpTransfer::deliverCurrent()
{
    Outcome outcome;
    m_end.reset();
    m_lost.reset();
    try {
        co_await transfer();
        outcome.kind = Outcome::Kind::Delivered;
        outcome.step = Step::EndOfData;
        outcome.afterDot = true;
        outcome.reply = m_current->receipt.last;
        m_end = std::exchange(m_lost, {});
    } catch (const Refused &no) {
        outcome = no.outcome;
        m_end = std::exchange(m_lost, {});
    } catch (const Broken &broken) {
        outcome = broken.outcome;
        m_end = broken;
    }
    m_dotSent = false;
    outcome.token = m_current->envelope.token;
    outcome.receipt = std::move(m_current->receipt);
    m_current.reset();
    co_return outcome;
}

/// The whole of one message. The owner's two durable phases stand before the first recipient and before the
/// end of the text.
Task<void> SmtpTransfer::transfer()
{
    enter(Step::MailFrom);
    if (!m_current->offered)
        co_await offer();
    co_await hearEnvelope();
    co_await sendText();
}

/// Names sender and recipients where that can be done in one write, with the text if that may go as well.
Task<void> SmtpTransfer::offer()
{
    SmtpTransaction &mail = *m_current;
    if (const auto problem = mail.prepare(capabilities()))
        throw refused(problem->cause, problem->text);
    if (!mail.envelope.attemptingRecorded)
        co_await recorded(Output::Kind::Attempting, mail.envelope.token);
    mail.offered = true;
    if (!capabilities().pipelining)
        co_return;
    const bool withText =
        capabilities().chunking && mail.envelope.committingRecorded && mail.message.size() <= MaxOneWrite;
    if (withText)
        co_await refuseUnasked();
    sayEnvelope(mail);
    if (withText)
        sayChunk();
}

void SmtpTransfer::sayEnvelope(SmtpTransaction &transaction)
{
    transaction.offered = true;
    say(transaction.mailFrom);
    for (const QByteArray &command : transaction.rcptTo) {
        if (!command.isEmpty())
            say(command);
    }
    // RFC 2920 §3.1: DATA may end such a group, since its reply tells whether the text may follow.
    transaction.dataOut = !capabilities().chunking;
    if (transaction.dataOut)
        say("DATA");
}

// Hearing ---------------------------------------------------------------------------------------------------

Task<void> SmtpTransfer::hearEnvelope()
{
    m_anyAccepted = false;
    m_data = {};
    m_mail = co_await hearSender();
    co_await hearRecipients();
    co_await hearRest();
    judgeEnvelope();
}

Task<ServerReply> SmtpTransfer::hearSender()
{
    const bool pipelined = capabilities().pipelining;
    if (!pipelined)
        say(m_current->mailFrom);
    ServerReply reply = co_await hear(Step::MailFrom);
    if (!pipelined)
        require(reply, 250);
    m_restLeft = true;
    co_return reply;
}

Task<void> SmtpTransfer::hearRecipients()
{
    SmtpTransaction &mail = *m_current;
    for (qsizetype i = 0; i < mail.rcptTo.size() && !m_lost; ++i) {
        if (mail.rcptTo.at(i).isEmpty())
            continue;
        if (!capabilities().pipelining)
            say(mail.rcptTo.at(i));
        ServerReply reply;
        try {
            reply = co_await hear(Step::RcptTo);
        } catch (const Broken &lost) {
            if (!m_mail.isNegative())
                throw;
            m_lost = lost;
            break;
        }
        if (m_mail.isNegative())
            continue; // "need MAIL first" says nothing about the recipient
        if (!reply.isNegative()) {
            reached(Step::RcptTo);
            require(reply, 250);
        }
        RecipientResult &result = mail.receipt.recipients[i];
        result.accepted = reply.isPositive();
        result.reply = reply;
        m_anyAccepted = m_anyAccepted || result.accepted;
    }
}

/// The reply to what went along with the envelope: DATA, or the text itself.
Task<void> SmtpTransfer::hearRest()
{
    SmtpTransaction &mail = *m_current;
    if (m_lost || (!mail.dataOut && !mail.bodyOut))
        co_return;
    const bool refusedBefore = m_mail.isNegative() || !m_anyAccepted;
    try {
        const ServerReply reply = co_await hear(mail.bodyOut ? Step::EndOfData : Step::Data);
        (mail.bodyOut ? mail.receipt.last : m_data) = reply;
        if (mail.guarded)
            co_await hearGuard();
    } catch (const Broken &lost) {
        if (!refusedBefore)
            throw;
        m_lost = lost;
    }
}

/// RSET may stand anywhere in such a group (RFC 2920 §3.1) and costs nothing: Exim closes at the eleventh
/// NOOP of a session, and lets one RSET a message pass. A server that sent one reply too many before has its
/// reply to the text in this place, and what was heard as that one came for a recipient. A refusal here is
/// that of the text, so nobody knows what a yes before it was for.
Task<void> SmtpTransfer::hearGuard()
{
    const ServerReply text = m_current->receipt.last;
    ServerReply guard;
    try {
        guard = co_await readReply(Step::EndOfData);
    } catch (const Broken &lost) {
        // Closed behind its answer, as some do; unless that answer names an address (RFC 3463 §3.2).
        if (text.isPositive() && text.enhanced.startsWith(OfAddress))
            throw;
        m_lost = lost;
        co_return;
    }
    // RFC 5321 §4.5.1 asks for RSET of everybody; who has none says so, and says it of no text.
    const bool unknown = guard.code == 500 || guard.code == 502;
    m_guards = m_guards && !unknown;
    m_restLeft = m_restLeft && !guard.isPositive();
    if (guard.isNegative() && (!unknown || m_behind)) {
        if (text.isPositive())
            throw outOfStep(guard);
        m_lost = outOfStep(guard);
    } else if (text.isPositive() && !unknown) {
        co_await makeSure(text);
    }
}

/// Two replies too many pass the guard as well. But a yes to a text has another number than one to an
/// address, where the server gives numbers. Where it gives none it is asked once more in each session, before
/// anything else: whatever was left over comes in this place.
Task<void> SmtpTransfer::makeSure(const ServerReply &text)
{
    if (!text.enhanced.isEmpty() && !text.enhanced.startsWith(OfAddress)) {
        m_proof = Proof::Numbers;
        co_return;
    }
    if (m_proof == Proof::Numbers)
        throw outOfStep(text);
    if (m_proof == Proof::Asked)
        co_return;
    // Once for each command of the envelope: enough for a server that says each of its replies twice.
    const qsizetype times = qMin<qsizetype>(m_current->rcptTo.size() + 1, MaxQuestions);
    for (qsizetype i = 0; i < times; ++i)
        say("RSET");
    for (qsizetype i = 0; i < times; ++i) {
        const ServerReply reply = co_await readReply(Step::EndOfData);
        if (!reply.isPositive())
            throw outOfStep(reply);
    }
    m_proof = Proof::Asked;
}

Broken SmtpTransfer::outOfStep(const ServerReply &last) const
{
    return broken(Cause::ProtocolError,
                  tr("The server sent a reply too many, so it is not known what became of the text; the "
                     "last it said was: %1")
                      .arg(quotable(last)),
                  last);
}

/// One reply. With the text out the server may keep all of them back until it has dealt with that, so each
/// gets the patience of the last.
Task<ServerReply> SmtpTransfer::hear(Step step)
{
    ServerReply reply;
    std::optional<Broken> closing;
    try {
        reply = co_await readReply(m_current->bodyOut ? Step::EndOfData : step);
    } catch (const Broken &broken) {
        if (broken.outcome.cause != Cause::ServerClosing || step == Step::EndOfData)
            throw;
        closing = broken;
    }
    if (closing) {
        m_dotSent = false;
        closing->outcome.afterDot = false;
        closing->outcome.step = step;
        reached(step);
        throw *closing;
    }
    co_return reply;
}

void SmtpTransfer::judgeEnvelope()
{
    SmtpTransaction &mail = *m_current;
    if (m_mail.isPositive() && m_anyAccepted)
        return;
    // The reply to the text says nothing more: nobody was there to get it.
    if (m_mail.isNegative() || m_mail.isPositive()) {
        m_dotSent = false;
        mail.receipt.last = {};
    }
    reached(m_mail.isPositive() ? Step::RcptTo : Step::MailFrom);
    // Now it takes all that comes for text. A lone dot would send an empty message, so it is left.
    if (m_data.code == 354 && !m_lost)
        m_lost =
            broken(Cause::ProtocolError, tr("The server asked for a text that nobody is to get."), m_data);
    require(m_mail, 250);
    const auto &all = mail.receipt.recipients;
    const auto asked =
        std::find_if(all.begin(), all.end(), [](const RecipientResult &one) { return one.reply.code != 0; });
    require(asked != all.end() ? asked->reply : ServerReply{}, 250);
}

// The text --------------------------------------------------------------------------------------------------

Task<void> SmtpTransfer::sendText()
{
    SmtpTransaction &mail = *m_current;
    if (!mail.bodyOut && capabilities().chunking)
        co_await sendChunk();
    else if (!mail.bodyOut)
        co_await sendData();
    reached(Step::EndOfData);
    require(mail.receipt.last, 250);
    m_restLeft = false;
}

Task<void> SmtpTransfer::sendChunk()
{
    enter(Step::Body);
    if (!m_current->envelope.committingRecorded)
        co_await recorded(Output::Kind::Committing, m_current->envelope.token);
    co_await refuseUnasked();
    sayChunk();
    m_current->receipt.last = co_await readReply(Step::EndOfData);
    if (m_current->guarded)
        co_await hearGuard();
}

/// The text in one piece that is also the last (RFC 3030 §2): no dots to double, none to end it.
void SmtpTransfer::sayChunk()
{
    const QByteArray &text = m_current->message;
    // From here on the server may have the message, and only its reply tells.
    m_dotSent = true;
    m_current->bodyOut = true;
    say("BDAT " + QByteArray::number(text.size()) + " LAST");
    write(text, tr("[message, %1 bytes]").arg(text.size()));
    m_current->guarded = m_guards && capabilities().pipelining;
    if (m_current->guarded)
        say("RSET");
    bodyIsOut();
}

/// DATA, the text, and the dot that makes it count (RFC 5321 §4.1.1.4). The only place that doubles dots.
Task<void> SmtpTransfer::sendData()
{
    SmtpTransaction &mail = *m_current;
    if (!mail.dataOut) {
        say("DATA");
        m_data = co_await readReply(Step::Data);
    }
    reached(Step::Data);
    require(m_data, 354);
    enter(Step::Body);
    write(dotStuffed(mail.message), tr("[message, %1 bytes]").arg(mail.message.size()));
    if (!mail.envelope.committingRecorded)
        co_await recorded(Output::Kind::Committing, mail.envelope.token);
    co_await refuseUnasked();
    m_dotSent = true;
    mail.bodyOut = true;
    m_restLeft = false;
    write(".\r\n", QStringLiteral("."));
    bodyIsOut();
    mail.receipt.last = co_await readReply(Step::EndOfData);
}

Task<void> SmtpTransfer::clearRest()
{
    if (!std::exchange(m_restLeft, false) || m_stopping)
        co_return;
    co_await expect(Step::Reset, "RSET", 250);
}

} // namespace email
