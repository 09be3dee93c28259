#pragma once

#include "components/email/protocol/condition.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace email {

/// A server's answer: SMTP's three-digit code (0 elsewhere), the x.y.z code if it gave one, and its words.
/// IMAP and POP3 have a word in place of the code, and may name the reason behind it.
struct ServerReply
{
    int code = 0;
    QByteArray enhanced; ///< "5.7.1", or empty.
    QStringList lines;   ///< Made safe to show: no control or bidirectional formatting characters.
    QByteArray status{}; ///< "OK", "NO", "BAD"; "+OK", "-ERR"; empty in SMTP.
    QByteArray reason{}; ///< The response code: "AUTHENTICATIONFAILED", "SYS/TEMP"; see Condition.
    Condition condition = Condition::None; ///< What the reason means.
    qint64 waitMs = 0; ///< How long the server asks to be left alone; 0 when it does not say.

    bool isPositive() const { return code >= 200 && code < 300; }
    bool isTransient() const { return code >= 400 && code < 500; }
    bool isPermanent() const { return code >= 500; }
    bool isNegative() const { return code >= 400; }
    QString text() const { return lines.join(QLatin1Char(' ')); }
    /// "550 5.1.1 no such user", "NO [INUSE] locked".
    QString toString() const;
};

} // namespace email
