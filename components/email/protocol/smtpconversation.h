#pragma once

#include "components/email/protocol/dialogue.h"

#include <QByteArray>
#include <QStringList>

namespace email {

/// Commands and replies of SMTP: asks, reads whole replies, and turns what must not go on into Refused or
/// Broken.
class SmtpConversation : public Dialogue
{
protected:
    /// Reads one reply. 421, a reply that cannot be read, a lost connection and used-up patience are Broken.
    Task<ServerReply> readReply(Step step);
    /// Sends a command and reads its reply, whatever it says short of readReply()'s cases.
    Task<ServerReply> ask(Step step, QByteArray command);
    /// Like ask(), but anything else than @p code is Refused (4yz, 5yz) or Broken (the rest).
    /// A code of 250 stands for every 2yz, as RFC 5321 §4.2.1 lets a client look at the first digit only.
    Task<ServerReply> expect(Step step, QByteArray command, int code);
    void require(const ServerReply &reply, int code) const;

    /// Waits until the driver has recorded the phase. A line that comes meanwhile is Broken: it cannot be an
    /// answer.
    Task<void> recorded(Output::Kind phase);
    Task<Event> nextUnlessGone();

    Refused refused(Cause cause, const ServerReply &reply, const QString &text) const;
    Broken broken(Cause cause, const QString &text, const ServerReply &reply = {}) const;

    /// The server's words are nobody's words yet: leave them out of outcomes (STARTTLS still ahead).
    bool m_distrustText = false;
    bool m_dotSent = false;
    bool m_stopping = false;
    /// Masked wherever they appear in what the server says while signing in.
    QList<QByteArray> m_masked;

private:
    QString traceText(const QByteArray &line) const;
};

} // namespace email
