#pragma once

#include "client/environment.h"

namespace client {

/// Every command of the client itself, in the order of the help.
QList<Command> clientCommands();

/// The `tocsin` command line: finds the command, reads its arguments, runs it and gives the exit code:
/// 0 done, 1 what was asked for failed, 2 wrong usage.
class CommandLine
{
public:
    explicit CommandLine(const Environment &environment);

    /// @p words without the program's name. Runs the event loop for as long as the command has something to
    /// wait for.
    int execute(const QStringList &words) const;

private:
    const Command *find(const QStringList &words, qsizetype &first) const;
    QString overview() const;
    QString help(const Command &command) const;
    QString group(const QString &word) const;
    int run(const Command &command, const QStringList &words) const;

    const Environment &m_environment;
    QList<Command> m_commands;
};

} // namespace client
