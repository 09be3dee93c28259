#include "components/email/protocol/dotreader.h"

namespace email {

qsizetype DotReader::take(const QByteArray &bytes, QByteArray &text)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_state != State::Done) {
        const char c = bytes.at(at);
        switch (m_state) {
        case State::LineStart:
            m_lastWasCr = false;
            m_state = c == '.' ? State::Dot : State::Middle;
            at += c == '.';
            break;
        case State::Dot:
            m_state = c == '\r' ? State::DotCr : State::Middle;
            at += c == '\r';
            break;
        case State::DotCr:
            m_state = c == '\n' ? State::Done : State::Middle;
            if (c == '\n')
                ++at;
            else
                text.append('\r');
            break;
        case State::Middle: {
            const qsizetype end = bytes.indexOf('\n', at);
            const qsizetype stop = end < 0 ? bytes.size() : end + 1;
            const bool cr = end > at ? bytes.at(end - 1) == '\r' : m_lastWasCr;
            text.append(bytes.constData() + at, stop - at);
            m_lastWasCr = bytes.at(stop - 1) == '\r';
            if (end >= 0 && cr)
                m_state = State::LineStart;
            at = stop;
            break;
        }
        case State::Done:
            break;
        }
    }
    return at;
}

} // namespace email
