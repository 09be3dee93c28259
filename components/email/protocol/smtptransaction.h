#pragma once

#include "components/email/protocol/envelope.h"
#include "components/email/protocol/outcome.h"
#include "components/email/protocol/smtpcapabilities.h"

#include <optional>

namespace email {

/// Why a message cannot go to this server; known before the server hears of it.
struct Unsendable
{
    Cause cause = Cause::MessageUnsendable;
    QString text;
};

/// One message on its way over one connection: what is to be said, and how far it has been said.
struct SmtpTransaction
{
    explicit SmtpTransaction(Envelope envelope);

    /// Makes the commands and the canonical message for what the server offers, or says why it cannot go.
    std::optional<Unsendable> prepare(const SmtpCapabilities &server);

    Envelope envelope;
    QByteArray mailFrom;
    QList<QByteArray> rcptTo; ///< A command for each of the receipt's recipients; empty: not in this one.
    QByteArray message;       ///< In canonical form.
    Receipt receipt;

    bool offered = false; ///< The sender and all recipients are named.
    bool dataOut = false; ///< DATA was said as well, without waiting.
    bool guarded = false; ///< RSET was said behind the text.
    bool bodyOut = false; ///< All of it was said: from here on the server may have it.

private:
    std::optional<Unsendable> readMessage(const SmtpCapabilities &server);
    std::optional<Unsendable> makeCommands(const SmtpCapabilities &server);
    void makeSenderCommand(const SmtpCapabilities &server, bool utf8, bool wantsReports);
    QByteArray recipientCommand(const MailAddress &address, bool wantsReports) const;

    bool m_eightBit = false;
};

} // namespace email
