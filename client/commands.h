#pragma once

#include "client/command.h"

namespace client {

// The subcommands by theme; clientCommands() puts them together in the order of the help.

QList<Command> treeCommands();
QList<Command> slotCommands();
QList<Command> linkCommands();
QList<Command> stationCommands();
QList<Command> accountCommands();
QList<Command> checkCommands();
QList<Command> mailCommands();
QList<Command> receivedCommands();
QList<Command> outboxCommands();
QList<Command> alarmCommands();
QList<Command> trustCommands();
QList<Command> verifyCommands();
QList<Command> hostsCommands();

} // namespace client
