#include "app/stoppedstation.h"

#include "app/hardening.h"
#include "station/session/pipe.h"
#include "station/session/sessiondocument.h"

#include <QCoreApplication>

namespace app {

using station::Result;

namespace {

station::StationControl stoppedControl(OpenedStation *opened)
{
    station::StationControl control;
    control.save = [opened](std::function<void(const Result<void> &)> done) {
        if (opened)
            opened->folder().save(std::move(done));
    };
    control.stop = [] {};
    return control;
}

} // namespace

StoppedStation::Bare::Bare() : clock(station::Clock::system()), station(registry, *clock)
{
    OpenedStation::fillMethods(methods, station);
}

client::Environment::Device StoppedStation::connect(station::Station &station,
                                                    const station::MethodTable &methods)
{
    m_server = std::make_unique<station::SessionServer>(station, methods);
    auto [ours, theirs] = station::Pipe::make();
    m_server->serve(std::move(ours), {.user = m_server->owner()});
    return std::move(theirs);
}

client::Environment::Device StoppedStation::serveTypes()
{
    m_bare = std::make_unique<Bare>();
    return connect(m_bare->station, m_bare->methods);
}

Result<client::Environment::Device> StoppedStation::serve(const QString &folder)
{
    forbidCoreDumps();
    m_opened = std::make_unique<OpenedStation>(folder);
    if (const Result<void> opened = m_opened->open({}); !opened)
        return opened.error();
    for (const QString &warning : m_opened->warnings())
        m_opened->station().log().write(station::Log::Level::Warning, QStringLiteral("station"), warning);
    station::registerControlMethods(m_opened->methods(), m_opened->station(), stoppedControl(m_opened.get()));
    return connect(m_opened->station(), m_opened->methods());
}

Result<void> StoppedStation::close()
{
    m_server.reset();
    return m_opened ? m_opened->close() : Result<void>();
}

QString sessionDocument()
{
    const auto clock = station::Clock::system();
    const AllTypes registry;
    station::Station station(registry, *clock);
    station::MethodTable methods;
    OpenedStation::fillMethods(methods, station);
    station::registerControlMethods(methods, station, stoppedControl(nullptr));
    return station::sessionDocument(methods);
}

} // namespace app
