#pragma once

#include "client/invocation.h"

#include <QDateTime>

namespace client {

/// The columns of `tocsin outbox`.
QList<Column> outboxColumns();

/// The answer of outbox.query as a table of at most 100 columns: the account's name for its ord, short local
/// times, long texts cut. `outbox show` has the whole of each. A mail that was sent shows no cause any more,
/// unless somebody was refused.
QJsonArray outboxRows(const QJsonArray &messages, const QDateTime &now);

} // namespace client
