#pragma once

#include "components/email/protocol/dialogue.h"

#include <QByteArray>
#include <QList>

namespace email {

/// Commands and replies of SMTP: asks, reads whole replies, and turns what must not go on into Refused or
/// Broken.
class SmtpConversation : public Dialogue
{
public:
    ~SmtpConversation() override { mask({}); }

protected:
    /// Reads one reply. 421, a reply that cannot be read, a lost connection and used-up patience are Broken.
    Task<ServerReply> readReply(Step step);
    /// Sends a command and reads its reply, whatever it says short of readReply()'s cases.
    Task<ServerReply> ask(Step step, QByteArray command);
    /// Like ask(), but the reply must be @p code.
    Task<ServerReply> expect(Step step, QByteArray command, int code);
    /// Any other reply than @p code is Refused (4yz, 5yz) or Broken (the rest). 250 stands for every 2yz: RFC
    /// 5321 §4.3.2 lets a client look at the first digit only.
    void require(const ServerReply &reply, int code) const;

    /// Waits until the owner has recorded the phase. A line that comes meanwhile is Broken: it can answer
    /// nothing.
    Task<void> recorded(Output::Kind phase, qint64 token);
    /// The same until @p work was done elsewhere.
    Task<void> doneElsewhere(std::function<void()> work);
    /// Before something that ends with its own reply: what stands there already would be taken for that one.
    Task<void> refuseUnasked();
    /// A line that answers nothing, even a 250; a 421 says that the server closes.
    Broken unasked(const QByteArray &line);
    /// The next event that is not an end of some kind; those are Broken.
    Task<Event> nextUnlessEnded();
    /// There is more to do than before; what waits for a reply may say the next thing behind it.
    virtual void workCame() {}

    Refused refused(Cause cause, const QString &text, const ServerReply &reply = {}) const;
    Broken broken(Cause cause, const QString &text, const ServerReply &reply = {}) const;

    /// Text from now on counts against one small allowance, and none of it is repeated as the server's word.
    void beginBeforeTls();
    void endBeforeTls() { m_beforeTls = false; }
    bool isBeforeTls() const { return m_beforeTls; }

    /// What a reply must not repeat into a trace or an outcome while we sign in; the longest first. Wiped by
    /// the next call.
    void mask(QList<QByteArray> secrets);

    bool m_dotSent = false;  ///< From the final dot until its reply: a loss is ambiguous.
    bool m_stopping = false; ///< stop() came; end when it is safe.

private:
    Task<void> until(Event::Kind wanted);
    QByteArray masked(const QByteArray &line) const;

    QList<QByteArray> m_masked;
    bool m_beforeTls = false;
};

} // namespace email
