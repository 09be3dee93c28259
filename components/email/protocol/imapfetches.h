#pragma once

#include "components/email/protocol/imapfoldersession.h"

#include <QByteArray>

#include <deque>

namespace email {

/// Fetches the texts of messages, several commands behind each other and so many under way at most. A text
/// goes on piece by piece as it comes; one that is longer than allowed is skipped and stays on the server.
class ImapFetches : public ImapFolderSession
{
protected:
    using ImapFolderSession::ImapFolderSession;

    /// Carries out the fetches at the front of the queue, until something else stands there.
    Task<void> fetchQueued();
    /// A FETCH that is not, or not only, the text of a message.
    virtual void dataOfRequest(const ImapResponse &response) = 0;
    void settle(ReadResult result);
    void settleFailed(const ImapRequest &request, const Outcome &why);
    /// Gives up what is under way: @p why for the first, the others were not tried.
    bool settleFlights(const Outcome &why);

    std::deque<ImapRequest> m_queue;
    /// How what was never tried is told.
    Outcome notTried() const;
    qsizetype flightCount() const { return qsizetype(m_flights.size()); }

private:
    struct Flight
    {
        QByteArray tag;
        ImapRequest request;
        quint32 validity = 0; ///< Of the folder when it was said.
        bool hasText = false;
        bool isTooLarge = false;
    };

    enum class Text { None, PassedOn, TooLong, Unwanted };

    void sayMore();
    bool isFetchNext() const;
    void finish(const ImapResponse &response);
    Flight *flightOf(quint32 uid);

    void dataCame(const ImapResponse &response) override;
    void fetchCame(const ImapResponse &response) override;
    void textBegins(const ImapResponse &beginning, qint64 size) override;
    void textCame(const QByteArray &bytes) override;
    std::deque<Flight> m_flights; ///< In the order in which they were said.
    Text m_text = Text::None;     ///< Of the response that comes now.
};

} // namespace email
