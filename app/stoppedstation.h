#pragma once

#include "app/openedstation.h"
#include "client/environment.h"
#include "station/session/sessionserver.h"

namespace app {

/// Serves a station that does not run to the command line of this process: loaded, not started, over a pipe.
/// Also a station without a folder, for questions about types.
class StoppedStation
{
public:
    client::Environment::Device serveTypes();
    station::Result<client::Environment::Device> serve(const QString &folder);
    station::Result<void> close();

private:
    /// A tree with a root only, which knows the types.
    struct Bare
    {
        Bare();
        std::unique_ptr<station::Clock> clock;
        AllTypes registry;
        station::Station station;
        station::MethodTable methods;
    };

    client::Environment::Device connect(station::Station &station, const station::MethodTable &methods);

    std::unique_ptr<Bare> m_bare;
    std::unique_ptr<OpenedStation> m_opened;
    std::unique_ptr<station::SessionServer> m_server;
};

/// The session protocol's description of every method, for docs/session.md.
QString sessionDocument();

} // namespace app
