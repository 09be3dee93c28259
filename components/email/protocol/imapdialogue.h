#pragma once

#include "components/email/protocol/imapwatch.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <deque>
#include <optional>

namespace email {

/// Reads one account over one IMAP connection: requests in, news out, until stopped.
///
/// Promises: with StartTls nothing but CAPABILITY and STARTTLS leaves before TLS, and nothing learnt before
/// it is believed after it. Every request gets exactly one ReadResult. A request with UIDs is not carried out
/// in a folder whose UIDVALIDITY is another than the request's. Nothing marks a message as read by fetching
/// it.
class ImapDialogue final : public ImapWatch
{
public:
    using Request = ImapRequest;
    using News = ImapNews;
    using Settings = ImapSettings;

    explicit ImapDialogue(ImapSettings settings);

    /// Queues a request, at any time; after the end it fails at once.
    void submit(ImapRequest request);
    /// Requests that have no result yet.
    int pending() const;

protected:
    Task<void> &root() override { return m_root; }
    void dataOfRequest(const ImapResponse &response) override;
    void searchCame(const ImapResponse &response) override;

private:
    using Work = Task<void> (ImapDialogue::*)(const ImapRequest &);

    Task<void> run();
    Task<void> serve();
    Task<void> performOne();
    Task<void> perform(const ImapRequest &request);
    static Work workFor(ImapRequest::Kind kind);
    Task<void> search(const ImapRequest &request);
    Task<void> facts(const ImapRequest &request);
    Task<void> store(const ImapRequest &request);
    Task<void> copy(const ImapRequest &request);
    Task<void> move(const ImapRequest &request);
    Task<void> expunge(const ImapRequest &request);
    Task<void> append(const ImapRequest &request);
    Task<void> create(const ImapRequest &request);
    Task<void> ping(const ImapRequest &request);

    /// Asks, with a set of UIDs that may need several commands; each must be answered OK.
    Task<void> askForEach(Step step, QByteArray verb, QList<quint32> uids, ImapCommand tail);
    void takeNewUids(const ImapResponse &response);
    void settleRest();

    std::optional<ImapRequest> m_current;
    ReadResult m_result;     ///< Of m_current, as it grows.
    bool m_changing = false; ///< A change was said and not answered yet.
    QSet<quint32> m_wanted;  ///< Of a Facts that is under way: those that were not told yet.
    QList<quint32> m_found;
    Task<void> m_root = run(); ///< Declared last: its frames go before what they use.
};

} // namespace email
