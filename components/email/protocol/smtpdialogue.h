#pragma once

#include "components/email/protocol/envelope.h"
#include "components/email/protocol/sasl.h"
#include "components/email/protocol/smtpcapabilities.h"
#include "components/email/protocol/smtpconversation.h"

#include <QByteArray>
#include <QString>

#include <deque>
#include <optional>

namespace email {

/// When TLS begins.
enum class TlsMode {
    None,
    TlsFirst,          ///< Before the server's first word; default and advice (RFC 8314).
    StartTls,          ///< After the first EHLO; without it nothing goes.
    StartTlsIfOffered, ///< As far as secrets go this is None: whoever sits between can take the offer away.
};

enum class SignIn {
    None,
    Automatic, ///< The strongest of SaslMechanism::automatic() that is offered; with an empty account, None.
    Mechanism, ///< The one named, or not at all.
};

/// How to talk to one submission server.
struct SmtpSettings
{
    QString localName; ///< Our host name; what cannot stand behind EHLO is replaced.
    TlsMode tls = TlsMode::TlsFirst;
    SignIn signIn = SignIn::Automatic;
    QByteArray mechanism; ///< For SignIn::Mechanism.
    QString account;
    SecretBytes password;
    bool allowPlaintextAuth = false; ///< Counts in modes None and StartTlsIfOffered only.
};

/// Delivers messages to one SMTP server over one connection, one after another, until stopped.
///
/// Promises: with StartTls nothing but EHLO and STARTTLS leaves before TLS, and nothing learnt before it is
/// believed after it. A password never leaves in the clear unless someone allowed exactly that, and after a
/// refusal no other mechanism is tried. Every envelope gets exactly one outcome. The final dot leaves only
/// after the owner has recorded that it is about to (Output::Committing), and stop() does not shorten the
/// wait for its reply.
class SmtpDialogue final : public SmtpConversation
{
public:
    explicit SmtpDialogue(SmtpSettings settings);

    /// Queues a message, at any time; after the end it settles at once with the ending.
    void deliver(Envelope envelope);
    /// One per Output::Settled, in the order of the envelopes.
    std::optional<Outcome> takeOutcome();

    /// What the server offers; empty before the EHLO that counts.
    const SmtpCapabilities &capabilities() const { return m_capabilities; }
    /// The mechanism that signed us in; empty without.
    const QByteArray &signedInBy() const { return m_signedInBy; }

protected:
    Task<void> &root() override { return m_root; }

private:
    Task<void> run();
    Task<void> open();
    Task<void> greeting();
    Task<void> hello();
    Task<void> upgrade();
    Task<void> handshake();
    Task<void> signIn();
    Task<void> exchange(std::unique_ptr<SaslMechanism> mechanism);
    Task<void> serve();
    Task<void> transfer(Envelope envelope);
    Task<void> offerRecipients(Envelope envelope, QByteArray mailFrom);
    Task<void> sendMessage(bool committingRecorded);
    Task<void> quit();

    bool demandsStartTls() const { return m_settings.tls == TlsMode::StartTls; }
    bool wantsSignIn() const;
    std::unique_ptr<SaslMechanism> chooseMechanism() const;
    QByteArray mailFrom(const Envelope &envelope) const;
    void sayBody(const QByteArray &canonical);
    void settle(Outcome outcome);
    void settleRest();

    SmtpSettings m_settings;
    SmtpCapabilities m_capabilities;
    QByteArray m_signedInBy;
    std::deque<Envelope> m_waiting;
    std::deque<Outcome> m_outcomes;
    QByteArray m_message; ///< The one under way, in canonical form.
    Receipt m_receipt;
    Task<void> m_root = run(); ///< Declared last: its frames go before what they use.
};

} // namespace email
