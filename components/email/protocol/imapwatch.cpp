#include "components/email/protocol/imapwatch.h"

#include <QCoreApplication>

// Waiting without end: for requests, and for what a server has to tell. The driver's clock says when an IDLE
// is to be renewed (Event::TooLate, by the patience of Step::Watch); a server that is silent then is gone.

namespace email {

namespace {

constexpr int MaxHastyWatches = 5;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

bool ImapWatch::isDue() const
{
    return m_stopping || !m_queue.empty();
}

/// Waits for work; a server may tell what is new all the while.
Task<void> ImapWatch::rest()
{
    enter(Step::Idle);
    beginAllowance();
    while (!isDue()) {
        Event event = co_await next();
        if (isLine(event))
            co_await cameUnasked(std::move(event.bytes));
    }
}

/// IDLE (RFC 2177) until something else is to be done.
Task<void> ImapWatch::watch(const ImapRequest &)
{
    if (!capabilities().has("IDLE"))
        throw refused(Cause::NotOffered, tr("The server cannot tell of new mail by itself (no IDLE)."));
    int hasty = 0;
    while (!isDue()) {
        const bool lasted = co_await watchOnce();
        hasty = lasted ? 0 : hasty + 1;
        if (hasty >= MaxHastyWatches)
            throw refused(Cause::NotOffered, tr("The server ends every IDLE at once."));
    }
}

/// One IDLE; false when the server ended it by itself.
Task<bool> ImapWatch::watchOnce()
{
    enter(Step::Ping);
    beginAllowance();
    const QByteArray tag = nextTag();
    say(tag + " IDLE");
    for (bool begun = false; !begun;) {
        const ImapResponse response = co_await readResponse();
        begun = response.kind == ImapResponse::Kind::Continuation;
        if (!begun && endsWatch(response, tag))
            co_return false;
    }
    enter(Step::Watch);
    beginAllowance();
    while (!isDue()) {
        Event event = co_await next();
        if (event.kind == Event::Kind::TooLate)
            break;
        if (!isLine(event))
            continue;
        const ImapResponse response = co_await assemble(std::move(event.bytes));
        if (endsWatch(response, tag))
            co_return false;
    }
    co_await endWatch(tag);
    co_return true;
}

/// Takes what came; true when it is the end of the IDLE. Broken when it answers something else.
bool ImapWatch::endsWatch(const ImapResponse &response, const QByteArray &tag)
{
    if (response.kind == ImapResponse::Kind::Tagged && response.tag != tag)
        throw broken(Cause::ProtocolError, tr("The server answered a command that was not given."),
                     response.reply());
    if (response.kind == ImapResponse::Kind::Tagged)
        require(response);
    else if (response.kind != ImapResponse::Kind::Continuation)
        takeUntagged(response);
    return response.kind == ImapResponse::Kind::Tagged;
}

/// Whether an event of a wait without end is a line; what ends the connection is Broken.
bool ImapWatch::isLine(const Event &event)
{
    if (event.kind == Event::Kind::Stop)
        m_stopping = true;
    if (event.kind == Event::Kind::Gone)
        throw broken(event.cause,
                     event.text.isEmpty() ? tr("The server closed the idle connection.") : event.text);
    if (event.kind == Event::Kind::Overflow)
        throw broken(Cause::LineTooLong, tr("The server sent more text than any reply needs."));
    return event.kind == Event::Kind::LineIn;
}

Task<void> ImapWatch::endWatch(QByteArray tag)
{
    enter(Step::Ping);
    say("DONE");
    require(co_await answer(tag));
}

} // namespace email
