#pragma once

#include "components/email/protocol/imapcapabilities.h"
#include "components/email/protocol/imapcommand.h"
#include "components/email/protocol/imapparser.h"
#include "components/email/protocol/securesession.h"

#include <QByteArray>

#include <optional>

namespace email {

/// Commands and responses of IMAP: tags, literals both ways, and what a server may say in between.
class ImapConversation : public SecureSession
{
public:
    /// What the server can do; empty before the CAPABILITY that counts.
    const ImapCapabilities &capabilities() const { return m_capabilities; }

protected:
    ImapConversation() { setLimits(ImapParser::MaxLine, 8000); } // RFC 7162 §4 for commands

    QByteArray nextTag();
    /// Says a command and reads up to its tagged response, whatever that says.
    Task<ImapResponse> ask(Step step, ImapCommand command);
    /// Says it, waiting for the server where a literal has to be asked for. A response means that it was
    /// refused in the middle.
    Task<std::optional<ImapResponse>> sayCommand(QByteArray tag, ImapCommand command);
    /// Reads up to the tagged response to @p tag; one to any other tag is Broken.
    Task<ImapResponse> answer(QByteArray tag);
    /// One whole response.
    Task<ImapResponse> readResponse();
    /// The rest of the response that begins with that line.
    Task<ImapResponse> assemble(QByteArray line);
    /// Gives an untagged response where it belongs. BYE is Broken.
    void takeUntagged(const ImapResponse &response);
    /// Untagged responses may come at any time; anything else answers what was not asked.
    Task<void> cameUnasked(QByteArray line) override;
    /// Refused unless the response is OK.
    void require(const ImapResponse &response) const;

    /// Untagged data that is not the session's own.
    virtual void dataCame(const ImapResponse &response) = 0;
    /// An untagged OK, NO or BAD.
    virtual void statusCame(const ImapResponse &response) = 0;
    /// The text of a message begins, in the response whose beginning that is; its bytes come next.
    virtual void textBegins(const ImapResponse &beginning, qint64 size) = 0;
    virtual void textCame(const QByteArray &bytes) = 0;

    /// A new command: its own allowance of text.
    void beginAllowance();
    /// Takes the code CAPABILITY of a response; false when it has none.
    bool takeCapabilities(const ImapResponse &response);
    void setCapabilities(const std::vector<ImapValue> &words);
    void forgetCapabilities() { m_capabilities = {}; }

private:
    Task<void> readLiteral(ImapParser &parser);
    Task<QByteArray> nextLine();
    void sayLine(const QByteArray &tag, const ImapCommand &command, const QByteArray &line, bool first);
    void show(const ImapResponse &response, const QByteArray &line);
    void progress(qint64 bytes);

    ImapCapabilities m_capabilities;
    int m_tag = 0;
    int m_shown = 0;      ///< Untagged responses to the current command that a trace has seen.
    int m_reassured = 0;  ///< "* OK still working" while a command lasts.
    qint64 m_arrived = 0; ///< Bytes since the patience began.
};

} // namespace email
