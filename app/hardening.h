#pragma once

namespace app {

/// Keeps secrets in memory from being written to disk: no core dumps, no reading by other processes of the
/// same user. Not in sanitizer builds, whose leak check reads the process itself.
void forbidCoreDumps();

/// Qt wants a UTF-8 locale and complains aloud otherwise; services and cron jobs often have none.
void ensureUtf8Locale();

} // namespace app
