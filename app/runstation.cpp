#include "app/runstation.h"

#include "app/hardening.h"
#include "app/openedstation.h"
#include "app/terminationsignals.h"
#include "client/invocation.h"
#include "components/components.h"
#include "station/session/sessionserver.h"

#include <QCoreApplication>
#include <QDir>

#include <csignal>
#include <unistd.h>

namespace app {

namespace {

using station::Log;
using station::Result;

QString tr(const char *text)
{
    return QCoreApplication::translate("RunStation", text);
}

/// A station that runs, from its start to the end of the process.
class RunningStation final : public QObject, private station::Observer
{
public:
    explicit RunningStation(client::Invocation &invocation, const QString &folder)
        : QObject(&invocation),
          m_invocation(invocation),
          m_signals([this] { stop(); }),
          m_opened(folder),
          m_server(m_opened.station(), m_opened.methods())
    {
    }
    ~RunningStation() override { m_opened.station().removeObserver(this); }

    Result<void> start(const OpenedStation::Options &options, Log::Level level)
    {
        station::Station &station = m_opened.station();
        station.log().setLevel(level);
        station.log().setEcho(true, level);
        m_level = level;
        if (const Result<void> opened = m_opened.open(options); !opened)
            return opened;
        for (const QString &warning : m_opened.warnings())
            warn(warning);
        registerControl();
        if (const Result<void> listening = m_server.listen(station.folder()); !listening)
            return listening;
        station.addObserver(this);
        m_started = station.clock().wall();
        station.log().write(Log::Level::Info, tr("station"), tr("Starts, process %1.").arg(::getpid()));
        station.start();
        return {};
    }

private:
    void warn(const QString &text)
    {
        // Said once: the log keeps it, and standard output tells it.
        Log &log = m_opened.station().log();
        log.setEcho(false, m_level);
        log.write(Log::Level::Warning, tr("station"), text);
        log.setEcho(true, m_level);
        if (m_invocation.json())
            m_invocation.print(QJsonValue(QJsonObject{{QStringLiteral("warning"), text}}));
        else
            m_invocation.print(tr("warning: %1").arg(text));
    }

    void registerControl()
    {
        station::StationControl control;
        control.save = [this](std::function<void(const Result<void> &)> done) {
            m_opened.folder().save(std::move(done));
        };
        // Later, so that the caller's answer leaves before the session ends.
        control.stop = [this] {
            QMetaObject::invokeMethod(
                this, [this] { stop(); }, Qt::QueuedConnection);
        };
        control.status = [this] {
            QJsonObject json = componentStatus(m_opened.station());
            json.insert(QStringLiteral("pid"), ::getpid());
            json.insert(QStringLiteral("version"), m_invocation.environment().version);
            json.insert(QStringLiteral("started"), m_started.toUTC().toString(Qt::ISODateWithMs));
            if (!m_opened.folder().saveFailure().isEmpty())
                json.insert(QStringLiteral("saveFailure"), m_opened.folder().saveFailure());
            return json;
        };
        station::registerControlMethods(m_opened.methods(), m_opened.station(), control);
    }

    void steadyReached() override
    {
        m_opened.station().log().write(Log::Level::Info, tr("station"), tr("Is steady."));
        const QString socket =
            m_opened.station().folder() + QLatin1Char('/') + station::SessionServer::socketName();
        if (m_invocation.json())
            m_invocation.print(
                QJsonValue(QJsonObject{{QStringLiteral("ready"), true}, {QStringLiteral("socket"), socket}}));
        else
            m_invocation.print(QStringLiteral("ready"));
    }

    /// The sessions end last: who asked for the stop sees by it that the folder is free again.
    void stop()
    {
        if (std::exchange(m_stopping, true))
            return;
        m_opened.station().log().write(Log::Level::Info, tr("station"), tr("Stops."));
        m_server.stopListening();
        m_opened.station().stop();
        const Result<void> closed = m_opened.close();
        m_server.close();
        if (!closed)
            return m_invocation.fail(closed.error());
        m_invocation.finish();
    }

    client::Invocation &m_invocation;
    TerminationSignals m_signals;
    OpenedStation m_opened;
    station::SessionServer m_server;
    QDateTime m_started;
    Log::Level m_level = Log::Level::Info;
    bool m_stopping = false;
};

void run(client::Invocation &invocation)
{
    const QString folder = invocation.arguments().words().value(0, invocation.folder());
    if (folder.isEmpty())
        return invocation.wrongUsage(tr("the station's folder is missing"));
    Log::Level level = Log::Level::Warning;
    const QString named = invocation.arguments().value(QStringLiteral("log-level"), QStringLiteral("info"));
    if (!Log::parseLevel(named, level))
        return invocation.wrongUsage(tr("--log-level is debug, info, warning or error"));
    forbidCoreDumps();
    std::signal(SIGPIPE, SIG_IGN);
    auto *running = new RunningStation(invocation, folder);
    const Result<void> started =
        running->start({.restore = invocation.arguments().value(QStringLiteral("restore")),
                        .keyFile = invocation.arguments().value(QStringLiteral("key-file"))},
                       level);
    if (started)
        return;
    delete running;
    invocation.fail(started.error());
}

} // namespace

client::Command runCommand()
{
    return {
        .name = QStringLiteral("run"),
        .words = QStringLiteral("DIR [--log-level L] [--restore latest|FILE] [--key-file F]"),
        .doc = tr("Runs the station in DIR until it is stopped; prints \"ready\" once every alarm source was "
                  "evaluated."),
        .most = 1,
        .needs = client::Command::Nothing,
        .run = run,
        .options = {
            {.name = QStringLiteral("log-level"),
             .value = QStringLiteral("L"),
             .doc = tr("debug, info (otherwise), warning or error.")},
            {.name = QStringLiteral("restore"),
             .value = QStringLiteral("VERSION"),
             .doc = tr("Go back to the latest good version of station.json, or to a file of history/.")},
            {.name = QStringLiteral("key-file"),
             .value = QStringLiteral("F"),
             .doc = tr("The key of the secrets, outside DIR.")}}};
}

} // namespace app
