#pragma once

#include "components/email/protocol/imapfoldersession.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <deque>

namespace email {

/// Fetches the texts of messages, several in one command, the next command behind it, and so many messages
/// under way at most. A text goes on piece by piece as it comes; one that is longer than allowed is skipped
/// and stays on the server.
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
    /// When all texts are here, only the answer to their command is still to come.
    bool mayBeCutOff() const override
    {
        return (m_open.isEmpty() || !m_flights.empty()) && ImapFolderSession::mayBeCutOff();
    }
    /// Gives up what is under way: @p why for the first, the others were not tried.
    bool settleFlights(const Outcome &why);

    std::deque<ImapRequest> m_queue;
    /// How what was never tried is told.
    Outcome notTried() const;
    qsizetype flightCount() const { return qsizetype(m_flights.size()); }

private:
    struct Flight
    {
        QByteArray tag; ///< Of its command.
        ImapRequest request;
        quint32 validity = 0; ///< Of the folder when it was said.
        bool isTooLarge = false;
    };

    enum class Text { None, PassedOn, TooLong, Unwanted };

    void sayMore();
    bool isFetchNext() const;
    quint32 takeOff();
    void finish(const ImapResponse &response);
    void settleMissing(const Flight &flight, const ServerReply &reply, bool isRefused);
    std::deque<Flight>::iterator flightOf(quint32 uid);
    void textEnded(std::deque<Flight>::iterator at);

    void dataCame(const ImapResponse &response) override;
    void fetchCame(const ImapResponse &response) override;
    void textBegins(const ImapResponse &beginning, qint64 size) override;
    void textCame(const QByteArray &bytes) override;
    QList<QByteArray> m_open; ///< Commands that were not answered.
    std::deque<Flight>
        m_flights;            ///< Messages that did not come yet, in the order in which they were asked for.
    QSet<qint64> m_alone;     ///< Tokens of those that were refused together with others.
    Text m_text = Text::None; ///< Of the response that comes now.
};

} // namespace email
