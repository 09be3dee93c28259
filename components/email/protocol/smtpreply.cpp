#include "components/email/protocol/smtpreply.h"

#include "components/email/protocol/headertext.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <cstring>

namespace email {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Mail", text);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The length of "x.y.z" at the start of the text when its class suits the code (RFC 2034 §4), else 0.
qsizetype enhancedLength(const QByteArray &text, int code)
{
    if (text.size() < 5 || text.at(0) != char('0' + code / 100) || !strchr("245", text.at(0)) ||
        text.at(1) != '.')
        return 0;
    qsizetype i = 2;
    while (i < text.size() && isDigit(text.at(i)))
        ++i;
    const qsizetype subject = i - 2;
    if (subject < 1 || subject > 3 || i >= text.size() || text.at(i) != '.')
        return 0;
    const qsizetype detailAt = ++i;
    while (i < text.size() && isDigit(text.at(i)))
        ++i;
    const qsizetype detail = i - detailAt;
    if (detail < 1 || detail > 3 || (i < text.size() && text.at(i) != ' '))
        return 0;
    return i;
}

} // namespace

// A reply's words reach screens, logs and mails: nothing in them may move a cursor or turn the reading
// direction.
QString readableText(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8.decode(bytes);
    if (utf8.hasError())
        text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (isControl(c) || isBidiControl(c))
            c = QChar::ReplacementCharacter;
    }
    return text;
}

SmtpReplyParser::State SmtpReplyParser::add(const QByteArray &line)
{
    if (line.contains('\0'))
        return bad(tr("The server sent a NUL character."));
    if (line.size() < 3 || line.at(0) < '2' || line.at(0) > '5' || !isDigit(line.at(1)) ||
        !isDigit(line.at(2)))
        return bad(
            tr("The server sent a line that is not a reply: \"%1\".").arg(readableText(line.left(80))));
    if (line.size() > 3 && line.at(3) != ' ' && line.at(3) != '-')
        return bad(
            tr("The server sent a line that is not a reply: \"%1\".").arg(readableText(line.left(80))));
    // A bare "250" without blank is legal to read (RFC 5321 §4.2) and still sent by small devices.
    const int code = line.left(3).toInt();
    // Two codes in one reply have no meaning, and whoever takes the first or the last can be led astray.
    if (m_reply.code != 0 && m_reply.code != code)
        return bad(tr("The server changed its answer from %1 to %2 half-way.").arg(m_reply.code).arg(code));
    m_reply.code = code;
    QByteArray text = line.mid(4);
    if (const qsizetype length = enhancedLength(text, code); length > 0) {
        m_reply.enhanced = text.left(length);
        text = text.mid(length + 1);
    }
    m_reply.lines.append(readableText(text));
    return line.size() > 3 && line.at(3) == '-' ? State::NeedsMore : State::Complete;
}

SmtpReplyParser::State SmtpReplyParser::bad(const QString &problem)
{
    m_problem = problem;
    return State::Bad;
}

} // namespace email
