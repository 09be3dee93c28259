#include "components/email/reading/mailboxsearch.h"

namespace email {

namespace {

// Tokens of what goes ahead of the questions.
constexpr qint64 FoldersToken = 1;
constexpr qint64 SelectToken = 2;

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
        m_questions[found->token].sighting = found->uids.isEmpty() ? Sighting::Absent : Sighting::Seen;
    else if (const auto *result = std::get_if<ReadResult>(&news))
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
    if (result.token > SelectToken)
        answer(result.token);
    if (result.token <= SelectToken || m_questions.isEmpty()) {
        m_ending = true;
        m_connection.stop();
    }
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
