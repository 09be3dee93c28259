#include "app/openedstation.h"

#include "components/components.h"
#include "station/session/logfeed.h"
#include "station/value/atomicfile.h"
#include "station/value/jsonlocator.h"

#include <QCoreApplication>
#include <QUuid>

namespace app {

using station::Result;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OpenedStation", text);
}

QString stationIdOf(const station::Station &station)
{
    const station::SlotSpec *slot = station.root().findSlot(u"stationId");
    const QString *id = slot ? station.root().value(*slot).as<QString>() : nullptr;
    return id ? *id : QString();
}

} // namespace

AllTypes::AllTypes()
{
    registerComponents(*this);
}

OpenedStation::OpenedStation(const QString &folder)
    : m_clock(station::Clock::system()),
      m_station(m_registry, *m_clock),
      m_folder(std::make_unique<station::StationFolder>(folder))
{
    fillMethods(m_methods, m_station);
}

OpenedStation::~OpenedStation()
{
    m_station.stop();
    (void)close();
}

void OpenedStation::fillMethods(station::MethodTable &methods, station::Station &station)
{
    station::registerStationMethods(methods, station);
    registerComponentMethods(methods, station);
}

Result<void> OpenedStation::open(const Options &options)
{
    if (const Result<void> locked = m_folder->lock(); !locked)
        return locked;
    if (!options.restore.isEmpty()) {
        const Result<QString> restored = m_folder->restore(m_registry, *m_clock, options.restore);
        if (!restored)
            return restored.error();
        m_warnings.append(*restored);
    }
    m_station.setFolder(m_folder->folder());
    if (const Result<void> loaded = m_folder->load(m_station); !loaded)
        return loaded;
    m_warnings += m_folder->warnings();
    if (const Result<void> named = checkId(); !named)
        return named;
    return openFiles(options);
}

/// The id binds the secrets to the station, so that it is asked for here, where its line can be told.
Result<void> OpenedStation::checkId() const
{
    if (!stationIdOf(m_station).isEmpty())
        return {};
    const QString file = m_folder->filePath(QStringLiteral("station.json"));
    const Result<QByteArray> text = station::readFile(file, 1LL << 30);
    const station::TextPlace place =
        text ? station::locateInJson(*text, {QStringLiteral("root")}) : station::TextPlace();
    return station::Error{
        file, tr("line %1, column %2: the root has no stationId").arg(place.line).arg(place.column),
        tr("Put the station's own id back, \"slots\": {\"stationId\": \"…\"}; with another one, such as %1, "
           "the "
           "passwords have to be entered again. Or start with `--restore latest`")
            .arg(QUuid::createUuid().toString(QUuid::WithoutBraces))};
}

/// The database and the secrets, which components need when they are told that they are loaded.
Result<void> OpenedStation::openFiles(const Options &options)
{
    m_station.log().openFile(station::LogFeed::fileIn(m_folder->folder()));
    if (const Result<void> opened =
            m_station.database().open(m_folder->filePath(QStringLiteral("station.db")), componentSchemas());
        !opened)
        return opened;
    m_open = true;
    if (const Result<void> opened =
            m_station.secrets().open(m_folder->folder(), stationIdOf(m_station), options.keyFile);
        !opened)
        return opened;
    m_warnings += m_station.database().notices() + m_station.secrets().notices();
    m_station.finishLoading();
    m_folder->keepSaved(m_station);
    return {};
}

Result<void> OpenedStation::close()
{
    if (!m_folder)
        return {};
    Result<void> saved = m_folder->close();
    if (m_open) {
        const Result<void> closed = m_station.database().close();
        m_open = false;
        if (saved && !closed)
            saved = closed;
    }
    m_folder.reset();
    return saved;
}

} // namespace app
