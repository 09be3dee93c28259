#pragma once

#include "client/arguments.h"

#include <functional>

namespace client {

class Invocation;

/// One subcommand of `tocsin`.
struct Command
{
    /// What it needs to be there.
    enum Needs {
        Nothing,        ///< Neither a station nor a folder.
        Station,        ///< A station, running or not.
        RunningStation, ///< A station that runs.
        MaybeStation,   ///< Works without; uses a station when one is named.
    };

    QString name;    ///< One or two words: "get", "trust list".
    QString words{}; ///< Its arguments in the help: "ORD...".
    QString doc;
    int least = 0; ///< Number of arguments.
    int most = 0;  ///< -1 = any.
    Needs needs = Station;
    std::function<void(Invocation &)> run;
    QList<Option> options{};
    bool hidden = false; ///< Not in the list of commands.
};

} // namespace client
