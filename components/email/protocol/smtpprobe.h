#pragma once

#include "components/email/protocol/smtpsession.h"

#include <optional>

namespace email {

/// Goes the way of a message as far as it is told to, so that a person sees where it would stop: up to the
/// sign-in, to the recipients (and RSET, so that nothing is sent), or to the end.
class SmtpProbe final : public SmtpSession
{
public:
    struct Plan
    {
        MailAddress sender; ///< Empty: the way ends behind the sign-in.
        QList<MailAddress> recipients;
        QByteArray message; ///< Empty: nothing is sent.
    };

    SmtpProbe(SmtpSettings settings, Plan plan);

    /// The answer to MAIL FROM.
    const std::optional<ServerReply> &senderReply() const { return m_senderReply; }
    /// The answers to each RCPT TO and to the message.
    const Receipt &receipt() const { return m_receipt; }

protected:
    Task<void> &root() override { return m_root; }

private:
    Task<void> run();
    Task<void> walk();
    Task<void> sendMessage();

    Plan m_plan;
    std::optional<ServerReply> m_senderReply;
    Receipt m_receipt;
    Task<void> m_root = run(); ///< Declared last: its frames go before what they use.
};

} // namespace email
