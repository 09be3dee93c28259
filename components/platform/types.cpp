#include "components/platform/types.h"

#include "components/platform/certificateservice.h"
#include "components/platform/hostmonitor.h"

#include <QCoreApplication>

namespace platform {

void registerPlatform(station::Registry &registry)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("platform::Types", text); };
    registry.add<PlatformServices>(
        {.name = QStringLiteral("platform:PlatformServices"),
         .doc = tr("Holds what belongs to the machine rather than to the building."),
         .icon = QStringLiteral("service")});
    registry.add<HostMonitor>({.name = QStringLiteral("platform:HostMonitor"),
                               .doc = tr("Measures disk, memory, load and temperature of this computer."),
                               .icon = QStringLiteral("host-monitor")});
    registry.add<CertificateService>(
        {.name = QStringLiteral("platform:CertificateService"),
         .doc = tr("Decides which servers are believed: trust stores and Allowed Hosts."),
         .icon = QStringLiteral("certificates"),
         .views = {QStringLiteral("certificateManager")},
         .required = tr("no server is believed without it"),
         .parents = {QStringLiteral("platform:PlatformServices")}});
}

} // namespace platform
