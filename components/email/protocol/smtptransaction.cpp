#include "components/email/protocol/smtptransaction.h"

#include "components/email/protocol/messagetext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

/// RFC 3461 §4: printable ASCII but "+" and "="; anything else as "+" and two hexadecimal digits.
QByteArray xtext(const QByteArray &plain)
{
    QByteArray text;
    for (const char c : plain) {
        if (c >= '!' && c <= '~' && c != '+' && c != '=')
            text += c;
        else
            text += '+' + QByteArray(1, c).toHex().toUpper();
    }
    return text;
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
    return makeCommands(server);
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

std::optional<Unsendable> SmtpTransaction::makeCommands(const SmtpCapabilities &server)
{
    const bool wantsReports = server.dsn && !envelope.notify.isEmpty();
    bool utf8 = envelope.sender.needsUtf8();
    if (utf8 && !server.smtpUtf8)
        return Unsendable{Cause::Utf8NotOffered,
                          tr("The sender has letters outside ASCII in front of the @, which "
                             "the server cannot carry (no SMTPUTF8).")};
    int most = server.maxRecipients;
    if (envelope.maxRecipients > 0)
        most = most > 0 ? std::min(most, envelope.maxRecipients) : envelope.maxRecipients;
    rcptTo.clear();
    int asked = 0;
    QSet<QByteArray> domains;
    for (RecipientResult &result : receipt.recipients) {
        const MailAddress &address = result.address;
        const bool mayBeNamed = !address.needsUtf8() || server.smtpUtf8;
        result.cause = mayBeNamed ? Cause::None : Cause::Utf8NotOffered;
        QSet<QByteArray> withThis = domains;
        withThis.insert(address.domain().toLower());
        // Who has no place in this transaction gets one of his own at once.
        const bool hasPlace =
            (most == 0 || asked < most) && (server.maxDomains == 0 || withThis.size() <= server.maxDomains);
        if (!mayBeNamed || !hasPlace) {
            rcptTo.append(QByteArray());
            continue;
        }
        ++asked;
        domains = withThis;
        utf8 = utf8 || address.needsUtf8();
        rcptTo.append(recipientCommand(address, wantsReports));
    }
    if (asked == 0)
        return Unsendable{Cause::Utf8NotOffered,
                          tr("The address has letters outside ASCII in front of the @, which "
                             "the server cannot carry (no SMTPUTF8).")};
    makeSenderCommand(server, utf8, wantsReports);
    return {};
}

void SmtpTransaction::makeSenderCommand(const SmtpCapabilities &server, bool utf8, bool wantsReports)
{
    mailFrom = "MAIL FROM:<" + envelope.sender.bytes() + '>';
    if (server.maxSize)
        mailFrom += " SIZE=" + QByteArray::number(message.size());
    if (m_eightBit)
        mailFrom += " BODY=8BITMIME";
    if (utf8)
        mailFrom += " SMTPUTF8";
    if (!wantsReports || envelope.notify == "NEVER")
        return;
    mailFrom += " RET=HDRS";
    // RFC 3461 §4.4: at most 100 characters, as they are before xtext.
    if (!envelope.id.isEmpty() && envelope.id.size() <= 100)
        mailFrom += " ENVID=" + xtext(envelope.id);
}

QByteArray SmtpTransaction::recipientCommand(const MailAddress &address, bool wantsReports) const
{
    QByteArray command = "RCPT TO:<" + address.bytes() + '>';
    if (!wantsReports)
        return command;
    command += " NOTIFY=" + envelope.notify;
    // RFC 6533 has a form of its own for the others, which reports rarely carry back.
    if (!address.needsUtf8())
        command += " ORCPT=rfc822;" + xtext(address.bytes());
    return command;
}

} // namespace email
