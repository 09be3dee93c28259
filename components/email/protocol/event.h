#pragma once

#include "components/email/protocol/outcome.h"

#include <QByteArray>
#include <QString>

namespace email {

/// What a dialogue is told; each step of it waits for one.
struct Event
{
    enum class Kind {
        Connected,
        LineIn,  ///< bytes: one line without its line end.
        BytesIn, ///< bytes: some of those that expectBytes() announced.
        TlsReady,
        Injected, ///< Text where none may be: before TLS.
        Gone,     ///< cause, text: why.
        TooLate,
        Stop,
        Go,
        Computed,
        Work,     ///< There is something new to do; only an idle dialogue cares.
        Overflow, ///< A line without end, or more than was allowed.
    };

    Kind kind = Kind::Gone;
    QByteArray bytes{};
    qint64 count =
        0; ///< TlsReady: what the socket already held. TooLate: the milliseconds, 0 = the step's own.
    Cause cause = Cause::None;
    QString text{};
};

} // namespace email
