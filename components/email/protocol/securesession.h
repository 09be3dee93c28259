#pragma once

#include "components/email/protocol/conversation.h"
#include "components/email/protocol/sasl.h"
#include "components/email/protocol/sessionsettings.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace email {

/// The rules of TLS and of signing in that hold in every mail protocol; how the words are framed is the
/// protocol's own business.
///
/// Promises: text that came before TLS where TLS was to begin ends the session. A password never leaves in
/// the clear unless someone allowed exactly that. There is one mechanism and one try.
class SecureSession : public Conversation
{
public:
    /// The mechanism that signed us in; empty without.
    const QByteArray &signedInBy() const { return m_signedInBy; }

protected:
    /// What came in answer to AUTH or to a response of ours.
    struct SaslAnswer
    {
        bool isChallenge = false;
        QByteArray challenge; ///< As it stood on the line: base64.
        ServerReply reply;
    };

    virtual SessionSettings &session() = 0;
    const SessionSettings &session() const { return const_cast<SecureSession *>(this)->session(); }

    /// The command that begins the exchange, without a first response.
    virtual QByteArray saslCommand(const QByteArray &mechanism) = 0;
    /// Whether a first response of that many characters may stand behind the command.
    virtual bool mayBeInitial(const QByteArray &mechanism, qsizetype size) const = 0;
    virtual Task<SaslAnswer> readSaslAnswer() = 0;
    /// Throws unless the reply says that we are signed in.
    virtual void requireSignedIn(const ServerReply &reply) const = 0;

    /// Has the driver do the handshake, and believes nothing that was said in the clear behind the request
    /// for it.
    Task<void> handshake();

    bool wantsSignIn() const;
    /// Broken when a credential would go where it may not.
    void requireSafeSignIn() const;
    /// The one mechanism, or nothing for the protocol's own password command, @p own, where that is on offer.
    /// Broken when the account may use none of them, or only a weaker one than before.
    std::unique_ptr<SaslMechanism> chooseMechanism(const QList<QByteArray> &offered,
                                                   const QByteArray &own = {}) const;
    Task<void> exchange(std::shared_ptr<SaslMechanism> mechanism);
    /// Forgets the password and remembers how we signed in.
    void signedIn(const QByteArray &mechanism);
    /// Masks the password, in the clear and in base64, and @p more.
    void maskPassword(QList<QByteArray> more = {});

private:
    Task<SaslMechanism::Turn> respond(std::shared_ptr<SaslMechanism> mechanism, QByteArray challenge);
    Task<void> cancelExchange(QString problem);
    QByteArray challengeIn(const SaslAnswer &answer, const SaslMechanism &mechanism) const;
    void sayResponse(const QByteArray &prefix, const SecretBytes &response);

    QByteArray m_signedInBy;
};

} // namespace email
