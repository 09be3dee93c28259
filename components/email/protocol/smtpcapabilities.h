#pragma once

#include "components/email/protocol/outcome.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace email {

/// What a server says in its answer to EHLO. Believed only for the connection state in which it was said: the
/// dialogue throws it away when TLS begins and asks again.
struct SmtpCapabilities
{
    QString server;        ///< What it calls itself.
    bool extended = false; ///< False after HELO.
    bool startTls = false;
    bool pipelining = false;
    bool chunking = false;
    bool eightBitMime = false;
    bool smtpUtf8 = false;
    bool enhancedStatusCodes = false;
    bool dsn = false;
    bool requireTls = false;
    int maxRecipients = 0; ///< RCPTMAX of LIMITS (RFC 9422): recipients in one transaction; 0 = not said.
    int maxDomains = 0;    ///< RCPTDOMAINMAX: different domains among them.
    int maxMessages = 0;   ///< MAILMAX: transactions in one session.
    std::optional<qint64> maxSize; ///< Empty when there is none, or no number with it.
    QList<QByteArray> mechanisms;  ///< SASL names in upper case, in the server's order, each once.

    static SmtpCapabilities parse(const ServerReply &reply);
    /// For a person, in one line: "PIPELINING, CHUNKING, SIZE 10240000, AUTH PLAIN LOGIN".
    QString toString() const;
};

} // namespace email
