#include "components/email/reading/mailboxsearch.h"

#include "components/email/message/mimedecoder.h"
#include "components/email/message/mimewalker.h"

namespace email {

namespace {

// Tokens of what goes ahead of the questions.
constexpr qint64 FoldersToken = 1;
constexpr qint64 SelectToken = 2;

/// Messages that are looked at for one question; who finds more has not looked for what was asked.
constexpr qsizetype MostLooks = 8;

} // namespace

MailboxSearch::MailboxSearch(station::Clock &clock, Trace &trace, ImapSettings settings, WireSettings wire,
                             QString folder, std::function<void()> closed)
    : m_wish(std::move(folder)),
      m_name(m_wish),
      m_closed(std::move(closed)),
      m_token(SelectToken),
      m_connection(clock, trace, std::move(settings), std::move(wire), listener())
{
}

ImapConnection::Listener MailboxSearch::listener()
{
    return {.ready = [this] { ready(); },
            .told = [this](const ImapNews &news) { told(news); },
            .closed = [this](const std::optional<Outcome> &, const trust::Meeting &) { ended(); }};
}

void MailboxSearch::find(const QByteArray &messageId, Done done)
{
    m_questions.insert(++m_token, {messageId, std::move(done)});
    if (m_opened)
        search(m_token);
}

void MailboxSearch::ready()
{
    if (ImapFolders::isSpecialUse(m_wish))
        m_connection.submit({.kind = ImapRequest::Kind::Folders, .token = FoldersToken});
    else
        select();
}

void MailboxSearch::select()
{
    m_connection.submit(
        {.kind = ImapRequest::Kind::Select, .token = SelectToken, .folder = m_name, .readOnly = true});
}

void MailboxSearch::search(qint64 token)
{
    ImapRequest request{.kind = ImapRequest::Kind::Search, .token = token};
    request.search.undeleted = false;
    request.search.messageId = m_questions.value(token).messageId;
    m_connection.submit(std::move(request));
}

void MailboxSearch::told(const ImapNews &news)
{
    if (const auto *folders = std::get_if<ImapFolders>(&news))
        m_name = folders->nameFor(m_wish);
    else if (const auto *found = std::get_if<ImapFound>(&news); found && m_questions.contains(found->token))
        m_questions[found->token].found = found->uids.last(std::min(found->uids.size(), MostLooks));
    else if (const auto *piece = std::get_if<TextPiece>(&news)) {
        if (const auto header = m_headers.take(*piece))
            seen(header->first, header->second);
    } else if (const auto *result = std::get_if<ReadResult>(&news))
        take(*result);
}

void MailboxSearch::take(const ReadResult &result)
{
    if (result.token == FoldersToken && result.done)
        return select();
    if (result.token == SelectToken && result.done) {
        m_opened = true;
        for (const qint64 token : m_questions.keys())
            search(token);
        return;
    }
    if (result.token > SelectToken) {
        Question &question = m_questions[result.token];
        const bool isOpen =
            question.sighting != Sighting::Seen && (result.done || result.cause == Cause::MessageGone);
        if (isOpen && !question.found.isEmpty())
            return look(result.token);
        if (isOpen)
            question.sighting = Sighting::Absent;
        answer(result.token);
    }
    if (result.token <= SelectToken || m_questions.isEmpty()) {
        m_ending = true;
        m_connection.stop();
    }
}

/// At the newest of those that were found and not looked at.
void MailboxSearch::look(qint64 token)
{
    m_connection.submit({.kind = ImapRequest::Kind::Fetch,
                         .token = token,
                         .uids = {m_questions[token].found.takeLast()},
                         .headerOnly = true});
}

void MailboxSearch::seen(qint64 token, const QByteArray &header)
{
    const auto question = m_questions.find(token);
    if (question == m_questions.end())
        return;
    const QByteArray id = MimeDecoder::identifiers(headerBlockOf(header).value("message-id")).value(0);
    if (id == question->messageId)
        question->sighting = Sighting::Seen;
}

void MailboxSearch::answer(qint64 token)
{
    const Question question = m_questions.take(token);
    if (question.done)
        question.done(question.sighting);
}

void MailboxSearch::ended()
{
    m_ending = true;
    for (const qint64 token : m_questions.keys())
        answer(token);
    m_closed();
}

} // namespace email
