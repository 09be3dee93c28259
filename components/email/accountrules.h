#pragma once

#include "station/componenttype.h"

#include <QHash>

#include <vector>

namespace email {

/// The usual ports of a protocol.
struct StandardPorts
{
    int clear;
    int startTls;
    int tls;
};

/// The rules of useSsl, useStartTls and port as the sheet draws them.
std::vector<station::SlotRule> accountRules(const StandardPorts &ports);
/// The same where the ports depend on the slot transport: @p portsBy has the three for each of its values.
std::vector<station::SlotRule> accountRules(const QHash<QString, StandardPorts> &portsBy);

} // namespace email
