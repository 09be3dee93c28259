#pragma once

#include "components/email/protocol/dialogue.h"

#include <QByteArray>
#include <QList>

namespace email {

/// What all mail protocols share above lines: how a session ends, and what may be repeated of the server's
/// words.
class Conversation : public Dialogue
{
public:
    ~Conversation() override { mask({}); }

protected:
    /// The next event that is not an end of some kind; those are Broken.
    Task<Event> nextUnlessEnded();
    /// Waits for the owner's word that something is done. A line that comes meanwhile goes to cameUnasked().
    Task<void> until(Event::Kind wanted);
    /// The same until @p work was done elsewhere.
    Task<void> doneElsewhere(std::function<void()> work);
    /// The server speaks although nothing was asked: Broken, where the protocol has no such lines.
    virtual Task<void> cameUnasked(QByteArray line) = 0;
    /// There is more to do than before; what waits for a reply may say the next thing behind it.
    virtual void workCame() {}
    /// Something was handed out whose fate only the server's reply tells.
    virtual bool isInDoubt() const { return false; }
    /// stop() need not wait for the answer that is due.
    virtual bool mayBeCutOff() const { return !isInDoubt() && step() != Step::Quit; }
    /// How a person is told that stop() came before the end.
    virtual QString stoppedText() const;

    /// What may be repeated of a reply in a sentence: before TLS its number or first word only.
    QString quotable(const ServerReply &reply) const;
    /// The same of what a parser says of a line that it quotes.
    QString quotable(const QString &problem) const;

    Refused refused(Cause cause, const QString &text, const ServerReply &reply = {}) const;
    Broken broken(Cause cause, const QString &text, const ServerReply &reply = {}) const;

    /// Text from now on counts against one small allowance, and none of it is repeated as the server's word.
    void beginBeforeTls();
    void endBeforeTls() { m_beforeTls = false; }
    bool isBeforeTls() const { return m_beforeTls; }

    /// What a reply must not repeat into a trace or an outcome while we sign in; the longest first. Wiped by
    /// the next call.
    void mask(QList<QByteArray> secrets);
    QByteArray masked(QByteArray text) const;
    /// heard(), with a mark on what came before TLS.
    void heardLine(const QString &shown);

    bool m_stopping = false; ///< stop() came; end when it is safe.

private:
    QList<QByteArray> m_masked;
    std::optional<Event::Kind> m_awaited; ///< The owner's word that until() waits for.
    bool m_beforeTls = false;
};

/// What stands in a trace for a secret.
QString maskedDots();

} // namespace email
