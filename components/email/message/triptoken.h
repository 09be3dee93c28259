#pragma once

#include <QByteArray>

namespace email {

/// What a mail that the station sends to itself is recognised by: 128 random bits in its own header, which
/// nobody can know who has not seen the mail. Some servers give messages another Message-ID; this they leave.
struct TripToken
{
    static constexpr const char *field = "X-Station-Round-Trip";

    static QByteArray make();
    /// The token of a whole message, out of its own header alone: what a bounce or a reply quotes is none.
    /// Empty when there is none, or more than one.
    static QByteArray of(const QByteArray &message);
};

} // namespace email
