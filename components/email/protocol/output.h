#pragma once

#include "components/email/protocol/step.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace email {

/// What a dialogue asks of its driver; to be carried out in order.
struct Output
{
    enum class Kind {
        Write,      ///< Send bytes. Trace loggable, never bytes.
        Heard,      ///< A line came in; trace loggable. Nothing else to do.
        Entered,    ///< A new wait begins: restart the timer with patience(step), show step.
        StartTls,   ///< Begin the TLS handshake now, if nothing is unread; then tlsReady(). See Dialogue.
        Attempting, ///< Record the phase, then go().
        Committing, ///< Record the phase, then go(). All but the final dot may be on its way meanwhile.
        Ready,      ///< Signed in: the connection can be kept and used.
        Compute,    ///< Do the work, which takes long, on another thread; then computed().
        Settled,    ///< An outcome can be taken.
        Close,      ///< The last output: close the connection; ending() says how it went.
    };

    Kind kind = Kind::Write;
    Step step = Step::Connect;
    QByteArray bytes{};
    QString loggable{};  ///< What a trace may keep; secrets and message text are not in it.
    bool secret = false; ///< bytes hold a secret: wipe() them once written.
    qint64 token = 0;    ///< Attempting, Committing: the envelope's.
    /// Compute: needs nothing of the dialogue, so it may outlive it.
    std::function<void()> work{};
};

} // namespace email
