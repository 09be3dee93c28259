// The order is the promise: a text is fetched without marking it, handed on, and only when the station has it
// on disk is the server told what to do with the message. A round ends when nothing is left on the way; what
// fails in it stays at the server and is met again in the next.

#include "components/email/reading/imapreader.h"

#include <algorithm>

namespace email {

namespace {

constexpr qsizetype BatchSize = 200;

Step stepOf(ImapRequest::Kind kind)
{
    switch (kind) {
    case ImapRequest::Kind::Folders:
        return Step::List;
    case ImapRequest::Kind::Select:
        return Step::Select;
    case ImapRequest::Kind::Search:
    case ImapRequest::Kind::Facts:
        return Step::Search;
    case ImapRequest::Kind::Fetch:
        return Step::Fetch;
    case ImapRequest::Kind::Watch:
        return Step::Watch;
    default:
        return Step::Change;
    }
}

} // namespace

ImapReader::ImapReader(station::Clock &clock, Trace &trace, ImapSettings settings, WireSettings wire,
                       ReadingPlan plan, ReaderOwner owner)
    : m_plan(std::move(plan)),
      m_owner(std::move(owner)),
      m_maxMessage(settings.maxMessage),
      m_underWay(settings.maxMessage),
      m_connection(clock, trace, std::move(settings), std::move(wire), listener())
{
}

ImapConnection::Listener ImapReader::listener()
{
    return {
        .entered = [this](Step step) { m_owner.entered(step); },
        .ready =
            [this] {
                m_owner.ready();
                m_inRound = true;
                openFolder();
            },
        .told = [this](const ImapNews &news) { told(news); },
        .closed = [this](const std::optional<Outcome> &ending,
                         const trust::Meeting &met) { m_owner.closed(m_failure ? m_failure : ending, met); }};
}

qint64 ImapReader::ask(ImapRequest request)
{
    request.token = ++m_token;
    m_asked.insert(request.token, {request.kind, request.uids});
    m_connection.submit(std::move(request));
    return m_token;
}

void ImapReader::told(const ImapNews &news)
{
    std::visit([this](const auto &one) { take(one); }, news);
}

bool ImapReader::poll()
{
    if (m_connection.isFinished() || m_failure)
        return false;
    if (m_inRound || m_isLeaving || m_folder.isEmpty()) {
        m_again = true;
        return true;
    }
    m_inRound = true;
    search(false);
    return true;
}

void ImapReader::stop()
{
    m_isLeaving = true;
    m_connection.stop();
}

// The folder ------------------------------------------------------------------------------------------------

void ImapReader::openFolder()
{
    if (ImapFolders::isSpecialUse(m_plan.folder) || ImapFolders::isSpecialUse(m_plan.moveTo))
        ask({.kind = ImapRequest::Kind::Folders});
    else
        select();
}

void ImapReader::take(const ImapFolders &folders)
{
    m_plan.folder = folders.nameFor(m_plan.folder);
    m_plan.moveTo = folders.nameFor(m_plan.moveTo);
}

void ImapReader::select()
{
    ask({.kind = ImapRequest::Kind::Select, .folder = m_plan.folder});
}

void ImapReader::take(const ImapMailbox &mailbox)
{
    m_validity = mailbox.uidValidity;
    m_folder = mailbox.name;
}

void ImapReader::take(const ImapChange &change)
{
    if (change.kind == ImapChange::Kind::UidValidityChanged) {
        // No number of before means anything any more; those that are not safe yet come again.
        m_toFetch.clear();
        m_unstored.clear();
        m_underWay.clear();
        m_due.clear();
        m_listed = false;
        m_inRound = true;
        select();
    } else if (change.kind == ImapChange::Kind::Exists) {
        (void)poll();
    }
}

void ImapReader::take(const ServerNotice &notice)
{
    if (notice.kind == ServerNotice::Kind::Alert)
        m_owner.notice(notice.text);
}

// What is new -----------------------------------------------------------------------------------------------

/// For what is unread, or for all there is, so that the station can forget the rest.
void ImapReader::search(bool all)
{
    ImapRequest request{.kind = ImapRequest::Kind::Search, .uidValidity = m_validity};
    request.search.unseen = !all;
    request.search.undeleted = !all;
    m_asked[ask(std::move(request))].all = all;
}

void ImapReader::take(const ImapFound &found)
{
    if (m_asked.value(found.token).all) {
        QSet<QByteArray> present;
        for (const quint32 uid : found.uids) {
            present.insert(QByteArray::number(uid));
            // What a lost answer left half done is neither unread nor undeleted.
            if (m_owner.standing(keyOf(uid)) == Standing::HandedOn)
                makeDue(uid);
        }
        m_owner.listed(m_validity, present);
        return;
    }
    QList<quint32> fresh;
    for (const quint32 uid : found.uids) {
        const Standing standing = m_owner.standing(keyOf(uid));
        if (standing == Standing::New)
            fresh.append(uid);
        else if (standing == Standing::HandedOn)
            makeDue(uid);
    }
    m_sizes.clear();
    if (!fresh.isEmpty())
        ask({.kind = ImapRequest::Kind::Facts, .uidValidity = m_validity, .uids = fresh});
}

void ImapReader::makeDue(quint32 uid)
{
    if (!m_unstored.contains(uid) && !m_due.contains(uid))
        m_due.append(uid);
}

void ImapReader::take(const ImapFacts &facts)
{
    m_sizes.insert(facts.uid, facts.size);
}

/// Which of the new ones are small enough; those that were not told of are gone.
void ImapReader::sized()
{
    QList<quint32> uids = m_sizes.keys();
    std::sort(uids.begin(), uids.end());
    for (const quint32 uid : std::as_const(uids)) {
        if (m_sizes.value(uid) > m_maxMessage)
            m_owner.left(keyOf(uid),
                         tr("it has %1 bytes, and %2 are allowed").arg(m_sizes.value(uid)).arg(m_maxMessage));
        else
            m_toFetch.emplace_back(uid, m_sizes.value(uid));
    }
    m_sizes.clear();
}

// On their way ----------------------------------------------------------------------------------------------

void ImapReader::take(const TextPiece &piece)
{
    if (auto whole = m_text.take(piece))
        m_texts.insert(whole->first, std::move(whole->second));
}

/// The next step of the round, whichever it is.
void ImapReader::proceed()
{
    if (m_failure || !m_inRound || isFinished())
        return;
    while (!m_toFetch.empty() && m_underWay.hasRoomFor(m_toFetch.front().second)) {
        const auto [uid, size] = m_toFetch.front();
        m_toFetch.pop_front();
        m_unstored.insert(uid, size);
        m_underWay.add(size);
        ask({.kind = ImapRequest::Kind::Fetch, .uidValidity = m_validity, .uids = {uid}});
    }
    const bool isLast = m_toFetch.empty() && m_unstored.isEmpty();
    if (!m_due.isEmpty() && (isLast || m_due.size() >= BatchSize))
        carryOut();
    if (m_asked.isEmpty() && !isBusy())
        roundEnded();
}

void ImapReader::leaveWay(quint32 uid)
{
    const auto found = m_unstored.constFind(uid);
    if (found == m_unstored.cend())
        return;
    m_underWay.remove(*found);
    m_unstored.erase(found);
}

void ImapReader::fetched(const Asked &asked, const ReadResult &result)
{
    const quint32 uid = asked.uids.value(0);
    const QByteArray text = m_texts.take(result.token);
    if (result.done) {
        m_owner.fetched(keyOf(uid), text);
        return;
    }
    leaveWay(uid);
    if (result.cause == Cause::MessageTooLarge || result.cause == Cause::ServerRefused)
        m_owner.left(keyOf(uid), result.text);
}

void ImapReader::stored(const MessageKey &key)
{
    const quint32 uid = key.id.toUInt();
    if (key.validity != m_validity || !m_unstored.contains(uid))
        return;
    leaveWay(uid);
    m_due.append(uid);
    proceed();
}

// Ends ------------------------------------------------------------------------------------------------------

bool ImapReader::isBroken(const ReadResult &result) const
{
    return !result.done && (isFinished() || result.cause == Cause::Stopped);
}

void ImapReader::take(const ReadResult &result)
{
    const Asked asked = m_asked.take(result.token);
    const bool voided = !result.done && result.cause == Cause::MailboxChanged;
    switch (asked.kind) {
    case ImapRequest::Kind::Fetch:
        fetched(asked, result);
        break;
    case ImapRequest::Kind::Store:
    case ImapRequest::Kind::Move:
    case ImapRequest::Kind::Expunge:
        if (!isBroken(result) && !voided)
            carriedOut(asked, result);
        break;
    case ImapRequest::Kind::Watch:
        // Without IDLE the account asks from time to time.
        m_canWatch = m_canWatch && result.done;
        if (!isBroken(result) && !result.done && !m_inRound)
            stop();
        return;
    case ImapRequest::Kind::Create:
        break;
    default:
        if (!isBroken(result) && !voided)
            looked(asked, result);
        break;
    }
    proceed();
}

/// One of the requests on the way to the messages was answered.
void ImapReader::looked(const Asked &asked, const ReadResult &result)
{
    if (!result.done)
        fail(outcomeOf(result, stepOf(asked.kind)));
    else if (asked.kind == ImapRequest::Kind::Folders)
        select();
    else if (asked.kind == ImapRequest::Kind::Select)
        opened();
    else if (asked.kind == ImapRequest::Kind::Facts)
        sized();
}

void ImapReader::opened()
{
    if (m_validity == 0)
        return fail(
            outcomeOf({.cause = Cause::NotOffered,
                       .text = tr("The server's numbers of messages do not outlast a session, so nothing "
                                  "tells a new message from one that was handed on.")},
                      Step::Select));
    search(false);
    if (!std::exchange(m_listed, true))
        search(true);
}

void ImapReader::roundEnded()
{
    if (std::exchange(m_again, false))
        return search(false);
    if (m_policyFailure)
        return fail(*m_policyFailure);
    m_inRound = false;
    m_owner.caughtUp();
    if (m_inRound || m_failure || isFinished())
        return;
    if (m_plan.watches && m_canWatch)
        ask({.kind = ImapRequest::Kind::Watch});
    else
        stop();
}

Outcome ImapReader::outcomeOf(const ReadResult &result, Step step)
{
    Outcome outcome;
    outcome.kind = Outcome::Kind::Refused;
    outcome.step = step;
    outcome.cause = result.cause;
    outcome.reply = result.reply;
    outcome.text = result.text;
    return outcome;
}

/// The way to the messages is closed: the connection ends, and tells this as its end.
void ImapReader::fail(const Outcome &outcome)
{
    m_failure = outcome;
    stop();
}

} // namespace email
