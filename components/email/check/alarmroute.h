#pragma once

#include "components/email/check/checkreport.h"

namespace station {
class Station;
}

namespace email {

class OutgoingAccount;

/// Follows a synthetic alarm from the alarm classes to @p account, and names the gate that would stop it: a
/// class that nobody listens to, a recipient off duty or without address, an account that is off. Nothing is
/// sent.
StageResult checkAlarmRoute(station::Station &station, const OutgoingAccount &account);

} // namespace email
