#include "components/email/protocol/smtptransaction.h"

#include "components/email/protocol/messagetext.h"

#include <QCoreApplication>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

} // namespace

SmtpTransaction::SmtpTransaction(Envelope given) : envelope(std::move(given))
{
    for (const MailAddress &recipient : envelope.recipients)
        receipt.recipients.append({recipient, false, {}});
}

std::optional<Unsendable> SmtpTransaction::prepare(const SmtpCapabilities &server)
{
    if (envelope.recipients.isEmpty())
        return Unsendable{Cause::MessageUnsendable, tr("The message has no recipient.")};
    if (auto problem = readMessage(server))
        return problem;
    makeCommands(server);
    return {};
}

std::optional<Unsendable> SmtpTransaction::readMessage(const SmtpCapabilities &server)
{
    const MessageText text = MessageText::from(envelope.message);
    if (text.problem == MessageText::Problem::Nul)
        return Unsendable{Cause::MessageUnsendable, tr("The message contains a NUL character.")};
    if (text.problem == MessageText::Problem::LineTooLong)
        return Unsendable{Cause::MessageUnsendable,
                          tr("The message has a line of more than 998 characters.")};
    // Sent all the same, some relays would strip the eighth bit and others bounce: the composer can encode it
    // instead.
    if (text.eightBit && !server.eightBitMime)
        return Unsendable{Cause::EightBitNotOffered, tr("The server takes 7-bit text only.")};
    const qint64 limit = server.maxSize.value_or(0);
    if (limit > 0 && text.canonical.size() > limit)
        return Unsendable{
            Cause::MessageTooLarge,
            tr("The message has %1 bytes, the server takes %2.").arg(text.canonical.size()).arg(limit)};
    message = text.canonical;
    m_eightBit = text.eightBit;
    return {};
}

void SmtpTransaction::makeCommands(const SmtpCapabilities &server)
{
    mailFrom = "MAIL FROM:<" + envelope.sender.bytes() + '>';
    if (server.maxSize)
        mailFrom += " SIZE=" + QByteArray::number(message.size());
    if (m_eightBit)
        mailFrom += " BODY=8BITMIME";
    for (const MailAddress &recipient : envelope.recipients)
        rcptTo.append("RCPT TO:<" + recipient.bytes() + '>');
}

} // namespace email
