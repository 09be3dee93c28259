#include "components/email/protocol/smtpprobe.h"

#include "components/email/protocol/messagetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace email {

SmtpProbe::SmtpProbe(SmtpSettings settings, Plan plan)
    : SmtpSession(std::move(settings)), m_plan(std::move(plan))
{
}

/// The root: how the way ended is the ending, a refusal as well.
Task<void> SmtpProbe::run()
{
    try {
        co_await open();
        request(Output::Kind::Ready);
        co_await walk();
    } catch (const Failure &thrown) {
        setEnding(thrown.outcome);
    }
    // Before TLS not even a goodbye is said.
    if (!isBeforeTls() && (!ending() || ending()->kind == Outcome::Kind::Refused))
        co_await quit();
}

/// One command after the other, although the server may take them at once: each answer is to be seen alone.
Task<void> SmtpProbe::walk()
{
    if (m_plan.sender.isEmpty())
        co_return;
    enter(Step::MailFrom);
    const bool utf8 = capabilities().smtpUtf8;
    if (m_plan.sender.needsUtf8() && !utf8)
        throw refused(Cause::Utf8NotOffered,
                      QCoreApplication::translate("Mail",
                                                  "The sender has letters outside ASCII in front of the "
                                                  "@, which the server cannot carry (no SMTPUTF8)."));
    const bool wanted = m_plan.sender.needsUtf8() ||
                        std::any_of(m_plan.recipients.cbegin(), m_plan.recipients.cend(),
                                    [](const MailAddress &recipient) { return recipient.needsUtf8(); });
    const QByteArray parameter = wanted && utf8 ? " SMTPUTF8" : "";
    m_senderReply = co_await ask(Step::MailFrom, "MAIL FROM:<" + m_plan.sender.bytes() + '>' + parameter);
    require(*m_senderReply, 250);
    bool anyAccepted = false;
    for (const MailAddress &recipient : std::as_const(m_plan.recipients)) {
        if (recipient.needsUtf8() && !utf8) {
            m_receipt.recipients.append({recipient, false, {}, Cause::Utf8NotOffered});
            continue;
        }
        const ServerReply reply = co_await ask(Step::RcptTo, "RCPT TO:<" + recipient.bytes() + '>');
        m_receipt.recipients.append({recipient, reply.isPositive(), reply});
        anyAccepted = anyAccepted || reply.isPositive();
    }
    if (anyAccepted && !m_plan.message.isEmpty())
        co_await sendMessage();
    else
        co_await expect(Step::Reset, "RSET", 250);
}

Task<void> SmtpProbe::sendMessage()
{
    co_await expect(Step::Data, "DATA", 354);
    enter(Step::Body);
    const QByteArray text = MessageText::from(m_plan.message).canonical;
    write(dotStuffed(text), QCoreApplication::translate("Mail", "[message, %1 bytes]").arg(text.size()));
    m_dotSent = true;
    write(".\r\n", QStringLiteral("."));
    m_receipt.last = co_await readReply(Step::EndOfData);
    require(m_receipt.last, 250);
    m_dotSent = false;
}

} // namespace email
