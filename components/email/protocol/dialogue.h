#pragma once

#include "components/email/protocol/event.h"
#include "components/email/protocol/outcome.h"
#include "components/email/protocol/output.h"
#include "components/email/protocol/step.h"
#include "components/email/protocol/task.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <deque>
#include <optional>

namespace email {

/// The base of every mail protocol: text in, text and requests out, no I/O and no time of its own.
///
/// The driver calls connected() when TCP is open, in every mode: a dialogue that wants TLS first asks for it.
/// It hands over what it reads with receive() and takes the outputs after each call. On StartTls it checks in
/// the same slot, right before startClientEncryption(), that socket.bytesAvailable() is 0, and else calls
/// injected(). When TLS stands and the certificate is believed it calls tlsReady(socket.bytesAvailable()).
/// Lines are split, and their sizes limited, in here and before anything is parsed.
class Dialogue
{
public:
    Dialogue() = default;
    virtual ~Dialogue() = default;
    Q_DISABLE_COPY_MOVE(Dialogue)

    void connected();
    void receive(const QByteArray &bytes);
    /// TLS stands, the peer is believed. @p unread: what the socket already held at that moment.
    void tlsReady(qint64 unread);
    void injected(); ///< Unencrypted bytes lay in the socket when TLS was about to begin.
    /// The connection is gone; @p cause and @p text say why, as far as the driver knows.
    void gone(Cause cause, const QString &text);
    void tooLate(qint64 whole = 0); ///< Patience is used up: the step's, or @p whole ms for all so far.
    /// Ends politely: QUIT when idle, at once before the final dot, behind the reply to one that is out.
    void stop();
    void go();       ///< The phase asked for is on disk.
    void computed(); ///< The work that was asked for is done.

    QList<Output> takeOutputs();
    /// Bytes received and not yet used by the dialogue: at StartTls there must be none.
    bool hasUnread() const { return m_used < m_buffer.size(); }
    /// Lets the driver say how far it is before connected(): Lookup or Connect.
    void reached(Step step) { m_step = step; }
    Step step() const { return m_step; }
    bool isFinished() const { return m_finished; }
    /// How the session failed; empty while it lasts and after a clean end.
    const std::optional<Outcome> &ending() const { return m_ending; }

protected:
    struct NextEvent
    {
        Dialogue *dialogue;
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> self) const noexcept { dialogue->m_waiting = self; }
        Event await_resume() const { return std::move(dialogue->m_event); }
    };

    /// The root coroutine: a member of the derived class, declared last, so that it is destroyed first.
    virtual Task<void> &root() = 0;

    /// The next event. Always suspends: the pump gives one event per resume, however much is buffered.
    NextEvent next() { return {this}; }
    void input(Event event);

    /// Grants the server so many lines and bytes more, until the next call.
    void allow(int lines, int bytes);
    /// The next @p count bytes come as BytesIn instead of lines.
    void expectBytes(qint64 count) { m_expectedBytes = count; }
    /// The last @p count bytes of the BytesIn at hand were not wanted: they come again, as lines.
    void giveBack(qsizetype count);
    /// The longest line that is read, and the longest command that is sent.
    void setLimits(qsizetype line, qsizetype command);

    void enter(Step step);
    /// Sends one command. A line break or NUL in it is a bug or an attack: the line is not sent, Broken is
    /// thrown.
    void say(QByteArray command);
    /// The same for a line that must not be seen: @p loggable stands in the trace for it.
    void saySecret(QByteArray command, const QString &loggable);
    void write(QByteArray bytes, const QString &loggable);
    void writeSecret(QByteArray bytes, const QString &loggable);
    void heard(const QString &loggable);
    void request(Output::Kind kind, qint64 token = 0);
    void compute(std::function<void()> work);
    void setEnding(Outcome outcome) { m_ending = std::move(outcome); }
    bool isEncrypted() const { return m_encrypted; } ///< TLS stands.
    void setEncrypted() { m_encrypted = true; }

private:
    void pump();
    std::optional<Event> takeEvent();
    std::optional<Event> takeText();

    ResumeLoop m_resumeLoop;
    std::coroutine_handle<> m_waiting;
    Event m_event;
    std::deque<Event> m_inputs;
    QByteArray m_buffer;
    qsizetype m_used = 0; ///< How much of m_buffer the dialogue has had.
    QList<Output> m_outputs;
    std::optional<Outcome> m_ending;
    Step m_step = Step::Connect;
    qint64 m_expectedBytes = 0;
    qsizetype m_maxLine = 2048;    // RFC 5321 §4.5.3.1.5 asks for 512
    qsizetype m_maxCommand = 1012; // RFC 5321 §4.5.3.1.4, and 500 for the parameters of RFC 3461 §5
    int m_linesLeft = 0;
    int m_bytesLeft = 0;
    bool m_encrypted = false;
    bool m_started = false;
    bool m_pumping = false;
    bool m_finished = false;
};

} // namespace email
