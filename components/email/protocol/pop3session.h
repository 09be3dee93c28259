#pragma once

#include "components/email/protocol/pop3conversation.h"
#include "components/email/protocol/pop3settings.h"

#include <optional>

namespace email {

/// Opens a POP3 session: TLS, greeting, CAPA, STLS, UTF8 and sign-in.
class Pop3Session : public Pop3Conversation
{
public:
    /// What the server offered in the clear, before STLS; only to be shown.
    const std::optional<Pop3Capabilities> &clearCapabilities() const { return m_clearCapabilities; }
    /// Empty when it came before TLS.
    const ServerReply &greeting() const { return m_greeting; }

protected:
    explicit Pop3Session(Pop3Settings settings) : m_settings(std::move(settings)) {}

    /// From connected() to signed in.
    Task<void> open();

    SessionSettings &session() override { return m_settings; }
    const Pop3Settings &settings() const { return m_settings; }

private:
    Task<void> greet();
    Task<void> askCapabilities();
    Task<void> upgrade();
    Task<void> signIn();
    Task<void> signInByApop();
    Task<void> signInByUser();

    QByteArray saslCommand(const QByteArray &mechanism) override { return "AUTH " + mechanism; }
    bool mayBeInitial(const QByteArray &mechanism, qsizetype size) const override;
    Task<SaslAnswer> readSaslAnswer() override;
    void requireSignedIn(const ServerReply &reply) const override;

    Pop3Settings m_settings;
    std::optional<Pop3Capabilities> m_clearCapabilities;
    ServerReply m_greeting;
    QByteArray m_timestamp; ///< For APOP; empty when there was none, or none that may be believed.
};

} // namespace email
