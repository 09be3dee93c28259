#pragma once

#include "client/invocation.h"

namespace client {

/// `--limit N` of commands that list the newest rows of something long.
Option limitOption();
/// Puts the option, or @p usual, into the request. False: told the person why not.
bool addLimit(Invocation &run, QJsonObject &params, int usual = 1000);
/// Says so when @p rows fill the limit that was asked for, so that there may be more.
void tellLimit(Invocation &run, const QJsonObject &params, const QJsonArray &rows);

} // namespace client
