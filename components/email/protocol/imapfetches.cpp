#include "components/email/protocol/imapfetches.h"

#include <QCoreApplication>

#include <algorithm>

// A fetch is BODY.PEEK, so that a message counts as unread until it was taken for good. Which text belongs to
// which request is decided by the UID in the same response, which may stand behind the text; without one, or
// with one that nobody asked for, the text is void.

namespace email {

namespace {

/// A text that is longer than this is not even skipped: the connection ends.
constexpr qint64 LongestSkipped = 64 * 1024 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

bool ImapFetches::isFetchNext() const
{
    return !m_queue.empty() && m_queue.front().kind == ImapRequest::Kind::Fetch;
}

Task<void> ImapFetches::fetchQueued()
{
    enter(Step::Fetch);
    beginAllowance();
    for (;;) {
        sayMore();
        if (m_flights.empty())
            co_return;
        const ImapResponse response = co_await readResponse();
        if (response.kind == ImapResponse::Kind::Tagged)
            finish(response);
        else if (response.kind == ImapResponse::Kind::Continuation)
            throw broken(Cause::ProtocolError, tr("The server asks for more where nothing is missing."));
        else
            takeUntagged(response);
    }
}

void ImapFetches::sayMore()
{
    while (isFetchNext() && !m_stopping && int(m_flights.size()) < qMax(settings().window, 1)) {
        const ImapRequest next = std::move(m_queue.front());
        m_queue.pop_front();
        try {
            requireFolder(next);
        } catch (const Refused &no) {
            settleFailed(next, no.outcome);
            continue;
        }
        const quint32 uid = next.uids.value(0);
        // Two for the same message could not be told apart; the second is answered by the first's text.
        const bool isTwice = flightOf(uid) != nullptr;
        if (uid == 0 || isTwice) {
            settleFailed(next,
                         refused(Cause::MessageGone, tr("No message was named, or twice the same.")).outcome);
            continue;
        }
        const QByteArray tag = nextTag();
        m_flights.push_back({tag, next, mailbox().uidValidity});
        say(tag + " UID FETCH " + QByteArray::number(uid) +
            (next.headerOnly ? " (UID BODY.PEEK[HEADER])" : " (UID BODY.PEEK[])"));
    }
}

ImapFetches::Flight *ImapFetches::flightOf(quint32 uid)
{
    const auto flight = std::find_if(m_flights.begin(), m_flights.end(),
                                     [uid](const Flight &one) { return one.request.uids.value(0) == uid; });
    return flight == m_flights.end() ? nullptr : &*flight;
}

void ImapFetches::finish(const ImapResponse &response)
{
    const auto found = std::find_if(m_flights.begin(), m_flights.end(),
                                    [&](const Flight &one) { return one.tag == response.tag; });
    if (found == m_flights.end())
        throw broken(Cause::ProtocolError, tr("The server answered a command that was not given."),
                     response.reply());
    const Flight flight = std::move(*found);
    m_flights.erase(found);
    enter(Step::Fetch);
    beginAllowance();
    const ServerReply reply = response.reply();
    Outcome why = refused(Cause::MessageGone, tr("The message is no longer there."), reply).outcome;
    if (flight.validity != mailbox().uidValidity)
        why.cause = Cause::MailboxChanged;
    else if (flight.hasText)
        return settle({.token = flight.request.token, .done = true, .reply = reply});
    else if (flight.isTooLarge)
        why = refused(Cause::MessageTooLarge,
                      tr("The message is longer than %1 bytes and was left on the server.")
                          .arg(settings().maxMessage))
                  .outcome;
    else if (!response.isOk() && reply.condition != Condition::MessageGone)
        why = refused(Cause::ServerRefused, tr("The server refused the message: %1").arg(reply.toString()),
                      reply)
                  .outcome;
    settleFailed(flight.request, why);
}

// The text --------------------------------------------------------------------------------------------------

void ImapFetches::textBegins(const ImapResponse &beginning, qint64 size)
{
    // Two texts in one response: neither can be the one.
    if (m_text == Text::PassedOn)
        tell(TextPiece{TextPiece::Kind::Void});
    const bool isWanted = m_text == Text::None && !m_flights.empty() && beginning.number.value_or(0) > 0;
    m_text = !isWanted ? Text::Unwanted : size > settings().maxMessage ? Text::TooLong : Text::PassedOn;
    if (m_text == Text::PassedOn)
        tell(TextPiece{TextPiece::Kind::Begins, 0, size});
    if (size <= LongestSkipped)
        return;
    // The one that it can only be must not be asked for again and again.
    if (m_flights.size() == 1)
        m_flights.front().isTooLarge = true;
    throw broken(Cause::LineTooLong, tr("The server announced a message of %1 bytes.").arg(size));
}

void ImapFetches::textCame(const QByteArray &bytes)
{
    if (m_text == Text::PassedOn)
        tell(TextPiece{TextPiece::Kind::More, 0, -1, bytes});
}

void ImapFetches::dataCame(const ImapResponse &response)
{
    ImapFolderSession::dataCame(response);
    if (std::exchange(m_text, Text::None) == Text::PassedOn)
        tell(TextPiece{TextPiece::Kind::Void});
}

void ImapFetches::fetchCame(const ImapResponse &response)
{
    const ImapValue *text = response.textItem();
    if (!text) {
        dataOfRequest(response);
        return;
    }
    const ImapValue *uid = response.item("UID");
    Flight *flight = uid ? flightOf(uid->nonZero().value_or(0)) : nullptr;
    const bool isWanted = flight && !flight->hasText && !flight->isTooLarge;
    Text state = m_text;
    if (state == Text::None && text->kind == ImapValue::Kind::String && isWanted) {
        tell(TextPiece{TextPiece::Kind::Begins, 0, text->bytes.size()});
        tell(TextPiece{TextPiece::Kind::More, 0, -1, text->bytes});
        state = Text::PassedOn;
    }
    if (isWanted && state == Text::TooLong)
        flight->isTooLarge = true;
    if (isWanted && state == Text::PassedOn) {
        m_text = Text::None;
        flight->hasText = true;
        tell(TextPiece{TextPiece::Kind::Ends, flight->request.token});
    } else if (state == Text::PassedOn || state == Text::Unwanted) {
        tellOddity(tr("The server sent a message that nobody asked for."));
    }
}

// Results ---------------------------------------------------------------------------------------------------

void ImapFetches::settle(ReadResult result)
{
    tell(std::move(result));
}

void ImapFetches::settleFailed(const ImapRequest &request, const Outcome &why)
{
    settle({.token = request.token, .cause = why.cause, .reply = why.reply, .text = why.text});
}

Outcome ImapFetches::notTried() const
{
    Outcome outcome;
    outcome.step = Step::Idle;
    outcome.cause = Cause::Stopped;
    outcome.text = tr("The connection ended before this was tried.");
    return outcome;
}

bool ImapFetches::settleFlights(const Outcome &why)
{
    bool told = false;
    while (!m_flights.empty()) {
        const Flight flight = std::move(m_flights.front());
        m_flights.pop_front();
        Outcome outcome = std::exchange(told, true) ? notTried() : why;
        if (flight.isTooLarge)
            outcome.cause = Cause::MessageTooLarge;
        settleFailed(flight.request, outcome);
    }
    return told;
}

} // namespace email
