#pragma once

#include "components/email/protocol/mailaddress.h"

#include <QByteArray>
#include <QList>

namespace email {

/// One message on its way: who it is from and for, and its bytes, which stay the same in every attempt.
struct Envelope
{
    qint64 token = 0;   ///< The owner's name for it; comes back in the outcome.
    MailAddress sender; ///< Empty for the null sender.
    QList<MailAddress> recipients;
    QByteArray message; ///< RFC 5322; line ends may be CR LF or LF.

    /// What is asked of a server with DSN (RFC 3461); an empty notify asks for nothing.
    QByteArray notify; ///< "NEVER", or of SUCCESS, FAILURE and DELAY, with commas.
    QByteArray id;     ///< ENVID: by what a report names the message.

    int maxRecipients = 0; ///< Not more at a time; 0 = as many as the server says.

    /// The owner already has phase "attempting" (or "committing") on disk. Where false, the dialogue asks for
    /// it before the first recipient (before the final dot) and waits for go().
    bool attemptingRecorded = true;
    bool committingRecorded = false;
};

} // namespace email
