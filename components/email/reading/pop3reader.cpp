// The order is the promise: DELE is said only for what the station has on disk, and counts only with the QUIT
// that ends the session (RFC 1939 §6). A session that breaks has deleted nothing, and the next one knows by
// the UIDL what was handed on.

#include "components/email/reading/pop3reader.h"

#include <QCryptographicHash>

#include <algorithm>

namespace email {

namespace {

/// What names a message that the server gives no name. No UIDL has a blank (RFC 1939 §7).
QByteArray nameByText(const QByteArray &text)
{
    return "text " + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace

Pop3Reader::Pop3Reader(station::Clock &clock, Trace &trace, Pop3Settings settings, WireSettings wire,
                       ReadingPlan plan, ReaderOwner owner)
    : m_plan(std::move(plan)),
      m_owner(std::move(owner)),
      m_maxMessage(settings.maxMessage),
      m_underWay(settings.maxMessage),
      m_connection(clock, trace, std::move(settings), std::move(wire), listener())
{
}

Pop3Connection::Listener Pop3Reader::listener()
{
    return {
        .entered =
            [this](Step step) {
                m_showsOld |= step == Step::SignIn;
                m_owner.entered(step);
            },
        .ready =
            [this] {
                m_showsOld = true;
                m_owner.ready();
                ask(Pop3Request::Kind::Survey);
            },
        .told = [this](const Pop3News &news) { std::visit([this](const auto &one) { take(one); }, news); },
        .closed = [this](const std::optional<Outcome> &ending,
                         const trust::Meeting &met) { m_owner.closed(m_failure ? m_failure : ending, met); }};
}

/// A maildrop stays as it was at sign-in for the whole session (RFC 1939 §4), and the server may have taken
/// the sign-in before we know. The session goes on to its end all the same: who asks again and again would
/// otherwise cut each one short of the QUIT without which nothing is deleted.
bool Pop3Reader::poll()
{
    m_again |= m_showsOld;
    return !m_connection.isFinished();
}

void Pop3Reader::ask(Pop3Request::Kind kind, const Pop3Entry &entry)
{
    m_asked.insert(++m_token, {kind, entry});
    m_connection.submit({kind, m_token, entry.number});
}

// What is new -----------------------------------------------------------------------------------------------

void Pop3Reader::take(const Pop3Maildrop &maildrop)
{
    for (const QString &contradiction : maildrop.contradictions)
        m_owner.notice(contradiction);
    for (const Pop3Entry &entry : maildrop.entries)
        look(entry);
    // In a maildrop that was made anew every name is new: what went with the old ones is known before it
    // comes again. Messages without a name (UIDL) are known only when they are read.
    const bool haveNames = std::all_of(maildrop.entries.begin(), maildrop.entries.end(),
                                       [](const Pop3Entry &entry) { return entry.isUnique; });
    if (haveNames)
        m_owner.listed(0, m_present);
    m_surveyed = true;
}

void Pop3Reader::look(const Pop3Entry &entry)
{
    const MessageKey key{0, entry.uidl};
    if (!entry.uidl.isEmpty())
        m_present.insert(entry.uidl);
    const Standing standing = entry.isUnique ? m_owner.standing(key) : Standing::New;
    if (standing == Standing::HandedOn && deletes())
        m_due.append({key, entry});
    if (standing != Standing::New)
        return;
    if (!entry.isUnique && !deletes())
        m_owner.left(key, tr("the server has no name for it (UIDL) that would tell it from the others; only "
                             "the delivery policy Delete can read it"));
    else if (entry.size > m_maxMessage)
        m_owner.left(key, tr("it has %1 bytes, and %2 are allowed").arg(entry.size).arg(m_maxMessage));
    else
        m_toFetch.push_back(entry);
}

// On their way ----------------------------------------------------------------------------------------------

void Pop3Reader::take(const TextPiece &piece)
{
    if (auto whole = m_text.take(piece))
        m_texts.insert(whole->first, std::move(whole->second));
}

void Pop3Reader::proceed()
{
    if (m_failure || !m_surveyed || m_committing || isFinished())
        return;
    while (!m_toFetch.empty() && m_underWay.hasRoomFor(m_toFetch.front().size)) {
        const Pop3Entry entry = m_toFetch.front();
        m_toFetch.pop_front();
        m_underWay.add(entry.size);
        ask(Pop3Request::Kind::Fetch, entry);
    }
    if (m_toFetch.empty() && m_underWay.isEmpty())
        commit();
}

void Pop3Reader::fetched(const Pop3Entry &entry, const ReadResult &result)
{
    const QByteArray text = m_texts.take(result.token);
    if (!result.done) {
        m_underWay.remove(entry.size);
        if (result.cause == Cause::MessageTooLarge || result.cause == Cause::ServerRefused)
            m_owner.left({0, entry.uidl}, result.text);
        return;
    }
    const MessageKey key{0, entry.isUnique ? entry.uidl : nameByText(text)};
    m_present.insert(key.id);
    if (m_unstored.contains(key) || m_owner.standing(key) != Standing::New) {
        m_underWay.remove(entry.size);
        m_due.append({key, entry}); // A second copy, or one that was handed on before a crash.
        return;
    }
    m_unstored.insert(key, entry);
    m_owner.fetched(key, text);
}

void Pop3Reader::stored(const MessageKey &key)
{
    const auto found = m_unstored.find(key);
    if (found == m_unstored.end())
        return;
    const Pop3Entry entry = *found;
    m_unstored.erase(found);
    m_underWay.remove(entry.size);
    if (deletes())
        m_due.append({key, entry});
    else
        m_owner.settled({key});
    proceed();
}

// The end ---------------------------------------------------------------------------------------------------

void Pop3Reader::commit()
{
    m_committing = true;
    for (const auto &[key, entry] : std::as_const(m_due))
        ask(Pop3Request::Kind::Delete, entry);
    ask(Pop3Request::Kind::Commit);
}

void Pop3Reader::committed(const ReadResult &result)
{
    if (!result.done)
        return;
    QList<MessageKey> keys;
    for (const auto &[key, entry] : std::as_const(m_due)) {
        keys.append(key);
        m_present.remove(key.id);
    }
    m_owner.settled(keys);
    m_owner.listed(0, m_present);
    m_owner.caughtUp();
}

void Pop3Reader::take(const ReadResult &result)
{
    const Asked asked = m_asked.take(result.token);
    const bool broken = !result.done && (isFinished() || result.cause == Cause::Stopped);
    if (asked.kind == Pop3Request::Kind::Fetch)
        fetched(asked.entry, result);
    else if (asked.kind == Pop3Request::Kind::Commit)
        committed(result);
    else if (asked.kind == Pop3Request::Kind::Delete && !result.done)
        m_due.removeIf([&](const auto &due) { return due.second.number == asked.entry.number; });
    if (!result.done && !broken && asked.kind != Pop3Request::Kind::Fetch) {
        // What the server refused is why this round failed; the rest of it goes on.
        Outcome outcome;
        outcome.kind = Outcome::Kind::Refused;
        outcome.step = asked.kind == Pop3Request::Kind::Survey ? Step::List : Step::Change;
        outcome.cause = result.cause;
        outcome.reply = result.reply;
        outcome.text = result.text;
        if (asked.kind == Pop3Request::Kind::Survey)
            stop();
        m_failure = outcome;
        return;
    }
    proceed();
}

} // namespace email
