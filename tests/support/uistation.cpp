#include "tests/support/uistation.h"

#include "components/components.h"
#include "components/platform/certificateservice.h"
#include "station/describe.h"
#include "station/session/pipe.h"
#include "station/session/stationcontrol.h"
#include "station/session/stationmethods.h"

#include <QJsonDocument>
#include <QTest>

namespace testsupport {

namespace {

const char stationText[] = R"({"format": "tocsin-station", "version": 1, "nextHandle": 100, "root":
    {"handle": 1, "name": "", "type": "station:Station",
     "slots": {"stationName": "test", "stationId": "8a8e4a5c-0000-4000-8000-000000000001"},
     "children": [
        {"handle": 2, "name": "Services", "type": "station:Services", "children": [
            {"handle": 3, "name": "EmailService", "type": "email:EmailService", "children": [
                {"handle": 8, "name": "Outgoing", "type": "email:OutgoingAccount",
                 "slots": {"hostname": "mail.example.test", "enabled": false}}]},
            {"handle": 4, "name": "AlarmService", "type": "alarm:AlarmService", "children": [
                {"handle": 5, "name": "Default", "type": "alarm:AlarmClass"}]},
            {"handle": 6, "name": "PlatformServices", "type": "platform:PlatformServices", "children": [
                {"handle": 7, "name": "CertificateService", "type": "platform:CertificateService"}]}]},
        {"handle": 9, "name": "Config", "type": "station:Folder"}]}})";

const station::Actor somebody{
    .kind = station::Actor::Person, .user = QStringLiteral("somebody"), .through = QStringLiteral("test")};

} // namespace

UiStation::UiStation(const std::function<void(station::Registry &)> &registerMore)
{
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("state"))));
    QDir().mkpath(m_folder.filePath(QStringLiteral("state")));
    registerComponents(m_registry);
    if (registerMore)
        registerMore(m_registry);
}

UiStation::~UiStation()
{
    m_link.reset();
    m_server.reset();
    if (m_station)
        m_station->stop();
    if (m_files)
        (void)m_files->close();
    if (m_open)
        (void)m_station->database().close();
}

bool UiStation::start(station::Role role)
{
    m_role = role;
    const QString folder = m_folder.filePath(QStringLiteral("s"));
    m_files = std::make_unique<station::StationFolder>(folder);
    m_station = std::make_unique<station::Station>(m_registry, m_clock);
    if (!station::StationFolder::create(folder, stationText))
        return false;
    m_station->setFolder(folder);
    if (const auto loaded = m_files->load(*m_station); !loaded) {
        qWarning("%s", qPrintable(loaded.error().text()));
        return false;
    }
    m_open =
        m_station->database().open(m_files->filePath(QStringLiteral("station.db")), componentSchemas()).ok();
    if (!m_open ||
        !m_station->secrets().open(folder, QStringLiteral("8a8e4a5c-0000-4000-8000-000000000001"), {}))
        return false;
    m_station->finishLoading();
    // The tests' clock stands still on a day that the program's build leaves behind.
    if (auto *certificates = m_station->service<platform::CertificateService>())
        certificates->setEarliest(QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC));
    m_files->keepSaved(*m_station);
    m_station->start();
    station::registerStationMethods(m_methods, *m_station);
    station::registerControlMethods(m_methods, *m_station, {});
    registerComponentMethods(m_methods, *m_station);
    m_server = std::make_unique<station::SessionServer>(*m_station, m_methods);
    // A client that asks too much waits by the station's clock, which stands still here.
    m_server->setLimits({.perSecond = 1'000'000});
    ui::StationLink::Ways ways;
    ways.connect = [this]() -> station::Result<ui::StationLink::Device> { return session(); };
    m_link = std::make_unique<ui::StationLink>(ways);
    m_link->open();
    return QTest::qWaitFor([this] { return m_link->isOpen(); });
}

ui::StationLink::Device UiStation::session()
{
    auto [ours, theirs] = station::Pipe::make();
    m_server->serve(std::move(ours), {QStringLiteral("anna"), m_role});
    return std::move(theirs);
}

void UiStation::cut()
{
    m_server->close();
}

QString UiStation::set(const QString &ord, const QJsonValue &value)
{
    QStringList refusals;
    for (const station::Error &error : m_station->commit({{ord, value}}, somebody))
        refusals.append(error.text());
    return refusals.join(QLatin1Char('\n'));
}

QJsonValue UiStation::get(const QString &ord) const
{
    const auto address = m_station->findSlot(ord);
    return address ? station::readSlot(*address).value(QStringLiteral("value")) : QJsonValue();
}

station::Component &UiStation::add(const QString &parent, const QString &type, const QString &name,
                                   const QJsonObject &values)
{
    const auto above = m_station->find(parent);
    const auto added = m_station->add(**above, type, name, values, somebody);
    if (!added)
        qFatal("%s", qPrintable(added.error().text()));
    return **added;
}

ui::ComponentDescription UiStation::describe(const QString &ord)
{
    ui::ComponentDescription found;
    bool answered = false;
    m_link->call(QStringLiteral("component.describe"), {{QStringLiteral("ord"), ord}}, m_link.get(),
                 [&](const client::Reply &reply) {
                     answered = true;
                     found = ui::ComponentDescription::fromJson(reply.value.toObject());
                 });
    (void)QTest::qWaitFor([&] { return answered; });
    return found;
}

} // namespace testsupport
