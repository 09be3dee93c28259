#pragma once

#include "components/email/protocol/smtpcapabilities.h"
#include "components/email/protocol/smtpconversation.h"
#include "components/email/protocol/smtpsettings.h"

#include <optional>

namespace email {

/// Opens and closes an SMTP session: TLS, greeting, EHLO, STARTTLS, sign-in and, in the end, QUIT.
class SmtpSession : public SmtpConversation
{
public:
    /// What the server offers; empty before the EHLO that counts.
    const SmtpCapabilities &capabilities() const { return m_capabilities; }
    /// What it offered in the clear, before STARTTLS; only to be shown.
    const std::optional<SmtpCapabilities> &clearCapabilities() const { return m_clearCapabilities; }
    const ServerReply &greeting() const { return m_greeting; }

protected:
    explicit SmtpSession(SmtpSettings settings) : m_settings(std::move(settings)) {}

    /// From connected() to signed in.
    Task<void> open();
    /// Says goodbye; how the server takes it is of no interest.
    Task<void> quit();

private:
    Task<void> hello();
    Task<void> upgrade();
    Task<void> signIn();

    SessionSettings &session() override { return m_settings; }
    QByteArray saslCommand(const QByteArray &mechanism) override { return "AUTH " + mechanism; }
    bool mayBeInitial(const QByteArray &mechanism, qsizetype size) const override;
    Task<SaslAnswer> readSaslAnswer() override;
    void requireSignedIn(const ServerReply &reply) const override { require(reply, 235); }

    SmtpSettings m_settings;
    SmtpCapabilities m_capabilities;
    std::optional<SmtpCapabilities> m_clearCapabilities;
    ServerReply m_greeting;
};

} // namespace email
