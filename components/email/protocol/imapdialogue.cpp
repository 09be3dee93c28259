#include "components/email/protocol/imapdialogue.h"

#include "components/email/protocol/imapcriteria.h"
#include "components/email/protocol/mailboxname.h"
#include "components/email/protocol/uidset.h"

#include <QCoreApplication>

#include <algorithm>

// Refused ends one request, Broken ends the connection; either way each request has its one result. A change
// that was said and not answered may have happened: its result says so, and whoever asked looks before asking
// again.

namespace email {

namespace {

constexpr qsizetype MaxSet = 4000; ///< Characters of a set of UIDs in one command.
constexpr qsizetype MaxUids = 100'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

ImapDialogue::ImapDialogue(ImapSettings settings) : ImapWatch(std::move(settings)) {}

void ImapDialogue::submit(ImapRequest request)
{
    if (isFinished()) {
        settleFailed(request, notTried());
        return;
    }
    m_queue.push_back(std::move(request));
    input({.kind = Event::Kind::Work});
}

int ImapDialogue::pending() const
{
    return int(m_queue.size()) + int(flightCount()) + (m_current ? 1 : 0);
}

/// The root: nothing that can happen to a session leaves it but as an ending and as results.
Task<void> ImapDialogue::run()
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
    // Before TLS not even a goodbye is said.
    if (!isBeforeTls() && (!failure || failure->kind == Outcome::Kind::Refused))
        co_await logout();
    settleRest();
}

Task<void> ImapDialogue::serve()
{
    while (!m_stopping) {
        if (m_queue.empty())
            co_await rest();
        else if (m_queue.front().kind == ImapRequest::Kind::Fetch)
            co_await fetchQueued();
        else
            co_await performOne();
    }
}

Task<void> ImapDialogue::performOne()
{
    m_current = std::move(m_queue.front());
    m_queue.pop_front();
    m_result = {};
    m_result.token = m_current->token;
    try {
        co_await perform(*m_current);
        m_result.done = true;
        m_result.mayHaveHappened = false;
    } catch (const Refused &no) {
        m_result.cause = no.outcome.cause;
        m_result.reply = no.outcome.reply;
        m_result.text = no.outcome.text;
    }
    m_changing = false;
    m_wanted.clear();
    m_current.reset();
    settle(std::exchange(m_result, {}));
}

Task<void> ImapDialogue::perform(const ImapRequest &request)
{
    const Work work = workFor(request.kind);
    co_await (this->*work)(request);
}

ImapDialogue::Work ImapDialogue::workFor(ImapRequest::Kind kind)
{
    switch (kind) {
    case ImapRequest::Kind::Folders:
        return &ImapDialogue::listFolders;
    case ImapRequest::Kind::Create:
        return &ImapDialogue::create;
    case ImapRequest::Kind::Select:
        return &ImapDialogue::selectFolder;
    case ImapRequest::Kind::Search:
        return &ImapDialogue::search;
    case ImapRequest::Kind::Facts:
        return &ImapDialogue::facts;
    case ImapRequest::Kind::Store:
        return &ImapDialogue::store;
    case ImapRequest::Kind::Copy:
        return &ImapDialogue::copy;
    case ImapRequest::Kind::Move:
        return &ImapDialogue::move;
    case ImapRequest::Kind::Expunge:
        return &ImapDialogue::expunge;
    case ImapRequest::Kind::Append:
        return &ImapDialogue::append;
    case ImapRequest::Kind::Watch:
        return &ImapDialogue::watch;
    case ImapRequest::Kind::Fetch: // fetchQueued() has those.
    case ImapRequest::Kind::Ping:
        break;
    }
    return &ImapDialogue::ping;
}

Task<void> ImapDialogue::ping(const ImapRequest &)
{
    require(co_await ask(Step::Ping, ImapCommand("NOOP")));
}

// Looking ---------------------------------------------------------------------------------------------------

Task<void> ImapDialogue::search(const ImapRequest &request)
{
    requireFolder(request);
    m_found.clear();
    const bool extended = capabilities().has("ESEARCH");
    // Without ESEARCH every number stands in one line: a large folder is searched in pieces.
    for (const ImapSearch &piece : ImapCriteria::pieces(request.search, mailbox(), extended)) {
        ImapCommand command = ImapCriteria::command(piece, extended);
        require(co_await ask(Step::Search, std::move(command)));
    }
    std::sort(m_found.begin(), m_found.end());
    m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    // "5:*" finds the last message even when that is 3 (RFC 9051 §6.4.8).
    const auto below = std::lower_bound(m_found.begin(), m_found.end(), qMax(request.search.fromUid, 1u));
    m_found.erase(m_found.begin(), below);
    tell(ImapFound{request.token, std::exchange(m_found, {})});
}

void ImapDialogue::searchCame(const ImapResponse &response)
{
    if (!m_current || m_current->kind != ImapRequest::Kind::Search)
        return;
    const auto uids = ImapCriteria::found(response, MaxUids - m_found.size());
    if (!uids)
        throw broken(Cause::ProtocolError, tr("The server found more messages than a folder can have."));
    m_found += *uids;
}

Task<void> ImapDialogue::facts(const ImapRequest &request)
{
    requireFolder(request);
    m_wanted = QSet<quint32>(request.uids.begin(), request.uids.end());
    ImapCommand tail("");
    tail.append(" (UID FLAGS RFC822.SIZE INTERNALDATE)");
    co_await askForEach(Step::Fetch, "UID FETCH", request.uids, std::move(tail));
}

void ImapDialogue::dataOfRequest(const ImapResponse &response)
{
    const ImapValue *uid = response.item("UID");
    const quint32 number = uid ? uid->nonZero().value_or(0) : 0;
    const ImapValue *size = response.item("RFC822.SIZE");
    // What was not asked for, and what was told already, is a change of flags at most.
    if (!m_wanted.contains(number) || !size) {
        tellFlagsChanged(response);
        return;
    }
    m_wanted.remove(number);
    ImapFacts facts;
    facts.token = m_current->token;
    facts.uid = number;
    facts.size = size->number().value_or(-1);
    if (const ImapValue *flags = response.item("FLAGS")) {
        for (const ImapValue &flag : flags->items) {
            if (flag.kind == ImapValue::Kind::Atom)
                facts.flags.append(flag.bytes);
        }
    }
    if (const ImapValue *received = response.item("INTERNALDATE"); received && received->isText())
        facts.received = received->bytes;
    tell(std::move(facts));
}

Task<void> ImapDialogue::askForEach(Step step, QByteArray verb, QList<quint32> uids, ImapCommand tail)
{
    const QList<QByteArray> sets = UidSet::write(std::move(uids), MaxSet);
    if (sets.isEmpty())
        throw refused(Cause::MessageGone, tr("No message was named."));
    for (const QByteArray &set : sets) {
        ImapCommand command(verb);
        command.word(set).appendAll(tail);
        const ImapResponse response = co_await ask(step, std::move(command));
        takeNewUids(response);
        require(response);
        // Whatever becomes of the next command, this one is done.
        m_result.mayHaveHappened = m_changing;
    }
}

// Changing --------------------------------------------------------------------------------------------------

Task<void> ImapDialogue::create(const ImapRequest &request)
{
    ImapCommand command("CREATE");
    command.string(MailboxName::encode(request.folder, isUtf8()));
    m_changing = true;
    require(co_await ask(Step::Change, std::move(command)));
}

Task<void> ImapDialogue::store(const ImapRequest &request)
{
    requireFolder(request);
    m_changing = true;
    ImapCommand tail("");
    tail.append(request.add ? " +FLAGS.SILENT (" : " -FLAGS.SILENT (")
        .append(request.flags.join(' '))
        .append(")");
    co_await askForEach(Step::Change, "UID STORE", request.uids, std::move(tail));
}

Task<void> ImapDialogue::copy(const ImapRequest &request)
{
    requireFolder(request);
    m_changing = true;
    ImapCommand tail("");
    tail.string(MailboxName::encode(request.folder, isUtf8()));
    co_await askForEach(Step::Change, "UID COPY", request.uids, std::move(tail));
}

/// Without MOVE (RFC 6851) the messages are copied, then deleted: never the other way round.
Task<void> ImapDialogue::move(const ImapRequest &request)
{
    requireFolder(request);
    if (capabilities().has("MOVE")) {
        m_changing = true;
        ImapCommand tail("");
        tail.string(MailboxName::encode(request.folder, isUtf8()));
        co_await askForEach(Step::Change, "UID MOVE", request.uids, std::move(tail));
        co_return;
    }
    co_await copy(request);
    ImapRequest deletion = request;
    deletion.add = true;
    deletion.flags = {"\\Deleted"};
    co_await store(deletion);
    // Without UIDPLUS an EXPUNGE would take along what others have flagged; the flag is all that is safe.
    if (capabilities().has("UIDPLUS"))
        co_await expunge(deletion);
}

Task<void> ImapDialogue::expunge(const ImapRequest &request)
{
    requireFolder(request);
    if (!capabilities().has("UIDPLUS"))
        throw refused(Cause::NotOffered,
                      tr("The server cannot delete single messages for good (no UIDPLUS)."));
    m_changing = true;
    co_await askForEach(Step::Change, "UID EXPUNGE", request.uids, ImapCommand(""));
}

Task<void> ImapDialogue::append(const ImapRequest &request)
{
    ImapCommand command("APPEND");
    command.string(MailboxName::encode(request.folder, isUtf8()));
    if (!request.flags.isEmpty())
        command.word('(' + request.flags.join(' ') + ')');
    command.literal(request.message);
    m_changing = true;
    const ImapResponse response = co_await ask(Step::Change, std::move(command));
    takeNewUids(response);
    require(response);
}

/// COPYUID and APPENDUID (RFC 4315 §3): the last argument names the messages where they are now.
void ImapDialogue::takeNewUids(const ImapResponse &response)
{
    const bool isNew = response.code == "COPYUID" || response.code == "APPENDUID";
    if (!isNew || response.arguments.size() < 2)
        return;
    if (const auto uids = UidSet::parse(response.arguments.back().bytes, MaxUids))
        m_result.uids += *uids;
}

// The end ---------------------------------------------------------------------------------------------------

/// The first request that was under way hears how the session ended, the others that they were not tried.
void ImapDialogue::settleRest()
{
    const Outcome why = ending().value_or(notTried());
    bool told = false;
    if (m_current) {
        m_result.cause = why.cause;
        m_result.reply = why.reply;
        m_result.text = why.text;
        m_result.mayHaveHappened = m_changing || m_result.mayHaveHappened;
        m_current.reset();
        settle(std::exchange(m_result, {}));
        told = true;
    }
    told = settleFlights(why) || told;
    while (!m_queue.empty()) {
        const ImapRequest request = std::move(m_queue.front());
        m_queue.pop_front();
        settleFailed(request, std::exchange(told, true) ? notTried() : why);
    }
}

} // namespace email
