#include "station/basictypes.h"

#include <QCoreApplication>

namespace station {

void registerBasicTypes(Registry &registry)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Types", text); };
    registry.add<StationRoot>({.name = QStringLiteral("station:Station"),
                               .doc = tr("The root of the tree."),
                               .icon = QStringLiteral("station"),
                               .inPalette = false});
    registry.add<Folder>({.name = QStringLiteral("station:Folder"),
                          .doc = tr("Holds other components."),
                          .icon = QStringLiteral("folder")});
    registry.add<ServiceContainer>({.name = QStringLiteral("station:Services"),
                                    .doc = tr("The container of the station's services."),
                                    .icon = QStringLiteral("service"),
                                    .inPalette = false,
                                    .required = tr("holds the services"),
                                    .parents = {QStringLiteral("station:Station")}});
}

} // namespace station
