#pragma once

#include "client/command.h"

#include <QDateTime>
#include <QIODevice>

#include <functional>
#include <memory>

namespace client {

/// What the program gives to the command line besides the client's own commands. The client knows stations
/// by their session only; a station that does not run is opened by the program and served on a device.
struct Environment
{
    using Device = std::unique_ptr<QIODevice>;

    /// Opens the stopped station in a folder, under its lock.
    std::function<station::Result<Device>(const QString &folder)> openStopped;
    /// A station without a folder, which knows the types only.
    std::function<Device()> openTypes;
    /// Saves and closes what openStopped() opened, if it did.
    std::function<station::Result<void>()> closeStopped;
    std::function<QDateTime()> now;
    QString version;
    QList<Command> commands; ///< Further commands: new, run.
};

} // namespace client
