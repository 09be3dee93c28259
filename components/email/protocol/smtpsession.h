#pragma once

#include "components/email/protocol/sasl.h"
#include "components/email/protocol/smtpcapabilities.h"
#include "components/email/protocol/smtpconversation.h"
#include "components/email/protocol/smtpsettings.h"

#include <QByteArray>

#include <memory>

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
    /// The mechanism that signed us in; empty without.
    const QByteArray &signedInBy() const { return m_signedInBy; }

protected:
    explicit SmtpSession(SmtpSettings settings) : m_settings(std::move(settings)) {}

    /// From connected() to signed in.
    Task<void> open();
    /// Says goodbye; how the server takes it is of no interest.
    Task<void> quit();

private:
    Task<void> hello();
    Task<void> upgrade();
    Task<void> handshake();
    Task<void> signIn();
    Task<void> exchange(std::shared_ptr<SaslMechanism> mechanism);
    Task<SaslMechanism::Turn> answer(std::shared_ptr<SaslMechanism> mechanism, QByteArray challenge);
    Task<void> cancelExchange(QString problem);

    bool wantsSignIn() const;
    std::unique_ptr<SaslMechanism> chooseMechanism() const;
    QByteArray challengeIn(const ServerReply &reply, const SaslMechanism &mechanism) const;
    void sayResponse(const QByteArray &prefix, const SecretBytes &response);

    SmtpSettings m_settings;
    SmtpCapabilities m_capabilities;
    std::optional<SmtpCapabilities> m_clearCapabilities;
    ServerReply m_greeting;
    QByteArray m_signedInBy;
};

} // namespace email
