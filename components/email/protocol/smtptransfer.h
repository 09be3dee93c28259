#pragma once

#include "components/email/protocol/smtpsession.h"
#include "components/email/protocol/smtptransaction.h"

#include <optional>

namespace email {

/// Carries one message after another through an open session, in as few round trips as the server allows.
///
/// With PIPELINING and CHUNKING a message is one write: MAIL, RCPT and BDAT LAST with the text, and a RSET
/// whose reply shows that those before it belong to what they seem to answer. With
/// PIPELINING alone DATA goes along with the envelope. Behind the end of one message stands the envelope of
/// the next, but never its text: what came of the first is known before the second can be taken.
class SmtpTransfer : public SmtpSession
{
protected:
    using SmtpSession::SmtpSession;

    /// Gives the current message its one outcome. Where the connection is unusable afterwards, m_end says so.
    Task<Outcome> deliverCurrent();
    /// Clears what a failed message left at the server.
    Task<void> clearRest();
    /// Says the envelope of a message that stands behind the current one.
    void sayEnvelope(SmtpTransaction &transaction);

    /// The text of the current message is out: the next envelope may go.
    virtual void bodyIsOut() = 0;

    std::optional<SmtpTransaction> m_current;
    std::optional<SmtpTransaction> m_behind; ///< Its envelope was said; nobody has read the replies yet.
    std::optional<Broken> m_end;             ///< The connection ended with the current message.

    /// What shows that the yes to a text belongs to it.
    enum class Proof { None, Numbers, Asked };
    Proof m_proof = Proof::None;

private:
    Task<void> transfer();
    Task<void> offer();
    Task<void> hearEnvelope();
    Task<ServerReply> hearSender();
    Task<void> hearRecipients();
    Task<void> hearRest();
    Task<void> hearGuard();
    Task<void> makeSure(const ServerReply &text);
    Broken outOfStep(const ServerReply &last) const;
    Task<ServerReply> hear(Step step);
    Task<void> sendText();
    Task<void> sendChunk();
    Task<void> sendData();
    void sayChunk();
    void judgeEnvelope();

    ServerReply m_mail;
    ServerReply m_data;
    std::optional<Broken> m_lost; ///< The connection was lost, but the server's own refusal came first.
    bool m_anyAccepted = false;
    bool m_guards = true;    ///< The server knows RSET.
    bool m_restLeft = false; ///< The server may still hold a transaction: RSET before anything else.
};

} // namespace email
