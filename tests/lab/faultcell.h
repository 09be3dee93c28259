#pragma once

#include "tests/lab/labcell.h"

#include <QByteArray>

namespace lab {

/// What a server or the line to it does once to the first message, when, and what has to come of it.
struct Fault
{
    enum class Kind {
        Answer,    ///< Postfix answers with text.
        DropLost,  ///< The line breaks, and the server did not take the message.
        DropTaken, ///< The line breaks before the client hears that the server took it.
        Slow,      ///< Postfix thinks for some seconds and then goes on.
        HeloOnly,  ///< The server knows no EHLO.
    };
    QString name;
    Kind kind = Kind::Answer;
    QByteArray state{}; ///< Where Postfix acts: CONNECT, MAIL, RCPT or END-OF-MESSAGE.
    QByteArray text{};
    int seconds = 0;

    QString first{};  ///< The message's state after the first attempt; empty while it lasts.
    QString status{}; ///< The account's at that time.
    QString words{};  ///< In what the account or, where it is well, the message says of it.
    QString last{};   ///< The message's state in the end.
    int copies = 0;   ///< That arrive.
};

/// A sanitizer looks at the station, not at the laboratory, and is slow: one way of signing in stands for
/// all.
#ifdef __SANITIZE_ADDRESS__
constexpr bool isSample = true;
#else
constexpr bool isSample = false;
#endif

QList<Fault> faults();
/// What becomes of @p cell's fault, which with "HELO only" depends on what else the account needs of EHLO.
Fault faultOf(const Cell &cell);
/// Every mode, certificate and way of signing in that Postfix knows with every fault; only of "HELO only"
/// there is one server, with the good certificate. Where mail must not go (see sendMatrix()) no fault can
/// come.
QList<Cell> faultMatrix();

} // namespace lab
