#pragma once

#include <QtGlobal>

namespace email {

/// How long to wait after the @p failures -th failed attempt at a message: 0, 15 s, 30 s, 1, 2, 5, 10 and 15
/// min, then 15 min for ever. An alarm is worth more than a quiet server: relays wait longer (RFC 5321
/// §4.5.4.1), a submitter need not. @p random01 spreads every wait by ±20 %, so that stations do not come
/// back all at once.
qint64 retryDelayMs(int failures, double random01);

/// The same for an account that needs a person: 5 min, doubling to 1 h. Slow, because repeated bad passwords
/// lock accounts; an edit of the account retries at once.
qint64 accountBackoffMs(int failures);

} // namespace email
