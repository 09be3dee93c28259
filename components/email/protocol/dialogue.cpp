#include "components/email/protocol/dialogue.h"

#include "components/email/protocol/secretbytes.h"

#include <QCoreApplication>

// What is promised here: a dialogue sees one event at a time, in the order in which things happened, and
// never more text than it allowed. Whatever the network does with packets, the same bytes give the same
// events.

namespace email {

namespace {

constexpr qsizetype MaxSecret = 12288; // RFC 4954 §4

} // namespace

void Dialogue::connected()
{
    input({.kind = Event::Kind::Connected});
}

void Dialogue::receive(const QByteArray &bytes)
{
    if (m_finished)
        return;
    // The rest of an unfinished line is at most as long as a line may be, so appending to it stays cheap.
    if (!hasUnread()) {
        m_buffer = bytes;
        m_used = 0;
    } else {
        m_buffer.remove(0, std::exchange(m_used, 0));
        m_buffer.append(bytes);
    }
    pump();
}

void Dialogue::tlsReady(qint64 unread)
{
    input({.kind = Event::Kind::TlsReady, .count = unread});
}

void Dialogue::injected()
{
    input({.kind = Event::Kind::Injected});
}

void Dialogue::gone(Cause cause, const QString &text)
{
    input({.kind = Event::Kind::Gone, .cause = cause, .text = text});
}

void Dialogue::tooLate(qint64 whole)
{
    input({.kind = Event::Kind::TooLate, .count = whole});
}

void Dialogue::stop()
{
    input({.kind = Event::Kind::Stop});
}

void Dialogue::go()
{
    input({.kind = Event::Kind::Go});
}

void Dialogue::computed()
{
    input({.kind = Event::Kind::Computed});
}

void Dialogue::compute(std::function<void()> work)
{
    m_outputs.append({.kind = Output::Kind::Compute, .step = m_step, .work = std::move(work)});
}

QList<Output> Dialogue::takeOutputs()
{
    return std::exchange(m_outputs, {});
}

void Dialogue::input(Event event)
{
    if (m_finished)
        return;
    m_inputs.push_back(std::move(event));
    pump();
}

void Dialogue::allow(int lines, int bytes)
{
    m_linesLeft = lines;
    m_bytesLeft = bytes;
}

void Dialogue::giveBack(qsizetype count)
{
    m_used -= count;
    m_expectedBytes = 0;
}

void Dialogue::setLimits(qsizetype line, qsizetype command)
{
    m_maxLine = line;
    m_maxCommand = command;
}

void Dialogue::enter(Step step)
{
    m_step = step;
    m_outputs.append({.kind = Output::Kind::Entered, .step = step});
}

void Dialogue::say(QByteArray command)
{
    // Whatever an address or a host name may hold, it must never become a second command.
    if (command.contains('\r') || command.contains('\n') || command.contains('\0') ||
        command.size() + 2 > m_maxCommand) {
        const QString text =
            QCoreApplication::translate("Mail", "A command that is not a single line was not sent.");
        throw Broken{{{.step = m_step, .cause = Cause::ProtocolError, .text = text}}};
    }
    const QString loggable = QString::fromUtf8(command);
    write(command + "\r\n", loggable);
}

// No copy of the command stays behind: the driver gets the only one, marked, and wipes it.
void Dialogue::saySecret(QByteArray command, const QString &loggable)
{
    if (command.contains('\r') || command.contains('\n') || command.contains('\0') ||
        command.size() + 2 > MaxSecret) {
        wipe(command);
        const QString text = QCoreApplication::translate("Mail", "The sign-in does not fit into one line.");
        throw Broken{{{.step = m_step, .cause = Cause::ProtocolError, .text = text}}};
    }
    writeSecret(command + "\r\n", loggable);
    wipe(command);
}

void Dialogue::writeSecret(QByteArray bytes, const QString &loggable)
{
    m_outputs.append({.step = m_step, .bytes = std::move(bytes), .loggable = loggable, .secret = true});
}

void Dialogue::write(QByteArray bytes, const QString &loggable)
{
    m_outputs.append({.step = m_step, .bytes = std::move(bytes), .loggable = loggable});
}

void Dialogue::heard(const QString &loggable)
{
    m_outputs.append({.kind = Output::Kind::Heard, .step = m_step, .loggable = loggable});
}

void Dialogue::request(Output::Kind kind, qint64 token)
{
    m_outputs.append({.kind = kind, .step = m_step, .token = token});
}

/// Gives events one at a time until there is nothing left to give, or the root task is done.
void Dialogue::pump()
{
    if (m_pumping) // an input from inside a step waits its turn
        return;
    m_pumping = true;
    if (!m_started) {
        m_started = true;
        root().start(m_resumeLoop);
        m_resumeLoop.run();
    }
    while (!root().done()) {
        std::optional<Event> event = takeEvent();
        if (!event)
            break;
        m_event = std::move(*event);
        m_resumeLoop.next = std::exchange(m_waiting, nullptr);
        m_resumeLoop.run();
    }
    m_pumping = false;
    if (!root().done() || m_finished)
        return;
    m_finished = true;
    request(Output::Kind::Close);
    root().result(); // throws only what is a fault of this program
}

/// Text comes before what was told later: a reply that arrived ahead of the end of the connection still
/// counts.
std::optional<Event> Dialogue::takeEvent()
{
    if (std::optional<Event> text = takeText())
        return text;
    if (m_inputs.empty())
        return {};
    Event event = std::move(m_inputs.front());
    m_inputs.pop_front();
    return event;
}

/// A line that has ended, or what expectBytes() asked for. A line is given up on as soon as it cannot become
/// one that is allowed, so a sender of a line without end costs as much as one line may have, not all of the
/// memory.
std::optional<Event> Dialogue::takeText()
{
    const qsizetype unread = m_buffer.size() - m_used;
    if (unread <= 0)
        return {};
    if (m_expectedBytes > 0) {
        const qsizetype count = qMin(unread, m_expectedBytes);
        Event event{.kind = Event::Kind::BytesIn, .bytes = m_buffer.mid(m_used, count)};
        m_used += count;
        m_expectedBytes -= count;
        return event;
    }
    const qsizetype end = m_buffer.indexOf('\n', m_used);
    const qsizetype length = end < 0 ? unread : end - m_used + 1;
    if (length > m_maxLine || length > m_bytesLeft || (end >= 0 && m_linesLeft <= 0)) {
        m_used = m_buffer.size();
        return Event{.kind = Event::Kind::Overflow};
    }
    if (end < 0)
        return {};
    m_bytesLeft -= int(length);
    --m_linesLeft;
    const bool withCr = end > m_used && m_buffer.at(end - 1) == '\r';
    Event event{.kind = Event::Kind::LineIn, .bytes = m_buffer.mid(m_used, end - m_used - (withCr ? 1 : 0))};
    m_used = end + 1;
    return event;
}

} // namespace email
