#pragma once

#include "components/email/protocol/outcome.h"

#include <QByteArray>
#include <QString>

namespace email {

/// Puts the lines of one SMTP reply together. Strict where a wrong reading could be believed (codes,
/// continuation), lenient where only words are at stake (a bare code, 8-bit text).
class SmtpReplyParser
{
public:
    enum class State { NeedsMore, Complete, Bad };

    /// Takes one line without its line end.
    State add(const QByteArray &line);

    const ServerReply &reply() const { return m_reply; }
    /// After Bad: what is wrong with the line.
    QString problem() const { return m_problem; }

private:
    State bad(const QString &problem);

    ServerReply m_reply;
    QString m_problem;
};

/// Server text made safe to show: UTF-8 or else Latin-1, without control and bidirectional formatting
/// characters.
QString readableText(const QByteArray &bytes);

} // namespace email
