#pragma once

#include <QByteArray>

namespace email {

/// Reads the text of a message from POP3 (RFC 1939 §3): takes doubled dots back and finds the end.
///
/// Only CR LF begins a line. With a lone LF a message that holds "LF . LF" would end early, and its sender
/// would write the next answer of the server.
class DotReader
{
public:
    /// Appends what belongs to the text to @p text; returns how many of the bytes were used. Once isDone(),
    /// the others are not part of it.
    qsizetype take(const QByteArray &bytes, QByteArray &text);
    bool isDone() const { return m_state == State::Done; }

private:
    enum class State { LineStart, Dot, DotCr, Middle, Done };

    State m_state = State::LineStart;
    bool m_lastWasCr = false;
};

} // namespace email
