#include "components/email/protocol/imapfetches.h"

#include "components/email/protocol/uidset.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <vector>

// A fetch is BODY.PEEK, so that a message counts as unread until it was taken for good. Which text belongs to
// which request is decided by the UID in the same response, which may stand behind the text; without one, or
// with one that nobody asked for, the text is void. Several messages are asked for in one command, and each
// is told when its text is there; when such a command is refused, those that did not come are asked for one
// by one, so that a message that the server cannot read takes no other with it.

namespace email {

namespace {

/// A text that is longer than this is not even skipped: the connection ends.
constexpr qint64 LongestSkipped = 64 * 1024 * 1024;
/// So many numbers stay far below the 8,192 characters that RFC 7162 §4 asks of a command line.
constexpr int MostUnderWay = 256;
constexpr qsizetype LongestSet = 4000;

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
        if (m_open.isEmpty())
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

/// Half of what may be under way keeps the line busy; the other half goes out in one command, which costs
/// both sides less than a command for each message.
void ImapFetches::sayMore()
{
    const qsizetype most = qBound(1, settings().window, MostUnderWay);
    while (isFetchNext() && !m_stopping && flightCount() <= most / 2) {
        const bool isHeader = m_queue.front().headerOnly;
        QList<quint32> uids;
        while (isFetchNext() && flightCount() < most && m_queue.front().headerOnly == isHeader) {
            const bool isAlone = m_alone.contains(m_queue.front().token);
            if (isAlone && !uids.isEmpty())
                break;
            m_alone.remove(m_queue.front().token);
            if (const quint32 uid = takeOff())
                uids.append(uid);
            if (isAlone)
                break;
        }
        if (uids.isEmpty())
            continue;
        const QByteArray tag = nextTag();
        for (auto flight = m_flights.end() - uids.size(); flight != m_flights.end(); ++flight)
            flight->tag = tag;
        m_open.append(tag);
        say(tag + " UID FETCH " + UidSet::write(uids, LongestSet).join(',') +
            (isHeader ? " (UID BODY.PEEK[HEADER])" : " (UID BODY.PEEK[])"));
    }
}

/// The next of the queue is under way; 0 when it cannot be asked for, which is told.
quint32 ImapFetches::takeOff()
{
    const ImapRequest next = std::move(m_queue.front());
    m_queue.pop_front();
    try {
        requireFolder(next);
        const quint32 uid = next.uids.value(0);
        // Two for the same message could not be told apart.
        if (uid == 0 || flightOf(uid) != m_flights.end())
            throw refused(Cause::MessageGone, tr("No message was named, or twice the same."));
        m_flights.push_back({{}, next, mailbox().uidValidity});
        return uid;
    } catch (const Refused &no) {
        settleFailed(next, no.outcome);
        return 0;
    }
}

std::deque<ImapFetches::Flight>::iterator ImapFetches::flightOf(quint32 uid)
{
    return std::find_if(m_flights.begin(), m_flights.end(),
                        [uid](const Flight &one) { return one.request.uids.value(0) == uid; });
}

/// What did not come before the answer to its command does not come any more.
void ImapFetches::finish(const ImapResponse &response)
{
    const ServerReply reply = response.reply();
    if (!m_open.removeOne(response.tag))
        throw broken(Cause::ProtocolError, tr("The server answered a command that was not given."), reply);
    const auto isOfIt = [&](const Flight &one) { return one.tag == response.tag; };
    std::vector<Flight> missing;
    std::copy_if(m_flights.cbegin(), m_flights.cend(), std::back_inserter(missing), isOfIt);
    std::erase_if(m_flights, isOfIt);
    enter(Step::Fetch);
    beginAllowance();
    const bool isRefused = !response.isOk() && reply.condition != Condition::MessageGone;
    const bool isForAll = missing.size() == 1 || reply.condition == Condition::TooSoon;
    for (auto flight = missing.rbegin(); flight != missing.rend(); ++flight) {
        if (isRefused && !isForAll && !flight->isTooLarge) {
            m_alone.insert(flight->request.token);
            m_queue.push_front(std::move(flight->request));
        } else {
            settleMissing(*flight, reply, isRefused);
        }
    }
}

void ImapFetches::settleMissing(const Flight &flight, const ServerReply &reply, bool isRefused)
{
    Outcome why = refused(Cause::MessageGone, tr("The message is no longer there."), reply).outcome;
    if (flight.validity != mailbox().uidValidity)
        why.cause = Cause::MailboxChanged;
    else if (flight.isTooLarge)
        why = refused(Cause::MessageTooLarge,
                      tr("The message is longer than %1 bytes and was left on the server.")
                          .arg(settings().maxMessage))
                  .outcome;
    else if (isRefused)
        why = refused(Cause::ServerRefused, tr("The server refused the message: %1").arg(reply.toString()),
                      reply)
                  .outcome;
    settleFailed(flight.request, why);
}

/// The whole text of one message was passed on.
void ImapFetches::textEnded(std::deque<Flight>::iterator at)
{
    const Flight flight = std::move(*at);
    m_flights.erase(at);
    enter(Step::Fetch);
    beginAllowance();
    tell(TextPiece{TextPiece::Kind::Ends, flight.request.token});
    if (flight.validity == mailbox().uidValidity)
        settle({.token = flight.request.token, .done = true});
    else
        settleMissing(flight, {}, false);
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
    const auto flight = flightOf(uid ? uid->nonZero().value_or(0) : 0);
    const bool isWanted = flight != m_flights.end() && !flight->isTooLarge;
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
        textEnded(flight);
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
    m_open.clear();
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
