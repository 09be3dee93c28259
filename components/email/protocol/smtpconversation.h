#pragma once

#include "components/email/protocol/securesession.h"

#include <QByteArray>

namespace email {

/// Commands and replies of SMTP: asks, reads whole replies, and turns what must not go on into Refused or
/// Broken.
class SmtpConversation : public SecureSession
{
protected:
    /// Reads one reply. 421, a reply that cannot be read, a lost connection and used-up patience are Broken.
    Task<ServerReply> readReply(Step step);
    /// Sends a command and reads its reply, whatever it says short of readReply()'s cases.
    Task<ServerReply> ask(Step step, QByteArray command);
    /// Like ask(), but the reply must be @p code.
    Task<ServerReply> expect(Step step, QByteArray command, int code);
    /// Any other reply than @p code is Refused (4yz, 5yz) or Broken (the rest). 250 stands for every 2yz: RFC
    /// 5321 §4.3.2 lets a client look at the first digit only.
    void require(const ServerReply &reply, int code) const;

    /// Waits until the owner has recorded the phase. A line that comes meanwhile is Broken: it can answer
    /// nothing.
    Task<void> recorded(Output::Kind phase, qint64 token);
    /// Before something that ends with its own reply: what stands there already would be taken for that one.
    Task<void> refuseUnasked();
    /// A line that answers nothing, even a 250; a 421 says that the server closes.
    Broken unasked(const QByteArray &line);
    Task<void> cameUnasked(QByteArray line) override;
    bool isInDoubt() const override { return m_dotSent; }
    QString stoppedText() const override;

    bool m_dotSent = false; ///< From the final dot until its reply: a loss is ambiguous.
};

} // namespace email
