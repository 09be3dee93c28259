#pragma once

#include "components/email/protocol/imapconversation.h"
#include "components/email/protocol/imapsettings.h"

#include <optional>

namespace email {

/// Opens and closes an IMAP session: TLS, greeting, CAPABILITY, STARTTLS, sign-in, ID, ENABLE and, in the
/// end, LOGOUT.
class ImapSession : public ImapConversation
{
public:
    /// What the server offered in the clear, before STARTTLS; only to be shown.
    const std::optional<ImapCapabilities> &clearCapabilities() const { return m_clearCapabilities; }
    /// Empty when it came before TLS.
    const ServerReply &greeting() const { return m_greeting; }
    /// The server had us signed in before a word was said, as it may where a certificate says who we are.
    bool wasPreauthenticated() const { return m_preauthenticated; }

protected:
    explicit ImapSession(ImapSettings settings) : m_settings(std::move(settings)) {}

    /// From connected() to signed in.
    Task<void> open();
    /// Says goodbye; how the server takes it is of no interest.
    Task<void> logout();

    void dataCame(const ImapResponse &response) override;
    SessionSettings &session() override { return m_settings; }
    const ImapSettings &settings() const { return m_settings; }
    /// UTF8=ACCEPT is enabled: names of folders are UTF-8.
    bool isUtf8() const { return m_utf8; }

private:
    Task<void> greet();
    Task<void> askCapabilities();
    Task<void> upgrade();
    Task<void> signIn();
    Task<void> login();
    Task<void> introduce();

    QByteArray saslCommand(const QByteArray &mechanism) override;
    bool mayBeInitial(const QByteArray &mechanism, qsizetype size) const override;
    Task<SaslAnswer> readSaslAnswer() override;
    void requireSignedIn(const ServerReply &reply) const override;

    ImapSettings m_settings;
    std::optional<ImapCapabilities> m_clearCapabilities;
    ServerReply m_greeting;
    QByteArray m_signInTag;
    bool m_preauthenticated = false;
    bool m_told = false; ///< The capabilities came unasked since the last command.
    bool m_utf8 = false;
};

} // namespace email
