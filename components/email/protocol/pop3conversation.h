#pragma once

#include "components/email/protocol/pop3capabilities.h"
#include "components/email/protocol/securesession.h"

#include <QByteArray>
#include <QList>

namespace email {

/// Commands and answers of POP3: status lines, lists of lines, and the texts of messages.
class Pop3Conversation : public SecureSession
{
public:
    static constexpr qsizetype MaxLine = 8 * 1024;
    static constexpr int MaxEntries = 50'000;

    /// What the server can do; not known before the CAPA that counts.
    const Pop3Capabilities &capabilities() const { return m_capabilities; }

protected:
    Pop3Conversation() { setLimits(MaxLine, 255); } // RFC 2449 §4

    /// Reads one status line, whatever it says short of something that is none.
    Task<ServerReply> readStatus(Step step);
    Task<ServerReply> ask(Step step, QByteArray command);
    /// Refused unless the answer is +OK.
    void require(const ServerReply &reply) const;
    /// Reads lines up to the final dot.
    Task<QList<QByteArray>> readLines();
    /// Reads the text of a message up to the final dot; pieces go to textCame(). Returns how long it was.
    Task<qint64> readText();
    virtual void textCame(const QByteArray &bytes) = 0;
    /// A line that answers nothing: -ERR says that the server closes.
    Broken unasked(const QByteArray &line);
    Task<void> cameUnasked(QByteArray line) override;
    /// The next line, whatever it is.
    Task<QByteArray> nextLine();
    ServerReply parseStatus(const QByteArray &line) const;

    /// A new command: its own allowance of text.
    void beginAllowance();

    Pop3Capabilities m_capabilities;
};

} // namespace email
