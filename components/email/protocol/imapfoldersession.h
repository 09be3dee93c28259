#pragma once

#include "components/email/protocol/imapnews.h"
#include "components/email/protocol/imapsession.h"

#include <QByteArray>
#include <QList>

#include <deque>
#include <optional>

namespace email {

/// The folder that is open, and what a server tells of it at any time: how many messages there are, which
/// went, and when the numbers begin to mean something else. Everything that is told goes into one queue.
class ImapFolderSession : public ImapSession
{
public:
    /// The folder that is open; its name is empty when there is none.
    const ImapMailbox &mailbox() const { return m_mailbox; }
    /// One per Output::Settled, in order.
    std::optional<ImapNews> takeNews();

protected:
    using ImapSession::ImapSession;

    void tell(ImapNews news);
    void tellOddity(const QString &text) { tell(ServerNotice{ServerNotice::Kind::Oddity, text}); }

    /// SELECT or EXAMINE, and ImapMailbox as news.
    Task<void> selectFolder(const ImapRequest &request);
    /// LIST, with NAMESPACE and special uses where the server has them.
    Task<void> listFolders(const ImapRequest &request);
    /// Refused unless a folder is open whose numbers mean what the request's mean.
    void requireFolder(const ImapRequest &request) const;

    void dataCame(const ImapResponse &response) override;
    void statusCame(const ImapResponse &response) override;
    /// A FETCH that bears a number of a message of the folder.
    virtual void fetchCame(const ImapResponse &response) = 0;
    /// SEARCH or ESEARCH.
    virtual void searchCame(const ImapResponse &response) = 0;

    void tellFlagsChanged(const ImapResponse &response);

private:
    void numberCame(const ImapResponse &response);
    void listCame(const ImapResponse &response);
    void namespaceCame(const ImapResponse &response);
    void validityCame(quint32 validity);

    ImapMailbox m_mailbox;
    std::optional<ImapFolders> m_folders; ///< While LIST is answered.
    std::deque<ImapNews> m_news;
    bool m_selecting = false; ///< What comes now describes the folder, and is no change of it.
};

} // namespace email
