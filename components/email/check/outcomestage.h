#pragma once

#include "components/email/check/checkreport.h"
#include "components/email/protocol/outcome.h"
#include "components/email/protocol/smtpsettings.h"

namespace email {

/// Which stage of a check a connection stopped at that ended so.
CheckStage stageOf(const Outcome &outcome, TlsMode mode);

} // namespace email
