#include "components/email/protocol/pop3dialogue.h"

#include "components/email/protocol/smtpreply.h"

#include <QCoreApplication>

// Refused ends one request, Broken ends the connection; either way each request has its one result. What was
// marked as deleted is deleted by QUIT alone (RFC 1939 §6), so a connection that is lost has kept everything,
// but for one that is lost behind a QUIT: then nobody knows.

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

QByteArray commandOf(const Pop3Request &request)
{
    const QByteArray number = QByteArray::number(request.number);
    switch (request.kind) {
    case Pop3Request::Kind::Fetch:
        return "RETR " + number;
    case Pop3Request::Kind::Header:
        return "TOP " + number + " 0";
    case Pop3Request::Kind::Delete:
        return "DELE " + number;
    case Pop3Request::Kind::Undo:
        return "RSET";
    default:
        return "NOOP";
    }
}

Step stepOf(Pop3Request::Kind kind)
{
    switch (kind) {
    case Pop3Request::Kind::Fetch:
    case Pop3Request::Kind::Header:
        return Step::Fetch;
    case Pop3Request::Kind::Delete:
    case Pop3Request::Kind::Undo:
        return Step::Change;
    default:
        return Step::Ping;
    }
}

bool hasText(const Pop3Request &request)
{
    return request.kind == Pop3Request::Kind::Fetch || request.kind == Pop3Request::Kind::Header;
}

} // namespace

Pop3Dialogue::Pop3Dialogue(Pop3Settings settings) : Pop3Session(std::move(settings)) {}

void Pop3Dialogue::submit(Pop3Request request)
{
    if (isFinished()) {
        settleFailed(request, notTried());
        return;
    }
    m_queue.push_back(request);
    input({.kind = Event::Kind::Work});
}

std::optional<Pop3News> Pop3Dialogue::takeNews()
{
    if (m_news.empty())
        return {};
    Pop3News news = std::move(m_news.front());
    m_news.pop_front();
    return news;
}

void Pop3Dialogue::tell(Pop3News news)
{
    m_news.push_back(std::move(news));
    request(Output::Kind::Settled);
}

int Pop3Dialogue::pending() const
{
    return int(m_queue.size()) + int(m_flights.size()) + (m_current ? 1 : 0);
}

/// The root: nothing that can happen to a session leaves it but as an ending and as results.
Task<void> Pop3Dialogue::run()
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
    // Before TLS not even a goodbye is said; and a session that went wrong must not delete anything.
    if (!isBeforeTls() && !m_quitSaid && (!failure || failure->kind == Outcome::Kind::Refused))
        co_await endPolitely();
    settleRest();
}

Task<void> Pop3Dialogue::endPolitely()
{
    try {
        co_await ask(Step::Quit, "QUIT");
    } catch (const Failure &) {
        // How the server says goodbye changes nothing for those who did not ask for a Commit.
    }
}

Task<void> Pop3Dialogue::serve()
{
    while (!m_stopping && !m_quitSaid) {
        sayMore();
        if (!m_flights.empty())
            co_await hearNext();
        else if (m_queue.empty())
            co_await rest();
        else if (isSurveyNext())
            co_await survey(m_queue.front());
        else
            co_await commit();
    }
}

bool Pop3Dialogue::isSurveyNext() const
{
    return !m_queue.empty() && m_queue.front().kind == Pop3Request::Kind::Survey;
}

/// Says what may go without waiting (RFC 2449 §6.6): at most the window, and one at a time where the server
/// has no PIPELINING.
void Pop3Dialogue::sayMore()
{
    const size_t most = m_capabilities.has("PIPELINING") ? size_t(qMax(settings().window, 1)) : 1;
    while (!m_queue.empty() && m_flights.size() < most) {
        const Pop3Request next = m_queue.front();
        if (next.kind == Pop3Request::Kind::Survey || next.kind == Pop3Request::Kind::Commit)
            return;
        m_queue.pop_front();
        const bool needsNumber = hasText(next) || next.kind == Pop3Request::Kind::Delete;
        if (needsNumber && next.number == 0) {
            settleFailed(next, refused(Cause::MessageGone, tr("No message was named.")).outcome);
            continue;
        }
        if (next.kind == Pop3Request::Kind::Header && !m_capabilities.mayHave("TOP")) {
            settleFailed(next, refused(Cause::NotOffered, tr("The server has no TOP.")).outcome);
            continue;
        }
        m_flights.push_back(next);
        say(commandOf(next));
    }
}

/// Waits for work. All that a server says meanwhile is that it has waited long enough.
Task<void> Pop3Dialogue::rest()
{
    enter(Step::Idle);
    allow(1, int(MaxLine));
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

// One after the other ---------------------------------------------------------------------------------------

/// STAT, LIST and UIDL; behind each other where the server allows.
Task<void> Pop3Dialogue::survey(Pop3Request wanted)
{
    m_queue.pop_front();
    m_current = wanted;
    const bool asksUidl = m_capabilities.mayHave("UIDL");
    const bool together = m_capabilities.has("PIPELINING");
    if (together)
        sayAll(asksUidl ? QList<QByteArray>{"STAT", "LIST", "UIDL"} : QList<QByteArray>{"STAT", "LIST"});
    const ServerReply stat = co_await surveyed("STAT", together);
    const ServerReply listReply = co_await surveyed("LIST", together);
    QList<QByteArray> list;
    if (listReply.status == "+OK")
        list = co_await readLines();
    std::optional<QList<QByteArray>> uidl;
    if (asksUidl) {
        const ServerReply reply = co_await surveyed("UIDL", together);
        if (reply.status == "+OK")
            uidl = co_await readLines();
    }
    m_current.reset();
    try {
        require(stat);
        require(listReply);
    } catch (const Refused &no) {
        settleFailed(wanted, no.outcome);
        co_return;
    }
    const qint64 count = stat.text().section(QLatin1Char(' '), 0, 0).toLongLong();
    Pop3Maildrop maildrop = Pop3Maildrop::make(count, list, uidl);
    maildrop.token = wanted.token;
    tell(std::move(maildrop));
    tell(ReadResult{.token = wanted.token, .done = true});
}

void Pop3Dialogue::sayAll(const QList<QByteArray> &commands)
{
    for (const QByteArray &command : commands)
        say(command);
}

Task<ServerReply> Pop3Dialogue::surveyed(QByteArray command, bool isSaid)
{
    if (!isSaid)
        say(command);
    ServerReply reply = co_await readStatus(Step::List);
    co_return reply;
}

/// The answer to the command that has waited longest.
Task<void> Pop3Dialogue::hearNext()
{
    const Pop3Request request = m_flights.front();
    const ServerReply reply = co_await readStatus(stepOf(request.kind));
    if (reply.status != "+OK") {
        m_flights.pop_front();
        const bool gone = hasText(request) && reply.condition == Condition::None;
        const QString text = tr("The server refused %1: %2").arg(stepWording(step()), reply.toString());
        settleFailed(request, refused(gone ? Cause::MessageGone : Cause::ServerRefused, text, reply).outcome);
        co_return;
    }
    if (hasText(request)) {
        co_await hearText();
        co_return;
    }
    m_flights.pop_front();
    tell(ReadResult{.token = request.token, .done = true, .reply = reply});
}

Task<void> Pop3Dialogue::hearText()
{
    m_textSize = 0;
    m_tooLarge = false;
    tell(TextPiece{TextPiece::Kind::Begins});
    co_await readText();
    const Pop3Request request = m_flights.front();
    m_flights.pop_front();
    if (std::exchange(m_tooLarge, false)) {
        settleFailed(request, refused(Cause::MessageTooLarge,
                                      tr("The message is longer than %1 bytes and was left on the server.")
                                          .arg(settings().maxMessage))
                                  .outcome);
        co_return;
    }
    tell(TextPiece{TextPiece::Kind::Ends, request.token, m_textSize});
    tell(ReadResult{.token = request.token, .done = true});
}

void Pop3Dialogue::textCame(const QByteArray &bytes)
{
    m_textSize += bytes.size();
    if (m_tooLarge)
        return;
    m_tooLarge = m_textSize > settings().maxMessage;
    tell(m_tooLarge ? TextPiece{TextPiece::Kind::Void} : TextPiece{TextPiece::Kind::More, 0, -1, bytes});
}

Task<void> Pop3Dialogue::commit()
{
    m_current = m_queue.front();
    m_queue.pop_front();
    m_quitSaid = true;
    // Not Step::Quit with its few seconds: a server takes its time to delete a thousand messages.
    const ServerReply reply = co_await ask(Step::Change, "QUIT");
    const Pop3Request request = *std::exchange(m_current, {});
    if (reply.status == "+OK") {
        tell(ReadResult{.token = request.token, .done = true, .reply = reply});
        co_return;
    }
    // RFC 1939 §6: some of what was marked may be deleted all the same.
    settleFailed(request,
                 refused(Cause::ServerRefused,
                         tr("The server did not delete all that was marked: %1").arg(reply.toString()), reply)
                     .outcome,
                 true);
}

// Results ---------------------------------------------------------------------------------------------------

void Pop3Dialogue::settleFailed(const Pop3Request &request, const Outcome &why, bool mayHaveHappened)
{
    tell(ReadResult{.token = request.token,
                    .cause = why.cause,
                    .reply = why.reply,
                    .text = why.text,
                    .mayHaveHappened = mayHaveHappened});
}

Outcome Pop3Dialogue::notTried() const
{
    Outcome outcome;
    outcome.step = Step::Idle;
    outcome.cause = Cause::Stopped;
    outcome.text = tr("The connection ended before this was tried.");
    return outcome;
}

/// The first request that was under way hears how the session ended, the others that they were not tried.
void Pop3Dialogue::settleRest()
{
    Outcome why = ending().value_or(notTried());
    if (m_tooLarge)
        why.cause = Cause::MessageTooLarge;
    if (m_current) {
        settleFailed(*m_current, why, m_current->kind == Pop3Request::Kind::Commit);
        m_current.reset();
        why = notTried();
    }
    for (std::deque<Pop3Request> *requests : {&m_flights, &m_queue}) {
        while (!requests->empty()) {
            const Pop3Request request = requests->front();
            requests->pop_front();
            settleFailed(request, std::exchange(why, notTried()));
        }
    }
}

} // namespace email
