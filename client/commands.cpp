#include "client/commands.h"

#include "client/commandline.h"

namespace client {

QList<Command> clientCommands()
{
    return stationCommands() + treeCommands() + slotCommands() + linkCommands() + accountCommands() +
           checkCommands() + mailCommands() + receivedCommands() + outboxCommands() + alarmCommands() +
           trustCommands() + verifyCommands() + hostsCommands();
}

} // namespace client
