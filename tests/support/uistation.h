#pragma once

#include "station/session/sessionserver.h"
#include "station/stationfolder.h"
#include "tests/support/fakeclock.h"
#include "ui/link/description.h"
#include "ui/link/stationlink.h"

#include <QTemporaryDir>

namespace testsupport {

/// A running station of all component types, served over a pipe, and the workbench's link to it. Time is the
/// clock's; what a test waits for comes from the event loop.
class UiStation
{
public:
    /// @p registerMore adds types that only the test knows.
    explicit UiStation(const std::function<void(station::Registry &)> &registerMore = {});
    ~UiStation();

    /// Loads, starts and connects; false when one of them fails.
    bool start(station::Role role = station::Role::Admin);
    /// Another session, for a link of a test's own.
    ui::StationLink::Device session();
    /// Ends the session as a station that goes away does; the link then connects again by itself.
    void cut();

    station::Station &station() { return *m_station; }
    /// To put a method in place of one that would ask the world outside.
    station::MethodTable &methods() { return m_methods; }
    ui::StationLink &link() { return *m_link; }
    FakeClock &clock() { return m_clock; }

    /// Writes as somebody else does; the refusals, empty when there are none.
    QString set(const QString &ord, const QJsonValue &value);
    QJsonValue get(const QString &ord) const;
    station::Component &add(const QString &parent, const QString &type, const QString &name,
                            const QJsonObject &values = {});
    /// What component.describe says, waiting for it.
    ui::ComponentDescription describe(const QString &ord);

    static QString outgoing() { return QStringLiteral("/Services/EmailService/Outgoing"); }

private:
    FakeClock m_clock;
    QTemporaryDir m_folder;
    station::Registry m_registry;
    std::unique_ptr<station::Station> m_station;
    std::unique_ptr<station::StationFolder> m_files;
    station::MethodTable m_methods;
    std::unique_ptr<station::SessionServer> m_server;
    std::unique_ptr<ui::StationLink> m_link;
    station::Role m_role = station::Role::Admin;
    bool m_open = false;
};

} // namespace testsupport
